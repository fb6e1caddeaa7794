export {
  answerTransfer,
  type BatchColumns,
  batchesBy,
  findBatch,
  findBatches,
  insertBatch,
  letGo,
  moveBatch,
  transfersOf,
} from './batches.ts'
export { keepSealedCash, lockedKey, sealedCash } from './cash.ts'
export {
  type ClaimColumns,
  type ClaimFilter,
  claimSorts,
  findClaim,
  findClaims,
  holdClaims,
  insertClaim,
  isClaimNumber,
  moveClaim,
  openTotals,
  pageOfClaims,
  snapshotOf,
} from './claims.ts'
export { addToBook, type ClaimLineMade, claimLinesOf, insertClaimLines, takeBook } from './claim-lines.ts'
export { type CorrectionColumns, correctionsBy, findCorrection, findCorrections, insertCorrection, moveCorrection } from './corrections.ts'
export { changeDesk, type DeskStay, desksOf } from './desks.ts'
export { deletePaperUse, insertPaperUse, lockInvoices, usesOfPaper, usesOfNumbers } from './papers.ts'
export { findRecoveries, insertRecovery } from './recoveries.ts'
export { enteredBy, insertPayment, owedOf, paymentsOf } from './payments.ts'
