import { count, type Refusal, refusals, type Words } from '#kernel'
import { type Interval, isNoError, meanInterval } from './intervals.ts'
import { reasons, type Why, withReasons } from './why.ts'

type Numbers = readonly number[] | Float64Array

/** One need as residents rated it: how important it is to them, and how well it is met now, on the same scale. */
export interface NeedRatings {
  readonly need: string
  /** One per respondent, in the same order for every need; null where they did not answer. */
  readonly importance: readonly (number | null)[]
  readonly met: readonly (number | null)[]
}

export type Quadrant = 'concentrate-here' | 'keep-up' | 'low-priority' | 'possible-overkill'

export interface NeedScore {
  readonly need: string
  /** Respondents who rated both. */
  readonly n: number
  readonly meanImportance: number
  readonly meanMet: number
  /** Mean weighted discrepancy: mean importance × mean (importance − met). On a scale of 1 to 5 between −20 and 20. */
  readonly discrepancy: number
  /** Null where it cannot be told: one respondent, or all who answered alike. */
  readonly se: number | null
  readonly interval: Interval | null
  /** Ranked discrepancy: percentage rating it met better than important, less the percentage rating it met worse; −100 is the most need. */
  readonly rankedDiscrepancy: number
  readonly rankedInterval: Interval | null
  /** Importance–performance: against the means of all needs. */
  readonly quadrant: Quadrant
  /** Place by discrepancy, 1 for the most need. */
  readonly rank: number
  /** Best and worst place that the intervals leave open. */
  readonly rankFrom: number
  readonly rankTo: number
  /** Needs that the sample cannot tell from this one. */
  readonly tiedWith: readonly string[]
  /** Why each figure that is null is so. */
  readonly why?: Why
}

/**
 * Ranks needs by Borich's mean weighted discrepancy, with the ranked discrepancy and the importance–performance quadrant
 * beside it. Two needs are tied when the interval of their difference holds zero; since the same people rated both, the
 * difference is taken person by person. No correction is made for the number of pairs.
 * Source: Borich 1980; McKim & Saucier 2011; Narine & Harder 2021; Martilla & James 1977.
 * @param weights one per respondent, above zero; 1 each when left out
 * @returns scores, the most need first, or a refusal naming the need and the respondent
 */
export function rankNeeds(needs: readonly NeedRatings[], weights?: Numbers, level = 0.95): readonly NeedScore[] | Refusal {
  const n = needs[0]?.importance.length ?? 0
  if (n < 2) return refuse('too-few')
  for (const { need, importance, met } of needs) {
    if (importance.length !== n || met.length !== n) return refuse('lengths-differ', need, n)
    const half = importance.findIndex((v, i) => (v === null) !== (met[i] === null))
    if (half >= 0) return refuse('half-answered', need, half + 1)
    const odd = importance.findIndex((v, i) => v !== null && !(Number.isFinite(v) && Number.isFinite(met[i]!)))
    if (odd >= 0) return refuse('not-a-number', need, odd + 1)
    if (importance.every((v) => v === null)) return refuse('nobody-answered', need)
  }
  if (weights && weights.length !== n) return refuse('lengths-differ', 'weights', n)
  const w = Float64Array.from(weights ?? new Array<number>(n).fill(1))
  const bad = w.findIndex((x) => !(x > 0 && x < Infinity))
  if (bad >= 0) return refuse('weight-not-positive', bad + 1)

  const scored = needs.map((need) => score(need, w, level))
  const importanceCut = average(scored.map((s) => s.meanImportance))
  const metCut = average(scored.map((s) => s.meanMet))
  scored.sort((a, b) => b.discrepancy - a.discrepancy || (a.need < b.need ? -1 : 1))
  return scored.map(({ influence, ...s }, i) => {
    const tied = scored.filter((o, j) => j !== i && isTied(s.discrepancy - o.discrepancy, influence, o.influence, level))
    return {
      ...s,
      quadrant: quadrantOf(s, importanceCut, metCut),
      rank: i + 1,
      rankFrom: i + 1 - scored.slice(0, i).filter((o) => tied.includes(o)).length,
      rankTo: i + 1 + scored.slice(i + 1).filter((o) => tied.includes(o)).length,
      tiedWith: tied.map((o) => o.need),
    }
  })
}

/** What each quadrant asks of the one who buys. */
export const quadrantWords: Readonly<Record<Quadrant, Words>> = {
  'concentrate-here': { zh: '重要而未满足：优先改进', en: 'important and poorly met: act here first' },
  'keep-up': { zh: '重要且已满足：继续保持', en: 'important and well met: keep it up' },
  'low-priority': { zh: '不太重要、也未满足：暂缓', en: 'less important and poorly met: it can wait' },
  'possible-overkill': { zh: '不太重要但已满足：投入可能偏多', en: 'less important and well met: perhaps more than is needed' },
}

