import { count, type Refusal, refusals, type Words } from '#kernel'
import { type Interval, isNoError, meanInterval } from './intervals.ts'
import { reasons, type Why, withReasons } from './why.ts'

export interface Spread {
  readonly mean: number
  readonly sd: number
}

/**
 * Standardised mean difference of two groups: (m₁ − m₀) / √((s₁² + s₀²)/2).
 * @param frozen the spreads before matching or weighting. Keep giving the same ones: if the denominator moves with the
 * weights, a balance can seem better only because the groups spread more. Source: Stuart 2010; R `cobalt`.
 * @returns null when neither group varies
 */
export function standardisedDifference(
  treated: Spread,
  control: Spread,
  frozen: readonly [treated: number, control: number] = [treated.sd, control.sd],
): number | null {
  const denominator = Math.sqrt((frozen[0] ** 2 + frozen[1] ** 2) / 2)
  return denominator > 0 ? (treated.mean - control.mean) / denominator : null
}

/** The same for two shares, whose variance is p(1 − p). */
export const standardisedDifferenceOfShares = (treated: number, control: number): number | null =>
  standardisedDifference(
    { mean: treated, sd: Math.sqrt(treated * (1 - treated)) },
    { mean: control, sd: Math.sqrt(control * (1 - control)) },
  )

/** s₁²/s₀²: near 1 when the groups spread alike. Null when the controls do not vary. */
export const varianceRatio = (treated: Spread, control: Spread): number | null =>
  control.sd > 0 ? treated.sd ** 2 / control.sd ** 2 : null

export interface Balance {
  readonly covariate: string
  readonly treatedMean: number
  readonly controlMean: number
  readonly difference: number | null
  readonly varianceRatio: number | null
  /** Beyond ±0.10: the groups were not alike before. */
  readonly flagged: boolean
  readonly why?: Why
}

/**
 * A balance table: how alike the groups were before, on each covariate.
 * Means follow the weights; the denominators and the variance ratio are those of the groups as they came.
 * @param covariates one value per community
 * @returns a refusal when a group is smaller than two
 */
export function balance(
  covariates: Readonly<Record<string, readonly number[]>>,
  treated: readonly boolean[],
  weights?: readonly number[],
): readonly Balance[] | Refusal {
  const size = treated.filter(Boolean).length
  if (size < 2 || treated.length - size < 2) return refuse('groups-too-small', size, treated.length - size)
  const rows: Balance[] = []
  for (const [covariate, values] of Object.entries(covariates)) {
    if (values.length !== treated.length || (weights && weights.length !== treated.length))
      return refuse('lengths-differ', covariate, treated.length)
    const odd = values.findIndex((v) => !Number.isFinite(v))
    if (odd >= 0) return refuse('not-a-number', covariate, odd + 1)
    const group = (of: boolean) =>
      values.map((value, i) => ({ value, weight: weights?.[i] ?? 1, of: treated[i] })).filter((x) => x.of === of)
    const raw = (of: boolean): Spread => spreadOf(group(of).map((x) => x.value))
    const weighted = (of: boolean) => sum(group(of).map((x) => x.value * x.weight)) / sum(group(of).map((x) => x.weight))
    const [t, c] = [raw(true), raw(false)]
    const [treatedMean, controlMean] = [weighted(true), weighted(false)]
    const difference = standardisedDifference({ mean: treatedMean, sd: t.sd }, { mean: controlMean, sd: c.sd })
    const flagged = difference !== null ? Math.abs(difference) > 0.1 : treatedMean !== controlMean
    const row = { covariate, treatedMean, controlMean, difference, varianceRatio: varianceRatio(t, c), flagged }
    rows.push(withReasons(row, { difference: reasons.groupsDoNotVary, varianceRatio: reasons.controlsDoNotVary }))
  }
  return rows
}

/** A community before and after some changed their mode. */
export interface CommunityChange {
  readonly community: string
  readonly treated: boolean
  /** Oldest first; the last is the base. Two or more allow a look at the trends before. */
  readonly before: readonly number[]
  readonly after: number
}

export interface DifferenceInDifferences {
  /** (T₁ − T₀) − (C₁ − C₀). */
  readonly estimate: number
  readonly treatedChange: number
  readonly controlChange: number
  /** Welch's standard error of the two mean changes; null where all communities of both groups changed alike. */
  readonly se: number | null
  /** Welch–Satterthwaite. */
  readonly df: number | null
  readonly interval: Interval | null
  /** What a regression with community and period effects reports, clustered by community (the small-sample factor of Stata and fixest). */
  readonly clusteredSe: number | null
  readonly permutation: Permutation
  /** The same difference between the last two periods before: it should be nothing. Null with one period before. */
  readonly trendBefore: number | null
  readonly verdict: Verdict
  /** Why each figure that is null is so. */
  readonly why?: Why
}

