import { both, defineProcess, type Fraction, fraction, type Refusal, verbsOf, type Words } from '#kernel'
import { cite } from '#law'
import type { Action } from '#people'
import { refuse } from '../words.ts'

export type Side = 'purchaser' | 'provider'
export const otherSide = (side: Side): Side => (side === 'purchaser' ? 'provider' : 'purchaser')

export interface Dimension {
  readonly key: string
  readonly title: Words
  readonly hint: Words
}
const d = (key: string, zh: string, en: string, hintZh: string, hintEn: string): Dimension => ({
  key,
  title: both(zh, en),
  hint: both(hintZh, hintEn),
})

/** What each side is rated on. By whom is said by the key: `purchaser` gives marks to the institution, `provider` to the purchaser. */
export const dimensions: Record<Side, readonly Dimension[]> = {
  purchaser: [
    d('quality', '服务质量', 'Quality', '专业方法用得对，服务对居民有用', 'The right methods were used and residents were helped'),
    d('reliability', '守时守约', 'Reliability', '人到岗，事做到，说到做到', 'People were at their posts and what was promised was done'),
    d('reports', '记录和报告', 'Records and reports', '记录真实、及时，读得懂', 'True, in time, and readable'),
    d('cooperation', '配合', 'Cooperation', '沟通顺畅，有问题早说', 'Easy to talk to; problems were raised early'),
    d('residents-voice', '居民说了算', 'Residents’ voice', '居民参与设计和评价服务', 'Residents helped to shape and judge the service'),
    d('independence', '专业独立', 'Independence', '以居民利益为先，敢提不同意见', 'Put residents first and spoke up when it disagreed'),
  ],
  provider: [
    d(
      'clear-need',
      '需求说得清楚',
      'Clear need',
      '买什么、为谁买、买多少，一开始就讲明白',
      'What is bought, for whom and how much was clear from the start',
    ),
    d('changes', '变更公道', 'Changes', '变更提前商量，相应调整费用', 'Changes were talked over first and paid for'),
    d('payment', '付款', 'Payment', '按约定付款，不用反复催', 'Paid as agreed, without being chased'),
    d(
      'acceptance-speed',
      '验收及时',
      'Speed of acceptance',
      '按约定的天数验收，退回讲理由',
      'Accepted within the agreed days, returned with reasons',
    ),
    d('paperwork', '材料负担', 'Paperwork', '只要必要的材料，不重复要', 'Asked only for what is needed, and only once'),
    d(
      'interference',
      '不干预专业',
      'No interference',
      '不派与服务无关的任务，不干涉用人',
      'Gave no tasks outside the service and left hiring to us',
    ),
  ],
}
export const dimensionOf = (key: string): Dimension | undefined =>
  [...dimensions.purchaser, ...dimensions.provider].find((x) => x.key === key)

export interface Mark {
  readonly dimension: string
  /** 1 to 5. */
  readonly mark: number
  readonly says: string | null
}
/** A mark of this or less needs a few words: it will be read and answered. */
export const needsWordsUpTo = 2

/** The first thing wrong with a set of marks by field name, as `quality` or `quality-says`; empty when all is there. */
export function wrongMarks(side: Side, marks: readonly Mark[]): Record<string, Words> {
  const wrong: Record<string, Words> = {}
  for (const x of dimensions[side]) {
    const given = marks.find((m) => m.dimension === x.key)
    if (!given) wrong[x.key] = both(`请给「${x.title.zh}」打分。`, `Please give a mark for “${x.title.en}”.`)
    else if (given.mark <= needsWordsUpTo && !given.says)
      wrong[`${x.key}-says`] = both(
        `「${x.title.zh}」打了 ${given.mark} 分，请写几句为什么，对方要看、要答复。`,
        `You gave ${given.mark} for “${x.title.en}”. Please say why in a few words: the other side will read and answer it.`,
      )
  }
  return wrong
}

/** A mark of 1 to 5 as 0 to 100, the scale of standings. */
export const standingScore = (mean: Fraction): Fraction => fraction((mean.n - mean.d) * 25n, mean.d)

export type RoundState = 'open' | 'revealed'
interface RoundFacts {
  readonly purchaserId: string
  readonly providerId: string
  readonly state: RoundState
}
/** Whether the time of the round had run out when the marks were in. */
export interface GiveFacts {
  readonly over: boolean
}
/** What decides whether a side may still answer what the other said of it. */
export interface ReplyFacts {
  readonly hasMarks: boolean
  readonly replied: boolean
  readonly over: boolean
}

/** A round of marks: sealed while open, revealed together, then nothing of it changes but the replies. */
const verb = verbsOf<RoundState, RoundFacts, Action>()

export const roundProcess = defineProcess({
  name: 'round',
  states: { open: both('进行中，打分密封', 'Open, marks sealed'), revealed: both('已同时公开', 'Revealed together') },
  first: 'open',
  parties: (r: RoundFacts) => ({ purchaserId: r.purchaserId, providerId: r.providerId }),
  verbs: {
    give: verb({
      says: both('打分', 'Give marks'),
      from: ['open'],
      may: ['evaluations.rate-institution', 'evaluations.rate-purchaser'],
      beside: true,
      cites: [cite('R-110')],
      elsewhere: () => refuse('round-over'),
      decide: (_, f: GiveFacts): Refusal | undefined => (f.over ? refuse('round-over') : undefined),
    }),
    'reveal-both-in': verb({ says: both('双方都打完分', 'Both sides are in'), from: ['open'], to: 'revealed', may: 'clock' }),
    'reveal-at-end': verb({ says: both('到期', 'The last day passes'), from: ['open'], to: 'revealed', may: 'clock' }),
    reply: verb({
      says: both('答复一次', 'Reply once'),
      from: ['revealed'],
      may: 'evaluations.reply',
      beside: true,
      decide: (_, f: ReplyFacts): Refusal | undefined =>
        !f.hasMarks ? refuse('nothing-to-reply') : f.replied ? refuse('replied-already') : f.over ? refuse('reply-over') : undefined,
    }),
  },
})

/** Days after the reveal in which each side may answer what was said of it, once. A term of these rounds, not of the law. */
export const replyDays = 14
/** A round stays open this long at most, so that marks are given while people remember. */
export const longestRoundDays = 60
/** A last round is opened at the earliest so many days before the contract ends. */
export const finalBeforeDays = 60
