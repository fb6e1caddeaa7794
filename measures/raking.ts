import { count, isRefusal, type Refusal, refusals } from '#kernel'

/** Known totals: column → category → how many there are in the population. */
export type Margins = Readonly<Record<string, Readonly<Record<string, number>>>>
/** The sample by column; one value per respondent, in row order. */
export type Columns = Readonly<Record<string, readonly string[]>>
type Numbers = readonly number[] | Float64Array

export interface RakingOptions {
  /** Weights to begin with, one per respondent, all above zero; 1 each when left out. */
  readonly weights?: Numbers
  /** Lowest and highest weight allowed, in multiples of the mean weight. */
  readonly trim?: readonly [low: number, high: number]
  /** As a share of the population total; 1e-6 when left out. */
  readonly tolerance?: number
  /** Passes over all margins; 100 when left out. */
  readonly maxIterations?: number
}

export interface Raked extends Kish {
  /** In row order; they sum to the population total. */
  readonly weights: Float64Array
  readonly iterations: number
  /** Largest change of any cell of the full cross table in each iteration, in people. */
  readonly changes: readonly number[]
  readonly converged: boolean
  /** Largest gap between a weighted and a known total, as a share of the population total. */
  readonly maxMarginError: number
  /** Categories that rest on fewer than five respondents: merge them, or read their weights with care. */
  readonly thin: readonly { readonly column: string; readonly category: string; readonly respondents: number }[]
  /** How many weights were cut or lifted, and whether all are within the limits now. Only when trimming was asked for. */
  readonly trimmed?: { readonly rows: number; readonly rounds: number; readonly withinLimits: boolean }
}

/**
 * Raking (iterative proportional fitting): makes the sample agree with every margin by scaling one margin after the
 * other. Stops when the largest change of any cell of the full cross table and the largest margin error are both below
 * `tolerance` × the population total. Works on cells, so 100,000 rows cost no more than their cross table.
 * Source: Deming & Stephan 1940; R `survey::rake` (whose default of one whole person is too loose for a community).
 * @param sample one column per margin, values as written in the margins
 * @returns a refusal naming the cell when the margins cannot be met
 */
export function rake(sample: Columns, margins: Margins, options: RakingOptions = {}): Raked | Refusal {
  const table = crossTable(sample, margins, options.weights)
  if (isRefusal(table)) return table
  const tolerance = options.tolerance ?? 1e-6
  const maxIterations = options.maxIterations ?? 100
  const first = fit(table, tolerance, maxIterations)
  if (isRefusal(first)) return first
  const thin = table.margins.flatMap((m) =>
    m.categories.flatMap((category, c) => {
      const respondents = m.respondents[c]!
      return respondents < 5 && m.targets[c]! > 0 ? [{ column: m.column, category, respondents }] : []
    }),
  )
  const done = (f: Fit, more: Pick<Raked, 'trimmed'> = {}): Raked => {
    return { ...f, ...kish(f.weights), thin, ...more }
  }
  if (!options.trim) return done(first)
  const [low, high] = options.trim
  if (!(low >= 0 && low < 1 && high > 1)) return refuse('trim-limits', low, high)
  const mean = table.total / table.cellOf.length
  const touched = new Uint8Array(table.cellOf.length)
  let current = first
  let rounds = 0
  // Cutting moves the margins and raking moves the weights: the two are repeated until they agree.
  while (rounds < 200 && !isWithin(current.weights, low * mean, high * mean)) {
    current.weights.forEach((w, i) => {
      if (w < low * mean || w > high * mean) touched[i] = 1
    })
    const next = fit(withWeights(table, trimWeights(current.weights, low, high).weights), tolerance, maxIterations)
    if (isRefusal(next)) return next
    current = next
    rounds++
  }
  return done(current, {
    trimmed: { rows: touched.reduce((a, b) => a + b, 0), rounds, withinLimits: isWithin(current.weights, low * mean, high * mean) },
  })
}

/**
 * Post-stratification: scales the weights within each stratum to its known total, exactly and in one step.
 * @param strata the stratum of each respondent (join several columns into one label for a full cross table)
 */
export const postStratify = (strata: readonly string[], totals: Readonly<Record<string, number>>, weights?: Numbers): Raked | Refusal =>
  rake({ stratum: strata }, { stratum: totals }, weights ? { weights } : {})

export interface Kish {
  /** Respondents. */
  readonly n: number
  /** n·Σw² / (Σw)²: how much the spread of the weights costs. Knows nothing of clusters, so it is a floor. */
  readonly deff: number
  /** (Σw)² / Σw². */
  readonly nEff: number
}

