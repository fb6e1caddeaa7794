import { isSameItem, type Money, moneyText, noMoney, type Refusal } from '#kernel'
import { mayNot, organisation, refusePermission } from '#people'
import { plans, type PlanSource } from '#plans'
import { change, type Ctx, recordRefusal } from '#platform'
import { contracts } from './contracts.ts'
import { type Beyond, beyondBudget, type BudgetItem, itemOf, type Taken, takenBy, takenByContract } from './rules/budget.ts'
import type { Contract, ContractText } from './rules/contract.ts'
import { signedStates } from './rules/contract-process.ts'
import { emptyBudgetItems, readBudgetItems, writeBudgetItem } from './store/index.ts'
import { refuse } from './words.ts'

/** What finance gave for a year under a name. */
export interface NewBudgetItem {
  purchaserId: string
  year: number
  name: string
  /** What it has already, where it is left out. */
  amount?: Money | undefined
  carried?: Money | undefined
  /** The version of the item that was seen; none of one that is new. */
  seen?: number | undefined
}

/** Finance enters what a purchaser has for a year under one name, or puts it right. Contracts are not changed by it. */
export async function keepBudgetItem(ctx: Ctx, i: NewBudgetItem): Promise<{ year: number } | Refusal> {
  if (mayNot(ctx.asker, 'payments.pay', {})) return await recordRefusal(ctx, 'contracts.keep-budget', refusePermission('not-your-role'))
  return await change(ctx, { action: 'contracts.keep-budget' }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    if ((await organisation(inside, i.purchaserId))?.kind !== 'purchaser') return refuse('no-purchaser').at('purchaserId')
    const typed = i.name.trim()
    const same = (await readBudgetItems(inside, { purchaserIds: [i.purchaserId], years: [i.year] })).filter((x) =>
      isSameItem(x.name, typed),
    )
    const was = itemOf(same, { year: i.year, name: typed })
    // Written otherwise it is the item that is there already, under the name it has.
    const name = was?.name ?? typed
    const { purchaserId, year } = i
    const amount = i.amount ?? was?.amount ?? null
    const carried = i.carried ?? was?.carried ?? noMoney
    // Where it was entered under several writings all of it stands under this one now, and is not counted again under the others.
    const others = same.filter((x) => x.name !== name)
    const done =
      (await writeBudgetItem(ctx, tx, { purchaserId, year, name, amount, carried }, i.seen)) && (await emptyBudgetItems(ctx, tx, others))
    if (!done) return refuse('budget-changed')
    entry.subject = { kind: 'organisation', id: purchaserId }
    entry.facts = { year, ...(amount !== null && { amount: moneyText(amount) }), carried: moneyText(carried) }
    entry.changes = [{ field: 'budget', before: textOf(was?.amount), after: textOf(amount) }]
    return { year }
  })
}

const textOf = (amount: Money | null | undefined) => (amount == null ? null : moneyText(amount))

/** A contract that counts against items, with what it takes. */
export interface BudgetedContract {
  readonly contract: Contract
  readonly sources: readonly PlanSource[]
  readonly taken: readonly Taken[]
}

/** What is given and what is bound by contract, of some purchasers or all. A contract binds from its first signature of both sides on. */
export async function budget(
  ctx: Ctx,
  of: { purchaserId?: string | undefined },
): Promise<{ items: BudgetItem[]; bound: BudgetedContract[] }> {
  const all = await contracts(ctx, { states: signedStates, ...(of.purchaserId && { organisationId: of.purchaserId }) })
  const sources = await sourcesBy(
    ctx,
    all.map((c) => c.purchaseId),
  )
  return {
    items: await readBudgetItems(ctx, of.purchaserId ? { purchaserIds: [of.purchaserId] } : {}),
    bound: all.map((contract) => {
      const own = sources.get(contract.purchaseId) ?? []
      return { contract, sources: own, taken: takenByContract(contract, own) }
    }),
  }
}

/** Where the text of a contract takes more of an item than other contracts leave free. It is said to whoever buys, and nothing is refused by it. */
export async function beyondFree(ctx: Ctx, c: Contract, text: ContractText): Promise<Beyond[]> {
  const own = (await sourcesBy(ctx, [c.purchaseId])).get(c.purchaseId) ?? []
  const taken = takenBy(text, own, null)
  const items = await readBudgetItems(ctx, { purchaserIds: [c.purchaserId], years: [...new Set(taken.map((t) => t.year))] })
  if (items.length === 0) return []
  const { bound } = await budget(ctx, { purchaserId: c.purchaserId })
  return beyondBudget(
    taken,
    items,
    bound.filter((b) => b.contract.id !== c.id).flatMap((b) => b.taken),
  )
}

async function sourcesBy(ctx: Ctx, purchaseIds: readonly string[]): Promise<Map<string, readonly PlanSource[]>> {
  if (purchaseIds.length === 0) return new Map()
  return new Map((await plans(ctx, { purchaseIds: [...new Set(purchaseIds)] })).map((p) => [p.purchaseId, p.sources]))
}
