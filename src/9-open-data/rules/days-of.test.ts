import { expect, test } from 'vitest'
import { day } from '#kernel'
import { daysOf, officeDays } from './days-of.ts'

test('the middle of an even number lies between two, and of none there is none', () => {
  expect(daysOf([])).toBeNull()
  expect(daysOf([9, 1, 4])).toEqual({ n: 3, median: 4, least: 1, most: 9 })
  expect(daysOf([9, 1, 4, 6])).toEqual({ n: 4, median: 5, least: 1, most: 9 })
})
test('a contract that served nothing early is counted among all and not among the early, and a change that waits is not counted yet', () => {
  const from = day('2026-04-01')
  const change = {
    number: 2,
    proposedBy: 'provider' as const,
    state: 'agreed' as const,
    with: null,
    from,
    desks: { purchaser: 7, provider: 3 },
    days: 10,
  }
  const b = officeDays([
    {
      toSignature: { from, to: from, days: 20, desks: { purchaser: 15, provider: 5 } },
      servedBefore: 12,
      changes: [{ ...change, to: from }],
    },
    { toSignature: null, servedBefore: 0, changes: [{ ...change, state: 'open', to: null, with: 'purchaser' }] },
  ])
  expect(b).toMatchObject({ contracts: 2, servedBefore: { n: 1, median: 12 }, toSignature: { n: 1 }, withOffice: { median: 15 } })
  expect(b).toMatchObject({ changes: { n: 1, median: 10 }, changesWithOffice: { median: 7 } })
})
