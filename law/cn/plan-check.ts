import { type Day, isBefore, type Money, minor, sayDay, sayMoney, sum } from '#kernel'
import { inPlace, type Place } from '../places/place.ts'
import { type Finding, finding } from '../answer.ts'
import { longestTermYears, ordinaryTermYears } from './award.ts'
import {
  checkPricing,
  checkReviews,
  type PricedLine,
  type PricingForm,
  type Reviews,
  reviewsDue,
  surveyContentsMissing,
  type SurveyTopic,
} from './implementation-plan.ts'
import { cite, type InstrumentName, type RuleNumber } from './instruments.ts'
import { type SingleSourceGround, singleSourceGround } from './method-choice.ts'
import {
  checkObject,
  checkPostLine,
  intentionEarliestStart,
  marketSurveyIsEnough,
  type ObjectFacts,
  type PostLineFacts,
  surveyIsMandatory,
  surveyStillServes,
} from './needs.ts'
import { onlyInForce } from './rule-in-force.ts'
import { checkSocialWork, type SocialWorkKind } from './social-work.ts'

/** What must be true for a term of more than one year. */
export interface TermConditions {
  readonly contentIsFixed: boolean
  readonly isContinuous: boolean
  readonly fundingIsStable: boolean
  readonly priceIsStable: boolean
  readonly budgetIsAssured: boolean
}

export const termConditionNames: Readonly<Record<keyof TermConditions, { readonly zh: string; readonly en: string }>> = {
  contentIsFixed: { zh: '内容固定', en: 'fixed content' },
  isContinuous: { zh: '连续性强', en: 'continuity' },
  fundingIsStable: { zh: '经费来源稳定', en: 'stable funding' },
  priceIsStable: { zh: '价格变化幅度小', en: 'stable price' },
  budgetIsAssured: { zh: '预算有保障', en: 'an assured budget' },
}

/** Everything about a plan the law has a word on. Leave out what the plan does not say. */
export interface PlanFacts {
  readonly kind: 'services' | 'goods' | 'works'
  readonly isPublicService: boolean
  readonly isComplex: boolean
  readonly total: Money
  /** How and when the public was asked about the needs. */
  readonly publicAskedOn?: Day
  readonly survey?: {
    readonly surveyedOn: Day
    readonly sameObject: boolean
    readonly marketSubjects?: number
    readonly covers?: readonly SurveyTopic[]
  }
  /** The reviews of needs and implementation plan, once they are recorded. */
  readonly reviews?: Reviews
  /** What of social work the plan buys, once it is recorded. */
  readonly serviceKinds?: readonly SocialWorkKind[]
  /** The pricing form of the contract, once it is stated, and the lines it is to agree with. */
  readonly pricing?: PricingForm
  readonly lines?: readonly PricedLine[]
  readonly startOn: Day
  readonly intentionPublishedOn?: Day
  readonly isUnforeseeableUrgent?: boolean
  readonly termMonths: number
  readonly termConditions?: TermConditions
  readonly sources: readonly { readonly kind: 'fiscal' | 'donation' | 'other'; readonly amount: Money; readonly isInBudget: boolean }[]
  readonly fitsMediumTermPlan: boolean
  readonly appraisedBefore: boolean
  readonly hasPerformanceGoals: boolean
  readonly hasAcceptancePlan: boolean
  readonly usersJoinAcceptance: boolean
  readonly object: ObjectFacts
  readonly posts: readonly PostLineFacts[]
  /** When only one supplier is asked: why. */
  readonly singleSource?: SingleSourceGround
  /** The plan goes on with the provider of an earlier contract. */
  readonly renews?: { readonly withinAgreedTerm: boolean; readonly competes: boolean }
}

