import { dayAt, later, type Money, type Moment, noMoney } from '#kernel'
import { milestonesIn } from './acceptance-releases.ts'
import { metByClaim } from './contract-texts.ts'
import type { Happening } from './happening.ts'
import { textOn } from './in-force.ts'
import type { Contract, Milestone } from './ocds.ts'
import type { PublicClaim, PublicContract, PublicEntry, PublicPayment, PublicPurchase } from './public-facts.ts'
import { partiesOf, type Speaker, titleOf } from './speaker.ts'

type Settled = Extract<PublicPayment['becomes'], { as: 'settled' }>

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
  if (claim.withdrawnAt) out.push(withdrawn(claim, claim.withdrawnAt, small, say))
  for (const pay of claim.payments) {
    const { becomes } = pay
    out.push({
      on: later(pay.entries[0]!.paidOn, claim.madeOn),
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
              transactions: pay.entries.flatMap((e) => transactionsOf(p, c, claim, e, say)),
              ...(becomes?.as === 'settled' && settled(c, claim, becomes, say)),
              ...(becomes?.as === 'reopened' && reopened(c, claim, say)),
            },
          },
        ],
      },
    })
  }
  return out
}

/** Nothing is owed for a claim that should not have been made; what was said of it before stays as it was published. */
function withdrawn(claim: PublicClaim, at: Moment, small: Contract, say: Speaker): Happening {
  const wasSettled = claim.payments.some((x) => x.becomes?.as === 'settled')
  const obligation = {
    ...obligationOf(claim, say),
    dateWithdrawn: say.start(dayAt(at, say.zone)),
    ...(wasSettled && { dateSettled: null, daysLate: null, interest: say.value(noMoney) }),
  }
  const body = { contracts: [{ ...small, implementation: { paymentObligations: [obligation] } }] }
  return { on: dayAt(at, say.zone), at, stage: 10, key: `withdrawn-${claim.id}`, tag: ['implementation'], body }
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

/**
 * Interest is no part of the price: it is a transaction of its own, so that those of the price add up to what was agreed. What takes a
 * payment back is one too, below zero, and names the one it takes back: nothing that was published disappears.
 */
function transactionsOf(p: PublicPurchase, c: PublicContract, claim: PublicClaim, pay: PublicEntry, say: Speaker) {
  const reverses = (of: string) => (pay.reverses ? { reverses: `${pay.reverses}${of}` } : {})
  const transaction = (of: string, amount: Money, kind: 'price' | 'lateInterest') => ({
    id: `${pay.id}${of}`,
    date: say.start(pay.paidOn),
    value: say.value(amount),
    kind,
    payer: say.reference(p.purchaser),
    payee: say.reference(c.provider),
    relatedObligation: claim.id,
    ...reverses(of),
  })
  return [
    ...(pay.amount !== 0n ? [transaction('', pay.amount, 'price')] : []),
    ...(pay.interest !== 0n ? [transaction('-interest', pay.interest, 'lateInterest')] : []),
  ]
}

/** What the payment says that brings the last of a claim: how late it was, and what that cost. */
const settled = (c: PublicContract, claim: PublicClaim, by: Settled, say: Speaker): NonNullable<Contract['implementation']> => ({
  ...(claim.acceptanceId === null && milestonesIn(ownOf(c, claim, { status: 'met', dateMet: say.start(by.on) }, say))),
  paymentObligations: [
    {
      ...obligationOf(claim, say),
      dateSettled: say.start(by.on),
      daysLate: by.daysLate,
      ...(by.interest !== null && { interest: say.value(by.interest) }),
    },
  ],
})

/** What was settled is owed again: what was said of it then holds no more. */
const reopened = (c: PublicContract, claim: PublicClaim, say: Speaker): NonNullable<Contract['implementation']> => ({
  ...(claim.acceptanceId === null && milestonesIn(ownOf(c, claim, { status: 'scheduled', dateMet: null }, say))),
  paymentObligations: [{ ...obligationOf(claim, say), dateSettled: null, daysLate: null, interest: say.value(noMoney) }],
})

/** What is paid on signing, in advance or as a release has nothing to be accepted: it is met when it is paid. */
const ownOf = (c: PublicContract, claim: PublicClaim, stands: Pick<Milestone, 'status' | 'dateMet'>, say: Speaker): Milestone[] =>
  textOn(c, claim.madeOn, say.zone)
    .instalments.filter((i) => metByClaim(claim.source, i))
    .map((i) => ({ id: i.key, ...titleOf(i.title), type: 'payment', ...stands, value: say.value(i.amount) }))
