import { allocate, type Day, daysBetween, earlier, fraction, isSameItem, itemKey, later, type Money, minor, noMoney, sum } from '#kernel'
import type { PlanSource } from '#plans'
import type { Contract, ContractText } from './contract.ts'
import { owedAtAll, type Payable } from './payables.ts'
import { stagesOf } from './stages.ts'

/** What finance gave a purchaser for a year under one name, and what of the year before was carried over into it. */
export interface BudgetItem {
  purchaserId: string
  year: number
  name: string
  /** Null until finance enters it; something may be carried over into the year before that. */
  amount: Money | null
  carried: Money
  version: number
}
/** What a contract takes from an item in a year. */
export interface Taken {
  readonly year: number
  readonly name: string
  readonly amount: Money
}

type Text = Pick<ContractText, 'startsOn' | 'endsOn' | 'lines' | 'terms'>

/**
 * What a text takes, year by year, from each item: a month in the year in which it ends, what is paid at signing in that of the first day, a stage
 * with a day in that of its day, an advance in that of the first day and what is kept back in that of its release, and what may come at any time of the term, as units do, over its years by their days. Where a plan has several
 * sources the contract is spread over them as the plan is. All of it to the fen.
 * @param closedOn what begins after it is never owed
 * @param worth what can ever be claimed of an amount by its key, of a contract that is over; all of it where nothing is said
 */
export function takenBy(
  text: Text,
  sources: readonly PlanSource[],
  closedOn: Day | null,
  worth: ReadonlyMap<string, Money> = new Map(),
): Taken[] {
  const parts = owedAtAll({ ...text, closedOn }).flatMap((i) => overYears(text, { ...i, amount: worth.get(i.key) ?? i.amount }))
  return [...Map.groupBy(parts, (p) => p.year)]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([year, of]) => spread(sum(of.map((p) => p.amount)), sources).map(({ name, amount }) => ({ year, name, amount })))
}

function overYears(text: Text, i: Payable): { year: number; amount: Money }[] {
  const { amount } = i
  if (i.kind === 'advance' || i.kind === 'release') return [{ year: i.periodFrom.year, amount }]
  if (i.onSigning) return [{ year: text.startsOn.year, amount }]
  if (i.kind === 'month') return [{ year: i.periodTo.year, amount }]
  const line = text.lines.find((l) => l.id === i.lineId)!
  const stage = stagesOf(text, line).find((s) => s.key === i.key)
  if (stage?.earliestOn) return [{ year: stage.earliestOn.year, amount }]
  const years = Array.from({ length: i.periodTo.year - i.periodFrom.year + 1 }, (_, n) => i.periodFrom.year + n)
  const days = years.map((year) => {
    const [first, last] = [
      later(i.periodFrom, Temporal.PlainDate.from({ year, month: 1, day: 1 })),
      earlier(i.periodTo, Temporal.PlainDate.from({ year, month: 12, day: 31 })),
    ]
    return fraction(daysBetween(first, last) + 1)
  })
  return allocate(amount, days).map((part, n) => ({ year: years[n]!, amount: part }))
}

/** An amount over the sources of a plan as the plan is, to the fen; one name that stands twice is one item. */
export function spread(amount: Money, sources: readonly PlanSource[]): { name: string; amount: Money }[] {
  const named = sources.filter((s) => s.amount > 0n)
  if (named.length === 0) return []
  const parts = allocate(
    amount,
    named.map((s) => fraction(s.amount)),
  )
  const by = Map.groupBy(
    named.map((s, i) => ({ name: s.source.trim(), amount: parts[i]! })),
    (p) => itemKey(p.name),
  )
  return [...by.values()].map((of) => ({ name: of[0]!.name, amount: sum(of.map((p) => p.amount)) }))
}

/** What of a contract counts against its items: the text in force, or before signing the one on the table; nothing of one that was never signed and is over. */
export const takenByContract = (c: Contract, sources: readonly PlanSource[]): Taken[] =>
  c.state === 'terminated' && !c.signedOn ? [] : takenBy(c, sources, c.closedOn)

/** What is given in a year under a name, however it is written; where it was entered under two writings, both together. */
export function itemOf<I extends Pick<BudgetItem, 'year' | 'name' | 'amount' | 'carried'>>(
  items: readonly I[],
  of: { readonly year: number; readonly name: string },
): I | undefined {
  const same = items.filter((i) => i.year === of.year && isSameItem(i.name, of.name))
  const first = same.find((i) => i.name === of.name) ?? same[0]
  const given = same.flatMap((i) => i.amount ?? [])
  return first && { ...first, amount: given.length > 0 ? sum(given) : null, carried: sum(same.map((i) => i.carried)) }
}

/** An item that a text takes more from than is free. */
export interface Beyond extends Taken {
  /** What is left of the item once every other contract has taken its part; below zero where those take too much already. */
  readonly free: Money
}

/** Where a text takes more than is free of an item. An item that finance has not entered says nothing. */
export const beyondBudget = (taken: readonly Taken[], items: readonly BudgetItem[], byOthers: readonly Taken[]): Beyond[] =>
  taken.flatMap((t) => {
    const item = itemOf(items, t)
    if (!item || item.amount === null) return []
    const others = sum(byOthers.filter((o) => o.year === t.year && isSameItem(o.name, t.name)).map((o) => o.amount))
    const free = minor(item.amount - others)
    return t.amount > free ? [{ ...t, free }] : []
  })

/** Sums by name of what falls into a year. */
export const takenIn = (taken: readonly Taken[], year: number, name: string): Money =>
  taken.filter((t) => t.year === year && isSameItem(t.name, name)).reduce<Money>((n, t) => minor(n + t.amount), noMoney)
