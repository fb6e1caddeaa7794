import { day } from '#kernel'
import { describe, expect, test } from 'vitest'
import { linesThen, termSpans, textOn } from './text-on.ts'

const version = (number: number, effectiveOn: string | null) =>
  ({ number, text: { effectiveOn: effectiveOn && day(effectiveOn), lines: [] } }) as never
const texts = [version(3, '2026-12-01'), version(1, null), version(2, '2026-09-01')]

describe('the text that was in force on a day', () => {
  test.each([
    ['2026-08-31', 1],
    ['2026-09-01', 2],
    ['2026-11-30', 2],
    // The day of signing does not matter: the third was signed on 29 November.
    ['2026-12-01', 3],
  ])('%s: version %i', (on, number) => expect(textOn(texts, day(on))?.number).toBe(number))
  test('none where none was agreed', () => expect(textOn([], day('2026-09-01'))).toBe(undefined))
})

test('work of before is held against its own terms and places; how much is bought is what is bought now', () => {
  const line = { id: 'a', kind: 'project', quantity: 4, communityIds: ['x', 'y'], unitTerms: { people: 200 } }
  const now = [
    { ...line, quantity: 6, communityIds: ['x'], unitTerms: { people: 5 } },
    { ...line, id: 'new' },
  ]
  expect(linesThen(now as never, [line] as never)).toEqual([{ ...line, quantity: 6 }])
})

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
