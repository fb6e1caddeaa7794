import { fulfilDuty, moveDuty, raiseDuty, reopenDuty } from '#contracts'
import { type Day, type Money, minor, noMoney } from '#kernel'
import type { Ctx, Db } from '#platform'
import type { Claim } from './rules/claim.ts'
import { interestDuty, payBackDuty, payKinds } from './rules/claim-duties.ts'
import { dutyWords } from './rules/words.ts'

/** What a payment left of a claim. */
interface Left {
  /** Whether it was the last of the amount. */
  settles: boolean
  open: Money
  on: Day
  reference: string
  interestDue: Money
  interestPaid: Money
}

/** Brings the register to what is still owed of a claim after a payment, not what was owed once. */
export async function settleDuties(ctx: Ctx, tx: Db, claim: Claim, i: Left): Promise<void> {
  const name = { contractId: claim.contractId, subjectId: claim.id }
  const done = { on: i.on, evidence: i.reference }
  if (i.open > 0n)
    for (const kind of payKinds)
      await moveDuty(ctx, tx, {
        ...name,
        kind,
        amount: i.open,
        title: dutyWords.both(kind, i.open),
        why: dutyWords.both('partPaid', minor(claim.amount - i.open), claim.amount),
      })
  if (i.settles) for (const kind of payKinds) await fulfilDuty(ctx, tx, { ...name, kind, ...done })
  const due = i.settles ? i.interestDue : (claim.interestDue ?? noMoney)
  const left = minor(due - i.interestPaid)
  if (i.settles && left > 0n) {
    const duty = interestDuty(ctx.law, claim, left, i.on)
    await raiseDuty(ctx, tx, duty)
    // It stands there already where the claim was paid up once and the money came back.
    await reopenDuty(ctx, tx, { ...name, kind: 'pay-interest' })
    await moveDuty(ctx, tx, { ...name, kind: 'pay-interest', amount: left, title: duty.title, why: duty.why })
  }
  if (i.settles && left < 0n) await raiseDuty(ctx, tx, payBackDuty(claim, minor(-left)))
  if (claim.state !== 'paid') return
  if (left > 0n) await moveDuty(ctx, tx, { ...name, kind: 'pay-interest', amount: left, title: dutyWords.both('interest', left) })
  else if (due > 0n) await fulfilDuty(ctx, tx, { ...name, kind: 'pay-interest', ...done })
}
