import { day, daysBetween, isBefore, isRefusal, plusDays, type Refusal, yuan } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nationalCalendar } from './calendar.ts'
import { auditMayBeAgreed, paymentBasis } from './payment-terms.ts'
import { arrearsComplaint, paymentClock, type PaymentFacts, receivableConfirmation, undisputedPart } from './payment.ts'
import { valueOn } from '../parameter.ts'

const got = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.words.en)
  return answer
}
const lawDay = day('2026-01-01')
const f15: PaymentFacts = {
  basis: 'statute',
  lawDay,
  deliveredOn: day('2026-06-30'),
  acceptanceIsCondition: true,
  acceptancePeriodDays: 15,
}

describe('F-15: delivered 2026-06-30, acceptance period 15 days, nobody accepts', () => {
  test.each([
    ['no term agreed', undefined, '2026-08-14', 30, false], // 07-15 + 30
    ['45 days agreed', 45, '2026-08-31', 45, false], // 07-15 + 45 is Saturday 08-29
    ['59 days agreed, just below the most', 59, '2026-09-14', 59, false],
    ['60 days agreed, the most', 60, '2026-09-14', 60, false], // 07-15 + 60 is Sunday 09-13
    ['61 days agreed, just above', 61, '2026-09-14', 60, true],
    ['90 days agreed', 90, '2026-09-14', 60, true],
  ] as const)('%s', (_, contractDays, dueOn, days, capped) => {
    const { value } = got(paymentClock({ ...f15, ...(contractDays === undefined ? {} : { contractDays }) }, nationalCalendar))
    expect(value.clockStartOn.toString()).toBe('2026-07-15') // 06-30 + 15
    expect(value).toMatchObject({ clockRule: 'acceptance-period-ended', days, cappedAtStatute: capped })
    expect(value.dueOn.toString()).toBe(dueOn)
  })
  test('the trap: the clock never waits for an acceptance the purchaser gives months later', () => {
    const late = got(paymentClock({ ...f15, acceptedOn: day('2026-11-30') }, nationalCalendar))
    expect(late.value.dueOn.toString()).toBe('2026-08-14')
    expect(late.steps[0]!.says.en).toContain('accepted only on 30 November 2026')
  })
  test.each([
    ['the day before the period ends', '2026-07-14', 'accepted', '2026-07-14'],
    ['the day it ends', '2026-07-15', 'accepted', '2026-07-15'],
    ['the day after', '2026-07-16', 'acceptance-period-ended', '2026-07-15'],
  ])('accepted %s', (_, acceptedOn, rule, startOn) => {
    const { value } = got(paymentClock({ ...f15, acceptedOn: day(acceptedOn) }, nationalCalendar))
    expect([value.clockRule, value.clockStartOn.toString()]).toEqual([rule, startOn])
  })
  test('late because the provider had to put things right: acceptance starts the clock', () => {
    const { value } = got(paymentClock({ ...f15, acceptedOn: day('2026-08-01'), acceptanceStalledBy: 'provider' }, nationalCalendar))
    expect([value.clockRule, value.dueOn.toString()]).toEqual(['accepted', '2026-08-31'])
  })
  test('every step is in both languages and cites articles 9 and 10', () => {
    const answer = got(paymentClock(f15, nationalCalendar))
    expect(answer.steps.every((s) => s.says.zh && s.says.en)).toBe(true)
    expect(answer.cites.map((c) => [c.rule, c.article.en])).toEqual([
      ['R-94', 'art. 10'],
      ['R-92', 'art. 9'],
    ])
  })
})

describe('F-40: a company, acceptance within 5 days of the request, paid after each assessment', () => {
  const claim: PaymentFacts = {
    basis: 'statute',
    lawDay: day('2025-07-01'),
    deliveredOn: day('2025-07-31'),
    acceptanceIsCondition: true,
    acceptancePeriodDays: 5,
  }
  const clock = (more: Partial<PaymentFacts>) => {
    const { clockStartOn, dueOn } = got(paymentClock({ ...claim, ...more }, nationalCalendar)).value
    return [String(clockStartOn), String(dueOn)]
  }
  test.each([
    ['accepted on the third day', { acceptedOn: day('2025-08-03') }, ['2025-08-03', '2025-09-02']],
    ['accepted on the last day', { acceptedOn: day('2025-08-05') }, ['2025-08-05', '2025-09-04']],
    ['nobody accepts: 31 July + 5, + 30', {}, ['2025-08-05', '2025-09-04']],
  ])('%s', (_, more, days) => expect(clock(more)).toEqual(days))
})

