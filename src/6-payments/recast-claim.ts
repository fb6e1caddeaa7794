import { fulfilDuty, moveDuty, raiseDuty, reopenDuty, voidDuty } from '#contracts'
import { isRefusal, type Money, minor, noMoney, type Refusal } from '#kernel'
import { calendarOf } from '#people'
import type { Ctx, Entry } from '#platform'
import { moveClaimAlong } from './change-claim.ts'
import type { Claim, PaymentMade } from './rules/claim.ts'
import { interestDuty, payBackDuty, payKinds } from './rules/claim-duties.ts'
import { interestTo } from './rules/owed.ts'
import { owedBack, sumsOf } from './rules/put-right.ts'
import { standingOf } from './rules/standing-entries.ts'
import { dutyWords } from './rules/words.ts'
import { changeDesk, paymentsOf } from './store/index.ts'

/**
 * Brings a claim and what is owed for it to what its entries say now: paid up or owed again, with the interest of the days that hold.
 * In the transaction in which the entries changed, so that no page and no figure ever says something between.
 */
export async function recastClaim(inside: Ctx, was: Claim, entry: Entry, withdraw?: 'withdraw'): Promise<Refusal | undefined> {
  const claim: Claim = withdraw ? { ...was, state: 'withdrawn' } : was
  const made = await paymentsOf(inside, [claim.id], inside.db)
  const sums = sumsOf(claim, made)
  const { paid, interestPaid, lastPaidOn, isPaidUp } = sums
  const interestDue = isPaidUp ? interestTo(inside.law, claim, made, lastPaidOn!, await calendarOf(inside, inside.db)) : null
  if (isRefusal(interestDue)) return interestDue
  const wasPaidUp = was.state === 'paid'
  const verb = withdraw ?? (isPaidUp === wasPaidUp ? 'set-right' : isPaidUp ? 'pay' : 'owe-again')
  const columns = {
    paid_minor: paid,
    interest_paid_minor: interestPaid,
    last_paid_on: lastPaidOn,
    interest_due_minor: interestDue,
    settled_on: isPaidUp ? lastPaidOn : null,
    ...(verb !== 'set-right' && { desk_since_at: inside.now }),
  }
  const moved = await moveClaimAlong(inside, was, verb, columns, entry)
  if (isRefusal(moved)) return moved
  if (verb === 'pay' || (verb === 'withdraw' && !wasPaidUp)) await changeDesk(inside, inside.db, claim.id, null)
  if (verb === 'owe-again') await changeDesk(inside, inside.db, claim.id, 'with-treasurer')
  const now = { ...sums, interestDue, made }
  await (claim.state === 'withdrawn' ? nothingOwed(inside, claim) : owedNow(inside, claim, now))
  await givenBack(inside, claim, owedBack({ ...claim, paid, interestPaid, interestDue }))
  return undefined
}

interface Now extends ReturnType<typeof sumsOf> {
  interestDue: Money | null
  made: readonly PaymentMade[]
}

/** Nothing is owed for a claim that was withdrawn, and no paper is asked for. What was done before stays done. */
async function nothingOwed(inside: Ctx, claim: Claim): Promise<void> {
  const name = { contractId: claim.contractId, subjectId: claim.id }
  for (const kind of [...payKinds, 'pay-interest', 'invoice'] as const) await voidDuty(inside, inside.db, { ...name, kind })
}

/** What the institution has without its being owed is its duty to give back. */
async function givenBack(inside: Ctx, claim: Claim, back: { amount: Money; interest: Money }): Promise<void> {
  const sum = minor(back.amount + back.interest)
  const name = { contractId: claim.contractId, subjectId: claim.id, kind: 'pay-back' as const }
  if (sum === 0n) return await fulfilDuty(inside, inside.db, { ...name, on: inside.today })
  const duty = payBackDuty(claim, sum)
  await raiseDuty(inside, inside.db, duty)
  await reopenDuty(inside, inside.db, name)
  await moveDuty(inside, inside.db, { ...name, amount: sum, title: duty.title })
}

/** The register says what is owed now: what was done by money that did not come is open again. */
async function owedNow(inside: Ctx, claim: Claim, now: Now): Promise<void> {
  const tx = inside.db
  const name = { contractId: claim.contractId, subjectId: claim.id }
  const open = minor(claim.amount - now.paid)
  const last = standingOf(now.made).at(-1)
  const done = now.lastPaidOn && { on: now.lastPaidOn, evidence: last?.reference ?? '' }
  for (const kind of payKinds) {
    await reopenDuty(inside, tx, { ...name, kind })
    if (open > 0n)
      await moveDuty(inside, tx, { ...name, kind, amount: open, title: dutyWords.both(kind, open), why: whyOwed(claim, now.paid) })
    else if (done) await fulfilDuty(inside, tx, { ...name, kind, ...done })
  }
  const due = now.interestDue ?? noMoney
  const left = minor(due - now.interestPaid)
  if (left > 0n && done) {
    await raiseDuty(inside, tx, interestDuty(inside.law, claim, left, done.on))
    await reopenDuty(inside, tx, { ...name, kind: 'pay-interest' })
    const why = dutyWords.both('interestWhy', claim.dueOn, done.on)
    await moveDuty(inside, tx, { ...name, kind: 'pay-interest', amount: left, title: dutyWords.both('interest', left), why })
  } else if (due > 0n && done) await fulfilDuty(inside, tx, { ...name, kind: 'pay-interest', ...done })
  else await voidDuty(inside, tx, { ...name, kind: 'pay-interest' })
}

const whyOwed = (claim: Claim, paid: Money) =>
  paid > 0n ? dutyWords.both('partPaid', paid, claim.amount) : dutyWords.both('payWhy', claim.clockStartOn, claim.clock.days)
