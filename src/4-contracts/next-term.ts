import { type Day, plusDays, termEnd } from '#kernel'
import type { Reason } from '#law'
import { planOf } from '#plans'
import type { Ctx } from '#platform'
import { budget } from './budget.ts'
import { firstOf } from './judge-ground.ts'
import { type Beyond, beyondBudget, takenBy } from './rules/budget.ts'
import { type Contract, monthsOf } from './rules/contract.ts'
import { asAgreed } from './rules/in-force.ts'
import { readBudgetItems } from './store/index.ts'

/** Another year of a contract, as the law and the budget see it before anybody has asked for it. */
export interface NextTerm {
  readonly startsOn: Day
  readonly endsOn: Day
  /** Whether the law lets it be renewed without a tender, once its documents announced it. */
  readonly isOpen: boolean
  readonly steps: readonly Reason[]
  readonly money: {
    /** Names and years of its plan that finance has not entered. */
    readonly notEntered: readonly { readonly year: number; readonly name: string }[]
    /** Where the same again would take more than is free. */
    readonly beyond: readonly Beyond[]
  }
}

/** A year is a term of so many months or more: a shorter contract has no gate. */
export const yearMonths = 12

/** The year after a contract that runs for one; undefined where it runs shorter, or somebody gave notice. */
export async function nextTerm(ctx: Ctx, c: Contract): Promise<NextTerm | undefined> {
  const plan = await planOf(ctx, c.purchaseId)
  if (!plan || c.state !== 'active' || c.closedOn || monthsOf(asAgreed(c)) < yearMonths) return undefined
  const first = await firstOf(ctx, c, 'renewal')
  const startsOn = plusDays(c.endsOn, 1)
  const endsOn = termEnd(startsOn, yearMonths)
  const answer = ctx.law.contracts.withoutTender({
    ...{ lawDay: plan.lawDay, planned: plan.total, planMethod: plan.method },
    ground: { kind: 'renewal', announced: true, fromTender: first.tenderId !== null, firstDay: first.startsOn, lastDay: endsOn },
  })
  // The same again, from its first month: what a change left of earlier months, and the days of its stages, were of this year.
  const lines = asAgreed(c).lines.map((l) => ({
    ...{ ...l, fromMonth: 1, settled: [], settledPosts: undefined },
    milestones: l.milestones.map(({ title, share, when }) => ({ title, share, when })),
  }))
  const taken = takenBy({ startsOn, endsOn, lines }, plan.sources, null)
  const items = await readBudgetItems(ctx, { purchaserIds: [c.purchaserId], years: [...new Set(taken.map((t) => t.year))] })
  const { bound } = await budget(ctx, { purchaserId: c.purchaserId })
  return {
    ...{ startsOn, endsOn, isOpen: answer.value !== 'closed', steps: answer.steps },
    money: {
      notEntered: taken.filter((t) => !items.some((i) => i.year === t.year && i.name === t.name)).map(({ year, name }) => ({ year, name })),
      beyond: beyondBudget(
        taken,
        items,
        bound.flatMap((b) => b.taken),
      ),
    },
  }
}
