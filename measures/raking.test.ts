import { isRefusal, type Refusal } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kish, postStratify, rake, type Raked, trimWeights } from './raking.ts'

const raked = (r: Raked | Refusal): Raked => {
  if (isRefusal(r)) throw new Error(r.words.en)
  return r
}
const refused = (r: Raked | Refusal): Refusal => {
  if (!isRefusal(r)) throw new Error('this should have been refused')
  return r
}
/** Ten people of the worked example: one young man, two older men, three young women, four older women. */
const ten = { sex: [...'MMMFFFFFFF'], age: [...'YOOYYYOOOO'] }
const hundred = { sex: { M: 48, F: 52 }, age: { Y: 60, O: 40 } }

describe('raking', () => {
  test('the worked example: changes, iterations and weights', () => {
    const r = raked(rake(ten, hundred))
    ;[31.925, 1.28901, 0.012706, 1.2459e-4, 1.22e-6].forEach((change, i) => expect(r.changes[i]! / change).toBeCloseTo(1, 2))
    // A millionth of the total of 100 is 1e-4; the fifth change is the first below it.
    expect([r.iterations, r.converged]).toEqual([5, true])
    const cell = [26.376468, 10.811766, 10.811766, 11.207844, 11.207844, 11.207844, 4.594117, 4.594117, 4.594117, 4.594117]
    cell.forEach((w, i) => expect(r.weights[i]).toBeCloseTo(w, 6))
    expect(r.deff).toBeCloseTo(1.390778, 6)
    expect(r.nEff).toBeCloseTo(7.190222, 6)
  })
  test('a millionth of one person takes a sixth iteration', () =>
    expect(raked(rake(ten, hundred, { tolerance: 1e-6 / 100 })).iterations).toBe(6))
  test('what is asked for is not met in one iteration', () => {
    const r = raked(rake(ten, hundred, { maxIterations: 1 }))
    expect([r.converged, r.iterations]).toEqual([false, 1])
    expect(r.maxMarginError).toBeGreaterThan(1e-6)
  })
  test('thin categories are named', () =>
    expect(raked(rake(ten, hundred)).thin).toEqual([
      { column: 'sex', category: 'M', respondents: 3 },
      { column: 'age', category: 'Y', respondents: 4 },
    ]))
  test('starting weights keep their proportions inside a cell', () => {
    const r = raked(rake({ sex: ['M', 'M', 'F'] }, { sex: { M: 30, F: 20 } }, { weights: [1, 2, 5] }))
    expect([...r.weights]).toEqual([10, 20, 20])
  })
})

describe('what cannot be met is refused by name', () => {
  test.each([
    ['cell-empty', { sex: ['M'] }, { sex: { M: 1, F: 1 } }, 'F'],
    ['cell-unwanted', { sex: ['M', 'F'] }, { sex: { M: 1, F: 0 } }, 'F'],
    ['category-unknown', { sex: ['M', 'X'] }, { sex: { M: 1 } }, 'X'],
    ['no-answer', { sex: ['M', ''] }, { sex: { M: 1 } }, 'Respondent 2'],
    ['totals-differ', { sex: ['M'], age: ['Y'] }, { sex: { M: 100 }, age: { Y: 101 } }, '101'],
    ['no-column', { sex: ['M'] }, { age: { Y: 1 } }, 'age'],
    ['no-margins', { sex: ['M'] }, {}, 'margin'],
    ['no-respondents', { sex: [] }, { sex: { M: 1 } }, 'no respondent'],
    ['target-not-a-count', { sex: ['M'] }, { sex: { M: -1 } }, '-1'],
    ['margin-empty', { sex: ['M'] }, { sex: { M: 0 } }, 'zero'],
    // Men are all young and women all old, so as many men as young people are needed.
    ['margins-contradict', { sex: ['M', 'F'], age: ['Y', 'O'] }, { sex: { M: 60, F: 40 }, age: { Y: 50, O: 50 } }, 'M'],
  ] as const)('%s', (code, sample, margins, named) => {
    const r = refused(rake(sample, margins as never))
    expect(r.code).toBe(code)
    expect(r.words.en).toContain(named)
    expect(r.words.zh).toMatch(/[一-鿿]/)
  })
  test.each([
    [[1, 0], 'Respondent 2'],
    [[Number.NaN, 1], 'Respondent 1'],
    [[1], '1 value'],
  ])('weights %j', (weights, named) => expect(refused(rake({ sex: ['M', 'M'] }, { sex: { M: 2 } }, { weights })).words.en).toContain(named))
  test('limits of trimming on one side of the mean', () => expect(refused(rake(ten, hundred, { trim: [1.5, 2] })).code).toBe('trim-limits'))
})

