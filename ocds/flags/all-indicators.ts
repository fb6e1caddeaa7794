import type { Indicator } from './indicator.ts'
import { ofBidding } from './of-bidding.ts'
import { ofContracts } from './of-contracts.ts'

/** Every indicator there is, in the order of their codes. Another one is an entry in one of the two lists. */
export const indicators: readonly Indicator[] = [...ofBidding, ...ofContracts]
