import { isRefusal, type Refusal } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type NeedRatings, type NeedScore, quadrantWords, rankNeeds } from './needs.ts'

const ranked = (r: readonly NeedScore[] | Refusal): readonly NeedScore[] => {
  if (isRefusal(r)) throw new Error(r.words.en)
  return r
}
const four: NeedRatings[] = [
  { need: 'A', importance: [5, 5, 4, 5], met: [4, 4, 4, 5] },
  { need: 'B', importance: [4, 3, 4, 3], met: [2, 2, 3, 2] },
  { need: 'C', importance: [5, 4, 4, 5], met: [2, 3, 2, 3] },
]

describe("Borich's worked example", () => {
  test('four respondents who count alike', () => {
    // A: 4.75 × 0.5; B: 3.5 × 1.25; C: 4.5 × 2.
    expect(ranked(rankNeeds(four)).map((s) => [s.need, s.rank, s.discrepancy, s.rankedDiscrepancy, s.n])).toEqual([
      ['C', 1, 9, -100, 4],
      ['B', 2, 4.375, -100, 4],
      ['A', 3, 2.375, -50, 4],
    ])
  })
  test('weights of 1.5, 1, 0.5 and 1', () =>
    expect(ranked(rankNeeds(four, [1.5, 1, 0.5, 1])).map((s) => [s.need, s.discrepancy])).toEqual([
      ['C', 9.828125],
      ['B', 4.8125],
      ['A', 3.046875],
    ]))
  test('where it falls against the means of all needs', () => {
    // Importance 4.75, 3.5, 4.5 (mean 4.25); met 4.25, 2.25, 2.5 (mean 3).
    expect(ranked(rankNeeds(four)).map((s) => s.quadrant)).toEqual(['concentrate-here', 'low-priority', 'keep-up'])
    expect(quadrantWords['concentrate-here'].zh).toContain('优先')
  })
  test('its error by the delta method', () => {
    // C: I−4.5 = .5, −.5, −.5, .5; d = 3, 1, 2, 2. Influence ¼(2(I−4.5) + 4.5(d−2)): ¼ of 5.5, −5.5, −1, 1; se² = 4/3 × (30.25 + 30.25 + 1 + 1)/16.
    expect(ranked(rankNeeds(four))[0]!.se).toBeCloseTo(Math.sqrt((4 / 3) * (62.5 / 16)), 12)
  })
})

describe('what the sample cannot tell apart is called a tie', () => {
  const people = Array.from({ length: 60 }, (_, i) => i)
  const rate = (gap: (i: number) => number, need: string): NeedRatings => ({
    need,
    importance: people.map(() => 5),
    met: people.map((i) => 5 - gap(i)),
  })
  test('a small difference with much noise ties, a large one does not', () => {
    const r = ranked(
      rankNeeds([rate((i) => 2 + (i % 3) - 1, 'meals'), rate((i) => 2 + ((i * 7) % 4) - 1.4, 'lifts'), rate((i) => i % 2, 'chess')]),
    )
    expect(r.map((s) => [s.need, s.rankFrom, s.rankTo, s.tiedWith])).toEqual([
      ['lifts', 1, 2, ['meals']],
      ['meals', 1, 2, ['lifts']],
      ['chess', 3, 3, []],
    ])
  })
  test('a difference on which all agree is one, however small', () =>
    expect(ranked(rankNeeds([rate(() => 2, 'a'), rate(() => 1, 'b')])).map((s) => s.tiedWith)).toEqual([[], []]))
  test('the same ratings are a tie', () =>
    expect(ranked(rankNeeds([rate((i) => i % 3, 'a'), rate((i) => i % 3, 'b')])).map((s) => s.tiedWith)).toEqual([['b'], ['a']]))
  test('the same people disagreeing alike about both are told apart, though their intervals overlap', () => {
    const r = ranked(rankNeeds([rate((i) => (i % 4) + 0.5, 'a'), rate((i) => (i % 4) + (i % 2 ? 0.1 : 0.2), 'b')]))
    expect(r[1]!.interval!.high).toBeGreaterThan(r[0]!.interval!.low)
    expect(r[0]!.tiedWith).toEqual([])
  })
})

test('who did not answer an item is left out of that item only', () => {
  const [a] = ranked(rankNeeds([{ need: 'a', importance: [5, null, 3], met: [3, null, 3] }]))
  expect([a!.n, a!.discrepancy, a!.rankedDiscrepancy]).toEqual([2, 4, -50])
})

test.each<[string, NeedRatings[], number[] | undefined, string]>([
  ['too-few', [], undefined, 'respondents'],
  ['half-answered', [{ need: 'meals', importance: [1, 2], met: [1, null] }], undefined, 'Respondent 2'],
  ['not-a-number', [{ need: 'meals', importance: [1, Number.NaN], met: [1, 1] }], undefined, 'respondent 2'],
  ['nobody-answered', [{ need: 'meals', importance: [null, null], met: [null, null] }], undefined, 'meals'],
  ['lengths-differ', [{ need: 'meals', importance: [1, 2], met: [1] }], undefined, 'meals'],
  ['weight-not-positive', [{ need: 'meals', importance: [1, 2], met: [1, 1] }], [1, 0], 'respondent 2'],
])('%s is refused', (code, needs, weights, named) => {
  const r = rankNeeds(needs, weights)
  if (!isRefusal(r)) throw new Error('this should have been refused')
  expect(r.code).toBe(code)
  expect(r.words.en).toContain(named)
})

test('the interval holds the estimate, the place lies within its places, and ties are mutual', () =>
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), { minLength: 8, maxLength: 8 }), {
        minLength: 1,
        maxLength: 5,
      }),
      (items) => {
        const r = ranked(
          rankNeeds(items.map((pairs, k) => ({ need: `n${k}`, importance: pairs.map((p) => p[0]), met: pairs.map((p) => p[1]) }))),
        )
        for (const s of r) {
          expect(s.interval!.low).toBeLessThanOrEqual(s.discrepancy)
          expect(s.interval!.high).toBeGreaterThanOrEqual(s.discrepancy)
          expect(Math.abs(s.discrepancy)).toBeLessThanOrEqual(20)
          expect(s.rankFrom <= s.rank && s.rank <= s.rankTo).toBe(true)
          for (const t of s.tiedWith) expect(r.find((o) => o.need === t)!.tiedWith).toContain(s.need)
        }
      },
    ),
  ))
