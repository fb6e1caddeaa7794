import { type Day, isAfter, isBefore, type Money, minor, noMoney, type Refusal } from '#kernel'
import { refuseCorrection as refuse } from './correction-words.ts'
import { refuse as refusePayment } from '../words.ts'
import type { Claim, PaymentMade } from './claim.ts'
import { lettersOf } from './compared-as.ts'
import type { Correction } from './correction.ts'
import { standingOf } from './standing-entries.ts'

/** What is said to be wrong with an entry. */
export type WrongEntry = Pick<Correction, 'kind' | 'paymentId' | 'amount' | 'interest' | 'happenedOn' | 'reference'>
type OfClaim = Pick<Claim, 'amount' | 'paid' | 'madeOn' | 'state'>

/**
 * Why an entry cannot be put right so, or undefined: it must stand, the day must be possible, and what stands in its place may not be more
 * than is owed. Asked when it is recorded and again when it is confirmed, for meanwhile more may have been paid.
 */
export function whyNotRight(claim: OfClaim, made: readonly PaymentMade[], c: WrongEntry, today: Day): Refusal | undefined {
  const standing = standingOf(made)
  const entry = standing.find((p) => p.id === c.paymentId)
  if (!entry) return refuse('no-entry').at('payment')
  if (isAfter(c.happenedOn, today)) return refuse('not-come-yet').at('happenedOn')
  if (c.kind !== 'wrong-entry')
    return isBefore(c.happenedOn, entry.paidOn) ? refuse('back-before-paid', entry.paidOn).at('happenedOn') : undefined
  const right = rightOf(c, entry)
  if (isBefore(right.paidOn, claim.madeOn)) return refusePayment('paid-before-claim', claim.madeOn).at('happenedOn')
  if (right.amount === 0n && right.interest === 0n) return refuse('nothing-left').at('amount')
  if (isSame(right, entry)) return refuse('entry-unchanged').at('amount')
  const most = minor(claim.amount - claim.paid + entry.amount)
  if (right.amount > most) return refuse('entry-over', most).at('amount')
  if (right.amount === most && claim.state !== 'paid' && claim.state !== 'with-treasurer') return refuse('paid-up-elsewhere')
  if (lettersOf(right.reference) === '') return refusePayment('no-number').at('reference')
  const other = made.find((p) => p.id !== entry.id && !p.undoes && lettersOf(p.reference) === lettersOf(right.reference))
  return other ? refuse('reference-here', right.reference).at('reference') : undefined
}

const isSame = (a: Right, b: PaymentMade): boolean =>
  a.amount === b.amount && a.interest === b.interest && a.paidOn.equals(b.paidOn) && a.reference === b.reference

interface Right {
  readonly amount: Money
  readonly interest: Money
  readonly paidOn: Day
  readonly reference: string
}
/** What an entry should have said; what was not given is as it was. */
export const rightOf = (c: WrongEntry, entry: PaymentMade): Right => ({
  amount: c.amount ?? entry.amount,
  interest: c.interest ?? entry.interest,
  paidOn: c.happenedOn,
  reference: c.reference ?? entry.reference,
})

/**
 * The entries by which one is put right. What takes it back counts from its own day, as if it had not been paid; a right one counts from
 * the right day. Nothing of the first entry is touched.
 */
export function entriesOf(c: WrongEntry & Pick<Correction, 'id' | 'reason'>, entry: PaymentMade, newId: () => string): PaymentMade[] {
  const back: PaymentMade = {
    id: newId(),
    claimId: entry.claimId,
    amount: minor(-entry.amount),
    interest: minor(-entry.interest),
    paidOn: entry.paidOn,
    reference: c.kind === 'wrong-entry' ? entry.reference : (c.reference ?? entry.reference),
    enteredReason: c.reason,
    undoes: entry.id,
    correctionId: c.id,
    happenedOn: c.kind === 'wrong-entry' ? entry.paidOn : c.happenedOn,
  }
  if (c.kind !== 'wrong-entry') return [back]
  return [
    back,
    {
      ...rightOf(c, entry),
      id: newId(),
      claimId: entry.claimId,
      enteredReason: c.reason,
      undoes: null,
      correctionId: c.id,
      happenedOn: null,
    },
  ]
}

/** What a claim has come to by its entries. */
export function sumsOf(claim: Pick<Claim, 'amount'>, made: readonly PaymentMade[]) {
  const standing = standingOf(made)
  const paid = minor(standing.reduce((t, p) => t + p.amount, 0n))
  const lastPaidOn = standing.filter((p) => p.amount > 0n).reduce<Day | null>((l, p) => (l && isAfter(l, p.paidOn) ? l : p.paidOn), null)
  return {
    paid,
    interestPaid: minor(standing.reduce((t, p) => t + p.interest, noMoney as bigint)),
    lastPaidOn,
    isPaidUp: paid === claim.amount,
  }
}
