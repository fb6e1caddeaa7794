import { type Day, day, isAfter, minor, moneyText, noMoney, sum, yuan } from '#kernel'
import { expect, test } from 'vitest'
import type { Claim, PaymentMade } from './claim.ts'
import { standingOf } from './standing-entries.ts'
import { isEmpty, yearAccount } from './year-account.ts'

type Counted = Parameters<typeof yearAccount>[0]
const claim = {
  state: 'paid',
  amount: yuan('1000'),
  paid: yuan('1000'),
  interestPaid: yuan('3'),
  interestDue: yuan('3'),
  madeOn: day('2025-12-01'),
}
const entry = (id: string, paidOn: string, amount: string, more: Partial<PaymentMade> = {}): PaymentMade => ({
  ...{ id, claimId: 'c', amount: yuan(amount), interest: noMoney, paidOn: day(paidOn), reference: id },
  ...more,
})
const of = (c: Partial<Claim>, made: readonly PaymentMade[], year: number, until = `${year}-12-31`) => {
  const a = yearAccount({ ...claim, ...c } as Counted, made, year, day(until))
  return [a.carriedIn, a.claimed, a.paid, a.carriedOut, a.takenBack, a.interest, a.owedBack].map(moneyText)
}

test('what is claimed in one year and paid in the next is carried over between them', () => {
  const made = [entry('a', '2025-12-31', '400'), entry('b', '2026-01-01', '600', { interest: yuan('3') })]
  expect(of({}, made, 2025)).toEqual(['0.00', '1000.00', '400.00', '600.00', '0.00', '0.00', '0.00'])
  expect(of({}, made, 2026)).toEqual(['600.00', '0.00', '600.00', '0.00', '0.00', '3.00', '0.00'])
  expect(isEmpty(yearAccount(claim as Counted, made, 2027, day('2027-12-31')))).toBe(true)
})
test('what came back is not among what was paid, in the year in which it went out nor in the next, and stands in the year it came back', () => {
  const back = { undoes: 'a', correctionId: 'x', happenedOn: day('2026-01-05'), amount: minor(-100000n) }
  const made = [entry('a', '2025-12-30', '1000'), entry('b', '2025-12-30', '0.01', back), entry('c', '2026-02-01', '1000')]
  expect(of({ interestPaid: noMoney, interestDue: noMoney }, made, 2025)).toEqual([
    '0.00',
    '1000.00',
    '0.00',
    '1000.00',
    '0.00',
    '0.00',
    '0.00',
  ])
  expect(of({ interestPaid: noMoney, interestDue: noMoney }, made, 2026)).toEqual([
    '1000.00',
    '0.00',
    '1000.00',
    '0.00',
    '1000.00',
    '0.00',
    '0.00',
  ])
})
test('an account of a closed year says what came back after it', () => {
  const back = { undoes: 'a', correctionId: 'x', happenedOn: day('2026-01-05'), amount: minor(-100000n) }
  const made = [entry('a', '2025-12-30', '1000'), entry('b', '2025-12-30', '0.01', back)]
  const later = (year: number, until: string) =>
    moneyText(yearAccount({ ...claim, interestPaid: noMoney, interestDue: null } as Counted, made, year, day(until)).takenBackLater)
  expect([later(2025, '2025-12-31'), later(2026, '2026-12-31')]).toEqual(['1000.00', '0.00'])
  const sameYear = [made[0]!, { ...made[1]!, happenedOn: day('2025-12-31') }]
  expect(moneyText(yearAccount(claim as Counted, sameYear, 2025, day('2025-12-31')).takenBackLater)).toBe('0.00')
})
test('a claim that was withdrawn owes nothing in any year; what was paid for it stays paid, and is to be given back', () => {
  const made = [entry('a', '2025-12-30', '1000')]
  const withdrawn = { state: 'withdrawn', interestPaid: noMoney, interestDue: null } as const
  expect(of(withdrawn, made, 2025)).toEqual(['0.00', '1000.00', '1000.00', '0.00', '0.00', '0.00', '1000.00'])
  expect(of(withdrawn, [], 2025)).toEqual(['0.00', '0.00', '0.00', '0.00', '0.00', '0.00', '0.00'])
})

