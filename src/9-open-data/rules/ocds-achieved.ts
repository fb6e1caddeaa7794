import type { IndexTerms } from '#kernel'

/** What of a line and a contract tells what is to be achieved, as our extension publishes it. */
export interface PublishedGoal {
  readonly id: string
  readonly description: string
  readonly beneficiaries: string
  readonly relatedNeed?: string
  readonly indicators: readonly PublishedIndicator[]
}
interface PublishedIndicator {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly unit: string
  readonly baseline?: string
  readonly target: string
  readonly better: 'more' | 'less'
  readonly method: string
  readonly shownWhen: string
  readonly shownBy: string
  readonly promised?: string
}
export interface PublishedSubsidy {
  readonly whole: string
  readonly paidShare: string
  readonly restFrom: string
  readonly restMoney: string
  readonly until?: string
}
/** What both sides said beforehand would count as success of one line. */
export interface PublishedSuccess {
  /** The id of the line. */
  readonly id: string
  readonly purchaser?: string
  readonly provider?: string
  readonly agreed?: string
  readonly indicators?: readonly { readonly id: string; readonly purchaser?: string; readonly provider?: string; readonly same?: boolean }[]
}

/** The series that part of a price follows, and the value by which the months ahead are priced once it was followed. */
export interface PublishedIndex extends Omit<IndexTerms, 'seriesId' | 'name'> {
  readonly title: string
  readonly standsAt?: { readonly month: string; readonly value: string; readonly from: string }
}
