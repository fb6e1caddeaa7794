import {
  both,
  type Day,
  isAfter,
  isBefore,
  isRefusal,
  type Money,
  minor,
  moneyText,
  newId,
  noMoney,
  type Refusal,
  roundToWhole,
  sayDay,
  sayMoney,
} from '#kernel'
import { type Calendar, interestOn, type Owed } from '#law'
import { fulfilDuty, moveDuty, raiseDuty } from '#contracts'
import { calendarOf, whyNotDo } from '#people'
import type { Ctx } from '#platform'
import { changeClaim } from './change-claim.ts'
import { comparedAs, takePaper } from './papers.ts'
import { claimProcess } from './rules/desks.ts'
import { changeDesk, type Claim, owed, type PaymentMade, paymentsOf, tables } from './store.ts'
import { interestTitle, payTitle } from './rules/duty-titles.ts'
import { refuse, words } from './words.ts'

export interface NewPayment {
  claimId: string
  /** Of the claimed amount; may be zero when only interest is paid. */
  amount: Money
  interest?: Money | undefined
  paidOn: Day
  reference: string
  /** One transfer for several claims on purpose, and why. */
  again?: boolean | undefined
  againReason?: string | undefined
}

/** Interest a claim has earned to the end of a day, half-up to the fen. */
export function interestTo(claim: Claim, made: readonly PaymentMade[], on: Day, calendar: Calendar): Money | Refusal {
  const exact = interestOn(owed(claim, made), on, calendar)
  return isRefusal(exact) ? exact : minor(roundToWhole(exact, 'half-up'))
}
/** The same for what the law calls owed. Nothing where the year of the due day is not in the calendar: nobody is called late before that. */
export function interestOwed(o: Owed, on: Day, calendar: Calendar): Money {
  const exact = interestOn(o, on, calendar)
  return isRefusal(exact) ? noMoney : minor(roundToWhole(exact, 'half-up'))
}

/** Why the asker cannot record a payment now, or undefined. Interest alone can still be paid when the amount is. */
export const whyNotPay = (ctx: Ctx, claim: Claim): Refusal | undefined =>
  whyNotDo(ctx.asker, claimProcess, claim.state === 'paid' ? 'pay-interest' : 'pay-part', claim)

/**
 * Records money that went out: all of the claim, a part of it, or late interest. Nobody can record more than is owed,
 * nor the same reference twice; one transfer for several claims only with a reason. The last of the amount fixes the interest and fulfils the duty.
 */
export async function payClaim(ctx: Ctx, i: NewPayment): Promise<{ id: string; paidUp: boolean } | Refusal> {
  const interest = i.interest ?? noMoney
  const facts = { amount: moneyText(i.amount), interest: moneyText(interest), paidOn: i.paidOn.toString(), reference: i.reference }
  const verb = (c: Claim) => (c.state === 'paid' ? 'pay-interest' : 'pay-part')
  return await changeClaim(ctx, { id: i.claimId, verb, action: 'payments.pay' }, async ({ tx, now, entry, set }) => {
    entry.facts = facts
    const made = await paymentsOf(ctx, [now.id], tx)
    const calendar = await calendarOf(ctx, tx)
    const wrong = wrongPayment(ctx, now, made, calendar, { ...i, interest })
    if (wrong) return wrong
    const used = await takePaper(ctx, tx, 'transfer', i.reference, now, { ...i, field: 'reference' })
    if (isRefusal(used)) return used
    if (used.second) entry.facts = { ...facts, usedAgain: i.againReason!.trim() }
    const after = [...made, { claimId: now.id, amount: i.amount, interest, paidOn: i.paidOn, reference: i.reference }]
    const paid = minor(now.paid + i.amount)
    const paidUp = paid === now.amount
    const lastPaidOn = now.lastPaidOn && isAfter(now.lastPaidOn, i.paidOn) ? now.lastPaidOn : i.paidOn
    const interestDue = paidUp ? interestTo(now, after, lastPaidOn, calendar) : null
    if (isRefusal(interestDue)) return interestDue
    await tables(tx)
      .insertInto('payments')
      .values({
        jurisdiction: ctx.jurisdiction,
        id: newId('payment', ctx.now),
        claim_id: now.id,
        amount_minor: i.amount,
        interest_minor: interest,
        paid_on: i.paidOn,
        reference: i.reference,
        recorded_at: ctx.now,
        recorded_by: ctx.asker.userId,
      })
      .execute()
    const settles = paidUp && now.state !== 'paid'
    const moved = await set(
      {
        paid_minor: paid,
        interest_paid_minor: minor(now.interestPaid + interest),
        last_paid_on: i.amount > 0n ? lastPaidOn : now.lastPaidOn,
        ...(settles && { interest_due_minor: interestDue, settled_on: lastPaidOn, desk_since_at: ctx.now }),
      },
      settles ? { verb: 'pay' } : {},
    )
    if (isRefusal(moved)) return moved
    if (settles) await changeDesk(ctx, tx, now.id, null)
    await settleDuties(ctx, tx, now, {
      settles,
      open: minor(now.amount - paid),
      on: lastPaidOn,
      reference: i.reference,
      interestDue: interestDue ?? noMoney,
      interestPaid: minor(now.interestPaid + interest),
    })
    entry.before = { paid: moneyText(now.paid), state: now.state }
    entry.after = { paid: moneyText(paid), state: paidUp ? 'paid' : now.state }
    return { id: now.id, paidUp }
  })
}

