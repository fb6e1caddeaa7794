import { type Day, day, isRefusal, type Refusal, yuan } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { days, workingDays } from '../length.ts'
import { china, differs, exampleCity, type Place } from '../places/index.ts'
import { decisionOf, signBy } from './award.ts'
import {
  deadlineAfterClarification,
  documentsOnOffer,
  isBidPeriodLongEnough,
  isPrequalificationLongEnough,
  minimumBidPeriod,
} from './bid-period.ts'
import { methodNamed } from '../methods/index.ts'
import { inForce } from '../parameter.ts'
import { largestBidBond, largestPerformanceBond, largestSupplement } from './bonds.ts'
import { nationalCalendar as cn } from './calendar.ts'
import { cite } from './instruments.ts'
import { timetable, type TimetableFacts, type TimetableStep } from './timetable.ts'

const got = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.words.en)
  return answer
}
const facts = (more: Partial<TimetableFacts> = {}): TimetableFacts => ({
  method: 'open-tender',
  place: china,
  issuedOn: day('2025-06-03'),
  lawDay: day('2025-06-03'),
  calendar: cn,
  ...more,
})
const table = (more: Partial<TimetableFacts> = {}) =>
  Object.fromEntries(timetable(facts(more)).map((r) => [r.step, String(r.on ?? r.earliestOn ?? r.latestOn ?? r.unknown?.code)])) as Record<
    TimetableStep,
    string
  >

describe('an open tender issued Tuesday 3 June 2025 (F-13), every step as late as allowed', () => {
  test.each<[TimetableStep, string, string]>([
    ['intention', '2025-05-04', '30 days before'],
    ['notice', '2025-06-03', 'the day itself'],
    ['notice-ends', '2025-06-10', '5 working days: 4 5 6 9 10'],
    ['documents-until', '2025-06-10', 'as in F-13: 3 to 10 June'],
    ['documents-challenged-until', '2025-06-19', '7 working days from 10 June'],
    ['clarification', '2025-06-08', '15 days before 23 June'],
    ['deadline', '2025-06-23', '3 June + 20 days'],
    ['report', '2025-06-25', '2 working days'],
    ['decision', '2025-07-02', '5 working days: 26 27 30 1 2'],
    ['award-notice', '2025-07-04', '2 working days'],
    ['result-notice-ends', '2025-07-07', '1 working day, over a weekend'],
    ['result-challenged-until', '2025-07-16', '7 working days: 8 9 10 11 14 15 16'],
    ['losers-bonds-refunded', '2025-07-11', '5 working days from 4 July'],
    ['contract', '2025-08-04', '4 July + 30 days = 3 August, a Sunday, so Monday'],
    ['contract-published', '2025-08-06', '2 working days'],
    ['contract-filed', '2025-08-13', '7 working days'],
    ['winner-bond-refunded', '2025-08-11', '5 working days'],
    ['file-kept-until', '2040-08-04', '15 years'],
  ])('%s: %s (%s)', (step, on) => expect(table()[step]).toBe(on))

  test('every row has its rule and both languages', () => {
    for (const r of timetable(facts()))
      expect(r.cites.length > 0 && r.what.zh.length > 0 && r.what.en.length > 0 && r.how.zh.length > 0).toBe(true)
  })
  test('24 June is lawful (21 days, F-13), 22 June is said to be too early', () => {
    const at = (on: string) => timetable(facts({ deadlineOn: day(on) })).find((r) => r.step === 'deadline')!
    expect(at('2025-06-24').breach).toBeUndefined()
    expect(at('2025-06-23').breach).toBeUndefined()
    expect(at('2025-06-22').breach?.zh).toContain('6 月 23 日')
  })
  test('what is known replaces what was assumed', () =>
    expect(table({ awardNoticeOn: day('2025-06-27'), signedOn: day('2025-07-01') })).toMatchObject({
      'result-challenged-until': '2025-07-09',
      contract: '2025-07-01',
      'contract-filed': '2025-07-10',
    }))
})

