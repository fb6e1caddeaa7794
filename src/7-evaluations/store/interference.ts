import type { Day } from '#kernel'
import { codecs, type Ctx, type Db, movesOf } from '#platform'
import { type Selectable, sql, type Updateable } from 'kysely'
import type { Control, Interference, InterferenceState } from '../rules/interference.ts'
import { type EvaluationTables, tables } from './tables.ts'

const row = codecs<EvaluationTables>()('interference_reports', { except: ['receipt'] })
type Row = Selectable<EvaluationTables['interference_reports']>

/** Reports, those that wait first; or the one of an id or of the mark of a receipt. */
export async function readInterference(
  ctx: Ctx,
  of: { id?: string; receipt?: string; state?: InterferenceState } = {},
): Promise<Interference[]> {
  let q = tables(ctx.db).selectFrom('interference_reports').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (of.id !== undefined) q = q.where('id', '=', of.id)
  if (of.receipt !== undefined) q = q.where('receipt', '=', of.receipt)
  if (of.state) q = q.where('state', '=', of.state)
  const rows = await q.orderBy('state', 'desc').orderBy('due_on').orderBy('id').limit(500).execute()
  return rows.map((r) => row.read(r))
}
export const insertInterference = async (
  ctx: Ctx,
  tx: Db,
  i: Pick<Row, 'id' | 'kind' | 'by_whom' | 'purchaser_id' | 'provider_id' | 'says' | 'receipt' | 'said_on' | 'due_on'>,
): Promise<void> =>
  void (await tables(tx)
    .insertInto('interference_reports')
    .values({ ...i, jurisdiction: ctx.jurisdiction })
    .execute())
type Columns = Updateable<Omit<EvaluationTables['interference_reports'], 'state' | 'version' | 'id' | 'jurisdiction'>>
export const moveInterference = movesOf<InterferenceState, Columns>('interference_reports')

/** One report more came today. */
export const addReportToDay = async (ctx: Ctx, tx: Db): Promise<void> =>
  void (await sql`insert into interference_of_day as d (jurisdiction, day, reports) values (${ctx.jurisdiction}, ${ctx.today}, 1)
    on conflict (jurisdiction, day) do update set reports = d.reports + 1`.execute(tx))

/** The days that are over and of which the record log does not know yet how many reports they brought. */
export const daysOfReports = async (ctx: Ctx): Promise<{ day: Day; reports: number }[]> =>
  await tables(ctx.db)
    .selectFrom('interference_of_day')
    .select(['day', 'reports'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('day', '<', ctx.today)
    .execute()

/** Forgets the number of a day; false where it is not there. */
export async function deleteDayOfReports(ctx: Ctx, tx: Db, day: Day): Promise<boolean> {
  const { numDeletedRows } = await tables(tx)
    .deleteFrom('interference_of_day')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('day', '=', day)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

const controlRow = codecs<EvaluationTables>()('post_control', { except: ['contract_id'] })
/** What both sides say of who decides at the posts of a contract. */
export async function readControl(ctx: Ctx, contractId: string, db: Db = ctx.db): Promise<Control[]> {
  const rows = await tables(db)
    .selectFrom('post_control')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .orderBy('line_id')
    .orderBy('side', 'desc')
    .execute()
  return rows.map((r) => controlRow.read(r))
}
/** Keeps what a side says of one post, over the version that was seen; false where it has changed since. */
export async function keepControl(
  ctx: Ctx,
  tx: Db,
  contractId: string,
  c: Omit<Control, 'saidOn' | 'version'>,
  seen: number,
): Promise<boolean> {
  const said = { hires: c.hires, instructs: c.instructs, approves: c.approves, pays: c.pays, said_on: ctx.today }
  const done =
    seen === 0
      ? await tables(tx)
          .insertInto('post_control')
          .values({ ...said, jurisdiction: ctx.jurisdiction, contract_id: contractId, line_id: c.lineId, side: c.side })
          .onConflict((o) => o.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tables(tx)
          .updateTable('post_control')
          .set((e) => ({ ...said, version: e('version', '+', 1) }))
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('contract_id', '=', contractId)
          .where('line_id', '=', c.lineId)
          .where('side', '=', c.side)
          .where('version', '=', seen)
          .returning('version')
          .executeTakeFirst()
  return done !== undefined
}
