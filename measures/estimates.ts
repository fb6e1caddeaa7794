import { count, isRefusal, type Refusal, refusals } from '#kernel'
import { type Interval, type IntervalMethod, isNoError, meanInterval, proportionInterval } from './intervals.ts'
import { reasons, type Why, withReasons } from './why.ts'

type Numbers = readonly number[] | Float64Array

interface DesignCommon {
  /** One per respondent, above zero. When left out: population / sample of the stratum, or 1 each without a population. */
  readonly weights?: Numbers
  /** Size of the finite population, repeated in every row: people in the stratum, or clusters in it when clusters were drawn. */
  readonly population?: Numbers
}
/** How the sample was drawn; every list has one entry per respondent, in row order. */
export type SampleDesign = DesignCommon &
  (
    | { readonly kind: 'srs' }
    | { readonly kind: 'stratified'; readonly strata: readonly string[] }
    /** Whole clusters (buildings, groups) drawn in one stage, within strata when these are given. */
    | { readonly kind: 'cluster'; readonly clusters: readonly string[]; readonly strata?: readonly string[] }
  )

/** What is estimated; one value per respondent. */
export type Wanted =
  | { readonly mean: Numbers }
  | { readonly proportion: readonly boolean[] }
  | { readonly total: Numbers }
  | { readonly ratio: readonly [numerator: Numbers, denominator: Numbers] }

export interface EstimateOptions {
  /** Domain of each respondent, e.g. the community; estimates all domains at once. */
  readonly by?: readonly string[]
  /** For proportions; Wilson when left out. For the others `normal` uses z, anything else t with `df`. */
  readonly interval?: IntervalMethod
  readonly level?: number
}

export interface Estimate {
  readonly by?: string
  readonly estimate: number
  /**
   * Linearised standard error with finite-population correction. Zero only when everyone was asked; null where the sample cannot
   * tell: one sampling unit, one respondent, or answers that do not differ.
   */
  readonly se: number | null
  /** Null where the method has no answer, as with no degrees of freedom. */
  readonly low: number | null
  readonly high: number | null
  readonly n: number
  /** Simple random respondents who would be as informative; Infinity when everyone was asked, null with one sampling unit. */
  readonly nEff: number | null
  /** Against simple random sampling without replacement of the same size; null when the population is not known or was all asked. */
  readonly deff: number | null
  /** Sampling units less strata, both counted where the domain has respondents. */
  readonly df: number
  /** Why each figure that is null, or endless, is so. */
  readonly why?: Why
}

/**
 * Design-based estimates with linearised (Taylor) standard errors. The same definitions as R `survey` 4.1: svymean, svytotal,
 * svyratio, svyby and `deff = TRUE`. Its passes over the data do not grow with the number of domains.
 * A domain keeps the whole design: sampling units without a respondent in it count as zeros.
 * Source: Särndal, Swensson & Wretman 1992, ch. 5; Lumley 2010, ch. 2.
 * @returns estimates by domain, sorted by its name, or a refusal naming the row or stratum
 */
