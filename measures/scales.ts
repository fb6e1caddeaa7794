import { count, type Refusal, refusals } from '#kernel'
import { meanInterval } from './intervals.ts'

/** How the answers of an instrument become a score. Answers are kept by meaning, so a reversed item cannot be scored backwards. */
export interface Scale {
  readonly items: number
  readonly lowest: number
  readonly highest: number
  /** Numbers, from 1 on, of items that are asked the other way round: the highest answer counts as the lowest. */
  readonly reversed?: readonly number[]
  /** What the sum is multiplied by, as in WHO-5; 1 where it is left out. */
  readonly factor?: number
  /** How many answers may be missing by the rule of the scale: each counts as the mean of those given. None where it is left out. */
  readonly mayMiss?: number
}
/** WHO-5 Well-Being Index: five items, 0 “at no time” to 5 “all of the time”. © WHO 1998, with attribution. */
export const who5: Scale = { items: 5, lowest: 0, highest: 5, factor: 4 }

export interface ScaleScore {
  readonly sum: number
  readonly mean: number
  /** (sum − lowest) / (highest − lowest) × 100: 0 is the least that could be answered and 100 the most. */
  readonly percent: number
  /** What the scale calls its score: the sum, or a multiple of it. */
  readonly score: number
  readonly missing: number
}

/**
 * Score of one person's answers.
 * @returns a refusal where more answers are missing than the scale allows, or one lies outside of it
 * @source WHO-5: Topp, Østergaard, Søndergaard, Bech (2015)
 */
export function scaleScore(scale: Scale, answers: readonly (number | undefined)[]): ScaleScore | Refusal {
  const { items, lowest, highest, reversed = [], factor = 1, mayMiss = 0 } = scale
  if (answers.length !== items) return refuse('items', answers.length, items)
  const given: number[] = []
  for (const [i, a] of answers.entries()) {
    if (a === undefined) continue
    if (!Number.isInteger(a) || a < lowest || a > highest) return refuse('answer', i + 1, lowest, highest)
    given.push(reversed.includes(i + 1) ? lowest + highest - a : a)
  }
  const missing = items - given.length
  if (given.length === 0 || missing > mayMiss) return refuse('missing', missing, mayMiss)
  const mean = given.reduce((a, b) => a + b, 0) / given.length
  const sum = missing === 0 ? given.reduce((a, b) => a + b, 0) : mean * items
  return { sum, mean, percent: (100 * (mean - lowest)) / (highest - lowest), score: sum * factor, missing }
}

/** The band in which a score lies, of bands that each begin at a score: the last that has begun. */
export const bandOf = <B extends { readonly from: number }>(bands: readonly B[], score: number): B | undefined =>
  bands.filter((b) => b.from <= score).at(-1)

export interface Change {
  readonly n: number
  readonly before: number
  readonly after: number
  readonly change: number
  /** 95 % of the mean change by t on the differences; null where there are fewer than two people or they do not differ. */
  readonly low: number | null
  readonly high: number | null
}

/**
 * The mean change of people measured twice, with its interval. It says what became of them and not that the service did it: nobody stands
 * beside them for comparison, and whoever was measured once only is left out, so their number belongs beside it.
 * @returns undefined for nobody
 * @source Student (1908): paired differences
 */
export function changeOf(pairs: readonly { readonly before: number; readonly after: number }[]): Change | undefined {
  const n = pairs.length
  if (n === 0) return undefined
  const mean = (of: readonly number[]) => of.reduce((a, b) => a + b, 0) / n
  const differences = pairs.map((p) => p.after - p.before)
  const change = mean(differences)
  const variance = n > 1 ? differences.reduce((a, d) => a + (d - change) ** 2, 0) / (n - 1) : 0
  const scale = Math.max(...pairs.flatMap((p) => [Math.abs(p.before), Math.abs(p.after)]))
  const interval = meanInterval(change, Math.sqrt(variance / n), n - 1, 0.95, scale)
  const [before, after] = [mean(pairs.map((p) => p.before)), mean(pairs.map((p) => p.after))]
  return { n, before, after, change, low: interval?.low ?? null, high: interval?.high ?? null }
}

const refuse = refusals({
  items: {
    status: 422,
    zh: (has: number, wants: number) => `收到 ${has} 个回答，量表有 ${wants} 题。`,
    en: (has: number, wants: number) =>
      `${count(has, 'answer')} ${has === 1 ? 'was' : 'were'} given and the scale has ${count(wants, 'item')}.`,
  },
  answer: {
    status: 422,
    zh: (i: number, low: number, high: number) => `第 ${i} 题的回答不是 ${low} 到 ${high} 的整数。`,
    en: (i: number, low: number, high: number) => `The answer to item ${i} is not a whole number from ${low} to ${high}.`,
  },
  missing: {
    status: 422,
    zh: (missing: number, may: number) =>
      may === 0 ? `缺 ${missing} 题的回答。这份量表缺一题就不能计分。` : `缺 ${missing} 题的回答，这份量表最多缺 ${may} 题，不能计分。`,
    en: (missing: number, may: number) =>
      may === 0
        ? `${count(missing, 'answer')} ${missing === 1 ? 'is' : 'are'} missing. This scale has no score unless every item is answered.`
        : `${count(missing, 'answer')} ${missing === 1 ? 'is' : 'are'} missing; this scale allows ${may} and has no score beyond that.`,
  },
})
