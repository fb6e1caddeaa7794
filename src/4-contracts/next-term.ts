import { type Day, plusDays, termEnd } from '#kernel'
import type { Reason } from '#law'
import { type Plan, planOf, plans } from '#plans'
import type { Ctx } from '#platform'
import { budget } from './budget.ts'
import { firstOf } from './judge-ground.ts'
import { neverBegins } from './follow-hand-overs.ts'
import { type Beyond, beyondBudget, itemOf, takenBy } from './rules/budget.ts'
import { type Contract, monthsOf } from './rules/contract.ts'
import { asAgreed } from './rules/in-force.ts'
import { contracts, readBudgetItems, readGrounds } from './store/index.ts'

/** Another year of a contract, as the law and the budget see it before anybody has asked for it. */
export interface NextTerm {
  readonly startsOn: Day
  readonly endsOn: Day
  /** Whether the law lets it be renewed without a tender, once its documents announced it. */
  readonly isOpen: boolean
  readonly steps: readonly Reason[]
  /** The signed contract that renews it already. */
  readonly renewedBy: Pick<Contract, 'id' | 'number' | 'purchaseId'> | undefined
  readonly money: {
    /** Names and years of its plan that finance has not entered. */
    readonly notEntered: readonly { readonly year: number; readonly name: string }[]
    /** Where the same again would take more than is free. */
    readonly beyond: readonly Beyond[]
  }
}

/**
 * By which signed contract each of some is renewed already, by its id. One that ended before its first day renews nothing.
 */
async function renewedBy(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Contract>> {
  const grounds = (await readGrounds(ctx, { earlierIds: ids })).filter((g) => g.kind === 'renewal')
  const found = new Map((await contracts(ctx, { ids: grounds.map((g) => g.contractId) })).map((c) => [c.id as string, c]))
  const holds = (c: Contract | undefined): c is Contract => c !== undefined && c.signedOn !== null && !neverBegins(c, c.closedOn)
  return new Map(
    grounds.flatMap((g): [string, Contract][] => {
      const c = found.get(g.contractId)
      return g.earlierId && holds(c) ? [[g.earlierId, c]] : []
    }),
  )
}

/** A year is a term of so many months or more: a shorter contract has no gate. */
export const yearMonths = 12

/**
 * Those of some contracts that the law lets go on for another year without a tender and that nothing signed renews yet, by id: what a list asks
 * of all of them at once.
 * The chain of renewals is followed for all together, a step at a time.
 */
export async function openToRenewal(ctx: Ctx, of: readonly Contract[]): Promise<Set<string>> {
  const yearly = of.filter((c) => c.state === 'active' && !c.closedOn && monthsOf(asAgreed(c)) >= yearMonths)
  if (yearly.length === 0) return new Set()
  const planned = new Map((await plans(ctx, { purchaseIds: yearly.map((c) => c.purchaseId) })).map((p) => [p.purchaseId as string, p]))
  const first = await firstsOf(ctx, yearly)
  const renewed = await renewedBy(
    ctx,
    yearly.map((c) => c.id),
  )
  return new Set(
    yearly.flatMap((c) => {
      if (renewed.has(c.id)) return []
      const plan = planned.get(c.purchaseId)
      return plan && renewal(ctx, c, first.get(c.id)!, plan).value !== 'closed' ? [c.id] : []
    }),
  )
}

async function firstsOf(ctx: Ctx, of: readonly Contract[]): Promise<Map<string, Contract>> {
  const first = new Map<string, Contract>(of.map((c) => [c.id, c]))
  for (let i = 0; i < 10; i++) {
    const direct = [...first].filter(([, c]) => c.tenderId === null)
    const grounds = await readGrounds(ctx, { contractIds: direct.map(([, c]) => c.id) })
    const before = new Map(
      grounds.flatMap((g) => (g.kind === 'renewal' && g.earlierId ? [[g.contractId as string, g.earlierId] as const] : [])),
    )
    if (before.size === 0) return first
    const earlier = new Map((await contracts(ctx, { ids: [...new Set(before.values())] })).map((c) => [c.id as string, c]))
    for (const [id, c] of direct) {
      const one = earlier.get(before.get(c.id) ?? '')
      if (one) first.set(id, one)
    }
  }
  return first
}

const nextYear = (c: Contract): { startsOn: Day; endsOn: Day } => {
  const startsOn = plusDays(c.endsOn, 1)
  return { startsOn, endsOn: termEnd(startsOn, yearMonths) }
}

/** What the law says of a further year of a contract whose line of renewals began with `first`. */
const renewal = (ctx: Ctx, c: Contract, first: Contract, plan: Plan) =>
  ctx.law.contracts.withoutTender({
    ...{ lawDay: plan.lawDay, planned: plan.total, planMethod: plan.method },
    ground: {
      ...{ kind: 'renewal' as const, announced: true, fromTender: first.tenderId !== null },
      ...{ firstDay: first.startsOn, lastDay: nextYear(c).endsOn },
    },
  })

/** The year after a contract that runs for one; undefined where it runs shorter, or somebody gave notice. */
export async function nextTerm(ctx: Ctx, c: Contract): Promise<NextTerm | undefined> {
  const plan = await planOf(ctx, c.purchaseId)
  if (!plan || c.state !== 'active' || c.closedOn || monthsOf(asAgreed(c)) < yearMonths) return undefined
  const first = await firstOf(ctx, c, 'renewal')
  const { startsOn, endsOn } = nextYear(c)
  const answer = renewal(ctx, c, first, plan)
  // The same again, from its first month: what a change left of earlier months, and the days of its stages, were of this year.
  const lines = asAgreed(c).lines.map((l) => ({
    ...{ ...l, fromMonth: 1, settled: [], settledPosts: undefined },
    milestones: l.milestones.map(({ title, share, when }) => ({ title, share, when })),
  }))
  const taken = takenBy({ startsOn, endsOn, lines, terms: asAgreed(c).terms }, plan.sources, null)
  const items = await readBudgetItems(ctx, { purchaserIds: [c.purchaserId], years: [...new Set(taken.map((t) => t.year))] })
  const { bound } = await budget(ctx, { purchaserId: c.purchaserId })
  return {
    ...{ startsOn, endsOn, isOpen: answer.value !== 'closed', steps: answer.steps },
    renewedBy: (await renewedBy(ctx, [c.id])).get(c.id),
    money: {
      notEntered: taken.filter((t) => !itemOf(items, t)).map(({ year, name }) => ({ year, name })),
      beyond: beyondBudget(
        taken,
        items,
        bound.flatMap((b) => b.taken),
      ),
    },
  }
}
