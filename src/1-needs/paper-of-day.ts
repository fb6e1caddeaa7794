import { change, type Ctx, type Db, type DueWork, stale } from '#platform'
import { sql } from 'kysely'
import { campaign } from './campaigns.ts'
import { tables } from './store.ts'

/*
 * Paper enters the record log as a number of a day and a person. An entry for each sheet with its moment would let everybody who reads the
 * log count the paper answers of an open survey one by one.
 */

/** Counts one sheet that `asker` has keyed or settled, in the transaction that keeps it. */
export async function countPaper(ctx: Ctx, tx: Db, campaignId: string, what: 'keyed' | 'settled'): Promise<void> {
  const { userId, name, organisationId } = ctx.asker
  const count = sql.ref(what)
  await sql`insert into paper_of_day (jurisdiction, campaign_id, day, keyed_by, keyed_name, organisation_id, ${count})
    values (${ctx.jurisdiction}, ${campaignId}, ${ctx.today}, ${userId ?? ''}, ${name}, ${organisationId}, 1)
    on conflict (jurisdiction, campaign_id, day, keyed_by) do update set ${count} = ${sql.ref(`paper_of_day.${what}`)} + 1`.execute(tx)
}

/** Enters in the record log what each person keyed on a day, once the day is over, in the name of whoever did it. */
export async function logPaper(ctx: Ctx, work: DueWork): Promise<void> {
  const days = await tables(ctx.db)
    .selectFrom('paper_of_day')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('day', '<', ctx.today)
    .execute()
  await work.each(
    'needs.paper-of-day',
    days,
    (d) => ({ subject: { kind: 'campaign', id: d.campaign_id } }),
    async (d) => {
      const purchaseId = (await campaign(ctx, d.campaign_id))?.purchaseId
      const nobodysRights = { membershipId: null, organisationKind: null, roles: [] }
      const keyedBy = { kind: 'user' as const, userId: d.keyed_by || null, name: d.keyed_name, organisationId: d.organisation_id }
      await change(
        { ...ctx, asker: { ...nobodysRights, ...keyedBy } },
        {
          action: 'needs.paper-of-day',
          subject: { kind: 'campaign', id: d.campaign_id },
          ...(purchaseId && { purchaseId }),
          facts: { day: d.day.toString(), keyed: d.keyed, settled: d.settled },
        },
        async (tx) => {
          const { numDeletedRows } = await tables(tx)
            .deleteFrom('paper_of_day')
            .where('jurisdiction', '=', ctx.jurisdiction)
            .where('campaign_id', '=', d.campaign_id)
            .where('day', '=', d.day)
            .where('keyed_by', '=', d.keyed_by)
            .executeTakeFirst()
          return numDeletedRows === 1n ? { id: d.campaign_id } : stale()
        },
      )
      return true
    },
  )
}
