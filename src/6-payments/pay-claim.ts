import { allWrong, type Day, isAfter, isBefore, isRefusal, type Money, minor, moneyText, newId, noMoney, type Refusal } from '#kernel'
import type { Calendar, Law } from '#law'
import { calendarOf, whyNotDo } from '#people'
import type { Ctx } from '#platform'
import { changeClaim } from './change-claim.ts'
import type { Claim, PaymentMade } from './rules/claim.ts'
import { claimProcess } from './rules/claim-process.ts'
import { lettersOf, readsLike } from './rules/compared-as.ts'
import { whyReason } from './rules/entered-late.ts'
import { interestTo } from './rules/owed.ts'
import { settleDuties } from './settle-duties.ts'
import { changeDesk, insertPayment, paymentsOf } from './store/index.ts'
import { type SecondUse, takePaper } from './take-paper.ts'
import { refuse } from './words.ts'

export interface NewPayment extends SecondUse {
  claimId: string
  /** Of the claimed amount; may be zero when only interest is paid. */
  amount: Money
  interest?: Money | undefined
  paidOn: Day
  reference: string
  /** Why it is entered so, where its day needs a reason. */
  enteredReason?: string | undefined
  /** The bank says that it left: more interest than was owed by then is entered as well, with a reason, and owed back. */
  left?: boolean | undefined
}

/** Why the asker cannot record a payment now, or undefined. Interest alone can still be paid when the amount is. */
export const whyNotPay = (ctx: Ctx, claim: Claim): Refusal | undefined =>
  whyNotDo(ctx.asker, claimProcess, claim.state === 'paid' ? 'pay-interest' : 'pay-part', claim)

/**
 * Records money that went out: all of the claim, a part of it, or late interest. Nobody can record more than is owed,
 * nor the same reference twice, nor without a reason one whose day makes it in time, lies long back or leaves more interest paid than owed, nor one that reads like it without a reason; one transfer for several claims only with a reason. The last of the amount fixes the interest and fulfils the duty.
 */
export async function payClaim(ctx: Ctx, i: NewPayment): Promise<{ id: string; paidUp: boolean } | Refusal> {
  const interest = i.interest ?? noMoney
  const facts = { amount: moneyText(i.amount), interest: moneyText(interest), paidOn: i.paidOn.toString(), reference: i.reference }
  const verb = (c: Claim) => (c.state === 'paid' ? 'pay-interest' : 'pay-part')
  return await changeClaim(ctx, { id: i.claimId, verb, action: 'payments.pay' }, async ({ tx, now, entry, set }) => {
    entry.facts = facts
    const { amount, paidOn, reference, enteredReason = null } = i
    const payment: PaymentMade = { id: newId('payment', ctx.now), claimId: now.id, amount, interest, paidOn, reference, enteredReason }
    const made = await paymentsOf(ctx, [now.id], tx)
    const calendar = await calendarOf(ctx, tx)
    const used = await takePaper(ctx, tx, 'transfer', i.reference, now, { ...i, field: 'reference' })
    const wrong = allWrong([wrongPayment(ctx, now, made, payment, calendar, i), isRefusal(used) ? used : undefined])
    if (wrong) return wrong
    if (isRefusal(used)) return used
    if (used.second || made.some((x) => readsLike(x.reference, i.reference))) entry.facts = { ...facts, usedAgain: i.againReason!.trim() }
    const after = reckoned(ctx.law, now, made, payment, calendar)
    if (isRefusal(after)) return after
    const asked = askedFor(ctx, now, made, payment, calendar)
    if (isRefusal(asked)) return asked
    if (asked.reason) entry.facts = { ...entry.facts, reason: asked.reason, enteredOn: ctx.today.toString() }
    await insertPayment(ctx, tx, { ...payment, enteredReason: asked.reason })
    const { paid, paidUp, settles, lastPaidOn, interestDue, interestPaid } = after
    const moved = await set(
      {
        paid_minor: paid,
        interest_paid_minor: interestPaid,
        last_paid_on: i.amount > 0n ? lastPaidOn : now.lastPaidOn,
        ...(settles && { interest_due_minor: interestDue, settled_on: lastPaidOn, desk_since_at: ctx.now }),
      },
      settles ? { verb: 'pay' } : {},
    )
    if (isRefusal(moved)) return moved
    if (settles) await changeDesk(ctx, tx, now.id, null)
    const open = minor(now.amount - paid)
    await settleDuties(ctx, tx, now, {
      settles,
      open,
      on: lastPaidOn,
      reference: i.reference,
      interestDue: interestDue ?? noMoney,
      interestPaid,
    })
    entry.before = { paid: moneyText(now.paid), state: now.state }
    entry.after = { paid: moneyText(paid), state: paidUp ? 'paid' : now.state }
    return { id: now.id, paidUp }
  })
}

