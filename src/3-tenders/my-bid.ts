import type { Moment } from '#kernel'
import { mayNot } from '#people'
import type { Ctx } from '#platform'
import { openCover } from './cover.ts'
import { ownerOf } from './own-bid.ts'
import type { BidState } from './rules/tender.ts'
import { ownBids } from './store/index.ts'
import type { Receipt } from './submit-bid.ts'

/** The bidder’s own bid: that it is there, when it came, its fingerprints. Its content is sealed for the bidder too. */
export async function myBid(ctx: Ctx, tenderId: string): Promise<OwnBid | undefined> {
  return (await myBids(ctx, [tenderId])).get(tenderId)
}

type OwnBid = Receipt & {
  state: BidState
  withdrawnAt: Moment | null
  version: number
}

/** The same for several tenders at once. A tender it did not bid for is left out. */
export async function myBids(ctx: Ctx, tenderIds: readonly string[]): Promise<Map<string, OwnBid>> {
  if (tenderIds.length === 0 || mayNot(ctx.asker, 'bids.read', { providerId: ctx.asker.organisationId })) return new Map()
  const rows = await ownBids(ctx, tenderIds, ownerOf(ctx))
  return new Map(
    rows.map((r): [string, OwnBid] => {
      const cover = openCover(ctx, r)
      const own = {
        bidId: r.id,
        state: r.state,
        revision: cover.revision,
        receivedAt: cover.receivedAt,
        qualityHash: r.quality_hash,
        priceHash: r.price_hash,
        fileHash: r.file_hash,
        withdrawnAt: cover.withdrawnAt === null ? null : Temporal.Instant.from(cover.withdrawnAt),
        version: r.version,
      }
      return [r.tender_id, own]
    }),
  )
}