export function estimate(design: SampleDesign, wanted: Wanted, options: EstimateOptions = {}): readonly Estimate[] | Refusal {
  const values = readWanted(wanted)
  if (isRefusal(values)) return values
  const drawn = readDesign(design, values.y.length)
  if (isRefusal(drawn)) return drawn
  if ('total' in wanted && !design.weights && !design.population) return refuse('total-needs-weights')
  const n = values.y.length
  if (options.by && options.by.length !== n) return refuse('lengths-differ', 'by', options.by.length, n)
  const domains = codesOf(options.by ?? new Array<string>(n).fill(''))
  const sums = sumByDomain(values, drawn.weights, domains)
  if ('ratio' in wanted) {
    const empty = sums.findIndex((s) => s.x === 0)
    if (empty >= 0) return refuse('denominator-zero', domains.names[empty]!)
  }
  const influences = influence(wanted, values, domains.codes, sums)
  const variances = varianceByDomain(drawn, domains, influences)
  const spreads = spreadByDomain(drawn.weights, domains, influences, sums)
  const level = options.level ?? 0.95

  const rows = domains.names.map((name, d): Estimate => {
    const s = { ...sums[d]!, size: sizeOf(wanted, sums[d]!) }
    const { variance, df, isOpen } = variances[d]!
    // What simple random sampling with replacement of one person would give for the same linearised quantity.
    const single = spreads[d]! * s.w * s.w
    const value = 'total' in wanted ? s.y : 'ratio' in wanted ? s.y / s.x : s.y / s.w
    const rounded = Math.sqrt(variance)
    // The influences of a mean or ratio add up to nothing: within one sampling unit they show no error at all.
    const isUnknown = isOpen && df <= 0 && !('total' in wanted)
    const isNone = isUnknown || isNoError(rounded, s.size)
    const se = !isOpen ? 0 : isNone ? null : rounded
    const kish = (s.w * s.w) / s.w2
    const isSpread = Math.sqrt(spreads[d]!) * s.w > 1e-12 * s.size
    const nEff = !isOpen ? (isSpread ? Infinity : kish) : !isNone ? single / variance : isUnknown || isSpread ? null : kish
    const srs = s.n > 1 && s.w > s.n && isSpread ? ((single * s.n) / (s.n - 1)) * ((s.w - s.n) / (s.w * s.n)) : 0
    const interval: Interval | undefined =
      'proportion' in wanted
        ? nEff === null
          ? undefined
          : proportionInterval({ p: value, nEff, se, n: s.n, df: isOpen ? df : Infinity }, options.interval ?? 'wilson', level)
        : se === 0
          ? { low: value, high: value }
          : se === null
            ? undefined
            : meanInterval(value, se, options.interval === 'normal' ? Infinity : df, level)
    const row = {
      ...(options.by ? { by: name } : {}),
      estimate: value,
      se,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      n: s.n,
      nEff,
      deff: srs > 0 && se !== null ? (se * se) / srs : null,
      df,
    }
    const unknown = s.n === 1 ? reasons.oneAnswer : isUnknown ? reasons.oneUnit : reasons.alike
    const noInterval = nEff !== null && 'proportion' in wanted ? reasons.atTheEdge : se === null ? unknown : reasons.noFreedom
    return withReasons(row, {
      se: unknown,
      low: noInterval,
      high: noInterval,
      nEff: isOpen ? unknown : reasons.everybodyAsked,
      deff: !isOpen
        ? reasons.everybodyCompared
        : se === null
          ? unknown
          : srs > 0 || !isSpread
            ? reasons.alike
            : s.n === 1
              ? unknown
              : reasons.noPopulation,
    })
  })
  return rows.sort((a, b) => (a.by! < b.by! ? -1 : 1))
}

interface Codes {
  readonly names: readonly string[]
  readonly codes: Int32Array
}

/** The sample as sampling units in strata. */
interface Drawn {
  readonly weights: Float64Array
  readonly strata: Codes
  /** Undefined when every respondent is a sampling unit of their own. */
  readonly units: Codes | undefined
  /** Sampling units of each stratum. */
  readonly counts: Int32Array
  /** (1 − n/N) · n/(n−1) of each stratum. */
  readonly factors: Float64Array
}

function codesOf(labels: readonly string[]): Codes {
  const known = new Map<string, number>()
  const names: string[] = []
  const codes = new Int32Array(labels.length)
  for (let i = 0; i < labels.length; i++) {
    let code = known.get(labels[i]!)
    if (code === undefined) known.set(labels[i]!, (code = names.push(labels[i]!) - 1))
    codes[i] = code
  }
  return { names, codes }
}

interface Values {
  readonly y: Float64Array
  readonly x: Float64Array | undefined
}

