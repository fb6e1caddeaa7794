import { type Day, isAfter } from '#kernel'
import type { Finding, Law, PlanFacts, Reviews } from '#law'
import type { Plan } from './plan.ts'
import type { Preparation } from './preparation.ts'
import { confirmations } from './words.ts'

export type Confirmation = keyof typeof confirmations
export const isConfirmation = (text: string): text is Confirmation => text in confirmations

type Planned = Pick<Plan, 'lines' | 'sources' | 'total' | 'months' | 'startsOn' | 'noSurveyReason' | 'confirms' | 'preparation' | 'lawDay'>
const what = { kind: 'services', isPublicService: true, isComplex: false } as const

/** A plan as the law asks about it. */
export function planFacts(plan: Planned, asked: { readonly residentsAskedOn: Day | undefined }): PlanFacts {
  const says = (c: Confirmation) => plan.confirms.includes(c)
  const askedOn = asked.residentsAskedOn
  return {
    ...what,
    total: plan.total,
    startOn: plan.startsOn,
    termMonths: plan.months,
    ...(askedOn && { publicAskedOn: askedOn }),
    ...preparationFacts(plan.preparation, askedOn && (isAfter(askedOn, plan.startsOn) ? plan.startsOn : askedOn)),
    lines: plan.lines.map((l) => ({ kind: l.kind, amount: l.amount })),
    termConditions: {
      contentIsFixed: says('fixed-content'),
      isContinuous: says('continuous'),
      fundingIsStable: says('stable-funding'),
      priceIsStable: says('stable-price'),
      budgetIsAssured: says('assured-budget'),
    },
    sources: plan.sources.map((s) => ({ kind: 'fiscal', amount: s.amount, isInBudget: true })),
    fitsMediumTermPlan: says('medium-term'),
    appraisedBefore: says('appraised'),
    // Goals of the lines say it themselves; plans from before there were any have only the word of the office.
    hasPerformanceGoals: says('goals') || plan.lines.some((l) => l.goals.length > 0),
    hasAcceptancePlan: says('acceptance'),
    usersJoinAcceptance: says('users'),
    object: { isDutyOfGovernment: says('duty') },
    // People are the institution’s own: that stands in every contract drawn from the plan. What a post delivers, its scope or the projects inside it say.
    posts: plan.lines
      .filter((l) => l.kind === 'post')
      .map((l) => ({
        at: l.title,
        employer: 'institution',
        serviceIsDefined: l.scope !== null || plan.lines.some((o) => o.hangsOn === l.id),
      })),
  }
}

/** What was recorded of the preparation; what was left open is left out, so that the law says what it cannot tell. */
function preparationFacts(p: Preparation, askedOn: Day | undefined): Partial<PlanFacts> {
  // The inquiry on the market is the survey the measures on needs mean; residents who were asked stand in where there was none.
  const surveyedOn = p.inquiryOn ?? askedOn
  const reviews = reviewsOf(p)
  return {
    ...(surveyedOn && {
      survey: {
        surveyedOn,
        sameObject: true,
        ...(p.marketSubjects !== null && { marketSubjects: p.marketSubjects }),
        ...(p.inquiryCovers.length > 0 && { covers: p.inquiryCovers }),
      },
    }),
    ...(reviews && { reviews }),
    ...(p.pricing && { pricing: p.pricing }),
    ...(p.serviceKinds.length > 0 && { serviceKinds: p.serviceKinds }),
    ...(p.suitsSmallFirms !== null && { suitsSmallFirms: p.suitsSmallFirms }),
  }
}

const reviewsOf = (p: Preparation): Reviews | undefined =>
  p.reviews.length === 0
    ? undefined
    : {
        general: p.reviews.includes('general'),
        key: p.reviews.includes('key'),
        ...(p.reviewedOn && { doneOn: p.reviewedOn }),
        reviewers: p.reviewers.map((who) => ({ who, helpedDraft: p.draftingReviewers.includes(who) })),
      }

/** What the reviews of a plan lack on the day its procurement starts; nothing where none was recorded. */
export function reviewFindings(plan: Pick<Plan, 'preparation' | 'total'>, startOn: Day, lawDay: Day, law: Law): readonly Finding[] {
  const reviews = reviewsOf(plan.preparation)
  return reviews
    ? law.plans.checkReviews(reviews, law.plans.reviewsDue({ ...what, budget: plan.total, lawDay }).value, startOn, lawDay)
    : []
}

/** What the law has to say to a plan before it is submitted. The intention is published after approval, so it is not asked for here. */
export function lawFindings(plan: Planned, asked: { readonly residentsAskedOn: Day | undefined }, law: Law): readonly Finding[] {
  return (
    law.plans
      .check(planFacts(plan, asked), plan.lawDay)
      .filter((f) => f.at !== 'intentionPublishedOn')
      // The open points say to the cent what the budget lacks.
      .filter((f) => f.at !== 'sources')
      .filter((f) => f.at !== 'publicAskedOn' || plan.noSurveyReason !== null)
      // A recorded and published reason stands in for the survey; the article is still shown.
      .map((f): Finding => (plan.noSurveyReason && (f.at === 'publicAskedOn' || f.at === 'survey') ? { ...f, severity: 'warn' } : f))
  )
}
