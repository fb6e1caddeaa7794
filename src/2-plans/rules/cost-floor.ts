import { type Money, minor, times } from '#kernel'
import type { PlanLine } from './plan.ts'

/** The least a post line can cost when people are paid as the plan assumes, item by item. */
export interface CostFloor {
  readonly workerMonths: number
  readonly wages: Money
  readonly contributions: Money
  readonly floor: Money
}

/** The floor of a post line from its wages and contributions; undefined where the plan states none. */
export function costFloor(line: PlanLine): CostFloor | undefined {
  if (line.kind !== 'post' || !line.costs) return undefined
  const workerMonths = line.posts * line.months
  const wages = times(line.costs.wage, workerMonths)
  const contributions = times(line.costs.contributions, workerMonths)
  return { workerMonths, wages, contributions, floor: minor(wages + contributions) }
}
