import type { Db, TablesOf } from '#platform'
import type { PaymentBasis } from '#law'
import type { Selectable } from 'kysely'
import type { Claim, ClockSays, PaperKind } from '../rules/claim.ts'
import type { ClaimPlace, ClaimState, Desk } from '../rules/claim-process.ts'
import type { BatchState } from '../rules/batch-process.ts'
import type { BatchTransfer } from '../rules/stored-batch.ts'
import type { CorrectionKind } from '../rules/correction.ts'
import type { CorrectionState } from '../rules/correction-process.ts'
import type { ClaimSnapshot } from '../rules/claim-snapshot.ts'

export type PaymentTables = TablesOf<
  | 'batch_transfers'
  | 'claim_books'
  | 'claims'
  | 'payment_corrections'
  | 'claim_lines'
  | 'claim_desks'
  | 'payments'
  | 'paper_uses'
  | 'payment_batches'
  | 'payment_recoveries'
  | 'cash_figures',
  {
    claims: {
      source: Claim['source']
      snapshot: ClaimSnapshot
      clock_basis: PaymentBasis
      clock_says: ClockSays
      state: ClaimState
      asked_by_desk: Desk | null
    }
    claim_desks: { desk: ClaimPlace }
    paper_uses: { kind: PaperKind }
    payment_batches: { state: BatchState }
    batch_transfers: { answer: BatchTransfer['answer'] }
    payment_corrections: { kind: CorrectionKind; state: CorrectionState }
  }
>

export const tables = (db: Db) => db.withTables<PaymentTables>()
export type Row<T extends keyof PaymentTables> = Selectable<PaymentTables[T]>
