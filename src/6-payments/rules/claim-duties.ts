import type { Contract, NewDuty } from '#contracts'
import { type Day, isRefusal, type Money, perCent, sum } from '#kernel'
import type { Answer, Law, PaymentClock } from '#law'
import type { Claim } from './claim.ts'
import type { ClaimSum } from './claim-lines.ts'
import { dutyWords } from './words.ts'

/** The duties under which the amount of a claim can stand in the register: all of it, or what nobody disputes. */
export const payKinds = ['pay', 'pay-undisputed'] as const

interface ClaimMade {
  readonly id: string
  readonly number: string
  readonly what: ClaimSum
  readonly clock: Answer<PaymentClock>
  /** By when the invoice is to be sent; null where it is there. */
  readonly invoiceBy: Day | null
}

/** What a claim makes the purchaser owe, and the paper it makes the institution owe. */
export function claimDuties(law: Law, c: Contract, i: ClaimMade): NewDuty[] {
  return [payDuty(law, c, i), ...(i.invoiceBy ? [invoiceDuty(law, c, i, i.invoiceBy)] : [])]
}

const under = (c: Contract, i: ClaimMade) => ({
  contractId: c.id,
  subjectKind: 'claim',
  subjectId: i.id,
  clause: '9',
  href: `/payments/claims/${i.id}`,
})

function payDuty(law: Law, c: Contract, i: ClaimMade): NewDuty {
  const { clock, what } = i
  const total = sum([what.amount, what.disputed])
  const undisputed = law.payments.undisputedPart({ total, disputed: what.disputed, basis: c.terms.basis, lawDay: c.lawDay })
  const partly = what.disputed > 0n && !isRefusal(undisputed)
  const kind = partly ? 'pay-undisputed' : 'pay'
  return {
    ...under(c, i),
    kind,
    dueOn: clock.value.dueOn,
    amount: what.amount,
    title: dutyWords.both(kind, what.amount),
    why: dutyWords.both('payWhy', clock.value.clockStartOn, clock.value.days),
    otherwise: c.terms.dailyLateRate ? dutyWords.both('dailyRate', perCent(c.terms.dailyLateRate)) : dutyWords.both('lateInterest'),
    cites: [...clock.cites, ...(partly ? undisputed.cites : [])].filter((x, n, all) => all.findIndex((y) => y.rule === x.rule) === n),
  }
}

const invoiceDuty = (law: Law, c: Contract, i: ClaimMade, by: Day): NewDuty => ({
  ...under(c, i),
  kind: 'invoice',
  dueOn: by,
  title: dutyWords.both('invoice', i.number),
  why: dutyWords.both('invoiceWhy'),
  otherwise: dutyWords.both('invoiceOtherwise'),
  cites: law.cites('invoice'),
})

/** What the institution has of a claim that nothing was owed for, or beyond what was owed. */
export const payBackDuty = (claim: Claim, back: Money): NewDuty => ({
  contractId: claim.contractId,
  subjectId: claim.id,
  kind: 'pay-back',
  subjectKind: 'claim',
  dueOn: null,
  dueSays: dutyWords.both('payBackDue'),
  amount: back,
  clause: '9',
  href: `/payments/claims/${claim.id}`,
  title: dutyWords.both('payBack', back),
  why: dutyWords.both('payBackWhy', claim.number),
  otherwise: dutyWords.both('payBackOtherwise'),
  cites: [],
})

/** What is owed for a claim that was paid up late, on the day it was. */
export const interestDuty = (law: Law, claim: Claim, open: Money, paidUpOn: Day): NewDuty => ({
  contractId: claim.contractId,
  subjectId: claim.id,
  kind: 'pay-interest',
  subjectKind: 'claim',
  dueOn: null,
  dueSays: dutyWords.both('interestDue'),
  amount: open,
  clause: '9',
  href: `/payments/claims/${claim.id}`,
  title: dutyWords.both('interest', open),
  why: dutyWords.both('interestWhy', claim.dueOn, paidUpOn),
  otherwise: dutyWords.both('interestOtherwise'),
  cites: claim.basis === 'statute' ? law.cites('late-interest') : law.cites('term-of-the-contract'),
})
