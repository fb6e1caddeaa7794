import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { add, compare, divide, type Fraction, fraction, isBelow, isRefusal, smaller, subtract, zero } from '#kernel'
import { allocatePosts, type AllocationInput, type Election, equalShares, estimate, rake, readPb } from '#measures'

/**
 * How long the measures take: the median of several runs after one thrown away, each beside a plain way of computing the same
 * in the same process, so that the ratio holds on another machine where the milliseconds do not.
 */
interface Line {
  readonly work: string
  readonly ms: number
  readonly plain: number | undefined
  readonly note: string
}
const lines: Line[] = []

async function median(runs: number, work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let i = 0; i <= runs; i++) {
    const from = performance.now()
    await work()
    if (i > 0) times.push(performance.now() - from)
  }
  return times.sort((a, b) => a - b)[runs >> 1]!
}
async function measure(work: string, runs: number, ours: () => unknown, plain?: () => unknown, note = '', plainRuns = 3): Promise<void> {
  lines.push({ work, ms: await median(runs, ours), plain: plain && (await median(plainRuns, plain)), note })
}

/** The same numbers on every machine. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
const pick = (next: () => number, n: number): number => Math.floor(next() * n)
const must = <T>(answer: T): T => {
  if (isRefusal(answer)) throw new Error(answer.words.en)
  return answer
}

await surveys()
await votes()
await posts()
print()

async function surveys(): Promise<void> {
  const rows = 100_000
  const next = numbers(1)
  const column = (name: string, size: number) =>
    Array.from({ length: rows }, () => `${name}${Math.min(size - 1, Math.floor(next() ** 1.3 * size))}`)
  const sample = { age: column('a', 5), sex: column('s', 2), community: column('c', 200) }
  const margins = Object.fromEntries(
    Object.entries(sample).map(([name, values]) => {
      const counts: Record<string, number> = {}
      for (const v of values) counts[v] = (counts[v] ?? 0) + 1
      const bent = Object.entries(counts).map(([category, n]) => [category, n * (0.7 + 0.6 * next())] as const)
      const total = bent.reduce((a, [, n]) => a + n, 0)
      return [name, Object.fromEntries(bent.map(([category, n]) => [category, (n * 1_000_000) / total]))]
    }),
  )
  let weights: Float64Array = new Float64Array()
  await measure(
    'raking 100,000 rows on 5, 2 and 200 categories',
    9,
    () => {
      const raked = rake(sample, margins)
      if (isRefusal(raked)) throw new Error(raked.words.en)
      weights = raked.weights
    },
    () => rakeByRows(sample, margins),
    'aim ≤ 150 ms; R survey 740–2,200 ms',
  )

  const values = Array.from({ length: rows }, () => 1 + pick(next, 5))
  await measure(
    'means with standard errors of 200 communities on those rows',
    9,
    () => must(estimate({ kind: 'srs', weights }, { mean: values }, { by: sample.community })),
    () => [...new Set(sample.community)].map((c) => meanOfDomain(values, weights, sample.community, c)),
    'aim ≤ 500 ms; R survey 76,000 ms',
  )
}

/** Raking as the book has it: every pass goes over every row. */
function rakeByRows(sample: Record<string, readonly string[]>, margins: Record<string, Record<string, number>>): number[] {
  const rows = Object.values(sample)[0]!.length
  const weights = new Array<number>(rows).fill(1_000_000 / rows)
  for (let pass = 0; pass < 100; pass++) {
    let change = 0
    for (const [column, totals] of Object.entries(margins)) {
      const sums: Record<string, number> = {}
      sample[column]!.forEach((v, i) => (sums[v] = (sums[v] ?? 0) + weights[i]!))
      sample[column]!.forEach((v, i) => (weights[i]! *= totals[v]! / sums[v]!))
      for (const [v, s] of Object.entries(sums)) change = Math.max(change, Math.abs(s - totals[v]!))
    }
    if (change < 1) break
  }
  return weights
}

/** One domain at a time over all rows: what is plain for one community and slow for two hundred. */
function meanOfDomain(values: readonly number[], weights: Float64Array, domains: readonly string[], domain: string): [number, number] {
  let [w, wy] = [0, 0]
  for (let i = 0; i < values.length; i++)
    if (domains[i] === domain) {
      w += weights[i]!
      wy += weights[i]! * values[i]!
    }
  let squares = 0
  for (let i = 0; i < values.length; i++) if (domains[i] === domain) squares += ((weights[i]! * (values[i]! - wy / w)) / w) ** 2
  return [wy / w, Math.sqrt((squares * values.length) / (values.length - 1))]
}

