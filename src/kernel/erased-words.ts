import { type Day, sayDay } from './day.ts'
import { both, dictionary, type Words } from './words.ts'

/** Why a text may or must be erased: Personal Information Protection Law art. 47, and the wish of the person. */
export const erasureGrounds = {
  asked: both('应本人请求', 'at the request of the person'),
  consent: both('因本人撤回同意', 'because the person withdrew consent'),
  purpose: both('因不再需要', 'because it is no longer needed'),
  unlawful: both('因不应记录', 'because it should not have been written down'),
  over: both('因保存期已满', 'because its time of keeping is over'),
} as const satisfies Record<string, Words>

/** What stands where a text was erased. */
export const erasedWords = dictionary('kernel/erased-words.erasedWords', {
  erased: {
    zh: (on: Day, why: Words) => `〔${sayDay(on, 'zh')}${why.zh}，由个人信息保护负责人删除〕`,
    en: (on: Day, why: Words) => `[erased on ${sayDay(on, 'en')} ${why.en}, by the data officer]`,
  },
})
