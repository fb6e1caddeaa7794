import type { Refusal } from '#kernel'
import { sendFile } from '#files'
import { mayNot } from '#people'
import { type Ctx, fileTypes, notThere, sha256 } from '#platform'
import { fileIn, isInStore } from './bid-files.ts'
import { seatOf } from './rules/panel.ts'
import { filesOfBid, type Tender } from './rules/tender.ts'
import { envelopes, openedBids, seats, sealedFile } from './store/index.ts'
import { refuse } from './words.ts'

/** A file of an opened bid. It stays sealed where it lies, and is opened for each reading. */
export async function readBidFile(ctx: Ctx, x: Tender, at: { bidId: string; n: number; headOnly: boolean }): Promise<Response | Refusal> {
  if (!x.openedAt) return refuse('not-opened-yet')
  const bid = (await openedBids(ctx, x.id)).find((b) => b.bidId === at.bidId)
  const no = await mayNotRead(ctx, x, bid?.providerId)
  if (no) return no
  const file = bid && filesOfBid(bid.quality)[at.n]
  const row = await sealedFile(ctx, { tenderId: x.id, bidId: at.bidId })
  const keys = await envelopes(ctx, x.id)
  if (!file || !row?.file_hash || !keys) return notThere()
  const sent = { name: file.name, mime: fileTypes[file.type].mime, headOnly: at.headOnly }
  if (isInStore(row)) {
    const found = await fileIn(ctx, row.file_hash, keys.quality.key, at.n)
    return found ? sendFile(found.content, { ...sent, bytes: found.file.bytes, sha256: found.file.sha256 }) : notThere()
  }
  if (!row.file_sealed || sha256(row.file_sealed) !== row.file_hash) return refuse('file-differs')
  const content = await ctx.seal.open(keys.quality.key, row.file_sealed)
  return sendFile(new Blob([content as BlobPart]).stream(), { ...sent, bytes: content.length, sha256: sha256(content) })
}

/** Members of the panel once they have declared; besides them whoever looks after the procurement or reviews it, and the bidder itself. */
async function mayNotRead(ctx: Ctx, x: Tender, providerId: string | undefined): Promise<Refusal | undefined> {
  const seat = seatOf(await seats(ctx, x.id), ctx.asker.userId)
  if (seat?.state === 'appointed') return refuse('declare-first')
  if (seat && !mayNot(ctx.asker, 'panel.score', { userId: ctx.asker.userId })) return undefined
  return mayNot(ctx.asker, 'bids.read-files', { purchaserId: x.purchaserId, ...(providerId && { providerId }) })
}
