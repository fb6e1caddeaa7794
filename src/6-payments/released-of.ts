import { type Contract, owedAtAll } from '#contracts'
import { acceptances } from '#delivery'
import { type Day, earlier, isBefore, type Money, minor, noMoney, sum } from '#kernel'
import type { Ctx } from '#platform'
import { scheduleFor } from './schedule-for.ts'
import { findClaims } from './store/index.ts'

/** What of a contract that is over nobody can claim any more, and what can ever be claimed of each amount, by its key. */
interface Released {
  readonly amount: Money
  readonly worth: ReadonlyMap<string, Money>
}

/** Last day of service, also of a contract that ends early. */
const lastDayOf = (c: Pick<Contract, 'endsOn' | 'closedOn'>): Day => (c.closedOn ? earlier(c.closedOn, c.endsOn) : c.endsOn)

/**
 * What contracts that are over give back to the budget: all they took less what was claimed and what still can be. A contract that still runs,
 * and one of which everything was claimed, give nothing back.
 */
export async function releasedOf(ctx: Ctx, contracts: readonly Contract[]): Promise<Map<string, Released>> {
  const over = contracts.filter((c) => c.signedOn && isBefore(lastDayOf(c), ctx.today))
  const ids = over.map((c) => c.id)
  if (ids.length === 0) return new Map()
  const claims = await findClaims(ctx, { contractIds: ids, owed: true })
  const handedIn = await acceptances(ctx, { contractIds: ids })
  const found = new Map<string, Released>()
  for (const c of over) {
    const owed = owedAtAll(c)
    const took = sum(owed.map((i) => i.amount))
    const claimed = sum(claims.filter((k) => k.contractId === c.id).map((k) => k.amount))
    if (claimed >= took) continue
    const rows = await scheduleFor(
      ctx,
      c,
      handedIn.filter((a) => a.contractId === c.id),
    )
    const worth = new Map(rows.map((r) => [r.key, minor(r.claimed + r.left)]))
    const amount = minor(took - sum(owed.map((i) => worth.get(i.key) ?? noMoney)))
    if (amount > noMoney) found.set(c.id, { amount, worth })
  }
  return found
}