function readWanted(wanted: Wanted): Values | Refusal {
  const y = 'ratio' in wanted ? wanted.ratio[0] : 'mean' in wanted ? wanted.mean : 'total' in wanted ? wanted.total : wanted.proportion
  const x = 'ratio' in wanted ? wanted.ratio[1] : undefined
  if (y.length === 0) return refuse('no-respondents')
  if (x && x.length !== y.length) return refuse('lengths-differ', 'ratio', x.length, y.length)
  const read = { y: Float64Array.from(y as ArrayLike<number>, Number), x: x && Float64Array.from(x) }
  for (const list of [read.y, read.x ?? read.y]) {
    const bad = list.findIndex((v) => !Number.isFinite(v))
    if (bad >= 0) return refuse('value-not-a-number', bad + 1)
  }
  return read
}

function readDesign(design: SampleDesign, n: number): Drawn | Refusal {
  const strataGiven = design.kind === 'srs' ? undefined : design.strata
  const clustersGiven = design.kind === 'cluster' ? design.clusters : undefined
  const lists = { weights: design.weights, population: design.population, strata: strataGiven, clusters: clustersGiven }
  for (const [name, list] of Object.entries(lists)) if (list && list.length !== n) return refuse('lengths-differ', name, list.length, n)
  const strata = codesOf(strataGiven ?? new Array<string>(n).fill(''))
  const units = clustersGiven && codesOf(clustersGiven)
  const counts = new Int32Array(strata.names.length)
  const stratumOfUnit = units && new Int32Array(units.names.length).fill(-1)
  for (let i = 0; i < n; i++) {
    const h = strata.codes[i]!
    const unit = units?.codes[i]
    if (unit === undefined || !stratumOfUnit) counts[h]!++
    else if (stratumOfUnit[unit] === -1) {
      stratumOfUnit[unit] = h
      counts[h]!++
    } else if (stratumOfUnit[unit] !== h)
      return refuse('cluster-in-two-strata', units!.names[unit]!, strata.names[stratumOfUnit[unit]!]!, strata.names[h]!)
  }

  const sizes = new Float64Array(strata.names.length).fill(Infinity)
  for (let i = 0; design.population && i < n; i++) {
    const h = strata.codes[i]!
    const size = design.population[i]!
    if (!(size > 0)) return refuse('population-not-a-count', i + 1)
    if (sizes[h] !== Infinity && sizes[h] !== size) return refuse('population-differs', i + 1, strata.names[h]!, sizes[h]!, size)
    sizes[h] = size
  }
  const factors = new Float64Array(strata.names.length)
  for (let h = 0; h < factors.length; h++) {
    const count = counts[h]!
    if (sizes[h]! < count) return refuse('population-below-sample', strata.names[h]!, sizes[h]!, count)
    const left = sizes[h] === Infinity ? 1 : (sizes[h]! - count) / sizes[h]!
    // A stratum of which everyone was asked adds no doubt, even when it is a single unit.
    if (count === 1 && left > 1e-7) return refuse('lonely-unit', strata.names[h]!)
    factors[h] = count === 1 ? 0 : (left * count) / (count - 1)
  }

  const weights = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const h = strata.codes[i]!
    const weight = design.weights ? design.weights[i]! : sizes[h] === Infinity ? 1 : sizes[h]! / counts[h]!
    if (!(weight > 0 && weight < Infinity)) return refuse('weight-not-positive', i + 1, weight)
    weights[i] = weight
  }
  return { weights, strata, units, counts, factors }
}

function sumByDomain(values: Values, weights: Float64Array, domains: Codes) {
  const sums = domains.names.map(() => ({ n: 0, w: 0, w2: 0, y: 0, x: 0, sizeY: 0, sizeX: 0 }))
  for (let i = 0; i < weights.length; i++) {
    const s = sums[domains.codes[i]!]!
    const w = weights[i]!
    s.n++
    s.w += w
    s.w2 += w * w
    s.y += w * values.y[i]!
    s.sizeY += w * Math.abs(values.y[i]!)
    if (values.x) {
      s.x += w * values.x[i]!
      s.sizeX += w * Math.abs(values.x[i]!)
    }
  }
  return sums
}
type Sums = ReturnType<typeof sumByDomain>[number]

