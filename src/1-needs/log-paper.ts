import { change, type Ctx, type DueWork, stale } from '#platform'
import { purchaseOf } from './campaigns.ts'
import { daysOfPaper, deleteDayOfPaper } from './store/index.ts'

/*
 * Paper enters the record log as a number of a day and a person. An entry for each sheet with its moment would let everybody who reads the
 * log count the paper answers of an open survey one by one.
 */

/** Enters in the record log what each person keyed on a day, once the day is over, in the name of whoever did it. */
export async function logPaper(ctx: Ctx, work: DueWork): Promise<void> {
  const days = await daysOfPaper(ctx)
  await work.each(
    'needs.paper-of-day',
    days,
    (d) => ({ subject: { kind: 'campaign', id: d.campaign_id } }),
    async (d) => {
      const nobodysRights = { membershipId: null, organisationKind: null, roles: [] }
      const keyedBy = { kind: 'user' as const, userId: d.keyed_by || null, name: d.keyed_name, organisationId: d.organisation_id }
      await change(
        { ...ctx, asker: { ...nobodysRights, ...keyedBy } },
        {
          action: 'needs.paper-of-day',
          subject: { kind: 'campaign', id: d.campaign_id },
          ...(await purchaseOf(ctx, d.campaign_id)),
          facts: { day: d.day.toString(), keyed: d.keyed, settled: d.settled },
        },
        async (tx) => ((await deleteDayOfPaper(ctx, tx, d)) ? { id: d.campaign_id } : stale()),
      )
      return true
    },
  )
}
