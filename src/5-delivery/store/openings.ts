import type { Day } from '#kernel'
import { codecs, type Ctx, type Db, movesOf } from '#platform'
import { sql, type Updateable } from 'kysely'
import type { Candidate, Criterion, OpeningState, PostOpening, Score } from '../rules/opening.ts'
import { type DeliveryTables, type Row, tables } from './tables.ts'

const of = codecs<DeliveryTables>()
const openingRow = of('post_openings', { except: ['entered_at', 'entered_by'] })
const candidateRow = of('candidates', { except: ['entered_at'] })

export async function keptOpening(ctx: Ctx, id: string): Promise<PostOpening | undefined> {
  const found = await tables(ctx.db)
    .selectFrom('post_openings')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
  return found && openingRow.read(found)
}

/** The competitions of an institution, or those that are scored, the last first. */
export async function openingsOf(ctx: Ctx, a: { organisationId?: string; state?: OpeningState }): Promise<PostOpening[]> {
  let q = tables(ctx.db).selectFrom('post_openings').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (a.organisationId) q = q.where('organisation_id', '=', a.organisationId)
  if (a.state) q = q.where('state', '=', a.state)
  return (await q.orderBy('opened_on', 'desc').orderBy('id', 'desc').limit(300).execute()).map((r) => openingRow.read(r))
}

export async function insertOpening(
  ctx: Ctx,
  tx: Db,
  o: Pick<Row<'post_openings'>, 'id' | 'organisation_id' | 'contract_id' | 'line_id' | 'replaces_id' | 'panel' | 'closes_on'>,
  criteria: readonly Criterion[],
): Promise<void> {
  const at = { jurisdiction: ctx.jurisdiction, opened_on: ctx.today, entered_at: ctx.now, entered_by: ctx.asker.userId! }
  await tables(tx)
    .insertInto('post_openings')
    .values({ ...o, ...at })
    .execute()
  await tables(tx)
    .insertInto('opening_criteria')
    .values(criteria.map((c) => ({ ...c, jurisdiction: ctx.jurisdiction, opening_id: o.id })))
    .execute()
}
type OpeningColumns = Updateable<Pick<DeliveryTables['post_openings'], 'chosen_id' | 'over_on' | 'ended_reason'>>
export const moveOpening = movesOf<OpeningState, OpeningColumns>('post_openings')

export async function criteriaOf(ctx: Ctx, openingId: string): Promise<Criterion[]> {
  return await tables(ctx.db)
    .selectFrom('opening_criteria')
    .select(['n', 'says', 'weight'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('opening_id', '=', openingId)
    .orderBy('n')
    .execute()
}

/** Who is done with one thing of a competition before another begins. */
export const holdOpening = async (ctx: Ctx, tx: Db, id: string): Promise<void> =>
  void (await tables(tx)
    .selectFrom('post_openings')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst())

export async function candidatesOf(ctx: Ctx, openingIds: readonly string[], db: Db = ctx.db): Promise<Candidate[]> {
  const rows = await tables(db)
    .selectFrom('candidates')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('opening_id', 'in', [...openingIds, ''])
    .orderBy('opening_id')
    .orderBy('number')
    .execute()
  return rows.map((r) => candidateRow.read(r))
}
export const insertCandidate = async (
  ctx: Ctx,
  tx: Db,
  c: Pick<Row<'candidates'>, 'id' | 'opening_id' | 'number' | 'name' | 'contact' | 'about'>,
): Promise<void> =>
  void (await tables(tx)
    .insertInto('candidates')
    .values({ ...c, jurisdiction: ctx.jurisdiction, entered_at: ctx.now })
    .execute())
/** Says to each candidate what came of it. */
export async function keepReasons(ctx: Ctx, tx: Db, all: readonly { id: string; reason: string }[]): Promise<void> {
  for (const c of all)
    await tables(tx)
      .updateTable('candidates')
      .set({ reason: c.reason })
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', c.id)
      .execute()
}

export async function scoresOf(ctx: Ctx, openingId: string, db: Db = ctx.db): Promise<Score[]> {
  const rows = await tables(db)
    .selectFrom('candidate_scores as s')
    .innerJoin('candidates as c', (j) => j.onRef('c.jurisdiction', '=', 's.jurisdiction').onRef('c.id', '=', 's.candidate_id'))
    .select(['s.candidate_id', 's.user_id', 's.n', 's.points'])
    .where('s.jurisdiction', '=', ctx.jurisdiction)
    .where('c.opening_id', '=', openingId)
    .execute()
  return rows.map((r) => ({ candidateId: r.candidate_id, userId: r.user_id, n: r.n, points: r.points }))
}
export const insertScores = async (ctx: Ctx, tx: Db, userId: string, all: readonly Omit<Score, 'userId'>[]): Promise<void> =>
  void (await tables(tx)
    .insertInto('candidate_scores')
    .values(all.map((s) => ({ jurisdiction: ctx.jurisdiction, candidate_id: s.candidateId, user_id: userId, n: s.n, points: s.points })))
    .execute())

/** Competitions that were over before a day, and of whose candidates it is still known who they are. */
export async function openingsToForget(ctx: Ctx, before: Day): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from post_openings o where o.jurisdiction = ${ctx.jurisdiction} and coalesce(o.over_on, o.closes_on) < ${before} and exists (
      select from candidates c where c.jurisdiction = o.jurisdiction and c.opening_id = o.id and c.forgotten_on is null)
    order by o.id limit 200`.execute(ctx.db)
  return rows
}
/** Empties who the candidates of a competition were. Numbers and scores stay. */
export const forgetCandidates = async (ctx: Ctx, tx: Db, openingId: string): Promise<void> =>
  void (await tables(tx)
    .updateTable('candidates')
    .set({ name: null, contact: null, about: null, reason: null, forgotten_on: ctx.today })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('opening_id', '=', openingId)
    .where('forgotten_on', 'is', null)
    .execute())

export type Qualification = Pick<Row<'qualifications'>, 'id' | 'user_id' | 'kind' | 'valid_until'>
export async function qualificationsOf(ctx: Ctx, organisationId: string): Promise<Qualification[]> {
  return await tables(ctx.db)
    .selectFrom('qualifications')
    .select(['id', 'user_id', 'kind', 'valid_until'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', organisationId)
    .orderBy('valid_until')
    .orderBy('id')
    .execute()
}
/** Keeps until when a qualification holds, over what was said of it before. */
export const putQualification = async (
  ctx: Ctx,
  tx: Db,
  q: Pick<Row<'qualifications'>, 'id' | 'organisation_id' | 'user_id' | 'kind' | 'valid_until'>,
): Promise<void> =>
  void (await tables(tx)
    .insertInto('qualifications')
    .values({ ...q, jurisdiction: ctx.jurisdiction, entered_at: ctx.now, entered_by: ctx.asker.userId! })
    .onConflict((o) => o.columns(['jurisdiction', 'organisation_id', 'user_id', 'kind']).doUpdateSet({ valid_until: q.valid_until }))
    .execute())
