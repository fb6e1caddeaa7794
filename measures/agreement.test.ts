import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Alpha, cohenKappa, type Kappa, krippendorffAlpha, type MeasurementLevel } from './agreement.ts'

describe('two raters', () => {
  test('[[20,5],[10,15]]: observed .70, expected .50, kappa .40 with its interval', () => {
    const k = cohenKappa([
      [20, 5],
      [10, 15],
    ]) as Kappa
    // po = (20 + 15)/50; pe = (25 × 30 + 25 × 20)/50².
    expect(k.observed).toBeCloseTo(35 / 50, 12)
    expect(k.expected).toBeCloseTo((25 * 30 + 25 * 20) / 2500, 12)
    expect(k.value).toBeCloseTo(0.4, 12)
    // Fleiss, Cohen, Everitt: diagonal .4 (1 − 1.1 × .6)² + .3 (1 − .9 × .6)², off it .6² (.1 × (.6 + .5)² + .2 × (.4 + .5)²).
    const variance = 0.4 * 0.34 ** 2 + 0.3 * 0.46 ** 2 + 0.36 * (0.1 * 1.1 ** 2 + 0.2 * 0.9 ** 2) - (0.4 - 0.5 * 0.6) ** 2
    expect(k.se).toBeCloseTo(Math.sqrt(variance / 50) / 0.5, 12)
    expect(k.se).toBeCloseTo(0.126996, 5)
    expect(k.low).toBeCloseTo(0.1511, 4)
    expect(k.high).toBeCloseTo(0.6489, 4)
    expect(k.n).toBe(50)
  })
  test.each([
    ['none', 0.576516],
    ['linear', 0.658915],
    ['quadratic', 0.754464],
  ] as const)('three categories, weights %s: %d', (weights, expected) =>
    expect(
      cohenKappa(
        [
          [10, 3, 0],
          [2, 12, 4],
          [0, 2, 7],
        ],
        weights,
      ).value,
    ).toBeCloseTo(expected, 6),
  )
  test('all in one category is undefined, not perfect', () => {
    for (const weights of ['none', 'linear', 'quadratic'] as const)
      expect(
        cohenKappa(
          [
            [9, 0],
            [0, 0],
          ],
          weights,
        ),
      ).toMatchObject({ value: undefined, why: { zh: expect.stringContaining('无定义') } })
  })
  test('no pairs at all is undefined', () =>
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]).value,
    ).toBeUndefined())
  test('with two categories all weights say the same', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 4, maxLength: 4 }), ([a, b, c, d]) => {
        const table = [
          [a!, b!],
          [c!, d!],
        ]
        expect(cohenKappa(table, 'linear').value).toBeCloseTo(cohenKappa(table).value!, 10)
        expect(cohenKappa(table, 'quadratic').value).toBeCloseTo(cohenKappa(table).value!, 10)
      }),
    ))
  test.each([
    [[[1, 2]]],
    [
      [
        [1, -1],
        [0, 1],
      ],
    ],
    [
      [
        [1, 0.5],
        [0, 1],
      ],
    ],
    [[]],
  ])('%j is a fault of the caller', (table) => expect(() => cohenKappa(table)).toThrow(RangeError))
})

const x = undefined
/** Krippendorff's published data “C”: four observers, twelve units. */
const c = [
  [1, 1, x, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [x, 5, 5, 5],
  [x, x, 1, 1],
  [x, x, 3, x],
]
/** A panel of three on four bids, one score missing: by bid. */
const panel = [
  [4, 4, 5],
  [3, 3, 2],
  [5, 4, 5],
  [2, 2, x],
]

describe('any number of raters', () => {
  test.each<[MeasurementLevel, number]>([
    ['nominal', 0.743421],
    ['ordinal', 0.815388],
    ['interval', 0.849107],
    ['ratio', 0.797403],
  ])('data C, %s: %d', (level, expected) => expect(krippendorffAlpha(c, level).value).toBeCloseTo(expected, 6))
  test('the unit with one rating drops out', () => expect(krippendorffAlpha(c, 'nominal')).toMatchObject({ units: 11, ratings: 40 }))
  test.each<[MeasurementLevel, number]>([
    ['nominal', 0.3333],
    ['ordinal', 0.787],
    ['interval', 0.8148],
  ])('panel of three on four bids, %s: %d', (level, expected) => expect(krippendorffAlpha(panel, level).value).toBeCloseTo(expected, 4))
  test('all equal is undefined and says so', () =>
    expect(
      krippendorffAlpha(
        [
          [3, 3],
          [3, 3, 3],
        ],
        'interval',
      ),
    ).toMatchObject({ value: undefined, why: { en: expect.stringContaining('undefined') } }))
  test('nothing rated twice is undefined', () => expect(krippendorffAlpha([[1, x], [x, 2], []], 'nominal').value).toBeUndefined())
  test('a ratio below zero is a fault of the caller', () => expect(() => krippendorffAlpha([[-1, 1]], 'ratio')).toThrow(RangeError))
  const ratings = fc.array(fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 10,
  })
  test('the order of units and raters changes nothing; only full agreement reaches 1', () =>
    fc.assert(
      fc.property(ratings, fc.constantFrom<MeasurementLevel>('nominal', 'ordinal', 'interval', 'ratio'), (units, level) => {
        const a = krippendorffAlpha(units, level)
        const b = krippendorffAlpha(
          units.toReversed().map((u) => u.toReversed()),
          level,
        )
        if (a.value === undefined) {
          expect(b.value).toBeUndefined()
          return
        }
        expect((b as Alpha).value).toBeCloseTo(a.value, 10)
        expect(a.value).toBeLessThanOrEqual(1)
      }),
    ))
})
