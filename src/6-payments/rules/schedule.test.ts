import { both, day, decimal, fraction, moneyText, yuan } from '#kernel'
import { nationalCalendar } from '#law'
import { describe, expect, test } from 'vitest'
import { type AcceptanceOfInstalment, ageing, type ClaimOfInstalment, dependenceOn, scheduleOf } from './schedule.ts'

const terms = {
  startsOn: day('2026-03-01'),
  endsOn: day('2027-02-28'),
  signedOn: day('2026-02-20'),
  closedOn: null,
  handInDays: 7,
  acceptanceDays: 10,
  paymentDays: 30,
}
const month = {
  key: 'p:m01',
  lineId: 'p',
  kind: 'month' as const,
  title: both('第 1 个月', 'Month 1'),
  periodFrom: day('2026-03-01'),
  periodTo: day('2026-03-31'),
  amount: yuan('83241.67'),
  onSigning: false,
}
const whole = new Map([
  ['p:m01', fraction(1)],
  ['p:s1', fraction(1)],
])
const advance = { ...month, key: 'p:s1', amount: yuan('741600.00'), onSigning: true }
const seen = (state: AcceptanceOfInstalment['state'], accepted = '1'): AcceptanceOfInstalment => ({
  acceptanceId: 'acc_1',
  instalmentKey: month.key,
  accepted,
  state,
  acceptBy: day('2026-04-12'),
})
const claimed = (share: ReturnType<typeof fraction>, amount: string, more: Partial<ClaimOfInstalment> = {}): ClaimOfInstalment => ({
  instalmentKey: month.key,
  share,
  amount: yuan(amount),
  claimId: 'clm_1',
  claimNumber: '2026-001/1',
  dueOn: day('2026-05-10'),
  paidUp: false,
  ...more,
})
const at = (today: string, acceptances: AcceptanceOfInstalment[] = [], claims: ClaimOfInstalment[] = []) =>
  scheduleOf([month], acceptances, claims, terms, day(today), nationalCalendar, whole)[0]!

