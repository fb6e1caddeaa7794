import { type Day, isAfter, type Money, sayDay, type Words } from '#kernel'
import { type Answer, type Finding, finding } from '../answer.ts'
import { answered, because } from '../steps.ts'
import { cite } from './instruments.ts'
import { surveyIsMandatory } from './needs.ts'
import { onlyInForce, ruleInForce } from './rule-in-force.ts'

/** What a needs survey finds out: the industry, who could supply, what like projects cost, what must be bought afterwards. */
export const surveyTopics = ['industry', 'supply', 'past-deals', 'follow-on'] as const
export type SurveyTopic = (typeof surveyTopics)[number]

export const surveyTopicWords: Readonly<Record<SurveyTopic, Words>> = {
  industry: { zh: '相关产业发展', en: 'the industry' },
  supply: { zh: '市场供给', en: 'supply on the market' },
  'past-deals': { zh: '同类项目历史成交信息', en: 'past deals of similar projects' },
  'follow-on': { zh: '可能涉及的后续采购', en: 'follow-on purchases' },
}
const named = (topics: readonly SurveyTopic[], lang: 'zh' | 'en') =>
  topics.map((t) => surveyTopicWords[t][lang]).join(lang === 'zh' ? '、' : ', ')

/** Which contents a needs survey still lacks (R-05), in the order of the rule. Before the rule nothing is asked, so nothing is missing. */
export function surveyContentsMissing(covers: readonly SurveyTopic[], lawDay: Day): Answer<readonly SurveyTopic[]> {
  if (!ruleInForce('R-05', lawDay))
    return answered([], [because('那时还没有规定需求调查的内容。', 'There was no rule yet on what a needs survey contains.', cite('R-05'))])
  const missing = surveyTopics.filter((t) => !covers.includes(t))
  return answered(missing, [
    because(
      `需求调查应了解 ${surveyTopics.length} 个方面，已有 ${surveyTopics.length - missing.length} 个${missing.length ? `，还缺：${named(missing, 'zh')}` : ''}。`,
      `A needs survey looks at ${surveyTopics.length} things; ${surveyTopics.length - missing.length} are covered${missing.length ? `, missing: ${named(missing, 'en')}` : ''}.`,
      cite('R-05'),
    ),
  ])
}

/** Which reviews of the needs and of the implementation plan are due before the procurement starts. */
export interface ReviewsDue {
  readonly general: boolean
  readonly key: boolean
}

/**
 * The reviews due before the start (R-08). A key review is due where a needs survey is (R-02); which other projects get which
 * review the purchaser decides, so nothing more is asked here than a general one.
 */
export function reviewsDue(f: {
  readonly kind: 'goods' | 'services' | 'works'
  readonly budget: Money
  readonly isPublicService: boolean
  readonly isComplex: boolean
  readonly lawDay: Day
}): Answer<ReviewsDue> {
  if (!ruleInForce('R-08', f.lawDay))
    return answered({ general: false, key: false }, [
      because('那时还没有审查的规定。', 'There was no rule on these reviews yet.', cite('R-08')),
    ])
  const survey = surveyIsMandatory(f)
  return answered({ general: true, key: survey.value }, [
    ...survey.steps,
    because(
      survey.value
        ? '属于应当开展需求调查的项目，采购活动开始前应当作一般性审查和重点审查。'
        : '不属于必须开展需求调查的项目，采购活动开始前作一般性审查；是否重点审查由采购人决定。',
      survey.value
        ? 'A needs survey is due, so a general and a key review are due before the start.'
        : 'No needs survey is due: a general review before the start; the purchaser decides on a key review.',
      cite('R-08'),
    ),
  ])
}

/** The reviews as they were made. */
export interface Reviews {
  readonly general: boolean
  readonly key: boolean
  readonly doneOn?: Day
  /** Who reviewed: a role or a body, never a name that is not needed. */
  readonly reviewers: readonly { readonly who: string; readonly helpedDraft: boolean }[]
}

