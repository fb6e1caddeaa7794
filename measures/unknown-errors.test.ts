import { isRefusal } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cohenKappa,
  differenceInDifferences,
  estimate,
  type EstimateOptions,
  meanInterval,
  proportionInterval,
  publication,
  rankNeeds,
  type SampleDesign,
  type Wanted,
} from './index.ts'

const estimated = (design: SampleDesign, wanted: Wanted, how: EstimateOptions = {}) => {
  const r = estimate(design, wanted, how)
  if (isRefusal(r)) throw new Error(r.words.en)
  return r
}
const unknown = { se: null, low: null, high: null, nEff: null, deff: null }

describe('an error that cannot be estimated is empty, never zero', () => {
  // Twenty people of one block and eighteen of two others.
  const clusters = [...Array<string>(20).fill('b1'), ...Array<string>(9).fill('b2'), ...Array<string>(9).fill('b3')]
  const by = clusters.map((c) => (c === 'b1' ? 'one block' : 'two blocks'))
  const score = clusters.map((_, i) => (i % 5) + 0.1)
  const isYes = clusters.map((_, i) => i % 2 === 0)
  const design: SampleDesign = { kind: 'cluster', clusters }
  test.each<[string, Wanted]>([
    ['mean', { mean: score }],
    ['proportion', { proportion: isYes }],
    ['a proportion that all share', { proportion: isYes.map(() => true) }],
    ['ratio', { ratio: [score, score.map((s) => s + 1)] }],
  ])('one block: %s', (_, wanted) => {
    const [one, two] = estimated(design, wanted, { by })
    expect(one).toMatchObject({ by: 'one block', df: 0, n: 20, ...unknown })
    expect(two!.df).toBe(1)
  })
  test('a total of one block among others still varies with what was drawn, but has no t interval', () => {
    const [one] = estimated({ ...design, weights: score.map(() => 3) }, { total: score }, { by })
    expect(one!.se).toBeGreaterThan(0)
    expect(one).toMatchObject({ df: 0, low: null, high: null })
  })
  test.each(['wilson', 'beta', 'logit', 'normal'] as const)('one answer: %s', (interval) => {
    const who = { by: ['a', 'b', 'b'] }
    expect(estimated({ kind: 'srs' }, { proportion: [true, true, false] }, { ...who, interval })[0]).toMatchObject({
      n: 1,
      df: 0,
      ...unknown,
    })
    expect(estimated({ kind: 'srs' }, { mean: [1, 2, 4] }, { ...who, interval })[0]).toMatchObject({ n: 1, df: 0, ...unknown })
  })
  test('answers that do not differ: no error, no interval of a mean; a proportion keeps Wilson’s', () => {
    for (const value of [0, 0.1, 5, 1e9])
      expect(estimated({ kind: 'srs', weights: [1, 1.7, 2.3] }, { mean: [value, value, value] })[0]).toMatchObject({
        se: null,
        low: null,
        high: null,
      })
    expect(estimated({ kind: 'srs' }, { proportion: [false, false, false] })[0]).toMatchObject({
      se: null,
      low: 0,
      high: expect.any(Number),
      nEff: 3,
    })
  })
  test('blocks with the same mean: what rounding leaves is no error and no effective n of ten to the thirty-fourth', () => {
    const r = estimated({ kind: 'cluster', clusters: ['a', 'a', 'a', 'b', 'b', 'b'] }, { mean: [0.1, 0.2, 0.3, 0.3, 0.2, 0.1] })[0]!
    expect(r).toMatchObject(unknown)
  })
  test('who asked everybody knows: no error, and a point', () =>
    expect(estimated({ kind: 'srs', population: [3, 3, 3] }, { mean: [1, 2, 6] })[0]).toMatchObject({
      se: 0,
      low: 3,
      high: 3,
      nEff: Infinity,
    }))
  test('no published share without an error', () => {
    expect(publication({ p: 0.5, nEff: null, n: 20, df: 0 })).toMatchObject({ show: false })
    expect(publication({ p: 0.5, nEff: null, n: 20, df: 0 }).reason.en).toContain('cannot be estimated')
  })
  test('an interval needs an error and degrees of freedom', () => {
    expect(meanInterval(3, 0, 11)).toBeUndefined()
    expect(meanInterval(3, 1e-17, 11)).toBeUndefined()
    expect(meanInterval(3, 1, 0)).toBeUndefined()
    expect(meanInterval(3, Number.NaN, 11)).toBeUndefined()
    expect(meanInterval(0, 1e-20, 11, 0.95, 5)).toBeUndefined()
    expect(proportionInterval({ p: 0.5, nEff: 10, df: 0 })).toBeUndefined()
    expect(proportionInterval({ p: 0, nEff: 10, df: 9 }, 'normal')).toBeUndefined()
  })
  test('needs: one person, or all alike', () => {
    const needs = (importance: (number | null)[], met: (number | null)[]) => rankNeeds([{ need: 'a', importance, met }])
    expect(needs([5, null], [2, null])).toMatchObject([{ n: 1, discrepancy: 15, se: null, interval: null, rankedInterval: null }])
    expect(needs([5, 5, 5], [2, 2, 2])).toMatchObject([{ n: 3, discrepancy: 15, se: null, interval: null, rankedInterval: null }])
    expect(needs([5, 4, 5], [2, 2, 2])).toMatchObject([{ se: expect.any(Number), interval: expect.anything(), rankedInterval: null }])
  })
  test('kappa: pairs that all agree, and one pair', () => {
    expect(
      cohenKappa([
        [5, 0],
        [0, 7],
      ]),
    ).toMatchObject({ value: 1, se: null, low: null, high: null })
    expect(
      cohenKappa([
        [0, 1],
        [0, 0],
      ]),
    ).toMatchObject({ value: 0, se: null, low: null, high: null })
    expect(
      cohenKappa([
        [5, 1],
        [2, 7],
      ]),
    ).toMatchObject({ se: expect.any(Number) })
  })
  test('a comparison of communities that changed alike', () => {
    const of = (treated: boolean, by: number, base: number) => ({
      community: `${treated}${base}`,
      treated,
      before: [base],
      after: base + by,
    })
    expect(differenceInDifferences([of(true, 0.3, 1), of(true, 0.3, 2), of(false, 0.1, 3), of(false, 0.1, 4)])).toMatchObject({
      se: null,
      df: null,
      clusteredSe: null,
      interval: null,
    })
  })
})

