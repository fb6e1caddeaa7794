import { type Day, fractionOf, fractionText, isRefusal, minor, newSeed, type Refusal, zero } from '#kernel'
import type { Ctx, Db } from '#platform'
import { changeTender } from './change-tender.ts'
import { holdOpened } from './hold-sealed.ts'
import { partsThatDiffer } from './open-bids.ts'
import { unpackPrice } from './rules/bid.ts'
import { priceJson } from './rules/line-json.ts'
import { ranking } from './rules/ranking.ts'
import { pricesFirst } from './rules/stages.ts'
import type { Tender } from './rules/tender.ts'
import { stored } from './rules/words.ts'
import { bidRows, envelopes, insertReviews, type Row, scoreCorrections, writeBid } from './store/index.ts'
import { asideWords, refuse } from './words.ts'

/**
 * What the clock does once the common scores are locked: opens the price parts, throws out what is above the ceiling, asks about very low
 * prices, ranks. No price is opened before every price part matches its fingerprint: one that does not is set aside for a person to confirm.
 * @throws SealedDiffer when a bid is not the one that was opened; nothing changes.
 * @throws CannotUnseal when a price part that matches does not decrypt: a fault of ours, nothing changes and it is tried again.
 */
export async function finishScoring(ctx: Ctx, input: { tenderId: string }): Promise<{ state: 'opened' | 'scored' | 'void' } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'tenders.finish-scoring', id: input.tenderId, verb: 'finishScoring' },
    async ({ tx, now: tender, entry, inside, set }) => {
      if (!tender.consensusLockedAt) return refuse('scores-not-all-in')
      const bids = await bidRows(inside, tender.id)
      if (bids.some((b) => b.state === 'set-aside')) return refuse('findings-open')
      const taking = bids.filter((b) => b.state === 'opened')
      await holdOpened(inside, taking)
      const differing = taking.filter((b) => partsThatDiffer(b).includes('price'))
      for (const b of differing)
        await writeBid(inside, tx, b.id, { state: 'set-aside', finding: stored(asideWords.both('differs', ['price'])) })
      if (differing.length > 0) {
        entry.facts = { setAside: differing.length }
        const stays = await set({}, { verb: 'setAside' })
        return isRefusal(stays) ? stays : { state: 'opened' }
      }
      if (!pricesFirst(tender)) await openPrices({ tx, inside, tender, bids: taking })
      const lotSeed = newSeed()
      const ended = await rankBids(inside, tx, tender, lotSeed)
      if (ended) {
        const moved = await set({ ended_on: ctx.today, ended_reason: ended }, { verb: 'void' })
        return isRefusal(moved) ? moved : { state: 'void' }
      }
      const asked = await raiseReviews(inside, tx, tender)
      if (isRefusal(asked)) return asked
      const corrections = (await scoreCorrections(inside, tender.id)).map((c) => `${c.ground} ${c.was} → ${c.becomes}`)
      entry.facts = { reviews: asked, lotSeed, ...(corrections.length > 0 && { corrections: corrections.join('; ').slice(0, 4000) }) }
      const moved = await set({ scored_at: ctx.now, lot_seed: lotSeed })
      return isRefusal(moved) ? moved : { state: 'scored' }
    },
  )
}

/** Opens the price parts of bids, and throws out what is above the ceiling. */
export async function openPrices(o: { tx: Db; inside: Ctx; tender: Tender; bids: readonly Row<'bids'>[] }): Promise<void> {
  const keys = (await envelopes(o.inside, o.tender.id))!
  const most = o.tender.ceiling ?? o.tender.budget
  for (const b of o.bids) {
    const price = unpackPrice(await o.inside.seal.open(keys.price.key, b.price_sealed!))
    const wrong = price.total > most ? stored(asideWords.both('above-ceiling', price.total, most)) : undefined
    await writeBid(o.inside, o.tx, b.id, {
      price: priceJson(price),
      total_minor: price.total,
      ...(wrong && { state: 'rejected', reason: wrong }),
    })
  }
}

/** Ranks the bids that are still valid. Gives the reason, in both languages, when too few are left to go on. */
export async function rankBids(inside: Ctx, tx: Db, tender: Tender, lotSeed: string): Promise<string | undefined> {
  const valid = (await bidRows(inside, tender.id)).filter((b) => (b.state === 'opened' || b.state === 'ranked') && b.total_minor !== null)
  const enough = inside.law.tenders.mayContinue({
    method: tender.method,
    conforming: valid.length,
    isPurchasedService: true,
    lawDay: tender.lawDay,
  })
  if (!enough.value) return stored(enough.steps[0]!.says)
  const ranked = ranking(
    inside.law,
    valid.map((b) => ({ id: b.id, price: minor(b.total_minor!), quality: b.quality_score === null ? zero : fractionOf(b.quality_score) })),
    tender.priceWeight,
    lotSeed,
  )
  if (isRefusal(ranked)) return stored(ranked.words)
  for (const r of ranked)
    await writeBid(inside, tx, r.id, {
      state: 'ranked',
      price_score: r.priceScore && fractionText(r.priceScore),
      total_score: fractionText(r.total),
      rank: r.rank,
      tie: r.tie,
    })
  return undefined
}

/** Asks about every price the law calls abnormally low. With a fixed price there is nothing to ask. */
export async function raiseReviews(inside: Ctx, tx: Db, tender: Tender): Promise<number | Refusal> {
  if (tender.fixedPrice) return 0
  const valid = (await bidRows(inside, tender.id)).filter((b) => b.state === 'ranked')
  const review = inside.law.tenders.lowBidReview({
    bids: valid.map((b) => ({ id: b.id, price: minor(b.total_minor!) })),
    budget: tender.budget,
    ...(tender.ceiling !== null && { ceiling: tender.ceiling }),
    lawDay: tender.lawDay,
  })
  if (isRefusal(review)) return review
  const triggered = review.value.filter((r) => r.triggered.length > 0)
  const until = inside.now.add({ minutes: explanationTime(inside, tender.lawDay) })
  await insertReviews(
    inside,
    tx,
    tender.id,
    triggered.map((r) => ({ bidId: r.id, triggered: r.triggered })),
    until,
  )
  return triggered.length
}

/** The law's least time is for a bidder who sits in the next room; ours gets a message, so a whole day where the law asks for less. */
const explanationTime = ({ law }: Pick<Ctx, 'law'>, lawDay: Day): number =>
  Math.max(law.numberOrFirst('explanationMinutes', lawDay)?.value ?? 0, 24 * 60)
