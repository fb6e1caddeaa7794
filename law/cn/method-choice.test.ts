import { day, isRefusal, type Refusal, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { china, exampleCity } from '../places/index.ts'
import { mayUseMethod, type MethodChoice, singleSourceGround, type SingleSourceGround } from './method-choice.ts'

const got = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.words.en)
  return answer
}
const lawDay = day('2026-03-01')
const choice = (more: Partial<MethodChoice>) =>
  mayUseMethod({ method: 'competitive-consultation', place: exampleCity, budget: yuan('1000000'), isService: true, lawDay, ...more })

describe('which method, with thresholds of 500,000 and 2,000,000', () => {
  test.each<[string, Partial<MethodChoice>, string]>([
    ['a fen below the procurement limit', { budget: yuan('499999.99') }, 'outside'],
    ['at the limit', { budget: yuan('500000') }, 'open'],
    ['a fen below the open-tender threshold', { budget: yuan('1999999.99') }, 'open'],
    ['at the open-tender threshold', { budget: yuan('2000000') }, 'with-consent'],
    ['open tender needs nobody', { method: 'open-tender', budget: yuan('9000000') }, 'open'],
    ['request for quotation is not for services', { method: 'request-for-quotation' }, 'closed'],
    ['request for quotation of goods', { method: 'request-for-quotation', isService: false }, 'open'],
    ['a comparison a fen below the limit', { method: 'below-threshold-comparison', budget: yuan('499999.99') }, 'outside'],
    ['a comparison at the limit', { method: 'below-threshold-comparison', budget: yuan('500000') }, 'closed'],
    ['single source without a reason', { method: 'single-source' }, 'closed'],
    ['single source, only supplier', { method: 'single-source', ground: { kind: 'only-supplier' } }, 'open'],
    [
      'single source, only supplier, at the threshold',
      { method: 'single-source', ground: { kind: 'only-supplier' }, budget: yuan('2000000') },
      'with-consent',
    ],
  ])('%s: %s', (_, more, openness) => expect(got(choice(more)).value).toBe(openness))
  test('a place without thresholds is refused in words', () => {
    const answer = choice({ place: china })
    expect(isRefusal(answer) && answer.code).toBe('threshold-unknown')
  })
})

test('an emergency says which purchases lie outside the law; one supplier at the threshold, that anybody may object to the notice', () => {
  const cited = (more: Partial<MethodChoice>) => got(choice({ method: 'single-source', ...more })).cites.map((c) => c.rule)
  expect(cited({ ground: { kind: 'unforeseeable-emergency' } })).toContain('R-133')
  const at = { ground: { kind: 'only-supplier' }, budget: yuan('2000000') } as const
  expect([cited(at).includes('R-128'), cited({ ...at, budget: yuan('1000000') }).includes('R-128')]).toEqual([true, false])
})

describe('reasons for one supplier only', () => {
  test.each<[string, SingleSourceGround, boolean]>([
    ['an emergency', { kind: 'unforeseeable-emergency' }, true],
    ['a follow-on of 10 %: 1,050,000 × 10 % = 105,000', { kind: 'follow-on', original: yuan('1050000'), added: yuan('105000') }, true],
    ['a fen more', { kind: 'follow-on', original: yuan('1050000'), added: yuan('105000.01') }, false],
    ['one bidder left at a failed tender', { kind: 'one-bidder-left' }, false],
    ['F-51: the institution knows the district', { kind: 'knows-the-district' }, false],
    ['F-55: a good grade last year', { kind: 'good-grade-last-year' }, false],
  ])('%s: %s', (_, ground, holds) => expect(singleSourceGround(ground, lawDay).value).toBe(holds))
})
