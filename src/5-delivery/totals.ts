import { type Contract, contract } from '#contracts'
import { type Day, type Fraction, isAfter, isBefore } from '#kernel'
import type { Ctx, Db } from '#platform'
import { passesCap, shareOfErrands } from './rules/errands.ts'
import type { AskedBy, Category } from './rules/record.ts'
import { tables } from './store.ts'

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
  let q = tables(ctx.db)
    .selectFrom('hours_totals')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', 'in', [...of.contractIds])
    .where('records', '>', 0)
  if (of.from) q = q.where('month_on', '>=', of.from)
  if (of.to) q = q.where('month_on', '<=', of.to)
  const rows = await q.orderBy('contract_id').orderBy('month_on').orderBy('category').orderBy('asked_by').execute()
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
export const monthName = (d: Day): string => d.toString().slice(0, 7)

export interface ErrandMonth {
  month: string
  monthOn: Day
  endsOn: Day
  minutes: number
  errandMinutes: number
  /** Exact share of all minutes recorded; zero when none were. */
  share: Fraction
  /** The month is over and errands took more than the contract allows. */
  overCap: boolean
  isOver: boolean
}

/** The share of errands month by month, against the contract's cap. A month is judged when it is over. */
export async function errandShare(ctx: Ctx, contractId: string, known?: Contract, db: Db = ctx.db): Promise<ErrandMonth[]> {
  const c = known ?? (await contract(ctx, contractId))
  return c ? ((await errandShares(ctx, [c], db)).get(c.id) ?? []) : []
}

/** The same of several contracts at once, by contract. One without records is left out. */
export async function errandShares(ctx: Ctx, of: readonly Contract[], db: Db = ctx.db): Promise<Map<string, ErrandMonth[]>> {
  if (of.length === 0) return new Map()
  const caps = new Map<string, string>(of.map((c) => [c.id, c.terms.errandCapPercent]))
  const rows = await tables(db)
    .selectFrom('service_months')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', 'in', [...caps.keys()])
    .orderBy('contract_id')
    .orderBy('month_on')
    .execute()
  const found = new Map<string, ErrandMonth[]>()
  for (const r of rows) {
    const share = shareOfErrands(r.errand_minutes, r.minutes)
    const isOver = isBefore(r.ends_on, ctx.today)
    const months = found.get(r.contract_id) ?? []
    months.push({
      month: monthName(r.month_on),
      monthOn: r.month_on,
      endsOn: r.ends_on,
      minutes: Number(r.minutes),
      errandMinutes: Number(r.errand_minutes),
      share,
      isOver,
      overCap: isOver && passesCap(share, caps.get(r.contract_id)!),
    })
    found.set(r.contract_id, months)
  }
  return found
}

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
  const rows = await tables(db)
    .selectFrom('unit_totals')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', 'in', [...of.contractIds])
    .where('records', '>', 0)
    .orderBy('contract_id')
    .orderBy('line_id')
    .orderBy('month_on')
    .orderBy('community_id')
    .execute()
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
