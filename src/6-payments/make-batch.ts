import { type Day, isAfter, isRefusal, moneyText, newId, type Refusal } from '#kernel'
import { mayNot, organisations, refusePermission } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { batch, type InBatch } from './batch.ts'
import { holdClaims, insertBatch } from './store/index.ts'
import { refuse } from './words.ts'

/**
 * Makes a file for the bank of the claims that were chosen. What of them cannot be paid so stays out. The file says the same whenever it is
 * taken, and none of its claims is in another one before the bank has answered or the batch was withdrawn: the table itself refuses a second.
 */
export async function makeBatch(ctx: Ctx, i: { claimIds: readonly string[]; on: Day }): Promise<{ id: string } | Refusal> {
  if (mayNot(ctx.asker, 'payments.pay', {})) return await recordRefusal(ctx, 'payments.make-batch', refusePermission('not-your-role'))
  return await change(ctx, { action: 'payments.make-batch' }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    await holdClaims(ctx, tx, i.claimIds)
    const b = await batch(inside, i)
    if (isRefusal(b)) return b
    if (b.chosen.length === 0) return refuse('nothing-chosen')
    // A bank would execute it at once, or not at all.
    if (isAfter(ctx.today, i.on)) return refuse('pay-day-past').at('on')
    const id = newId('batch', ctx.now)
    const messageId = `TDM-${id.slice(id.indexOf('_') + 1)}`
    const [own] = await organisations(inside, { ids: ctx.asker.organisationId ? [ctx.asker.organisationId] : [] })
    const transfers = b.chosen.map((x) => transferOf(id, x))
    await insertBatch(
      ctx,
      tx,
      { id, messageId, madeAt: ctx.now, madeBy: ctx.asker.userId, initiator: own?.name ?? '', payOn: b.on },
      transfers,
    )
    Object.assign(entry, {
      subject: { kind: 'batch', id },
      facts: { messageId, transfers: transfers.length, amount: moneyText(b.total), payOn: b.on.toString() },
      after: transfers,
    })
    return { id }
  })
}

const transferOf = (batchId: string, x: InBatch) => ({
  batchId,
  endToEndId: x.endToEndId,
  claimId: x.claim.id,
  amount: x.open,
  interest: x.interest,
  payerName: x.from.name,
  payerBank: x.from.bank,
  payerAccount: x.from.account,
  payeeName: x.to.name,
  payeeBank: x.to.bank,
  payeeAccount: x.to.account,
  remittance: `${x.claim.number} ${x.claim.title.zh}`,
})
