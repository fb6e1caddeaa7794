import { day } from '#kernel'
import { describe, expect, test } from 'vitest'
import { linesThen, textOn } from './text-on.ts'

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
