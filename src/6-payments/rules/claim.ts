import { type Day, isBefore, type Money, type Moment, type Words } from '#kernel'
import type { PaymentBasis, Reason } from '#law'
import type { ClaimState, Desk } from './claim-process.ts'
import type { OwnSource } from './claimable.ts'

/** Why the due day is what it is, as the law answered when the claim was made. */
export interface ClockSays {
  rule: string
  days: number
  cappedAtStatute: boolean
  steps: Reason[]
}

/** A payment that was claimed, with everything that may still change of it. */
export interface Claim {
  id: string
  number: string
  purchaseId: string
  contractId: string
  purchaserId: string
  providerId: string
  source: 'acceptance' | OwnSource
  acceptanceId: string | null
  title: Words
  amount: Money
  /** What the purchaser disputed of the same instalments when the claim was made. */
  disputed: Money
  madeOn: Day
  basis: PaymentBasis
  clockStartOn: Day
  /** The last day to pay in time, as the days off are known now; of one that is settled, as they were known then. */
  dueOn: Day
  /** The days off of its year are not entered yet: it may still move, and nobody is late before they are. */
  mayMove?: true | undefined
  clock: ClockSays
  dailyLateRate: string | null
  /** The day the contract agreed that rate, by whose loan prime rate the law judges it. */
  rateAgreedOn: Day | null
  /** The law the contract was born under governs its payments. */
  lawDay: Day
  state: ClaimState
  deskSinceAt: Moment
  askedByDesk: Desk | null
  askedOn: Day | null
  askedWhat: string | null
  completedOn: Day | null
  completedWith: string | null
  invoiceNumber: string | null
  invoiceOn: Day | null
  paid: Money
  interestPaid: Money
  /** Interest reckoned when the last of the amount came; null while some is open. */
  interestDue: Money | null
  lastPaidOn: Day | null
  settledOn: Day | null
  snapshotHash: string
  version: number
}

/** Money that went out for a claim, or an entry that takes such a one back: its amounts are below zero then. */
export interface PaymentMade {
  id: string
  claimId: string
  amount: Money
  interest: Money
  paidOn: Day
  /** Number of the bank slip or the treasury voucher. */
  reference: string
  /** When it was entered; left out of one that is being entered now. */
  recordedAt?: Moment
  /** Why it was entered so, where its day needed a reason. */
  enteredReason?: string | null
  /** The entry it takes back: it counts from the day of that entry, as if that had not been. */
  undoes?: string | null
  /** The correction it came about by. */
  correctionId?: string | null
  /** The day on which the money came back, where that is not the day from which it counts. */
  happenedOn?: Day | null
}

/** An invoice is the payee's, a transfer the payer's: each numbers its own. */
export type PaperKind = 'invoice' | 'transfer'

/** Whether the last day to pay has passed and something of it is open. */
export const isLate = (c: Pick<Claim, 'state' | 'dueOn' | 'mayMove'>, today: Day): boolean =>
  c.state !== 'paid' && c.state !== 'withdrawn' && !c.mayMove && isBefore(c.dueOn, today)