/** How large the figures behind an estimate are, in its own unit: what rounding is measured against. */
const sizeOf = (wanted: Wanted, s: Sums): number =>
  'total' in wanted ? s.sizeY : 'ratio' in wanted ? (s.sizeY + Math.abs(s.y / s.x) * s.sizeX) / Math.abs(s.x) : s.sizeY / s.w

/** How much the estimate of a respondent's domain moves with one more unit of weight on them. */
function influence(wanted: Wanted, { y, x }: Values, domainOf: Int32Array, sums: ReturnType<typeof sumByDomain>): Float64Array {
  if ('total' in wanted) return y
  const out = new Float64Array(y.length)
  for (let i = 0; i < y.length; i++) {
    const s = sums[domainOf[i]!]!
    out[i] = x ? (y[i]! - (s.y / s.x) * x[i]!) / s.x : (y[i]! - s.y / s.w) / s.w
  }
  return out
}

/** Weighted population variance of the influences. */
function spreadByDomain(weights: Float64Array, domains: Codes, u: Float64Array, sums: ReturnType<typeof sumByDomain>): Float64Array {
  const means = new Float64Array(sums.length)
  for (let i = 0; i < u.length; i++) means[domains.codes[i]!]! += (weights[i]! * u[i]!) / sums[domains.codes[i]!]!.w
  const spreads = new Float64Array(sums.length)
  for (let i = 0; i < u.length; i++) {
    const d = domains.codes[i]!
    spreads[d]! += (weights[i]! * (u[i]! - means[d]!) ** 2) / sums[d]!.w
  }
  return spreads
}

/** Between sampling units of the same stratum; a unit without a respondent in the domain is a zero among them. */
function varianceByDomain(drawn: Drawn, domains: Codes, u: Float64Array): { variance: number; df: number; isOpen: boolean }[] {
  const { weights, strata, units, counts, factors } = drawn
  const groups = numbering(domains.names.length * strata.names.length)
  const groupOf: number[] | Int32Array = units ? [] : new Int32Array(u.length)
  const z: number[] | Float64Array = units ? [] : new Float64Array(u.length)
  const cells = units && numbering(domains.names.length * units.names.length)
  const means: number[] = []
  const present: number[] = []
  for (let i = 0; i < u.length; i++) {
    const d = domains.codes[i]!
    const h = strata.codes[i]!
    const group = groups(d * strata.names.length + h)
    const cell = cells && units ? cells(d * units.names.length + units.codes[i]!) : i
    const contribution = weights[i]! * u[i]!
    if (group === means.length) {
      means.push(0)
      present.push(0)
    }
    if (!units || cell === z.length) {
      groupOf[cell] = group
      present[group]!++
      z[cell] = contribution
    } else z[cell]! += contribution
    means[group]! += contribution / counts[h]!
  }
  const squares = new Float64Array(means.length)
  for (let c = 0; c < z.length; c++) squares[groupOf[c]!]! += (z[c]! - means[groupOf[c]!]!) ** 2

  const out = domains.names.map(() => ({ variance: 0, df: 0, isOpen: false }))
  const seen = new Uint8Array(means.length)
  for (let i = 0; i < u.length; i++) {
    const d = domains.codes[i]!
    const h = strata.codes[i]!
    const group = groups(d * strata.names.length + h)
    if (seen[group]) continue
    seen[group] = 1
    const zeros = counts[h]! - present[group]!
    out[d]!.variance += factors[h]! * (squares[group]! + zeros * means[group]! ** 2)
    out[d]!.df += present[group]! - 1
    // Somebody of the stratum was not asked.
    if (factors[h]! > 0) out[d]!.isOpen = true
  }
  return out
}

