import { type Refusal, refusals } from '#kernel'

/** One goal of a client: its weight and its levels, −2 … +2, where 0 is the outcome expected when the goal was set. */
export interface Goal {
  readonly weight: number
  readonly start: number
  readonly end: number
}

export interface Attainment {
  readonly goals: number
  /** T at the start, at the end, and what lies between. */
  readonly start: number
  readonly end: number
  readonly change: number
  /** Share of goals that ended at 0 or better. */
  readonly atLeastExpected: number
  readonly medianEnd: number
}

/** Kiresuk and Sherman's assumed correlation between the goals of one person. */
const rho = 0.3

/**
 * Goal attainment scaled to T: 50 + 10 Σwx / √((1−ρ)Σw² + ρ(Σw)²), ρ = .30, so that 50 is “as expected” on the whole.
 * Not to be averaged across institutions without regard to who their clients are.
 * @returns a refusal that names the goal when a weight is not above zero or a level is not a whole number from −2 to +2
 * @source Kiresuk and Sherman (1968); the formulas of Turner-Stokes (2009) carry a published erratum and are not used
 */
export function goalAttainment(goals: readonly Goal[]): Attainment | Refusal {
  if (goals.length === 0) return refuse('no-goals')
  for (const [i, g] of goals.entries()) {
    if (!(g.weight > 0 && Number.isFinite(g.weight))) return refuse('weight', i + 1, g.weight)
    for (const level of [g.start, g.end]) if (!Number.isInteger(level) || Math.abs(level) > 2) return refuse('level', i + 1, level)
  }
  const weights = goals.map((g) => g.weight)
  const start = tScore(
    weights,
    goals.map((g) => g.start),
  )
  const end = tScore(
    weights,
    goals.map((g) => g.end),
  )
  return {
    goals: goals.length,
    start,
    end,
    change: end - start,
    atLeastExpected: goals.filter((g) => g.end >= 0).length / goals.length,
    medianEnd: median(goals.map((g) => g.end)),
  }
}

function tScore(weights: readonly number[], levels: readonly number[]): number {
  const sum = weights.reduce((a, w) => a + w, 0)
  const squares = weights.reduce((a, w) => a + w * w, 0)
  const moved = weights.reduce((a, w, i) => a + w * levels[i]!, 0)
  return 50 + (10 * moved) / Math.sqrt((1 - rho) * squares + rho * sum * sum)
}

/** The middle value, or the mean of the two middle ones. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

const refuse = refusals({
  'no-goals': { status: 422, zh: '还没有目标，无法计算达成度。', en: 'There are no goals, so there is no attainment to compute.' },
  weight: {
    status: 422,
    zh: (i: number, w: number) => `第 ${i} 个目标的权重是 ${w}，应大于零。`,
    en: (i: number, w: number) => `Goal ${i} has a weight of ${w}; it must be above zero.`,
  },
  level: {
    status: 422,
    zh: (i: number, l: number) => `第 ${i} 个目标的水平是 ${l}，应为 −2、−1、0、1、2 之一。`,
    en: (i: number, l: number) => `Goal ${i} has a level of ${l}; it must be −2, −1, 0, 1 or 2.`,
  },
})
