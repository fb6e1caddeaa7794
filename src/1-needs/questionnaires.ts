import { newId, type Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { editingOf } from './campaigns.ts'
import { templates } from './rules/template-words.ts'
import { insertQuestionnaire, newestEdition, type Purpose, questionnaire } from './store/index.ts'
import { refuse } from './words.ts'

export { type Questionnaire, questionnaire, questionnaires } from './store/index.ts'

export interface NewQuestionnaire {
  title: string
  titleEn?: string | undefined
  purpose: Purpose
  /** Key of a ready-made questionnaire to begin from. */
  template?: string | undefined
  /** The office it is made for; the asker's own when left out. */
  purchaserId?: string | undefined
}

/** Makes a questionnaire, blank or after a ready-made one. */
export async function createQuestionnaire(ctx: Ctx, i: NewQuestionnaire): Promise<{ id: string } | Refusal> {
  const purchaserId = i.purchaserId ?? ctx.asker.organisationId
  const no = mayNot(ctx.asker, editingOf(i.purpose), { purchaserId })
  if (no) return await recordRefusal(ctx, 'needs.create-questionnaire', no)
  const template = templates.find((t) => t.key === i.template)
  return await change(ctx, { action: 'needs.create-questionnaire' }, async (tx, entry) => {
    const id = newId('questionnaire', ctx.now)
    const content = { questions: template?.questions ?? [] }
    await insertQuestionnaire(ctx, tx, {
      id,
      purchaser_id: purchaserId!,
      title: i.title,
      title_en: i.titleEn ?? null,
      purpose: i.purpose,
      first_id: id,
      edition: 1,
      content,
    })
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
    const newest = await newestEdition(ctx, tx, from.first_id)
    const copy = newId('questionnaire', ctx.now)
    const edition = newest + 1
    await insertQuestionnaire(ctx, tx, {
      id: copy,
      purchaser_id: from.purchaser_id,
      title: from.title,
      title_en: from.title_en,
      purpose: from.purpose,
      first_id: from.first_id,
      edition,
      content: from.content,
    })
    Object.assign(entry, { subject: { kind: 'questionnaire', id: copy }, facts: { title: from.title, edition }, after: from.content })
    return { id: copy as string }
  })
}
