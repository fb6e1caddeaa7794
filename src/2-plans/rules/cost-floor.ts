import { type Day, fractionOf, isRefusal } from '#kernel'
import { type Answer, type CostFloor, costFloor as floorByTable, floorAsStated, type Place, wagesIn } from '#law'
import type { PlanLine } from './plan.ts'

/**
 * The least a post line can cost, item by item, by the law's own reckoning: from the wage table of the place on the plan's law
 * day, with the planned wage where it is higher; where there is no table, from what the plan states. Undefined where neither is known.
 */
export function costFloor(line: PlanLine, place: Place, lawDay: Day): Answer<CostFloor> | undefined {
  if (line.kind !== 'post') return undefined
  const post = { posts: fractionOf(String(line.posts)), months: line.months }
  const wages = wagesIn(place)
  const byTable = wages && floorByTable({ ...post, grade: line.grade, ...(line.costs && { monthlyWage: line.costs.wage }) }, wages, lawDay)
  if (byTable && !isRefusal(byTable)) return byTable
  const stated = line.costs && floorAsStated({ ...post, ...line.costs })
  return stated && !isRefusal(stated) ? stated : undefined
}
