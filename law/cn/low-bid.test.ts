import { day, fraction, isRefusal, minor, type Refusal, yuan } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lowBidReview, type LowBidFacts, type LowBidTest } from './low-bid.ts'

const got = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.words.en)
  return answer
}
const review = (prices: readonly number[], ceiling: number | undefined, more: Partial<LowBidFacts> = {}) =>
  lowBidReview({
    bids: prices.map((p, i) => ({ id: `${i + 1}`, price: yuan(`${p}`) })),
    ...(ceiling === undefined ? {} : { ceiling: yuan(`${ceiling}`) }),
    budget: yuan('1500000'),
    lawDay: day('2026-03-01'),
    ...more,
  })
const triggered = (answer: ReturnType<typeof review>) =>
  Object.fromEntries(
    got(answer)
      .value.filter((b) => b.triggered.length)
      .map((b) => [b.id, b.triggered]),
  ) as Record<string, LowBidTest[]>

describe('the three tests', () => {
  test('F-05: mean 720,000 × 50 % = 360,000 no; 780,000 × 50 % = 390,000 no; 1,000,000 × 45 % = 450,000 yes', () =>
    expect(triggered(review([410_000, 780_000, 800_000, 890_000], 1_000_000))).toEqual({ 1: ['ceiling'] }))
  test('F-06: mean 812,500 × 50 % = 406,250 no; 880,000 × 50 % = 440,000 yes; 1,200,000 × 45 % = 540,000 yes', () =>
    expect(triggered(review([1_000_000, 950_000, 420_000, 880_000], 1_200_000))).toEqual({ 3: ['second-lowest', 'ceiling'] }))
  test('F-07: 45 is not below 0.5 × 90 nor below 0.45 × 100, nor below 78.75 × 0.5 = 39.375', () =>
    expect(triggered(review([450_000, 900_000, 900_000, 900_000], 1_000_000))).toEqual({}))
  test('a fen below the line of F-07 triggers both', () =>
    expect(triggered(review([449_999.99, 900_000, 900_000, 900_000], 1_000_000))).toEqual({ 1: ['second-lowest', 'ceiling'] }))
  test('a bid at half the mean does not trigger, one below does', () => {
    // mean (200 + 400 + 600) ÷ 3 = 400, half of it 200
    expect(triggered(review([200, 400, 600], 440))[1]).toBeUndefined()
    expect(triggered(review([199, 400, 600], 440))[1]).toEqual(['mean', 'second-lowest'])
  })
  test('without a ceiling the budget stands in: 1,500,000 × 45 % = 675,000', () => {
    expect(triggered(review([674_999, 1_200_000, 1_200_000], undefined))).toEqual({ 1: ['ceiling'] })
    expect(triggered(review([675_000, 1_200_000, 1_200_000], undefined))).toEqual({})
  })
  test('bids that failed conformity review count nowhere', () => {
    const bids = [
      { id: 'a', price: yuan('460') },
      { id: 'b', price: yuan('900') },
      { id: 'c', price: yuan('950') },
      { id: 'd', price: yuan('3000'), conforms: false },
    ]
    const facts = { bids, ceiling: yuan('1000'), budget: yuan('1000'), lawDay: day('2026-03-01') }
    // Without d the mean is 2310 ÷ 3 = 770, half 385; with it 5310 ÷ 4 = 1327.50, half 663.75, and a would be below.
    expect(triggered(lowBidReview(facts))).toEqual({})
    expect(triggered(lowBidReview({ ...facts, bids: bids.map((x) => ({ ...x, conforms: true })) }))['a']).toEqual(['mean'])
  })
  test('the steps show the arithmetic', () => {
    const steps = got(review([410_000, 780_000, 800_000, 890_000], 1_000_000)).steps.map((s) => s.says.en)
    expect(steps).toContainEqual(expect.stringContaining('1000000.00 × 45% = 450000.00'))
    expect(steps).toContainEqual(expect.stringContaining('720000.00 × 50% = 360000.00'))
  })
  test('the committee may doubt a bid that passes every line', () =>
    expect(triggered(review([900, 950, 1000], 1000, { doubted: ['1'] }))).toEqual({ 1: ['judgement'] }))
})

describe('lines the documents raised (R-61)', () => {
  test('F-07b: 55 % of the second-lowest is lawful and used', () =>
    expect(triggered(review([500, 1000, 1000], 1000, { lines: { secondLowest: fraction(55, 100) } }))).toEqual({ 1: ['second-lowest'] }))
  test('65 % is the most', () => expect(isRefusal(review([500, 1000, 1000], 1000, { lines: { ceiling: fraction(65, 100) } }))).toBe(false))
  test.each([
    ['F-07b: 70 % of the ceiling', { ceiling: fraction(70, 100) }, 'low-bid-line-too-high'],
    ['just above 65 %', { mean: fraction(6501, 10000) }, 'low-bid-line-too-high'],
    ['lowered to 40 %', { mean: fraction(40, 100) }, 'low-bid-line-lowered'],
  ])('%s is refused', (_, lines, code) => {
    const answer = review([500, 1000, 1000], 1000, { lines })
    expect(isRefusal(answer) && answer.code).toBe(code)
  })
})

describe('which regime, by the law day', () => {
  const f06 = [1_000_000, 950_000, 420_000, 880_000]
  test('31 January 2026: no lines, only judgement', () => {
    expect(triggered(review(f06, 1_200_000, { lawDay: day('2026-01-31') }))).toEqual({})
    expect(triggered(review(f06, 1_200_000, { lawDay: day('2026-01-31'), doubted: ['3'] }))).toEqual({ 3: ['judgement'] })
  })
  test('1 February 2026: the national lines', () =>
    expect(triggered(review(f06, 1_200_000, { lawDay: day('2026-02-01') }))).toEqual({ 3: ['second-lowest', 'ceiling'] }))
  test('in a pilot zone before: the same lines, unverified', () => {
    const answer = got(review(f06, 1_200_000, { lawDay: day('2025-06-01'), inPilotZone: true }))
    expect(answer.value[2]!.triggered).toEqual(['second-lowest', 'ceiling'])
    expect(answer.cites.every((c) => c.confidence === 'unverified')).toBe(true)
  })
})

test('nothing to review is refused in words', () => {
  const answer = review([], 1000)
  expect(isRefusal(answer) && answer.code).toBe('no-conforming-bids')
})

test('raising the lowest bid never adds a trigger to it', () =>
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 3, maxLength: 7 }),
      fc.integer({ min: 1, max: 400_000 }),
      (prices, more) => {
        const sorted = [...prices].sort((a, b) => a - b)
        const count = (list: number[]) =>
          got(
            lowBidReview({
              bids: list.map((p, i) => ({ id: `${i}`, price: minor(p) })),
              budget: minor(1_000_000),
              lawDay: day('2026-03-01'),
            }),
          ).value[0]!.triggered.length
        const raised = [Math.min(sorted[0]! + more, sorted[1]!), ...sorted.slice(1)]
        expect(count(raised)).toBeLessThanOrEqual(count(sorted))
      },
    ),
  ))
