import { both, type Words } from '#kernel'
import { type Interval, meanInterval, permute, welch } from '#measures'

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
export const levelFor = (comparisons: number): number => 0.05 / Math.max(1, comparisons)

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
      reason: both(
        `看不出来：${a.length} 份对 ${b.length} 份合同，每组至少要两份。`,
        `Cannot tell: ${a.length} against ${b.length} contracts; each group needs two or more.`,
      ),
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
      reason: both(
        `看不出来：${a.length} 份对 ${b.length} 份合同，p 最小也只能到 ${short(floor)}，而本页共 ${comparisons} 次比较，要到 ${short(level)} 才算数。`,
        `Cannot tell: with ${a.length} against ${b.length} contracts no data can give a p below ${short(floor)}; with ${comparisons} comparisons on this page it takes ${short(level)}.`,
      ),
    }
  if (p > level)
    return {
      ...found,
      answer: 'cannot-tell',
      reason: both(
        `看不出来：没有差别时，也有 ${short(p)} 的可能出现这么大的差距（本页 ${comparisons} 次比较，要低于 ${short(level)}）。这不等于没有差别。`,
        `Cannot tell: with no difference at all, one this large would come up with p = ${short(p)} (with ${comparisons} comparisons on this page it takes ${short(level)}). That does not show that there is none.`,
      ),
    }
  return {
    ...found,
    answer: 'differs',
    reason: both(
      `有差别：没有差别时，这么大的差距出现的可能只有 ${short(p)}。差别不等于原因。`,
      `They differ: with no difference at all, one this large would come up with p = ${short(p)} only. A difference is not yet a cause.`,
    ),
  }
}

function spread(list: readonly number[]): { mean: number; sd: number } {
  const mean = list.reduce((t, x) => t + x, 0) / list.length
  return { mean, sd: Math.sqrt(list.reduce((t, x) => t + (x - mean) ** 2, 0) / (list.length - 1)) }
}
const short = (x: number): string => (x < 0.001 ? x.toExponential(1) : x.toFixed(3))
