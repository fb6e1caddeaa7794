import type { Ctx } from '#platform'
import { tables } from './tables.ts'

/**
 * Rows about one person, as they lie: the work recorded as theirs with its editions and whether a check found it as recorded, what they
 * wrote down for colleagues, the groups and cases they opened, their posts, and what was answered about their recorded time.
 */
export async function rowsOf(ctx: Ctx, userId: string) {
  const db = tables(ctx.db)
  const j = ctx.jurisdiction
  const [records, posts, entered, deliverables] = await Promise.all([
    db.selectFrom('service_records').selectAll().where('jurisdiction', '=', j).where('worker_id', '=', userId).orderBy('id').execute(),
    db.selectFrom('appointments').selectAll().where('jurisdiction', '=', j).where('worker_id', '=', userId).orderBy('from_on').execute(),
    // Work of colleagues that they wrote down: that they did is about them, whose it was is not.
    db
      .selectFrom('service_records')
      .select([
        'id',
        'contract_id',
        'deliverable_id',
        'served_on',
        'category',
        'what',
        'minutes',
        'note',
        'recorded_at',
        'struck',
        'provider_id',
      ])
      .where('jurisdiction', '=', j)
      .where('recorded_by', '=', userId)
      .where('worker_id', '<>', userId)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('deliverables')
      .select(['id', 'contract_id', 'line_id', 'number', 'title', 'members', 'opened_on'])
      .where('jurisdiction', '=', j)
      .where('opened_by', '=', userId)
      .orderBy('id')
      .execute(),
  ])
  const ids = records.map((r) => r.id)
  const editions = ids.length
    ? await db
        .selectFrom('service_record_editions')
        .select(['record_id', 'version', 'content', 'reason', 'replaced_at'])
        .where('jurisdiction', '=', j)
        .where('record_id', 'in', ids.slice(0, 10_000))
        .execute()
    : []
  const { answers, checks } = await saidOf(
    ctx,
    posts.map((p) => p.id),
    ids,
  )
  return { records, posts, entered, editions, deliverables, answers, checks, ...(await ofHiring(ctx, userId)) }
}

/** What somebody is qualified by, and what they gave candidates for posts: of the candidates their number alone. */
async function ofHiring(ctx: Ctx, userId: string) {
  const db = tables(ctx.db)
  const qualifications = await db
    .selectFrom('qualifications')
    .select(['kind', 'valid_until'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', userId)
    .orderBy('valid_until')
    .execute()
  const candidateScores = await db
    .selectFrom('candidate_scores as s')
    .innerJoin('candidates as c', (j) => j.onRef('c.jurisdiction', '=', 's.jurisdiction').onRef('c.id', '=', 's.candidate_id'))
    .select(['c.opening_id', 'c.number', 's.n', 's.points'])
    .where('s.jurisdiction', '=', ctx.jurisdiction)
    .where('s.user_id', '=', userId)
    .orderBy('c.opening_id')
    .orderBy('c.number')
    .orderBy('s.n')
    .execute()
  return { qualifications, candidateScores }
}

/** What was answered about the time of some posts, and what checks found of some records. */
async function saidOf(ctx: Ctx, posts: readonly string[], records: readonly string[]) {
  const db = tables(ctx.db)
  const j = ctx.jurisdiction
  const [answers, checks] = await Promise.all([
    posts.length
      ? db
          .selectFrom('time_answers')
          .select(['acceptance_id', 'appointment_id', 'answer', 'answered_on'])
          .where('jurisdiction', '=', j)
          .where('appointment_id', 'in', [...posts])
          .orderBy('answered_on')
          .execute()
      : [],
    records.length
      ? db
          .selectFrom('acceptance_checks')
          .select(['acceptance_id', 'record_id', 'result', 'checked_on'])
          .where('jurisdiction', '=', j)
          .where('record_id', 'in', records.slice(0, 10_000))
          .orderBy('checked_on')
          .execute()
      : [],
  ])
  return { answers, checks }
}