/** What must be put right before a plan is submitted, each with what to do. Nothing when it may go. */
export function checkPlan(f: PlanFacts, lawDay: Day, place?: Place): readonly Finding[] {
  const found: Finding[] = [...checkObject(f.object), ...f.posts.flatMap((p) => checkPostLine(p, lawDay))]
  const say = (rule: RuleNumber, at: keyof PlanFacts, zh: string, en: string, from?: InstrumentName) =>
    found.push(finding(rule, { zh, en }, [cite(rule, from)], { at }))

  if (f.isPublicService && !f.publicAskedOn)
    say(
      'R-01',
      'publicAskedOn',
      '面向公众的公共服务须就采购需求征求公众意见。请先做居民调查或征求意见，写明方式和日期。',
      'For a service to the public the public must be asked about the needs. Run a survey or a consultation first and record how and when.',
    )
  found.push(...checkSurvey(f, lawDay))
  if (!f.intentionPublishedOn) {
    if (!f.isUnforeseeableUrgent)
      say(
        'R-11',
        'intentionPublishedOn',
        '还没有公开采购意向。请先公开，三十日后再开始采购。',
        'The intention has not been published. Publish it; the procurement may start 30 days later.',
      )
  } else {
    const earliest = intentionEarliestStart({
      ...(place && { place }),
      publishedOn: f.intentionPublishedOn,
      isUnforeseeableUrgent: f.isUnforeseeableUrgent ?? false,
      lawDay,
    })
    if (isBefore(f.startOn, earliest.value))
      found.push(
        finding(
          'R-11',
          {
            zh: `采购活动最早${sayDay(earliest.value, 'zh')}开始，计划写的是${sayDay(f.startOn, 'zh')}。请推迟。`,
            en: `The procurement may start on ${sayDay(earliest.value, 'en')} at the earliest, not on ${sayDay(f.startOn, 'en')}. Move it.`,
          },
          earliest.cites,
          { at: 'startOn' },
        ),
      )
  }
  found.push(...checkTerm(f.termMonths, f.termConditions, lawDay, place))
  found.push(...checkSources(f))
  if (!f.appraisedBefore)
    say(
      'R-13',
      'appraisedBefore',
      '还没有做事前绩效评估。请先评估必要性、可行性和绩效目标。',
      'There is no ex-ante appraisal. Appraise need, feasibility and goals first.',
    )
  if (!f.hasPerformanceGoals)
    say(
      'R-110',
      'hasPerformanceGoals',
      '没有绩效目标和指标。请写明目标、指标和怎样衡量。',
      'There are no performance goals and indicators. State them and how they are measured.',
    )
  if (!f.hasAcceptancePlan)
    say(
      'R-10',
      'hasAcceptancePlan',
      '没有验收方案。请在采购前定好由谁、何时、怎样、按什么标准验收。',
      'There is no acceptance plan. Settle before the purchase who accepts, when, how and by what standard.',
      'needs-22',
    )
  if (f.isPublicService && !f.usersJoinAcceptance)
    say(
      'R-10',
      'usersJoinAcceptance',
      '公共服务的验收应当邀请服务对象参与并出具意见。请写进验收方案。',
      'Users of a public service must be invited to acceptance and give their opinion. Put it into the plan.',
    )
  if (f.reviews)
    found.push(
      ...checkReviews(
        f.reviews,
        reviewsDue({ kind: f.kind, budget: f.total, isPublicService: f.isPublicService, isComplex: f.isComplex, lawDay }).value,
        f.startOn,
        lawDay,
      ),
    )
  if (f.pricing) found.push(...checkPricing(f.pricing, f.lines ?? [], lawDay))
  if (f.serviceKinds) found.push(...checkSocialWork({ kinds: f.serviceKinds }, lawDay))
  found.push(...checkSingleSource(f, lawDay))
  if (f.renews && !f.renews.withinAgreedTerm && !f.renews.competes)
    say(
      'R-110',
      'renews',
      '上年度评价好，不等于可以不经竞争直接续签。请重新采购；若原合同写明了多年期限，可以在期限内续。',
      'A good grade last year does not allow a renewal without competition. Buy anew; within a term the contract already agreed it may go on.',
    )
  return onlyInForce(found, lawDay)
}

