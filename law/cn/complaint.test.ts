import { day } from '#kernel'
import { describe, expect, test } from 'vitest'
import { bannedUntil, beyondTheChallenge, isOnBadRecord, mayChallengeAgain, pausedBy } from './complaint.ts'

const lawDay = day('2026-01-01')

describe('R-72: all challenges on one step at once', () => {
  test.each([
    [true, true, '2026-01-01', false],
    [true, false, '2026-01-01', true],
    [false, true, '2026-01-01', true],
    [true, true, '2018-02-28', true],
    [true, true, '2018-03-01', false],
  ])('asked %s, challenged before %s, law of %s: taken %s', (documentsAskAllAtOnce, challengedBefore, on, may) =>
    expect(mayChallengeAgain({ documentsAskAllAtOnce, challengedBefore, lawDay: day(on) }).value).toBe(may),
  )
})

test.each([
  [false, false, 'nothing'],
  [false, true, 'nothing'],
  [true, false, 'signing'],
  [true, true, 'performance'],
] as const)('R-78: may affect the result %s, signed %s: %s stands still', (mayAffectResult, isSigned, paused) =>
  expect(pausedBy({ mayAffectResult, isSigned }).value).toBe(paused),
)

describe('R-79: what a complaint may be about, and complaints without ground', () => {
  test.each([
    [['评分标准'], ['评分标准'], [], []],
    [['评分标准'], ['评分标准', '专家回避'], [], ['专家回避']],
    [['评分标准'], ['评分标准', '答复超期'], ['答复超期'], []],
  ])('challenged %j, complained of %j, from the reply %j: beyond %j', (challenged, complained, arisesFromReply, beyond) =>
    expect(beyondTheChallenge({ challenged, complained, arisesFromReply }).value).toEqual(beyond),
  )
  const on = day('2026-03-01')
  test.each([
    [2, ['2025-06-01', '2025-09-01'], false],
    [3, ['2025-03-02', '2025-09-01', '2026-03-01'], true], // the first and the last day of the twelve months
    [4, ['2025-03-02', '2025-06-01', '2025-09-01', '2026-03-01'], true],
    [3, ['2025-03-01', '2025-09-01', '2026-03-01'], false], // the first is a day too old: 2 left
    [3, ['2025-09-01', '2026-01-01', '2026-03-02'], false], // the last lies ahead
  ])('%i unfounded, on %j: on the list %s', (_, days, isOn) => expect(isOnBadRecord(days.map(day), on, lawDay).value).toBe(isOn))
  test('before Order 94 the number is asked in vain', () => expect(() => isOnBadRecord([], on, day('2018-02-28'))).toThrow('no value'))
  test('fabrication keeps out for one to three years', () => {
    const { value } = bannedUntil(day('2026-03-01'), lawDay)
    expect([value.earliestOn, value.latestOn].map(String)).toEqual(['2027-03-01', '2029-03-01'])
  })
})