/** Numbers keys 0, 1, 2, … in the order they are met: an array while that is small, a map beyond. */
function numbering(size: number): (key: number) => number {
  let next = 0
  if (size <= 4_000_000) {
    const dense = new Int32Array(size).fill(-1)
    return (key) => (dense[key]! < 0 ? (dense[key] = next++) : dense[key]!)
  }
  const sparse = new Map<number, number>()
  return (key) => {
    const known = sparse.get(key)
    if (known !== undefined) return known
    sparse.set(key, next)
    return next++
  }
}

const refuse = refusals({
  'no-respondents': {
    status: 422,
    zh: '样本里没有受访者，无法估计。',
    en: 'There is no respondent in the sample, so there is nothing to estimate.',
  },
  'lengths-differ': {
    status: 422,
    zh: (what: string, got: number, want: number) => `「${what}」有 ${got} 个值，但受访者有 ${want} 位。每位受访者应有一个值。`,
    en: (what: string, got: number, want: number) =>
      `“${what}” has ${count(got, 'value')} for ${count(want, 'respondent')}. Each respondent needs one.`,
  },
  'value-not-a-number': {
    status: 422,
    zh: (row: number) => `第 ${row} 位受访者的值不是数字。请补填或更正。`,
    en: (row: number) => `The value of respondent ${row} is not a number. Fill it in or correct it.`,
  },
  'weight-not-positive': {
    status: 422,
    zh: (row: number, weight: number) => `第 ${row} 位受访者的权重是 ${weight}。权重必须大于零。`,
    en: (row: number, weight: number) => `Respondent ${row} has a weight of ${weight}. A weight must be above zero.`,
  },
  'total-needs-weights': {
    status: 422,
    zh: '只有样本推不出总量。请给出权重，或总体人数。',
    en: 'A total cannot be had from the sample alone. Give weights, or the size of the population.',
  },
  'denominator-zero': {
    status: 422,
    zh: (by: string) => `${by ? `「${by}」的` : ''}分母合计为零，比率没有意义。`,
    en: (by: string) => `The denominator${by ? ` of “${by}”` : ''} adds up to zero, so the ratio has no meaning.`,
  },
  'population-not-a-count': {
    status: 422,
    zh: (row: number) => `第 ${row} 行的总体数不是正数。`,
    en: (row: number) => `The population in row ${row} is not above zero.`,
  },
  'population-differs': {
    status: 422,
    zh: (row: number, stratum: string, a: number, b: number) =>
      `第 ${row} 行：${stratum ? `「${stratum}」` : ''}的总体数前面是 ${a}，这里是 ${b}。同一层内应一致。`,
    en: (row: number, stratum: string, a: number, b: number) =>
      `Row ${row}: the population${stratum ? ` of “${stratum}”` : ''} was ${a} before and is ${b} here. It must be the same throughout a stratum.`,
  },
  'population-below-sample': {
    status: 422,
    zh: (stratum: string, size: number, count: number) =>
      `${stratum ? `「${stratum}」` : ''}的总体数 ${size} 小于抽中的 ${count} 个单位。请核对。`,
    en: (stratum: string, size: number, count: number) =>
      `The population${stratum ? ` of “${stratum}”` : ''} is ${size}, fewer than the ${count} units drawn from it. Please check.`,
  },
  'lonely-unit': {
    status: 422,
    zh: (stratum: string) => `${stratum ? `「${stratum}」` : '样本'}只抽了一个单位，无法估计误差。请与相近的层合并。`,
    en: (stratum: string) =>
      `Only one unit was drawn${stratum ? ` in “${stratum}”` : ''}, so its error cannot be known. Merge it with a similar stratum.`,
  },
  'cluster-in-two-strata': {
    status: 422,
    zh: (cluster: string, a: string, b: string) => `群「${cluster}」同时出现在「${a}」和「${b}」两层。若是两个不同的群，请用不同的编号。`,
    en: (cluster: string, a: string, b: string) =>
      `Cluster “${cluster}” stands in both “${a}” and “${b}”. If these are two clusters, give them different names.`,
  },
})
