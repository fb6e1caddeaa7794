import { day } from '#kernel'
import { expect, test } from 'vitest'
import { type Check, countDraw, type Draw, drawSize } from './draw.ts'

test.each([
  [0, 0],
  [1, 1],
  [5, 5],
  [6, 5],
  [50, 5],
  [51, 6],
  [60, 6],
  [61, 7],
  [299, 30],
  [300, 30],
  [301, 30],
  [10_000, 30],
])('of %i records %i are drawn', (records, drawn) => expect(drawSize(records)).toBe(drawn))

test('what was found is counted of the draw it was found of, and nothing that was not drawn counts', () => {
  const draw: Draw = {
    acceptanceId: 'a',
    times: 2,
    seed: 's',
    of: 40,
    drawn: ['1', '2', '3', '4', '5'],
    drawnAt: Temporal.Instant.from('2026-04-01T00:00:00Z'),
  }
  const check = (recordId: string, result: Check['result'], times = 2): Check => ({
    acceptanceId: 'a',
    times,
    recordId,
    result,
    note: null,
    checkedOn: day('2026-04-02'),
    checkedBy: '周经办',
  })
  const checks = [
    check('1', 'as-recorded'),
    check('2', 'differs'),
    check('3', 'not-checkable'),
    check('4', 'as-recorded', 1),
    check('9', 'differs'),
  ]
  expect(countDraw(draw, checks)).toEqual({ of: 40, drawn: 5, asRecorded: 1, differs: 1, notCheckable: 1, unchecked: 2 })
})
