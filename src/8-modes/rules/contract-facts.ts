import type { Targets } from '#delivery'
import type { Combination, Day, Money, Words } from '#kernel'

/** What the steps before know of one contract, as far as the modes can be compared by it. Null where nothing is recorded. */
export interface ContractFacts {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly titleEn: string | null
  readonly purchaseId: string
  readonly purchaserId: string
  readonly providerId: string
  readonly tenderId: string | null
  readonly planId: string | null
  /** How its posts and projects are combined; null where its lines hang wrong, so that it stands in no group. */
  readonly combination: Combination | null
  readonly startsOn: Day
  readonly endsOn: Day
  readonly months: number
  readonly total: Money
  /** Communities it serves, with their people where known, and the service each had. */
  readonly communities: readonly {
    readonly id: string
    readonly name: Words
    readonly residents: number | null
    readonly minutes: number
    readonly people: number
  }[]
  readonly campaignIds: readonly string[]
  /** Answers of residents before the plan; null when nobody was asked. */
  readonly answers: number | null
  readonly askedBeforePlan: boolean | null
  /** Money of the plan's lines that a need stands behind, and of all of them. */
  readonly withNeed: { readonly amount: Money; readonly of: Money } | null
  readonly bidders: number | null
  readonly fixedPrice: boolean | null
  /** Points of 100; 0 with a fixed price. */
  readonly priceWeight: number | null
  /** Wages and contributions in the winning price, and that price. */
  readonly wages: { readonly amount: Money; readonly of: Money } | null
  /** What was passed on of the price of its posts as far as it is stated, and the wage floor of the same time; null where nothing is. */
  readonly passedOn: {
    readonly paid: Money
    readonly price: Money
    readonly floor: Money | null
    /** Months of posts it was stated for, and people behind them. */
    readonly stated: number
    readonly people: number
  } | null
  readonly posts: number
  readonly postDays: { readonly occupied: number; readonly of: number } | null
  /** Qualified people who competed for each post filled, where it was noted. */
  readonly applicants: readonly number[]
  /** Of the people at a post in the first month, how many stayed. */
  readonly stayed: { readonly stayed: number; readonly of: number } | null
  readonly minutesBy: Readonly<Record<string, number>>
  readonly minutes: number
  readonly records: number
  readonly people: number
  /** Months that are over: share of errands and whether it passed the cap. */
  readonly errandMonths: readonly { readonly month: string; readonly share: number; readonly overCap: boolean }[]
  readonly errandCap: number
  readonly acceptedWorth: Money
  /** What each line cost by what was accepted of it; null where it is paid by stages or nothing was accepted. */
  readonly lineCosts: readonly {
    readonly lineId: string
    readonly title: string
    readonly counts: 'units' | 'days'
    readonly worth: Money
    /** Accepted units or post-days. */
    readonly accepted: number | null
    readonly perUnit: Money | null
  }[]
  /** What became of the targets that are due, and of the promises shown; null where nothing is due. */
  readonly targets: Targets | null
  /** Units bought of lines paid by the unit, and how many of them were accepted; null while it runs, and where it has no such line. */
  readonly units: { readonly accepted: number; readonly of: number } | null
  /** The contract as a whole from its lines, 1 to 5, as the purchaser marked them last. */
  readonly achieved: number | null
  /** What its lines that hang on one of the other kind are worth. */
  readonly tied: Money
  /** Minutes its posts were paid for so far, of people who can record; null where it buys no posts. */
  readonly paidMinutes: number | null
  readonly acceptances: { readonly decided: number; readonly bySilence: number; readonly late: number }
  readonly paying: {
    readonly due: number
    readonly inTime: number
    /** Null where that of one payment cannot be computed. */
    readonly interestLiable: Money | null
    readonly interestPaid: Money
    readonly daysToMoney: readonly number[]
  } | null
  readonly duties: Readonly<
    Record<'purchaser' | 'provider', { readonly terms: number; readonly due: number; readonly inTime: number; readonly lateNow: number }>
  >
  /** Days before its clocks ran: from award to signature where it was awarded, of service before signing, and of each change answered. */
  readonly before: { readonly toSignature: number | null; readonly served: number; readonly changes: readonly number[] } | null
  /** Days between the end of the contract before it and its own first day, for the same purchaser and at least one same community. */
  readonly gapDays: number | null
  /** Share of the largest purchaser in the value of the institution's contracts. */
  readonly dependence: number | null
  /** Means of revealed marks, 1 to 5. */
  readonly verdictOnProvider: { readonly mean: number; readonly n: number } | null
  readonly verdictOnPurchaser: { readonly mean: number; readonly n: number } | null
  readonly satisfaction: {
    readonly mean: number
    readonly low: number | null
    readonly high: number | null
    readonly n: number
    readonly nEff: number
  } | null
}
