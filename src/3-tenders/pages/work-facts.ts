import type { Organisation } from '#people'
import type { FormState } from '#ui'
import type { Seat } from '../rules/panel.ts'
import type { FoundByOne, Given, ScoreCorrection, ToAnswer } from '../rules/scoring.ts'
import type { OpenedBid, Tender } from '../rules/tender.ts'
import type { LowBidReview, Row } from '../store/index.ts'

/** What a member sees of a tender on whose panel they sit. */
export interface WorkFacts {
  tender: Tender
  mine: Seat
  seats: readonly Seat[]
  bids: readonly OpenedBid[]
  bidders: ReadonlyMap<string, Organisation>
  scores: readonly Given[]
  allIn: boolean
  corrections: readonly ScoreCorrection[]
  findings: readonly FoundByOne[]
  /** What members must answer before anybody can confirm. */
  open: readonly ToAnswer[]
  objections: readonly Row<'bid_objections'>[]
  agreed: readonly string[]
  reviews: readonly LowBidReview[]
  form: FormState
  /** The forms below the scores of one bid, where one of them was sent. */
  below: Readonly<Partial<Record<'correct' | 'find' | 'object', FormState>>>
}
