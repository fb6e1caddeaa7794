import { newId, type Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { editingOf } from './campaigns.ts'
import { templates } from './rules/template-words.ts'
import { type Purpose, type QuestionnaireRow, tables } from './store.ts'
import { refuse } from './words.ts'

export type Questionnaire = QuestionnaireRow

export async function questionnaire(ctx: Ctx, id: string): Promise<Questionnaire | undefined> {
  return await tables(ctx.db)
    .selectFrom('questionnaires')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function questionnaires(ctx: Ctx, of: { purchaserId?: string } = {}): Promise<Questionnaire[]> {
  let q = tables(ctx.db).selectFrom('questionnaires').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (of.purchaserId) q = q.where('purchaser_id', '=', of.purchaserId)
  return await q.orderBy('created_on', 'desc').orderBy('id', 'desc').execute()
}

export interface NewQuestionnaire {
  title: string
  titleEn?: string | undefined
  purpose: Purpose
  /** Key of a ready-made questionnaire to begin from. */
  template?: string | undefined
  /** The office it is made for; the asker's own when left out. */
  purchaserId?: string | undefined
}

export async function createQuestionnaire(ctx: Ctx, i: NewQuestionnaire): Promise<{ id: string } | Refusal> {
  const purchaserId = i.purchaserId ?? ctx.asker.organisationId
  const no = mayNot(ctx.asker, editingOf(i.purpose), { purchaserId })
  if (no) return await recordRefusal(ctx, 'needs.create-questionnaire', no)
  const template = templates.find((t) => t.key === i.template)
  return await change(ctx, { action: 'needs.create-questionnaire' }, async (tx, entry) => {
    const id = newId('questionnaire', ctx.now)
    const content = { questions: template?.questions ?? [] }
    await tables(tx)
      .insertInto('questionnaires')
      .values({
        jurisdiction: ctx.jurisdiction,
        id,
        purchaser_id: purchaserId!,
        title: i.title,
        title_en: i.titleEn ?? null,
        purpose: i.purpose,
        first_id: id,
        edition: 1,
        state: 'draft',
        content,
        created_on: ctx.today,
      })
      .execute()
    Object.assign(entry, { subject: { kind: 'questionnaire', id }, facts: { title: i.title }, after: content })
    return { id: id as string }
  })
}

/** A questionnaire that was used is never changed: its next edition is a copy that may be. */
export async function copyQuestionnaire(ctx: Ctx, id: string): Promise<{ id: string } | Refusal> {
  const from = await questionnaire(ctx, id)
  if (!from) return refuse('not-there')
  const no = mayNot(ctx.asker, editingOf(from.purpose), { purchaserId: from.purchaser_id })
  if (no) return await recordRefusal(ctx, 'needs.copy-questionnaire', no, { subject: { kind: 'questionnaire', id } })
  return await change(ctx, { action: 'needs.copy-questionnaire' }, async (tx, entry) => {
    const db = tables(tx)
    const newest = await db
      .selectFrom('questionnaires')
      .select((e) => e.fn.max('edition').as('edition'))
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('first_id', '=', from.first_id)
      .executeTakeFirstOrThrow()
    const copy = newId('questionnaire', ctx.now)
    const edition = (newest.edition ?? 1) + 1
    await db
      .insertInto('questionnaires')
      .values({
        jurisdiction: ctx.jurisdiction,
        id: copy,
        purchaser_id: from.purchaser_id,
        title: from.title,
        title_en: from.title_en,
        purpose: from.purpose,
        first_id: from.first_id,
        edition,
        state: 'draft',
        content: from.content,
        created_on: ctx.today,
      })
      .execute()
    Object.assign(entry, { subject: { kind: 'questionnaire', id: copy }, facts: { title: from.title, edition }, after: from.content })
    return { id: copy as string }
  })
}
