import { change, type Ctx, type DueWork, stale } from '#platform'
import { daysOfProposals, deleteDayOfProposals, vote } from './store/index.ts'

/** Enters in the record log how many proposals of residents a day brought, once the day is over: one number, and no moment of any of them. */
export const logDays = async (ctx: Ctx, work: DueWork): Promise<void> =>
  await work.each(
    'projects.of-day',
    await daysOfProposals(ctx),
    (d) => ({ subject: { kind: 'vote' as const, id: d.vote_id } }),
    async (d) => {
      const purchaseId = (await vote(ctx, d.vote_id))!.purchaseId
      const subject = { kind: 'vote' as const, id: d.vote_id }
      const facts = { day: d.day.toString(), proposed: d.proposed }
      await change(ctx, { action: 'projects.of-day', subject, purchaseId, facts }, async (tx) =>
        (await deleteDayOfProposals(ctx, tx, d)) ? {} : stale(),
      )
      return true
    },
  )