/** What a claim becomes by a payment; interest is reckoned once all of the amount is there. */
function reckoned(law: Law, claim: Claim, made: readonly PaymentMade[], p: PaymentMade, calendar: Calendar) {
  const paid = minor(claim.paid + p.amount)
  const paidUp = paid === claim.amount
  const lastPaidOn = claim.lastPaidOn && isAfter(claim.lastPaidOn, p.paidOn) ? claim.lastPaidOn : p.paidOn
  const interestDue = paidUp ? interestTo(law, claim, [...made, p], lastPaidOn, calendar) : null
  if (isRefusal(interestDue)) return interestDue
  const settles = paidUp && claim.state !== 'paid'
  return { paid, paidUp, settles, lastPaidOn, interestDue, interestPaid: minor(claim.interestPaid + p.interest) }
}

/** The reason the day of a payment needs, null where it needs none, or what is to be said first. */
function askedFor(
  ctx: Ctx,
  claim: Claim,
  made: readonly PaymentMade[],
  p: PaymentMade,
  calendar: Calendar,
): { reason: string | null } | Refusal {
  const interestEarned = interestTo(ctx.law, claim, [...made, p], ctx.today, calendar)
  if (isRefusal(interestEarned)) return interestEarned
  const interestPaid = minor(claim.interestPaid + p.interest)
  const why = whyReason({
    today: ctx.today,
    paidOn: p.paidOn,
    dueOn: ctx.law.payments.dueDay(claim, calendar),
    interestPaid,
    interestEarned,
  })
  const reason = p.enteredReason?.trim()
  if (why && !reason) return why
  return { reason: why ? reason! : null }
}

function wrongPayment(
  ctx: Ctx,
  claim: Claim,
  made: readonly PaymentMade[],
  p: PaymentMade,
  calendar: Calendar,
  again: SecondUse & Pick<NewPayment, 'left'>,
): Refusal | undefined {
  const open = minor(claim.amount - claim.paid)
  const day = isAfter(p.paidOn, ctx.today)
    ? refuse('paid-in-future').at('paidOn')
    : isBefore(p.paidOn, claim.madeOn)
      ? refuse('paid-before-claim', claim.madeOn).at('paidOn')
      : undefined
  const nothing = p.amount === 0n && p.interest === 0n ? refuse('nothing-paid').at('amount') : undefined
  const over = p.amount > open ? refuse('amount-over', open).at('amount') : undefined
  const wrong = allWrong([nothing, over, day, wrongReference(made, p, again)])
  if (wrong) return wrong
  const earned = interestTo(ctx.law, claim, [...made, p], p.paidOn, calendar)
  if (isRefusal(earned)) return earned
  const interestOpen = minor(earned > claim.interestPaid ? earned - claim.interestPaid : 0n)
  return p.interest > interestOpen && !again.left ? refuse('interest-over', interestOpen).at('interest') : undefined
}

/** What is wrong with the number of a transfer beside those of the claim. */
function wrongReference(made: readonly PaymentMade[], p: PaymentMade, again: SecondUse): Refusal | undefined {
  const near = made.find((x) => readsLike(x.reference, p.reference))
  const same = made.find((x) => lettersOf(x.reference) === lettersOf(p.reference))
  if (lettersOf(p.reference) === '') return refuse('no-number').at('reference')
  if (same) return refuse('reference-used', p.reference).at('reference')
  // Two that read alike may be two transfers, and mostly are one.
  if (near && (!again.again || again.sharedWith)) return refuse('reference-near', p.reference, near.reference).at('againReason')
  return near && !again.againReason?.trim() ? refuse('say-why-again').at('againReason') : undefined
}