function wrongPayment(
  ctx: Ctx,
  claim: Claim,
  made: readonly PaymentMade[],
  calendar: Calendar,
  i: Pick<NewPayment, 'amount' | 'paidOn' | 'reference'> & { interest: Money },
): Refusal | undefined {
  const field = (r: Refusal, name: string) => ({ ...r, fields: { [name]: r.words } })
  const open = minor(claim.amount - claim.paid)
  if (i.amount === 0n && i.interest === 0n) return field(refuse('nothing-paid'), 'amount')
  if (isAfter(i.paidOn, ctx.today)) return field(refuse('paid-in-future'), 'paidOn')
  if (isBefore(i.paidOn, claim.madeOn))
    return field(
      inBoth((lang) => refuse('paid-before-claim', sayDay(claim.madeOn, lang))),
      'paidOn',
    )
  if (made.some((p) => comparedAs(p.reference) === comparedAs(i.reference)))
    return field(refuse('reference-used', i.reference), 'reference')
  if (i.amount > open)
    return field(
      inBoth((lang) => refuse('amount-over', sayMoney(open, lang))),
      'amount',
    )
  const earned = interestTo(
    claim,
    [...made, { claimId: claim.id, amount: i.amount, interest: i.interest, paidOn: i.paidOn, reference: i.reference }],
    i.paidOn,
    calendar,
  )
  if (isRefusal(earned)) return earned
  const interestOpen = minor(earned > claim.interestPaid ? earned - claim.interestPaid : 0n)
  if (i.interest > interestOpen)
    return field(
      inBoth((lang) => refuse('interest-over', sayMoney(interestOpen, lang))),
      'interest',
    )
  return undefined
}

const inEach = (say: (lang: 'zh' | 'en') => string) => both(say('zh'), say('en'))
/** A refusal whose facts read differently in each language. */
const inBoth = (say: (lang: 'zh' | 'en') => Refusal): Refusal => ({ ...say('zh'), words: both(say('zh').words.zh, say('en').words.en) })

async function settleDuties(
  ctx: Ctx,
  tx: Ctx['db'],
  claim: Claim,
  i: { settles: boolean; open: Money; on: Day; reference: string; interestDue: Money; interestPaid: Money },
): Promise<void> {
  const name = { contractId: claim.contractId, subjectId: claim.id }
  // The register says what is still owed, not what was owed once.
  if (i.open > 0n)
    for (const kind of ['pay', 'pay-undisputed'] as const)
      await moveDuty(ctx, tx, {
        ...name,
        kind,
        amount: i.open,
        title: payTitle(i.open, kind === 'pay-undisputed'),
        why: inEach((lang) => words[lang].partPaid(sayMoney(minor(claim.amount - i.open), lang), sayMoney(claim.amount, lang))),
      })
  if (i.settles)
    for (const kind of ['pay', 'pay-undisputed'] as const) await fulfilDuty(ctx, tx, { ...name, kind, on: i.on, evidence: i.reference })
  const due = i.settles ? i.interestDue : (claim.interestDue ?? noMoney)
  if (i.settles && due > i.interestPaid)
    await raiseDuty(ctx, tx, {
      ...name,
      kind: 'pay-interest',
      subjectKind: 'claim',
      dueOn: null,
      dueSays: both('随逾期款一并支付', 'with the late payment'),
      amount: minor(due - i.interestPaid),
      clause: '9',
      href: `/payments/claims/${claim.id}`,
      title: interestTitle(minor(due - i.interestPaid)),
      why: both(
        `应付日${sayDay(claim.dueOn, 'zh')}，付清日${sayDay(i.on, 'zh')}`,
        `Due ${sayDay(claim.dueOn, 'en')}, paid up ${sayDay(i.on, 'en')}`,
      ),
      otherwise: both('列入年度公开和付款记录', 'it stands in the yearly statement and the payment record'),
      cites: claim.basis === 'statute' ? ctx.law.cites('late-interest') : ctx.law.cites('term-of-the-contract'),
    })
  if (claim.state === 'paid' && i.interestPaid < due) {
    const left = minor(due - i.interestPaid)
    await moveDuty(ctx, tx, { ...name, kind: 'pay-interest', amount: left, title: interestTitle(left) })
  }
  if (claim.state === 'paid' && i.interestPaid >= due && due > 0n)
    await fulfilDuty(ctx, tx, { ...name, kind: 'pay-interest', on: i.on, evidence: i.reference })
}
