import {
  allWrong,
  mostLines,
  type Goal,
  type Grade,
  type Hanging,
  type Id,
  isRefusal,
  type Money,
  newId,
  noMoney,
  projectAmount,
  type Refusal,
  termEnd,
  treeOf,
  type UnitTerms,
  wrongConditions,
} from '#kernel'
import { needs, purchase } from '#needs'
import type { Ctx } from '#platform'
import { changePlan } from './change-plan.ts'
import type { Plan, PlanLine, PostCosts } from './rules/plan.ts'
import { bearsSubsidy, subsidyFields, subsidyFrom, type TypedSubsidy } from './rules/planned-subsidy.ts'
import { plannedWage } from './rules/planned-wage.ts'
import { settleLines } from './rules/settle-lines.ts'
import { writeLines } from './store/index.ts'
import { refuse } from './words.ts'

interface NewLineCommon {
  title: string
  /** What service it delivers, to what standard. */
  scope?: string | undefined
  hangsOn?: string | undefined
  /** Accepted needs it answers; without any, `reason` is published. */
  needIds: readonly string[]
  reason?: string | undefined
  /** Why the line has no goal, where it is to have none; published. */
  noGoalReason?: string | undefined
  /** Communities it serves; none given means all of the purchase. */
  communityIds?: readonly string[] | undefined
}
export type NewLine =
  | (NewLineCommon & {
      kind: 'post'
      grade: Grade
      posts: number
      months: number
      amount?: Money | undefined
      takesRest?: boolean | undefined
      /** What a worker costs; left out, the wage table of the place holds where there is one. */
      costs?: PostCosts | undefined
      wageReason?: string | undefined
      wageOf?: Grade | undefined
      subsidy?: TypedSubsidy | undefined
    })
  | (NewLineCommon & {
      kind: 'project'
      quantity: number
      unit: string
      unitPrice: Money
      /** What one unit must be, where more than words is written. */
      unitTerms?: UnitTerms | null | undefined
    })

/** The largest amount that is stored: far above any budget of a street office, far below what a database holds. */
const largestAmount = 10n ** 15n

/** Adds a line to a plan, or changes the one named. */
export const saveLine = (ctx: Ctx, input: NewLine & { planId: string; lineId?: string | undefined }): Promise<{ id: string } | Refusal> =>
  changePlan(ctx, { id: input.planId, verb: 'edit', action: 'plans.save-line' }, async ({ tx, inside, now, entry, set }) => {
    const id = (input.lineId ?? newId('line', ctx.now)) as Id<'line'>
    if (input.lineId && !now.lines.some((l) => l.id === id)) return refuse('line-hangs-wrong')
    if (!input.lineId && now.lines.length >= mostLines) return refuse('lines-full', mostLines)
    const goals = now.lines.find((l) => l.id === id)?.goals ?? []
    const bare = lineOf(id, input, goals)
    const wrong = allWrong([
      await needsWrong(inside, now, input),
      hangsWrong(now, id, input),
      amountMissing(input),
      subsidyWrong(bare, now),
      conditionsWrong(bare, now),
    ])
    if (wrong) return wrong
    const wage = input.kind === 'post' ? plannedWage(input, ctx.law, now.lawDay) : { costs: null, wageReason: null }
    if (isRefusal(wage)) return wage
    const line = { ...bare, ...wage }
    if (line.amount > largestAmount) return refuse('too-large').at(input.kind === 'project' ? 'unitPrice' : 'amount')
    const lines = input.lineId ? now.lines.map((l) => (l.id === id ? line : l)) : [...now.lines, line]
    const bears = line.kind === 'project' ? undefined : bearsSubsidy(now.lines, id)
    if (bears) return bears
    const settled = settleLines(lines, now.fixedTotal)
    if (isRefusal(settled)) return settled
    const moved = await set({ total_minor: settled.total })
    if (isRefusal(moved)) return moved
    await writeLines(ctx, tx, now.id, settled.lines)
    entry.facts = { line: line.title.slice(0, 120), kind: line.kind }
    return { id }
  })

function subsidyWrong(line: PlanLine, plan: Plan): Refusal | undefined {
  const fields = subsidyFields(line, plan.lines, plan)
  return Object.keys(fields).length > 0 ? refuse('subsidy-wrong').with({ fields }) : undefined
}

/** Conditions that no record can meet within the term of the plan. */
function conditionsWrong(line: PlanLine, plan: Plan): Refusal | undefined {
  if (line.kind === 'post') return undefined
  const fields = wrongConditions(line.unitTerms, { startsOn: plan.startsOn, endsOn: termEnd(plan.startsOn, plan.months) })
  return Object.keys(fields).length > 0 ? refuse('conditions-wrong').with({ fields }) : undefined
}

function lineOf(id: Id<'line'>, input: NewLine, goals: readonly Goal[]): PlanLine {
  const common = {
    id,
    title: input.title,
    hangsOn: (input.hangsOn ?? null) as Id<'line'> | null,
    needIds: [...new Set(input.needIds)],
    reason: input.reason ?? null,
    scope: input.scope ?? null,
    communityIds: [...new Set(input.communityIds ?? [])],
    goals,
    noGoalReason: input.noGoalReason ?? null,
  }
  if (input.kind === 'project')
    return {
      ...common,
      kind: 'project',
      quantity: input.quantity,
      unit: input.unit,
      unitPrice: input.unitPrice,
      unitTerms: input.unitTerms ?? null,
      amount: projectAmount(input.quantity, input.unitPrice),
      takesRest: false,
      costs: null,
      wageReason: null,
    }
  const takesRest = input.takesRest ?? false
  return {
    ...common,
    kind: 'post',
    grade: input.grade,
    posts: input.posts,
    months: input.months,
    amount: takesRest ? noMoney : (input.amount ?? noMoney),
    takesRest,
    costs: null,
    wageReason: null,
    subsidy: input.subsidy ? subsidyFrom(input.subsidy) : null,
  }
}

function amountMissing(input: NewLine): Refusal | undefined {
  if (input.kind === 'project' || input.takesRest || (input.amount !== undefined && input.amount > 0n)) return undefined
  return refuse('line-amount-missing').at('amount')
}

/** No line without a need, or with a reason that is published; and only our own needs and communities. */
async function needsWrong(inside: Ctx, plan: Plan, input: NewLine): Promise<Refusal | undefined> {
  if (input.needIds.length === 0 && !input.reason) return refuse('need-or-reason').at('needIds')
  const accepted = await needs(inside, { ids: input.needIds, purchaserId: plan.purchaserId, state: 'accepted' })
  if (accepted.length < new Set(input.needIds).size) return refuse('need-not-accepted').at('needIds')
  const of = await purchase(inside, plan.purchaseId)
  if ((input.communityIds ?? []).some((c) => !of?.communityIds.includes(c))) return refuse('not-our-community').at('communityIds')
  return undefined
}

/** A line may hang on another of the same plan, never, over however many knots, on itself. */
function hangsWrong(plan: Plan, id: string, { kind, hangsOn }: Pick<NewLine, 'kind' | 'hangsOn'>): Refusal | undefined {
  const others: readonly Hanging[] = plan.lines.filter((l) => l.id !== id)
  const broken = hangsOn && treeOf([...others, { id, kind, hangsOn }]).at(id)?.broken
  return broken ? refuse('line-hangs-wrong').at('hangsOn') : undefined
}
