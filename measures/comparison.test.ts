import { isRefusal, type Refusal } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  balance,
  type CommunityChange,
  differenceInDifferences,
  groupTimeEffects,
  permute,
  type StaggeredCommunity,
  standardisedDifference,
  standardisedDifferenceOfShares,
  varianceRatio,
  welch,
} from './comparison.ts'

const value = <T>(r: T | Refusal): T => {
  if (isRefusal(r)) throw new Error(r.words.en)
  return r
}

describe('were the groups alike before', () => {
  test('70 (8) against 64 (10)', () => {
    // 6 / √((64 + 100)/2) and 64/100.
    expect(standardisedDifference({ mean: 70, sd: 8 }, { mean: 64, sd: 10 })).toBeCloseTo(0.662589, 6)
    expect(varianceRatio({ mean: 70, sd: 8 }, { mean: 64, sd: 10 })).toBeCloseTo(0.64, 12)
  })
  test('40 % against 30 %', () => expect(standardisedDifferenceOfShares(0.4, 0.3)).toBeCloseTo(0.210819, 6))
  test('the denominator stays that of the groups as they came', () =>
    expect(standardisedDifference({ mean: 70, sd: 80 }, { mean: 64, sd: 90 }, [8, 10])).toBeCloseTo(0.662589, 6))
  test('nothing varies, nothing to say', () => {
    expect(standardisedDifference({ mean: 1, sd: 0 }, { mean: 0, sd: 0 })).toBeNull()
    expect(varianceRatio({ mean: 1, sd: 1 }, { mean: 0, sd: 0 })).toBeNull()
  })
  test('weights move the means and not the denominator', () => {
    // Treated 1 and 3 (mean 2, variance 2), controls 1 and 5 (mean 3, variance 8): −1/√5. Weighting the controls 3:1 moves their mean to 2.
    const [plain] = value(balance({ age: [1, 3, 1, 5] }, [true, true, false, false]))
    expect(plain!.difference).toBeCloseTo(-1 / Math.sqrt(5), 12)
    expect([plain!.varianceRatio, plain!.flagged]).toEqual([expect.closeTo(0.25, 12), true])
    const [weighted] = value(balance({ age: [1, 3, 1, 5] }, [true, true, false, false], [1, 1, 3, 1]))
    expect([weighted!.difference, weighted!.flagged]).toEqual([0, false])
    const [tilted] = value(balance({ age: [1, 3, 1, 5] }, [true, true, false, false], [1, 3, 1, 1]))
    expect(tilted!.difference).toBeCloseTo(-0.5 / Math.sqrt(5), 12)
  })
})

const four: CommunityChange[] = [
  { community: 'A', treated: true, before: [58], after: 71 },
  { community: 'B', treated: true, before: [62], after: 73 },
  { community: 'C', treated: false, before: [61], after: 64 },
  { community: 'D', treated: false, before: [63], after: 68 },
]
/** Ten communities on one path until five of them change. */
const ten = (effect: number): CommunityChange[] =>
  Array.from({ length: 10 }, (_, i) => ({
    community: `${i}`,
    treated: i < 5,
    before: [50 + i, 52 + i],
    after: 54 + i + (i % 3) + (i < 5 ? effect : 0),
  }))

