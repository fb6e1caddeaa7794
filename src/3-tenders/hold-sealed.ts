import type { Moment } from '#kernel'
import { type Ctx, DueFault, sha256 } from '#platform'
import { blindBidder, type Cover, openCover, type SealedHashes } from './cover.ts'
import { lastCover } from './last-cover.ts'
import { heldEntries, loggedAsSealed, type Row, sealedRows } from './store/index.ts'

/*
 * Whoever can write into the tables can write a fingerprint beside a content. Two things such a person cannot write: the cover of a bid,
 * which opens only with the master secret, and an entry of the record log in place of another. So the opening believes those.
 */

/** The bids that lie there are not those that came in. Nothing is to be concluded about any bidder; a person finds out. */
class SealedDiffer extends DueFault {
  // Not what differs nor how many: until the opening that is nobody's to know, and the logger writes what is said here.
  constructor() {
    super('differs', 'the sealed bids do not fit the record log and their covers')
    this.name = 'SealedDiffer'
  }
}

/** The fingerprint of a bid as its entry in the log has it. */
export const sealedAs = (b: Pick<SealedHashes, 'quality_hash' | 'price_hash'>): string => sha256(`${b.quality_hash}${b.price_hash}`)

/** The number of its entries with one more, for the cover of a bid. Where it began before they were counted it stays uncounted. */
export function countedAfter(before: Cover | undefined, what: 'submitted' | 'withdrawn'): Pick<Cover, 'counted'> {
  const counted = before ? before.counted : { submitted: 0, withdrawn: 0 }
  return counted ? { counted: { ...counted, [what]: counted[what] + 1 } } : {}
}

/**
 * Holds all bids of a tender, inside the transaction that opens it, against what the log kept back for it and against their covers:
 * as many as were handed in and withdrawn, each in the state, of the bidder and with the fingerprints it came with.
 * @throws SealedDiffer @throws CannotUnseal when a cover does not open
 */
export async function holdSealed(inside: Ctx, tenderId: string): Promise<void> {
  const entries = await heldEntries(inside, tenderId)
  const rows = (await sealedRows(inside, tenderId)).map((b) => {
    // An upgrade closes every cover before the first opening, and the database takes in no sealed bid without.
    if (!b.cover) throw new SealedDiffer()
    return { b, cover: openCover(inside, b) }
  })
  for (const { b, cover } of rows) {
    const fits =
      b.state === (cover.withdrawnAt === null ? 'sealed' : 'withdrawn') &&
      b.bidder_blind === blindBidder(inside, tenderId, cover.providerId) &&
      fitsCover(b, cover)
    if (!fits) throw new SealedDiffer()
  }
  const counted = rows.flatMap((r) => r.cover.counted ?? [])
  // Bids that began before entries waited for the opening: none to all of what they made is among those that wait.
  const slack = rows.filter((r) => !r.cover.counted).reduce((n, r) => n + r.cover.revision, 0)
  const within = (action: string, least: number) => {
    const n = entries.filter((e) => e.action === action).length
    return n >= least && n <= least + slack
  }
  const [submitted, withdrawn] = (['submitted', 'withdrawn'] as const).map((k) => counted.reduce((n, c) => n + c[k], 0))
  if (!within('bids.submit', submitted!) || !within('bids.withdraw', withdrawn!)) throw new SealedDiffer()
  const waiting = new Set(entries.map((e) => e.sealed))
  const [now, older] = [rows.filter((r) => r.cover.counted), rows.filter((r) => !r.cover.counted)].map((of) =>
    of.filter((r) => r.b.state === 'sealed').map((r) => sealedAs(r.b)),
  )
  if (now!.some((s) => !waiting.has(s))) throw new SealedDiffer()
  await holdLogged(inside, older!)
}

type Opened = Pick<Row<'bids'>, 'id' | 'cover' | 'provider_id' | 'submitted_by' | 'received_at' | 'revision' | 'withdrawn_at'> &
  SealedHashes

/** Holds opened bids, before their prices are opened, against their covers and the log. @throws SealedDiffer @throws CannotUnseal */
export async function holdOpened(inside: Ctx, bids: readonly Opened[]): Promise<void> {
  const older: string[] = []
  for (const b of bids) {
    const cover = b.cover ? openCover(inside, b) : undefined
    if (cover && (cover.providerId !== b.provider_id || !fitsCover(b, cover))) throw new SealedDiffer()
    if (!cover?.parts) older.push(sealedAs(b))
  }
  await holdLogged(inside, older)
}

type LastOffer = Pick<Row<'last_offers'>, 'bid_id' | 'cover' | 'quality_hash' | 'price_hash'>

/**
 * Holds the last offers of a tender, inside the transaction that opens them, against their covers and against what the log kept back for it: each
 * of a supplier that is still in, with its own fingerprints, and as many as were sent. @throws SealedDiffer @throws CannotUnseal
 */
export async function holdLast(
  inside: Ctx,
  t: { readonly id: string; readonly openedAt: Moment | null },
  offers: readonly LastOffer[],
  still: readonly Pick<Row<'bids'>, 'id' | 'provider_id'>[],
): Promise<void> {
  const covers = offers.map((o) => ({ o, cover: lastCover(inside, o) }))
  for (const { o, cover } of covers) {
    const bid = still.find((b) => b.id === o.bid_id)
    if (!bid || cover.providerId !== bid.provider_id || !fitsCover({ ...o, file_hash: null }, cover)) throw new SealedDiffer()
  }
  const sent = (await heldEntries(inside, t.id, t.openedAt!)).filter((e) => e.action === 'bids.submit')
  if (sent.length !== covers.reduce((n, c) => n + (c.cover.counted?.submitted ?? 0), 0)) throw new SealedDiffer()
  const waiting = new Set(sent.map((e) => e.sealed))
  if (offers.some((o) => !waiting.has(sealedAs(o)))) throw new SealedDiffer()
}

/** Whether the fingerprints beside a bid are those of its receipt. A cover of an earlier version does not tell. */
const fitsCover = (b: SealedHashes, { parts }: Cover): boolean =>
  !parts || (b.quality_hash === parts.quality_hash && b.price_hash === parts.price_hash && b.file_hash === parts.file_hash)

async function holdLogged(inside: Ctx, sealed: readonly string[]): Promise<void> {
  const logged = await loggedAsSealed(inside, sealed)
  if (sealed.some((s) => !logged.has(s))) throw new SealedDiffer()
}
