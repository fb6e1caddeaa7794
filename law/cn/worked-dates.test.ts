import { day, isRefusal } from '#kernel'
import { expect, test } from 'vitest'
import type { Answer } from '../answer.ts'
import { china } from '../places/index.ts'
import { standstill } from './after-award.ts'
import { nationalCalendar as cn } from './calendar.ts'
import { challengeTime, complaintTime, lastDayOf, notAdmissibleTime } from './challenge.ts'
import { decisionTime } from './complaint-clocks.ts'
import { plusLength, workingDays } from '../length.ts'
import { singleSourceObjection } from './other-ways.ts'
import { reconsiderationTime } from './review.ts'

const lawDay = day('2026-01-05')
type Time = { readonly safeUntilOn: { toString(): string }; readonly lastOn: { toString(): string } }
const said = (a: unknown): string => {
  if (isRefusal(a)) return a.words.en
  const { value } = a as Answer<Time | { toString(): string }>
  return 'lastOn' in (value as Time) ? `${(value as Time).safeUntilOn} ${(value as Time).lastOn}` : `${value}`
}
const of = (clock: Parameters<typeof lastDayOf>[0], on: string) => said(lastDayOf(clock, day(on), lawDay, cn))

/** The worked days of the reference: what starts a clock, and the day it ends; of two readings both, the safe one first. */
const rows: readonly (readonly [string, string, () => string, string])[] = [
  ['W-1', 'the result is published on 2 March: it can be challenged', () => notice('2026-03-02'), '2026-03-03 2026-03-12'],
  ['W-2', 'a challenge received on 9 March is answered', () => of('challengeAnswered', '2026-03-09'), '2026-03-18'],
  ['W-3', 'not answered, it is followed by a complaint', () => complaint('2026-03-09'), '2026-04-09 2026-04-09'],
  ['W-4', 'answered early, on 12 March', () => complaint('2026-03-09', '2026-03-12'), '2026-04-02 2026-04-09'],
  ['W-5', 'a complaint received on 1 April is looked at', () => of('intakeReviewed', '2026-04-01'), '2026-04-09'],
  ['W-5', 'is told not admissible', () => said(notAdmissibleTime(day('2026-04-01'), lawDay, cn)), '2026-04-07 2026-04-14'],
  ['W-5', 'is served', () => of('respondentsServed', '2026-04-01'), '2026-04-14'],
  ['W-5', 'is decided', () => of('complaintDecided', '2026-04-01'), '2026-05-18'],
  ['W-6', 'a respondent with the copy since 10 April answers', () => of('respondentsAnswer', '2026-04-10'), '2026-04-17'],
  ['W-7', 'a suspension served on 13 April ends', () => of('suspension', '2026-04-13'), '2026-05-13'],
  ['W-8', 'documents received on 22 September, notice ended on the 24th', () => documents(), '2026-10-09 2026-10-12'],
  ['W-9', 'a complaint received on 24 September is looked at', () => of('intakeReviewed', '2026-09-24'), '2026-10-09'],
  ['W-9', 'is served', () => of('respondentsServed', '2026-09-24'), '2026-10-13'],
  ['W-9', 'is decided', () => of('complaintDecided', '2026-09-24'), '2026-11-12'],
  ['W-10', 'a test from 14 to 23 October, eight working days, moves the decision by as many', () => tested(), '2026-11-24'],
  ['W-11', 'a decision received on 20 May can be put to reconsideration', () => reconsidered(), '2026-07-20 2026-07-20'],
  ['W-12', 'a single source is public from 15 June for five working days', () => single().ends, '2026-06-23'],
  ['W-12', 'objections are argued anew', () => single().argued, '2026-06-30'],
]

test.each(rows)('%s: %s', (_, __, found, expected) => expect(found()).toBe(expected))

test('every worked day of the reference is a row', () =>
  expect([...new Set(rows.map(([n]) => n))]).toEqual(Array.from({ length: 12 }, (_, i) => `W-${i + 1}`)))

const notice = (on: string): string => {
  const found = standstill(day(on), lawDay, cn, china)
  return isRefusal(found) ? found.words.en : `${found.value.noticeEndsOn} ${found.value.challengeUntilOn}`
}
const complaint = (received: string, replied?: string): string =>
  said(complaintTime({ challengeReceivedOn: day(received), lawDay, ...(replied && { repliedOn: day(replied) }) }, cn))
const documents = (): string =>
  said(challengeTime({ about: 'documents', receivedOn: day('2026-09-22'), noticeEndedOn: day('2026-09-24') }, lawDay, cn))
const tested = (): string =>
  said(decisionTime({ receivedOn: day('2026-09-24'), outside: [{ from: day('2026-10-14'), to: day('2026-10-23') }], lawDay }, cn))
const reconsidered = (): string => said(reconsiderationTime({ decisionReceivedOn: day('2026-05-20'), lawDay }, cn))
function single(): { ends: string; argued: string } {
  const ends = plusLength(day('2026-06-15'), workingDays(5), cn)
  if (isRefusal(ends)) return { ends: ends.words.en, argued: '' }
  const argued = singleSourceObjection({ objectedOn: ends, noticeEndsOn: ends, lawDay }, cn)
  return { ends: ends.toString(), argued: isRefusal(argued) ? argued.words.en : argued.value.argueBy.toString() }
}
