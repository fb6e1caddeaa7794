import type { Moment } from '#kernel'
import { codecs, type Ctx, type Db } from '#platform'
import { type LowBidDecision, tables, type TenderTables } from './tables.ts'

interface LowBidVote {
  userId: string
  decision: LowBidDecision
  reason: string
}
export interface LowBidReview {
  bidId: string
  /** Which lines of the law called for it. */
  triggered: readonly string[]
  askedAt: Moment
  explainUntilAt: Moment
  explanation: string | null
  explainedAt: Moment | null
  decision: LowBidDecision | null
  reason: string | null
  decidedAt: Moment | null
  votes: readonly LowBidVote[]
}

const of = codecs<TenderTables>()
const reviewRow = of('low_bid_reviews', { except: ['tender_id', 'version'] })
const voteRow = of('low_bid_votes', { only: ['user_id', 'decision', 'reason'] })

/** Until when bidders may explain a price that was called low, by bid. */
export async function explanationsWanted(ctx: Ctx, bidIds: readonly string[]): Promise<Map<string, Moment>> {
  if (bidIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('low_bid_reviews')
    .select(['bid_id', 'explain_until_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('bid_id', 'in', [...bidIds])
    .where('decision', 'is', null)
    .where('explanation', 'is', null)
    .execute()
  return new Map(rows.map((r) => [r.bid_id, r.explain_until_at]))
}

/** The moments by which prices of a tender are to be explained; asked while an explanation is still arriving. */
export async function explanationDeadlines(ctx: Ctx, tenderId: string): Promise<Moment[]> {
  const rows = await tables(ctx.db)
    .selectFrom('low_bid_reviews')
    .select('explain_until_at')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .where('decision', 'is', null)
    .where('explanation', 'is', null)
    .execute()
  return rows.map((r) => r.explain_until_at)
}

export const lowBidReviews = async (ctx: Ctx, tenderId: string): Promise<LowBidReview[]> =>
  (await reviewsOf(ctx, [tenderId])).get(tenderId) ?? []

/** The reviews that are not decided yet, by tender; a tender without one is left out. */
export async function reviewsOpen(ctx: Ctx, tenderIds: readonly string[]): Promise<Map<string, LowBidReview[]>> {
  const open = [...(await reviewsOf(ctx, tenderIds))].map(([id, all]) => [id, all.filter((r) => r.decision === null)] as const)
  return new Map(open.filter(([, left]) => left.length > 0))
}

async function reviewsOf(ctx: Ctx, tenderIds: readonly string[]): Promise<Map<string, LowBidReview[]>> {
  if (tenderIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('low_bid_reviews')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', 'in', [...tenderIds])
    .orderBy('bid_id')
    .execute()
  if (rows.length === 0) return new Map()
  const votes = await tables(ctx.db)
    .selectFrom('low_bid_votes')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', 'in', [...tenderIds])
    .orderBy('voted_at')
    .execute()
  const read = (r: (typeof rows)[number]): LowBidReview => ({
    ...reviewRow.read(r),
    votes: votes.filter((v) => v.tender_id === r.tender_id && v.bid_id === r.bid_id).map((v) => voteRow.read(v)),
  })
  return new Map([...Map.groupBy(rows, (r) => r.tender_id)].map(([id, of]) => [id, of.map(read)]))
}

/** Asks the bidders of these prices to explain them until a moment. */
export async function insertReviews(
  ctx: Ctx,
  tx: Db,
  tenderId: string,
  called: readonly { bidId: string; triggered: readonly string[] }[],
  until: Moment,
): Promise<void> {
  if (called.length === 0) return
  const open = { explanation: null, explained_at: null, decision: null, reason: null, decided_at: null }
  await tables(tx)
    .insertInto('low_bid_reviews')
    .values(
      called.map((r) => ({
        ...open,
        jurisdiction: ctx.jurisdiction,
        tender_id: tenderId,
        bid_id: r.bidId,
        triggered: [...r.triggered],
        asked_at: ctx.now,
        explain_until_at: until,
      })),
    )
    .execute()
}

/** Writes what the bidder says of a price, or what the panel decides of it. */
export async function writeReview(
  ctx: Ctx,
  tx: Db,
  at: { tenderId: string; bidId: string },
  says: { explanation: string } | { decision: LowBidDecision; reason: string },
): Promise<void> {
  const moment = 'explanation' in says ? { explained_at: ctx.now } : { decided_at: ctx.now }
  await tables(tx)
    .updateTable('low_bid_reviews')
    .set((e) => ({ ...says, ...moment, version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', at.tenderId)
    .where('bid_id', '=', at.bidId)
    .execute()
}

export async function insertVote(ctx: Ctx, tx: Db, at: { tenderId: string; bidId: string }, v: LowBidVote): Promise<void> {
  await tables(tx)
    .insertInto('low_bid_votes')
    .values({ ...voteRow.write(v), jurisdiction: ctx.jurisdiction, tender_id: at.tenderId, bid_id: at.bidId, voted_at: ctx.now })
    .execute()
}
