import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { stored } from './rules/words.ts'
import { tables } from './store.ts'
import { asideWords, refuse } from './words.ts'

/**
 * A person confirms that a bid set aside by the opening does not match its fingerprint, and says what they looked into. Only then is it
 * rejected. Until all such bids are confirmed no price is opened, so that nobody is left out by a program alone.
 */
export async function confirmFinding(
  ctx: Ctx,
  input: { tenderId: string; bidId: string; reason: string },
): Promise<{ id: string } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'bids.confirm-finding', id: input.tenderId, verb: 'confirmFinding' },
    async ({ tx, now: tender, entry }) => {
      const own = tables(tx)
        .updateTable('bids')
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('tender_id', '=', tender.id)
        .where('id', '=', input.bidId)
        .where('state', '=', 'set-aside')
      const done = await own
        .set((e) => ({
          state: 'rejected',
          reason: stored(asideWords.both('confirmed', input.reason)),
          version: e('version', '+', 1),
        }))
        .returning('id')
        .executeTakeFirst()
      if (!done) return refuse('no-finding')
      entry.facts = { bid: done.id, reason: input.reason.slice(0, 300) }
      return { id: done.id }
    },
  )
}

/** Bids set aside that wait for a person, by tender. */
export async function findingsOpen(ctx: Ctx, tenderIds: readonly string[]): Promise<Map<string, number>> {
  if (tenderIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('bids')
    .select(['tender_id', (e) => e.fn.countAll<bigint>().as('n')])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', 'in', [...tenderIds])
    .where('state', '=', 'set-aside')
    .groupBy('tender_id')
    .execute()
  return new Map(rows.map((r) => [r.tender_id, Number(r.n)]))
}
