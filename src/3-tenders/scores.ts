import { may } from '#people'
import type { Ctx } from '#platform'
import { isComplete, type Seat, seatOf, seatsNeeded, sitting } from './panel.ts'
import { drawOrder } from './rules/draw.ts'
import type { FoundByOne, Given, ScoreCorrection } from './rules/scoring.ts'
import type { OpenedBid, Tender } from './rules/tender.ts'
import { openedColumns, openedFrom, type Row, tables } from './store.ts'

/** True when every seat is taken and every member has handed in their scores. */
export const allScored = (ctx: Pick<Ctx, 'place'>, tender: Tender, all: readonly Seat[]): boolean =>
  isComplete(all, seatsNeeded(ctx, tender)) && sitting(all).every((s) => s.state === 'scored')

/**
 * Individual scores as this person may see them: one's own always, those of others once all are in, for members and auditors; and once
 * the result stands, for who reads the office's tenders: they are part of the record of the award.
 */
export async function visibleScores(ctx: Ctx, tender: Tender, all: readonly Seat[]): Promise<Given[]> {
  const mine = seatOf(all, ctx.asker.userId)
  const reads = ctx.asker.roles.includes('auditor') || (tender.scoredAt !== null && may(ctx.asker, 'tenders.read', tender))
  const everybody = allScored(ctx, tender, all) && (mine !== undefined || reads)
  if (!mine && !everybody) return []
  const given = await givenScores(ctx, tender.id)
  return everybody ? given : given.filter((g) => g.userId === ctx.asker.userId)
}

/** Every score as it was handed in. Who may see it is for `visibleScores` and the pages of a result to say. */
export async function givenScores(ctx: Ctx, tenderId: string): Promise<Given[]> {
  const rows = await tables(ctx.db)
    .selectFrom('panel_scores')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .orderBy('bid_id')
    .orderBy('criterion_id')
    .orderBy('user_id')
    .execute()
  return rows.map((r) => ({ bidId: r.bid_id, criterionId: r.criterion_id, userId: r.user_id, score: r.score, note: r.note }))
}

/** What became of scores after they were handed in, in the order it was done. */
export async function scoreCorrections(ctx: Ctx, tenderId: string): Promise<ScoreCorrection[]> {
  const rows = await tables(ctx.db)
    .selectFrom('score_corrections')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .orderBy('number')
    .execute()
  return rows.map((r) => ({
    bidId: r.bid_id,
    criterionId: r.criterion_id,
    userId: r.user_id,
    ground: r.ground,
    was: r.was,
    becomes: r.becomes,
    kept: r.kept,
    reason: r.reason,
  }))
}

/** What members found of each other's scores. */
export async function scoreFindings(ctx: Ctx, tenderId: string): Promise<FoundByOne[]> {
  const rows = await tables(ctx.db)
    .selectFrom('score_findings')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .orderBy('found_at')
    .orderBy('found_by')
    .execute()
  return rows.map((r) => ({
    bidId: r.bid_id,
    criterionId: r.criterion_id,
    userId: r.user_id,
    foundBy: r.found_by,
    ground: r.ground,
    reason: r.reason,
  }))
}

/**
 * The members in an order of their own for this tender, so that the labels A, B, C beside scores do not follow the list of names.
 * The same on every page.
 */
export const labelled = (tender: Tender, all: readonly Seat[]): string[] =>
  drawOrder(
    sitting(all).map((s) => s.userId),
    `${tender.id} ${tender.scoredAt}`,
  )

/** Everything of the scores of a tender whose result stands, by the members in their order of labels. */
export interface ScoresRecord {
  readonly members: readonly string[]
  readonly names: readonly string[]
  readonly given: readonly Given[]
  readonly corrections: readonly ScoreCorrection[]
  readonly findings: readonly FoundByOne[]
  readonly agreed: readonly Row<'consensus_scores'>[]
}

/** The record of the scores; nothing before the prices were opened. Who sees which part, and with names or letters, the page decides. */
export async function scoresRecord(ctx: Ctx, tender: Tender, all: readonly Seat[]): Promise<ScoresRecord | undefined> {
  if (!tender.scoredAt) return undefined
  const members = labelled(tender, all)
  return {
    members,
    names: members.map((m) => all.find((s) => s.userId === m)!.name),
    given: await givenScores(ctx, tender.id),
    corrections: await scoreCorrections(ctx, tender.id),
    findings: await scoreFindings(ctx, tender.id),
    agreed: await consensusScores(ctx, tender.id),
  }
}

/** Common scores of a tender that was scored under an earlier version; nothing for one of today. */
export const consensusScores = async (ctx: Ctx, tenderId: string): Promise<Row<'consensus_scores'>[]> =>
  await tables(ctx.db)
    .selectFrom('consensus_scores')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .execute()
export const objections = async (ctx: Ctx, tenderId: string): Promise<Row<'bid_objections'>[]> =>
  await tables(ctx.db)
    .selectFrom('bid_objections')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .execute()
export const agreements = async (ctx: Ctx, tenderId: string): Promise<Row<'panel_agreements'>[]> =>
  await tables(ctx.db)
    .selectFrom('panel_agreements')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .execute()

/** Bids after the opening, in the order they came; before it none, for everybody. */
export async function openedBids(ctx: Ctx, tenderId: string): Promise<OpenedBid[]> {
  return (await openedBidsByTender(ctx, [tenderId])).get(tenderId) ?? []
}

/** The same of several tenders at once. One not opened yet, or without a bid, is left out. */
export async function openedBidsByTender(ctx: Ctx, tenderIds: readonly string[]): Promise<Map<string, OpenedBid[]>> {
  if (tenderIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('bids as b')
    .innerJoin('tenders as t', (on) => on.onRef('t.jurisdiction', '=', 'b.jurisdiction').onRef('t.id', '=', 'b.tender_id'))
    .select(openedColumns)
    .select('b.tender_id')
    .where('b.jurisdiction', '=', ctx.jurisdiction)
    .where('b.tender_id', 'in', [...tenderIds])
    .where('b.state', '<>', 'withdrawn')
    .where('b.quality', 'is not', null)
    .where('t.opened_at', 'is not', null)
    .orderBy('b.received_at')
    .orderBy('b.id')
    .execute()
  return new Map([...Map.groupBy(rows, (r) => r.tender_id as string)].map(([id, own]) => [id, own.map(openedFrom)]))
}
