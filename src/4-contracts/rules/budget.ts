import { allocate, type Day, fraction, isAfter, type Money, minor, noMoney, sum } from '#kernel'
import type { PlanSource } from '#plans'
import type { Contract, ContractText } from './contract.ts'
import { instalments } from './instalments.ts'

/** What finance gave a purchaser for a year under one name, and what of the year before was carried over into it. */
export interface BudgetItem {
  purchaserId: string
  year: number
  name: string
  amount: Money
  carried: Money
  version: number
}
/** What a contract takes from an item in a year. */
export interface Taken {
  readonly year: number
  readonly name: string
  readonly amount: Money
}

type Text = Pick<ContractText, 'startsOn' | 'endsOn' | 'lines'>

/**
 * What a text takes, year by year, from each item: an instalment falls into the year in which its period ends, one at signing into that of the first day.
 * Where a plan has several sources the contract is spread over them as the plan is, to the fen.
 * @param closedOn what falls due after it is never owed
 */
export function takenBy(text: Text, sources: readonly PlanSource[], closedOn: Day | null): Taken[] {
  const named = sources.filter((s) => s.amount > 0n)
  if (named.length === 0) return []
  const owed = instalments(text).filter((i) => !closedOn || !isAfter(i.periodFrom, closedOn))
  const years = Map.groupBy(owed, (i) => (i.onSigning ? text.startsOn : i.periodTo).year)
  return [...years]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([year, of]) => spread(sum(of.map((i) => i.amount)), named).map(({ name, amount }) => ({ year, name, amount })))
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
    (p) => p.name,
  )
  return [...by].map(([name, of]) => ({ name, amount: sum(of.map((p) => p.amount)) }))
}

/** What of a contract counts against its items: the text in force, or before signing the one on the table; nothing of one that was never signed and is over. */
export const takenByContract = (c: Contract, sources: readonly PlanSource[]): Taken[] =>
  c.state === 'terminated' && !c.signedOn ? [] : takenBy(c, sources, c.closedOn)

/** An item that a text takes more from than is free. */
export interface Beyond extends Taken {
  /** What is left of the item once every other contract has taken its part; below zero where those take too much already. */
  readonly free: Money
}

/** Where a text takes more than is free of an item. An item that finance has not entered says nothing. */
export const beyondBudget = (taken: readonly Taken[], items: readonly BudgetItem[], byOthers: readonly Taken[]): Beyond[] =>
  taken.flatMap((t) => {
    const item = items.find((i) => i.year === t.year && i.name === t.name)
    if (!item) return []
    const others = sum(byOthers.filter((o) => o.year === t.year && o.name === t.name).map((o) => o.amount))
    const free = minor(item.amount - others)
    return t.amount > free ? [{ ...t, free }] : []
  })

/** Sums by name of what falls into a year. */
export const takenIn = (taken: readonly Taken[], year: number, name: string): Money =>
  taken.filter((t) => t.year === year && t.name === name).reduce<Money>((n, t) => minor(n + t.amount), noMoney)
