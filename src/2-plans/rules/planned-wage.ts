import { type Day, fraction, type Grade, isRefusal, type Money, noMoney, type Refusal } from '#kernel'
import { employerShare, type Law } from '#law'
import { refuse } from '../words.ts'
import type { PostCosts } from './plan.ts'

export interface PlannedWage {
  readonly grade: Grade
  readonly costs?: PostCosts | undefined
  /** Why the wage is not that of the table. */
  readonly wageReason?: string | undefined
  /** The grade whose wage the form began with: left as it was, it follows the grade that was chosen. */
  readonly wageOf?: Grade | undefined
}

/** What a worker of a post costs as the plan has it: the table of the place, unless the office plans otherwise and says why. */
export function plannedWage(
  w: PlannedWage,
  law: Law,
  lawDay: Day,
): { readonly costs: PostCosts | null; readonly wageReason: string | null } | Refusal {
  const guide = law.plans.guideWage(w.grade, lawDay)
  if (!guide) return { costs: w.costs ?? null, wageReason: w.wageReason ?? null }
  const typed = w.costs?.wage
  const untouched = !w.wageReason && w.wageOf !== undefined && typed === law.plans.guideWage(w.wageOf, lawDay)?.wage
  if (typed === undefined || typed === guide.wage || untouched)
    return { costs: { wage: guide.wage, contributions: onTop(guide.wage, w.grade, law, lawDay) }, wageReason: null }
  if (!w.wageReason) {
    const differs = refuse('wage-differs', guide.wage)
    return differs.with({ fields: { wageReason: differs.words }, cites: guide.cites })
  }
  return { costs: { wage: typed, contributions: onTop(typed, w.grade, law, lawDay) }, wageReason: w.wageReason }
}

/** What the employer pays on top of a wage, by the law's own reckoning. */
function onTop(monthlyWage: Money, grade: Grade, law: Law, lawDay: Day): Money {
  const floor = law.plans.costFloor({ grade, posts: fraction(1), months: 1, monthlyWage }, lawDay)
  return !floor || isRefusal(floor) ? noMoney : employerShare(floor.value)
}
