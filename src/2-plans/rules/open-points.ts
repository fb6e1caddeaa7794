import { type Citation, type Money, minor, sayMoney, totalOf, type Words } from '#kernel'
import { cite, type Finding, type Place } from '#law'
import { costFloor } from './cost-floor.ts'
import type { Plan } from './plan.ts'

/** One thing about a plan that is not right yet. What `stops` must be mended before it can be submitted. */
export interface OpenPoint {
  readonly code:
    | 'no-lines'
    | 'lines-differ'
    | 'budget-short'
    | 'budget-over'
    | 'not-asked'
    | 'longer-than-term'
    | 'needs-gone'
    | 'nothing-left'
    | 'below-floor'
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
  /** Whose wage table the posts are held against. */
  readonly place: Place
  /** What the law check of the plan found. */
  readonly findings: readonly Finding[]
}

/** Everything that stands between a plan and its approval, and what is worth a second look. */
export function openPoints(
  plan: Pick<Plan, 'lines' | 'sources' | 'total' | 'fixedTotal' | 'months' | 'noSurveyReason' | 'lawDay'>,
  facts: PlanFacts,
): readonly OpenPoint[] {
  const found: OpenPoint[] = []
  const stop = (code: OpenPoint['code'], zh: string, en: string, cites?: readonly Citation[]) =>
    found.push({ code, stops: true, words: { zh, en }, ...(cites && { cites }) })
  const warn = (code: OpenPoint['code'], zh: string, en: string, cites?: readonly Citation[]) =>
    found.push({ code, stops: false, words: { zh, en }, ...(cites && { cites }) })
  const say = (m: bigint) => ({ zh: sayMoney(minor(m), 'zh'), en: sayMoney(minor(m), 'en') })

  if (plan.lines.length === 0)
    stop('no-lines', '还没有计划行。请至少加一行岗位或项目。', 'There is no line yet. Add at least one post line or project line.')
  const planned = totalOf(plan.lines)
  if (plan.lines.length > 0 && plan.fixedTotal !== null && planned !== plan.fixedTotal) {
    const off = say(plan.fixedTotal - planned)
    const over = say(planned - plan.fixedTotal)
    if (planned < plan.fixedTotal)
      stop(
        'lines-differ',
        `各行合计比总额少 ${off.zh}。请补足，或者让一个岗位行取余下的金额。`,
        `The lines fall ${off.en} short of the total. Add to them, or let a post line take what is left.`,
      )
    else stop('lines-differ', `各行合计比总额多 ${over.zh}。请减少。`, `The lines pass the total by ${over.en}. Lower them.`)
  }
  if (plan.lines.some((l) => l.takesRest && l.amount === 0n))
    stop(
      'nothing-left',
      '项目行已用完总额，取余的岗位行没有剩下金额。请调整。',
      'The other lines use up the total, so nothing is left for the post line that takes the rest. Adjust them.',
    )
  budgetPoints(
    planned,
    plan.sources.reduce((a, s) => a + s.amount, 0n),
    stop,
  )
  const long = plan.lines.find((l) => l.kind === 'post' && l.months > plan.months)
  if (long)
    stop(
      'longer-than-term',
      `「${long.title}」的月数超过计划的期限 ${plan.months} 个月。`,
      `“${long.title}” runs for more months than the plan’s ${plan.months}.`,
    )
  if (facts.needsGone.length > 0)
    stop(
      'needs-gone',
      '有的计划行所依据的需求已不在「已确认」之列。请改选需求，或者写明理由。',
      'A line rests on a need that is no longer accepted. Choose another, or give a reason.',
    )
  if (!facts.residentsAsked && !plan.noSurveyReason)
    stop(
      'not-asked',
      '还没有问过居民，也没有写明为什么没有问。请先做一次调查，或者写下理由（理由会公开）。',
      'Residents were not asked, and no reason is recorded. Run a survey first, or record why not (the reason is published).',
      [cite('R-01')],
    )
  for (const l of plan.lines) {
    const floor = costFloor(l, facts.place, plan.lawDay)
    if (floor && l.amount < floor.value.total) {
      const short = say(floor.value.total - l.amount)
      warn(
        'below-floor',
        `「${l.title}」比工资和社保的成本底线少 ${short.zh}，会逼机构压低工资。`,
        `“${l.title}” is ${short.en} below the floor of wages and contributions; it would force wages down.`,
        floor.cites,
      )
    }
  }
  for (const f of facts.findings) found.push({ code: 'law', stops: f.severity === 'refuse', words: f.words, cites: f.cites })
  return found
}

function budgetPoints(
  planned: Money,
  given: bigint,
  stop: (code: OpenPoint['code'], zh: string, en: string, cites?: readonly Citation[]) => void,
): void {
  const off = minor(planned > given ? planned - given : given - planned)
  if (planned > given)
    stop(
      'budget-short',
      `资金来源还差 ${sayMoney(off, 'zh')}。没有预算的项目不得实施。`,
      `The sources fall short by ${sayMoney(off, 'en')}. What is not budgeted may not be bought.`,
      [cite('R-12')],
    )
  if (planned < given)
    stop(
      'budget-over',
      `资金来源比计划多出 ${sayMoney(off, 'zh')}。请与计划行对上。`,
      `The sources pass the lines by ${sayMoney(off, 'en')}. Make them meet.`,
    )
}
