import { type Contract, contract, inForceOn } from '#contracts'
import { type Day, type Fraction, isBefore } from '#kernel'
import type { Ctx, Db } from '#platform'
import { monthName } from './hours.ts'
import { passesCap, shareOfErrands } from './rules/errands.ts'
import { monthRows } from './store/index.ts'

export interface ErrandMonth {
  month: string
  monthOn: Day
  endsOn: Day
  minutes: number
  errandMinutes: number
  /** Exact share of all minutes recorded; zero when none were. */
  share: Fraction
  /** The cap in percent that held in that month. */
  cap: string
  /** Errands took more than the contract allows, so far or altogether. */
  aboveCap: boolean
  /** The month is over and errands took more than the contract allows. */
  overCap: boolean
  isOver: boolean
}

/** The share of errands month by month, against the cap the contract had in that month. A month is judged when it is over. */
export async function errandShare(ctx: Ctx, contractId: string, known?: Contract, db: Db = ctx.db): Promise<ErrandMonth[]> {
  const c = known ?? (await contract(ctx, contractId))
  return c ? ((await errandShares(ctx, [c], db)).get(c.id) ?? []) : []
}

/** The same of several contracts at once, by contract. One without records is left out. */
export async function errandShares(ctx: Ctx, of: readonly Contract[], db: Db = ctx.db): Promise<Map<string, ErrandMonth[]>> {
  if (of.length === 0) return new Map()
  const known = new Map<string, Contract>(of.map((c) => [c.id, c]))
  const rows = await monthRows(ctx, db, [...known.keys()])
  const found = new Map<string, ErrandMonth[]>()
  for (const r of rows) {
    const share = shareOfErrands(r.errand_minutes, r.minutes)
    const cap = inForceOn(known.get(r.contract_id)!, r.month_on).terms.errandCapPercent
    const [isOver, aboveCap] = [isBefore(r.ends_on, ctx.today), passesCap(share, cap)]
    const months = found.get(r.contract_id) ?? []
    months.push({
      month: monthName(r.month_on),
      monthOn: r.month_on,
      endsOn: r.ends_on,
      minutes: Number(r.minutes),
      errandMinutes: Number(r.errand_minutes),
      share,
      isOver,
      cap,
      aboveCap,
      overCap: isOver && aboveCap,
    })
    found.set(r.contract_id, months)
  }
  return found
}