describe('other methods', () => {
  test('consultation: 10 days, and clarification 5 days before', () =>
    expect(table({ method: 'competitive-consultation' })).toMatchObject({
      deadline: '2025-06-13',
      clarification: '2025-06-08',
      'documents-until': '2025-06-10',
    }))
  test('negotiation: 3 working days', () => expect(table({ method: 'competitive-negotiation' })).toMatchObject({ deadline: '2025-06-06' }))
  test('single source: a notice of 5 working days and no deadline for bids', () => {
    const single = table({ method: 'single-source' })
    expect(single['notice-ends']).toBe('2025-06-10')
    expect(single.deadline).toBeUndefined()
  })
})

describe('places and years', () => {
  test('the example city gives 25 days and 7 working days', () =>
    expect(table({ place: exampleCity })).toMatchObject({ deadline: '2025-06-30', 'documents-until': '2025-06-12' }))
  test('a place and a regime with its first day are data only: the new value counts from that day', () => {
    const made: Place = {
      name: 'cn-test',
      says: { zh: '试', en: 'Test' },
      within: exampleCity,
      isExample: true,
      thresholds: null,
      differs: [differs(minimumBidPeriod, { '2025-06-10': { value: days(30), cites: [cite('R-21')] } })],
    }
    const bare = (issued: string) =>
      timetable(facts({ place: made, issuedOn: day(issued), lawDay: day(issued) })).find((r) => r.step === 'deadline')!.earliestOn!
    expect(String(bare('2025-06-09'))).toBe('2025-07-04') // 9 June + 25 days, from the example city around it
    expect(String(bare('2025-06-10'))).toBe('2025-07-10') // 10 June + 30 days
  })
  test('a chain that runs into 2027 says so where it does, and still gives the days before', () => {
    const late = timetable(facts({ issuedOn: day('2026-12-01'), lawDay: day('2026-12-01') }))
    expect(late.find((r) => r.step === 'deadline')!.earliestOn?.toString()).toBe('2026-12-21')
    expect(late.find((r) => r.step === 'decision')!.latestOn?.toString()).toBe('2026-12-30')
    expect(late.find((r) => r.step === 'award-notice')!.unknown?.words.zh).toContain('2027')
    expect(late.find((r) => r.step === 'contract')!.unknown?.code).toBe('calendar-year-unknown')
  })
})

