import { isRefusal, type Refusal, overDeadline } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, doneAnew, notThere, recordRefusal, sha256 } from '#platform'
import type { TypedBid } from './bid-form.ts'
import { blindKey, closeCover, type Cover } from './cover.ts'
import { countedAfter, sealedAs } from './hold-sealed.ts'
import { lastCover } from './last-cover.ts'
import { answered, answerIn, ownerOf } from './own-bid.ts'
import { isLate, lateBy, packPrice, packQuality, readBid } from './rules/bid.ts'
import type { OpenedBid } from './rules/tender.ts'
import { envelopes, holdOwnBid, keepLastOffer, lastOfferOf, openedBids, stateForBids, tender as tenderNow } from './store/index.ts'
import type { Receipt } from './submit-bid.ts'
import { refuse } from './words.ts'

/**
 * Takes the last offer of a supplier that is still in, or puts another in its place. It lies sealed beside the first one until the deadline for
 * all; who sent one, and how many did, nobody reads before. Papers and files stay those of the first offer.
 */
export async function submitLastOffer(ctx: Ctx, input: TypedBid & { tenderId: string }): Promise<Receipt | Refusal> {
  const tender = await tenderNow(ctx, input.tenderId)
  const subject = { kind: 'tender', id: input.tenderId } as const
  if (!tender) return await recordRefusal(ctx, 'bids.submit', notThere(), { subject })
  const no = mayNot(ctx.asker, 'bids.submit', { providerId: ctx.asker.organisationId })
  if (no) return await recordRefusal(ctx, 'bids.submit', no, { subject, purchaseId: tender.purchaseId })
  const first = (await openedBids(ctx, tender.id)).find((b) => b.providerId === ctx.asker.organisationId && b.state === 'opened')
  const keys = await envelopes(ctx, tender.id)
  const { files, documentIds, ...typed } = input
  const read = readBid(
    tender,
    { ...typed, ...(first?.quality.documents && { documents: first.quality.documents }) },
    ctx.law.tenders.settledPrice,
  )
  const sealed = keys && 'quality' in read ? await sealParts(ctx, keys, read) : undefined
  const quiet: Ctx = { ...doneAnew(ctx), asker: { ...ctx.asker, userId: null, name: null, organisationId: null, membershipId: null } }
  const key = blindKey(ctx, 'bids.submit')
  return await change<Receipt>(quiet, { action: 'bids.submit', heldBy: tender.id }, async (tx, entry) => {
    await holdOwnBid(ctx, tx, tender.id, ownerOf(ctx))
    const before = first && (await lastOfferOf(ctx, tx, first.bidId))
    const cover = before && lastCover(ctx, before)
    const again = answerIn<Receipt>(ctx, cover, key)
    if (isRefusal(again)) return again
    if (again) {
      entry.repeated = true
      return again
    }
    const now = await stateForBids(ctx, tx, tender.id)
    if (now.state !== 'last-offers') return refuse('not-open-for-bids')
    if (isLate(now.deadline_at!, ctx.now))
      return refuse('bid-late', lateBy(now.deadline_at!, ctx.now).words, overDeadline(now.deadline_at!, ctx))
    if (!first) return refuse('not-in-talks')
    if (!('quality' in read)) return refuse('tender-incomplete', Object.values(read.fields)[0]!).with({ fields: read.fields })
    if (!sealed) return refuse('not-open-for-bids')
    const { receipt, row, parts } = offerRow(ctx, { tenderId: tender.id, first, sealed, cover, key })
    await keepLastOffer(ctx, tx, row)
    entry.facts = { sealed: sealedAs(parts) }
    return receipt
  })
}

type Read = Extract<ReturnType<typeof readBid>, { quality: unknown }>
type Sealed = Awaited<ReturnType<typeof sealParts>>
const sealParts = async (ctx: Ctx, keys: NonNullable<Awaited<ReturnType<typeof envelopes>>>, read: Read) => ({
  quality: await ctx.seal.seal(keys.quality.recipient, packQuality(read.quality)),
  price: await ctx.seal.seal(keys.price.recipient, packPrice(read.price)),
})

/** How a last offer lies in its table, and what its supplier keeps of it. */
function offerRow(
  ctx: Ctx,
  o: { tenderId: string; first: OpenedBid; sealed: Sealed; cover: Cover | undefined; key: ReturnType<typeof blindKey> },
) {
  const { first, sealed, cover } = o
  const parts = { quality_hash: sha256(sealed.quality), price_hash: sha256(sealed.price), file_hash: null }
  const revision = (cover?.revision ?? 0) + 1
  const receipt: Receipt = {
    ...{ bidId: first.bidId, revision, receivedAt: ctx.now.toString() },
    ...{ qualityHash: parts.quality_hash, priceHash: parts.price_hash, fileHash: null },
  }
  const next: Cover = {
    ...{ providerId: first.providerId, submittedBy: ctx.asker.userId, receivedAt: receipt.receivedAt, revision, withdrawnAt: null, parts },
    ...countedAfter(cover, 'submitted'),
    answers: [...(cover?.answers ?? []), ...answered(ctx, o.key, receipt)],
  }
  const row = {
    ...{ tender_id: o.tenderId, bid_id: first.bidId, cover: closeCover(ctx, `${first.bidId} last`, next) },
    ...{ quality_sealed: sealed.quality, price_sealed: sealed.price, quality_hash: parts.quality_hash, price_hash: parts.price_hash },
  }
  return { receipt, row, parts }
}
