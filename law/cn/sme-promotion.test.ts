import { compare, day, fraction, isRefusal, minor, type Refusal, yuan } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { china, fujian } from '../places/index.ts'
import { priceScores } from './price-score.ts'
import { checkPromotion, type EnterpriseSize, priceForScoring, type PromotionTerms, reservationDue } from './sme-promotion.ts'

const got = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.words.en)
  return answer
}
const lawDay = day('2026-03-01')
const due = (budget: string, more: Partial<Parameters<typeof reservationDue>[0]> = {}) =>
  reservationDue({ kind: 'services', budget: yuan(budget), suits: true, lawDay, ...more }).value

describe('R-103: how much is reserved', () => {
  test.each([
    ['a fen below 2 million', '1999999.99', { reserve: 'whole', reserved: yuan('1999999.99') }],
    ['2 million', '2000000', { reserve: 'whole', reserved: yuan('2000000') }],
    // 2,000,000.01 × 30 % = 600,000.003, rounded up to the fen; × 60 % = 360,000.006
    ['a fen above', '2000000.01', { reserve: 'part', reserved: yuan('600000.01'), forSmall: yuan('360000.01') }],
    // 3,000,000 × 30 % = 900,000; × 60 % = 540,000
    ['3 million', '3000000', { reserve: 'part', reserved: yuan('900000'), forSmall: yuan('540000') }],
  ])('%s', (_, budget, expected) => expect(due(budget)).toMatchObject(expected))
  test.each([
    ['4000000', { reserve: 'whole' }],
    ['4000000.01', { reserve: 'part', reserved: yuan('1600000.01') }], // × 40 %
  ] as const)('works of %s', (budget, expected) => expect(due(budget, { kind: 'works' })).toMatchObject(expected))
  test.each([
    ['2022-06-30', '1500000'], // 5,000,000 × 30 %
    ['2022-07-01', '2000000'], // × 40 %
  ])('works of 5 million under the law of %s: %s reserved', (on, reserved) =>
    expect(due('5000000', { kind: 'works', lawDay: day(on) }).reserved).toBe(yuan(reserved)),
  )
  test('Fujian reserves 40 % of services too: 3,000,000 × 40 % = 1,200,000', () =>
    expect(due('3000000', { place: fujian }).reserved).toBe(yuan('1200000')))
  test('before 2021 nothing', () => expect(due('1000000', { lawDay: day('2020-12-31') })).toMatchObject({ reserve: 'none' }))
  test('what does not suit enterprises is not reserved', () => expect(due('1000000', { suits: false })).toMatchObject({ reserve: 'none' }))
  test('while nobody has judged it, the answer says so', () => {
    const { suits: _, ...open } = { kind: 'services', budget: yuan('1000000'), suits: true, lawDay } as const
    const answer = reservationDue(open)
    expect(answer.value).toMatchObject({ reserve: 'whole', isDecided: false })
    expect(answer.steps[0]!.says.zh).toContain('社会组织')
  })
})

describe('R-103: the price that is scored', () => {
  const scored = (more: Partial<Parameters<typeof priceForScoring>[0]>) =>
    priceForScoring({
      price: yuan('900000'),
      supplier: 'enterprise',
      size: 'small',
      isReserved: false,
      deduction: fraction(10, 100),
      lawDay,
      ...more,
    })
  test.each<[string, Parameters<typeof scored>[0], string]>([
    ['a small enterprise: 900,000 × (1 − 10 %)', {}, '810000'],
    ['a micro enterprise at 20 %: 900,000 × 80 %', { size: 'micro', deduction: fraction(20, 100) }, '720000'],
    ['a medium enterprise', { size: 'medium' }, '900000'],
    ['a social organisation', { supplier: 'social-organisation' }, '900000'],
    ['an institution', { supplier: 'institution' }, '900000'],
    ['a reserved purchase', { isReserved: true }, '900000'],
    ['before 2021', { lawDay: day('2020-12-31') }, '900000'],
    ['the law of 30 June 2022, at 6 %: 900,000 × 94 %', { lawDay: day('2022-06-30'), deduction: fraction(6, 100) }, '846000'],
  ])('%s', (_, more, price) => expect(got(scored(more)).value).toBe(yuan(price)))
  test.each([
    ['2026-03-01', '999/10000', true],
    ['2026-03-01', '1/10', false],
    ['2026-03-01', '1/5', false],
    ['2026-03-01', '2001/10000', true],
    ['2022-06-30', '599/10000', true],
    ['2022-06-30', '6/100', false],
    ['2022-06-30', '1/10', false],
    ['2022-06-30', '1001/10000', true],
  ])('law of %s, a deduction of %s is refused: %s', (on, part, refused) => {
    const [n, d] = part.split('/').map(Number) as [number, number]
    expect(isRefusal(scored({ lawDay: day(on), deduction: fraction(n, d) }))).toBe(refused)
  })
  test('the deduction changes who is first, not what is paid: 900,000 by an organisation against 980,000 by a small enterprise', () => {
    const ours = { id: 'organisation', price: got(scored({ supplier: 'social-organisation' })).value }
    const theirs = { id: 'enterprise', price: got(scored({ price: yuan('980000') })).value } // × 90 % = 882,000
    const scores = got(priceScores([ours, theirs], fraction(10))).value
    expect(scores.map((s) => compare(s.score!, fraction(10)) === 0)).toEqual([false, true])
  })
  test('a larger deduction never raises the price that is scored', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900_000_000 }), fc.integer({ min: 1000, max: 2000 }), fc.nat(1000), (price, a, more) => {
        const at = (part: number) => got(scored({ price: minor(price), deduction: fraction(Math.min(part, 2000), 10_000) })).value
        expect(at(a + more) <= at(a)).toBe(true)
      }),
    ))
})