/** Kish's design effect of unequal weights and effective number of respondents. Source: Kish 1965. */
export function kish(weights: Numbers): Kish {
  let total = 0
  let squares = 0
  for (const w of weights) {
    total += w
    squares += w * w
  }
  return { n: weights.length, deff: (weights.length * squares) / (total * total), nEff: (total * total) / squares }
}

/**
 * Cuts weights to between `low` and `high` times their mean and spreads what was cut over the others in proportion, so
 * that the total stays. Afterwards the margins no longer hold: rake again (`rake` with `trim` does).
 * @throws RangeError unless 0 ≤ low < 1 < high
 */
export function trimWeights(weights: Numbers, low: number, high: number): { readonly weights: Float64Array; readonly trimmed: number } {
  if (!(low >= 0 && low < 1 && high > 1)) throw new RangeError(`limits must lie on both sides of the mean: ${low}, ${high}`)
  const trimmed = Float64Array.from(weights)
  const total = trimmed.reduce((a, b) => a + b, 0)
  const floor = (low * total) / trimmed.length
  const ceiling = (high * total) / trimmed.length
  const fixed = new Uint8Array(trimmed.length)
  for (;;) {
    let cut = 0
    for (let i = 0; i < trimmed.length; i++) {
      const w = trimmed[i]!
      if (fixed[i] || (w >= floor && w <= ceiling)) continue
      trimmed[i] = w < floor ? floor : ceiling
      fixed[i] = 1
      cut++
    }
    if (cut === 0) return { weights: trimmed, trimmed: fixed.reduce((a, b) => a + b, 0) }
    let fixedTotal = 0
    let freeTotal = 0
    for (let i = 0; i < trimmed.length; i++) {
      if (fixed[i]) fixedTotal += trimmed[i]!
      else freeTotal += trimmed[i]!
    }
    if (freeTotal === 0) return { weights: trimmed, trimmed: trimmed.length }
    for (let i = 0; i < trimmed.length; i++) if (!fixed[i]) trimmed[i]! *= (total - fixedTotal) / freeTotal
  }
}

interface Margin {
  readonly column: string
  readonly categories: readonly string[]
  readonly targets: Float64Array
  readonly respondents: Int32Array
  /** Category of each cell of the cross table. */
  readonly ofCell: Int32Array
}

/** The sample as a cross table: raking scales all rows of a cell alike, so only the cell's sum of weights matters. */
interface CrossTable {
  readonly total: number
  readonly margins: readonly Margin[]
  readonly base: Float64Array
  readonly cellOf: Int32Array
  readonly cells: Float64Array
}

interface Fit {
  readonly weights: Float64Array
  readonly iterations: number
  readonly changes: readonly number[]
  readonly converged: boolean
  readonly maxMarginError: number
}

function crossTable(sample: Columns, given: Margins, weights: Numbers | undefined): CrossTable | Refusal {
  const columns = Object.keys(given)
  const firstColumn = columns[0]
  if (firstColumn === undefined) return refuse('no-margins')
  for (const column of columns) if (!Object.hasOwn(sample, column)) return refuse('no-column', column)
  const n = sample[firstColumn]!.length
  if (n === 0) return refuse('no-respondents')
  for (const column of columns) if (sample[column]!.length !== n) return refuse('lengths-differ', column, sample[column]!.length, n)
  if (weights && weights.length !== n) return refuse('lengths-differ', 'weights', weights.length, n)
  const base = weights ? Float64Array.from(weights) : new Float64Array(n).fill(1)
  const bad = base.findIndex((w) => !(w > 0 && w < Infinity))
  if (bad >= 0) return refuse('weight-not-positive', bad + 1, base[bad]!)

  const totals = columns.map((column) => Object.values(given[column]!).reduce((a, b) => a + b, 0))
  for (const column of columns)
    for (const [category, target] of Object.entries(given[column]!))
      if (!(target >= 0 && target < Infinity)) return refuse('target-not-a-count', column, category, target)
  const total = totals[0]!
  if (!(total > 0)) return refuse('margin-empty', firstColumn)
  const other = totals.findIndex((t) => Math.abs(t - total) > 5e-7 * total)
  if (other > 0) return refuse('totals-differ', firstColumn, total, columns[other]!, totals[other]!)

  let cellOf = new Int32Array(n)
  let cellCount = 1
  const margins: (Omit<Margin, 'ofCell'> & { ofCell: Int32Array })[] = []
  for (const column of columns) {
    const categories = Object.keys(given[column]!)
    const targets = Float64Array.from(Object.values(given[column]!))
    const codes = new Map(categories.map((c, i) => [c, i]))
    const values = sample[column]!
    const respondents = new Int32Array(categories.length)
    const ofCell: number[] = []
    const parents: number[] = []
    // Cells are numbered as they are met, so the table is no larger than the sample however many categories there are.
    const size = cellCount * categories.length
    const dense = size <= 4_000_000 ? new Int32Array(size).fill(-1) : undefined
    const sparse = new Map<number, number>()
    const next = new Int32Array(n)
    for (let i = 0; i < n; i++) {
      const code = codes.get(values[i]!)
      if (code === undefined)
        return values[i] === '' ? refuse('no-answer', column, i + 1) : refuse('category-unknown', column, values[i]!, i + 1)
      respondents[code]!++
      const key = cellOf[i]! * categories.length + code
      let cell = dense ? dense[key]! : (sparse.get(key) ?? -1)
      if (cell < 0) {
        cell = ofCell.push(code) - 1
        parents.push(cellOf[i]!)
        if (dense) dense[key] = cell
        else sparse.set(key, cell)
      }
      next[i] = cell
    }
    for (const [c, category] of categories.entries()) {
      if (targets[c]! > 0 && respondents[c] === 0) return refuse('cell-empty', column, category, targets[c]!)
      if (targets[c] === 0 && respondents[c]! > 0) return refuse('cell-unwanted', column, category, respondents[c]!)
    }
    for (const m of margins) m.ofCell = Int32Array.from(parents, (p) => m.ofCell[p]!)
    margins.push({ column, categories, targets, respondents, ofCell: Int32Array.from(ofCell) })
    cellOf = next
    cellCount = ofCell.length
  }
  return { total, margins, cellOf, base, cells: sumByCell(cellOf, base, cellCount) }
}