test('an error is null, or zero when everybody was asked, or well above rounding; and an interval never lacks its error', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          y: fc.constantFrom(0, 0.1, 0.2, 0.3, 5, 50),
          block: fc.constantFrom('p', 'q', 'r', 's'),
          area: fc.constantFrom('e', 'w'),
        }),
        { minLength: 2, maxLength: 30 },
      ),
      fc.constantFrom('srs' as const, 'cluster' as const),
      fc.constantFrom('mean' as const, 'proportion' as const),
      (rows, kind, what) => {
        const blocks = rows.map((r) => r.block)
        fc.pre(kind === 'srs' || new Set(blocks).size > 1)
        const design: SampleDesign = kind === 'srs' ? { kind } : { kind, clusters: blocks }
        const wanted: Wanted = what === 'mean' ? { mean: rows.map((r) => r.y) } : { proportion: rows.map((r) => r.y > 0.15) }
        for (const r of estimated(design, wanted, { by: rows.map((x) => x.area) })) {
          const here = rows.filter((x) => x.area === r.by)
          const size = what === 'mean' ? here.reduce((s, x) => s + Math.abs(x.y), 0) / here.length : 1
          if (r.df <= 0) expect(r).toMatchObject(unknown)
          if (r.se !== null) expect(r.se).toBeGreaterThan(1e-13 * size)
          if (r.nEff !== null) expect(r.nEff).toBeLessThan(1e12)
          if (what === 'mean' && r.se === null) expect([r.low, r.high]).toEqual([null, null])
          if (r.low !== null) expect(r.high! - r.low).toBeGreaterThan(0)
        }
      },
    ),
    { numRuns: 300 },
  ))
