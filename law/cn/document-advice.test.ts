import { day } from '#kernel'
import { knownLaw } from '#law'
import { expect, test } from 'vitest'
import { confidenceOf } from '../answer.ts'
import { documentAdvice } from './document-advice.ts'

const rulesOf = (on: string) => {
  const { criteria, acceptance } = documentAdvice(day(on))
  return [criteria.map((r) => r.cites[0]!.rule), acceptance.map((r) => r.cites[0]!.rule)]
}

test.each([
  ['2016-11-24', [[], []]],
  ['2016-11-25', [[], ['R-129']]],
  ['2026-01-31', [[], ['R-129']]],
  ['2026-02-01', [['R-132'], ['R-129']]],
])('on %s documents may ask for %j', (on, rules) => expect(rulesOf(on)).toEqual(rules)) // first days of Caiku [2016] 205 and [2026] 2

test('K-36 and K-29: neither gives a number, both say how sure they are', () => {
  const { criteria, acceptance } = documentAdvice(day('2026-11-29'))
  expect([confidenceOf(criteria[0]!.cites), confidenceOf(acceptance[0]!.cites)]).toEqual(['D', 'C'])
  expect(acceptance[0]!.says.en).toContain('the law gives no number')
})

test('where no such text is known nothing is advised', () =>
  expect(knownLaw('example-country').tenders.documentAdvice(day('2026-11-29'))).toEqual({ criteria: [], acceptance: [] }))
