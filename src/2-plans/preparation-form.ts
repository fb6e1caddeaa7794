import type { Law, Offered, PricingForm, SocialWorkKind, SurveyTopic } from '#law'
import { aDay, choice, choices, longText, optional, text, ticked, wholeNumber } from '#platform'
import type { FormState } from '#ui'
import type { z } from 'zod'
import { type Preparation, type ReviewKind, reviewKinds } from './rules/preparation.ts'

/** The fields of a form that say how a procurement was prepared, where this is the law. All may stay empty. */
export const preparationFields = ({ plans }: Law) => ({
  inquiryOn: optional(aDay()),
  inquiryCovers: choices(valuesOf(plans.surveyTopics)),
  marketSubjects: optional(wholeNumber({ min: 0, max: 10_000 })),
  reviews: choices(reviewKinds),
  reviewedOn: optional(aDay()),
  reviewers: optional(longText(1000)),
  draftingReviewers: optional(longText(1000)),
  pricing: optional(choice(valuesOf(plans.pricingForms))),
  serviceKinds: choices(valuesOf(plans.serviceKinds)),
  suitsSmallFirms: optional(choice(['yes', 'no'])),
  category: optional(text(100)),
  consent: optional(text(100)),
  fromAdjustment: ticked(),
})
const valuesOf = <K extends string>(all: readonly Offered<K>[]): readonly K[] => all.map((o) => o.value)

export const readPreparation = (i: z.output<z.ZodObject<ReturnType<typeof preparationFields>>>): Preparation => ({
  inquiryOn: i.inquiryOn ?? null,
  inquiryCovers: i.inquiryCovers as SurveyTopic[],
  marketSubjects: i.marketSubjects ?? null,
  reviews: i.reviews as ReviewKind[],
  reviewedOn: i.reviewedOn ?? null,
  reviewers: linesOf(i.reviewers),
  draftingReviewers: linesOf(i.draftingReviewers),
  pricing: (i.pricing as PricingForm | undefined) ?? null,
  serviceKinds: i.serviceKinds as SocialWorkKind[],
  suitsSmallFirms: i.suitsSmallFirms === undefined ? null : i.suitsSmallFirms === 'yes',
  category: i.category ?? null,
  consent: i.consent ?? null,
  fromAdjustment: i.fromAdjustment,
})

const linesOf = (typed: string | undefined): string[] => [
  ...new Set(
    (typed ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]

export const preparationValues = (p: Preparation): FormState['values'] => ({
  inquiryOn: p.inquiryOn?.toString() ?? '',
  inquiryCovers: [...p.inquiryCovers],
  marketSubjects: p.marketSubjects === null ? '' : String(p.marketSubjects),
  reviews: [...p.reviews],
  reviewedOn: p.reviewedOn?.toString() ?? '',
  reviewers: p.reviewers.join('\n'),
  draftingReviewers: p.draftingReviewers.join('\n'),
  pricing: p.pricing ?? '',
  serviceKinds: [...p.serviceKinds],
  suitsSmallFirms: p.suitsSmallFirms === null ? '' : p.suitsSmallFirms ? 'yes' : 'no',
  category: p.category ?? '',
  consent: p.consent ?? '',
  fromAdjustment: p.fromAdjustment ? 'yes' : '',
})
