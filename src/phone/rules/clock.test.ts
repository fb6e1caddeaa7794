import { expect, test } from 'vitest'
import { asksDay, minutesAhead, tellsClock } from './clock.ts'

const at = (text: string) => Temporal.Instant.from(text)
const now = at('2026-03-05T08:00:00Z')

test('a telephone whose clock is a minute off hears nothing of it, one that is ten minutes off does', () => {
  expect(
    [at('2026-03-05T08:01:00Z'), at('2026-03-05T08:10:00Z'), at('2026-03-05T07:50:00Z')].map((p) => tellsClock(minutesAhead(p, now))),
  ).toEqual([false, true, true])
})
test('whose clock is a day off is asked for the day of each entry, until they say that it is right', () => {
  const ahead = minutesAhead(at('2026-03-06T08:00:00Z'), now)
  expect(asksDay({ at: at('2026-03-06T07:00:00Z'), dayKept: false }, ahead, now)).toBe(true)
  expect(asksDay({ at: at('2026-03-06T07:00:00Z'), dayKept: true }, ahead, now)).toBe(false)
  expect(asksDay({ at: now, dayKept: false }, minutesAhead(at('2026-03-04T08:00:00Z'), now), now)).toBe(true)
})
test('an entry written with a clock that was ahead is asked about once the clock is right again', () => {
  expect(asksDay({ at: at('2026-03-06T07:00:00Z'), dayKept: false }, 0, now)).toBe(true)
  expect(asksDay({ at: at('2026-03-02T07:00:00Z'), dayKept: false }, 0, now)).toBe(false)
})
