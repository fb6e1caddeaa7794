import { day } from '#kernel'
import { describe, expect, test } from 'vitest'
import { termSpans } from './unit-spans.ts'

describe('days on which a unit of a line is the same', () => {
  const text = (number: number, effectiveOn: string | null, sessions: number | null) =>
    ({
      number,
      text: { effectiveOn: effectiveOn && day(effectiveOn), lines: sessions === null ? [] : [{ id: 'a', unitTerms: { sessions } }] },
    }) as never
  const said = (texts: never[]) =>
    termSpans(texts, { id: 'a', unitTerms: { sessions: 9 } as never }).map(
      (s) => `${s.from?.toString() ?? ''}–${s.until?.toString() ?? ''}: ${s.terms?.sessions}`,
    )
  test('one for all time where nothing was changed', () => {
    expect(said([])).toEqual(['–: 9'])
    expect(said([text(1, null, 6)])).toEqual(['–: 6'])
    expect(said([text(1, null, 6), text(2, '2026-12-01', 6)])).toEqual(['–: 6'])
  })
  test('each change begins with its day, the newest text of a day decides, and a line that came later begins then', () => {
    expect(said([text(3, '2027-02-01', 6), text(2, '2026-12-01', 3), text(1, null, 6)])).toEqual([
      '–2026-12-01: 6',
      '2026-12-01–2027-02-01: 3',
      '2027-02-01–: 6',
    ])
    // Signed later and in force earlier: it stands from its day on.
    expect(said([text(1, null, 6), text(2, '2026-12-01', 3), text(3, '2026-11-01', 4)])).toEqual(['–2026-11-01: 6', '2026-11-01–: 4'])
    expect(said([text(1, null, null), text(2, '2026-12-01', 3)])).toEqual(['2026-12-01–: 3'])
  })
})
