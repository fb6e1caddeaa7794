import { type Money, minor, type Refusal, remainderFor, totalOf } from '#kernel'
import { refuse } from '../words.ts'
import type { PlanLine } from './plan.ts'

/**
 * The lines with the amount of the one that takes the rest worked out from the fixed total, and the total of the plan.
 * A refusal when the others already pass the total, or a line takes the rest of no total.
 */
export function settleLines(lines: readonly PlanLine[], fixedTotal: Money | null): { lines: readonly PlanLine[]; total: Money } | Refusal {
  const rest = lines.filter((l) => l.takesRest)
  if (rest.length > 1) return refuse('two-take-rest')
  if (rest.length === 0) return { lines, total: fixedTotal ?? totalOf(lines) }
  if (fixedTotal === null) return refuse('no-total-to-take')
  const others = lines.filter((l) => !l.takesRest)
  const left = remainderFor(fixedTotal, others)
  if (left === undefined) return refuse('others-pass-total', minor(totalOf(others) - fixedTotal))
  return { lines: lines.map((l) => (l.takesRest ? { ...l, amount: left } : l)), total: fixedTotal }
}
