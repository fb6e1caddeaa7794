import { type Money, sum } from '#kernel'

/** A contract both signed: what it comes to by its text in force, and whether it is over. */
export interface Agreed {
  readonly total: Money
  readonly isOver: boolean
}

/** Contracts and what they come to together. */
interface Sum {
  readonly contracts: number
  readonly total: Money
}
export interface UnderContract {
  /** Those that are not over. */
  readonly now: Sum
  /** All that were ever signed, those that are over too. */
  readonly ever: Sum
}

/** What is under contract now, and what ever was: every figure and every list of open data says it by this. */
export const underContract = (all: readonly Agreed[]): UnderContract => ({ now: sumOf(all.filter((c) => !c.isOver)), ever: sumOf(all) })

const sumOf = (all: readonly Agreed[]): Sum => ({ contracts: all.length, total: sum(all.map((c) => c.total)) })
