import { expect, test } from 'vitest'
import { firstShown } from './first-shown.ts'

const at = (id: string, month: number, o: { due: boolean; entered: boolean }) => ({
  showing: { indicator: { id } },
  ...{ month, isDue: o.due, editions: o.entered ? [1] : [] },
})
/** Twelve months, of which so many are over; those named were entered. */
const year = (id: string, over: number, entered: readonly number[]) =>
  Array.from({ length: 12 }, (_, i) => at(id, i + 1, { due: i < over, entered: entered.includes(i + 1) }))
const seen = (all: ReturnType<typeof year>) => firstShown(all).now.map((v) => `${v.showing.indicator.id}${v.month}`)

test.each<[string, ReturnType<typeof year>, string[]]>([
  ['nothing is due yet: the first month', year('a', 0, []), ['a1']],
  ['five months entered: the fifth and the next', year('a', 5, [1, 2, 3, 4, 5]), ['a5', 'a6']],
  ['two of them missing: these, the last that is there, the next', year('a', 5, [1, 3, 4]), ['a2', 'a4', 'a5', 'a6']],
  [
    'all entered: the last',
    year(
      'a',
      12,
      Array.from({ length: 12 }, (_, i) => i + 1),
    ),
    ['a12'],
  ],
  [
    'two indicators, each by itself, in the order of the page',
    [...year('a', 1, [1]), ...year('b', 2, [1])],
    ['a1', 'a2', 'b1', 'b2', 'b3'],
  ],
  ['three times are shown whole', year('a', 3, []).slice(0, 3), ['a1', 'a2', 'a3']],
])('%s', (_, all, now) => {
  expect(seen(all)).toEqual(now)
  const { now: first, rest } = firstShown(all)
  expect([...first, ...rest].length).toBe(all.length)
})
