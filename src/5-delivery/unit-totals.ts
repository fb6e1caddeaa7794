import { type Day, isAfter, isBefore } from '#kernel'
import type { Ctx, Db } from '#platform'
import { monthName } from './hours.ts'
import { unitRows } from './store/index.ts'

export interface UnitsRow {
  contractId: string
  lineId: string
  month: string
  monthOn: Day
  communityId: string | null
  records: number
  units: number
  people: number
  minutes: number
}
/** Units, people served and minutes by deliverable, month and community. */
export async function unitTotals(
  ctx: Ctx,
  of: { contractIds: readonly string[]; from?: Day; to?: Day },
  db: Db = ctx.db,
): Promise<UnitsRow[]> {
  if (of.contractIds.length === 0) return []
  const rows = await unitRows(ctx, db, of.contractIds)
  return rows
    .filter((r) => !(of.from && isBefore(r.month_on, of.from)) && !(of.to && isAfter(r.month_on, of.to)))
    .map((r) => ({
      contractId: r.contract_id,
      lineId: r.line_id,
      month: monthName(r.month_on),
      monthOn: r.month_on,
      communityId: r.community_id || null,
      records: r.records,
      units: Number(r.units),
      people: Number(r.people),
      minutes: Number(r.minutes),
    }))
}
