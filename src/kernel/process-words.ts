import { refusals } from './refusal.ts'
import type { Words } from './words.ts'

export const refuseProcess = refusals(
  {
    'wrong-state': {
      status: 409,
      zh: (verb: Words, state: Words) => `现在是「${state.zh}」，不能「${verb.zh}」。请刷新页面看最新情况。`,
      en: (verb: Words, state: Words) =>
        `This is “${state.en}” now, so “${verb.en}” is not possible. Reload the page to see where it stands.`,
    },
  },
  { house: true },
)
