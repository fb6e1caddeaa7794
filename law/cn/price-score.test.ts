import { compare, day, decimal, fraction, isRefusal, isSame, minor, type Refusal, yuan } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { china } from '../places/index.ts'
import { checkPriceScoring, hoursScores, priceScores, type PriceScoring, rankOffers, totalScore } from './price-score.ts'

const got = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.words.en)
  return answer
}
const wan = (n: number) => yuan(`${n}0000`)
const offers = [88, 95, 82, 105].map((n) => ({ id: `${n}`, price: wan(n) }))

describe('F-01: consultation, final offers 88, 95, 82 and 105 wan yuan', () => {
  test.each([
    [10, '88', 82, 88, '9.3182'],
    [10, '95', 82, 95, '8.6316'],
    [10, '82', 82, 82, '10.0000'],
    [10, '105', 82, 105, '7.8095'],
    [30, '88', 82, 88, '27.9545'],
    [30, '95', 82, 95, '25.8947'],
    [30, '82', 82, 82, '30.0000'],
    [30, '105', 82, 105, '23.4286'],
  ])('weight %i, offer %s: %i ÷ %i × weight = %s', (weight, id, benchmark, price, points) => {
    const score = got(priceScores(offers, fraction(weight))).value.find((s) => s.id === id)!.score!
    expect(isSame(score, fraction(benchmark * weight, price))).toBe(true)
    expect(decimal(score, 4)).toBe(points)
  })
  test('every step is written down: one benchmark, four divisions', () =>
    expect(got(priceScores(offers, fraction(30))).steps).toHaveLength(1 + 4))
})

describe('F-03: a fixed price is not scored', () => {
  test('all scores are null, none is full marks', () =>
    expect(got(priceScores(offers, 'fixed')).value.map((s) => s.score)).toEqual([null, null, null, null]))
})

test.each([
  ['no offers', [], fraction(10), 'no-offers'],
  ['a price of zero', [{ id: 'a', price: minor(0n) }], fraction(10), 'price-not-positive'],
  ['a weight above 100', offers, fraction(101), 'weight-out-of-range'],
] as const)('%s is refused', (_, given, weight, code) => {
  const answer = priceScores(given, weight)
  expect(isRefusal(answer) && answer.code).toBe(code)
})

describe('F-20: a fixed price of 1,854,000, the points of the price given for promised hours', () => {
  const offers = [
    { id: 'a', hours: 33_000 },
    { id: 'b', hours: 30_000 },
    { id: 'c', hours: 27_500 },
  ]
  test.each([
    ['a', '10.0000'], // 33,000 ÷ 33,000 × 10
    ['b', '9.0909'], // 30,000 ÷ 33,000 × 10
    ['c', '8.3333'], // 27,500 ÷ 33,000 × 10
  ])('%s has %s of 10 points', (id, points) =>
    expect(decimal(got(hoursScores(offers, fraction(10))).value.find((s) => s.id === id)!.score, 4)).toBe(points),
  )
  test('it is said to be local practice, known from a tender only', () =>
    expect(got(hoursScores(offers, fraction(10))).cites.map((c) => c.confidence)).toEqual(['E']))
  test('the price itself must not be scored beside it', () =>
    expect(got(priceScores([{ id: 'a', price: yuan('1854000') }], 'fixed')).value[0]!.score).toBeNull())
  test.each([
    ['no hours', [{ id: 'a', hours: 0 }], 'hours-wrong'],
    ['half an hour', [{ id: 'a', hours: 0.5 }], 'hours-wrong'],
    ['nobody', [], 'no-offers'],
  ] as const)('%s is refused', (_, given, code) => {
    const answer = hoursScores(given, fraction(10))
    expect(isRefusal(answer) && answer.code).toBe(code)
  })
  test('promising more never scores less', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 6 }),
        fc.nat(9000),
        fc.nat(5),
        (list, more, at) => {
          const i = at % list.length
          const score = (hours: number[]) =>
            got(
              hoursScores(
                hours.map((h, n) => ({ id: `${n}`, hours: h })),
                fraction(10),
              ),
            ).value[i]!.score
          expect(compare(score(list.map((h, n) => (n === i ? h + more : h))), score(list))).toBeGreaterThanOrEqual(0)
        },
      ),
    ))
})

describe('F-31: an item of weight 8 for the best result of an evaluation, not cumulative', () => {
  // Rank 1 brings 100, ranks 2 to 5 bring 50, others nothing; the best of several counts.
  const best = (ranks: readonly number[]) => Math.max(0, ...ranks.map((r) => (r === 1 ? 100 : r <= 5 ? 50 : 0)))
  test.each([
    ['first once', [1], 8], // 100 × 8 %
    ['second and fifth', [2, 5], 4], // 50 × 8 %, not 100 × 8 %
    ['first and third', [1, 3], 8],
    ['sixth', [6], 0],
    ['never evaluated', [], 0],
  ])('%s: %j brings %i points', (_, ranks, points) =>
    expect(isSame(totalScore([{ score: fraction(best(ranks)), weight: fraction(8) }]), fraction(points))).toBe(true),
  )
})

