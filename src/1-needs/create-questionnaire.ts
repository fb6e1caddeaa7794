import { newId, type Refusal } from '#kernel'
import { mayNot, whyNotInUse } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { editingOf } from './campaigns.ts'
import { templates } from './rules/template-words.ts'
import { insertQuestionnaire, type Purpose } from './store/index.ts'

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
    const closed = i.purpose === 'needs' ? await whyNotInUse({ ...ctx, db: tx }, purchaserId, 'ask-needs') : undefined
    if (closed) return closed
    const id = newId('questionnaire', ctx.now)
    const content = { questions: template?.questions ?? [] }
    await insertQuestionnaire(ctx, tx, {
      id,
      purchaserId: purchaserId!,
      title: i.title,
      titleEn: i.titleEn ?? null,
      purpose: i.purpose,
      firstId: id,
      edition: 1,
      content,
    })
    Object.assign(entry, { subject: { kind: 'questionnaire', id }, facts: { title: i.title }, after: content })
    return { id: id as string }
  })
}