export interface Permutation {
  /** Two-sided: the share of all ways to choose the treated communities that differ at least as much. */
  readonly p: number
  /** No data from so few communities can give a smaller p. */
  readonly floor: number
  readonly ways: number
  /** False when there were too many ways and a fixed sequence of them was drawn. */
  readonly exact: boolean
}

export interface Verdict {
  readonly answer: 'differs' | 'cannot-tell'
  readonly reason: Words
  /** What a reader must be told beside it. */
  readonly caveats: readonly Words[]
}

/**
 * Difference-in-differences between communities: each community is one observation however many people answered in it.
 * The p value is exact by permutation; when so few communities cannot reach `alpha` whatever the data, or did not, the answer
 * is "cannot tell". Source: Angrist & Pischke 2009, ch. 5; Bertrand, Duflo & Mullainathan 2004; Fisher 1935.
 * @returns a refusal when a group has fewer than two communities
 */
export function differenceInDifferences(communities: readonly CommunityChange[], alpha = 0.05): DifferenceInDifferences | Refusal {
  const treated = communities.filter((c) => c.treated)
  const control = communities.filter((c) => !c.treated)
  if (treated.length < 2 || control.length < 2) return refuse('groups-too-small', treated.length, control.length)
  const periods = communities[0]!.before.length
  for (const c of communities) {
    if (c.before.length === 0 || c.before.length !== periods) return refuse('periods-differ', c.community)
    const odd = [...c.before, c.after].findIndex((v) => !Number.isFinite(v))
    if (odd >= 0) return refuse('not-a-number', c.community, odd + 1)
  }
  const changeOf = (c: CommunityChange) => c.after - c.before.at(-1)!
  const [t, c] = [spreadOf(treated.map(changeOf)), spreadOf(control.map(changeOf))]
  const [n1, n0] = [treated.length, control.length]
  const estimate = t.mean - c.mean
  const { se, df } = welch(t, n1, c, n0)
  const size = Math.max(...communities.flatMap((x) => [...x.before, x.after]).map(Math.abs))
  const units = n1 + n0
  // Residual sums of squares, without the n−1 that Welch divides by.
  const cluster0 = (t.sd ** 2 * (n1 - 1)) / n1 ** 2 + (c.sd ** 2 * (n0 - 1)) / n0 ** 2
  const clusteredSe = Math.sqrt(((cluster0 * units) / (units - 1)) * ((2 * units - 1) / (units - 2)))
  const permutation = permute(
    communities.map(changeOf),
    communities.map((x) => x.treated),
  )
  const before = (list: readonly CommunityChange[]) => sum(list.map((x) => x.before.at(-1)! - x.before.at(-2)!)) / list.length
  const trendBefore = periods < 2 ? null : before(treated) - before(control)
  const alike = reasons.changedAlike
  const answer = {
    estimate,
    treatedChange: t.mean,
    controlChange: c.mean,
    ...(isNoError(se, size)
      ? { se: null, df: null, clusteredSe: null, interval: null }
      : { se, df, clusteredSe, interval: meanInterval(estimate, se, df) ?? null }),
    permutation,
    trendBefore,
    verdict: judge(permutation, alpha, trendBefore, units),
  }
  return withReasons(answer, { se: alike, df: alike, clusteredSe: alike, interval: alike, trendBefore: reasons.onePeriod })
}

/** Welch's standard error of a difference of two means, with Satterthwaite's degrees of freedom. */
export function welch(a: Spread, n1: number, b: Spread, n0: number): { readonly se: number; readonly df: number } {
  const [v1, v0] = [a.sd ** 2 / n1, b.sd ** 2 / n0]
  const variance = v1 + v0
  return { se: Math.sqrt(variance), df: variance === 0 ? n1 + n0 - 2 : variance ** 2 / (v1 ** 2 / (n1 - 1) + v0 ** 2 / (n0 - 1)) }
}

/** An estimate with its standard error and degrees of freedom. */
interface WithError {
  readonly estimate: number
  /** Null where it is not known. */
  readonly se: number | null
  readonly df: number
}

/**
 * What lies between two estimates of samples that were drawn apart, with its t interval at 95 %. Where the same people answered both times the
 * interval is wider than it would have to be, never narrower, as long as people who were content are so again.
 * @source Welch (1947), Satterthwaite (1946)
 */
