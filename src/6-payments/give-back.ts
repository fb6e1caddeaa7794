import { type Day, isAfter, isBefore, minor, type Money, moneyText, newId, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeClaim } from './change-claim.ts'
import { whyOneWaits } from './record-correction.ts'
import type { PaymentMade } from './rules/claim.ts'
import { refuseCorrection } from './rules/correction-words.ts'
import { whyNotAgainst, whyNotBack } from './rules/put-right.ts'
import { standingOf } from './rules/standing-entries.ts'
import { findClaim, insertCorrection, paymentsOf } from './store/index.ts'
import { whyFilePays } from './why-file-pays.ts'

/** What the institution gives back of what it has without its being owed. */
export interface GivenBack {
  claimId: string
  amount: Money
  interest: Money
  reason: string
  by:
    | { readonly how: 'paid-back'; readonly on: Day; readonly reference: string }
    /** Id of the claim of the same contract against which it is set off. */
    | { readonly how: 'set-off'; readonly against: string }
}

/**
 * Writes down that the institution paid back what was not owed, or that it is set off against another claim of the contract; a second
 * person confirms it. A set-off counts from the day it is confirmed, when both sides read it (Civil Code art. 568).
 */
export const giveBack = (ctx: Ctx, i: GivenBack): Promise<{ id: string; correctionId: string } | Refusal> =>
  changeClaim(ctx, { id: i.claimId, verb: 'correct', action: `payments.record-${i.by.how}` }, async ({ tx, now, entry }) => {
    const wrong = (await whyOneWaits(ctx, tx, now)) ?? whyNotBack(now, i)
    if (wrong) return wrong
    const against = i.by.how === 'set-off' ? await findClaim(ctx, i.by.against, tx) : undefined
    const early = i.by.how === 'paid-back' ? whyNotOn(i.by.on, await paymentsOf(ctx, [now.id], tx), ctx.today) : undefined
    if (early) return early.at('happenedOn')
    if (i.by.how === 'set-off') {
      const no = whyNotAgainst(now, against, minor(i.amount + i.interest)) ?? (await whyFilePays(ctx, tx, i.by.against))?.at('against')
      if (no) return no
    }
    entry.facts = {
      number: now.number,
      amount: moneyText(minor(i.amount + i.interest)),
      ...(against && { against: against.number }),
      ...(i.by.how === 'paid-back' && { happenedOn: i.by.on.toString(), reference: i.by.reference }),
    }
    const id = newId('correction', ctx.now)
    const { id: claimId, purchaseId, purchaserId, providerId } = now
    await insertCorrection(ctx, tx, {
      ...{ id, claimId, purchaseId, purchaserId, providerId, kind: i.by.how, paymentId: null, reason: i.reason.trim() },
      ...{ amount: i.amount, interest: i.interest, againstId: against?.id ?? null },
      happenedOn: i.by.how === 'paid-back' ? i.by.on : ctx.today,
      reference: i.by.how === 'paid-back' ? i.by.reference.trim() : null,
    })
    return { id: claimId, correctionId: id }
  })

/** Why nothing can have come back on a day, or undefined: not before anything had gone out. */
function whyNotOn(on: Day, made: readonly PaymentMade[], today: Day): ReturnType<typeof refuseCorrection> | undefined {
  if (isAfter(on, today)) return refuseCorrection('not-come-yet')
  const out = standingOf(made).filter((p) => p.amount > 0n || p.interest > 0n)
  const first = out.map((p) => p.paidOn).reduce<Day | undefined>((a, b) => (a && isBefore(a, b) ? a : b), undefined)
  return first && isBefore(on, first) ? refuseCorrection('back-before-paid', first) : undefined
}