test('a claim withdrawn in a later year stays in the account of its own as it was signed, and leaves in the year of its withdrawal', () => {
  const left = { ...claim, state: 'withdrawn', interestPaid: noMoney, interestDue: null } as Counted
  const account = (made: readonly PaymentMade[], year: number) => {
    const a = yearAccount(left, made, year, day(`${year}-12-31`), day('2026-03-01'))
    expect(a.carriedIn + a.claimed).toBe(a.paid + a.carriedOut)
    return [a.carriedIn, a.claimed, a.paid, a.carriedOut].map(moneyText)
  }
  const paid = [entry('a', '2025-12-30', '1000')]
  expect(account(paid, 2025)).toEqual(['0.00', '1000.00', '1000.00', '0.00'])
  expect(account(paid, 2026)).toEqual(['0.00', '0.00', '0.00', '0.00'])
  expect(account([], 2025)).toEqual(['0.00', '1000.00', '0.00', '1000.00'])
  expect(account([], 2026)).toEqual(['1000.00', '-1000.00', '0.00', '0.00'])
  const parts = [entry('a', '2025-12-30', '400'), entry('b', '2026-02-01', '100')]
  expect(account(parts, 2026)).toEqual(['600.00', '-500.00', '100.00', '0.00'])
  expect(account(parts, 2027)).toEqual(['0.00', '0.00', '0.00', '0.00'])
  // Withdrawn in its own year only what was paid for it stands there.
  expect(moneyText(yearAccount(left, [], 2025, day('2025-12-31'), day('2025-12-31')).claimed)).toBe('0.00')
  expect(moneyText(yearAccount(left, paid, 2025, day('2025-12-31'), day('2025-12-31')).claimed)).toBe('1000.00')
})

/** What happens to a claim of 1,000 over three years, by chance: paid in parts, returned by the bank, withdrawn, given back. */
function story(chance: () => number) {
  const days = Array.from({ length: 8 }, () => Math.floor(chance() * 1095))
    .toSorted((a, b) => a - b)
    .map((n) => day('2025-01-01').add({ days: n }))
  const made: PaymentMade[] = []
  let withdrawnOn: Day | null = null
  const [madeOn, ...later] = days
  const paid = () => standingOf(made).reduce((t, p) => t + p.amount, 0n)
  for (const [n, on] of later.entries()) {
    const what = chance()
    const last = standingOf(made).findLast((p) => p.amount > 0n)
    const part = 1n + BigInt(Math.floor(chance() * 60_000))
    const of = { ...entry(`e${n}`, on.toString(), '0.01') }
    if (withdrawnOn) {
      if (paid() > 0n) made.push({ ...of, amount: minor(-(part < paid() ? part : paid())) })
    } else if (what < 0.15) withdrawnOn = on
    else if (what < 0.35 && last) made.push({ ...of, paidOn: last.paidOn, amount: minor(-last.amount), undoes: last.id, happenedOn: on })
    else if (paid() + part <= 100_000n) made.push({ ...of, amount: minor(part) })
  }
  const c = { ...claim, state: withdrawnOn ? 'withdrawn' : 'with-treasurer', interestDue: null, madeOn: madeOn! } as Counted
  return { c, made, withdrawnOn }
}

test('whatever is paid, comes back, is withdrawn or given back: each year says what was paid in it, adds up, and is not changed by later ones', () => {
  let n = 20_250_101
  const chance = () => (n = (n * 48_271) % 2_147_483_647) / 2_147_483_647
  for (let i = 0; i < 400; i++) {
    const { c, made, withdrawnOn } = story(chance)
    let carried = noMoney
    let held = 0n
    for (const year of [2025, 2026, 2027]) {
      const end = day(`${year}-12-31`)
      const a = yearAccount(c, made, year, end, withdrawnOn)
      const standing = standingOf(made).filter((p) => p.paidOn.year === year)
      expect(a.paid).toBe(sum(standing.map((p) => p.amount)))
      expect([a.carriedIn, a.carriedIn + a.claimed]).toEqual([carried, a.paid + a.carriedOut])
      carried = a.carriedOut
      // As it was told when the year was over: what the bank brought back since is said for itself.
      const known = made.filter((p) => !isAfter(p.happenedOn ?? p.paidOn, end))
      const left = withdrawnOn && !isAfter(withdrawnOn, end) ? withdrawnOn : null
      const then = yearAccount({ ...c, state: left ? 'withdrawn' : 'with-treasurer' } as Counted, known, year, end, left)
      const cameBack = made.some((p) => p.undoes && isAfter(p.happenedOn!, end))
      if (!cameBack) expect({ ...a }).toEqual({ ...then })
      if (withdrawnOn?.year !== year) expect(a.owedBack).toBe(noMoney)
      held += a.owedBack
    }
    const given = sum(
      standingOf(made)
        .filter((p) => p.amount < 0n && p.paidOn.year > withdrawnOn!.year)
        .map((p) => p.amount),
    )
    if (withdrawnOn) expect(held + given).toBe(sum(standingOf(made).map((p) => p.amount)))
  }
})
