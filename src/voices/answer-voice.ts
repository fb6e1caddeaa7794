import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeVoice } from './change-voice.ts'

/** Answers a word. Whoever holds the number of its receipt reads the answer. */
export const answerVoice = (ctx: Ctx, i: { id: string; answer: string }): Promise<{ id: string } | Refusal> =>
  changeVoice(
    ctx,
    { id: i.id, verb: 'answer' },
    async ({ set }) => await set({ answer: i.answer, answered_on: ctx.today, answered_by: ctx.asker.userId }),
  )
