import type { Day, Money, Moment } from '#kernel'
import type { BatchState } from './batch-process.ts'
import type { Claim } from './claim.ts'
import { bare, type PaymentOrder } from './payment-file.ts'

/** A transfer of a batch as the file has it, and what the bank said of it. */
export interface BatchTransfer {
  batchId: string
  endToEndId: string
  claimId: string
  /** Of the claimed amount, and of late interest beside it; the bank is told their sum. */
  amount: Money
  interest: Money
  payerName: string
  payerBank: string
  payerAccount: string
  payeeName: string
  payeeBank: string
  payeeAccount: string
  remittance: string
  /** Neither answered nor withdrawn: the claim is in no other batch meanwhile. */
  live: boolean
  answer: 'paid' | 'rejected' | 'returned' | null
  answeredOn: Day | null
  bankSays: string | null
  /** The payment that was entered by the bank's answer. */
  paymentId: string | null
}

/** A batch as it was made. */
export interface StoredBatch {
  id: string
  messageId: string
  madeAt: Moment
  madeBy: string | null
  initiator: string
  payOn: Day
  state: BatchState
  withdrawnWhy: string | null
  version: number
}

/** A batch as it is written for a bank, the same whenever it is asked for: one block for each account that pays. */
export function orderOf(b: StoredBatch, transfers: readonly BatchTransfer[], zone: string): PaymentOrder {
  return {
    messageId: b.messageId,
    createdAt: b.madeAt.toZonedDateTimeISO(zone).toString({ smallestUnit: 'second', timeZoneName: 'never' }),
    initiator: b.initiator,
    on: b.payOn,
    currency: 'CNY',
    payers: [...Map.groupBy(transfers, (t) => `${t.payerName} ${bare(t.payerAccount)}`).values()].map((of) => ({
      from: { name: of[0]!.payerName, bank: of[0]!.payerBank, account: of[0]!.payerAccount },
      transfers: of.map((t) => ({
        endToEndId: t.endToEndId,
        amount: sumOf(t),
        to: { name: t.payeeName, bank: t.payeeBank, account: t.payeeAccount },
        remittance: t.remittance,
      })),
    })),
  }
}

/** What the bank is told to transfer: amount and interest together. */
export const sumOf = (t: Pick<BatchTransfer, 'amount' | 'interest'>): Money => (t.amount + t.interest) as Money

/** Whether the bank has answered of any transfer of a batch: then it has the file, and it is given to nobody again. */
export const isAnswered = (transfers: readonly Pick<BatchTransfer, 'answer'>[]): boolean => transfers.some((t) => t.answer !== null)

/** Whether a transfer pays more of its claim than is open by now: somebody paid it another way. */
export const paysMore = (t: Pick<BatchTransfer, 'amount'>, claim: Pick<Claim, 'amount' | 'paid'> | undefined): boolean =>
  claim !== undefined && t.amount > claim.amount - claim.paid
