import type { Day } from '#kernel'
import type { Ctx, Db } from '#platform'
import { sql } from 'kysely'
import { type Row, tables } from './tables.ts'

/** One word more was said today, or of one answer more whether it helped. */
export const addToDay = async (ctx: Ctx, tx: Db, what: 'said' | 'helped'): Promise<void> =>
  void (await sql`insert into voices_of_day as d (jurisdiction, day, ${sql.ref(what)}) values (${ctx.jurisdiction}, ${ctx.today}, 1)
    on conflict (jurisdiction, day) do update set ${sql.ref(what)} = d.${sql.ref(what)} + 1`.execute(tx))

/** The days that are over and of which the record log does not know yet how many words they brought. */
export const daysOfVoices = async (ctx: Ctx): Promise<Row<'voices_of_day'>[]> =>
  await tables(ctx.db)
    .selectFrom('voices_of_day')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('day', '<', ctx.today)
    .execute()

/** Forgets the number of a day; false where it is not there. */
export async function deleteDayOfVoices(ctx: Ctx, tx: Db, day: Day): Promise<boolean> {
  const { numDeletedRows } = await tables(tx)
    .deleteFrom('voices_of_day')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('day', '=', day)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
