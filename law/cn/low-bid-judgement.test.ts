import { day } from '#kernel'
import { expect, test } from 'vitest'
import { explanationTimeIsEnough, followUpIfWon, mayWeigh, reviewRecordMissing, reviewRecordParts } from './low-bid-judgement.ts'

test.each([
  ['past-awards', true],
  ['market-price', true],
  ['industry-average', true],
  ['cost-calculation', true],
  ['registered-capital', false],
  ['company-age', false],
] as const)('R-64: the committee may weigh %s: %s', (evidence, may) => expect(mayWeigh(evidence).value).toBe(may))

test.each([
  [29, '2026-03-01', false],
  [30, '2026-03-01', true],
  [31, '2026-03-01', true],
  [1, '2026-01-31', true],
])('R-63: %i minutes to explain under the law of %s: %s', (minutes, on, enough) =>
  expect(explanationTimeIsEnough(minutes, day(on)).value).toBe(enough),
)

test('R-64: a file without searches and papers: 5 − 3 = 2 parts are missing', () => {
  expect(reviewRecordMissing(['trigger', 'reasons', 'result'], day('2026-03-01')).value).toEqual(['supplier-papers', 'searches'])
  expect(reviewRecordMissing(reviewRecordParts, day('2026-03-01')).value).toEqual([])
})
test.each([
  ['2026-01-31', 0],
  ['2026-02-01', 5],
])('R-64 under the law of %s: an empty file lacks %i parts', (on, n) => expect(reviewRecordMissing([], day(on)).value).toHaveLength(n))

test('R-65: who was reviewed is watched if it wins, F-06', () => {
  const reviewed = [
    { id: 'a', triggered: [] },
    { id: 'c', triggered: ['second-lowest', 'ceiling'] as const },
  ]
  expect(followUpIfWon(reviewed).value).toEqual(['c'])
  expect(followUpIfWon([reviewed[0]!]).value).toEqual([])
})
