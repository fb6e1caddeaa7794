import { type Day, type Money, moneyText, newId, type Refusal } from '#kernel'
import type { Ctx, Db } from '#platform'
import { changeClaim } from './change-claim.ts'
import { refuseCorrection } from './rules/correction-words.ts'
import type { Claim, PaymentMade } from './rules/claim.ts'
import { lettersOf } from './rules/compared-as.ts'
import type { CorrectionKind } from './rules/correction.ts'
import { rightOf, whyNotRight } from './rules/put-right.ts'
import { findCorrection, findCorrections, insertCorrection, paymentsOf } from './store/index.ts'
import { otherUse } from './take-paper.ts'
import { refuse } from './words.ts'

/** What is wrong with one entry of a claim. */
export interface NewCorrection {
  claimId: string
  kind: Extract<CorrectionKind, 'returned' | 'never-left' | 'wrong-payee' | 'wrong-entry'>
  /** Id of the entry. */
  payment: string
  /** The day it came back or was found out; of a wrong entry the right day of the payment. */
  happenedOn: Day
  /** Of a wrong entry what would have been right. */
  amount?: Money | undefined
  interest?: Money | undefined
  reference?: string | undefined
  /** The right reference stands with another claim too, on purpose. */
  again?: boolean | undefined
  reason: string
}

/** Writes down that the money of an entry did not reach the institution, or that the entry is wrong. Nothing counts before somebody else confirms it. */
export const recordCorrection = (ctx: Ctx, i: NewCorrection): Promise<{ id: string; correctionId: string } | Refusal> =>
  changeClaim(ctx, { id: i.claimId, verb: 'correct', action: `payments.record-${i.kind}` }, async ({ tx, now, entry }) => {
    const waits = await whyOneWaits(ctx, tx, now)
    if (waits) return waits
    const c = {
      kind: i.kind,
      paymentId: i.payment,
      amount: i.amount ?? null,
      interest: i.interest ?? null,
      happenedOn: i.happenedOn,
      reference: i.reference?.trim() || null,
    }
    const made = await paymentsOf(ctx, [now.id], tx)
    const was = made.find((p) => p.id === i.payment)
    const wrong = whyNotRight(now, made, c, { today: ctx.today, madeBy: await madeBy(ctx, tx, was) })
    if (wrong || !was) return wrong ?? refuseCorrection('no-entry').at('payment')
    const right = rightOf(c, was)
    if (i.kind === 'wrong-entry' && !i.again && lettersOf(right.reference) !== lettersOf(was.reference)) {
      const other = await otherUse(ctx, tx, 'transfer', right.reference, now)
      if (other) return refuse('transfer-used', right.reference, null).at('reference')
    }
    entry.facts = factsOf(now, was, i.kind === 'wrong-entry' ? right : undefined, i)
    const id = newId('correction', ctx.now)
    const { id: claimId, purchaseId, purchaserId, providerId } = now
    await insertCorrection(ctx, tx, { ...c, id, claimId, purchaseId, purchaserId, providerId, againstId: null, reason: i.reason.trim() })
    return { id: claimId, correctionId: id }
  })

/** The kind of correction that made an entry; undefined of a payment as it was first entered. */
export const madeBy = async (ctx: Ctx, tx: Db, entry: PaymentMade | undefined): Promise<CorrectionKind | undefined> =>
  entry?.correctionId ? (await findCorrection(ctx, entry.correctionId, tx))?.kind : undefined

/** Why nothing more can be recorded of a claim now, or undefined: corrections are decided on one after the other. */
export async function whyOneWaits(ctx: Ctx, tx: Db, claim: Pick<Claim, 'id'>): Promise<Refusal | undefined> {
  const all = await findCorrections(ctx, { claimIds: [claim.id] }, tx)
  return all.some((c) => c.state === 'waits') ? refuseCorrection('one-waits') : undefined
}

/** What the log tells of it: the entry as it was, and what is said to be right. */
function factsOf(claim: Claim, was: PaymentMade, right: ReturnType<typeof rightOf> | undefined, i: NewCorrection) {
  return {
    number: claim.number,
    amount: moneyText(was.amount),
    interest: moneyText(was.interest),
    paidOn: was.paidOn.toString(),
    reference: was.reference,
    happenedOn: i.happenedOn.toString(),
    ...(right && {
      rightAmount: moneyText(right.amount),
      rightInterest: moneyText(right.interest),
      rightDay: right.paidOn.toString(),
      rightReference: right.reference,
    }),
  }
}