describe('single rules of the chain', () => {
  const period = (issued: string, deadline: string) =>
    got(isBidPeriodLongEnough({ issuedOn: day(issued), deadlineOn: day(deadline), least: days(20) }, cn)).value
  test.each([
    ['2025-06-22', false],
    ['2025-06-23', true],
    ['2025-06-24', true],
  ])('R-21: 3 June to %s long enough: %s', (deadline, enough) => expect(period('2025-06-03', deadline)).toBe(enough))
  test('R-53, by working days: 3 working days from 3 June are over on 6 June', () => {
    const enough = (deadline: string) =>
      got(isBidPeriodLongEnough({ issuedOn: day('2025-06-03'), deadlineOn: day(deadline), least: workingDays(3), rule: 'R-59b' }, cn)).value
    expect([enough('2025-06-05'), enough('2025-06-06')]).toEqual([false, true])
  })
  test('F-10: 26 September to 2 October 2024 is 4 working days; 9 October is safe by every count', () => {
    const offer = got(documentsOnOffer(day('2024-09-26'), day('2024-10-02'), workingDays(5), cn))
    expect([offer.open, offer.counted, String(offer.safeOn)]).toEqual([4, 3, '2024-10-09'])
  })
  test.each([
    ['2025-06-09', '2025-06-24'], // 15 days left
    ['2025-06-08', '2025-06-24'],
    ['2025-06-10', '2025-06-25'], // 14 left: 10 June + 15
  ])('R-24: clarified %s, deadline 24 June → %s', (clarified, deadline) =>
    expect(
      String(
        got(deadlineAfterClarification({ clarifiedOn: day(clarified), deadlineOn: day('2025-06-24'), lawDay: day('2025-06-03') }, cn))
          .value,
      ),
    ).toBe(deadline),
  )
  test('R-59b: in a negotiation three working days count, not three days: Friday 6 June → Wednesday 11 June', () => {
    const { value, cites } = inForce(methodNamed('competitive-negotiation').clarificationBefore, day('2025-06-03'))
    const moved = (deadlineOn: string) =>
      String(
        got(
          deadlineAfterClarification(
            { clarifiedOn: day('2025-06-06'), deadlineOn: day(deadlineOn), lawDay: day('2025-06-03'), before: { value: value!, cites } },
            cn,
          ),
        ).value,
      )
    expect([moved('2025-06-10'), moved('2025-06-11')]).toEqual(['2025-06-11', '2025-06-11']) // 9, 10, 11
  })
  test.each([
    ['2025-06-09', false], // 4 5 6 9
    ['2025-06-10', true],
    ['2025-06-11', true],
  ])('R-25: pre-qualification from 3 June to %s long enough: %s', (dueOn, enough) =>
    expect(got(isPrequalificationLongEnough({ noticeOn: day('2025-06-03'), dueOn: day(dueOn), lawDay: day('2025-06-03') }, cn)).value).toBe(
      enough,
    ),
  )

  test('F-31: documents amended on 24 November 2025 leave bids until 9 December at least: 24 + 15', () => {
    const deadline = (was: string) =>
      String(got(deadlineAfterClarification({ clarifiedOn: day('2025-11-24'), deadlineOn: day(was), lawDay: day('2025-11-03') }, cn)).value)
    expect([deadline('2025-12-08'), deadline('2025-12-09'), deadline('2025-12-10')]).toEqual(['2025-12-09', '2025-12-09', '2025-12-10'])
  })
  test('F-28: an open tender of 634,300: a bid bond of 2 % = 12,686, a performance bond of 10 % = 63,430 at most', () => {
    expect(largestBidBond(yuan('634300'), day('2018-06-01')).value).toBe(yuan('12686'))
    expect(largestPerformanceBond(yuan('634300'), day('2018-06-01')).value).toBe(yuan('63430'))
  })
  test('R-39, F-17: 30 days, not working days: 2 June → 2 July 2025', () =>
    expect(String(got(signBy(day('2025-06-02'), day('2025-06-02'), cn)).value)).toBe('2025-07-02'))

  test.each([
    [
      'ten days in June: the 12 July is a Saturday',
      ['10', '11', '12', '13', '14', '15', '16', '17', '18', '19'].map((d) => `2025-06-${d}`),
      '2025-07-14',
    ],
    ['the day of the notice, and days after the last one', ['2025-06-02', '2025-07-03'], '2025-07-02'],
    ['one within, by which another comes to lie within', ['2025-07-01', '2025-07-03'], '2025-07-04'],
  ] as const)('days on which nobody may sign move the last day on: %s', (_, still, last) =>
    expect(String(got(signBy(day('2025-06-02'), day('2025-06-02'), cn, undefined, still.map(day))).value)).toBe(last),
  )

  test('days of a suspension are none of the days to decide or to sign in the timetable either, as in the clocks', () => {
    const still = ['10', '11', '12', '13', '14', '15', '16', '17', '18', '19'].map((d) => day(`2025-06-${d}`))
    const known = { evaluatedOn: day('2025-06-05'), reportReceivedOn: day('2025-06-05') }
    const decides = (more: Partial<TimetableFacts>) => table({ ...known, ...more }).decision
    // Five working days from Thursday 5 June: 6, 9, then 20, 23, 24.
    expect([decides({}), decides({ suspended: still })]).toEqual(['2025-06-12', '2025-06-24'])
    const signs = (more: Partial<TimetableFacts>) =>
      table({ ...known, decidedOn: day('2025-06-02'), awardNoticeOn: day('2025-06-02'), ...more }).contract
    expect([signs({}), signs({ maySignNot: still })]).toEqual(['2025-07-02', '2025-07-14'])
    expect(timetable(facts({ ...known, suspended: still })).find((r) => r.step === 'decision')!.how.en).toContain('not counted')
  })
  const lawDay = day('2025-06-02')
  const paused = ['2025-06-11', '2025-06-12', '2025-06-13', '2025-06-14', '2025-06-15'].map(day)
  const decision = (more: Partial<Parameters<typeof decisionOf>[0]>) =>
    got(
      decisionOf(
        { reportReceivedOn: day('2025-06-09'), objected: false, today: day('2025-06-17'), lawDay, silenceDecides: true, ...more },
        cn,
      ),
    ).value
  test.each([
    ['F-14: named on the 5th working day, Monday 16 June', { decidedOn: day('2025-06-16') }, 'in-time'],
    ['F-14: named on the 6th, Tuesday 17 June, without objection: silence had decided', { decidedOn: day('2025-06-17') }, 'first-ranked'],
    ['F-14: the same where silence decides nothing', { decidedOn: day('2025-06-17'), silenceDecides: false }, 'late'],
    ['the 6th after an objection', { decidedOn: day('2025-06-17'), objected: true }, 'late'],
    ['silent, the time still running', { today: day('2025-06-16') }, 'open'],
    ['silent and over', {}, 'first-ranked'],
    ['Wednesday to Sunday suspended, three of them working days', { still: paused, today: day('2025-06-19') }, 'open'],
    ['and the day after', { still: paused, today: day('2025-06-20') }, 'first-ranked'],
  ] as const)('%s: %s', (_, more, verdict) => expect(decision(more)).toBe(verdict))

  test('limits of bonds and supplements of 1,050,000: 2 % = 21,000; 10 % = 105,000', () => {
    expect(largestBidBond(yuan('1050000'), lawDay).value).toBe(yuan('21000'))
    expect(largestPerformanceBond(yuan('1050000'), lawDay).value).toBe(yuan('105000'))
    expect(largestSupplement(yuan('1050000'), lawDay).value).toBe(yuan('105000'))
  })
  test('part of a fen is dropped, the limit may not be passed: 2 % of 0.99 is 0.0198', () =>
    expect(largestBidBond(yuan('0.99'), lawDay).value).toBe(yuan('0.01')))
  test('before the regulation of 2015 the bond has no number, which is an error and not zero', () =>
    expect(() => largestBidBond(yuan('100'), day('2015-02-28'))).toThrow('no value'))
})

