import { budget, type BudgetedContract, type BudgetItem, itemOf, keepBudgetItem, spread, type Taken, takenBy, takenIn } from '#contracts'
import { isRefusal, isSameItem, itemKey, type Money, minor, noMoney, type Refusal, sum } from '#kernel'
import { mayNot } from '#people'
import type { Ctx } from '#platform'
import { releasedOf } from './released-of.ts'
import type { Claim, PaymentMade } from './rules/claim.ts'
import { standingOf } from './rules/standing-entries.ts'
import { findClaims, paymentsOf } from './store/index.ts'
import { refuse } from './words.ts'

/** One item in one year: what was given, what contracts take of it, what was paid, and what is left. */
export interface BudgetRow {
  purchaserId: string
  name: string
  /** Undefined where plans name it and finance has not entered it. */
  item: BudgetItem | undefined
  /** What of the contracts falls into the year; of those that are over only what was claimed or still can be. */
  reserved: Money
  /** What contracts that are over took of the year and nobody can claim any more. */
  released: Money
  paid: Money
  /** Of this year and those before: owed by contract and not paid by the end of the year. */
  bound: Money
  /** Given and taken by no contract; undefined where nothing was entered. */
  free: Money | undefined
  contracts: ReleasingContract[]
}

/** A contract that counts against items, with what it gave back once it was over. */
interface ReleasingContract extends BudgetedContract {
  readonly released: readonly Taken[]
}

/** The budget of a year: of one's own office, or of all where the role reaches all. */
export async function budgetAccount(ctx: Ctx, year: number): Promise<BudgetRow[] | Refusal> {
  const own = ctx.asker.organisationId
  const all = !mayNot(ctx.asker, 'plans.read', {})
  const no = all ? undefined : mayNot(ctx.asker, 'plans.read', { purchaserId: own })
  if (no) return no
  const { items, bound: signed } = await budget(ctx, all ? {} : { purchaserId: own! })
  const bound = await released(ctx, signed)
  // What was paid for one that was withdrawn stays paid until it is given back, as the account of the year has it.
  const claims = await findClaims(ctx, { contractIds: bound.map((b) => b.contract.id) })
  const made = Map.groupBy(
    await paymentsOf(
      ctx,
      claims.map((c) => c.id),
    ),
    (p) => p.claimId,
  )
  const paid = new Map(
    bound.map((b) => [
      b.contract.id as string,
      paidByYear(
        claims.filter((c) => c.contractId === b.contract.id),
        made,
      ),
    ]),
  )
  const names = new Map<string, { purchaserId: string; name: string }>()
  // However its name is written it is one item, called as finance calls it.
  const note = (purchaserId: string, name: string) => {
    const key = JSON.stringify([purchaserId, itemKey(name)])
    if (!names.has(key)) names.set(key, { purchaserId, name })
  }
  for (const i of items) if (i.year === year) note(i.purchaserId, i.name)
  for (const b of bound) for (const t of [...b.taken, ...b.released]) if (t.year <= year) note(b.contract.purchaserId, t.name)
  // What was paid or came back in the year is told, whichever year the contract takes it of.
  for (const b of bound)
    for (const p of spread(paid.get(b.contract.id)?.get(year) ?? noMoney, b.sources))
      if (p.amount !== 0n) note(b.contract.purchaserId, p.name)
  return [...names.values()]
    .map(({ purchaserId, name }) =>
      row(
        year,
        name,
        purchaserId,
        items,
        bound.filter((b) => b.contract.purchaserId === purchaserId),
        paid,
      ),
    )
    .filter((r) => r.item !== undefined || r.reserved > 0n || r.paid !== 0n || r.bound > 0n || r.released > 0n)
    .toSorted((a, b) => (a.purchaserId + a.name < b.purchaserId + b.name ? -1 : 1))
}

/** The same with what those that are over gave back: what they still take is what was claimed of each amount or still can be. */
async function released(ctx: Ctx, bound: readonly BudgetedContract[]): Promise<ReleasingContract[]> {
  const back = await releasedOf(
    ctx,
    bound.map((b) => b.contract),
  )
  return bound.map((b) => {
    const worth = back.get(b.contract.id)?.worth
    const taken = worth ? takenBy(b.contract, b.sources, b.contract.closedOn, worth) : b.taken
    const given = b.taken.map((t) => ({ ...t, amount: minor(t.amount - takenIn(taken, t.year, t.name)) }))
    return { ...b, taken, released: given.filter((t) => t.amount > 0n) }
  })
}

type Paid = ReadonlyMap<string, ReadonlyMap<number, Money>>

function row(
  year: number,
  name: string,
  purchaserId: string,
  items: readonly BudgetItem[],
  of: readonly ReleasingContract[],
  paid: Paid,
): BudgetRow {
  const item = itemOf(
    items.filter((i) => i.purchaserId === purchaserId),
    { year, name },
  )
  const paidIn = (b: BudgetedContract, within: (y: number) => boolean): Money =>
    sum([...(paid.get(b.contract.id) ?? [])].flatMap(([y, m]) => (within(y) ? partOf(m, b, name) : [])))
  const reserved = sum(of.map((b) => takenIn(b.taken, year, name)))
  // Contract by contract: what one was paid before its year does not end what another is owed.
  const boundOf = (b: BudgetedContract): Money => {
    const until = sum(b.taken.filter((t) => isSameItem(t.name, name) && t.year <= year).map((t) => t.amount))
    const paidUntil = paidIn(b, (y) => y <= year)
    return minor(until > paidUntil ? until - paidUntil : 0n)
  }
  return {
    ...{ purchaserId, name, item, reserved },
    released: sum(of.map((b) => takenIn(b.released, year, name))),
    paid: sum(of.map((b) => paidIn(b, (y) => y === year))),
    bound: sum(of.map(boundOf)),
    free: item && item.amount !== null ? minor(item.amount - reserved) : undefined,
    contracts: of.filter((b) => takenIn(b.taken, year, name) > 0n || takenIn(b.released, year, name) > 0n),
  }
}
const partOf = (amount: Money, b: BudgetedContract, name: string): Money[] =>
  spread(amount, b.sources)
    .filter((p) => isSameItem(p.name, name))
    .map((p) => p.amount)

/** What was paid for the claims of a contract, by the year of its day; without interest, as the account of a year has it. */
function paidByYear(claims: readonly Claim[], made: ReadonlyMap<string, readonly PaymentMade[]>): Map<number, Money> {
  const by = new Map<number, Money>()
  for (const c of claims)
    for (const p of standingOf(made.get(c.id) ?? [])) by.set(p.paidOn.year, minor((by.get(p.paidOn.year) ?? noMoney) + p.amount))
  return by
}

/** What a year that is over leaves bound goes into the next one, beside what is given there. */
export async function carryOver(ctx: Ctx, i: { purchaserId: string; year: number; name: string }): Promise<{ year: number } | Refusal> {
  if (i.year >= ctx.today.year) return refuse('year-not-over', i.year)
  const before = await budgetAccount(ctx, i.year)
  if (isRefusal(before)) return before
  const of = before.find((r) => r.purchaserId === i.purchaserId && isSameItem(r.name, i.name))
  if (!of || of.bound === 0n) return refuse('nothing-bound', i.year)
  const after = await budgetAccount(ctx, i.year + 1)
  if (isRefusal(after)) return after
  const next = after.find((r) => r.purchaserId === i.purchaserId && isSameItem(r.name, i.name))?.item
  return await keepBudgetItem(ctx, {
    ...{ purchaserId: i.purchaserId, year: i.year + 1, name: i.name },
    ...{ carried: of.bound, seen: next?.version },
  })
}
