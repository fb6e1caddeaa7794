import { acrossJurisdictions, CannotUnseal, type Ctx, type Db, type Seal } from '#platform'
import { askersInClear, bidsInClear, coverBid, type Row, setAsker } from './store/index.ts'

/** The fingerprints of a bid, as they stand on its receipt. */
export type SealedHashes = Pick<Row<'bids'>, 'quality_hash' | 'price_hash' | 'file_hash'>

/** What of a bid nobody may read before the opening, beside its content: whose it is, when it came, how often it was replaced. */
export interface Cover {
  providerId: string
  submittedBy: string | null
  receivedAt: string
  revision: number
  withdrawnAt: string | null
  /** Fingerprints of what lies sealed, as they stand on the receipt; a cover of an earlier version has none. */
  parts?: SealedHashes
  /** How many entries of the log this bid made. Without it some of them were written before such entries waited for the opening. */
  counted?: { submitted: number; withdrawn: number }
  /**
   * Answers already given, by the blind key of the form they answered: the same form again gets the same answer. The keyed mark of what the
   * form said tells another bid in the same form; it goes when the bid is taken back, and with what was sealed.
   */
  answers: [key: string, answer: unknown, sent?: string][]
}

type Where = Pick<Ctx, 'jurisdiction' | 'seal'>

/** The name a bidder has in one tender until the opening; it cannot be laid beside that of another tender, nor be guessed without the secret. */
export const blindBidder = (ctx: Where, tenderId: string, providerId: string): string =>
  ctx.seal.blind(`bidder ${ctx.jurisdiction} ${tenderId} ${providerId}`)

/** The name an institution has among the questions of one tender. It is never undone: an answer goes to all, and who asked to nobody. */
export const blindAsker = (ctx: Where, tenderId: string, organisationId: string): string =>
  ctx.seal.blind(`asker ${ctx.jurisdiction} ${tenderId} ${organisationId}`)

/** The key of a form in which a bid is sent, so that nothing kept of it names the sender. */
export const blindKey = (ctx: Ctx, action: string): string | undefined =>
  ctx.once && ctx.seal.blind(`form ${ctx.jurisdiction} ${ctx.asker.userId} ${action} ${ctx.once}`)

// Filled up, and with room for a few answers only: the length must not tell how often a bid was replaced.
const coverLength = 4096
const mostAnswers = 6

export function closeCover(ctx: Where, bidId: string, cover: Cover): string {
  const text = JSON.stringify({ ...cover, answers: cover.answers.slice(-mostAnswers) })
  return ctx.seal.hide(text.padEnd(coverLength), `cover ${ctx.jurisdiction} ${bidId}`)
}

type Covered = Pick<Row<'bids'>, 'id' | 'cover' | 'provider_id' | 'submitted_by' | 'received_at' | 'revision' | 'withdrawn_at'>
/** Opens the cover; one from before there were covers is made of its columns. @throws CannotUnseal */
export function openCover(ctx: Where, row: Covered): Cover {
  if (row.cover) return JSON.parse(ctx.seal.reveal(row.cover, `cover ${ctx.jurisdiction} ${row.id}`)) as Cover
  if (row.provider_id === null || row.received_at === null) throw new CannotUnseal('a bid has neither a cover nor a bidder')
  return {
    providerId: row.provider_id,
    submittedBy: row.submitted_by,
    receivedAt: row.received_at.toString(),
    revision: row.revision,
    withdrawnAt: row.withdrawn_at?.toString() ?? null,
    answers: [],
  }
}

/** What the columns hold while the cover is closed. */
export const blank = { provider_id: null, submitted_by: null, received_at: null, revision: 1, withdrawn_at: null } as const

/** Blinds who asked, where a version before this one kept the institution in clear. Says how many. */
export async function blindOlderAskers(db: Db, seal: Seal): Promise<number> {
  const all = acrossJurisdictions(db, 'an upgrade concerns them all')
  return await all.transaction().execute(async (tx) => {
    const rows = await askersInClear(tx)
    for (const q of rows) await setAsker(tx, q, blindAsker({ jurisdiction: q.jurisdiction, seal }, q.tender_id, q.asked_by))
    return rows.length
  })
}

/** Closes the covers of bids that came before there were covers, in tenders not opened yet. Says how many. */
export async function coverOlderBids(db: Db, seal: Seal): Promise<number> {
  const all = acrossJurisdictions(db, 'an upgrade concerns them all')
  return await all.transaction().execute(async (tx) => {
    const rows = await bidsInClear(tx)
    for (const b of rows) {
      const where = { jurisdiction: b.jurisdiction, seal }
      await coverBid(tx, b, {
        ...blank,
        bidder_blind: blindBidder(where, b.tender_id, b.provider_id!),
        cover: closeCover(where, b.id, openCover(where, b)),
      })
    }
    return rows.length
  })
}
