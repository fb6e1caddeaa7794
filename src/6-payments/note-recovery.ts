import { type Day, type Money, moneyText, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeClaim } from './change-claim.ts'
import { toRecover, whyNotCame } from './rules/recovery.ts'
import { findCorrections, findRecoveries, insertRecovery, paymentsOf } from './store/index.ts'

interface NewRecovery {
  claimId: string
  correctionId: string
  amount: Money
  cameOn: Day
  reference: string
}

/** Writes down what came back from a wrong payee. The claim is as it was: it has been owed again since the correction was confirmed. */
export const noteRecovery = (ctx: Ctx, i: NewRecovery): Promise<{ id: string } | Refusal> =>
  changeClaim(ctx, { id: i.claimId, verb: 'correct', action: 'payments.note-recovery' }, async ({ tx, now, entry }) => {
    const corrections = (await findCorrections(ctx, { claimIds: [now.id] }, tx)).filter((c) => c.id === i.correctionId)
    const came = await findRecoveries(ctx, [i.correctionId], tx)
    const made = await paymentsOf(ctx, [now.id], tx)
    const recovery = { correctionId: i.correctionId, amount: i.amount, cameOn: i.cameOn, reference: i.reference.trim() }
    const paidOn = made.find((p) => p.id === corrections[0]?.paymentId)?.paidOn ?? i.cameOn
    const rest = corrections[0] && toRecover(corrections[0], made, came)
    const wrong = whyNotCame(rest, came, recovery, ctx.today, paidOn)
    if (wrong) return wrong
    await insertRecovery(ctx, tx, recovery)
    entry.facts = { number: now.number, amount: moneyText(i.amount), happenedOn: i.cameOn.toString(), reference: recovery.reference }
    return { id: now.id }
  })
