import { type Day, isAfter, isBefore, type Money, minor, noMoney, type Refusal } from '#kernel'
import { refuseCorrection as refuse } from './correction-words.ts'
import { refuse as refusePayment } from '../words.ts'
import type { Claim, PaymentMade } from './claim.ts'
import { lettersOf } from './compared-as.ts'
import type { Correction, CorrectionKind } from './correction.ts'
import { standingOf } from './standing-entries.ts'

/** What is said to be wrong with an entry. */
type WrongEntry = Pick<Correction, 'kind' | 'paymentId' | 'amount' | 'interest' | 'happenedOn' | 'reference'>
type OfClaim = Pick<Claim, 'amount' | 'paid' | 'interestPaid' | 'madeOn' | 'state'>

/**
 * Why an entry cannot be put right so, or undefined: it must stand, the day must be possible, and what stands in its place may not be more
 * than is owed. Asked when it is recorded and again when it is confirmed, for meanwhile more may have been paid.
 */
export function whyNotRight(
  claim: OfClaim,
  made: readonly PaymentMade[],
  c: WrongEntry,
  o: { readonly today: Day; readonly madeBy: CorrectionKind | undefined },
): Refusal | undefined {
  const standing = standingOf(made)
  const entry = standing.find((p) => p.id === c.paymentId)
  if (!entry) return refuse('no-entry').at('payment')
  if (!isMoneyOut(entry, o.madeBy)) return refuse('not-money-out').at('payment')
  if (isAfter(c.happenedOn, o.today)) return refuse('not-come-yet').at('happenedOn')
  const stays = c.kind === 'wrong-entry' ? rightOf(c, entry) : { amount: noMoney, interest: noMoney }
  // What was given back of it since cannot be taken back a second time.
  if (claim.paid - entry.amount + stays.amount < 0n || claim.interestPaid - entry.interest + stays.interest < 0n)
    return refuse('given-back-since').at('payment')
  if (c.kind !== 'wrong-entry')
    return isBefore(c.happenedOn, entry.paidOn) ? refuse('back-before-paid', entry.paidOn).at('happenedOn') : undefined
  const right = rightOf(c, entry)
  if (isBefore(right.paidOn, claim.madeOn)) return refusePayment('paid-before-claim', claim.madeOn).at('happenedOn')
  if (right.amount === 0n && right.interest === 0n) return refuse('nothing-left').at('amount')
  if (isSame(right, entry)) return refuse('entry-unchanged').at('amount')
  const most = minor(claim.amount - claim.paid + entry.amount)
  if (right.amount > most) return refuse('entry-over', most).at('amount')
  // Interest that was paid too much is owed back; more than the claim itself is a slip of the keyboard.
  if (right.interest > claim.amount) return refuse('entry-over', claim.amount).at('interest')
  if (right.amount === most && !['paid', 'with-treasurer', 'withdrawn'].includes(claim.state)) return refuse('paid-up-elsewhere')
  if (lettersOf(right.reference) === '') return refusePayment('no-number').at('reference')
  const other = made.find((p) => p.id !== entry.id && !p.undoes && lettersOf(p.reference) === lettersOf(right.reference))
  return other ? refuse('reference-here', right.reference).at('reference') : undefined
}

/** Whether an entry is money that went out, which alone can fail to arrive or be entered wrongly. */
export const isMoneyOut = (entry: Pick<PaymentMade, 'amount' | 'interest'>, madeBy: CorrectionKind | undefined): boolean =>
  entry.amount >= 0n && entry.interest >= 0n && madeBy !== 'set-off' && madeBy !== 'paid-back'

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

/** What of a claim the institution has without its being owed: all that came for a claim that was withdrawn, interest beyond what was earned. */
export const owedBack = (c: Pick<Claim, 'state' | 'paid' | 'interestPaid' | 'interestDue'>): { amount: Money; interest: Money } =>
  c.state === 'withdrawn'
    ? { amount: c.paid, interest: c.interestPaid }
    : {
        amount: noMoney,
        interest: c.interestDue !== null && c.interestPaid > c.interestDue ? minor(c.interestPaid - c.interestDue) : noMoney,
      }

/** Why so much cannot be given back of a claim, or undefined. */
export function whyNotBack(
  claim: Pick<Claim, 'state' | 'paid' | 'interestPaid' | 'interestDue'>,
  given: { readonly amount: Money; readonly interest: Money },
): Refusal | undefined {
  const most = owedBack(claim)
  if (most.amount + most.interest === 0n) return refuse('nothing-to-give-back')
  if (given.amount + given.interest === 0n) return refuse('give-something').at('amount')
  if (given.amount > most.amount) return refuse('too-much-back', most.amount).at('amount')
  return given.interest > most.interest ? refuse('too-much-back', most.interest).at('interest') : undefined
}

/** Why something cannot be set off against a claim, or undefined: both are of one contract, and it must lie where it can be paid. */
export function whyNotAgainst(
  claim: Pick<Claim, 'id' | 'contractId'>,
  against: Pick<Claim, 'id' | 'contractId' | 'state' | 'amount' | 'paid'> | undefined,
  sum: Money,
): Refusal | undefined {
  if (!against || against.contractId !== claim.contractId || against.id === claim.id) return refuse('no-such-claim').at('against')
  if (against.state !== 'with-treasurer') return refuse('against-elsewhere').at('against')
  const open = minor(against.amount - against.paid)
  return sum > open ? refuse('against-less', open).at('against') : undefined
}

/** What a claim has come to by its entries. */
export function sumsOf(claim: Pick<Claim, 'amount' | 'state'>, made: readonly PaymentMade[]) {
  const standing = standingOf(made)
  const paid = minor(standing.reduce((t, p) => t + p.amount, 0n))
  const lastPaidOn = standing.filter((p) => p.amount > 0n).reduce<Day | null>((l, p) => (l && isAfter(l, p.paidOn) ? l : p.paidOn), null)
  return {
    paid,
    interestPaid: minor(standing.reduce((t, p) => t + p.interest, noMoney as bigint)),
    lastPaidOn,
    isPaidUp: claim.state !== 'withdrawn' && paid === claim.amount,
  }
}
