import { count, type Refusal, refusals } from '#kernel'
import { reasons, type Why, withReasons } from './why.ts'

export interface Gini {
  /** 0 when all have the same; near 1 when one has everything. */
  readonly gini: number
  /** Times n/(n−1): what one would expect among many of whom these are a few. Null for one unit, and when weighted by population. */
  readonly corrected: number | null
  readonly why?: Why
}

/**
 * The Gini coefficient of amounts, each unit counting alike, or of rates, each person counting alike.
 * Plain: 2·Σ i·x₍ᵢ₎/(n·Σx) − (n+1)/n. Weighted: half the mean absolute difference of the rates amount/population between two
 * people, over the mean rate. Source: Gini 1912; Lerman & Yitzhaki 1989.
 * @param amounts none negative, e.g. service hours of each community
 * @param population people of each community
 * @returns a refusal when an amount is negative or all are zero
 */
export function gini(amounts: readonly number[], population?: readonly number[]): Gini | Refusal {
  const bad = badAmount(amounts)
  if (bad) return bad
  if (population) {
    if (population.length !== amounts.length) return refuse('lengths-differ', population.length, amounts.length)
    const empty = population.findIndex((p) => !(p > 0 && p < Infinity))
    if (empty >= 0) return refuse('population-not-positive', empty + 1)
  }
  const units = amounts
    .map((amount, i) => ({ amount, people: population?.[i] ?? 1 }))
    .sort((a, b) => a.amount / a.people - b.amount / b.people)
  const people = sum(units.map((u) => u.people))
  const total = sum(amounts)
  // One minus twice the area under the Lorenz curve, by trapezia.
  let below = 0
  let area = 0
  for (const u of units) {
    area += (u.people / people) * (2 * below + u.amount / total)
    below += u.amount / total
  }
  const n = amounts.length
  const value = Math.max(0, 1 - area)
  const answer = { gini: value, corrected: population || n === 1 ? null : (value * n) / (n - 1) }
  return withReasons(answer, { corrected: population ? reasons.byPeople : reasons.single })
}

export interface Concentration {
  /** Largest first. */
  readonly shares: readonly { readonly name: string; readonly share: number }[]
  /** Herfindahl–Hirschman: the sum of squared shares, between 1/n and 1. */
  readonly index: number
  /** (H − 1/n)/(1 − 1/n): 0 when all have the same. Null for a single one. */
  readonly normalised: number | null
  /** 1/H: as many equal ones would be as concentrated. */
  readonly effectiveNumber: number
  /** With fewer than five, show the list instead of an index. */
  readonly showList: boolean
  readonly why?: Why
}

/**
 * How concentrated amounts are on a few, e.g. the money of a district on its institutions.
 * Source: Herfindahl 1950; Hirschman 1964; effective number as in Laakso & Taagepera 1979.
 * @returns a refusal when an amount is negative or all are zero
 */
export function concentration(amounts: Readonly<Record<string, number>>): Concentration | Refusal {
  const list = Object.entries(amounts)
  const bad = badAmount(list.map(([, amount]) => amount))
  if (bad) return bad
  const total = sum(list.map(([, amount]) => amount))
  const shares = list
    .map(([name, amount]) => ({ name, share: amount / total }))
    .sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1))
  const index = sum(shares.map((s) => s.share ** 2))
  const n = shares.length
  const normalised = n === 1 ? null : (index - 1 / n) / (1 - 1 / n)
  return withReasons({ shares, index, normalised, effectiveNumber: 1 / index, showList: n < 5 }, { normalised: reasons.single })
}

export interface Coverage {
  readonly group: string
  readonly reached: number
  readonly population: number
  /** People reached per person there is; null for a group of nobody. */
  readonly share: number | null
  /** The share against that of all groups together: 1 is even, below 1 is left behind. */
  readonly relative: number | null
  readonly why?: Why
}

/**
 * What share of each group was reached, counting people and not visits. It is a count, not a sample, so it has no interval.
 * @returns groups in the order given, or a refusal when more were reached than there are: then visits were counted
 */
export function coverage(groups: readonly Pick<Coverage, 'group' | 'reached' | 'population'>[]): readonly Coverage[] | Refusal {
  if (groups.length === 0) return refuse('nothing-given')
  for (const { group, reached, population } of groups) {
    if (!(Number.isSafeInteger(reached) && reached >= 0 && Number.isSafeInteger(population) && population >= 0))
      return refuse('not-a-count', group)
    if (reached > population) return refuse('more-than-there-are', group, reached, population)
  }
  const all = sum(groups.map((g) => g.reached)) / sum(groups.map((g) => g.population))
  return groups.map(({ group, reached, population }) => {
    const share = population === 0 ? null : reached / population
    const row = { group, reached, population, share, relative: share === null || !(all > 0) ? null : share / all }
    return withReasons(row, { share: reasons.nobodyThere, relative: share === null ? reasons.nobodyThere : reasons.nobodyReached })
  })
}

function badAmount(amounts: readonly number[]): Refusal | undefined {
  if (amounts.length === 0) return refuse('nothing-given')
  const bad = amounts.findIndex((a) => !(a >= 0 && a < Infinity))
  if (bad >= 0) return refuse('amount-negative', bad + 1)
  if (sum(amounts) === 0) return refuse('all-zero')
  return undefined
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)

const refuse = refusals({
  'nothing-given': { status: 422, zh: '没有给出任何数据。', en: 'Nothing was given to measure.' },
  'amount-negative': {
    status: 422,
    zh: (at: number) => `第 ${at} 个数应为零或正数。`,
    en: (at: number) => `Amount ${at} must be zero or more.`,
  },
  'all-zero': {
    status: 422,
    zh: '各项都是零，谈不上分布是否均匀。',
    en: 'All amounts are zero, so there is nothing to be shared evenly or not.',
  },
  'lengths-differ': {
    status: 422,
    zh: (got: number, want: number) => `有 ${got} 个人口数，但有 ${want} 个数值。`,
    en: (got: number, want: number) => `There are ${count(got, 'population')} for ${count(want, 'amount')}.`,
  },
  'population-not-positive': {
    status: 422,
    zh: (at: number) => `第 ${at} 个人口数必须大于零。`,
    en: (at: number) => `Population ${at} must be above zero.`,
  },
  'not-a-count': {
    status: 422,
    zh: (group: string) => `「${group}」的人数应为零或正整数。`,
    en: (group: string) => `The counts of “${group}” must be whole numbers of people.`,
  },
  'more-than-there-are': {
    status: 422,
    zh: (group: string, reached: number, population: number) =>
      `「${group}」服务到 ${reached} 人，却只有 ${population} 人。请按人计数，不要按人次。`,
    en: (group: string, reached: number, population: number) =>
      `“${group}” has ${count(population, 'person', 'people')} and ${reached} are said to be reached. Count people, not visits.`,
  },
})
