import { type Day, fractionOf, isRefusal } from '#kernel'
import type { Answer, CostFloor, Law } from '#law'
import type { PlanLine } from './plan.ts'

/**
 * The least a post line can cost, item by item, by the law's own reckoning: from the wage table of the place on the plan's law
 * day, with the planned wage where it is higher; where there is no table, from what the plan states. Undefined where neither is known.
 */
export function costFloor(line: PlanLine, law: Law, lawDay: Day): Answer<CostFloor> | undefined {
  if (line.kind !== 'post') return undefined
  const post = { posts: fractionOf(String(line.posts)), months: line.months }
  const byTable = law.plans.costFloor({ ...post, grade: line.grade, ...(line.costs && { monthlyWage: line.costs.wage }) }, lawDay)
  if (byTable && !isRefusal(byTable)) return byTable
  const stated = line.costs && law.plans.floorAsStated({ ...post, ...line.costs })
  return stated && !isRefusal(stated) ? stated : undefined
}
