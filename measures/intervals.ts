import { type Refusal, refusals, type Words } from '#kernel'
import { betaQuantile, normalQuantile, tQuantile } from './distributions.ts'

export interface Interval {
  readonly low: number
  readonly high: number
}
export const intervalMethods = ['wilson', 'logit', 'beta', 'normal'] as const
export type IntervalMethod = (typeof intervalMethods)[number]

export interface ProportionFacts {
  /** The estimated share, 0 to 1. */
  readonly p: number
  /** Effective number of respondents for this share, p(1−p)/se²; Infinity for a census. */
  readonly nEff: number
  /** Standard error; √(p(1−p)/nEff) when left out. */
  readonly se?: number | null
  /** Respondents. With `df` it widens the beta interval as Korn and Graubard ask. */
  readonly n?: number
  /** Degrees of freedom of the design; endless when left out. */
  readonly df?: number
}

/**
 * The interval of a proportion, inside [0, 1] and around the estimate.
 * - `wilson` on the effective n: the default, works at 0 and 1. Source: Wilson 1927, Korn & Graubard 1998 on effective n.
 * - `logit`: t interval on the log odds, as R `svyciprop(method = "xlogit")`.
 * - `beta`: Clopper–Pearson on the effective n times (t(n−1)/t(df))², as R `svyciprop(method = "beta")`.
 * - `normal`: p ± z·se, cut to [0, 1].
 * @param level confidence, 0 to 1
 * @returns undefined where the method has no answer: logit at 0 and 1, or no degrees of freedom
 */
export function proportionInterval(facts: ProportionFacts, method: IntervalMethod = 'wilson', level = 0.95): Interval | undefined {
  const { p, nEff, df = Infinity } = facts
  const se = facts.se ?? Math.sqrt((p * (1 - p)) / nEff)
  if (!(p >= 0 && p <= 1)) throw new RangeError(`not a proportion: ${p}`)
  if (!(level > 0 && level < 1)) throw new RangeError(`not a level of confidence: ${level}`)
  if (!(nEff > 0)) return undefined
  if (nEff === Infinity) return { low: p, high: p }
  if (!(df > 0)) return undefined
  if (method === 'wilson') return wilson(p, nEff, level)
  // At 0 and 1 the formula makes an interval of no width, which nobody's data can support.
  if (method === 'normal') return isNoError(se, 1) ? undefined : within(p, normalQuantile((1 + level) / 2) * se)
  if (method === 'logit') return logit(p, se, df, level)
  const n = facts.n ?? Infinity
  if (!(n > 1)) return undefined
  return beta(p, nEff * (tQuantile((1 + level) / 2, n - 1) / tQuantile((1 + level) / 2, df)) ** 2, level)
}

/**
 * Whether a standard error is only what rounding leaves of nothing: data that do not differ cannot tell how sure they are.
 * @param scale the size of the figures it was computed from
 */
export const isNoError = (se: number, scale: number): boolean => !(se > 1e-12 * Math.abs(scale)) || !(se > 0)

/**
 * The t interval of a mean, total or ratio.
 * @param scale the size of the figures behind the error, where the estimate itself may be near zero
 * @returns undefined when the error is not known: no degrees of freedom, or nothing that differs
 */
export function meanInterval(estimate: number, se: number, df: number, level = 0.95, scale = estimate): Interval | undefined {
  if (!(df > 0) || isNoError(se, Math.max(Math.abs(estimate), Math.abs(scale)))) return undefined
  const half = tQuantile((1 + level) / 2, df) * se
  return { low: estimate - half, high: estimate + half }
}

function wilson(p: number, n: number, level: number): Interval {
  const z2 = normalQuantile((1 + level) / 2) ** 2
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n)
  const half = Math.sqrt(z2 * ((p * (1 - p)) / n + z2 / (4 * n * n))) / (1 + z2 / n)
  // At 0 and 1 the formula meets the edge exactly; rounding must not step over it or over the estimate.
  return { low: Math.max(0, Math.min(p, centre - half)), high: Math.min(1, Math.max(p, centre + half)) }
}

function logit(p: number, se: number, df: number, level: number): Interval | undefined {
  if (p === 0 || p === 1) return undefined
  const centre = Math.log(p / (1 - p))
  const half = (tQuantile((1 + level) / 2, df) * se) / (p * (1 - p))
  const expit = (x: number) => 1 / (1 + Math.exp(-x))
  return { low: Math.min(p, expit(centre - half)), high: Math.max(p, expit(centre + half)) }
}

function beta(p: number, n: number, level: number): Interval {
  const tail = (1 - level) / 2
  const x = p * n
  return {
    low: x === 0 ? 0 : Math.min(p, betaQuantile(tail, x, n - x + 1)),
    high: p === 1 ? 1 : Math.max(p, betaQuantile(1 - tail, x + 1, n - x)),
  }
}

const within = (p: number, half: number): Interval => ({ low: Math.max(0, p - half), high: Math.min(1, p + half) })

export interface Publication {
  readonly show: boolean
  /** Shown, but a statistician should look first: fewer than eight degrees of freedom. */
  readonly flagged: boolean
  /** Width of the beta (Korn–Graubard) interval at 95 %. */
  readonly width: number
  /** The width as a multiple of the share. */
  readonly relativeWidth: number
  readonly reason: Words
}