describe('where an instalment stands', () => {
  test.each([
    ['before its month', at('2026-02-25'), 'ahead'],
    ['in its month', at('2026-03-15'), 'running'],
    ['handed in', at('2026-04-05', [seen('handed-in', '0')]), 'handed-in'],
    ['returned', at('2026-04-08', [seen('returned', '0')]), 'returned'],
    ['accepted', at('2026-04-10', [seen('accepted')]), 'claimable'],
    ['claimed', at('2026-04-11', [seen('accepted')], [claimed(fraction(1), '83241.67')]), 'claimed'],
    ['past its due day', at('2026-05-11', [seen('accepted')], [claimed(fraction(1), '83241.67')]), 'late'],
    ['on its due day', at('2026-05-10', [seen('accepted')], [claimed(fraction(1), '83241.67')]), 'claimed'],
    ['paid', at('2026-05-11', [seen('accepted')], [claimed(fraction(1), '83241.67', { paidUp: true })]), 'paid'],
    [
      'three quarters claimed, the dispute settled',
      at('2026-05-01', [seen('accepted', '1')], [claimed(fraction(3, 4), '62431.25', { paidUp: true })]),
      'claimable',
    ],
  ] as const)('%s', (_, row, standing) => expect(row.standing).toBe(standing))

  test('a month after the last day of a contract that ends early brings nothing, the one it ends in does', () => {
    const early = (on: string, most: ReturnType<typeof fraction>, claims: ClaimOfInstalment[] = []) =>
      scheduleOf(
        [month],
        [],
        claims,
        { ...terms, closedOn: day(on) },
        day('2026-02-20'),
        nationalCalendar,
        new Map([[month.key, most]]),
      )[0]!
    expect(early('2026-02-28', fraction(0))).toMatchObject({ standing: 'gone', left: 0n, leftOn: null, isExpected: false })
    // Ten of the 31 days of March: 83,241.67 × 10 ÷ 31 = 26,852.15 and a part of a fen. 10 March + 7 + 10 + 30 days is 26 April, a Sunday.
    const cut = early('2026-03-10', fraction(10, 31))
    expect([cut.standing, moneyText(cut.left), cut.isExpected, cut.leftOn!.toString()]).toEqual(['ahead', '26852.15', true, '2026-04-27'])
    expect(early('2026-02-28', fraction(0), [claimed(fraction(1), '83241.67')]).standing).toBe('claimed')
  })
  test('what is left is what can still be claimed: in dispute it stays, given up it goes', () => {
    const part = [claimed(fraction(3, 4), '62431.25')]
    const row = (n: number, d: number) =>
      scheduleOf(
        [month],
        [seen('partly-accepted', '3/4')],
        part,
        terms,
        day('2026-05-04'),
        nationalCalendar,
        new Map([[month.key, fraction(n, d)]]),
      )[0]!
    // 83,241.67 − 62,431.25 = 20,810.42; settled and claimed on 4 May it is due 30 days later, on 3 June, not on the day of the first claim.
    expect([moneyText(row(1, 1).left), row(1, 1).leftOn!.toString(), row(1, 1).dueOn.toString()]).toEqual([
      '20810.42',
      '2026-06-03',
      '2026-05-10',
    ])
    expect([moneyText(row(3, 4).left), row(3, 4).leftOn]).toEqual(['0.00', null])
  })
  test('nothing is taken as claimable that nobody reckoned', () => {
    expect(() => scheduleOf([month], [], [], terms, day('2026-03-15'), nationalCalendar, new Map())).toThrow(RangeError)
  })
  test('an expected day of a year without a calendar says that it may move', () => {
    const in2027 = { ...month, periodFrom: day('2027-03-01'), periodTo: day('2027-03-31') }
    const row = (i: typeof month) => scheduleOf([i], [], [], terms, day('2026-03-15'), nationalCalendar, whole)[0]!
    expect([row(month).mayMove, row(in2027).mayMove]).toEqual([false, true])
  })
  test('the expected day adds up hand-in, acceptance and payment: 31 March + 7 + 10 + 30 days', () => {
    expect(at('2026-03-15')).toMatchObject({ isExpected: true })
    expect(at('2026-03-15').dueOn.toString()).toBe('2026-05-18') // 17 May is a Sunday
    // Once handed in, the last day to accept is known: 12 April + 30 days.
    expect(at('2026-04-05', [seen('handed-in', '0')]).dueOn.toString()).toBe('2026-05-12')
    // Once accepted, the clock of the claim runs: the same day a claim made now would get.
    expect(at('2026-04-09', [{ ...seen('accepted'), claimDueOn: day('2026-05-08') }]).dueOn.toString()).toBe('2026-05-08')
  })
  test('an advance is claimable once signed, and expected 30 days after, a Sunday, so on Monday', () => {
    const [row] = scheduleOf([advance], [], [], terms, day('2026-02-21'), nationalCalendar, whole)
    expect([row!.standing, row!.claimFrom, row!.dueOn.toString()]).toEqual(['claimable', 'signing', '2026-03-23'])
    expect(scheduleOf([advance], [], [], { ...terms, signedOn: null }, day('2026-02-21'), nationalCalendar, whole)[0]!.claimFrom).toBeNull()
  })
  test('units go on until their period ends: two of seven paid, five still expected', () => {
    const units = { ...month, kind: 'units' as const, periodTo: day('2027-02-28'), amount: yuan('28000.00') }
    const two = [claimed(fraction(2, 7), '8000.00', { paidUp: true })]
    const [row] = scheduleOf([units], [seen('accepted', '2/7')], two, terms, day('2026-06-01'), nationalCalendar, whole)
    expect([row!.standing, row!.isExpected, moneyText(row!.left)]).toEqual(['running', true, '20000.00'])
    expect(
      scheduleOf(
        [units],
        [seen('accepted', '2/7')],
        two,
        terms,
        day('2027-03-01'),
        nationalCalendar,
        new Map([[month.key, fraction(2, 7)]]),
      )[0],
    ).toMatchObject({
      standing: 'paid',
      left: 0n,
      leftOn: null,
    })
  })
  test('it is claimed from the acceptance that still has something to claim', () => {
    expect(at('2026-04-10', [seen('accepted')]).claimFrom).toBe('acc_1')
    expect(at('2026-04-11', [seen('accepted')], [claimed(fraction(1), '83241.67')]).claimFrom).toBeNull()
  })
})

test('dependence: 1,050,000 of 1,400,000 is three quarters', () => {
  const d = dependenceOn([
    { purchaserId: 'b', total: yuan('350000') },
    { purchaserId: 'a', total: yuan('1000000') },
    { purchaserId: 'a', total: yuan('50000') },
  ])
  expect(d.map((r) => [r.purchaserId, moneyText(r.amount), decimal(r.share, 2)])).toEqual([
    ['a', '1050000.00', '0.75'],
    ['b', '350000.00', '0.25'],
  ])
  expect(dependenceOn([])).toEqual([])
})

test('ageing puts each day in one band', () => {
  const bands = ageing(
    [1, 30, 31, 90, 91, 180, 181, 700].map((daysLate) => ({ daysLate, open: yuan('1.00') })).concat([{ daysLate: 0, open: yuan('9.00') }]),
  )
  expect(bands.map((b) => [b.count, moneyText(b.amount)])).toEqual([
    [2, '2.00'],
    [2, '2.00'],
    [2, '2.00'],
    [2, '2.00'],
  ])
})
