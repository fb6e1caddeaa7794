import type { Day } from '#kernel'
import type { AnswerRow } from './bank-answer.ts'
import type { BatchState } from './batch-process.ts'
import type { Claim, PaymentMade } from './claim.ts'
import { bare } from './payment-file.ts'
import { type BatchTransfer, sumOf } from './stored-batch.ts'

/** What is done about an answer; of the others nothing is entered, and the page says what to do. */
export type Entered = 'pay' | 'reject' | 'return'
export type Verdict =
  | Entered
  | 'waits'
  | 'reversal'
  | 'adds-up-otherwise'
  | 'unmatched'
  | 'other-file'
  | 'twice'
  | 'already'
  | 'contrary'
  | 'withdrawn'
  | 'other-currency'
  | 'amount-differs'
  | 'account-differs'
  | 'other-account'
  | 'not-open'
  | 'no-reference'
  | 'early'
  | 'nothing-to-return'

/** What is known of the transfer an answer names. */
export interface Known {
  readonly transfer: BatchTransfer
  /** The number of the file the transfer stands in. */
  readonly messageId: string
  readonly batchState: BatchState
  readonly claim: Claim
  /** The payment that the bank's earlier answer brought about, while it stands and nothing is said against it. */
  readonly payment: PaymentMade | undefined
}

/** What is done about an answer: only what agrees in everything with a transfer of ours is entered. */
export function verdictOf(
  row: AnswerRow,
  known: Known | undefined,
  currency: string,
  earlier: readonly { said: AnswerRow['said']; on: Day | undefined; verdict: Verdict }[],
  today: Day,
  /** The file says of this transfer both that it was paid and that it was refused. */
  saysBoth = false,
): Verdict {
  if (!known) return 'unmatched'
  const { transfer, claim } = known
  // Another system may number its transfers as we do: what is said of its file is not said of ours.
  if (row.messageId && row.messageId !== known.messageId) return 'other-file'
  if (row.blockId && blockOf(row.blockId, known.messageId) === undefined) return 'other-file'
  if (row.said === 'reversal' || row.said === 'adds-up-otherwise') return row.said
  // A row that is about something else does not make the right one the second.
  if (earlier.some((e) => e.said === row.said && !differs.has(e.verdict))) return 'twice'
  if (row.said === 'waits') return 'waits'
  if (row.currency !== undefined && row.currency !== currency) return 'other-currency'
  if (row.amount !== undefined && row.amount !== sumOf(transfer)) return 'amount-differs'
  if (row.account && bare(row.account) !== bare(transfer.payeeAccount)) return 'account-differs'
  if (row.ourAccount && bare(row.ourAccount) !== bare(transfer.payerAccount)) return 'other-account'
  if (row.said === 'returned') return returned(row, known, earlier)
  if (saysBoth || isContrary(transfer.answer, row.said)) return 'contrary'
  if (transfer.answer !== null) return 'already'
  if (known.batchState === 'withdrawn') return 'withdrawn'
  if (row.said === 'rejected') return 'reject'
  if (transfer.amount > claim.amount - claim.paid || (claim.state !== 'with-treasurer' && claim.state !== 'paid')) return 'not-open'
  if (row.reference === '') return 'no-reference'
  return row.on && Temporal.PlainDate.compare(row.on, today) > 0 ? 'early' : 'pay'
}

/** Which block of a file of ours a number of a block means, from one; undefined where it is another file's. */
export const blockOf = (blockId: string, messageId: string): number | undefined => {
  const n = blockId.startsWith(`${messageId}-`) ? blockId.slice(messageId.length + 1) : ''
  return /^[1-9]\d{0,3}$/.test(n) ? Number(n) : undefined
}

/** Refused and yet paid, or the other way round: of what came back it is no news that it was paid before. */
const isContrary = (answer: BatchTransfer['answer'], said: AnswerRow['said']): boolean =>
  (answer === 'rejected' && said === 'paid') || ((answer === 'paid' || answer === 'returned') && said === 'rejected')

const differs: ReadonlySet<Verdict> = new Set(['other-file', 'other-currency', 'amount-differs', 'account-differs', 'other-account'])

/** Money came back: of what was entered, or of what this file says to have been paid before. */
function returned(row: AnswerRow, { transfer, payment }: Known, earlier: readonly { on: Day | undefined; verdict: Verdict }[]): Verdict {
  // Where a second person found that it did not come back, the payment stands and may come back yet.
  if (transfer.answer === 'returned' && !payment) return 'already'
  const paidOn = payment?.paidOn ?? earlier.find((e) => e.verdict === 'pay')?.on
  if (!paidOn) return 'nothing-to-return'
  return row.on && Temporal.PlainDate.compare(row.on, paidOn) >= 0 ? 'return' : 'early'
}
