import { minor, moneyText, newId, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeClaim } from './change-claim.ts'
import { whyOneWaits } from './record-correction.ts'
import { insertCorrection } from './store/index.ts'
import { whyFilePays } from './why-file-pays.ts'

/**
 * The institution says that it should not have made a claim. Once somebody of the purchaser's desks confirms it, nothing is owed for it and
 * what it took can be claimed again; what was paid for it already is paid back, or set off against the next claims.
 */
export const withdrawClaim = (ctx: Ctx, i: { claimId: string; reason: string }): Promise<{ id: string; correctionId: string } | Refusal> =>
  changeClaim(ctx, { id: i.claimId, verb: 'ask-withdrawal', action: 'payments.record-wrong-claim' }, async ({ tx, now, entry }) => {
    const no = (await whyOneWaits(ctx, tx, now)) ?? (await whyFilePays(ctx, tx, now.id))
    if (no) return no
    entry.facts = { number: now.number, amount: moneyText(now.amount), paid: moneyText(minor(now.paid + now.interestPaid)) }
    const id = newId('correction', ctx.now)
    const { id: claimId, purchaseId, purchaserId, providerId } = now
    await insertCorrection(ctx, tx, {
      ...{ id, claimId, purchaseId, purchaserId, providerId, kind: 'wrong-claim' as const, paymentId: null, againstId: null },
      ...{ amount: null, interest: null, reference: null, happenedOn: ctx.today, reason: i.reason.trim() },
    })
    return { id: claimId, correctionId: id }
  })
