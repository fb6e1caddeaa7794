import { type Day, isAfter, type Words } from '#kernel'
import type { PricingForm, SocialWorkKind, SurveyTopic } from '#law'
import { preparationWords } from './words.ts'

export const reviewKinds = ['general', 'key'] as const
export type ReviewKind = (typeof reviewKinds)[number]
export const isReviewKind = (text: string): text is ReviewKind => (reviewKinds as readonly string[]).includes(text)

/** How a procurement was prepared, as far as the office recorded it. All of it may be left open; none of it is guessed. */
export interface Preparation {
  /** The day the market was asked; residents are asked by surveys. */
  readonly inquiryOn: Day | null
  readonly inquiryCovers: readonly SurveyTopic[]
  readonly marketSubjects: number | null
  readonly reviews: readonly ReviewKind[]
  readonly reviewedOn: Day | null
  /** Offices and bodies, never names. */
  readonly reviewers: readonly string[]
  /** Of those who reviewed, who had helped to draft. */
  readonly draftingReviewers: readonly string[]
  readonly pricing: PricingForm | null
  readonly serviceKinds: readonly SocialWorkKind[]
  /** Null while nobody judged it. */
  readonly suitsSmallFirms: boolean | null
  /** Item or category of the catalogue. */
  readonly category: string | null
  /** Number of the approval to buy by another method than open tendering. */
  readonly consent: string | null
  /** The money was added when the budget was adjusted during the year. */
  readonly fromAdjustment: boolean
}

export const nothingPrepared: Preparation = {
  inquiryOn: null,
  inquiryCovers: [],
  marketSubjects: null,
  reviews: [],
  reviewedOn: null,
  reviewers: [],
  draftingReviewers: [],
  pricing: null,
  serviceKinds: [],
  suitsSmallFirms: null,
  category: null,
  consent: null,
  fromAdjustment: false,
}

/** What does not hang together, by field, all at once; empty when it does. */
export function wrongPreparation(p: Preparation, today: Day): Record<string, Words> {
  const wrong: Record<string, Words> = {}
  const say = preparationWords.both
  const ahead = (on: Day | null) => on !== null && isAfter(on, today)
  if (!p.inquiryOn && (p.inquiryCovers.length > 0 || p.marketSubjects !== null)) wrong.inquiryOn = say('inquiry-day')
  else if (ahead(p.inquiryOn)) wrong.inquiryOn = say('ahead')
  const reviewed = p.reviews.length > 0
  if (reviewed && !p.reviewedOn) wrong.reviewedOn = say('review-day')
  else if (ahead(p.reviewedOn)) wrong.reviewedOn = say('review-ahead')
  if (reviewed && p.reviewers.length === 0) wrong.reviewers = say('reviewers')
  if (!reviewed && (p.reviewedOn || p.reviewers.length > 0)) wrong.reviews = say('review')
  const strangers = p.draftingReviewers.filter((who) => !p.reviewers.includes(who))
  if (strangers.length > 0) wrong.draftingReviewers = say('strangers', strangers)
  return wrong
}
