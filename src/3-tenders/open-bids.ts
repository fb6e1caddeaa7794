import { isRefusal, type Refusal } from '#kernel'
import { type Ctx, type Db, sha256 } from '#platform'
import { changeTender } from './change-tender.ts'
import { filesDiffer, filesIn, isInStore } from './bid-files.ts'
import { openCover } from './cover.ts'
import { openPrices } from './finish-scoring.ts'
import { holdSealed } from './hold-sealed.ts'
import { unpackQuality } from './rules/bid.ts'
import { pricesFirst } from './rules/stages.ts'
import type { QualityPart, Tender } from './rules/tender.ts'
import { stored } from './rules/words.ts'
import { bidRows, envelopes, type Row, writeBid } from './store/index.ts'
import { asideWords, type BidPart, refuse } from './words.ts'

/**
 * What the clock does after the deadline: counts the bids, and either opens the quality parts or, with fewer than the law asks for,
 * ends the tender with the reason and leaves every envelope shut. Before that all of them are held against the log and their covers. Before
 * anything is decrypted each part is held against the fingerprint its bidder was given: what differs is a finding on that bid, which a
 * person confirms.
 * @throws SealedDiffer when the bids that lie there are not those of the log; nothing changes.
 * @throws CannotUnseal when what fits its fingerprint does not decrypt: that is a fault of ours, nothing changes and it is tried again.
 */
export async function openBids(ctx: Ctx, input: { tenderId: string }): Promise<{ state: 'opened' | 'void'; bids: number } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'tenders.open', id: input.tenderId, verb: 'open' },
    async ({ tx, now: tender, entry, inside, set }) => {
      // Strictly after: a bid at the deadline itself is in time.
      if (Temporal.Instant.compare(ctx.now, tender.deadlineAt!) <= 0) return refuse('not-opened-yet')
      await holdSealed(inside, tender.id)
      const bids = await bidRows(inside, tender.id)
      const enough = ctx.law.tenders.mayContinue({
        method: tender.method,
        conforming: bids.length,
        isPurchasedService: true,
        lawDay: tender.lawDay,
      })
      entry.facts = { bids: bids.length }
      if (!enough.value) {
        const why = enough.steps[0]!.says
        const moved = await set({ ended_on: ctx.today, ended_reason: stored(why) }, { verb: 'void' })
        return isRefusal(moved) ? moved : { state: 'void', bids: bids.length }
      }
      entry.facts = await openQuality({ tx, inside, tender, bids })
      if (pricesFirst(tender)) await openPrices({ tx, inside, tender, bids: await takingPart(inside, tender.id) })
      const moved = await set({ opened_at: ctx.now })
      return isRefusal(moved) ? moved : { state: 'opened', bids: bids.length }
    },
  )
}

const takingPart = async (inside: Ctx, tenderId: string) => (await bidRows(inside, tenderId)).filter((b) => b.state === 'opened')

/** Opens the quality part of every bid that lies as it came in, and sets the others aside. @returns the record of the opening */
async function openQuality({ tx, inside, tender, bids }: { tx: Db; inside: Ctx; tender: Tender; bids: readonly Row<'bids'>[] }) {
  const keys = (await envelopes(inside, tender.id))!
  const checked = []
  for (const b of bids) {
    const differs: BidPart[] = [...partsThatDiffer(b), ...((await filesDiffer(inside, b)) ? ['file' as const] : [])]
    const quality = differs.includes('quality') ? nothing : unpackQuality(await inside.seal.open(keys.quality.key, b.quality_sealed!))
    const files = differs.includes('file') ? [] : await filesIn(inside, b, keys.quality.key)
    checked.push({ b, cover: openCover(inside, b), differs, files, quality: files.length > 0 ? { ...quality, files } : quality })
  }
  checked.sort((x, y) => (x.cover.receivedAt < y.cover.receivedAt ? -1 : 1))
  for (const { b, cover, differs, quality } of checked) {
    await writeBid(inside, tx, b.id, {
      ...(differs.length > 0 ? { state: 'set-aside', finding: stored(asideWords.both('differs', differs)) } : { state: 'opened' }),
      provider_id: cover.providerId,
      submitted_by: cover.submittedBy,
      received_at: Temporal.Instant.from(cover.receivedAt),
      revision: cover.revision,
      quality,
    })
  }
  // One line per bid for the record of the opening: who, when, which fingerprint.
  return {
    bids: bids.length,
    setAside: checked.filter((c) => c.differs.length > 0).length,
    received: checked
      .map(({ b, cover }) => `${cover.providerId} ${cover.receivedAt} ${b.quality_hash.slice(0, 12)}`)
      .join('; ')
      .slice(0, 4000),
    ...filesFound(checked),
  }
}

/** How many files came with the bids, and of each bidder’s their fingerprints. */
function filesFound(checked: readonly { cover: { providerId: string }; files: readonly { sha256: string }[] }[]) {
  const of = checked.filter((c) => c.files.length > 0)
  if (of.length === 0) return {}
  return {
    files: of.reduce((n, c) => n + c.files.length, 0),
    fingerprints: of
      .map((c) => `${c.cover.providerId} ${c.files.map((f) => f.sha256.slice(0, 12)).join(' ')}`)
      .join('; ')
      .slice(0, 4000),
  }
}

const nothing: QualityPart = { approach: '', promises: [] }

type SealedParts = Pick<Row<'bids'>, 'quality_sealed' | 'quality_hash' | 'price_sealed' | 'price_hash' | 'file_sealed' | 'file_hash'>

/** The parts of a bid that are not, byte for byte, what came in. */
export function partsThatDiffer(b: SealedParts): BidPart[] {
  const fits = (sealed: Uint8Array | null, hash: string | null) => (sealed ? sha256(sealed) === hash : hash === null)
  return [
    ...(fits(b.quality_sealed, b.quality_hash) ? [] : ['quality' as const]),
    ...(fits(b.price_sealed, b.price_hash) ? [] : ['price' as const]),
    // What lies in the store of files is looked at there, once.
    ...(isInStore(b) || fits(b.file_sealed, b.file_hash) ? [] : ['file' as const]),
  ]
}
