import { day, isRefusal } from '#kernel'
import { describe, expect, test } from 'vitest'
import { nationalCalendar } from './calendar.ts'
import { type AcceptanceFacts, acceptanceInTime, checkAcceptance, clockFromAcceptance, type HearingFacts } from './acceptance.ts'

const lawDay = day('2026-01-01')
// Handed in on 3 July with ten days: 13 July is the last.
const facts = (more: Partial<AcceptanceFacts> = {}): AcceptanceFacts => ({
  basis: 'statute',
  deliveredOn: day('2026-07-03'),
  acceptancePeriodEndsOn: day('2026-07-13'),
  silenceAccepts: true,
  contractDays: 30,
  ...more,
})

describe('R-94: whether acceptance came in its period', () => {
  test.each<[string, Partial<AcceptanceFacts>, string, number]>([
    ['accepted the day before the last', { acceptedOn: day('2026-07-12'), acceptedBy: 'purchaser' }, 'in-time', 0],
    ['on the last day', { acceptedOn: day('2026-07-13'), acceptedBy: 'purchaser' }, 'in-time', 0],
    ['a day after it', { acceptedOn: day('2026-07-14'), acceptedBy: 'purchaser' }, 'late', 1],
    ['returned in time', { returnedOn: day('2026-07-13') }, 'in-time', 0],
    ['by silence', { acceptedOn: day('2026-07-13'), acceptedBy: 'silence' }, 'by-silence', 0],
    ['not yet, on the last day', { asOf: day('2026-07-13') }, 'running', 0],
    ['not yet, a day after it', { asOf: day('2026-07-14'), silenceAccepts: false }, 'stalled', 1],
  ])('%s', (_, more, came, daysLate) => {
    const answer = acceptanceInTime(facts(more), lawDay)
    expect(!isRefusal(answer) && answer.value).toEqual({ came, daysLate })
    expect(!isRefusal(answer) && answer.cites.map((c) => c.rule)).toEqual(['R-94'])
  })
  test('where only the contract holds, the statute is not cited', () => {
    const answer = acceptanceInTime(facts({ basis: 'contract', acceptedOn: day('2026-07-10'), acceptedBy: 'purchaser' }), lawDay)
    expect(!isRefusal(answer) && answer.cites.map((c) => c.instrument.zh).join()).not.toContain('条例')
  })
  test('before the statute it cannot be asked by it', () =>
    expect(isRefusal(acceptanceInTime(facts({ acceptedOn: day('2020-08-01') }), day('2020-08-31')))).toBe(true))
})

describe('R-94: the payment clock starts at acceptance, or where that stalls at the end of its period', () => {
  test.each<[string, Partial<AcceptanceFacts>, string, string]>([
    ['accepted early', { acceptedOn: day('2026-07-10'), acceptedBy: 'purchaser' }, '2026-07-10', 'accepted'],
    ['on the last day', { acceptedOn: day('2026-07-13'), acceptedBy: 'purchaser' }, '2026-07-13', 'accepted'],
    ['late', { acceptedOn: day('2026-07-20'), acceptedBy: 'purchaser' }, '2026-07-13', 'acceptance-period-ended'],
    ['by silence', { acceptedOn: day('2026-07-13'), acceptedBy: 'silence' }, '2026-07-13', 'acceptance-period-ended'],
    ['never', { asOf: day('2026-07-14') }, '2026-07-13', 'acceptance-period-ended'],
  ])('%s', (_, more, clockStartOn, clockRule) => {
    const answer = clockFromAcceptance(facts(more), lawDay, nationalCalendar)
    expect(!isRefusal(answer) && [answer.value.clockStartOn.toString(), answer.value.clockRule]).toEqual([clockStartOn, clockRule])
  })
  test.each<[string, Partial<AcceptanceFacts>, string]>([
    ['while the period runs', { asOf: day('2026-07-13') }, 'acceptance-runs'],
    ['when it was given back to be put right', { returnedOn: day('2026-07-10') }, 'not-accepted'],
  ])('it has not started %s', (_, more, code) => {
    const answer = clockFromAcceptance(facts(more), lawDay, nationalCalendar)
    expect(isRefusal(answer) && answer.code).toBe(code)
  })
})

describe('R-10: users are heard and the result is published', () => {
  const hearing = (more: Partial<HearingFacts> = {}): HearingFacts => ({
    isPublicService: true,
    usersHeard: 12,
    acceptedOn: day('2026-07-10'),
    acceptedBy: 'purchaser',
    resultIsPublished: true,
    ...more,
  })
  const { acceptedOn: _on, acceptedBy: _by, ...undecided } = hearing({ resultIsPublished: false })
  test.each<[string, HearingFacts, string[]]>([
    ['heard and published', hearing(), []],
    ['one user heard', hearing({ usersHeard: 1 }), []],
    ['nobody heard, no reason', hearing({ usersHeard: 0 }), ['refuse usersHeard']],
    ['nobody heard, a reason of blanks', hearing({ usersHeard: 0, whyNobodyHeard: ' ' }), ['refuse usersHeard']],
    ['nobody heard, with a reason', hearing({ usersHeard: 0, whyNobodyHeard: '台风' }), ['warn usersHeard']],
    ['nobody heard, by silence', hearing({ usersHeard: 0, acceptedBy: 'silence' }), ['refuse usersHeard']],
    ['nobody heard yet', { ...undecided, usersHeard: 0 }, ['warn usersHeard']],
    ['not published', hearing({ resultIsPublished: false }), ['refuse resultIsPublished']],
    ['nothing to publish yet', undecided, []],
    ['no service to the public', hearing({ isPublicService: false, usersHeard: 0 }), []],
  ])('%s', (_, f, expected) => expect(checkAcceptance(f, lawDay).map((x) => `${x.severity} ${x.at}`)).toEqual(expected))
})
