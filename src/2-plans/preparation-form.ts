import { ask, fields } from '#platform'
import { reviewKinds } from './rules/preparation.ts'
import { reviewWords } from './rules/words.ts'
import { words } from './words.ts'

/** What is asked of how a procurement was prepared. All of it may stay open. */
export const preparationFields = fields(words, {
  inquiryOn: ask.open(ask.day()),
  inquiryCovers: ask.several((law) => law.plans.surveyTopics, { optional: true }),
  marketSubjects: ask.open(ask.number({ min: 0, max: 10_000 })),
  reviews: ask.several(() => reviewKinds.map((value) => ({ value, says: reviewWords[value] })), { optional: true }),
  reviewedOn: ask.open(ask.day()),
  reviewers: ask.lines(1000),
  draftingReviewers: ask.lines(1000),
  pricing: ask.open(
    ask.one((law) => law.plans.pricingForms),
    words.both('undecided'),
  ),
  serviceKinds: ask.several((law) => law.plans.serviceKinds, { optional: true }),
  suitsSmallFirms: ask.open(ask.yesOrNo(words.both('suits'), words.both('suitsNot')), words.both('notJudged')),
  category: ask.open(ask.line(100)),
  consent: ask.open(ask.line(100)),
  fromAdjustment: ask.tick(words.both('source')),
})