describe('properties of the chain', () => {
  const issued = fc.integer({ min: 0, max: 400 }).map((n): Day => day('2025-01-06').add({ days: n }))
  test('a later deadline never makes the bid period too short', () =>
    fc.assert(
      fc.property(issued, fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), (from, a, b) => {
        const enough = (n: number) =>
          got(isBidPeriodLongEnough({ issuedOn: from, deadlineOn: from.add({ days: n }), least: days(20) }, cn)).value
        if (enough(Math.min(a, b))) expect(enough(Math.max(a, b))).toBe(true)
      }),
    ))
  test('a shift of the first day of a rule changes only records born from it on', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (first, born) => {
        const [firstOn, bornOn] = [day('2025-02-10').add({ days: first }), day('2025-02-10').add({ days: born })]
        const made: Place = {
          name: 'cn-test',
          says: { zh: '试', en: 'Test' },
          within: china,
          isExample: true,
          thresholds: null,
          differs: [differs(minimumBidPeriod, { [firstOn.toString()]: { value: days(40), cites: [cite('R-21')] } })],
        }
        const rows = (place: Place) => JSON.stringify(timetable(facts({ place, issuedOn: bornOn, lawDay: bornOn })))
        if (born < first) expect(rows(made)).toBe(rows(china))
        else expect(rows(made)).not.toBe(rows(china))
      }),
      { numRuns: 40 },
    ))
})
