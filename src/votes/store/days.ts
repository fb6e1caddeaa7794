import type { Ctx, Db } from '#platform'
import { sql } from 'kysely'
import { type Row, tables } from './tables.ts'

type OfDay = Row<'proposals_of_day'>

/** One proposal more came from a resident today. */
export const addProposal = async (ctx: Ctx, tx: Db, voteId: string): Promise<void> =>
  void (await sql`insert into proposals_of_day as d (jurisdiction, vote_id, day, proposed) values (${ctx.jurisdiction}, ${voteId}, ${ctx.today}, 1)
    on conflict (jurisdiction, vote_id, day) do update set proposed = d.proposed + 1`.execute(tx))

/** The days that are over and of which the record log does not know yet how many proposals they brought. */
export const daysOfProposals = async (ctx: Ctx): Promise<OfDay[]> =>
  await tables(ctx.db)
    .selectFrom('proposals_of_day')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('day', '<', ctx.today)
    .execute()

/** Forgets the number of a day; false where it is not there. */
export async function deleteDayOfProposals(ctx: Ctx, tx: Db, d: OfDay): Promise<boolean> {
  const { numDeletedRows } = await tables(tx)
    .deleteFrom('proposals_of_day')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('vote_id', '=', d.vote_id)
    .where('day', '=', d.day)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
