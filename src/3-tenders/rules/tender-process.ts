import { both, defineProcess, type Refusal, type Words, verbsOf } from '#kernel'
import type { Finding, StageKind } from '#law'
import type { Action } from '#people'
import { refuse } from '../words.ts'
import { refuseRedress } from './redress-words.ts'
import { type AfterLapseFacts, type LapseFacts, lapseRefused } from './award-end.ts'
import { applyProcess } from './apply-process.ts'
import { refuseApply } from './application-words.ts'
import { examineProcess } from './examine-process.ts'
import { hasPanel, hasStage, isCompared, nextToExamine } from './stages.ts'
import { talkProcess } from './talk-process.ts'
import { noticeProcess } from './notice-process.ts'
import { refuseNotice } from './notice-words.ts'
import type { Tender } from './tender.ts'

export type TenderState =
  | 'draft'
  | 'announced'
  | 'published'
  | 'opened'
  | 'talking'
  | 'last-offers'
  | 'scored'
  | 'awarded'
  | 'lapsed'
  | 'void'
  | 'cancelled'

const verb = verbsOf<TenderState, Tender, Action>()

/** What the law check found, and what is missing besides. */
export interface PublishFacts {
  readonly missing: readonly Words[]
  readonly findings: readonly Finding[]
  /** The reason for going on although the law check warned. */
  readonly despite: string | null
  /** Whether the head of the office is the one who publishes. */
  readonly byHead: boolean
}

/**
 * Times the law gives bidders and that we know from quoted articles only, so that they cannot forbid (R-53, R-59b). Cutting them short
 * takes the field from everybody else: that is for the head of the office to answer for, in public.
 */
export const timesCutShort = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((f) => f.severity === 'warn' && ['R-53', 'R-59b'].includes(f.rule) && ['deadlineOn', 'saleToOn'].includes(f.at ?? ''))

/** What is said of something that came after its time. It is said whatever has become of the tender since. */
interface LateFacts {
  readonly late: Refusal | undefined
}

export interface AwardFacts {
  readonly openReviews: number
}

interface WhyFacts {
  readonly reason: string
}
/** What is known of the bids where a purchase is to end without an award. */
export interface VoidFacts extends WhyFacts {
  readonly ground: string
  /** The ground is none of those known here, and the reason has to say where it stands. */
  readonly namesArticle: boolean
  /** Bids that count as such, and whether the law lets the purchase go on with them. */
  readonly valid: number
  readonly enough: boolean
  /** How many of them the budget pays for; null while prices are sealed. */
  readonly affordable: number | null
}

/** A reason that is published says something to whoever bid. */
export const leastReason = 10
const saysWhy = (facts: WhyFacts): Refusal | undefined =>
  [...facts.reason.trim()].length < leastReason ? refuse('reason-too-short', leastReason).at('reason') : undefined

/** From its publication until nothing more can come of it. */
const running = ['announced', 'published', 'opened', 'talking', 'last-offers', 'scored', 'awarded', 'lapsed'] as const

/** Some verbs belong to a stage that not every list has. */
const inStage =
  (kind: StageKind) =>
  (t: Tender): Refusal | undefined =>
    hasStage(t, kind) ? undefined : refuse('no-such-stage')

/** So do those of a panel: where somebody scores or talks. */
const withPanel = (t: Tender): Refusal | undefined => (hasPanel(t) ? undefined : refuse('no-such-stage'))

/** Why documents cannot be published as they are, or nothing. */
function publishRefused(facts: PublishFacts): Refusal | undefined {
  if (facts.missing[0]) return refuse('tender-incomplete', facts.missing[0])
  const against = facts.findings.filter((f) => f.severity === 'refuse')
  if (against.length > 0)
    return refuse(
      'law-says-no',
      against.map((f) => f.words),
    ).with({ cites: against.flatMap((f) => f.cites) })
  const short = timesCutShort(facts.findings)
  if (short.length > 0 && facts.despite && !facts.byHead)
    return refuse(
      'head-must-confirm',
      short.map((f) => f.words),
    ).with({ cites: short.flatMap((f) => f.cites) })
  // A rule known second-hand cannot forbid, but nobody passes over it in silence.
  if (facts.findings.length === 0 || facts.despite) return undefined
  return refuse(
    'law-warns',
    facts.findings.map((f) => f.words),
  ).with({ cites: facts.findings.flatMap((f) => f.cites) })
}

