import { add, compare, type Fraction, zero } from '#kernel'
import type { Answer, Reason } from '../answer.ts'
import { answered, because } from '../steps.ts'
import { cite } from './instruments.ts'

/** One member's scores of one bid. Points, exact. */
export interface MemberScore {
  readonly member: string
  readonly bid: string
  readonly items: readonly { readonly item: string; readonly points: Fraction }[]
  /** Total the member wrote down. */
  readonly total: Fraction
}
export interface ScoreItem {
  readonly item: string
  readonly most: Fraction
  /** Read off facts, so that every member must give the same. */
  readonly isObjective: boolean
}
export interface Correction {
  readonly reason: 'sum-error' | 'out-of-range' | 'objective-differs' | 'abnormal'
  readonly bid: string
  readonly member?: string
  readonly item?: string
}

/**
 * Where a result may be corrected after the evaluation, and nowhere else: a wrong sum, points out of range, members who
 * differ on an objective item, and scores the committee itself found abnormally high or low.
 * @param abnormal member and bid of the scores the committee found abnormal
 */
export function correctionsAllowed(
  scores: readonly MemberScore[],
  items: readonly ScoreItem[],
  abnormal: readonly { readonly member: string; readonly bid: string }[] = [],
): Answer<readonly Correction[]> {
  const allowed: Correction[] = []
  const steps: Reason[] = []
  const note = (c: Correction, zh: string, en: string) => {
    allowed.push(c)
    steps.push(because(zh, en, cite('R-36')))
  }
  for (const s of scores) {
    const sum = s.items.reduce((total, i) => add(total, i.points), zero)
    if (compare(sum, s.total) !== 0)
      note(
        { reason: 'sum-error', bid: s.bid, member: s.member },
        `${s.member} 对 ${s.bid} 的分值汇总有误。`,
        `${s.member} added the points of ${s.bid} wrongly.`,
      )
    for (const { item, points } of s.items) {
      const range = items.find((i) => i.item === item)
      if (!range || points.n < 0n || compare(points, range.most) > 0)
        note(
          { reason: 'out-of-range', bid: s.bid, member: s.member, item },
          `${s.member} 给 ${s.bid} 的「${item}」超出评分标准范围。`,
          `${s.member} gave ${s.bid} points for “${item}” outside the range.`,
        )
    }
  }
  for (const { item } of items.filter((i) => i.isObjective))
    for (const [bid, group] of Map.groupBy(scores, (s) => s.bid)) {
      const given = group.flatMap((s) => s.items.filter((i) => i.item === item).map((i) => i.points))
      if (given.some((p) => compare(p, given[0]!) !== 0))
        note(
          { reason: 'objective-differs', bid, item },
          `各成员对 ${bid} 的客观项「${item}」评分不一致。`,
          `Members differ on the objective item “${item}” of ${bid}.`,
        )
    }
  for (const a of abnormal)
    note(
      { reason: 'abnormal', bid: a.bid, member: a.member },
      `评标委员会认定 ${a.member} 对 ${a.bid} 的评分畸高或畸低。`,
      `The committee found the score of ${a.member} for ${a.bid} abnormally high or low.`,
    )
  if (steps.length === 0) steps.push(because('没有可以修改结果的情形。', 'There is no ground to correct the result.', cite('R-36')))
  return answered(allowed, steps)
}
