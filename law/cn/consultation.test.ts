import { day } from '#kernel'
import { expect, test } from 'vitest'
import { mayChangeInTalks, mayInviteRecommended } from './consultation.ts'

test.each([
  [2, 3, true], // exam case: 2 of 5 by the purchaser
  [3, 3, true], // exactly half
  [3, 2, false],
  [0, 0, false],
])('purchaser recommends %i, experts %i: %s', (byPurchaser, byExperts, may) =>
  expect(mayInviteRecommended(byPurchaser, byExperts, day('2026-03-01')).value).toBe(may),
)

test.each([
  ['service-requirement', true, true],
  ['technical-requirement', true, true],
  ['contract-terms', true, true],
  ['service-requirement', false, false],
  ['bond', true, false],
  ['qualification', true, false],
  ['scoring', true, false],
  ['budget', true, false],
] as const)('changing the %s, all told in writing %s: %s', (change, told, may) => expect(mayChangeInTalks(change, told).value).toBe(may))
