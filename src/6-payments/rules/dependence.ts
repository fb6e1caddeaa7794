import { add, type Fraction, type Money, minor, noMoney, sum, zero } from '#kernel'

/** The share each purchaser has of the value of an institution's contracts in force, largest first. */
export function dependenceOn(
  contracts: readonly { readonly purchaserId: string; readonly total: Money }[],
): { purchaserId: string; amount: Money; share: Fraction }[] {
  const total = sum(contracts.map((c) => c.total))
  if (total === 0n) return []
  const by = new Map<string, Money>()
  for (const c of contracts) by.set(c.purchaserId, minor((by.get(c.purchaserId) ?? noMoney) + c.total))
  return [...by]
    .map(([purchaserId, amount]) => ({ purchaserId, amount, share: { n: amount, d: total } }))
    .map((r) => ({ ...r, share: reduced(r.share) }))
    .sort((a, b) => (a.amount === b.amount ? a.purchaserId.localeCompare(b.purchaserId) : a.amount > b.amount ? -1 : 1))
}
const reduced = (f: Fraction): Fraction => add(f, zero)
