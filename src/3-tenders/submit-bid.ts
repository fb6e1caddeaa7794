import { isRefusal, type Moment, newAnonymousId, type Refusal, overDeadline } from '#kernel'
import { mayNot, notInUse, type Organisation, organisation } from '#people'
import { change, type Ctx, doneAnew, notThere, recordRefusal, sha256 } from '#platform'
import { documentsNamed } from './documents-named.ts'
import type { TypedBid } from './bid-form.ts'
import { bidFiles, type CheckedFile, dropSealed, keepSealed } from './bid-files.ts'
import { blank, blindBidder, blindKey, closeCover, type Cover, openCover } from './cover.ts'
import { countedAfter, sealedAs } from './hold-sealed.ts'
import { answered, answerGiven, answerIn, ownBid } from './own-bid.ts'
import { refuseNotice } from './rules/notice-words.ts'
import { mayOffer } from './rules/stages.ts'
import { isLate, lateBy, packPrice, packQuality, readBid } from './rules/bid.ts'
import { envelopes, insertBid, publicStates, replaceBid, stateForBids, tender as tenderNow } from './store/index.ts'
import { refuse } from './words.ts'

/** What the bidder keeps: fingerprints of the sealed parts as they lie in the database, and the moment they arrived. */
export interface Receipt {
  bidId: string
  revision: number
  receivedAt: string
  qualityHash: string
  priceHash: string
  fileHash: string | null
}

/**
 * Takes a bid, or puts another in its place. Each part is sealed on receipt with the tender’s public keys; nobody can read it before
 * the opening, and until then neither a page nor the record log tells that it came or whose it is. At the deadline is in time; after it is late.
 * Its files lie in the store before anything is written about them; what of them no bid has in the end is taken away again.
 */
export async function submitBid(ctx: Ctx, input: TypedBid & { tenderId: string }): Promise<Receipt | Refusal> {
  const tender = await tenderNow(ctx, input.tenderId)
  const subject = { kind: 'tender', id: input.tenderId } as const
  if (!tender || !publicStates.includes(tender.state)) return await recordRefusal(ctx, 'bids.submit', notThere(), { subject })
  const no = mayNot(ctx.asker, 'bids.submit', { providerId: ctx.asker.organisationId })
  if (no) return await recordRefusal(ctx, 'bids.submit', no, { subject, purchaseId: tender.purchaseId })
  const bidder = await organisation(ctx, ctx.asker.organisationId!)
  const keys = await envelopes(ctx, tender.id)
  const documents = await documentsNamed(ctx, tender, input.documentIds)
  const read = 'fields' in documents ? documents : readBid(tender, { ...input, documents }, ctx.law.tenders.settledPrice)

  // Before the opening the log must not tell who bid: the entry is unnamed, unless the bid is late and takes no part.
  const quiet: Ctx = { ...doneAnew(ctx), asker: { ...ctx.asker, userId: null, name: null, organisationId: null, membershipId: null } }
  const key = blindKey(ctx, 'bids.submit')
  const first = await answerGiven<Receipt>(ctx, tender.id, key)
  if (first) return first
  const isTooLate = tender.deadlineAt !== null && isLate(tender.deadlineAt, ctx.now)
  const files = isTooLate ? [] : await bidFiles(ctx, input.files ?? [], input.documentIds ?? [])
  const sealed = keys && !isTooLate && 'quality' in read && !isRefusal(files) && (await seal(ctx, keys, read, files))
  let left: string | null | undefined
  const done = await change<Receipt>(quiet, { action: 'bids.submit', heldBy: tender.id }, async (tx, entry) => {
    const before = await ownBid(ctx, tx, tender.id)
    const cover = before && openCover(ctx, before)
    const again = answerIn<Receipt>(ctx, cover, key)
    if (isRefusal(again)) return again
    if (again) {
      entry.repeated = true
      return again
    }
    const now = await stateForBids(ctx, tx, tender.id)
    if (now.deadline_at && isLate(now.deadline_at, ctx.now)) {
      const late = lateBy(now.deadline_at, ctx.now)
      quiet.asker = ctx.asker
      Object.assign(entry, { heldBy: undefined, subject, purchaseId: tender.purchaseId, facts: lateFacts(ctx, now.deadline_at) })
      return refuse('bid-late', late.words, overDeadline(now.deadline_at, ctx))
    }
    const wrong = mayOffer(tender, bidder?.id ?? null) ? whyNotTaken(now, bidder, files, read) : refuseNotice('not-named')
    if (wrong) return wrong
    if (!sealed || !bidder) return refuse('not-open-for-bids')
    const revision = (cover?.revision ?? 0) + 1
    // An id that tells no time.
    const id = before?.id ?? newAnonymousId('bid')
    const receipt = receiptOf(ctx, id, revision, sealed.parts)
    const row = sealedRow(ctx, { tenderId: tender.id, providerId: bidder.id, sealed: sealed.parts, cover, receipt, key })
    if (before) await replaceBid(ctx, tx, id, row)
    else await insertBid(ctx, tx, { ...row, id, tender_id: tender.id })
    entry.facts = { sealed: sealedAs(sealed.parts) }
    left = cover?.parts?.file_hash
    return receipt
  })
  await dropSealed(ctx, left)
  if (sealed && (isRefusal(done) || done.fileHash !== sealed.parts.file_hash)) await dropSealed(ctx, sealed.parts.file_hash)
  return done
}