describe('properties of price scores', () => {
  const prices = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 2, maxLength: 8 })
  test('raising a price never raises its own score', () =>
    fc.assert(
      fc.property(prices, fc.integer({ min: 1, max: 5_000_000 }), fc.nat(7), (list, more, at) => {
        const i = at % list.length
        const score = (values: number[]) =>
          got(
            priceScores(
              values.map((v, n) => ({ id: `${n}`, price: minor(v) })),
              fraction(30),
            ),
          ).value[i]!.score!
        expect(compare(score(list.map((v, n) => (n === i ? v + more : v))), score(list))).toBeLessThanOrEqual(0)
      }),
    ))
  test('the lowest price has full marks and nobody has more', () =>
    fc.assert(
      fc.property(prices, (list) => {
        const scores = got(
          priceScores(
            list.map((v, n) => ({ id: `${n}`, price: minor(v) })),
            fraction(10),
          ),
        ).value
        expect(scores.some((s) => isSame(s.score!, fraction(10)))).toBe(true)
        expect(scores.every((s) => compare(s.score!, fraction(10)) <= 0)).toBe(true)
      }),
    ))
})

describe('R-31: ranking', () => {
  const s = (id: string, total: number, price: number) => ({ id, total: fraction(total), price: wan(price) })
  test('by total, then by lower price', () =>
    expect(rankOffers([s('a', 80, 90), s('b', 90, 100), s('c', 80, 85)]).value.map((r) => [r.id, r.rank, r.tie])).toEqual([
      ['b', 1, 'none'],
      ['c', 2, 'by-price'],
      ['a', 3, 'by-price'],
    ]))
  test('equal totals and prices share a rank and must be drawn', () => {
    const answer = rankOffers([s('a', 80, 90), s('b', 80, 90), s('c', 70, 10)])
    expect(answer.value.map((r) => [r.id, r.rank, r.tie])).toEqual([
      ['a', 1, 'by-draw'],
      ['b', 1, 'by-draw'],
      ['c', 3, 'none'],
    ])
    expect(answer.steps.at(-1)!.says.zh).toContain('随机抽取')
  })
  test('a total is the sum of scores times weights: 90 × 0.7 + 80 × 0.3 = 87', () =>
    expect(
      isSame(
        totalScore([
          { score: fraction(90), weight: fraction(70) },
          { score: fraction(80), weight: fraction(30) },
        ]),
        fraction(87),
      ),
    ).toBe(true))
})

describe('F-02, F-03, F-04: how a document plans to score the price', () => {
  const plan = (more: Partial<PriceScoring>): PriceScoring => ({
    method: 'open-tender',
    place: china,
    isService: true,
    priceWeight: fraction(10, 100),
    fixedPrice: false,
    benchmark: 'lowest',
    dropsExtremes: false,
    lawDay: day('2026-03-01'),
    ...more,
  })
  test.each([
    ['tender for services, 9 %', { priceWeight: fraction(9, 100) }, ['R-29']],
    ['tender for services, 10 %', {}, []],
    ['tender for services, 35 % has no ceiling', { priceWeight: fraction(35, 100) }, []],
    ['tender for goods, 29 %', { isService: false, priceWeight: fraction(29, 100) }, ['R-29']],
    ['tender for goods, 30 %', { isService: false, priceWeight: fraction(30, 100) }, []],
    ['consultation for services, 9.99 %', { method: 'competitive-consultation', priceWeight: fraction(999, 10000) }, ['R-56']],
    ['consultation for services, 10 %', { method: 'competitive-consultation' }, []],
    ['consultation for services, 30 %', { method: 'competitive-consultation', priceWeight: fraction(30, 100) }, []],
    ['consultation for services, 31 %', { method: 'competitive-consultation', priceWeight: fraction(31, 100) }, ['R-56']],
    ['consultation for services, 35 %', { method: 'competitive-consultation', priceWeight: fraction(35, 100) }, ['R-56']],
    ['fixed price, not scored', { fixedPrice: true, priceWeight: null }, []],
    ['fixed price, yet 30 % for price', { fixedPrice: true, priceWeight: fraction(30, 100) }, ['R-29']],
    ['average as benchmark', { benchmark: 'average' }, ['R-29']],
    ['highest and lowest dropped', { dropsExtremes: true }, ['R-29']],
    ['both in a consultation', { method: 'competitive-consultation', benchmark: 'average', dropsExtremes: true }, ['R-56', 'R-56']],
    ['negotiation has no weights', { method: 'competitive-negotiation', priceWeight: null }, []],
  ] as const)('%s', (_, more, rules) => {
    const found = checkPriceScoring(plan(more as Partial<PriceScoring>))
    expect(found.map((f) => f.rule)).toEqual(rules)
    // Order 87 was read, so it may stop a tender; of notice 214 single articles are known from trade pages, so it warns.
    const tender = plan(more as Partial<PriceScoring>).method === 'open-tender'
    expect(found.every((f) => f.severity === (tender ? 'refuse' : 'warn'))).toBe(true)
  })
})
