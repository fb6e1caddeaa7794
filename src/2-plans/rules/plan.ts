import type { Day, Goal, Line, Money } from '#kernel'
import type { MethodName } from '#law'
import type { Confirmation } from './law-facts.ts'
import type { PlanState } from './plan-process.ts'
import type { Preparation } from './preparation.ts'

/** What one worker of a post costs the institution in a month, as the plan assumes it. */
export interface PostCosts {
  readonly wage: Money
  /** What the employer pays on top: social insurance and housing fund. */
  readonly contributions: Money
}

/** A line of a plan: what is bought, and the needs it comes from or the published reason why there is none. */
export type PlanLine = Line & {
  readonly needIds: readonly string[]
  readonly reason: string | null
  readonly communityIds: readonly string[]
  /** What service it delivers, to what standard. */
  readonly scope: string | null
  /** True for the post line that takes what the others leave of a fixed total. */
  readonly takesRest: boolean
  readonly costs: PostCosts | null
  /** Why its wage is not that of the wage table of the place. Published. */
  readonly wageReason: string | null
  /** What it is to achieve, for whom, and by what that is told. */
  readonly goals: readonly Goal[]
  /** Why nothing is said of it. Published. */
  readonly noGoalReason: string | null
}

export interface PlanSource {
  readonly source: string
  readonly amount: Money
}

/** What one purchase is to buy, with what money, and how. One plan per purchase. */
export interface Plan {
  readonly id: string
  readonly purchaseId: string
  readonly purchaserId: string
  /** Number of the purchase, as in `2026-014`. */
  readonly number: string
  readonly title: string
  readonly titleEn: string | null
  readonly fiscalYear: number
  readonly state: PlanState
  readonly lines: readonly PlanLine[]
  readonly sources: readonly PlanSource[]
  /** The total given beforehand, where there is one. */
  readonly fixedTotal: Money | null
  /** The fixed total, else the sum of the lines. */
  readonly total: Money
  readonly startsOn: Day
  readonly months: number
  readonly method: MethodName | null
  readonly fixedPrice: boolean
  /** Why residents were not asked first. Published with the plan. */
  readonly noSurveyReason: string | null
  readonly returnedReason: string | null
  readonly confirms: readonly Confirmation[]
  readonly preparation: Preparation
  /** What the tender made of the plan: its method and the approval of it; null before there is one. */
  readonly taken: { readonly method: MethodName; readonly consent: string | null } | null
  /** Who buys it: its tender or contracts without one; null before there is either. */
  readonly takenBy: 'tender' | 'contract' | null
  readonly lawDay: Day
  readonly submittedOn: Day | null
  readonly approvedOn: Day | null
  readonly publishedOn: Day | null
  readonly version: number
}
