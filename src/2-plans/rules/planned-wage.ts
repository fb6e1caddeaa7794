import { type Day, fraction, type Grade, isRefusal, type Money, noMoney, type Refusal } from '#kernel'
import { costFloor, employerShare, guideWage, type Place, wagesIn } from '#law'
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
  place: Place,
  lawDay: Day,
): { readonly costs: PostCosts | null; readonly wageReason: string | null } | Refusal {
  const guide = guideWage(place, w.grade, lawDay)
  if (!guide) return { costs: w.costs ?? null, wageReason: w.wageReason ?? null }
  const typed = w.costs?.wage
  const untouched = !w.wageReason && w.wageOf !== undefined && typed === guideWage(place, w.wageOf, lawDay)?.wage
  if (typed === undefined || typed === guide.wage || untouched)
    return { costs: { wage: guide.wage, contributions: onTop(guide.wage, w.grade, place, lawDay) }, wageReason: null }
  if (!w.wageReason) {
    const differs = refuse('wage-differs', guide.wage)
    return differs.with({ fields: { wageReason: differs.words }, cites: guide.cites })
  }
  return { costs: { wage: typed, contributions: onTop(typed, w.grade, place, lawDay) }, wageReason: w.wageReason }
}

/** What the employer pays on top of a wage, by the law's own reckoning. */
function onTop(monthlyWage: Money, grade: Grade, place: Place, lawDay: Day): Money {
  const floor = costFloor({ grade, posts: fraction(1), months: 1, monthlyWage }, wagesIn(place)!, lawDay)
  return isRefusal(floor) ? noMoney : employerShare(floor.value)
}
