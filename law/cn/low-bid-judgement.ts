import type { Day, Words } from '#kernel'
import type { Answer } from '../answer.ts'
import { inForce } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import { cite } from './instruments.ts'
import { explanationMinutes, type LowBidTest } from './low-bid.ts'
import { ruleInForce } from './rule-in-force.ts'

/** What somebody brings forward for or against a low price. */
export type PriceEvidence = 'past-awards' | 'market-price' | 'industry-average' | 'cost-calculation' | 'registered-capital' | 'company-age'

const says: Readonly<Record<PriceEvidence, { readonly counts: boolean; readonly words: Words }>> = {
  'past-awards': { counts: true, words: { zh: '同类项目成交价格', en: 'what similar projects went for' } },
  'market-price': { counts: true, words: { zh: '市场价格', en: 'market prices' } },
  'industry-average': { counts: true, words: { zh: '行业费用标准和平均成本', en: 'the fees and average costs of the trade' } },
  'cost-calculation': { counts: true, words: { zh: '供应商的成本测算', en: 'the supplier’s own reckoning of costs' } },
  'registered-capital': { counts: false, words: { zh: '注册资本', en: 'registered capital' } },
  'company-age': { counts: false, words: { zh: '成立年限', en: 'the age of the supplier' } },
}

/** Whether the committee may weigh this when it judges a low price. The size and age of a supplier say nothing of a price. */
export function mayWeigh(evidence: PriceEvidence): Answer<boolean> {
  const { counts, words } = says[evidence]
  return answered(counts, [
    because(
      `${words.zh}${counts ? '可以作为判断价格是否合理的参考' : '不说明价格是否合理，不得作为依据'}。`,
      `${counts ? 'It may look at' : 'It may not go by'} ${words.en}.`,
      cite('R-64'),
    ),
  ])
}

/** Whether a supplier had time enough for its written explanation. The number is what is reasonable in general; before the rule none was set. */
export function explanationTimeIsEnough(minutes: number, lawDay: Day): Answer<boolean> {
  if (!ruleInForce('R-63', lawDay)) return answered(true, [because('那时没有规定时间。', 'No time was set then.', cite('R-32'))])
  const law = inForce(explanationMinutes, lawDay)
  const enough = minutes >= law.value
  return answered(enough, [
    because(
      `给了 ${minutes} 分钟书面说明，一般不少于 ${law.value} 分钟：${enough ? '合理' : '太短，请延长'}。`,
      `${minutes} minutes to explain in writing, in general at least ${law.value}: ${enough ? 'reasonable' : 'too short, give more'}.`,
      ...law.cites,
    ),
  ])
}

/** What the file of a review must hold. */
export const reviewRecordParts = ['trigger', 'reasons', 'result', 'supplier-papers', 'searches'] as const
export type ReviewRecordPart = (typeof reviewRecordParts)[number]

const partSays: Readonly<Record<ReviewRecordPart, Words>> = {
  trigger: { zh: '启动审查的情形', en: 'what called for the review' },
  reasons: { zh: '审查意见和理由', en: 'the reasons' },
  result: { zh: '审查结果', en: 'the result' },
  'supplier-papers': { zh: '供应商的书面说明和证明材料', en: 'the supplier’s explanation and papers' },
  searches: { zh: '查询记录', en: 'the record of what was looked up' },
}

/** What is missing from the file of a review of low price. */
export function reviewRecordMissing(holds: readonly ReviewRecordPart[], lawDay: Day): Answer<readonly ReviewRecordPart[]> {
  const missing = ruleInForce('R-64', lawDay) ? reviewRecordParts.filter((p) => !holds.includes(p)) : []
  return answered(missing, [
    because(
      missing.length ? `审查记录还缺：${missing.map((p) => partSays[p].zh).join('、')}。请补齐归档。` : '审查记录齐全。',
      missing.length ? `The file lacks ${missing.map((p) => partSays[p].en).join(', ')}. Complete it.` : 'The file is complete.',
      cite('R-64'),
    ),
  ])
}

/** Which bids, should they win, get special follow-up in performance because a review was called for. */
export function followUpIfWon(
  reviewed: readonly { readonly id: string; readonly triggered: readonly LowBidTest[] }[],
): Answer<readonly string[]> {
  const ids = reviewed.filter((b) => b.triggered.length > 0).map((b) => b.id)
  return answered(ids, [
    because(
      ids.length ? `触发过异常低价审查，若成交应在履约时重点关注：${ids.join('、')}。` : '没有报价触发审查，不需要特别关注。',
      ids.length
        ? `Reviewed for a low price; if they win, their performance is watched closely: ${ids.join(', ')}.`
        : 'No bid was reviewed; nothing special is due.',
      cite('R-65'),
    ),
  ])
}