function sumByCell(cellOf: Int32Array, weights: Float64Array, count: number): Float64Array {
  const cells = new Float64Array(count)
  for (let i = 0; i < cellOf.length; i++) cells[cellOf[i]!]! += weights[i]!
  return cells
}

const withWeights = (t: CrossTable, base: Float64Array): CrossTable => ({ ...t, base, cells: sumByCell(t.cellOf, base, t.cells.length) })

function fit(t: CrossTable, tolerance: number, maxIterations: number): Fit | Refusal {
  const cells = Float64Array.from(t.cells)
  const before = new Float64Array(cells.length)
  const changes: number[] = []
  const errors: number[] = []
  let worst = marginError(t, cells)
  let converged = false
  while (!converged && changes.length < maxIterations) {
    before.set(cells)
    for (const m of t.margins) {
      const factors = sumsOf(m, cells)
      for (let c = 0; c < factors.length; c++) factors[c] = factors[c] === 0 ? 1 : m.targets[c]! / factors[c]!
      for (let i = 0; i < cells.length; i++) cells[i]! *= factors[m.ofCell[i]!]!
    }
    let change = 0
    for (let i = 0; i < cells.length; i++) change = Math.max(change, Math.abs(cells[i]! - before[i]!))
    changes.push(change)
    worst = marginError(t, cells)
    errors.push(worst.error)
    converged = change < tolerance * t.total && worst.error < tolerance * t.total
    if (!converged && isStuck(errors)) return refuse('margins-contradict', worst.column, worst.category, worst.target, worst.reached)
  }
  const scale = new Float64Array(cells.length)
  for (let i = 0; i < cells.length; i++) scale[i] = cells[i]! / t.cells[i]!
  const weights = new Float64Array(t.base.length)
  for (let i = 0; i < weights.length; i++) weights[i] = t.base[i]! * scale[t.cellOf[i]!]!
  return { weights, iterations: changes.length, changes, converged, maxMarginError: worst.error / t.total }
}

/** Margins that no weights can meet make raking circle between them: the error stops falling. */
function isStuck(errors: readonly number[]): boolean {
  const k = errors.length
  return k >= 40 && errors[k - 1]! > 0.999 * errors[Math.floor(k / 2)]!
}

function sumsOf(m: Margin, cells: Float64Array): Float64Array {
  const sums = new Float64Array(m.targets.length)
  for (let i = 0; i < cells.length; i++) sums[m.ofCell[i]!]! += cells[i]!
  return sums
}

function marginError(t: CrossTable, cells: Float64Array) {
  let worst = { error: -1, column: '', category: '', target: 0, reached: 0 }
  for (const m of t.margins) {
    const sums = sumsOf(m, cells)
    for (let c = 0; c < sums.length; c++) {
      const error = Math.abs(sums[c]! - m.targets[c]!)
      if (error > worst.error) worst = { error, column: m.column, category: m.categories[c]!, target: m.targets[c]!, reached: sums[c]! }
    }
  }
  return worst
}

/** A millionth of leeway: cutting and raking approach the limit without ever quite arriving. */
const isWithin = (weights: Float64Array, low: number, high: number): boolean =>
  weights.every((w) => w >= low * (1 - 1e-6) && w <= high * (1 + 1e-6))

