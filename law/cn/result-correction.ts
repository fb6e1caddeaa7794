import { add, compare, divide, fraction, type Fraction, subtract, zero } from '#kernel'
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
 * What more than half of the committee found of one member's score: abnormally high or low, or outside the grades of the standard. The
 * article names the committee, and a score is corrected because others see it, not because its member thinks better of it: the majority is
 * over all members, and the member's own finding does not count to it. (Our reading; the article does not say how the committee finds.)
 */
export interface PanelFinding {
  readonly member: string
  readonly bid: string
  readonly item?: string
  readonly reason?: 'abnormal' | 'out-of-range'
}

/**
 * The score that counts of several members' own: their mean, exact. Nobody types it and nobody agrees on it (R-36b). It is never
 * rounded before the ranking; pages round half-up to two digits.
 * @throws RangeError without a member
 */
export function meanScore(points: readonly Fraction[]): Answer<Fraction> {
  if (points.length === 0) throw new RangeError('a mean needs at least one member')
  return answered(
    divide(
      points.reduce((sum, p) => add(sum, p), zero),
      fraction(points.length),
    ),
    [
      because(
        `${points.length} 名成员各自打分，汇总后取平均数。`,
        `The scores of ${points.length} members, each given alone, are summed and averaged.`,
        cite('R-36b'),
      ),
    ],
  )
}

/**
 * How far each score lies from the mean of the other members', for the eye of the committee. The law sets no line: `apart` is the
 * house's own, and nothing follows from it by itself.
 * @returns for each score true when it lies further away than `apart`; all false with fewer than three members
 */
export function farFromTheOthers(points: readonly Fraction[], apart: Fraction): readonly boolean[] {
  if (points.length < 3) return points.map(() => false)
  return points.map((p, i) => {
    const gap = subtract(p, meanScore(points.filter((_, n) => n !== i)).value)
    return compare(gap.n < 0n ? subtract(zero, gap) : gap, apart) > 0
  })
}

/**
 * Where a result may be corrected after the evaluation, and nowhere else: a wrong sum, points out of range, members who
 * differ on an objective item, and scores the committee itself found abnormally high or low.
 * @param found scores the committee itself found abnormal, or outside the grades that the standard gives in words
 */
export function correctionsAllowed(
  scores: readonly MemberScore[],
  items: readonly ScoreItem[],
  found: readonly PanelFinding[] = [],
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
  for (const { reason = 'abnormal', ...at } of found)
    note(
      { reason, ...at },
      reason === 'abnormal'
        ? `评标委员会过半数成员（打分者本人不计）认定 ${at.member} 对 ${at.bid} 的评分畸高或畸低。`
        : `评标委员会过半数成员（打分者本人不计）认定 ${at.member} 对 ${at.bid} 的评分不在评分标准的档次之内。`,
      reason === 'abnormal'
        ? `More than half of the committee, without the member, found the score of ${at.member} for ${at.bid} abnormally high or low.`
        : `More than half of the committee, without the member, found the score of ${at.member} for ${at.bid} outside the grades of the standard.`,
    )
  if (steps.length === 0) steps.push(because('没有可以修改结果的情形。', 'There is no ground to correct the result.', cite('R-36')))
  return answered(allowed, steps)
}