/**
 * Whether a proportion is sure enough to be published, with the reason in words.
 * Hidden below an effective n of 30, from a width of 0.30, or when wider than 1.30 times the share unless at most 0.05 wide.
 * Source: NCHS Data Presentation Standards for Proportions, 2017.
 */
export function publication(facts: Omit<ProportionFacts, 'nEff'> & { readonly nEff: number | null }): Publication {
  const interval = (facts.nEff === null ? undefined : proportionInterval({ ...facts, nEff: facts.nEff }, 'beta')) ?? { low: 0, high: 1 }
  const width = interval.high - interval.low
  const relativeWidth = width === 0 ? 0 : width / facts.p
  const flagged = (facts.df ?? Infinity) < 8
  const answer = (show: boolean, reason: Words): Publication => ({ show, flagged: show && flagged, width, relativeWidth, reason })
  const points = (width * 100).toFixed(1)
  if (facts.nEff === null)
    return answer(false, {
      zh: '误差无法估计：只有一个抽样单位。不宜公布。请多抽几个单位，或合并小区后再公布。',
      en: 'Its error cannot be estimated: there is one sampling unit only. Not to be published. Draw more units, or merge communities.',
    })
  if (!(facts.nEff >= 30))
    return answer(false, {
      zh: `有效样本只有 ${Math.floor(facts.nEff || 0)}，少于 30，不宜公布。请扩大样本或合并小区后再公布。`,
      en: `The effective sample is ${Math.floor(facts.nEff || 0)}, below 30: not to be published. Ask more people or merge communities.`,
    })
  if (width >= 0.3)
    return answer(false, {
      zh: `置信区间宽 ${points} 个百分点，达到 30，太不确定，不宜公布。`,
      en: `The interval is ${points} points wide; from 30 on it is too uncertain to publish.`,
    })
  if (width > 0.05 && relativeWidth > 1.3)
    return answer(false, {
      zh: `置信区间宽 ${points} 个百分点，超过估计值的 1.3 倍，不宜公布。`,
      en: `The interval is ${points} points wide, more than 1.3 times the share itself: not to be published.`,
    })
  if (flagged)
    return answer(true, {
      zh: '可以公布，但抽样单位太少（自由度不足 8），请先由统计人员看过。',
      en: 'May be published after a statistician has looked: too few sampling units (fewer than eight degrees of freedom).',
    })
  return answer(true, {
    zh: '可以公布，请同时写明样本数、有效样本数和区间。',
    en: 'May be published, with n, effective n and interval beside it.',
  })
}

export interface SampleSizeQuestion {
  /** Half the width of the interval wanted, e.g. 0.05. */
  readonly margin: number
  /** How many there are; endless when left out. */
  readonly population?: number
  /** The share expected; 0.5 asks for the most. */
  readonly share?: number
  readonly level?: number
  /** Design effect expected of weights and clusters; 1 for simple random sampling. */
  readonly deff?: number
  /** Share of those invited who will answer; 1 when left out. */
  readonly response?: number
}

/**
 * How many answers a survey needs, and how many people must be invited for them: n₀ = z²·p(1−p)·deff/e², then
 * n = n₀/(1 + (n₀−1)/N) for a finite population, rounded up. Source: Cochran 1977, 4.1.
 * @returns a refusal when a figure is out of its range
 */
export function sampleSize(q: SampleSizeQuestion): { readonly answers: number; readonly invitations: number } | Refusal {
  const { margin, population = Infinity, share = 0.5, level = 0.95, deff = 1, response = 1 } = q
  const isShare = (x: number) => x > 0 && x < 1
  if (![margin, share, level].every(isShare) || !(deff > 0) || !(response > 0 && response <= 1) || !(population >= 1))
    return refuse('plan-out-of-range')
  const endless = (normalQuantile((1 + level) / 2) ** 2 * share * (1 - share) * deff) / margin ** 2
  const exact = endless / (1 + (endless - 1) / population)
  const answers = Math.min(Math.ceil(exact - 1e-9), population)
  return { answers, invitations: Math.min(Math.ceil(answers / response - 1e-9), population) }
}

/**
 * A rating drawn towards what is usual, so that three friends do not outrank forty clients: (C·m + sum) / (C + n).
 * @param sum of the ratings given
 * @param n how many were given
 * @param usual m: the mean of all institutions; @param strength C: how many ratings the usual counts for
 * @throws RangeError when nothing would be divided by
 */
export function shrunkenRating(sum: number, n: number, usual: number, strength: number): number {
  if (!(n >= 0 && strength >= 0 && n + strength > 0))
    throw new RangeError(`ratings ${n} and strength ${strength} must not be negative or both zero`)
  return (strength * usual + sum) / (strength + n)
}

const refuse = refusals({
  'plan-out-of-range': {
    status: 422,
    zh: '请核对：误差、预期比例、置信水平应在 0 与 1 之间，设计效应大于 0，回收率大于 0 且不超过 1，总体至少 1 人。',
    en: 'Please check: margin, expected share and confidence lie between 0 and 1, design effect above 0, response above 0 and at most 1, population at least 1.',
  },
})