const refuse = refusals({
  'no-margins': {
    status: 422,
    zh: '没有给出任何总体边际。请至少给出一列，例如性别及各类人数。',
    en: 'No margin is given. Give at least one column, such as sex, with how many there are of each.',
  },
  'no-respondents': {
    status: 422,
    zh: '样本里没有受访者，无法加权。',
    en: 'There is no respondent in the sample, so there is nothing to weight.',
  },
  'no-column': {
    status: 422,
    zh: (column: string) => `样本里没有「${column}」这一列。请核对列名。`,
    en: (column: string) => `The sample has no column “${column}”. Check its name.`,
  },
  'lengths-differ': {
    status: 422,
    zh: (column: string, got: number, want: number) => `「${column}」有 ${got} 个值，但受访者有 ${want} 位。每位受访者应有一个值。`,
    en: (column: string, got: number, want: number) =>
      `“${column}” has ${count(got, 'value')} for ${count(want, 'respondent')}. Each respondent needs one.`,
  },
  'weight-not-positive': {
    status: 422,
    zh: (row: number, weight: number) => `第 ${row} 位受访者的初始权重是 ${weight}。权重必须大于零；不应计入的人请先移出样本。`,
    en: (row: number, weight: number) =>
      `Respondent ${row} has a starting weight of ${weight}. A weight must be above zero; take out who should not count first.`,
  },
  'target-not-a-count': {
    status: 422,
    zh: (column: string, category: string, target: number) => `「${column}」中「${category}」的总体人数是 ${target}，应为零或正数。`,
    en: (column: string, category: string, target: number) =>
      `The total of “${category}” in “${column}” is ${target}. It must be zero or more.`,
  },
  'margin-empty': {
    status: 422,
    zh: (column: string) => `「${column}」各类人数之和为零。`,
    en: (column: string) => `The totals of “${column}” add up to zero.`,
  },
  'totals-differ': {
    status: 422,
    zh: (a: string, x: number, b: string, y: number) =>
      `「${a}」合计 ${x}，「${b}」合计 ${y}，两者应相等。请使用同一天、同一范围的人口数。`,
    en: (a: string, x: number, b: string, y: number) =>
      `“${a}” adds up to ${x} and “${b}” to ${y}; they must be equal. Use counts of the same population on the same day.`,
  },
  'no-answer': {
    status: 422,
    zh: (column: string, row: number) => `第 ${row} 位受访者没有填「${column}」。请补填，或在样本和总体中都设一个「不详」类。`,
    en: (column: string, row: number) =>
      `Respondent ${row} has no value for “${column}”. Fill it in, or give both sample and margin a category for it.`,
  },
  'category-unknown': {
    status: 422,
    zh: (column: string, category: string, row: number) =>
      `第 ${row} 位受访者的「${column}」是「${category}」，总体边际里没有这一类。请统一写法或补上它的总数。`,
    en: (column: string, category: string, row: number) =>
      `Respondent ${row} has “${category}” for “${column}”, which the margin does not know. Use one spelling, or add its total.`,
  },
  'cell-empty': {
    status: 422,
    zh: (column: string, category: string, target: number) =>
      `「${column}」的「${category}」在总体中有 ${target} 人，样本中却没有人。请与相近的类别合并后再算。`,
    en: (column: string, category: string, target: number) =>
      `“${category}” of “${column}” has ${count(target, 'person', 'people')} in the population and nobody in the sample. Merge it with a neighbouring category.`,
  },
  'cell-unwanted': {
    status: 422,
    zh: (column: string, category: string, n: number) =>
      `「${column}」的「${category}」总体人数为零，样本中却有 ${n} 人。请更正总数，或将这些人移出样本。`,
    en: (column: string, category: string, n: number) =>
      `“${category}” of “${column}” has a total of zero, yet ${count(n, 'respondent')} ${n === 1 ? 'is' : 'are'} in it. Correct the total, or take them out of the sample.`,
  },
  'margins-contradict': {
    status: 422,
    zh: (column: string, category: string, target: number, reached: number) =>
      `这些边际无法同时满足：「${column}」的「${category}」应为 ${target}，反复调整后停在 ${Number(reached.toPrecision(6))}。样本中缺少某些组合，请合并类别。`,
    en: (column: string, category: string, target: number, reached: number) =>
      `These margins cannot all be met: “${category}” of “${column}” should be ${target} and stays at ${Number(reached.toPrecision(6))}. The sample lacks some combinations; merge categories.`,
  },
  'trim-limits': {
    status: 422,
    zh: (low: number, high: number) => `截尾界限 ${low} 和 ${high} 不可用：下限应在 0 与 1 之间，上限应大于 1（以平均权重的倍数计）。`,
    en: (low: number, high: number) =>
      `Limits of ${low} and ${high} cannot be used: the lower must be from 0 to below 1, the upper above 1, in multiples of the mean weight.`,
  },
})