describe('the start of the clock', () => {
  test('without acceptance as a condition: delivery', () =>
    expect(got(paymentClock({ ...f15, acceptanceIsCondition: false }, nationalCalendar)).value).toMatchObject({
      clockRule: 'delivered',
      dueOn: day('2026-07-30'),
    }))
  test('with progress settlement: the day both confirmed the amount (R-93)', () =>
    expect(got(paymentClock({ ...f15, progressConfirmedOn: day('2026-07-10') }, nationalCalendar)).value).toMatchObject({
      clockRule: 'progress-confirmed',
      countedOn: day('2026-08-09'),
      dueOn: day('2026-08-10'),
    }))
  test('a purchaser who stalls cannot push the start with a late confirmation', () =>
    expect(
      got(
        paymentClock({ ...f15, progressConfirmedOn: day('2026-10-01'), acceptanceStalledBy: 'purchaser' }, nationalCalendar),
      ).value.clockStartOn.toString(),
    ).toBe('2026-07-15'))
  test('a contract that counts from the invoice waits for it, but never beyond 60 days from the legal start', () => {
    const fromInvoice = (invoiceOn: string) =>
      got(paymentClock({ ...f15, contractDays: 20, invoiceStartsClock: true, invoiceOn: day(invoiceOn) }, nationalCalendar)).value
    expect(fromInvoice('2026-07-20')).toMatchObject({ clockRule: 'invoice-received', countedOn: day('2026-08-09'), cappedAtStatute: false })
    expect(fromInvoice('2026-08-24').countedOn.toString()).toBe('2026-09-13') // 08-24 + 20 = 09-13, the 60th day: just allowed
    expect(fromInvoice('2026-08-25')).toMatchObject({ countedOn: day('2026-09-13'), cappedAtStatute: true })
  })
  test.each([
    ['nothing delivered', { basis: 'statute', lawDay, acceptanceIsCondition: false }, 'not-delivered'],
    ['acceptance without a period', { basis: 'statute', lawDay, acceptanceIsCondition: true, deliveredOn: lawDay }, 'no-acceptance-period'],
    ['the provider still has to put things right', { ...f15, acceptanceStalledBy: 'provider' }, 'not-accepted'],
    ['accepted before delivery', { ...f15, acceptedOn: day('2026-06-29') }, 'accepted-before-delivery'],
    ['no invoice although it starts the clock', { ...f15, invoiceStartsClock: true }, 'invoice-missing'],
    ['half a day', { ...f15, contractDays: 1.5 }, 'payment-days-wrong'],
  ] as const satisfies readonly (readonly [string, PaymentFacts, string])[])('%s is refused in words', (_, facts, code) => {
    const answer = paymentClock(facts, nationalCalendar)
    expect(isRefusal(answer) && answer.code).toBe(code)
  })
})

describe('the basis: a social organisation is no enterprise', () => {
  const enterprise = { supplier: 'enterprise', isSmallOrMedium: true, declared: true, lawDay } as const
  test.each([
    ['a small company', enterprise, 'statute'],
    ['a social organisation', { ...enterprise, supplier: 'social-organisation' }, 'contract'],
    ['a large company', { ...enterprise, isSmallOrMedium: false }, 'contract'],
    ['a small company the day before the regulation', { ...enterprise, lawDay: day('2020-08-31') }, 'contract'],
    ['a small company on its first day', { ...enterprise, lawDay: day('2020-09-01') }, 'statute'],
  ] as const)('%s', (_, facts, basis) => expect(paymentBasis(facts).value).toBe(basis))
  test('a size that was not declared is told', () => expect(paymentBasis({ ...enterprise, declared: false }).steps).toHaveLength(2))

  test('by contract the agreed 90 days stand and no statutory article is cited', () => {
    const answer = got(paymentClock({ ...f15, basis: 'contract', contractDays: 90 }, nationalCalendar))
    expect(answer.value).toMatchObject({ cappedAtStatute: false, dueOn: plusDays(day('2026-07-15'), 90) })
    expect(answer.cites.some((c) => c.instrument.en.includes('Small and Medium'))).toBe(false)
  })
  test('by contract the model terms give the same days, whatever the law day', () => {
    for (const on of ['2012-05-01', '2020-08-31', '2026-01-01'])
      expect(got(paymentClock({ ...f15, basis: 'contract', lawDay: day(on) }, nationalCalendar)).value.dueOn.toString()).toBe('2026-08-14')
  })
  test('the statute before its first day is refused, on it not; the 2020 text is cited by its own article', () => {
    expect(isRefusal(paymentClock({ ...f15, lawDay: day('2020-08-31') }, nationalCalendar))).toBe(true)
    const cited = (on: string) => got(paymentClock({ ...f15, lawDay: day(on) }, nationalCalendar)).cites.map((c) => c.article.en)
    expect(cited('2020-09-01')).toEqual(['art. 9', 'art. 8'])
    expect(cited('2025-05-31')).toEqual(['art. 9', 'art. 8'])
    expect(cited('2025-06-01')).toEqual(['art. 10', 'art. 9'])
  })
})