export function differenceBetween(before: WithError, after: WithError): { difference: number; low: number | null; high: number | null } {
  const difference = after.estimate - before.estimate
  if (before.se === null || after.se === null) return { difference, low: null, high: null }
  const [v1, v2] = [before.se ** 2, after.se ** 2]
  const df = (v1 + v2) ** 2 / (v1 ** 2 / before.df + v2 ** 2 / after.df)
  const interval = meanInterval(difference, Math.sqrt(v1 + v2), df, 0.95, Math.max(Math.abs(before.estimate), Math.abs(after.estimate)))
  return { difference, low: interval?.low ?? null, high: interval?.high ?? null }
}

/**
 * Exact two-sided permutation test of a difference of means: every way to choose as many treated units. Above 200,000 ways it
 * draws 20,000 by a fixed sequence and counts the observed one among them.
 */
export function permute(values: readonly number[], treated: readonly boolean[]): Permutation {
  const k = treated.filter(Boolean).length
  const n = values.length
  const total = sum(values)
  const meanDifference = (chosen: number) => chosen / k - (total - chosen) / (n - k)
  // Rounding in the sums must not make the observed choice look rarer than it is.
  const leeway = 1e-9 * (Math.max(...values.map(Math.abs)) + 1e-300)
  const observed = Math.abs(meanDifference(sum(values.filter((_, i) => treated[i])))) - leeway
  const ways = choose(n, k)
  const floor = (2 * k === n ? 2 : 1) / ways
  let extreme = 0
  if (ways > 200_000) {
    const draws = 20_000
    const random = sequence(n * 7919 + k)
    for (let d = 0; d < draws; d++) {
      let chosen = 0
      let left = k
      for (let i = 0; i < n && left > 0; i++)
        if (random() * (n - i) < left) {
          chosen += values[i]!
          left--
        }
      if (Math.abs(meanDifference(chosen)) >= observed) extreme++
    }
    return { p: (extreme + 1) / (draws + 1), floor, ways, exact: false }
  }
  const walk = (from: number, left: number, chosen: number): void => {
    if (left === 0) {
      if (Math.abs(meanDifference(chosen)) >= observed) extreme++
      return
    }
    for (let i = from; i <= n - left; i++) walk(i + 1, left - 1, chosen + values[i]!)
  }
  walk(0, k, 0)
  return { p: extreme / ways, floor, ways, exact: true }
}

function judge({ p, floor }: Permutation, alpha: number, trendBefore: number | null, communities: number): Verdict {
  const caveats: Words[] = [
    {
      zh: '各社区不是抽签决定的，差异不等于因果；请先写明要估计的是什么。',
      en: 'The communities were not chosen by lot: a difference is not yet a cause. Write down first what is to be estimated.',
    },
  ]
  if (trendBefore === null)
    caveats.push({
      zh: '只有一个事前时期，无法看出两组原来的走势是否一致。',
      en: 'With a single period before, nobody can see whether both groups were on the same path.',
    })
  else if (trendBefore !== 0)
    caveats.push({
      zh: `改变之前两组的走势已相差 ${short(trendBefore)}，请结合图形判断。`,
      en: `Already before the change the groups moved apart by ${short(trendBefore)}; look at the plot.`,
    })
  if (floor > alpha)
    return {
      answer: 'cannot-tell',
      caveats,
      reason: {
        zh: `看不出来：只有 ${communities} 个社区，无论数据如何，p 值都不会低于 ${short(floor)}，达不到 ${alpha}。需要更多社区。`,
        en: `Cannot tell: with ${communities} communities no data can give a p below ${short(floor)}, so ${alpha} is out of reach. More communities are needed.`,
      },
    }
  if (p > alpha)
    return {
      answer: 'cannot-tell',
      caveats,
      reason: {
        zh: `看不出来：若模式没有作用，这样大的差异出现的可能是 ${short(p)}，高于 ${alpha}。这不等于没有差异。`,
        en: `Cannot tell: with no effect at all a difference this large would come up with p = ${short(p)}, above ${alpha}. That does not show that there is none.`,
      },
    }
  return {
    answer: 'differs',
    caveats,
    reason: {
      zh: `有差异：若模式没有作用，这样大的差异出现的可能只有 ${short(p)}。`,
      en: `They differ: with no effect at all a difference this large would come up with p = ${short(p)} only.`,
    },
  }
}

/** A community over all periods, and the period in which it changed. */
export interface StaggeredCommunity {
  readonly community: string
  /** Index of its first period under the new mode; null when it never changed. */
  readonly startsIn: number | null
  /** One value per period. */
  readonly values: readonly number[]
}

