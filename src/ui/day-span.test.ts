import { expect, test } from 'vitest'
import { daySpan } from './day-span.ts'

test.each([
  ['', '', '– ok'],
  ['2026-11-01', '', '2026-11-01– ok'],
  ['2026-11-01', '2026-11-01', '2026-11-01–2026-11-01 ok'],
  ['２０２６年１１月１日', '2026/11/30', '2026-11-01–2026-11-30 ok'],
  [
    '2026-11-30',
    '2026-11-01',
    '2026-11-30–2026-11-01 The first day, 30 November 2026, comes after the last, 1 November 2026, so nothing is found. Swap the two.',
  ],
  ['2026-02-30', '2026-11-01', '–2026-11-01 “2026-02-30” is no day, so nothing is found. Write it as 2026-11-29.'],
  ['2026-11-01', 'x', '2026-11-01– “x” is no day, so nothing is found. Write it as 2026-11-29.'],
])('from %j to %j: %s', (from, to, expected) => {
  const s = daySpan(from, to)
  expect(`${s.from?.toString() ?? ''}–${s.to?.toString() ?? ''} ${s.wrong?.en ?? 'ok'}`).toBe(expected)
})