/** Late it takes no part, so that it came may be told, and by how much it missed. */
const lateFacts = (ctx: Ctx, deadline: Moment) => ({
  minutesLate: lateBy(deadline, ctx.now).minutes,
  deadline: deadline.toString(),
  received: ctx.now.toString(),
  ...(ctx.begun && { begun: ctx.begun.toString() }),
})

/** Why a bid that came in time is not taken, by the tender, the bidder, or what it brings. */
function whyNotTaken(
  now: Awaited<ReturnType<typeof stateForBids>>,
  bidder: Organisation | undefined,
  files: readonly CheckedFile[] | Refusal,
  read: ReturnType<typeof readBid>,
): Refusal | undefined {
  if (now.state !== 'published') return refuse(now.deadline_at ? 'in-time-but-closed' : 'not-open-for-bids')
  if (bidder?.kind !== 'institution') return refuse('purchaser-may-not-bid')
  const closed = notInUse(bidder, 'bid')
  if (closed) return closed
  if (isRefusal(files)) return files
  if (!('quality' in read)) return refuse('tender-incomplete', Object.values(read.fields)[0]!).with({ fields: read.fields })
  return undefined
}

const receiptOf = (ctx: Ctx, bidId: string, revision: number, sealed: SealedParts): Receipt => ({
  bidId,
  revision,
  receivedAt: ctx.now.toString(),
  qualityHash: sealed.quality_hash,
  priceHash: sealed.price_hash,
  fileHash: sealed.file_hash,
})

/** How a bid lies in the table until the opening: nothing of it says whose it is or what it offers. */
const sealedRow = (
  ctx: Ctx,
  o: {
    tenderId: string
    providerId: string
    sealed: SealedParts
    cover: Cover | undefined
    receipt: Receipt
    key: ReturnType<typeof blindKey>
  },
) =>
  ({
    state: 'sealed',
    ...blank,
    ...o.sealed,
    bidder_blind: blindBidder(ctx, o.tenderId, o.providerId),
    cover: closeCover(ctx, o.receipt.bidId, {
      providerId: o.providerId,
      submittedBy: ctx.asker.userId,
      receivedAt: o.receipt.receivedAt,
      revision: o.receipt.revision,
      withdrawnAt: null,
      parts: { quality_hash: o.receipt.qualityHash, price_hash: o.receipt.priceHash, file_hash: o.receipt.fileHash },
      ...countedAfter(o.cover, 'submitted'),
      answers: [...(o.cover?.answers ?? []), ...answered(ctx, o.key, o.receipt)],
    }),
  }) as const

type SealedParts = Awaited<ReturnType<typeof seal>>['parts']

async function seal(
  ctx: Ctx,
  keys: NonNullable<Awaited<ReturnType<typeof envelopes>>>,
  read: Extract<ReturnType<typeof readBid>, { quality: unknown }>,
  files: readonly CheckedFile[],
) {
  const quality = await ctx.seal.seal(keys.quality.recipient, packQuality(read.quality))
  const price = await ctx.seal.seal(keys.price.recipient, packPrice(read.price))
  return {
    parts: {
      quality_sealed: quality,
      price_sealed: price,
      // It lies in the store of files under its fingerprint.
      file_sealed: null,
      quality_hash: sha256(quality),
      price_hash: sha256(price),
      file_hash: await keepSealed(ctx, keys.quality.recipient, files),
    },
  }
}