describe('difference in differences', () => {
  test('four communities: the difference is 8, and nobody can tell', () => {
    const r = value(differenceInDifferences(four))
    // Changes 13 and 11 against 3 and 5; each pair has variance 2, so √(2/2 + 2/2); 2 of 6 ways are as far apart.
    expect([r.estimate, r.treatedChange, r.controlChange, r.df]).toEqual([8, 12, 4, 2])
    expect(r.se).toBeCloseTo(1.414214, 6)
    expect(r.clusteredSe).toBeCloseTo(2.16025, 5)
    expect(r.permutation).toEqual({ p: 2 / 6, floor: 2 / 6, ways: 6, exact: true })
    // t(.975, 2) = 4.302653.
    expect(r.interval!.low).toBeCloseTo(8 - 4.302653 * Math.SQRT2, 5)
    expect(r.verdict.answer).toBe('cannot-tell')
    expect(r.verdict.reason.en).toContain('0.333')
    expect(r.verdict.reason.zh).toContain('看不出来')
    expect(r.trendBefore).toBeNull()
    expect(r.verdict.caveats.map((c) => c.en).join()).toContain('single period')
  })
  test('two groups of one: 72−60 against 66−62 is 8, but a comparison needs two of each', () => {
    const r = differenceInDifferences([
      { community: 'T', treated: true, before: [60], after: 72 },
      { community: 'C', treated: false, before: [62], after: 66 },
    ])
    expect(r).toMatchObject({ refused: true, code: 'groups-too-small' })
  })
  test('ten communities far apart differ: 2 of 252 ways', () => {
    const r = value(differenceInDifferences(ten(20)))
    expect(r.permutation).toEqual({ p: 2 / 252, floor: 2 / 252, ways: 252, exact: true })
    expect([r.verdict.answer, r.trendBefore]).toEqual(['differs', 0])
  })
  test('ten communities without an effect: cannot tell, and that is not "no difference"', () => {
    const r = value(differenceInDifferences(ten(0)))
    expect(r.verdict.answer).toBe('cannot-tell')
    expect(r.verdict.reason.en).toContain('does not show that there is none')
  })
  test('a trend before is told', () => {
    const r = value(differenceInDifferences(four.map((c) => ({ ...c, before: [c.before[0]! - (c.treated ? 4 : 1), c.before[0]!] }))))
    expect(r.trendBefore).toBe(3)
    expect(r.verdict.caveats.map((c) => c.en).join()).toContain('moved apart by 3')
  })
  test.each<[CommunityChange[], string]>([
    [[...four, { community: 'E', treated: true, before: [1, 2], after: 3 }], 'periods-differ'],
    [[...four, { community: 'E', treated: true, before: [Number.NaN], after: 3 }], 'not-a-number'],
  ])('%j', (communities, code) => expect(differenceInDifferences(communities)).toMatchObject({ refused: true, code }))
  test('the order of communities changes nothing, and adding the same to all changes nothing', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ treated: fc.boolean(), before: fc.integer({ min: 0, max: 100 }), after: fc.integer({ min: 0, max: 100 }) }), {
          minLength: 4,
          maxLength: 9,
        }),
        (list) => {
          fc.pre(list.filter((c) => c.treated).length >= 2 && list.filter((c) => !c.treated).length >= 2)
          const as = (l: typeof list, plus: number) =>
            value(
              differenceInDifferences(
                l.map((c, i) => ({ community: `${i}`, treated: c.treated, before: [c.before], after: c.after + plus })),
              ),
            )
          const [a, b] = [as(list, 0), as(list.toReversed(), 40)]
          expect(b.estimate).toBeCloseTo(a.estimate, 9)
          expect(b.se === null).toBe(a.se === null)
          expect(b.se ?? 0).toBeCloseTo(a.se ?? 0, 9)
          expect(b.permutation.p).toBe(a.permutation.p)
          expect(a.permutation.p).toBeGreaterThanOrEqual(a.permutation.floor - 1e-12)
        },
      ),
    ))
})

test('Welch: unequal spreads lower the degrees of freedom', () => {
  // 4/10 + 100/5 = 20.4; 20.4² / (0.4²/9 + 20²/4) = 4.1609.
  const r = welch({ mean: 0, sd: 2 }, 10, { mean: 0, sd: 10 }, 5)
  expect(r.se).toBeCloseTo(Math.sqrt(20.4), 12)
  expect(r.df).toBeCloseTo(20.4 ** 2 / (0.16 / 9 + 100), 10)
})

test('one of three is treated: a floor of a third', () =>
  expect(permute([9, 1, 2], [true, false, false])).toEqual({ p: 1 / 3, floor: 1 / 3, ways: 3, exact: true }))
test('too many ways are drawn by a fixed sequence, and say so', () => {
  const values = Array.from({ length: 24 }, (_, i) => (i < 12 ? 5 : 0) + (i % 5))
  const treated = values.map((_, i) => i < 12)
  const r = permute(values, treated)
  expect([r.ways, r.exact]).toEqual([2_704_156, false])
  expect(r.p).toBeLessThan(0.001)
  expect(permute(values, treated)).toEqual(r)
  const none = permute(
    Array.from({ length: 24 }, (_, i) => i % 2),
    treated,
  )
  expect(none.p).toBe(1)
})

