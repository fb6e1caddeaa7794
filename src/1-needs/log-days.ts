import { change, type Ctx, type DueWork, stale } from '#platform'
import { purchaseOf } from './campaigns.ts'
import { daysOfAnswers, deleteDayOfAnswers } from './store/index.ts'

/** Enters in the record log how many answers a day brought, once the day is over: one number, and no moment of any of them. */
export async function logDays(ctx: Ctx, work: DueWork): Promise<void> {
  const days = await daysOfAnswers(ctx)
  await work.each(
    'needs.answers-of-day',
    days,
    (d) => ({ subject: { kind: 'campaign', id: d.campaign_id } }),
    async (d) => {
      await change(
        ctx,
        {
          action: 'needs.answers-of-day',
          subject: { kind: 'campaign', id: d.campaign_id },
          ...(await purchaseOf(ctx, d.campaign_id)),
          facts: { day: d.day.toString(), answers: d.answers },
        },
        async (tx) => ((await deleteDayOfAnswers(ctx, tx, d)) ? { id: d.campaign_id } : stale()),
      )
      return true
    },
  )
}
