import {
  allOfIt,
  both,
  day,
  decimal,
  type Fraction,
  fraction,
  fractionOf,
  type Id,
  moneyText,
  noMoney,
  type Portion,
  portionOf,
  yuan,
} from '#kernel'
import { knownLaw, nationalCalendar } from '#law'

const law = knownLaw('cn')
import { describe, expect, test } from 'vitest'
import type { ClaimedAcceptance } from './claimable.ts'
import { ageing } from './ageing.ts'
import { dependenceOn } from './dependence.ts'
import { type ClaimOfInstalment, type ScheduleRow, scheduleOf } from './schedule.ts'

const terms = {
  startsOn: day('2026-03-01'),
  endsOn: day('2027-02-28'),
  signedOn: day('2026-02-20'),
  closedOn: null,
  lawDay: day('2026-02-20'),
  terms: { basis: 'contract' as const, handInDays: 7, acceptanceDays: 10, paymentDays: 30 },
}
const month = {
  key: 'p:m01',
  lineId: 'p',
  kind: 'month' as 'month' | 'units',
  quantity: 1,
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
/** Handed in on 2 April, to be accepted by the 12th, and accepted on the 8th where it is. */
const seen = (
  state: ClaimedAcceptance['state'],
  accepted = '1',
  more: Partial<ClaimedAcceptance['lines'][number]> = {},
): ClaimedAcceptance => {
  const isDecided = state === 'accepted' || state === 'partly-accepted'
  const line = {
    instalmentKey: month.key,
    lineId: 'p',
    claimed: allOfIt,
    accepted: isDecided ? portion(accepted) : null,
    givenUp: portion('0'),
    disputedReason: null,
    counted: null,
    outOf: null,
    settledOn: null,
    settledNote: null,
    ...more,
  }
  return {
    id: 'acc_1' as Id<'acceptance'>,
    state,
    handedInOn: day('2026-04-02'),
    dueOn: day('2026-04-12'),
    acceptedOn: isDecided ? day('2026-04-08') : null,
    by: isDecided ? 'purchaser' : null,
    lines: [line],
  }
}
const portion = (text: string): Portion => portionOf(fractionOf(text), fractionOf(text.split('/')[1] ?? '1'))
/** What is expected of a row, part by part. */
const parts = (row: ScheduleRow | undefined) => row!.expected.map((e) => [e.why, moneyText(e.amount), e.on.toString()])
const claimed = (share: Fraction, amount: string, more: Partial<ClaimOfInstalment> = {}): ClaimOfInstalment => ({
  instalmentKey: month.key,
  acceptanceId: 'acc_1',
  portion: portionOf(share, fraction(share.d)),
  amount: yuan(amount),
  disputed: noMoney,
  claimId: 'clm_1',
  claimNumber: '2026-001/1',
  dueOn: day('2026-05-10'),
  paidUp: false,
  ...more,
})
const at = (today: string, acceptances: ClaimedAcceptance[] = [], claims: ClaimOfInstalment[] = []) =>
  scheduleOf([month], acceptances, claims, terms, { today: day(today), law }, nationalCalendar, whole)[0]!

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
        { today: day('2026-02-20'), law },
        nationalCalendar,
        new Map([[month.key, most]]),
      )[0]!
    expect(early('2026-02-28', fraction(0))).toMatchObject({ standing: 'gone', left: 0n, expected: [] })
    // Ten of the 31 days of March: 83,241.67 × 10 ÷ 31 = 26,852.15 and a part of a fen. 10 March + 7 + 10 + 30 days is 26 April, a Sunday.
    const cut = early('2026-03-10', fraction(10, 31))
    expect([cut.standing, moneyText(cut.left), parts(cut)]).toEqual(['ahead', '26852.15', [['ahead', '26852.15', '2026-04-27']]])
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
        { today: day('2026-05-04'), law },
        nationalCalendar,
        new Map([[month.key, fraction(n, d)]]),
      )[0]!
    // 83,241.67 − 62,431.25 = 20,810.42; settled and claimed on 4 May it is due 30 days later, on 3 June, not on the day of the first claim.
    expect(row(1, 1)).toMatchObject({ left: 2081042n, claimDueOn: day('2026-05-10') })
    expect(parts(row(1, 1))).toEqual([['disputed', '20810.42', '2026-06-03']])
    expect(row(3, 4)).toMatchObject({ left: 0n, expected: [] })
  })
  test('once it is settled, the clock of the claim to come runs from the settlement, not from the acceptance', () => {
    const part = [claimed(fraction(3, 4), '62431.25', { disputed: yuan('20810.42'), paidUp: true })]
    // Settled on 4 May, looked at on the 20th: 4 May + 30 days is 3 June. From the acceptance of 8 April it would be 8 May, and late.
    const settled = at('2026-05-20', [seen('accepted', '1', { settledOn: day('2026-05-04') })], part)
    expect(parts(settled)).toEqual([['claimable', '20810.42', '2026-06-03']])
    // A half of it settled, the other half still in dispute: each has its own day. 83,241.67 × 7 ÷ 8 = 72,836.46 and a part of a fen.
    const half = at('2026-05-20', [seen('partly-accepted', '7/8', { settledOn: day('2026-05-04') })], part)
    expect(parts(half)).toEqual([
      ['claimable', '10405.21', '2026-06-03'],
      ['disputed', '10405.21', '2026-06-22'], // 19 June is the Dragon Boat Festival, with the days off after it.
    ])
  })
  test('what the law caps is expected no later than the law allows', () => {
    const statute = { ...terms, lawDay: day('2026-02-20'), terms: { ...terms.terms, basis: 'statute' as const, paymentDays: 90 } }
    const [row] = scheduleOf([month], [seen('accepted')], [], statute, { today: day('2026-04-09'), law }, nationalCalendar, whole)
    // 8 April and 60 days is Sunday 7 June; 90 would be 7 July.
    expect(parts(row)).toEqual([['claimable', '83241.67', '2026-06-08']])
  })
  test('handed in and not answered when the agreed days are over, the clock runs from their end', () => {
    expect(parts(at('2026-04-20', [seen('handed-in')]))).toEqual([['ahead', '83241.67', '2026-05-12']])
  })
  test('nothing is taken as claimable that nobody reckoned', () => {
    expect(() => scheduleOf([month], [], [], terms, { today: day('2026-03-15'), law }, nationalCalendar, new Map())).toThrow(RangeError)
  })
  test('an expected day of a year without a calendar says that it may move', () => {
    const in2027 = { ...month, periodFrom: day('2027-03-01'), periodTo: day('2027-03-31') }
    const row = (i: typeof month) => scheduleOf([i], [], [], terms, { today: day('2026-03-15'), law }, nationalCalendar, whole)[0]!
    expect([row(month).expected[0]!.mayMove, row(in2027).expected[0]!.mayMove]).toEqual([false, true])
  })
  test('the expected day adds up hand-in, acceptance and payment: 31 March + 7 + 10 + 30 days', () => {
    expect(parts(at('2026-03-15'))).toEqual([['ahead', '83241.67', '2026-05-18']]) // 17 May is a Sunday
    // Once handed in, the last day to accept is known: 12 April + 30 days.
    expect(parts(at('2026-04-05', [seen('handed-in')]))).toEqual([['ahead', '83241.67', '2026-05-12']])
    // Once accepted, on 8 April, the clock of the claim runs: the same day a claim made now would get.
    expect(parts(at('2026-04-09', [seen('accepted')]))).toEqual([['claimable', '83241.67', '2026-05-08']])
  })
  test('an advance is claimable once signed, and expected 30 days after, a Sunday, so on Monday', () => {
    const [row] = scheduleOf([advance], [], [], terms, { today: day('2026-02-21'), law }, nationalCalendar, whole)
    expect([row!.standing, row!.expected[0]!.source, parts(row)]).toEqual([
      'claimable',
      'signing',
      [['claimable', '741600.00', '2026-03-23']],
    ])
    const [unsigned] = scheduleOf(
      [advance],
      [],
      [],
      { ...terms, signedOn: null },
      { today: day('2026-02-21'), law },
      nationalCalendar,
      whole,
    )
    expect(unsigned!.expected.map((e) => [e.why, e.source])).toEqual([['ahead', null]])
  })
  test('units go on until their period ends: two of seven paid, five still expected', () => {
    const units = { ...month, kind: 'units' as const, quantity: 7, periodTo: day('2027-02-28'), amount: yuan('28000.00') }
    const two = [claimed(fraction(2, 7), '8000.00', { paidUp: true })]
    const [row] = scheduleOf(
      [units],
      [seen('accepted', '2/7', { claimed: portion('2/7') })],
      two,
      terms,
      { today: day('2026-06-01'), law },
      nationalCalendar,
      whole,
    )
    expect([row!.standing, moneyText(row!.left), row!.expected.map((e) => e.why)]).toEqual(['running', '20000.00', ['ahead']])
    // A second month of one unit is claimed from its own acceptance, though the first was of more.
    const second = { ...seen('accepted', '1/7', { claimed: portion('1/7') }), id: 'acc_2' as Id<'acceptance'> }
    const third = {
      ...second,
      id: 'acc_3' as Id<'acceptance'>,
      state: 'handed-in' as const,
      handedInOn: day('2026-06-01'),
      dueOn: day('2026-06-11'),
    }
    const first = seen('accepted', '2/7', { claimed: portion('2/7') })
    const [more] = scheduleOf([units], [first, second, third], two, terms, { today: day('2026-06-01'), law }, nationalCalendar, whole)
    expect([more!.standing, ...more!.expected.map((e) => [e.why, moneyText(e.amount), e.source])]).toEqual([
      'claimable',
      ['claimable', '4000.00', 'acc_2'],
      ['ahead', '4000.00', null],
      ['ahead', '12000.00', null],
    ])
    expect(
      scheduleOf(
        [units],
        [seen('accepted', '2/7', { claimed: portion('2/7') })],
        two,
        terms,
        { today: day('2027-03-01'), law },
        nationalCalendar,
        new Map([[month.key, fraction(2, 7)]]),
      )[0],
    ).toMatchObject({
      standing: 'paid',
      left: 0n,
      expected: [],
    })
  })
  test('it is claimed from the acceptance that still has something to claim', () => {
    expect(at('2026-04-10', [seen('accepted')]).expected.map((e) => e.source)).toEqual(['acc_1'])
    expect(at('2026-04-11', [seen('accepted')], [claimed(fraction(1), '83241.67')]).expected).toEqual([])
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
