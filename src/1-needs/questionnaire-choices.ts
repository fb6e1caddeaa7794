import type { Ctx } from '#platform'
import { type Campaign, campaigns } from './campaigns.ts'
import { purchases, type Questionnaire, questionnaires } from './store/index.ts'

/** A questionnaire a survey can be opened with, and what tells it from others of the same name. */
export interface QuestionnaireChoice {
  questionnaire: Questionnaire
  /** The last survey it was asked in; undefined while it was never used. */
  lastUsed: Campaign | undefined
  /** Number of the purchase of that survey. */
  purchaseNumber: string | undefined
  /** In how many surveys it was asked. */
  used: number
}

/**
 * The questionnaires of an office that ask something: those about needs first, the newest first. Those that ask the same under the
 * same name are one choice: the one that is asked for, or the newest.
 */
export async function questionnaireChoices(ctx: Ctx, purchaserId: string, wanted?: string): Promise<QuestionnaireChoice[]> {
  const all = (await questionnaires(ctx, { purchaserId })).filter((q) => q.content.questions.length > 0)
  const surveys = Map.groupBy(await campaigns(ctx, { purchaserId }), (c) => c.questionnaireId)
  const bought = new Map(
    (await purchases(ctx, { ids: [...surveys.values()].flat().flatMap((c) => c.purchaseId ?? []) })).map((p) => [p.id as string, p.number]),
  )
  const alike = Map.groupBy(all, (q) => JSON.stringify([q.title, q.titleEn, q.purpose, q.content]))
  return [...alike.values()]
    .map((same): QuestionnaireChoice => {
      const uses = same.flatMap((q) => surveys.get(q.id) ?? [])
      const lastUsed = uses.toSorted((a, b) => Temporal.PlainDate.compare(b.opensOn, a.opensOn))[0]
      return {
        questionnaire: same.find((q) => q.id === wanted) ?? same[0]!,
        lastUsed,
        purchaseNumber: bought.get(lastUsed?.purchaseId ?? ''),
        used: uses.length,
      }
    })
    .sort((a, b) => Number(b.questionnaire.purpose === 'needs') - Number(a.questionnaire.purpose === 'needs'))
}
