import { day, isRefusal, moneyText, noMoney, yuan } from '#kernel'
import { knownLaw, nationalCalendar, type Owed } from '#law'
import { expect, test } from 'vitest'
import { interestOwed } from './owed.ts'

const cn = knownLaw('cn')
const late: Owed = {
  id: 'a',
  contractId: 'c',
  amount: yuan('90541.67'),
  dueOn: day('2026-10-31'),
  basis: 'statute',
  lawDay: day('2026-06-01'),
  payments: [],
  interestPaid: noMoney,
}

test('interest is an amount where it can be computed, and says that it cannot where a year is not known', () => {
  const known = interestOwed(cn, late, day('2026-11-29'), nationalCalendar)
  expect(isRefusal(known) ? known.code : moneyText(known) > '0').toBe(true)
  const unknown = interestOwed(cn, late, day('2026-11-29'), { ...nationalCalendar, years: [] })
  expect(isRefusal(unknown) && unknown.code).toBe('calendar-year-unknown')
})
