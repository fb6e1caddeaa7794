import type { Contract } from '#contracts'
import { type Day, isRefusal, type Refusal } from '#kernel'
import { copyQuestionnaire, createQuestionnaire, openCampaign } from '#needs'
import type { Ctx } from '#platform'
import type { Round } from './store/index.ts'
import { surveyWords } from './words.ts'

interface SurveyToOpen {
  round: Round
  of: Contract | undefined
  places: readonly { id: string }[]
  householdsPerCommunity: number
  closesOn: Day
  contactName: string
  contactPhone: string
  /** The questionnaire of the first time, where the same is asked again. */
  again?: string
}

/** The questionnaire and the survey of residents for a round, with codes for drawn households. Part of the transaction that draws them. */
export async function openSatisfaction(inside: Ctx, s: SurveyToOpen): Promise<{ id: string } | Refusal> {
  const number = s.of?.number ?? ''
  const asked = surveyWords.both('questionnaire', number)
  const survey = surveyWords.both(s.again ? 'surveyAgain' : 'survey', number)
  const form = s.again
    ? await copyQuestionnaire(inside, s.again)
    : await createQuestionnaire(inside, {
        title: asked.zh,
        titleEn: asked.en,
        purpose: 'satisfaction',
        template: 'satisfaction',
        purchaserId: s.round.purchaserId,
      })
  if (isRefusal(form)) return form
  return await openCampaign(inside, {
    purchaseId: s.round.purchaseId,
    questionnaireId: form.id,
    title: survey.zh,
    titleEn: survey.en,
    purpose: 'satisfaction',
    communityIds: s.places.map((p) => p.id),
    opensOn: inside.today,
    closesOn: s.closesOn,
    householdsPerCommunity: s.householdsPerCommunity,
    openLink: false,
    contactName: s.contactName,
    contactPhone: s.contactPhone,
    drawnBy: inside.asker.organisationId ?? undefined,
  })
}