export interface GroupTimeEffect {
  readonly startsIn: number
  readonly period: number
  readonly estimate: number
  /** Null with one community on either side. */
  readonly se: number | null
  readonly treated: number
  readonly controls: number
  /** Before the start it should be nothing: a test of the design, not an effect. */
  readonly isPlacebo: boolean
  readonly why?: Why
}

export interface StaggeredEffects {
  readonly effects: readonly GroupTimeEffect[]
  /** Mean of the effects from the start on, each counted by its communities. */
  readonly overall: number
  /** The same by number of periods since the start. */
  readonly sinceStart: readonly { readonly periods: number; readonly estimate: number }[]
  /** Groups and periods without a community not yet treated to compare with. */
  readonly notEstimable: readonly { readonly startsIn: number; readonly period: number }[]
  /** Of the overall effect: the starts are given to the communities in every other way. */
  readonly permutation: Permutation
  readonly verdict: Verdict
}

/**
 * Effects by starting group and period when communities change at different times: each group's change since the period before
 * its start, less that of communities not yet treated by then. Two-way fixed effects would use treated communities as
 * controls and can turn a sign round. Source: Callaway & Sant'Anna 2021 (no covariates; placebos against the period before).
 * @returns a refusal when periods are missing or nobody can serve as a control
 */
export function groupTimeEffects(communities: readonly StaggeredCommunity[], alpha = 0.05): StaggeredEffects | Refusal {
  const periods = communities[0]?.values.length ?? 0
  if (periods < 2) return refuse('too-few-periods')
  for (const c of communities) {
    if (c.values.length !== periods) return refuse('periods-differ', c.community)
    const odd = c.values.findIndex((v) => !Number.isFinite(v))
    if (odd >= 0) return refuse('not-a-number', c.community, odd + 1)
    if (c.startsIn !== null && !(Number.isInteger(c.startsIn) && c.startsIn >= 1 && c.startsIn < periods))
      return refuse('start-out-of-range', c.community, periods - 1)
  }
  if (communities.every((c) => c.startsIn === null)) return refuse('nobody-changed')
  const { effects, notEstimable } = effectsOf(communities)
  const real = effects.filter((e) => !e.isPlacebo)
  if (real.length === 0) return refuse('no-controls')
  const since = [...new Set(real.map((e) => e.period - e.startsIn))].sort((a, b) => a - b)
  const placebos = effects.filter((e) => e.isPlacebo)
  const permutation = permuteStarts(communities)
  return {
    effects,
    overall: meanEffect(real),
    sinceStart: since.map((k) => ({ periods: k, estimate: meanEffect(real.filter((e) => e.period - e.startsIn === k)) })),
    notEstimable,
    permutation,
    verdict: judge(permutation, alpha, placebos.length ? meanEffect(placebos) : null, communities.length),
  }
}

/** Each effect counted by its communities. */
const meanEffect = (list: readonly GroupTimeEffect[]): number =>
  sum(list.map((e) => e.estimate * e.treated)) / sum(list.map((e) => e.treated))

const errorOf = (se: number, communities: readonly StaggeredCommunity[]): number | null =>
  isNoError(se, Math.max(...communities.flatMap((c) => c.values.map(Math.abs)))) ? null : se

function effectsOf(communities: readonly StaggeredCommunity[]): Pick<StaggeredEffects, 'effects' | 'notEstimable'> {
  const periods = communities[0]!.values.length
  const starts = [...new Set(communities.flatMap((c) => (c.startsIn === null ? [] : [c.startsIn])))].sort((a, b) => a - b)
  const effects: GroupTimeEffect[] = []
  const notEstimable: { startsIn: number; period: number }[] = []
  for (const startsIn of starts)
    for (let period = 1; period < periods; period++) {
      const isPlacebo = period < startsIn
      const base = isPlacebo ? period - 1 : startsIn - 1
      const change = (c: StaggeredCommunity) => c.values[period]! - c.values[base]!
      const treated = communities.filter((c) => c.startsIn === startsIn).map(change)
      const controls = communities
        .filter((c) => c.startsIn !== startsIn && (c.startsIn === null || c.startsIn > Math.max(period, base)))
        .map(change)
      if (controls.length === 0) {
        notEstimable.push({ startsIn, period })
        continue
      }
      const [t, c] = [spreadOf(treated), spreadOf(controls)]
      const isTold = treated.length > 1 && controls.length > 1
      const effect = {
        startsIn,
        period,
        isPlacebo,
        treated: treated.length,
        controls: controls.length,
        estimate: t.mean - c.mean,
        se: isTold ? errorOf(welch(t, treated.length, c, controls.length).se, communities) : null,
      }
      effects.push(withReasons(effect, { se: isTold ? reasons.changedAlike : reasons.oneCommunity }))
    }
  return { effects, notEstimable }
}

