import { decimal, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { givenIn, type LineMark, wholeFrom, wrongLineMarks } from './line-marks.ts'

const lines = [
  { id: 'a', title: '岗位', amount: yuan('90000') },
  { id: 'b', title: '小组', amount: yuan('10000') },
]
const mark = (lineId: string, given: number | null, says: string | null = null): LineMark => ({ lineId, mark: given, says })

describe('marks of lines', () => {
  test.each([
    ['both marked', [mark('a', 4), mark('b', 3)], []],
    ['one cannot be told, and needs no words', [mark('a', 4), mark('b', null)], []],
    ['one left out', [mark('a', 4)], ['line-b']],
    ['a low mark without words', [mark('a', 2), mark('b', 1, '只办了一次')], ['line-a-says']],
    ['nothing', [], ['line-a', 'line-b']],
    ['a mark of a line it does not ask about makes up for none', [mark('a', 4), mark('c', 5)], ['line-b']],
  ])('%s', (_, given, wrong) => expect(Object.keys(wrongLineMarks(lines, given))).toEqual(wrong))

  test.each([
    ['by amounts, not by heads', [mark('a', 5), mark('b', 1)], ['4.60', '100000.00']],
    ['of what can be told alone, and it says how much that is', [mark('a', null), mark('b', 2)], ['2.00', '10000.00']],
  ])('the whole follows %s', (_, given, [mean, rated]) => {
    const whole = wholeFrom(lines, given)!
    expect([decimal(whole.mean, 2), whole.rated, whole.of]).toEqual([mean, yuan(rated!), yuan('100000')])
  })
  test('of nothing that can be told there is no whole', () => {
    expect(wholeFrom(lines, [mark('a', null)])).toBeUndefined()
    expect(wholeFrom([], [])).toBeUndefined()
  })
  test('what was sealed before lines were rated is the marks alone', () => {
    expect(givenIn([{ dimension: 'quality' }])).toEqual({ marks: [{ dimension: 'quality' }], lines: [] })
    const now = { marks: [{ dimension: 'quality' }], lines: [mark('a', 3)] }
    expect(givenIn(now)).toBe(now)
  })
})
