import type { Id } from './id.ts'
import { type Money, minor, noMoney, sum, times } from './money.ts'

/** Grade of a social worker by national qualification. */
export type Grade = 'assistant' | 'social-worker' | 'senior' | 'any'

interface LineCommon {
  readonly id: Id<'line'>
  readonly title: string
  /** The line this one hangs on: a project run inside a post, a post subsidised inside a project. */
  readonly hangsOn: Id<'line'> | null
  /** Amount of the whole line. The one figure that must add up: unit prices are shown, this is paid. */
  readonly amount: Money
}

/** Buys qualified presence: accrues per occupied post-month. */
export interface PostLine extends LineCommon {
  readonly kind: 'post'
  readonly grade: Grade
  /** Full-time equivalents. */
  readonly posts: number
  readonly months: number
}

/** Buys results: deliverables, counted in a unit that the contract defines, paid by milestone. */
export interface ProjectLine extends LineCommon {
  readonly kind: 'project'
  readonly quantity: number
  /** What counts as one: `a group of six sessions, 42 person-times or more`. */
  readonly unit: string
  readonly unitPrice: Money
}

/** The unit of buying, the same in a plan, a tender, a bid and a contract. */
export type Line = PostLine | ProjectLine

export type Mode = 'post' | 'project' | 'combined'

/** The mode is read off the lines, for display and comparison; nothing branches on it. Undefined for no lines. */
export function modeOf(lines: readonly Pick<Line, 'kind'>[]): Mode | undefined {
  const post = lines.some((l) => l.kind === 'post')
  const project = lines.some((l) => l.kind === 'project')
  return post && project ? 'combined' : post ? 'post' : project ? 'project' : undefined
}

export const totalOf = (lines: readonly Pick<Line, 'amount'>[]): Money => sum(lines.map((l) => l.amount))
export const postMonthsOf = (line: PostLine): number => line.posts * line.months

/**
 * What the post line gets when the total is fixed and the project lines are priced: the rest.
 * Undefined when the project lines already pass the total.
 */
export function remainderFor(total: Money, others: readonly Pick<Line, 'amount'>[]): Money | undefined {
  const rest = total - totalOf(others)
  return rest < 0n ? undefined : minor(rest)
}

/** The rounded price of one post-month, for display only: amounts are spread by largest remainder. */
export const postMonthPrice = (line: PostLine): Money =>
  postMonthsOf(line) === 0 ? noMoney : minor((line.amount * 2n + BigInt(postMonthsOf(line))) / (2n * BigInt(postMonthsOf(line))))

export const projectAmount = (quantity: number, unitPrice: Money): Money => times(unitPrice, quantity)
