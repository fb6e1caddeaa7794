import { later, type Money } from '#kernel'
import { milestonesIn } from './acceptance-releases.ts'
import type { Happening } from './happening.ts'
import { textOn } from './in-force.ts'
import type { Contract, Milestone } from './ocds.ts'
import type { PublicClaim, PublicContract, PublicPurchase } from './public-facts.ts'
import { partiesOf, type Speaker, titleOf } from './speaker.ts'

type Payment = PublicClaim['payments'][number]

/** A claim with its clock, on the day it was made, and each payment of it on the day it was entered. */
export function claimed(p: PublicPurchase, c: PublicContract, claim: PublicClaim, small: Contract, say: Speaker): Happening[] {
  const out: Happening[] = [
    {
      on: claim.madeOn,
      at: null,
      stage: 9,
      key: `claim-${claim.id}`,
      tag: ['implementation'],
      body: { contracts: [{ ...small, implementation: { paymentObligations: [obligationOf(claim, say)] } }] },
    },
  ]
  let sofar = 0n
  for (const pay of claim.payments) {
    sofar += pay.amount
    const settles = claim.settledOn !== null && sofar >= claim.amount && sofar - pay.amount < claim.amount
    out.push({
      on: later(pay.paidOn, claim.madeOn),
      at: pay.recordedAt,
      stage: 10,
      key: `payment-${pay.id}`,
      tag: ['implementation'],
      body: {
        parties: partiesOf(p, c, say),
        contracts: [
          {
            ...small,
            implementation: {
              transactions: transactionsOf(p, c, claim, pay, say),
              ...(settles && settled(c, claim, say)),
            },
          },
        ],
      },
    })
  }
  return out
}

const obligationOf = (claim: PublicClaim, say: Speaker) => ({
  id: claim.id,
  ...titleOf(claim.title),
  value: say.value(claim.amount),
  basis: claim.basis,
  clockStart: say.start(claim.clockStartOn),
  dueDate: say.end(claim.dueOn),
  ...(claim.acceptanceId && { relatedAcceptance: claim.acceptanceId }),
})

/** Interest is no part of the price: it is a transaction of its own, so that those of the price add up to what was agreed. */
function transactionsOf(p: PublicPurchase, c: PublicContract, claim: PublicClaim, pay: Payment, say: Speaker) {
  const transaction = (id: string, amount: Money, kind: 'price' | 'lateInterest') => ({
    id,
    date: say.start(pay.paidOn),
    value: say.value(amount),
    kind,
    payer: say.reference(p.purchaser),
    payee: say.reference(c.provider),
    relatedObligation: claim.id,
  })
  return [
    ...(pay.amount !== 0n ? [transaction(pay.id, pay.amount, 'price')] : []),
    ...(pay.interest !== 0n ? [transaction(`${pay.id}-interest`, pay.interest, 'lateInterest')] : []),
  ]
}

/** What the payment says that brings the last of a claim: how late it was, and what that cost. */
const settled = (c: PublicContract, claim: PublicClaim, say: Speaker): NonNullable<Contract['implementation']> => ({
  ...(claim.acceptanceId === null && milestonesIn(onSigning(c, claim, say))),
  paymentObligations: [
    {
      ...obligationOf(claim, say),
      dateSettled: say.start(claim.settledOn!),
      ...(claim.daysLate !== null && { daysLate: claim.daysLate }),
      ...(claim.interest !== null && { interest: say.value(claim.interest) }),
    },
  ],
})

/** What is paid on signing has nothing to be accepted: it is met when it is paid. */
const onSigning = (c: PublicContract, claim: PublicClaim, say: Speaker): Milestone[] =>
  textOn(c, claim.madeOn, say.zone)
    .instalments.filter((i) => i.onSigning)
    .map((i) => ({
      id: i.key,
      ...titleOf(i.title),
      type: 'payment',
      status: 'met',
      dateMet: say.start(claim.settledOn!),
      value: say.value(i.amount),
    }))
