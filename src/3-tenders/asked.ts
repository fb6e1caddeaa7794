import type { Refusal } from '#kernel'
import { mayNot, organisations } from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, param } from '#ui'
import type { Tender } from './rules/tender.ts'
import { publicStates, tender as tenderNow } from './store/index.ts'

/** The tender of the address: open to everybody from its publication, before that to who may read drafts. */
export async function asked(ctx: Ctx, c: C): Promise<Tender | Refusal> {
  const found = await tenderNow(ctx, param(c, 'id'))
  if (!found) return notThere()
  // A cancelled one is public if it had been published.
  if (publicStates.includes(found.state) || (found.state === 'cancelled' && found.issuedOn)) return found
  return mayNot(ctx.asker, 'tenders.read', { purchaserId: found.purchaserId }) ?? found
}

export const biddersOf = async (ctx: Ctx, bids: readonly { providerId: string }[]) =>
  new Map((await organisations(ctx, { ids: bids.map((b) => b.providerId) })).map((o) => [o.id, o]))
