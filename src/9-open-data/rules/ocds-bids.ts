/** Numbers about the bids of a tender. */
export interface OcdsBids {
  readonly statistics: readonly BidStatistic[]
}
interface BidStatistic {
  readonly id: string
  readonly measure: 'bids' | 'bidders' | 'validBids'
  readonly date?: string
  readonly value: number
}
