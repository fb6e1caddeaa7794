import { type Day, day, itemKey, minor, type Money } from '#kernel'
import type { BoughtTogether, Law, Purchase } from '#law'
import type { Plan } from './plan.ts'
import { usualCategory } from './words.ts'

type Counted = Pick<Plan, 'id' | 'number' | 'fiscalYear' | 'sources' | 'method' | 'taken' | 'preparation'>

/** A plan as purchases of its year, one for each budget item it takes money from; the method is that of its tender, where there is one. */
function purchasesOf(p: Counted): Purchase[] {
  const method = p.taken?.method ?? p.method
  const consent = p.taken ? p.taken.consent : p.preparation.consent
  const items = Map.groupBy(p.sources, (s) => itemKey(s.source))
  return [...items.values()].map((sources) => ({
    id: p.id,
    fiscalYear: p.fiscalYear,
    budgetItem: sources[0]!.source,
    category: p.preparation.category ?? usualCategory,
    amount: minor(sources.reduce((n, s) => n + s.amount, 0n)) as Money,
    ...(method && { method }),
    wasApproved: consent !== null,
    fromBudgetAdjustment: p.preparation.fromAdjustment,
  }))
}

/** The threshold of a fiscal year is that of its first day. */
const yearBegins = (fiscalYear: number): Day => day(`${fiscalYear}-01-01`)

/** What one purchaser buys alike in one year, what passes the threshold first, then the largest; within it by number. */
export const boughtAlike = (plans: readonly Counted[], law: Law, fiscalYear: number): BoughtTogether[] =>
  [...law.plans.boughtTogether([...plans].sort(byNumber).flatMap(purchasesOf), yearBegins(fiscalYear))].sort(
    (a, b) => Number(b.finding !== undefined) - Number(a.finding !== undefined) || (a.total > b.total ? -1 : a.total < b.total ? 1 : 0),
  )
const byNumber = (a: Counted, b: Counted): number => (a.number < b.number ? -1 : 1)