describe('R-103: what documents say', () => {
  const facts = { kind: 'services', budget: yuan('3000000'), priceIsScored: true, place: china, lawDay } as const
  const found = (terms: PromotionTerms, more: Partial<Parameters<typeof checkPromotion>[1]> = {}) =>
    checkPromotion(terms, { ...facts, ...more }).map((f) => `${f.severity} ${f.at}`)
  const ten = fraction(10, 100)
  test.each<[string, PromotionTerms, Partial<Parameters<typeof checkPromotion>[1]>, string[]]>([
    [
      'F-20: not reserved, with its reason, at a fixed price',
      { reserve: 'none', whyNotReserved: '承接主体多为社会组织' },
      { priceIsScored: false },
      [],
    ],
    ['not reserved and no reason', { reserve: 'none', deduction: ten }, {}, ['warn promotion.whyNotReserved']],
    ['not reserved, price scored, no deduction', { reserve: 'none', whyNotReserved: 'x' }, {}, ['warn promotion.deduction']],
    ['9 %', { reserve: 'none', whyNotReserved: 'x', deduction: fraction(9, 100) }, {}, ['warn promotion.deduction']],
    ['10 %', { reserve: 'none', whyNotReserved: 'x', deduction: ten }, {}, []],
    ['20 %', { reserve: 'none', whyNotReserved: 'x', deduction: fraction(20, 100) }, {}, []],
    ['21 %', { reserve: 'none', whyNotReserved: 'x', deduction: fraction(21, 100) }, {}, ['warn promotion.deduction']],
    [
      'the same taken off for social organisations',
      { reserve: 'none', whyNotReserved: 'x', deduction: ten, deductionForSocialOrganisations: true },
      {},
      ['warn promotion.deductionForSocialOrganisations'],
    ],
    [
      'all of it reserved: social organisations are shut out',
      { reserve: 'whole' },
      { budget: yuan('2000000') },
      ['warn promotion.reserve'],
    ],
    ['a part of 2 million', { reserve: 'part', deduction: ten }, { budget: yuan('2000000') }, ['warn promotion.reserve']],
    ['900,000 and 540,000 of 3 million', { reserve: 'part', reserved: yuan('900000'), forSmall: yuan('540000'), deduction: ten }, {}, []],
    [
      'a fen less',
      { reserve: 'part', reserved: yuan('899999.99'), forSmall: yuan('540000'), deduction: ten },
      {},
      ['warn promotion.reserved'],
    ],
    [
      'a fen less for small ones',
      { reserve: 'part', reserved: yuan('900000'), forSmall: yuan('539999.99'), deduction: ten },
      {},
      ['warn promotion.forSmall'],
    ],
    ['before 2021', { reserve: 'none' }, { lawDay: day('2020-12-31') }, []],
  ])('%s', (_, terms, more, expected) => expect(found(terms, more)).toEqual(expected))
  test('every size of enterprise is answered', () => {
    for (const size of ['large', 'medium', 'small', 'micro'] satisfies EnterpriseSize[])
      expect(
        isRefusal(priceForScoring({ price: yuan('1'), supplier: 'enterprise', size, isReserved: false, deduction: ten, lawDay })),
      ).toBe(false)
  })
})
