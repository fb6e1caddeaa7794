import { aDay, type Ctx, idOf, longText, optional, text, ticked, wholeNumber } from '#platform'
import { type FormState, freshForm } from '#ui'
import { z } from 'zod'
import type { NewCampaign } from './open-campaign.ts'
import { chosenCommunities } from './purchase-form.ts'
import type { Purchase } from './store/index.ts'

/** What the form of a survey that opens takes. */
export const surveyForm = z.object({
  title: text(200),
  titleEn: optional(text(200)),
  questionnaireId: idOf('questionnaire'),
  purchaseId: optional(idOf('purchase')),
  communityIds: chosenCommunities,
  opensOn: aDay(),
  closesOn: aDay(),
  households: optional(wholeNumber({ min: 0, max: 20_000 })),
  openLink: ticked(),
  keyedTwice: ticked(),
  contactName: optional(text(60)),
  contactPhone: optional(text(40, 1, { phone: true })),
  about: optional(longText(1000)),
  aboutEn: optional(longText(1000)),
})

/** A survey as it was typed; what it is for its questionnaire says. */
export const readSurvey = ({ households, purchaseId, ...i }: z.output<typeof surveyForm>): NewCampaign => ({
  ...i,
  purchaseId: purchaseId ?? null,
  householdsPerCommunity: households,
})

/** A new survey runs for three weeks from today, in the communities of its purchase. */
export const newSurveyValues = (ctx: Ctx, bought: Purchase | undefined, questionnaireId: string | undefined): FormState =>
  freshForm({
    purchaseId: bought?.id,
    questionnaireId,
    communityIds: bought?.communityIds ?? [],
    opensOn: ctx.today.toString(),
    closesOn: ctx.today.add({ days: 21 }).toString(),
  })