function checkSurvey(f: PlanFacts, lawDay: Day): readonly Finding[] {
  const needed = surveyIsMandatory({ kind: f.kind, budget: f.total, isPublicService: f.isPublicService, isComplex: f.isComplex, lawDay })
  if (!needed.value) return []
  const note = (zh: string, en: string, rule: 'R-02' | 'R-03' | 'R-04' | 'R-05') =>
    finding(rule, { zh, en }, [cite(rule)], { at: 'survey' })
  if (!f.survey)
    return [
      note(
        `应当开展需求调查，但没有记录：${needed.steps.map((s) => s.says.zh).join('')}`,
        `A needs survey is due and none is recorded: ${needed.steps.map((s) => s.says.en).join(' ')}`,
        'R-02',
      ),
    ]
  const serves = surveyStillServes({ surveyedOn: f.survey.surveyedOn, startOn: f.startOn, sameObject: f.survey.sameObject, lawDay })
  const enough = f.survey.marketSubjects === undefined ? undefined : marketSurveyIsEnough(f.survey.marketSubjects, lawDay)
  const contents = f.survey.covers && surveyContentsMissing(f.survey.covers, lawDay)
  // “In general” and “may” forbid nothing, however surely the words are known.
  const general = (x: Finding): Finding => ({ ...x, severity: 'warn' })
  return [
    ...(serves.value ? [] : [note(`${serves.steps[0]!.says.zh}请重新调查。`, `${serves.steps[0]!.says.en} Survey anew.`, 'R-03')]),
    ...(enough && !enough.value
      ? [general(note(`${enough.steps[0]!.says.zh}请再多问几家。`, `${enough.steps[0]!.says.en} Ask more of them.`, 'R-04'))]
      : []),
    ...(contents && contents.value.length > 0
      ? [general(note(`${contents.steps[0]!.says.zh}请补充调查。`, `${contents.steps[0]!.says.en} Look into it.`, 'R-05'))]
      : []),
  ]
}

/** Whether a term is allowed: one year, up to three when every named condition holds. */
export function checkTerm(months: number, conditions: TermConditions | undefined, lawDay: Day, place?: Place): readonly Finding[] {
  const at = 'termMonths'
  if (isBefore(lawDay, ordinaryTermYears.values[0]!.from)) return []
  const [ordinary, longest] = [inPlace(ordinaryTermYears, place, lawDay), inPlace(longestTermYears, place, lawDay)]
  if (months <= ordinary.value * 12) return []
  if (months > longest.value * 12)
    return [
      finding(
        'R-43',
        {
          zh: `期限 ${months} 个月，最长 ${longest.value} 年。请缩短；期满后重新采购。`,
          en: `The term is ${months} months; ${longest.value} years is the most. Shorten it and buy anew afterwards.`,
        },
        longest.cites,
        { at },
      ),
    ]
  const missing = (Object.keys(termConditionNames) as (keyof TermConditions)[])
    .filter((c) => !conditions?.[c])
    .map((c) => termConditionNames[c])
  if (missing.length === 0) return []
  return [
    finding(
      'R-43',
      {
        zh: `期限超过 ${ordinary.value} 年，须同时满足条件，还缺：${missing.map((m) => m.zh).join('、')}。请补充说明，或缩短到 ${ordinary.value} 年。`,
        en: `A term above ${ordinary.value} year needs every condition; still missing: ${missing.map((m) => m.en).join(', ')}. Show them, or shorten it to ${ordinary.value} year.`,
      },
      longest.cites,
      { at },
    ),
  ]
}

function checkSources(f: PlanFacts): readonly Finding[] {
  const found: Finding[] = []
  const say = (zh: string, en: string, at: string) => found.push(finding('R-12', { zh, en }, [cite('R-12')], { at }))
  const budgeted = sum(f.sources.filter((s) => s.isInBudget).map((s) => s.amount))
  if (f.sources.some((s) => !s.isInBudget))
    say(
      '有资金没有列入预算（例如捐赠款）。购买服务应使用预算安排的资金，请先列入预算。',
      'Some money is outside the budget, such as donations. Purchased services are paid from the budget; put it in first.',
      'sources',
    )
  if (budgeted < f.total) {
    const gap = minor(f.total - budgeted)
    say(
      `预算已安排 ${sayMoney(budgeted, 'zh')}，还差 ${sayMoney(gap, 'zh')}。没有预算的部分不得实施。`,
      `The budget covers ${sayMoney(budgeted, 'en')}; ${sayMoney(gap, 'en')} is missing. What has no budget may not be carried out.`,
      'sources',
    )
  }
  if (f.termMonths > 12 && !f.fitsMediumTermPlan)
    say(
      '跨年度的计划应与中期财政规划衔接。请写明对应的规划。',
      'A plan of several years must fit the medium-term fiscal plan. Name its place there.',
      'fitsMediumTermPlan',
    )
  return found
}

function checkSingleSource(f: PlanFacts, lawDay: Day): readonly Finding[] {
  if (!f.singleSource) return []
  const ground = singleSourceGround(f.singleSource, lawDay)
  return ground.value ? [] : ground.steps.map((s) => finding('R-59b', s.says, s.cites, { at: 'singleSource' }))
}