/** Every way to give the same starts to the communities; above 5,000 ways, 2,000 by a fixed sequence and the observed one. */
function permuteStarts(communities: readonly StaggeredCommunity[]): Permutation {
  const size = Math.max(...communities.flatMap((c) => c.values.map(Math.abs)))
  const overall = (starts: readonly (number | null)[]) =>
    Math.abs(meanEffect(effectsOf(communities.map((c, i) => ({ ...c, startsIn: starts[i]! }))).effects.filter((e) => !e.isPlacebo)))
  const given = communities.map((c) => c.startsIn)
  const observed = overall(given) - 1e-9 * size
  const kinds = [...new Set(given)].map((start) => ({ start, left: given.filter((g) => g === start).length }))
  let ways = 1
  let placed = 0
  for (const { left } of kinds) ways *= choose((placed += left), left)
  let extreme = 0
  if (ways > 5000) {
    const draws = 2000
    const random = sequence(given.length * 7919 + kinds.length)
    for (let d = 0; d < draws; d++) {
      const drawn = [...given]
      for (let i = drawn.length - 1; i > 0; i--) {
        const j = Math.floor(random() * (i + 1))
        ;[drawn[i], drawn[j]] = [drawn[j]!, drawn[i]!]
      }
      if (overall(drawn) >= observed) extreme++
    }
    return { p: (extreme + 1) / (draws + 1), floor: 1 / ways, ways, exact: false }
  }
  const walk = (starts: readonly (number | null)[]): void => {
    if (starts.length === given.length) {
      if (overall(starts) >= observed) extreme++
      return
    }
    for (const kind of kinds) {
      if (kind.left === 0) continue
      kind.left--
      walk([...starts, kind.start])
      kind.left++
    }
  }
  walk([])
  return { p: extreme / ways, floor: 1 / ways, ways, exact: true }
}

function spreadOf(values: readonly number[]): Spread {
  const mean = sum(values) / values.length
  return { mean, sd: values.length < 2 ? 0 : Math.sqrt(sum(values.map((v) => (v - mean) ** 2)) / (values.length - 1)) }
}

function choose(n: number, k: number): number {
  let ways = 1
  for (let i = 1; i <= Math.min(k, n - k); i++) ways = (ways * (n - Math.min(k, n - k) + i)) / i
  return Math.round(ways)
}

/** A fixed sequence between 0 and 1 (mulberry32), so that the same question gets the same answer. */
function sequence(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
const short = (x: number): string => `${Number(x.toPrecision(3))}`

const refuse = refusals({
  'groups-too-small': {
    status: 422,
    zh: (treated: number, control: number) => `改变了的社区有 ${treated} 个，没有改变的有 ${control} 个；两边至少各要两个，否则无法比较。`,
    en: (treated: number, control: number) =>
      `${count(treated, 'community')} changed and ${control} did not; at least two of each are needed for any comparison.`,
  },
  'lengths-differ': {
    status: 422,
    zh: (what: string, n: number) => `「${what}」应有 ${n} 个值，每个社区一个。`,
    en: (what: string, n: number) => `“${what}” must have ${count(n, 'value')}, one for each community.`,
  },
  'periods-differ': {
    status: 422,
    zh: (community: string) => `「${community}」的时期数与其他社区不同。每个社区都要有同样的时期。`,
    en: (community: string) => `“${community}” does not have the same periods as the others. Every community needs all of them.`,
  },
  'not-a-number': {
    status: 422,
    zh: (what: string, at: number) => `「${what}」的第 ${at} 个值不是数字。`,
    en: (what: string, at: number) => `Value ${at} of “${what}” is not a number.`,
  },
  'too-few-periods': { status: 422, zh: '至少要有两个时期。', en: 'At least two periods are needed.' },
  'start-out-of-range': {
    status: 422,
    zh: (community: string, last: number) => `「${community}」的起始时期应在 1 到 ${last} 之间，之前至少要有一个时期作基准。`,
    en: (community: string, last: number) =>
      `“${community}” must start in a period from 1 to ${last}: one period before is needed as the base.`,
  },
  'nobody-changed': {
    status: 422,
    zh: '没有社区改变过模式，无从比较。',
    en: 'No community changed its mode, so there is nothing to compare.',
  },
  'no-controls': { status: 422, zh: '没有尚未改变的社区可作对照。', en: 'There is no community that had not changed yet to compare with.' },
})
