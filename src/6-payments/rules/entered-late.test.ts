import { day, type Money, noMoney, yuan } from '#kernel'
import { expect, test } from 'vitest'
import { whyReason } from './entered-late.ts'

const asks = (today: string, paidOn: string, interest: [Money, Money] = [noMoney, noMoney]) =>
  whyReason({
    ...{ today: day(today), paidOn: day(paidOn), dueOn: day('2026-11-12') },
    ...{ interestPaid: interest[0], interestEarned: interest[1] },
  })?.code

test.each([
  ['the same day', '2026-11-12', '2026-11-12', undefined],
  ['a week ago, before the due day', '2026-11-12', '2026-11-05', undefined],
  ['more than a week ago', '2026-11-12', '2026-11-04', 'entered-late'],
  ['the day after the due day, dated on it', '2026-11-13', '2026-11-12', 'in-time-by-entry'],
  ['late, and dated late', '2026-11-20', '2026-11-13', undefined],
  ['late, and dated late more than a week ago', '2026-11-21', '2026-11-13', 'entered-late'],
])('%s', (_, today, paidOn, why) => expect(asks(today, paidOn)).toBe(why))
test('interest that was paid and is owed no more is said before anything else', () => {
  expect(asks('2026-11-29', '2026-11-12', [yuan('500'), noMoney])).toBe('interest-beyond')
  expect(asks('2026-11-13', '2026-11-13', [yuan('500'), yuan('500')])).toBe(undefined)
})
