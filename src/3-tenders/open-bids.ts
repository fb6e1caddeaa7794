import type { Refusal } from '#kernel'
import { mayContinue } from '#law'
import { lawPlace } from '#plans'
import { type Ctx, sha256 } from '#platform'
import { changeTender } from './change-tender.ts'
import { unpackQuality } from './rules/bid.ts'
import type { QualityPart } from './rules/tender.ts'
import { bidRows, envelopes, moveTender, tables } from './store.ts'
import { refuse } from './words.ts'

/**
 * What the clock does after the deadline: counts the bids, and either opens the quality parts or, with fewer than the law asks for,
 * ends the tender with the reason and leaves every envelope shut.
 */
export async function openBids(ctx: Ctx, input: { tenderId: string }): Promise<{ state: 'opened' | 'void'; bids: number } | Refusal> {
  return await changeTender(ctx, { action: 'tenders.open', tenderId: input.tenderId, verb: 'open' }, async (tx, tender, entry, inside) => {
    // Strictly after: a bid at the deadline itself is in time.
    if (Temporal.Instant.compare(ctx.now, tender.deadlineAt!) <= 0) return refuse('not-opened-yet')
    const bids = await bidRows(inside, tender.id)
    const enough = mayContinue({
      method: tender.method,
      place: lawPlace(ctx),
      conforming: bids.length,
      isPurchasedService: true,
      lawDay: tender.lawDay,
    })
    entry.facts = { bids: bids.length }
    if (!enough.value) {
      const why = enough.steps[0]!.says
      entry.after = { state: 'void' }
      const moved = await moveTender(ctx, tx, tender, { state: 'void', ended_on: ctx.today, ended_reason: `${why.zh}\n${why.en}` })
      return moved ? { state: 'void', bids: bids.length } : refuse('stale')
    }
    const keys = (await envelopes(inside, tender.id))!
    for (const b of bids) {
      const quality = await openQuality(ctx, keys.quality.key, b.quality_sealed, b.quality_hash)
      const set = quality
        ? ({ state: 'opened', quality } as const)
        : ({
            state: 'rejected',
            quality: nothing,
            reason: '密封的内容与收到时的指纹不符，打不开。\nWhat was sealed does not match its fingerprint and could not be opened.',
          } as const)
      await tables(tx)
        .updateTable('bids')
        .set((e) => ({ ...set, version: e('version', '+', 1) }))
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('id', '=', b.id)
        .execute()
    }
    // One line per bid for the record of the opening: who, when, which fingerprint.
    entry.facts = {
      bids: bids.length,
      received: bids
        .map((b) => `${b.provider_id} ${b.received_at} ${b.quality_hash.slice(0, 12)}`)
        .join('; ')
        .slice(0, 4000),
    }
    const moved = await moveTender(ctx, tx, tender, { state: 'opened', opened_at: ctx.now })
    return moved ? { state: 'opened', bids: bids.length } : refuse('stale')
  })
}

const nothing: QualityPart = { approach: '', promises: [], fileName: null, fileType: null }

async function openQuality(ctx: Ctx, key: string, sealed: Uint8Array | null, hash: string): Promise<QualityPart | undefined> {
  if (!sealed || sha256(sealed) !== hash) return undefined
  try {
    return unpackQuality(await ctx.seal.open(key, sealed))
  } catch {
    return undefined
  }
}
