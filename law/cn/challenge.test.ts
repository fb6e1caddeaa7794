import { type Day, day, isRefusal, type Refusal } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plusWorkingDays } from '../calendar.ts'
import { nationalCalendar as cn } from './calendar.ts'
import {
  type ChallengeSubject,
  challengeInTime,
  challengeTime,
  type Clock,
  complaintTime,
  lastDayOf,
  mayComplain,
  notAdmissibleTime,
} from './challenge.ts'

const got = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.words.en)
  return answer
}
const lawDay = day('2025-06-03')

describe('F-11: result notice Monday 1 December 2025, standing one working day', () => {
  const noticeEnds = got(plusWorkingDays(day('2025-12-01'), 1, cn))
  const subject: ChallengeSubject = { about: 'result', resultNoticeEndedOn: noticeEnds }
  test('the notice ends on 2 December; seven working days later is 11 December', () => {
    expect(String(noticeEnds)).toBe('2025-12-02')
    expect(String(got(challengeTime(subject, lawDay, cn)).value.lastOn)).toBe('2025-12-11') // 3 4 5 8 9 10 11
  })
  test.each([
    ['2025-12-10', 'accept'],
    ['2025-12-11', 'accept'],
    ['2025-12-12', 'late'],
    ['2025-12-16', 'late'],
    ['2025-12-22', 'late'],
    ['2025-12-31', 'late'],
  ])('challenged on %s: %s', (on, verdict) =>
    expect(got(challengeInTime({ subject, by: 'supplier', challengedOn: day(on), lawDay }, cn)).value).toBe(verdict),
  )
})

describe('F-13: notice and documents Tuesday 3 June 2025, received 8 June by bidder B', () => {
  const subject: ChallengeSubject = { about: 'documents', receivedOn: day('2025-06-08'), noticeEndedOn: day('2025-06-10') }
  test('B itself is in time on 11 June, its parent company has no standing', () => {
    const on = (by: 'supplier' | 'parent-company') =>
      got(challengeInTime({ subject, by, challengedOn: day('2025-06-11'), lawDay }, cn)).value
    expect(on('supplier')).toBe('accept')
    expect(on('parent-company')).toBe('no-standing')
  })
  test('seven working days from 8 June: 17 June is safe; from the end of the notice: 19 June is the last', () => {
    const time = got(challengeTime(subject, lawDay, cn)).value
    expect([String(time.safeUntilOn), String(time.lastOn)]).toEqual(['2025-06-17', '2025-06-19'])
  })
  test('one member of a consortium is heard, with a word that a complaint needs all (R-80)', () => {
    const by = (who: 'consortium-all' | 'consortium-part') =>
      got(challengeInTime({ subject, by: who, challengedOn: day('2025-06-11'), lawDay }, cn)).value
    expect([by('consortium-all'), by('consortium-part')]).toEqual(['accept', 'accept'])
    const part = got(challengeInTime({ subject, by: 'consortium-part', challengedOn: day('2025-06-11'), lawDay }, cn))
    expect(part.steps.some((s) => s.says.zh.includes('投诉须由全体成员共同提出'))).toBe(true)
    expect(
      ['supplier', 'consortium-all', 'consortium-part', 'parent-company', 'other'].map((b) => mayComplain(b as 'supplier').value),
    ).toEqual([true, true, false, false, false])
  })
  test('who only obtained the documents is heard on the documents, and on nothing else', () => {
    const on = (about: ChallengeSubject) =>
      got(challengeInTime({ subject: about, by: 'documents-holder', challengedOn: day('2025-06-11'), lawDay }, cn)).value
    expect([on(subject), on({ about: 'process', stepEndedOn: day('2025-06-10') })]).toEqual(['accept', 'no-standing'])
  })
})

describe('every clock, by its rule', () => {
  test.each<[Clock, string, string, string]>([
    ['inquiryAnswered', '2025-12-01', '2025-12-04', '3 working days'],
    ['challengeAnswered', '2025-12-01', '2025-12-10', '7 working days'],
    ['complaintFiled', '2025-12-01', '2025-12-22', '15 working days'],
    ['intakeReviewed', '2025-12-12', '2025-12-19', 'F-12: 5 working days'],
    ['notAdmissibleTold', '2025-11-03', '2025-11-06', 'F-12: 3 working days'],
    ['respondentsServed', '2025-12-01', '2025-12-11', '8 working days'],
    ['respondentsAnswer', '2025-12-01', '2025-12-08', '5 working days'],
    ['complaintDecided', '2025-11-03', '2025-12-15', '30 working days = 6 weeks'],
    ['suspension', '2025-12-01', '2025-12-31', '30 days, not working days'],
  ])('%s from %s ends %s (%s)', (clock, from, to) => expect(String(got(lastDayOf(clock, day(from), lawDay, cn)).value)).toBe(to))
  test('a clock that runs into a year without calendar is refused, a clock of days is not', () => {
    expect(isRefusal(lastDayOf('complaintDecided', day('2026-12-20'), day('2026-12-20'), cn))).toBe(true)
    expect(isRefusal(lastDayOf('suspension', day('2026-12-20'), day('2026-12-20'), cn))).toBe(false)
  })
})

test('a challenge never becomes timely by coming later', () => {
  const days = fc.integer({ min: 0, max: 300 }).map((n): Day => day('2025-01-10').add({ days: n }))
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (ended, a, b) => {
      const verdict = (n: number) =>
        got(
          challengeInTime(
            { subject: { about: 'process', stepEndedOn: ended }, by: 'supplier', challengedOn: ended.add({ days: n }), lawDay },
            cn,
          ),
        ).value
      if (verdict(Math.min(a, b)) === 'late') expect(verdict(Math.max(a, b))).toBe('late')
    }),
  )
})

describe('two readings, two days: act by the first, refuse nobody before the second', () => {
  const on = day('2026-03-01')
  const both = (x: ReturnType<typeof complaintTime>) => [String(got(x).value.safeUntilOn), String(got(x).value.lastOn)]
  test('challenge received 9 March 2026, no answer: 15 working days from 18 March, 9 April', () =>
    expect(both(complaintTime({ challengeReceivedOn: day('2026-03-09'), lawDay: on }, cn))).toEqual(['2026-04-09', '2026-04-09']))
  test('answered early, on 12 March: safe until 2 April, last on 9 April', () =>
    expect(both(complaintTime({ challengeReceivedOn: day('2026-03-09'), repliedOn: day('2026-03-12'), lawDay: on }, cn))).toEqual([
      '2026-04-02',
      '2026-04-09',
    ]))
  test('a complaint received 1 April 2026 is said not to be admissible: safe 7 April, last 14 April', () =>
    expect(both(notAdmissibleTime(day('2026-04-01'), on, cn))).toEqual(['2026-04-07', '2026-04-14']))
  test('it is served within 8 and decided within 30 working days of receipt: 14 April and 18 May', () =>
    expect(
      (['respondentsServed', 'complaintDecided'] as const).map((c) => String(got(lastDayOf(c, day('2026-04-01'), on, cn)).value)),
    ).toEqual(['2026-04-14', '2026-05-18']))
})
