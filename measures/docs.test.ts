import { isRefusal, type Refusal } from '#kernel'
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  concentration,
  coverage,
  differenceInDifferences,
  estimate,
  gini,
  type IntervalMethod,
  intervalMethods,
  kish,
  meanInterval,
  normalQuantile,
  betaQuantile,
  proportionInterval,
  publication,
  rake,
  rankNeeds,
  sampleSize,
  shrunkenRating,
  standardisedDifference,
  standardisedDifferenceOfShares,
  suppress,
  tQuantile,
} from './index.ts'

const value = <T>(r: T | Refusal): T => {
  if (isRefusal(r)) throw new Error(r.words.en)
  return r
}
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [`| ${head.join(' | ')} |`, `|${head.map(() => ' --- |').join('')}`, ...rows.map((r) => `| ${r.join(' | ')} |`)].join('\n')
const span = (i: { low: number; high: number } | null | undefined, digits: number): string =>
  i ? `${i.low.toFixed(digits)} to ${i.high.toFixed(digits)}` : 'none'

const sex = [...'MMMFFFFFFF']
const age = [...'YOOYYYOOOO']
const raked = () => value(rake({ sex, age }, { sex: { M: 48, F: 52 }, age: { Y: 60, O: 40 } }))

/** The worked example of each page, as the code works it out. */
const examples: Readonly<Record<string, () => string>> = {
  distributions: () =>
    table(
      ['Quantile', 'Value'],
      [
        ['normal, 0.975', normalQuantile(0.975).toFixed(12)],
        ['t with 11 degrees of freedom, 0.975', tQuantile(0.975, 11).toFixed(12)],
        ['beta with shapes 1 and 40, 0.975', betaQuantile(0.975, 1, 40).toFixed(12)],
      ],
    ),
  raking: () => {
    const r = raked()
    const cell = (name: string, i: number): (string | number)[] => [
      name,
      sex.filter((s, k) => s === sex[i] && age[k] === age[i]).length,
      r.weights[i]!.toFixed(6),
    ]
    const five = kish([0.5, 0.5, 1, 1, 2, 1])
    return [
      table(
        ['Cell', 'Respondents', 'Weight of each'],
        [cell('young men', 0), cell('older men', 1), cell('young women', 3), cell('older women', 6)],
      ),
      `Largest change of a cell by iteration: ${r.changes.map((c) => c.toPrecision(4)).join(', ')}. It stops after ${r.iterations}, the first below 0.0001, a millionth of 100.`,
      `Design effect ${r.deff.toFixed(6)}, effective n ${r.nEff!.toFixed(6)}.`,
      `Kish alone, on weights of 0.5, 0.5, 1, 1, 2, 1: design effect ${five.deff}, effective n ${five.nEff}.`,
    ].join('\n\n')
  },
  estimates: () => {
    const yes = [1, 0, 1, 1, 0, 0, 1, 0, 1, 0].map(Boolean)
    const rows = [
      ...value(estimate({ kind: 'srs', weights: raked().weights }, { proportion: yes })).map((r) => ({ ...r, by: 'all' })),
      ...value(estimate({ kind: 'srs', weights: raked().weights }, { proportion: yes }, { by: sex })),
    ]
    return table(
      ['Who', 'n', 'Share', 'Standard error', 'Effective n', 'Wilson, 95 %', 'Design effect', 'df'],
      rows.map((r) => [
        r.by ?? '',
        r.n,
        r.estimate.toFixed(6),
        r.se!.toFixed(6),
        r.nEff!.toFixed(4),
        span({ low: r.low!, high: r.high! }, 4),
        r.deff!.toFixed(4),
        r.df,
      ]),
    )
  },
  intervals: () => {
    const cases = [
      { p: 0.3, nEff: 160 },
      { p: 0.05, nEff: 40 },
      { p: 0, nEff: 40 },
    ]
    const ratings = [5, 4, 5, 3, 4, 5, 2, 4, 5, 4, 3, 5]
    const mean = ratings.reduce((a, b) => a + b) / 12
    const se = Math.sqrt(ratings.reduce((a, r) => a + (r - mean) ** 2, 0) / 11 / 12)
    return [
      table(
        ['Share', 'Effective n', ...intervalMethods, 'Publish?'],
        cases.map((c) => [
          c.p,
          c.nEff,
          ...intervalMethods.map((m: IntervalMethod) => span(proportionInterval(c, m), 5)),
          publication(c).show ? 'show' : 'hide',
        ]),
      ),
      table(
        ['Within', 'endless', 'N = 500', 'N = 1500', 'N = 3000'],
        [0.05, 0.1].map((margin) => [
          `±${margin * 100} points`,
          ...[undefined, 500, 1500, 3000].map((population) => value(sampleSize({ margin, ...(population ? { population } : {}) })).answers),
        ]),
      ),
      `Twelve ratings 5 4 5 3 4 5 2 4 5 4 3 5: mean ${mean.toFixed(3)}, interval ${span(meanInterval(mean, se, 11), 3)}.`,
      `Shrunk towards 4.0 with the strength of ten ratings: three ratings of 5.0 give ${shrunkenRating(15, 3, 4, 10).toFixed(3)}, forty of 4.5 give ${shrunkenRating(180, 40, 4, 10).toFixed(3)}.`,
    ].join('\n\n')
  },
  needs: () =>
    table(
      ['Place', 'Need', 'Importance', 'Met', 'Discrepancy', 'Interval, 95 %', 'Ranked discrepancy', 'Quadrant', 'Not told apart from'],
      value(
        rankNeeds([
          { need: 'A', importance: [5, 5, 4, 5], met: [4, 4, 4, 5] },
          { need: 'B', importance: [4, 3, 4, 3], met: [2, 2, 3, 2] },
          { need: 'C', importance: [5, 4, 4, 5], met: [2, 3, 2, 3] },
        ]),
      ).map((s) => [
        s.rank,
        s.need,
        s.meanImportance,
        s.meanMet,
        s.discrepancy,
        span(s.interval, 3),
        s.rankedDiscrepancy,
        s.quadrant,
        s.tiedWith.join(', ') || '–',
      ]),
    ),
  disclosure: () => {
    const t = value(
      suppress(
        {
          rows: ['A', 'B', 'C'],
          columns: ['1', '2', '3'],
          counts: [
            [42, 3, 15],
            [30, 12, 18],
            [25, 9, 11],
          ],
        },
        { k: 10 },
      ),
    )
    const show = (n: number | null) => (n === null ? '·' : n)
    return [
      table(
        ['', ...t.columns, 'Total'],
        [
          ...t.rows.map((r, i) => [r, ...t.counts[i]!.map(show), show(t.rowTotals[i]!)]),
          ['Total', ...t.columnTotals.map(show), show(t.total)],
        ],
      ),
      table(
        ['Hidden', 'Why', 'A reader can tell'],
        t.hidden.map((h) => [`${h.row}${h.column}`, h.why, `${h.low} to ${h.high}`]),
      ),
    ].join('\n\n')
  },
  comparison: () => {
    const r = value(
      differenceInDifferences([
        { community: 'A', treated: true, before: [58], after: 71 },
        { community: 'B', treated: true, before: [62], after: 73 },
        { community: 'C', treated: false, before: [61], after: 64 },
        { community: 'D', treated: false, before: [63], after: 68 },
      ]),
    )
    return [
      table(
        ['Difference', 'Welch se', 'df', 'Interval, 95 %', 'Clustered se', 'Permutation p', 'Floor', 'Answer'],
        [
          [
            r.estimate,
            r.se!.toFixed(6),
            r.df!,
            span(r.interval, 3),
            r.clusteredSe!.toFixed(5),
            r.permutation.p.toFixed(3),
            r.permutation.floor.toFixed(3),
            r.verdict.answer,
          ],
        ],
      ),
      `> ${r.verdict.reason.en}\n>\n> ${r.verdict.reason.zh}`,
      `Balance: 70 (sd 8) against 64 (sd 10) is ${standardisedDifference({ mean: 70, sd: 8 }, { mean: 64, sd: 10 })!.toFixed(6)}; 40 % against 30 % is ${standardisedDifferenceOfShares(0.4, 0.3)!.toFixed(6)}. Both are beyond 0.10.`,
    ].join('\n\n')
  },
  fairness: () => {
    const plain = value(gini([10, 20, 30, 40]))
    const c = value(concentration({ east: 50, south: 30, west: 20 }))
    return [
      `Gini of 10, 20, 30, 40: ${plain.gini.toFixed(4)}; corrected for there being four, ${plain.corrected!.toFixed(4)}.`,
      `Gini of 300, 400 and 300 hours for 1000, 2000 and 3000 residents, each resident counting alike: ${value(gini([300, 400, 300], [1000, 2000, 3000])).gini.toFixed(6)}.`,
      `Shares of 50, 30 and 20 %: concentration ${c.index.toFixed(2)}, normalised ${c.normalised!.toFixed(2)}, effective number ${c.effectiveNumber.toFixed(4)}.`,
      table(
        ['Group', 'Reached', 'Of', 'Share', 'Against the whole'],
        value(
          coverage([
            { group: 'over 75', reached: 30, population: 100 },
            { group: 'others', reached: 20, population: 300 },
          ]),
        ).map((g) => [g.group, g.reached, g.population, g.share!.toFixed(3), g.relative!.toFixed(2)]),
      ),
    ].join('\n\n')
  },
}

const [begin, end] = ['<!-- worked example: begin -->', '<!-- worked example: end -->']

describe('the worked example of each page is what the code works out', () => {
  test.each(Object.keys(examples))('docs/measures/%s.md', (name) => {
    const file = new URL(`../docs/measures/${name}.md`, import.meta.url)
    const page = readFileSync(file, 'utf8')
    const [from, to] = [page.indexOf(begin), page.indexOf(end)]
    expect(from > 0 && to > from, `${name}.md needs the two marks around its example`).toBe(true)
    const fresh = `${page.slice(0, from + begin.length)}\n\n${examples[name]!()}\n\n${page.slice(to)}`
    // To renew the pages after a change that is meant: TANDEM_WRITE_DOCS=1.
    if (process.env.TANDEM_WRITE_DOCS === '1') writeFileSync(file, fresh)
    else expect(page).toBe(fresh)
  })
})
