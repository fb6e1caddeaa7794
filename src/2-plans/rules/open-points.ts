import { type Citation, costOf, type Money, minor, sum, termEnd, totalOf, unmeetable, type Words } from '#kernel'
import type { Finding, Law } from '#law'
import { costFloor } from './cost-floor.ts'
import type { Plan } from './plan.ts'
import { wrongSubsidies } from './planned-subsidy.ts'
import { pointWords } from './words.ts'

/** One thing about a plan that is not right yet. What `stops` must be mended before it can be submitted. */
export interface OpenPoint {
  readonly code:
    | 'no-lines'
    | 'lines-differ'
    | 'budget-short'
    | 'budget-over'
    | 'not-asked'
    | 'longer-than-term'
    | 'unmeetable'
    | 'needs-gone'
    | 'nothing-left'
    | 'below-floor'
    | 'no-goal'
    | 'subsidy'
    | 'needs-unsaid'
    | 'law'
  readonly stops: boolean
  readonly words: Words
  readonly cites?: readonly Citation[]
}

export interface PlanFacts {
  /** Whether residents were asked before this plan, by a survey of this purchase. */
  readonly residentsAsked: boolean
  /** Needs of the lines that are no longer accepted, or belong to another purchaser. */
  readonly needsGone: readonly string[]
  /** How many needs of earlier rounds in the same communities the plan says nothing of. */
  readonly needsUnsaid?: number | undefined
  /** Whose wage table the posts are held against, and whose texts are named. */
  readonly law: Law
  /** What the law check of the plan found. */
  readonly findings: readonly Finding[]
}

/** Everything that stands between a plan and its approval, and what is worth a second look. */
export function openPoints(
  plan: Pick<Plan, 'lines' | 'sources' | 'total' | 'fixedTotal' | 'months' | 'noSurveyReason' | 'lawDay' | 'startsOn'>,
  facts: PlanFacts,
): readonly OpenPoint[] {
  const found: OpenPoint[] = []
  const say = pointWords.both
  const stop = (code: OpenPoint['code'], words: Words, ...cites: readonly Citation[]) =>
    found.push({ code, stops: true, words, ...(cites.length > 0 && { cites }) })

  if (plan.lines.length === 0) stop('no-lines', say('no-lines'))
  const planned = totalOf(plan.lines)
  if (plan.lines.length > 0 && plan.fixedTotal !== null && planned !== plan.fixedTotal)
    stop(
      'lines-differ',
      planned < plan.fixedTotal ? say('lines-short', less(plan.fixedTotal, planned)) : say('lines-over', less(planned, plan.fixedTotal)),
    )
  if (plan.lines.some((l) => l.takesRest && l.amount === 0n)) stop('nothing-left', say('nothing-left'))
  const given = sum(plan.sources.map((s) => s.amount))
  if (planned > given) stop('budget-short', say('budget-short', less(planned, given)), ...facts.law.cites('within-the-budget'))
  if (planned < given) stop('budget-over', say('budget-over', less(given, planned)))
  const long = plan.lines.find((l) => l.kind === 'post' && l.months > plan.months)
  if (long) stop('longer-than-term', say('longer-than-term', long.title, plan.months))
  const term = { startsOn: plan.startsOn, endsOn: termEnd(plan.startsOn, plan.months) }
  for (const l of plan.lines)
    if (l.kind === 'project')
      for (const why of Object.values(unmeetable(l.unitTerms, term))) stop('unmeetable', say('unmeetable', l.title, why))
  for (const l of plan.lines) if (l.goals.length === 0 && !l.noGoalReason) stop('no-goal', say('no-goal', l.title))
  for (const { line, why } of wrongSubsidies(plan)) stop('subsidy', say('subsidy', line.title, why))
  if (facts.needsGone.length > 0) stop('needs-gone', say('needs-gone'))
  if (!facts.residentsAsked && !plan.noSurveyReason) stop('not-asked', say('not-asked'), ...facts.law.cites('residents-are-asked'))
  if (facts.needsUnsaid) found.push({ code: 'needs-unsaid', stops: false, words: say('needs-unsaid', facts.needsUnsaid) })
  return [...found, ...belowFloor(plan, facts.law), ...facts.findings.map(lawPoint)]
}

const less = (a: Money, b: Money): Money => minor(a - b)

/** Lines that would force wages down: worth a look, and no minimum price. */
function belowFloor(plan: Pick<Plan, 'lines' | 'lawDay'>, law: Law): OpenPoint[] {
  return plan.lines.flatMap((l): OpenPoint[] => {
    const floor = costFloor(l, law, plan.lawDay)
    if (!floor || costOf(l) >= floor.value.total) return []
    const words = pointWords.both('below-floor', l.title, less(floor.value.total, costOf(l)))
    return [{ code: 'below-floor', stops: false, words, cites: floor.cites }]
  })
}

const lawPoint = (f: Finding): OpenPoint => ({ code: 'law', stops: f.severity === 'refuse', words: f.words, cites: f.cites })
