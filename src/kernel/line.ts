import { add, type Fraction, fraction, fractionOf, multiply, zero } from './fraction.ts'
import type { Id } from './id.ts'
import { type Money, minor, noMoney, share, sum, times } from './money.ts'
import type { Subsidy } from './subsidy.ts'
import type { UnitTerms } from './unit.ts'

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
  /** Where only a part of it is paid: what it costs in all, and who carries the rest. Lines from before this have no such key. */
  readonly subsidy?: Subsidy | null | undefined
}

/** Buys results: deliverables, counted in a unit that the contract defines, paid by milestone. */
export interface ProjectLine extends LineCommon {
  readonly kind: 'project'
  readonly quantity: number
  /** What counts as one: `a group of six sessions, 42 person-times or more`. */
  readonly unit: string
  readonly unitPrice: Money
  /** What one must be to count, in conditions that are held against records; nothing where only words were written. */
  readonly unitTerms?: UnitTerms | null | undefined
}

/** The unit of buying, the same in a plan, a tender, a bid and a contract. */
export type Line = PostLine | ProjectLine

/** Lines of a plan or a contract, at most: as many as the form of a text shows, with room for those that a change adds. */
export const mostLines = 90

export const totalOf = (lines: readonly Pick<Line, 'amount'>[]): Money => sum(lines.map((l) => l.amount))

/** Full-time equivalents as an exact fraction; shares of a post go to four places. */
export const postsOf = (line: { readonly posts: number }): Fraction =>
  Number.isInteger(line.posts) ? fraction(line.posts) : fractionOf(line.posts.toFixed(4))

/** Posts of a line for some months; where a later change left its first months as they were, those have the posts they had. */
export interface PostTime {
  readonly posts: number
  readonly months: number
  /** Posts of the first months that a later change left as they were; the others have `posts`. */
  readonly settledPosts?: readonly number[] | undefined
}

/** Months with the same number of posts, in their order: fourteen posts for eleven months, then fifteen for one. */
export function postSpans(line: PostTime): { readonly posts: number; readonly months: number }[] {
  const spans: { posts: number; months: number }[] = []
  for (let i = 0; i < line.months; i++) {
    const posts = line.settledPosts?.[i] ?? line.posts
    const last = spans.at(-1)
    if (last?.posts === posts) last.months++
    else spans.push({ posts, months: 1 })
  }
  return spans
}

/** How many post-months a line buys, exactly: 15.4 posts for twelve months are 184.8. */
export const postMonthsOf = (line: PostTime): Fraction =>
  postSpans(line).reduce((n, s) => add(n, multiply(postsOf(s), fraction(s.months))), zero)

/**
 * What the post line gets when the total is fixed and the project lines are priced: the rest.
 * Undefined when the project lines already pass the total.
 */
export function remainderFor(total: Money, others: readonly Pick<Line, 'amount'>[]): Money | undefined {
  const rest = total - totalOf(others)
  return rest < 0n ? undefined : minor(rest)
}

/**
 * The rounded price of one post-month, for display only: amounts are spread by largest remainder. Of a line of which a later change left
 * the first months as they were, the price of the months it did change.
 */
export function postMonthPrice(line: PostTime & { readonly amount: Money; readonly settled?: readonly Money[] | undefined }): Money {
  const settled = (line.settled ?? []).slice(0, line.months)
  const rest = settled.length < line.months ? settled : []
  const months = multiply(postsOf(line), fraction(line.months - rest.length))
  const [amount, of] = rest.length > 0 ? [minor(line.amount - sum(rest)), months] : [line.amount, postMonthsOf(line)]
  return of.n === 0n ? noMoney : share(amount, fraction(of.d, of.n), 'half-up')
}

export const projectAmount = (quantity: number, unitPrice: Money): Money => times(unitPrice, quantity)
