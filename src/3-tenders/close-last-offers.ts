import { isRefusal, type Refusal } from '#kernel'
import type { Ctx, Db } from '#platform'
import { changeTender } from './change-tender.ts'
import { closeCover } from './cover.ts'
import { openPrices } from './finish-scoring.ts'
import { holdLast } from './hold-sealed.ts'
import { lastCover } from './last-cover.ts'
import { partsThatDiffer } from './open-bids.ts'
import { unpackQuality } from './rules/bid.ts'
import { pricesAfterTalks } from './rules/stages.ts'
import type { Tender } from './rules/tender.ts'
import { stored } from './rules/words.ts'
import { bidRows, envelopes, keepLastOffer, lastOfferRows, type Row, writeBid } from './store/index.ts'
import { asideWords, refuse } from './words.ts'

/**
 * What the clock does after the deadline for last offers: holds them against the log and their covers, opens their quality part and puts each in the
 * place of the first offer, whose price is never opened. Who sent none is out; with fewer left than the law asks for it ends.
 * @throws SealedDiffer when what lies there is not what came in; nothing changes.
 */
export async function closeLastOffers(ctx: Ctx, i: { tenderId: string }): Promise<{ state: 'opened' | 'void' } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'tenders.close-last-offers', id: i.tenderId, verb: 'closeLastOffers' },
    async ({ tx, now: tender, entry, inside, set }) => {
      if (Temporal.Instant.compare(ctx.now, tender.deadlineAt!) <= 0) return refuse('not-opened-yet')
      const bids = (await bidRows(inside, tender.id)).filter((b) => b.state === 'opened')
      const last = await lastOfferRows(inside, tender.id)
      await holdLast(inside, tender, last, bids)
      for (const b of bids) {
        const offer = last.find((o) => o.bid_id === b.id)
        if (offer) await inItsPlace({ tx, inside, tender, b, offer })
        else await writeBid(inside, tx, b.id, { state: 'rejected', reason: stored(asideWords.both('no-last-offer')) })
      }
      const taking = (await bidRows(inside, tender.id)).filter((b) => b.state === 'opened')
      entry.facts = { asked: bids.length, offers: last.length }
      const enough = inside.law.tenders.mayContinue({
        method: tender.method,
        conforming: last.length,
        isPurchasedService: true,
        lawDay: tender.lawDay,
      })
      if (!enough.value) {
        const moved = await set({ ended_on: ctx.today, ended_reason: stored(enough.steps[0]!.says) }, { verb: 'void' })
        return isRefusal(moved) ? moved : { state: 'void' }
      }
      if (pricesAfterTalks(tender)) await openPrices({ tx, inside, tender, bids: taking })
      const moved = await set({ talked_at: ctx.now })
      return isRefusal(moved) ? moved : { state: 'opened' }
    },
  )
}

interface Exchange {
  tx: Db
  inside: Ctx
  tender: Tender
  b: Row<'bids'>
  offer: Row<'last_offers'>
}

/** The last offer is what counts from here on; the sealed parts of the first are kept beside it. */
async function inItsPlace({ tx, inside, tender, b, offer }: Exchange): Promise<void> {
  const keys = (await envelopes(inside, tender.id))!
  const cover = lastCover(inside, offer)
  // Every part before any is read: under one key the price of another opens as well.
  const differs = partsThatDiffer({ ...offer, file_sealed: null, file_hash: null })
  const opened = differs.length > 0 ? undefined : unpackQuality(await inside.seal.open(keys.quality.key, offer.quality_sealed))
  const { quality_sealed, price_sealed, quality_hash, price_hash } = offer
  const parts = { quality_hash, price_hash, file_hash: b.file_hash }
  const { files } = b.quality ?? {}
  await writeBid(inside, tx, b.id, {
    ...{ quality_sealed, price_sealed, quality_hash, price_hash },
    cover: closeCover(inside, b.id, { ...cover, parts }),
    ...(opened
      ? { quality: { ...opened, ...(files && { files }) } }
      : { state: 'set-aside', finding: stored(asideWords.both('differs', differs)) }),
    received_at: Temporal.Instant.from(cover.receivedAt),
    submitted_by: cover.submittedBy,
  })
  await keepLastOffer(inside, tx, {
    ...{ tender_id: tender.id, bid_id: b.id, cover: b.cover ?? offer.cover },
    ...{ quality_sealed: b.quality_sealed!, price_sealed: b.price_sealed!, quality_hash: b.quality_hash, price_hash: b.price_hash },
  })
}
