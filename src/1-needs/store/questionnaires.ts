import type { Day } from '#kernel'
import { codecs, type Ctx, type Db } from '#platform'
import type { Question, Questions } from '../rules/questionnaire.ts'
import { type NeedsTables, type Purpose, tables } from './tables.ts'

export interface Questionnaire {
  id: string
  purchaserId: string
  title: string
  titleEn: string | null
  purpose: Purpose
  /** The id of its first edition, which all editions share. */
  firstId: string
  edition: number
  /** Once a survey uses it, it does not change any more. */
  state: 'draft' | 'in-use'
  content: Questions
  createdOn: Day
  version: number
}

const questionnaireRow = codecs<NeedsTables>()('questionnaires')

/** One questionnaire; undefined where there is none of this id. */
export async function questionnaire(ctx: Ctx, id: string): Promise<Questionnaire | undefined> {
  const row = await tables(ctx.db)
    .selectFrom('questionnaires')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && questionnaireRow.read(row)
}

/** Questionnaires of one office or of all, the newest first. What a vote asks is no questionnaire anybody uses again. */
export async function questionnaires(ctx: Ctx, of: { purchaserId?: string } = {}): Promise<Questionnaire[]> {
  let q = tables(ctx.db).selectFrom('questionnaires').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  q = q.where('purpose', '<>', 'vote')
  if (of.purchaserId) q = q.where('purchaser_id', '=', of.purchaserId)
  return (await q.orderBy('created_on', 'desc').orderBy('id', 'desc').execute()).map((r) => questionnaireRow.read(r))
}

/** The questions of a questionnaire that is in use. */
export async function questionsInUse(ctx: Ctx, ids: readonly string[]): Promise<Map<string, readonly Question[]>> {
  const rows = await tables(ctx.db)
    .selectFrom('questionnaires')
    .select(['id', 'content'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', 'in', [...ids])
    .where('state', '=', 'in-use')
    .execute()
  return new Map(rows.map((r) => [r.id, r.content.questions]))
}

/** The number of the newest edition of a questionnaire that was copied, by the id of its first one. */
export async function newestEdition(ctx: Ctx, tx: Db, firstId: string): Promise<number> {
  const newest = await tables(tx)
    .selectFrom('questionnaires')
    .select((e) => e.fn.max('edition').as('edition'))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('first_id', '=', firstId)
    .executeTakeFirstOrThrow()
  return newest.edition ?? 1
}

/** Makes a questionnaire that nobody has used yet. */
export async function insertQuestionnaire(ctx: Ctx, tx: Db, q: Omit<Questionnaire, 'state' | 'createdOn' | 'version'>): Promise<void> {
  const made: Questionnaire = { ...q, state: 'draft', createdOn: ctx.today, version: 1 }
  await tables(tx)
    .insertInto('questionnaires')
    .values({ jurisdiction: ctx.jurisdiction, ...questionnaireRow.write(made) })
    .execute()
}

/** Writes the questions of a draft, and its title where one is given; false when it is in use or has moved on. */
export async function writeQuestions(
  ctx: Ctx,
  tx: Db,
  q: { id: string; version: number },
  now: Pick<Questionnaire, 'content'> & Partial<Pick<Questionnaire, 'title' | 'titleEn'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('questionnaires')
    .set((e) => ({ ...questionnaireRow.write(now), version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', q.id)
    .where('state', '=', 'draft')
    .where('version', '=', q.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** From now on a questionnaire does not change any more. */
export async function takeIntoUse(ctx: Ctx, tx: Db, id: string): Promise<void> {
  await tables(tx)
    .updateTable('questionnaires')
    .set({ state: 'in-use' })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .execute()
}
