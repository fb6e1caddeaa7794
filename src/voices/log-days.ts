import { change, type Ctx, type DueWork, stale } from '#platform'
import { daysOfVoices, deleteDayOfVoices } from './store/index.ts'

/** Enters in the record log how many words a day brought, once the day is over: one number, and no moment of any of them. */
export const logDays = async (ctx: Ctx, work: DueWork): Promise<void> =>
  await work.each(
    'voices.of-day',
    await daysOfVoices(ctx),
    (d) => ({ subject: { kind: 'voice' as const, id: d.day.toString() } }),
    async (d) => {
      const facts = { day: d.day.toString(), said: d.said, helped: d.helped }
      await change(ctx, { action: 'voices.of-day', facts }, async (tx) => ((await deleteDayOfVoices(ctx, tx, d.day)) ? {} : stale()))
      return true
    },
  )
