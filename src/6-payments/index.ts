export { type Cash, cashOf, stateCash } from './cash.ts'
export {
  arrears,
  claims,
  dependence,
  dependences,
  dueItems,
  type LateClaim,
  listedFor,
  owedToday,
  paidByLine,
  punctuality,
  punctualityBy,
  standings,
  visibleClaim,
  yearlyStatement,
} from './claims.ts'
export { makeClaim, type NewClaim } from './make-claim.ts'
export { noteInvoice } from './note-invoice.ts'
export { askForCompletion, completeClaim, confirmClaim, passClaim } from './pass-claim.ts'
export { type NewPayment, payClaim } from './pay-claim.ts'
export { claimProcess, type ClaimState, deskWords } from './rules/desks.ts'
export type { CashFigures } from './rules/cash.ts'
export type { ClaimSnapshot } from './snapshot.ts'
export { type Claim, type ClaimFilter, claimSorts, lockedKey, pageOfClaims, type PaymentMade, paymentsOf, snapshotOf } from './store.ts'
export { results } from './results.ts'
export { ruledIds, ruleFacts } from './rule-facts.ts'
export { sayAction } from './words.ts'
export { routes } from './routes.tsx'
export { find } from './find.ts'
export { erasable } from './erasable.ts'
export { myData as myPayments } from './my-data.ts'
