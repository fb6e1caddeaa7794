import { costOf, type Day, fractionOf, isRefusal, type Line, minor, type Money } from '#kernel'
import type { Answer, CostFloor, Law } from '#law'

/** A post line as it is bid, awarded or contracted, beside the least it costs. */
export interface PostFloor {
  readonly line: Extract<Line, { kind: 'post' }>
  /** What it costs whoever pays: of a subsidised post the whole. */
  readonly price: Money
  readonly floor: Answer<CostFloor>
  /** How far the price is below the floor; nothing where it is not. */
  readonly below: Money | null
}

/**
 * The least each post line costs by the wage table of the place, held against its price; of a subsidised post against the whole, since the worker
 * is paid from both. Nothing where the place has no table.
 */
export const postFloors = (lines: readonly Line[], law: Law, lawDay: Day): PostFloor[] =>
  lines.flatMap((line): PostFloor[] => {
    if (line.kind !== 'post') return []
    const floor = law.plans.costFloor({ posts: fractionOf(String(line.posts)), months: line.months, grade: line.grade }, lawDay)
    if (!floor || isRefusal(floor)) return []
    const [price, least] = [costOf(line), floor.value.total]
    return [{ line, price, floor, below: price < least ? minor(least - price) : null }]
  })