function quadrantOf(s: { meanImportance: number; meanMet: number }, importanceCut: number, metCut: number): Quadrant {
  if (s.meanImportance >= importanceCut) return s.meanMet >= metCut ? 'keep-up' : 'concentrate-here'
  return s.meanMet >= metCut ? 'possible-overkill' : 'low-priority'
}

function score({ need, importance, met }: NeedRatings, w: Float64Array, level: number) {
  let total = 0
  let sumImportance = 0
  let sumMet = 0
  let sumSign = 0
  let n = 0
  importance.forEach((imp, i) => {
    if (imp === null) return
    n++
    total += w[i]!
    sumImportance += w[i]! * imp
    sumMet += w[i]! * met[i]!
    sumSign += w[i]! * Math.sign(met[i]! - imp)
  })
  const meanImportance = sumImportance / total
  const meanMet = sumMet / total
  const gap = meanImportance - meanMet
  const sign = sumSign / total
  // Linearised: what one more unit of weight on a respondent does to the product of the two means.
  const influence = Float64Array.from(importance, (imp, i) =>
    imp === null ? 0 : (w[i]! / total) * ((imp - meanImportance) * gap + meanImportance * (imp - met[i]! - gap)),
  )
  const signInfluence = Float64Array.from(importance, (imp, i) => (imp === null ? 0 : (w[i]! / total) * (Math.sign(met[i]! - imp) - sign)))
  const discrepancy = meanImportance * gap
  const size = meanImportance ** 2 + meanMet ** 2
  const se = seOf(influence)
  const ranked = meanInterval(100 * sign, 100 * seOf(signInfluence), n - 1, level, 100)
  const row = {
    need,
    n,
    meanImportance,
    meanMet,
    discrepancy,
    se: n < 2 || isNoError(se, size) ? null : se,
    influence,
    interval: meanInterval(discrepancy, se, n - 1, level, size) ?? null,
    rankedDiscrepancy: 100 * sign,
    rankedInterval: ranked ? { low: Math.max(-100, ranked.low), high: Math.min(100, ranked.high) } : null,
  }
  const unknown = n < 2 ? reasons.oneAnswer : reasons.alike
  return withReasons(row, { se: unknown, interval: unknown, rankedInterval: unknown })
}

function isTied(difference: number, a: Float64Array, b: Float64Array, level: number): boolean {
  const both = a.map((x, i) => x - b[i]!)
  const df = both.reduce((k, x, i) => k + (x !== 0 || a[i] !== 0 ? 1 : 0), 0) - 1
  const se = seOf(both)
  // Rounding must not separate two needs that were rated alike.
  if (se < 1e-12) return Math.abs(difference) < 1e-9
  const interval = meanInterval(difference, se, df, level)
  return !interval || (interval.low <= 0 && interval.high >= 0)
}

function seOf(influence: Float64Array): number {
  let squares = 0
  for (const z of influence) squares += z * z
  return Math.sqrt((squares * influence.length) / (influence.length - 1))
}

const average = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length

const refuse = refusals({
  'too-few': {
    status: 422,
    zh: '至少需要一项需求和两位受访者，才能排序。',
    en: 'At least one need and two respondents are needed before anything can be ranked.',
  },
  'lengths-differ': {
    status: 422,
    zh: (what: string, n: number) => `「${what}」的答案数与受访者人数 ${n} 不一致。没有作答的请留空，不要删去。`,
    en: (what: string, n: number) =>
      `“${what}” does not have one answer for each of the ${count(n, 'respondent')}. Leave what was not answered empty; do not take it out.`,
  },
  'half-answered': {
    status: 422,
    zh: (need: string, row: number) => `第 ${row} 位受访者对「${need}」只答了重要性和满足程度中的一项。请补填，或两项都留空。`,
    en: (need: string, row: number) =>
      `Respondent ${row} rated only one of importance and how well “${need}” is met. Fill in the other, or leave both empty.`,
  },
  'not-a-number': {
    status: 422,
    zh: (need: string, row: number) => `第 ${row} 位受访者对「${need}」的评分不是数字。`,
    en: (need: string, row: number) => `What respondent ${row} gave for “${need}” is not a number.`,
  },
  'nobody-answered': {
    status: 422,
    zh: (need: string) => `没有人对「${need}」评分。请去掉这一项或补做调查。`,
    en: (need: string) => `Nobody rated “${need}”. Take it out, or ask again.`,
  },
  'weight-not-positive': {
    status: 422,
    zh: (row: number) => `第 ${row} 位受访者的权重必须大于零。`,
    en: (row: number) => `The weight of respondent ${row} must be above zero.`,
  },
})