describe('R-96: the undisputed part', () => {
  const facts = { total: yuan('100000'), disputed: yuan('30000'), basis: 'statute', lawDay } as const
  test('100,000 − 30,000 = 70,000 must be paid', () =>
    expect(got(undisputedPart(facts)).value).toEqual({ undisputed: yuan('70000'), disputed: yuan('30000'), mustBePaid: true }))
  test.each([
    ['2025-05-31', false],
    ['2025-06-01', true],
  ])('under the law of %s: %s', (on, must) => expect(got(undisputedPart({ ...facts, lawDay: day(on) })).value.mustBePaid).toBe(must))
  test('a dispute about the whole leaves nothing, about more than the whole is refused', () => {
    expect(got(undisputedPart({ ...facts, disputed: yuan('100000') })).value.undisputed).toBe(0n)
    expect(isRefusal(undisputedPart({ ...facts, disputed: yuan('100000.01') }))).toBe(true)
  })
})

describe('R-97, R-99, R-101', () => {
  test('a contract could make the audit result the basis until 2025-05-31', () =>
    expect(['2025-05-31', '2025-06-01'].map((on) => valueOn(auditMayBeAgreed, day(on)))).toEqual([true, false]))
  test.each([
    ['2026-03-31', false],
    ['2026-04-01', true],
  ])('a receivable asked for on 2026-03-01 and confirmed %s: late %s', (confirmedOn, isLate) =>
    expect(
      got(
        receivableConfirmation(
          { requestedOn: day('2026-03-01'), confirmedOn: day(confirmedOn), today: lawDay, basis: 'statute', lawDay },
          nationalCalendar,
        ),
      ).value,
    ).toEqual({ confirmBy: day('2026-03-31'), isLate }),
  )
  test('a complaint accepted Mon 2026-03-02 is passed on by 03-16, handled by 04-15, at most by 06-14', () => {
    const { value } = got(arrearsComplaint({ acceptedOn: day('2026-03-02'), lawDay }, nationalCalendar))
    expect([value.passedOnBy, value.handledBy, value.latestOn].map(String)).toEqual(['2026-03-16', '2026-04-15', '2026-06-14'])
  })
  test('the text of 2020 had no such clock', () =>
    expect(isRefusal(arrearsComplaint({ acceptedOn: day('2025-03-03'), lawDay: day('2025-03-03') }, nationalCalendar))).toBe(true))
})

describe('properties', () => {
  const facts = fc.record({
    basis: fc.constantFrom('statute', 'contract'),
    acceptanceIsCondition: fc.boolean(),
    period: fc.nat(90),
    accepted: fc.option(fc.nat(400)),
    stalled: fc.constantFrom(undefined, 'purchaser', 'provider'),
    days: fc.option(fc.nat(120)),
    invoice: fc.option(fc.nat(300)),
  })
  const build = (f: typeof facts extends fc.Arbitrary<infer T> ? T : never, delivered: number): PaymentFacts => ({
    basis: f.basis as 'statute' | 'contract',
    lawDay,
    acceptanceIsCondition: f.acceptanceIsCondition,
    deliveredOn: plusDays(lawDay, delivered),
    acceptancePeriodDays: f.period,
    ...(f.accepted === null ? {} : { acceptedOn: plusDays(lawDay, 200 + f.accepted) }),
    ...(f.stalled ? { acceptanceStalledBy: f.stalled as 'purchaser' } : {}),
    ...(f.days === null ? {} : { contractDays: f.days }),
    ...(f.invoice === null ? {} : { invoiceOn: plusDays(lawDay, f.invoice), invoiceStartsClock: true }),
  })
  test('a later delivery never gives an earlier due day', () =>
    fc.assert(
      fc.property(facts, fc.nat(100), fc.nat(100), (f, delivered, more) => {
        const [a, b] = [paymentClock(build(f, delivered), nationalCalendar), paymentClock(build(f, delivered + more), nationalCalendar)]
        expect(isRefusal(a)).toBe(isRefusal(b))
        if (isRefusal(a) || isRefusal(b)) return
        expect(isBefore(b.value.dueOn, a.value.dueOn)).toBe(false)
      }),
    ))
  test('under the statute nobody waits more than 60 days from the start of the clock', () =>
    fc.assert(
      fc.property(facts, fc.nat(100), (f, delivered) => {
        const answer = paymentClock({ ...build(f, delivered), basis: 'statute' }, nationalCalendar)
        if (isRefusal(answer)) return
        expect(daysBetween(answer.value.clockStartOn, answer.value.countedOn)).toBe(answer.value.days)
        // A last day off may move further, never back.
        expect(isBefore(answer.value.dueOn, answer.value.countedOn)).toBe(false)
        expect(answer.value.days).toBeLessThanOrEqual(60)
      }),
    ))
})
