import type { Day, Money } from '#kernel'
import { codecs, type Ctx, type Db } from '#platform'
import { type DeliveryTables, tables } from './tables.ts'

/** What the institution said of a subsidised post with one hand-in of a month. What it did not say is null. */
export interface SubsidyReport {
  readonly acceptanceId: string
  readonly times: number
  readonly lineId: string
  /** How much of the rest came; nothing that came is zero. */
  readonly came: Money | null
  readonly cameFrom: string | null
  /** Why there was no record of its project. */
  readonly quietAnswer: string | null
  readonly saidOn: Day
  readonly saidBy: string
}

const reportRow = codecs<DeliveryTables>()('subsidy_reports')

export async function readSubsidyReports(
  ctx: Pick<Ctx, 'jurisdiction' | 'db'>,
  acceptanceIds: readonly string[],
  db: Db = ctx.db,
): Promise<SubsidyReport[]> {
  if (acceptanceIds.length === 0) return []
  const rows = await tables(db)
    .selectFrom('subsidy_reports')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('acceptance_id', 'in', [...new Set(acceptanceIds)])
    .orderBy('line_id')
    .execute()
  return rows.map((r) => reportRow.read(r))
}

/** Writes what was said, and adds what was not said before; a part that was said stays. */
export async function writeSubsidyReport(ctx: Ctx, tx: Db, r: SubsidyReport): Promise<void> {
  await tables(tx)
    .insertInto('subsidy_reports')
    .values({ ...reportRow.write(r), jurisdiction: ctx.jurisdiction })
    .onConflict((o) =>
      o.columns(['jurisdiction', 'acceptance_id', 'times', 'line_id']).doUpdateSet((e) => ({
        came_minor: e.fn.coalesce('subsidy_reports.came_minor', 'excluded.came_minor'),
        came_from: e.fn.coalesce('subsidy_reports.came_from', 'excluded.came_from'),
        quiet_answer: e.fn.coalesce('subsidy_reports.quiet_answer', 'excluded.quiet_answer'),
        said_on: e.ref('excluded.said_on'),
        said_by: e.ref('excluded.said_by'),
      })),
    )
    .execute()
}
