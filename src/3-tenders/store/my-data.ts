import type { Ctx } from '#platform'
import { tables } from './tables.ts'

/**
 * Everything this step holds about whoever asks: the panels they were appointed to with what they declared, the scores they gave, what
 * they found of others' scores, corrected and voted, and what they wrote down and confirmed in talks.
 */
export async function myData(ctx: Ctx, userId: string) {
  const db = tables(ctx.db)
  const j = ctx.jurisdiction
  const seats = db
    .selectFrom('panel_seats as s')
    .innerJoin('tenders as t', (on) => on.onRef('t.jurisdiction', '=', 's.jurisdiction').onRef('t.id', '=', 's.tender_id'))
    .select([
      't.number as tender',
      't.title',
      's.kind',
      's.state',
      's.appointed_at',
      's.declared_at',
      's.tie',
      's.recused_reason',
      's.scored_at',
    ])
    .where('s.jurisdiction', '=', j)
    .where('s.user_id', '=', userId)
    .orderBy('s.appointed_at')
  const scores = db
    .selectFrom('panel_scores')
    .select(['tender_id', 'bid_id', 'criterion_id', 'score', 'note', 'scored_at'])
    .where('jurisdiction', '=', j)
    .where('user_id', '=', userId)
    .orderBy('scored_at')
  const findings = db
    .selectFrom('score_findings')
    .select(['tender_id', 'bid_id', 'criterion_id', 'ground', 'reason', 'found_at'])
    .where('jurisdiction', '=', j)
    .where('found_by', '=', userId)
    .orderBy('found_at')
  const corrections = db
    .selectFrom('score_corrections')
    .select(['tender_id', 'bid_id', 'criterion_id', 'ground', 'was', 'becomes', 'reason', 'corrected_at'])
    .where('jurisdiction', '=', j)
    .where('user_id', '=', userId)
    .orderBy('corrected_at')
  const votes = db
    .selectFrom('low_bid_votes')
    .select(['tender_id', 'bid_id', 'decision', 'reason', 'voted_at'])
    .where('jurisdiction', '=', j)
    .where('user_id', '=', userId)
    .orderBy('voted_at')
  const [panels, scored, found, corrected, voted] = await Promise.all([
    seats.execute(),
    scores.execute(),
    findings.execute(),
    corrections.execute(),
    votes.execute(),
  ])
  return {
    ...{ panels, scores: scored, findings: found, corrections: corrected, votes: voted },
    ...(await myTalks(ctx, userId)),
    ...(await myReviews(ctx, userId)),
  }
}

/** What they wrote down of talks, and which changes they confirmed. */
async function myTalks(ctx: Ctx, userId: string) {
  const talked = tables(ctx.db)
    .selectFrom('talk_notes')
    .select(['tender_id', 'bid_id', 'number', 'says', 'written_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('written_by', '=', userId)
    .orderBy('written_at')
  const confirmed = tables(ctx.db)
    .selectFrom('talk_changes')
    .select(['tender_id', 'number', 'kind', 'says', 'confirmed_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('confirmed_by', '=', userId)
    .orderBy('confirmed_at')
  const [talks, changes] = await Promise.all([talked.execute(), confirmed.execute()])
  return { talks, changes }
}

/** What they found of bids before these were scored, what they answered to objections, and the negotiations they wrote down. */
async function myReviews(ctx: Ctx, userId: string) {
  const looks = tables(ctx.db)
    .selectFrom('conformity_looks')
    .select(['tender_id', 'bid_id', 'item', 'is_met', 'reason', 'said_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', userId)
    .orderBy('said_at')
  const examined = tables(ctx.db)
    .selectFrom('bid_examinations')
    .select(['tender_id', 'bid_id', 'stage', 'item', 'is_met', 'reason', 'examined_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('examined_by', '=', userId)
    .orderBy('examined_at')
  const answered = tables(ctx.db)
    .selectFrom('notice_objections')
    .select(['tender_id', 'number', 'finding', 'experts', 'answer', 'answered_on'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('answered_by', '=', userId)
    .orderBy('answered_on')
  const negotiated = tables(ctx.db)
    .selectFrom('negotiations')
    .select(['tender_id', 'held_on', 'place', 'people', 'costs', 'terms', 'written_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('written_by', '=', userId)
    .orderBy('written_at')
  const [conformityLooks, examinations, objectionAnswers, negotiations] = await Promise.all([
    looks.execute(),
    examined.execute(),
    answered.execute(),
    negotiated.execute(),
  ])
  return { conformityLooks, examinations, objectionAnswers, negotiations }
}
