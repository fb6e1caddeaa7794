import { both, type Day, isAfter, type Words } from '#kernel'
import type { PricingForm, SocialWorkKind, SurveyTopic } from '#law'

export const reviewKinds = ['general', 'key'] as const
export type ReviewKind = (typeof reviewKinds)[number]
export const reviewWords: Record<ReviewKind, Words> = {
  general: both('一般性审查', 'general review'),
  key: both('重点审查', 'key review'),
}

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
  if (!p.inquiryOn && (p.inquiryCovers.length > 0 || p.marketSubjects !== null))
    wrong.inquiryOn = both('写了市场调查的内容，请写明哪天做的。', 'You say what the market inquiry covered; say on which day it was made.')
  else if (p.inquiryOn && isAfter(p.inquiryOn, today)) wrong.inquiryOn = both('这一天还没有到。', 'This day lies ahead.')
  const reviewed = p.reviews.length > 0
  if (reviewed && !p.reviewedOn) wrong.reviewedOn = both('请写明哪天审查完的。', 'Say on which day the review was done.')
  else if (p.reviewedOn && isAfter(p.reviewedOn, today))
    wrong.reviewedOn = both('这一天还没有到。审查做完以后再填。', 'This day lies ahead. Fill it in once the review is done.')
  if (reviewed && p.reviewers.length === 0)
    wrong.reviewers = both('请写明由哪些部门或者机构审查，每行一个。', 'Say which offices or bodies reviewed, one to a line.')
  if (!reviewed && (p.reviewedOn || p.reviewers.length > 0)) wrong.reviews = both('请选做了哪种审查。', 'Choose which review was held.')
  const strangers = p.draftingReviewers.filter((who) => !p.reviewers.includes(who))
  if (strangers.length > 0)
    wrong.draftingReviewers = both(
      `「${strangers.join('、')}」不在上面的审查方里，请照上面的写法填。`,
      `“${strangers.join(', ')}” is not among those who reviewed. Write it as above.`,
    )
  return wrong
}
