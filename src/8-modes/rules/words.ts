import { count, dictionary } from '#kernel'

/** Written out: 0.0001, not 1.0e-4. */
const short = (x: number): string => (x >= 0.001 ? x.toFixed(3) : x >= 1e-6 ? x.toFixed(6).replace(/0+$/, '') : '0.000001')

/** Whether two groups of contracts can be told apart, and why not: with `a` against `b` contracts, by p and the level it must reach. */
export const apartWords = dictionary('8-modes/rules/words.apartWords', {
  'too-few': {
    zh: (a: number, b: number) => `看不出来：${a} 份对 ${b} 份合同，每组至少要两份。`,
    en: (a: number, b: number) => `Cannot tell: ${a} against ${count(b, 'contract')}; each group needs two or more.`,
  },
  never: {
    zh: (a: number, b: number, floor: number, level: number, comparisons: number) =>
      `看不出来：${a} 份对 ${b} 份合同，p 最小也只能到 ${short(floor)}，而本页共 ${comparisons} 次比较，要到 ${short(level)} 才算数。`,
    en: (a: number, b: number, floor: number, level: number, comparisons: number) =>
      `Cannot tell: with ${a} against ${count(b, 'contract')} no data can give a p below ${short(floor)}; with ${count(comparisons, 'comparison')} on this page it takes ${short(level)}.`,
  },
  chance: {
    zh: (p: number, level: number, comparisons: number) =>
      `看不出来：没有差别时，也有 ${short(p)} 的可能出现这么大的差距（本页 ${comparisons} 次比较，要低于 ${short(level)}）。这不等于没有差别。`,
    en: (p: number, level: number, comparisons: number) =>
      `Cannot tell: with no difference at all, one this large would come up with p = ${short(p)} (with ${count(comparisons, 'comparison')} on this page it takes ${short(level)}). That does not show that there is none.`,
  },
  differs: {
    zh: (p: number) => `有差别：没有差别时，这么大的差距出现的可能只有 ${short(p)}。差别不等于原因。`,
    en: (p: number) =>
      `They differ: with no difference at all, one this large would come up with p = ${short(p)} only. A difference is not yet a cause.`,
  },
})
