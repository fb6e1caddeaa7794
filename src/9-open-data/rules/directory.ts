import type { Day } from '#kernel'
import type { Entry } from '#voices'
import type { PublicParty } from './public-facts.ts'

/** A place as the directory names it. */
export interface Place {
  readonly id: string
  readonly name: string
  readonly nameEn: string | null
}

/** A service as it stands in the directory: what the contract says of it, and what the institution says. */
export interface Listing {
  readonly contractId: string
  readonly lineId: string
  readonly number: string
  readonly purchaseId: string
  readonly title: string
  readonly institution: PublicParty
  readonly office: PublicParty
  readonly places: readonly Place[]
  /** What it was bought for: needs of residents as they were accepted. */
  readonly needs: readonly { readonly title: string; readonly titleEn: string | null }[]
  readonly until: Day
  /** Null until the institution has said anything. */
  readonly entry: Entry | null
  /** How many wait, by tens; null where fewer do. */
  readonly waiting: number | null
  /** Everything it is found by. */
  readonly text: string
}

/** How a listing is named in an address. */
export const listingPath = (l: Pick<Listing, 'contractId' | 'lineId'>): string => `/open/directory/${l.contractId}/${l.lineId}`