describe('communities that change at different times', () => {
  // A common path of 0, 2, 3, 7, 8 and an effect that grows by 3 with every period since the start.
  const path = [0, 2, 3, 7, 8]
  const made = (community: string, level: number, startsIn: number | null): StaggeredCommunity => ({
    community,
    startsIn,
    values: path.map((p, t) => level + p + (startsIn !== null && t >= startsIn ? 3 * (t - startsIn + 1) : 0)),
  })
  const six = [made('a', 10, 2), made('b', 20, 2), made('c', 30, 3), made('d', 5, 3), made('e', 7, null), made('f', 9, null)]
  test('the effect is found for each group and period, and nothing before', () => {
    const r = value(groupTimeEffects(six))
    expect(r.effects.map((e) => [e.startsIn, e.period, e.estimate, e.controls, e.isPlacebo])).toEqual([
      [2, 1, 0, 4, true],
      [2, 2, 3, 4, false],
      [2, 3, 6, 2, false],
      [2, 4, 9, 2, false],
      [3, 1, 0, 4, true],
      [3, 2, 0, 2, true],
      [3, 3, 3, 2, false],
      [3, 4, 6, 2, false],
    ])
    // Two communities each: (3 + 6 + 9 + 3 + 6)/5.
    expect(r.overall).toBeCloseTo(27 / 5, 12)
    expect(r.sinceStart).toEqual([
      { periods: 0, estimate: 3 },
      { periods: 1, estimate: 6 },
      { periods: 2, estimate: 9 },
    ])
    // Communities of a group changed alike to the last unit: how sure that is they cannot tell.
    expect(r.effects.every((e) => e.se === null)).toBe(true)
    // 6! / (2! 2! 2!) ways to give out the starts; only this one fits as well.
    expect(r.permutation).toEqual({ p: 1 / 90, floor: 1 / 90, ways: 90, exact: true })
    expect(r.verdict.answer).toBe('differs')
  })
  test('when all have changed there is nobody to compare with, and that is said', () => {
    const r = value(groupTimeEffects(six.slice(0, 4)))
    expect(r.notEstimable.map((x) => [x.startsIn, x.period])).toEqual([
      [2, 3],
      [2, 4],
      [3, 2],
      [3, 3],
      [3, 4],
    ])
    expect(r.overall).toBe(3)
  })
  test('three communities cannot tell whatever happened', () => {
    const r = value(groupTimeEffects([six[0]!, six[2]!, six[4]!]))
    expect([r.permutation.ways, r.permutation.floor, r.verdict.answer]).toEqual([6, 1 / 6, 'cannot-tell'])
  })
  test('with many communities the ways are drawn, always the same', () => {
    const many = Array.from({ length: 14 }, (_, i) => made(`${i}`, (i * 7) % 5, i < 5 ? 2 : i < 9 ? 3 : null))
    const r = value(groupTimeEffects(many))
    // 14! / (5! 4! 5!).
    expect([r.permutation.ways, r.permutation.exact, r.permutation.p]).toEqual([252_252, false, 1 / 2001])
    expect(value(groupTimeEffects(many))).toEqual(r)
    const none = value(groupTimeEffects(many.map((c, i) => ({ ...c, values: path.map((p, t) => p + ((i * 3 + t * 5) % 7)) }))))
    expect(none.verdict.answer).toBe('cannot-tell')
  })
  test('groups count by their communities', () => {
    const r = value(groupTimeEffects([...six.slice(0, 3), ...six.slice(4)]))
    // Group 2 has two communities (3, 6, 9), group 3 has one (3, 6).
    expect(r.overall).toBeCloseTo((2 * (3 + 6 + 9) + (3 + 6)) / 8, 12)
    expect(r.effects.find((e) => e.startsIn === 3)!.se).toBeNull()
  })
  test.each<[StaggeredCommunity[], string]>([
    [[], 'too-few-periods'],
    [[made('a', 1, null)], 'nobody-changed'],
    [[made('a', 1, 2)], 'no-controls'],
    [[made('a', 1, 0)], 'start-out-of-range'],
    [[made('a', 1, 2), { community: 'b', startsIn: null, values: [1] }], 'periods-differ'],
    [[{ community: 'b', startsIn: 1, values: [1, Number.NaN] }], 'not-a-number'],
  ])('%j', (communities, code) => expect(groupTimeEffects(communities)).toMatchObject({ refused: true, code }))
})