describe('post-stratification', () => {
  test('is exact', () => expect([...raked(postStratify(['a', 'a', 'b'], { a: 10, b: 7 }, [1, 3, 9])).weights]).toEqual([2.5, 7.5, 7]))
})

describe('trimming', () => {
  test('limits and margins both hold where they can', () => {
    // 100 people by 10 respondents: the mean weight is 10, so nobody may weigh more than 20. Without limits the young man weighs 26.4.
    const r = raked(rake(ten, hundred, { trim: [0.3, 2] }))
    expect(r.trimmed).toMatchObject({ rows: 1, withinLimits: true })
    expect(Math.max(...r.weights)).toBeLessThanOrEqual(20 * (1 + 1e-6))
    expect(r.maxMarginError).toBeLessThan(1e-6)
    const [y, o] = [r.weights[0]!, r.weights[1]!]
    expect(y + 2 * o).toBeCloseTo(48, 3)
  })
  test('limits that the margins forbid are reported, and the margins win', () => {
    const r = raked(rake({ sex: ['M', 'F', 'F', 'F'] }, { sex: { M: 75, F: 25 } }, { trim: [0.1, 2] }))
    expect(r.trimmed!.withinLimits).toBe(false)
    expect(r.weights[0]).toBeCloseTo(75, 6)
  })
  test('without raking the total stays and what is cut goes to the others in proportion', () => {
    // Mean 3; the highest may be 6, so 2 of the 8 are spread over 1, 1 and 2: 1.5, 1.5 and 3.
    const t = trimWeights([1, 1, 2, 8], 0, 2)
    expect([...t.weights]).toEqual([1.5, 1.5, 3, 6])
    expect(t.trimmed).toBe(1)
    expect(() => trimWeights([1, 2], 1, 2)).toThrow(RangeError)
  })
})

test("Kish's numbers", () => {
  // Sum 6, sum of squares 7.5: 6 × 7.5 / 36 and 36 / 7.5.
  expect(kish([0.5, 0.5, 1, 1, 2, 1])).toEqual({ n: 6, deff: 1.25, nEff: 4.8 })
})

const surveys = fc.array(
  fc.record({
    age: fc.constantFrom('a', 'b', 'c'),
    sex: fc.constantFrom('m', 'f'),
    w: fc.integer({ min: 1, max: 9 }),
    truth: fc.integer({ min: 1, max: 50 }),
  }),
  { minLength: 4, maxLength: 40 },
)
const asQuestion = (rows: readonly { age: string; sex: string; w: number; truth: number }[]) => {
  // Margins that some weights meet, because they are those of the `truth` weights.
  const margins: Record<string, Record<string, number>> = { age: {}, sex: {} }
  for (const r of rows) {
    margins.age![r.age] = (margins.age![r.age] ?? 0) + r.truth
    margins.sex![r.sex] = (margins.sex![r.sex] ?? 0) + r.truth
  }
  return { sample: { age: rows.map((r) => r.age), sex: rows.map((r) => r.sex) }, margins, weights: rows.map((r) => r.w) }
}

test('weights are positive and every margin is met', () =>
  fc.assert(
    fc.property(surveys, (rows) => {
      const q = asQuestion(rows)
      const r = raked(rake(q.sample, q.margins, { weights: q.weights, maxIterations: 5000 }))
      expect(r.weights.every((w) => w > 0)).toBe(true)
      expect(r.converged).toBe(true)
      const total = rows.reduce((a, b) => a + b.truth, 0)
      for (const column of ['age', 'sex'] as const)
        for (const [category, target] of Object.entries(q.margins[column]!)) {
          const sum = r.weights.reduce((a, w, i) => a + (rows[i]![column] === category ? w : 0), 0)
          expect(Math.abs(sum - target)).toBeLessThan(1e-6 * total)
        }
    }),
  ))

test('the order of rows changes nothing but the order of weights', () =>
  fc.assert(
    fc.property(surveys, fc.infiniteStream(fc.nat()), (rows, keys) => {
      const shuffled = rows
        .map((r) => ({ r, k: keys.next().value as number }))
        .sort((a, b) => a.k - b.k)
        .map((x) => x.r)
      const weightsOf = (list: typeof rows) => {
        const q = asQuestion(list)
        const margins = asQuestion(rows).margins
        return raked(rake(q.sample, margins, { weights: q.weights, maxIterations: 5000 })).weights
      }
      const here = weightsOf(rows)
      const there = weightsOf(shuffled)
      shuffled.forEach((r, i) => expect(there[i]! / here[rows.indexOf(r)]!).toBeCloseTo(1, 8))
    }),
  ))
