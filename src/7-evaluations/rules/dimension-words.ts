import { both, dictionary, type Words } from '#kernel'
import type { Side } from './dimensions.ts'

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

/** What is wrong with a set of marks. */
export const markWords = dictionary('7-evaluations/rules/dimension-words.markWords', {
  missing: {
    zh: (on: Words) => `请给「${on.zh}」打分。`,
    en: (on: Words) => `Please give a mark for “${on.en}”.`,
  },
  'needs-words': {
    zh: (on: Words, mark: number) => `「${on.zh}」打了 ${mark} 分，请写几句为什么，对方要看、要答复。`,
    en: (on: Words, mark: number) =>
      `You gave ${mark} for “${on.en}”. Please say why in a few words: the other side will read and answer it.`,
  },
})

/** What is wrong with the mark of a line. */
export const lineMarkWords = dictionary('7-evaluations/rules/dimension-words.lineMarkWords', {
  missing: {
    zh: (line: string) => `请说「${line}」做到了多少；还看不出来，就选看不出来。`,
    en: (line: string) => `Please say how far “${line}” came, or that you cannot tell yet.`,
  },
  'needs-words': {
    zh: (line: string, mark: number) => `「${line}」打了 ${mark} 分，请写几句为什么，对方要看、要答复。`,
    en: (line: string, mark: number) =>
      `You gave ${mark} for “${line}”. Please say why in a few words: the other side will read and answer it.`,
  },
})
