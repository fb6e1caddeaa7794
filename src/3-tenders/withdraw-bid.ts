import type { Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { notThere } from '#ui'
import { isLate, lateBy, overDeadline } from './rules/bid.ts'
import { tables, tender as tenderNow } from './store.ts'
import { refuse } from './words.ts'

/** Takes a bid back before the deadline. What was sealed is destroyed; as with the bid itself, the log does not say whose it was. */
export async function withdrawBid(ctx: Ctx, input: { tenderId: string }): Promise<{ id: string } | Refusal> {
  const tender = await tenderNow(ctx, input.tenderId)
  if (!tender) return await recordRefusal(ctx, 'bids.withdraw', notThere())
  const no = mayNot(ctx.asker, 'bids.withdraw', { providerId: ctx.asker.organisationId })
  if (no)
    return await recordRefusal(ctx, 'bids.withdraw', no, { subject: { kind: 'tender', id: tender.id }, purchaseId: tender.purchaseId })
  const quiet: Ctx = { ...ctx, asker: { ...ctx.asker, userId: null, name: null, organisationId: null, membershipId: null } }
  return await change(
    quiet,
    { action: 'bids.withdraw', once: ctx.once && `${ctx.asker.userId}:bids.withdraw:${ctx.once}`, heldBy: tender.id },
    async (tx) => {
      const now = await tables(tx)
        .selectFrom('tenders')
        .select(['state', 'deadline_at'])
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('id', '=', tender.id)
        .forShare()
        .executeTakeFirstOrThrow()
      if (now.deadline_at && isLate(now.deadline_at, ctx.now)) {
        const late = lateBy(now.deadline_at, ctx.now)
        return refuse('withdraw-late', late.words, overDeadline(now.deadline_at, ctx.begun, ctx.now, ctx.zone))
      }
      if (now.state !== 'published') return refuse(now.deadline_at ? 'in-time-but-closed' : 'not-open-for-bids')
      const done = await tables(tx)
        .updateTable('bids')
        .set((e) => ({
          state: 'withdrawn',
          withdrawn_at: ctx.now,
          quality_sealed: null,
          price_sealed: null,
          file_sealed: null,
          version: e('version', '+', 1),
        }))
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('tender_id', '=', tender.id)
        .where('provider_id', '=', ctx.asker.organisationId)
        .where('state', '=', 'sealed')
        .returning('id')
        .executeTakeFirst()
      return done ? { id: done.id } : refuse('no-bid')
    },
  )
}