/** From a draft to an award. The clock opens; nobody else can. */
export const tenderProcess = defineProcess({
  name: 'tender',
  first: 'draft',
  parties: (t: Tender) => ({ purchaserId: t.purchaserId }),
  states: {
    draft: both('起草', 'draft'),
    announced: both('公告公示中', 'notice stands'),
    published: both('征集投标中', 'open for bids'),
    opened: both('已开标，评审中', 'opened, being scored'),
    talking: both('磋商中', 'talks under way'),
    'last-offers': both('征集最后报价中', 'open for last offers'),
    scored: both('评审完成，待定标', 'scored, award to be decided'),
    awarded: both('已定标', 'awarded'),
    lapsed: both('定标已失效，待处理', 'the award has lapsed, what is next is open'),
    void: both('废标', 'void'),
    cancelled: both('已取消', 'cancelled'),
  },
  verbs: {
    edit: verb({
      says: both('修改文件', 'Change the documents'),
      from: ['draft'],
      may: 'tenders.edit',
    }),
    publish: verb({
      says: both('发布', 'Publish'),
      from: ['draft'],
      to: 'published',
      may: 'tenders.publish',
      decide: (t, facts: PublishFacts): Refusal | undefined =>
        hasStage(t, 'publicity') ? refuseNotice('notice-first') : hasStage(t, 'apply') ? refuseApply('call-first') : publishRefused(facts),
    }),
    ...noticeProcess(publishRefused),
    ...applyProcess(publishRefused),
    answer: verb({
      says: both('答复询问', 'Answer a question'),
      from: ['published'],
      may: 'tenders.answer',
      // Each answer is to a question of its own, and what was answered already is found by it.
      beside: true,
      about: ['clarification'],
      elsewhere: (_, f?: LateFacts) => f?.late,
      decide: (_, f: LateFacts) => f.late,
    }),
    open: verb({ says: both('开标', 'Open the bids'), from: ['published'], to: 'opened', may: 'clock' }),
    confirmFinding: verb({
      says: both('确认投标与指纹不符', 'Confirm that a bid does not match its fingerprint'),
      from: ['opened'],
      may: 'bids.confirm-finding',
    }),
    appoint: verb({
      says: both('组建或补足评审小组', 'Appoint or fill the panel'),
      from: ['published', 'opened'],
      may: 'panel.appoint',
      about: ['panel'],
      decide: withPanel,
    }),
    decline: verb({
      says: both('不能参加评审', 'Decline a seat on the panel'),
      from: ['published', 'opened'],
      may: 'panel.declare',
      beside: true,
      decide: withPanel,
    }),
    declare: verb({
      says: both('声明利益冲突', 'Declare conflicts of interest'),
      from: ['opened'],
      may: 'panel.declare',
      beside: true,
      decide: withPanel,
    }),
    ...examineProcess,
    score: verb({
      says: both('评分', 'Score'),
      from: ['opened'],
      may: 'panel.score',
      beside: true,
      decide: (t) => inStage('score')(t) ?? (nextToExamine(t) ? refuse('examine-first') : undefined),
    }),
    compare: verb({
      says: both('比较报价', 'Compare the offers'),
      from: ['opened'],
      to: 'scored',
      may: 'bids.compare',
      decide: (t) => inStage('compare')(t) ?? (isCompared(t) ? undefined : refuse('talks-first')),
    }),
    agree: verb({
      says: both('复核、更正和确认评分', 'Look through, correct and confirm the scores'),
      from: ['opened'],
      may: 'panel.agree',
      beside: true,
      about: ['corrected-result'],
      decide: inStage('score'),
    }),
    setAside: verb({
      says: both('搁置与指纹不符的报价', 'Set aside a price that does not match its fingerprint'),
      from: ['opened'],
      may: 'clock',
    }),
    ...talkProcess,
    finishScoring: verb({
      says: both('打开价格信封、排序', 'Open the prices and rank'),
      from: ['opened'],
      to: 'scored',
      may: 'clock',
    }),
    explain: verb({
      says: both('说明报价', 'Explain a price'),
      from: ['scored'],
      may: 'bids.submit',
      beside: true,
      about: ['low-bid'],
      elsewhere: (_, f?: LateFacts) => f?.late,
      decide: (_, f: LateFacts) => f.late,
    }),
    review: verb({
      says: both('审查异常低价', 'Review a low bid'),
      from: ['scored'],
      may: 'panel.agree',
      beside: true,
      about: ['low-bid'],
    }),
    award: verb({
      says: both('定标', 'Award'),
      from: ['scored'],
      to: 'awarded',
      may: 'awards.decide',
      about: ['award-decision'],
      decide: (_, facts: AwardFacts): Refusal | undefined =>
        facts.openReviews > 0 ? refuse('reviews-open', facts.openReviews) : undefined,
    }),
    lapse: verb({
      says: both('记录中标人未签约', 'Record that the winner does not sign'),
      from: ['awarded'],
      to: 'lapsed',
      may: 'awards.report',
      about: ['award-lapses'],
      decide: (_, facts: LapseFacts): Refusal | undefined => lapseRefused(facts),
    }),
    nameNext: verb({
      says: both('确定下一候选人', 'Name the next candidate'),
      from: ['lapsed'],
      to: 'awarded',
      may: 'awards.decide',
      about: ['award-lapses'],
      decide: (_, facts: AfterLapseFacts): Refusal | undefined =>
        facts.byRecorder ? refuseRedress('other-eyes') : facts.mayNext ? undefined : refuseRedress('no-next'),
    }),
    restart: verb({
      says: both('终止，重新采购', 'End it and begin anew'),
      from: ['lapsed'],
      to: 'void',
      may: 'tenders.void',
      about: ['award-lapses'],
      decide: (_, facts: AfterLapseFacts & WhyFacts): Refusal | undefined =>
        facts.byRecorder ? refuseRedress('other-eyes') : saysWhy(facts),
    }),
    suspend: verb({
      says: both('暂停', 'Stand still'),
      from: running,
      may: 'clock',
      about: ['suspension'],
    }),
    // What an upheld challenge or complaint leads to; the permission was that of whoever carries it out.
    cure: verb({
      says: both('更正采购文件', 'Correct the documents'),
      from: ['announced', 'published'],
      may: 'clock',
      about: ['challenge'],
    }),
    replaceAward: verb({
      says: both('结果改变，另行确定', 'Name another candidate, the result having changed'),
      from: ['awarded', 'lapsed'],
      to: 'awarded',
      may: 'clock',
      about: ['challenge'],
    }),
    overturn: verb({
      says: both('质疑或投诉成立，重新采购', 'Begin anew, a challenge or complaint being upheld'),
      from: running,
      to: 'void',
      may: 'clock',
      about: ['challenge'],
    }),
    void: verb({
      says: both('投标不足，废标', 'End for want of bids'),
      from: ['published', 'opened', 'talking', 'last-offers', 'scored'],
      to: 'void',
      may: 'clock',
      about: ['too-few-bids'],
    }),
    declareVoid: verb({
      says: both('宣布废标', 'Declare void'),
      from: ['opened', 'talking', 'last-offers', 'scored'],
      to: 'void',
      may: 'tenders.void',
      about: ['too-few-bids'],
      decide: (_, facts: VoidFacts): Refusal | undefined => {
        if (facts.ground === 'too-few' && facts.enough) return refuse('enough-bids', facts.valid).at('ground')
        if (facts.ground === 'too-dear' && facts.affordable === null) return refuse('prices-not-known').at('ground')
        if (facts.ground === 'too-dear' && facts.affordable! > 0) return refuse('prices-within-budget', facts.affordable!).at('ground')
        if (facts.namesArticle && !/第[\s零〇一二三四五六七八九十百\d]+条|\bart(?:icle|\.)?\s*\d/iu.test(facts.reason))
          return refuse('name-the-article').at('reason')
        return saysWhy(facts)
      },
    }),
    // Before bids are opened nobody knows who would win; afterwards a purchase ends on a ground of the law or with an award.
    cancel: verb({
      says: both('取消采购', 'Cancel'),
      from: ['draft', 'announced', 'published'],
      to: 'cancelled',
      may: 'tenders.publish',
      decide: (_, facts: WhyFacts): Refusal | undefined => saysWhy(facts),
    }),
  },
})
