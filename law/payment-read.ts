/** What a sentence about paying says, as far as a machine can be sure of it. What it is not sure of binds nobody by itself. */
export interface PaymentRead {
  /** Days to pay, where one term and no other is named, after acceptance or the invoice; calendar days. */
  readonly days: number | null
  /** Terms named for the payment itself: not for an advance, a deposit or a check. */
  readonly terms: readonly number[]
  /** Every time that is named, whatever it is for. */
  readonly times: readonly number[]
  /** Times to pay that could not be read surely, as they are written: an end of a range, an extension, a day of the next month. */
  readonly unread: readonly string[]
  /** Shares of the stages as exact text, in their order, where they make a whole. */
  readonly shares: readonly string[] | null
  /** Shares are named that could not be read surely, as they are written. */
  readonly unsure: readonly string[]
}
