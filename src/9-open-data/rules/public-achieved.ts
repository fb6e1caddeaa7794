import type { Success } from '#contracts'
import type { Reached } from '#delivery'
import type { Day, IndexStep, IndexTerms, IndicatorKind, Moment, SetAsideTerms, Words } from '#kernel'

/** What both sides said would count as success, open once both have said it; until then only who has. */
export interface PublicSuccess {
  readonly said: readonly { readonly side: 'purchaser' | 'provider'; readonly saidOn: Day }[]
  readonly compared: Success['compared']
  readonly words: Success['words']
}

/** What was reached of an indicator, by one edition of it. */
export interface PublicValue {
  /** The indicator and the time it is shown for; the same in every edition. */
  readonly id: string
  readonly indicatorId: string
  readonly edition: number
  readonly lineId: string
  readonly name: string
  readonly kind: IndicatorKind
  readonly unit: string
  readonly better: 'more' | 'less'
  readonly target: string
  readonly promised: string | null
  readonly shownFor: Words
  readonly value: string
  readonly reached: Reached
  readonly shownOn: Day
  readonly enteredAt: Moment
}

/** The series that part of the price of a line follows, as the documents announced it, and where it stands. */
export interface FollowsIndex {
  readonly priceIndex?: IndexTerms | null | undefined
  readonly indexed?: IndexStep | undefined
}

/** What the documents of a tender announce of an advance, of a part kept back, and of a price that follows a series. */
export interface Announces {
  readonly aside?: SetAsideTerms | null
  readonly priceIndex?: IndexTerms | null
}
