import type { Words } from '#kernel'
import { type Interval, meanInterval, permute, welch } from '#measures'
import { apartWords } from './words.ts'

export interface Apart {
  readonly answer: 'differs' | 'cannot-tell'
  readonly reason: Words
  readonly sizes: readonly [number, number]
  readonly difference: number | null
  readonly interval: Interval | null
  readonly p: number | null
  /** No data from so few contracts can give a smaller p. */
  readonly floor: number | null
}

/** The level a p must reach when so many comparisons stand on one page: 0.05 shared among them, so that one false alarm on a page stays rare. */
const levelFor = (comparisons: number): number => 0.05 / Math.max(1, comparisons)

/**
 * Whether two groups of contracts differ in a figure, each contract being one observation. Exact by permutation. "Cannot tell" is an
 * answer, with its reason: too few contracts for any data to show a difference, or a difference that comes up by chance too often.
 */
export function tellApart(a: readonly number[], b: readonly number[], comparisons: number): Apart {
  const sizes = [a.length, b.length] as const
  const level = levelFor(comparisons)
  if (a.length < 2 || b.length < 2)
    return {
      answer: 'cannot-tell',
      sizes,
      difference: null,
      interval: null,
      p: null,
      floor: null,
      reason: apartWords.both('too-few', a.length, b.length),
    }
  const [x, y] = [spread(a), spread(b)]
  const difference = x.mean - y.mean
  const { se, df } = welch(x, a.length, y, b.length)
  const { p, floor } = permute([...a, ...b], [...a.map(() => true), ...b.map(() => false)])
  const found = {
    sizes,
    difference,
    interval: meanInterval(difference, se, df, 0.95, Math.max(...a.map(Math.abs), ...b.map(Math.abs))) ?? null,
    p,
    floor,
  }
  if (floor > level)
    return {
      ...found,
      answer: 'cannot-tell',
      reason: apartWords.both('never', a.length, b.length, floor, level, comparisons),
    }
  if (p > level)
    return {
      ...found,
      answer: 'cannot-tell',
      reason: apartWords.both('chance', p, level, comparisons),
    }
  return {
    ...found,
    answer: 'differs',
    reason: apartWords.both('differs', p),
  }
}

function spread(list: readonly number[]): { mean: number; sd: number } {
  const mean = list.reduce((t, x) => t + x, 0) / list.length
  return { mean, sd: Math.sqrt(list.reduce((t, x) => t + (x - mean) ** 2, 0) / (list.length - 1)) }
}