async function votes(): Promise<void> {
  const middle = election(2, 200, 16, 400_000, 6)
  await measure(
    'equal shares, 200 voters × 16 projects, no completion',
    9,
    () => must(equalShares(middle, { completion: 'none' })),
    () => plainShares(middle),
    'plain: exact fractions',
  )
  for (const [voters, projects, budget, most] of [
    [5_000, 87, 5_000_000, 15],
    [60_000, 83, 30_000_000, 12],
  ] as const) {
    const large = election(3, voters, projects, budget, most)
    const result = must(equalShares(large))
    const raises = 'raises' in result ? result.raises : 0
    await measure(
      `equal shares, ${voters} voters × ${projects} projects, add1`,
      5,
      () => equalShares(large),
      undefined,
      `${raises} raises; pabutools on a real vote of 4,940 × 87: 158,000 ms`,
    )
  }
  const folder = new URL('../../shared/data/pb/', import.meta.url)
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const pb = readPb(readFileSync(new URL(name, folder), 'utf8'))
    if (isRefusal(pb)) continue
    const real = { budget: pb.budget, projects: pb.projects, ballots: pb.votes.map((v) => v.projects) }
    await measure(`${name}, add1`, 5, () => must(equalShares(real)))
  }
}

/** Popularity falls off, costs vary by a factor of sixteen, ballots name one project up to `most`. */
function election(seed: number, voters: number, projects: number, budget: number, most: number): Election {
  const next = numbers(seed)
  const popular = Array.from({ length: projects }, () => next() ** 2 + 0.02)
  const total = popular.reduce((a, b) => a + b, 0)
  const one = () => {
    let x = next() * total
    return popular.findIndex((p) => (x -= p) <= 0)
  }
  return {
    budget: fraction(budget),
    projects: popular.map((_, i) => ({ id: `p${i}`, cost: fraction(Math.round(budget * (0.01 + next() * 0.15))) })),
    ballots: Array.from({ length: voters }, () =>
      [...new Set(Array.from({ length: 1 + pick(next, most) }, one))].map((i) => `p${Math.max(0, i)}`),
    ),
  }
}

/** The definition word for word, in exact fractions per voter. */
function plainShares(e: Election): string[] {
  const left = e.ballots.map(() => divide(e.budget, fraction(e.ballots.length)))
  const winners: string[] = []
  for (;;) {
    let best: { id: string; rho: Fraction; votes: Fraction } | undefined
    for (const { id, cost } of e.projects) {
      if (winners.includes(id)) continue
      const money = e.ballots.flatMap((b, v) => (b.includes(id) ? [left[v]!] : [])).sort(compare)
      if (money.length === 0 || isBelow(money.reduce(add, zero), cost)) continue
      let [rest, rho] = [cost, zero]
      for (const [i, m] of money.entries()) {
        rho = divide(rest, fraction(money.length - i))
        if (!isBelow(m, rho)) break
        rest = subtract(rest, m)
      }
      const effective = divide(cost, rho)
      if (!best || compare(effective, best.votes) > 0) best = { id, rho, votes: effective }
    }
    if (!best) return winners
    const { id, rho } = best
    e.ballots.forEach((b, v) => {
      if (b.includes(id)) left[v] = subtract(left[v]!, smaller(left[v]!, rho))
    })
    winners.push(id)
  }
}

async function posts(): Promise<void> {
  for (const [what, marginal] of [
    ['falling', [1, 0.6, 0.3]],
    ['not falling', [0.5, 1, 0.3]],
  ] as const) {
    const next = numbers(5)
    const [communities, types, providers] = [60, 3, 8]
    const grid = <T>(rows: number, columns: number, cell: () => T) =>
      Array.from({ length: rows }, () => Array.from({ length: columns }, cell))
    const input: AllocationInput = {
      types: ['elderly', 'family', 'youth'],
      need: Array.from({ length: communities }, () => pick(next, 1000)),
      weight: grid(communities, types, () => pick(next, 100)),
      provider_capacity: Array.from({ length: providers }, () => 8 + pick(next, 8)),
      provider_area: grid(providers, communities, () => (next() < 0.4 ? 1 : 0)),
      cost: grid(providers, types, () => 90_000 + pick(next, 60_000)),
      budget: 7_000_000,
      max_posts_per_community: 4,
      max_per_type: 3,
      marginal,
      must_serve: [],
    }
    let note = ''
    await measure(`allocation, 60 communities × 3 types × 8 providers, ${what} values`, 3, async () => {
      const answer = must(await allocatePosts(input))
      if (!isRefusal(answer)) note = answer.optimal ? 'proven optimum' : `gap ${answer.bound - answer.objective}`
    })
    lines.push({ ...lines.pop()!, note })
  }
}

function print(): void {
  const rows = [
    ['work', 'ms', 'plain ms', 'ratio', 'note'],
    ...lines.map((l) => [
      l.work,
      l.ms.toFixed(1),
      l.plain?.toFixed(1) ?? '',
      l.plain === undefined ? '' : `${(l.plain / l.ms).toFixed(1)}×`,
      l.note,
    ]),
  ]
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((r) => r[c]!.length)))
  process.stdout.write(`${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}\n\n`)
  for (const r of rows)
    process.stdout.write(
      `${r
        .map((cell, c) => (c === 1 || c === 2 || c === 3 ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!)))
        .join('  ')
        .trimEnd()}\n`,
    )
}
