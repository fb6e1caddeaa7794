import { isRefusal } from '#kernel'
import { forgottenBefore } from '#law'
import { type Ctx, dueWork } from '#platform'
import { changeVoice } from './change-voice.ts'
import { logDays } from './log-days.ts'
import { voicesOver } from './store/index.ts'

/** What the clock does for words: deletes what was said and answered once its time is over, and tells the
 * record log how many a day brought. What is counted of them stays. */
export async function takeDue(ctx: Ctx): Promise<number> {
  const work = dueWork(ctx)
  const over = await voicesOver(ctx, forgottenBefore('voices', ctx.today, ctx.law.place))
  await work.each(
    'voices.forget',
    over,
    (id) => ({ subject: { kind: 'voice' as const, id } }),
    async (id) => {
      const done = await changeVoice(ctx, { id, verb: 'forget' }, async ({ set }) => await set({ words: '', answer: null, receipt: null }))
      return !isRefusal(done)
    },
  )
  await work.all(async () => (await logDays(ctx, work), 0))
  return work.finish()
}