/** What is wrong with the reviews of a plan: one that is due is missing, it came after the start, or who drafted reviewed (R-08). */
export function checkReviews(reviews: Reviews, due: ReviewsDue, startOn: Day, lawDay: Day): readonly Finding[] {
  const found: Finding[] = []
  const say = (at: string, zh: string, en: string) => found.push(finding('R-08', { zh, en }, [cite('R-08')], { at }))
  if (due.general && !reviews.general)
    say(
      'reviews',
      '采购需求和采购实施计划还没有作一般性审查。请在采购活动开始前完成。',
      'Needs and implementation plan have had no general review. Make it before the procurement starts.',
    )
  if (due.key && !reviews.key)
    say(
      'reviews',
      '还没有作重点审查：非歧视性、竞争性、采购政策和履约风险。请在采购活动开始前完成。',
      'There has been no key review of non-discrimination, competition, procurement policy and performance risk. Make it before the start.',
    )
  if (reviews.doneOn && isAfter(reviews.doneOn, startOn))
    say(
      'reviews',
      `审查${sayDay(reviews.doneOn, 'zh')}才完成，晚于${sayDay(startOn, 'zh')}开始采购。审查应在开始以前。`,
      `The review ended on ${sayDay(reviews.doneOn, 'en')}, after the start on ${sayDay(startOn, 'en')}. It comes first.`,
    )
  for (const r of reviews.reviewers)
    if (r.helpedDraft)
      say(
        'reviews',
        `「${r.who}」参与过需求或实施计划的编制，不得参与审查。请换人。`,
        `“${r.who}” helped to draft and may not review. Ask somebody else.`,
      )
  return onlyInForce(found, lawDay)
}

/** How a contract is priced (R-09). Post lines accrue per unit, project lines are paid for results. */
export const pricingForms = ['fixed-total', 'fixed-unit', 'cost-reimbursement', 'performance-incentive'] as const
export type PricingForm = (typeof pricingForms)[number]

export const pricingFormWords: Readonly<Record<PricingForm, Words>> = {
  'fixed-total': { zh: '固定总价', en: 'fixed total' },
  'fixed-unit': { zh: '固定单价', en: 'fixed unit price' },
  'cost-reimbursement': { zh: '成本补偿', en: 'cost reimbursement' },
  'performance-incentive': { zh: '绩效激励', en: 'performance incentive' },
}

/** A line as far as its pricing goes. */
export interface PricedLine {
  readonly kind: 'post' | 'project'
  /** Part of its money depends on the result. */
  readonly byResult?: boolean
  /** What it cost is paid back. */
  readonly atCost?: boolean
}

/**
 * The pricing forms of a contract, read off its lines, each once and in the order of the rule (R-09). A post line is a fixed
 * unit price per post-month, a project line a fixed total, unless the line says otherwise.
 */
export function pricingOf(lines: readonly PricedLine[], lawDay: Day): Answer<readonly PricingForm[]> {
  const formOf = (l: PricedLine): PricingForm =>
    l.atCost ? 'cost-reimbursement' : l.byResult ? 'performance-incentive' : l.kind === 'post' ? 'fixed-unit' : 'fixed-total'
  const forms = pricingForms.filter((f) => lines.some((l) => formOf(l) === f))
  const count = (f: PricingForm) => lines.filter((l) => formOf(l) === f).length
  return answered(forms, [
    ...forms.map((f) =>
      because(
        `${pricingFormWords[f].zh}：${count(f)} 项。`,
        `${pricingFormWords[f].en}: ${count(f)} ${count(f) === 1 ? 'line' : 'lines'}.`,
        ...(ruleInForce('R-09', lawDay) ? [cite('R-09')] : []),
      ),
    ),
    ...(forms.length === 0 ? [because('没有合同项目，说不出定价方式。', 'There are no lines, so there is no pricing.', cite('R-09'))] : []),
  ])
}

/**
 * Whether a stated pricing form agrees with the lines (R-09). Money at risk for results belongs to project lines only: a post is
 * paid for being filled, whatever the outcome, or wages hang on it.
 */
export function checkPricing(stated: PricingForm | undefined, lines: readonly PricedLine[], lawDay: Day): readonly Finding[] {
  const found: Finding[] = []
  const say = (zh: string, en: string) => found.push(finding('R-09', { zh, en }, [cite('R-09')], { at: 'pricing' }))
  const forms = pricingOf(lines, lawDay).value
  if (stated && lines.length > 0 && !forms.includes(stated))
    say(
      `写的是${pricingFormWords[stated].zh}，各项目却是${forms.map((f) => pricingFormWords[f].zh).join('、')}。请改成一致。`,
      `It says ${pricingFormWords[stated].en}, but the lines are priced by ${forms.map((f) => pricingFormWords[f].en).join(', ')}. Make them agree.`,
    )
  if (lines.some((l) => l.kind === 'post' && l.byResult))
    say(
      '岗位的钱不应随成效增减，那是工资。请把绩效激励放在项目上。',
      'The money of a post should not hang on results: it is wages. Put the incentive on a project line.',
    )
  return onlyInForce(found, lawDay)
}
