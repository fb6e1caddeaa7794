import type { Day } from '#kernel'
import type { Ctx } from '#platform'
import type { AskedBy, Category } from './rules/record.ts'
import { hoursRows } from './store/index.ts'

export interface HoursRow {
  contractId: string
  /** Month of the contract by its first day: `2026-03`. */
  month: string
  monthOn: Day
  category: Category
  askedBy: AskedBy
  minutes: number
  records: number
  people: number
}

/**
 * Minutes by month, category and who asked, from totals kept with the records.
 * `from` and `to` choose whole months of the contract: those that begin within them.
 */
export async function hours(ctx: Ctx, of: { contractIds: readonly string[]; from?: Day; to?: Day }): Promise<HoursRow[]> {
  if (of.contractIds.length === 0) return []
  const rows = await hoursRows(ctx, of)
  return rows.map((r) => ({
    contractId: r.contract_id,
    month: monthName(r.month_on),
    monthOn: r.month_on,
    category: r.category,
    askedBy: r.asked_by,
    minutes: Number(r.minutes),
    records: r.records,
    people: Number(r.people),
  }))
}
/** A month by its first day: `2026-03`. */
export const monthName = (d: Day): string => d.toString().slice(0, 7)
