import { newId, type Refusal } from '#kernel'
import { mayNot, whyNotInUse } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { editingOf } from './campaigns.ts'
import { insertQuestionnaire, newestEdition, questionnaire } from './store/index.ts'
import { refuse } from './words.ts'

/** A questionnaire that was used is never changed: its next edition is a copy that may be. */
export async function copyQuestionnaire(ctx: Ctx, id: string): Promise<{ id: string } | Refusal> {
  const from = await questionnaire(ctx, id)
  if (!from) return refuse('not-there')
  const no = mayNot(ctx.asker, editingOf(from.purpose), { purchaserId: from.purchaserId })
  if (no) return await recordRefusal(ctx, 'needs.copy-questionnaire', no, { subject: { kind: 'questionnaire', id } })
  return await change(ctx, { action: 'needs.copy-questionnaire' }, async (tx, entry) => {
    const closed = from.purpose === 'needs' ? await whyNotInUse({ ...ctx, db: tx }, from.purchaserId, 'ask-needs') : undefined
    if (closed) return closed
    const newest = await newestEdition(ctx, tx, from.firstId)
    const copy = newId('questionnaire', ctx.now)
    const edition = newest + 1
    await insertQuestionnaire(ctx, tx, {
      ...from,
      id: copy,
      edition,
    })
    Object.assign(entry, { subject: { kind: 'questionnaire', id: copy }, facts: { title: from.title, edition }, after: from.content })
    return { id: copy as string }
  })
}
