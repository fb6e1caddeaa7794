import { type Day, day, fraction, isRefusal, type Money, type Refusal, yuan } from '#kernel'
import { afterEach, describe, expect, test } from 'vitest'
import { withYear } from '../calendar.ts'
import { nationalCalendar as cn } from '../cn/calendar.ts'
import { bidBelowFloor, costFloor } from '../cn/cost-floor.ts'
import { documentsAvailable, minimumBidPeriod } from '../cn/bid-period.ts'
import { bidBondShare, largestBidBond } from '../cn/bonds.ts'
import { citeText } from '../cn/instruments.ts'
import { ceilingLine, lowBidReview } from '../cn/low-bid.ts'
import { mayUseMethod } from '../cn/method-choice.ts'
import { panelNeeded } from '../cn/panel.ts'
import { paymentClock } from '../cn/payment.ts'
import { longestPaymentDays } from '../cn/payment-terms.ts'
import { reservationDue, reservedShare } from '../cn/sme-promotion.ts'
import { checkSplitting } from '../cn/order-splitting.ts'
import { checkTender } from '../cn/tender-check.ts'
import { timetable } from '../cn/timetable.ts'
import { days, workingDays } from '../length.ts'
import { methodNamed } from '../methods/index.ts'
import type { Dated, Parameter } from '../parameter.ts'
import { china, differs, localNumber, loosenings, type Place } from './index.ts'
import type { WageTable } from './wages.ts'
import { exampleWages } from './example-wages.ts'

/** A city and a regime as an administrator would write them down: data alone, nothing of what follows is code of Tandem. */
const cites = [citeText('R-49', { zh: '新市规定', en: 'Rules of the new city' }, { zh: '第一条', en: 'art. 1' }, 'B')] as const
const dated = <T>(value: T): Dated<T> => ({ value, cites })
const number = <T>(name: string, values: Readonly<Record<string, Dated<T>>>) =>
  localNumber<T>({ name: `cn-new.${name}`, says: { zh: name, en: name }, unit: { zh: '元', en: 'yuan' }, values, checkedOn: '2026-11-25' })
const consultation = methodNamed('competitive-consultation')
const city: Place = {
  name: 'cn-new',
  says: { zh: '新市', en: 'New City' },
  within: china,
  isExample: true,
  differs: [
    differs(minimumBidPeriod, { '2026-04-01': dated(days(30)) }),
    differs(documentsAvailable, { '2026-04-01': dated(workingDays(8)) }),
    differs(bidBondShare, { '2026-04-01': dated(fraction(1, 100)) }),
    differs(consultation.panelSize, { '2026-04-01': dated<number | null>(5) }),
    differs(consultation.priceWeightOfServices, { '2026-04-01': dated({ atLeast: fraction(10, 100), atMost: fraction(20, 100) }) }),
    differs(reservedShare, { '2026-04-01': dated(fraction(50, 100)) }),
  ],
  thresholds: {
    openTender: number<Money>('open-tender', { '2026-04-01': dated(yuan('3000000')) }),
    procurement: number<Money>('procurement', { '2026-04-01': dated(yuan('800000')) }),
  },
}
const wages: WageTable = {
  ...exampleWages,
  place: 'cn-new',
  monthlyWage: { ...exampleWages.monthlyWage, assistant: number<Money>('wage', { '2026-04-01': dated(yuan('7000')) }) },
}

const got = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.words.en)
  return answer
}
const [before, from] = [day('2026-03-31'), day('2026-04-01')]

describe('a new city is data: every decision follows it from its first day, and the nation before', () => {
  const bidsFrom = (lawDay: Day) =>
    String(
      timetable({ method: 'open-tender', place: city, issuedOn: day('2026-06-01'), lawDay, calendar: cn }).find(
        (r) => r.step === 'deadline',
      )!.earliestOn,
    )
  const panel = (lawDay: Day) =>
    panelNeeded({
      method: 'competitive-consultation',
      place: city,
      budget: yuan('1000000'),
      isComplex: false,
      hasHighImpact: false,
      lawDay,
    }).value
  const found = (lawDay: Day) =>
    checkTender(
      {
        method: 'competitive-consultation',
        place: city,
        isService: true,
        budget: yuan('1000000'),
        budgetIsPublic: true,
        issuedOn: day('2026-06-01'),
        deadlineOn: day('2026-07-30'),
        priceWeight: fraction(25, 100),
        fixedPrice: false,
        criteria: [{ id: 'a', title: 'a', points: fraction(75), isQuantified: true }],
        conditions: [],
      },
      lawDay,
      cn,
    ).map((f) => f.at)
  const reserved = (lawDay: Day) =>
    reservationDue({ kind: 'services', budget: yuan('4000000'), suits: true, place: city, lawDay }).value.reserved
  test.each<[string, (lawDay: Day) => unknown, unknown, unknown]>([
    ['days to bid: 1 June + 20, + 30', bidsFrom, '2026-06-22', '2026-07-01'], // 21 June is a Sunday
    ['the bid bond of 1,000,000: 2 %, 1 %', (d) => largestBidBond(yuan('1000000'), d, city).value, yuan('20000'), yuan('10000')],
    ['the panel of a consultation: 3 × 2/3, 5 × 2/3', panel, { size: 3, experts: 2 }, { size: 5, experts: 4 }],
    ['a price weight of 25 %: to 30 %, to 20 %', found, [], ['priceWeight']],
    ['reserved of 4,000,000: × 30 %, × 50 %', reserved, yuan('1200000'), yuan('2000000')],
  ])('%s', (_, decide, old, now) => expect([decide(before), decide(from)]).toEqual([old, now]))
  test('its thresholds decide on methods and on splitting', () => {
    const may = (budget: string) =>
      got(mayUseMethod({ method: 'competitive-consultation', place: city, budget: yuan(budget), isService: true, lawDay: from })).value
    expect(['799999.99', '800000', '2999999.99', '3000000'].map(may)).toEqual(['outside', 'open', 'open', 'with-consent'])
    expect(isRefusal(mayUseMethod({ method: 'open-tender', place: city, budget: yuan('1'), isService: true, lawDay: before }))).toBe(true)
    const buy = (id: string) =>
      ({
        id,
        fiscalYear: 2026,
        budgetItem: 'x',
        category: 'y',
        amount: yuan('1500000.01'),
        method: 'competitive-consultation',
        wasApproved: false,
        fromBudgetAdjustment: false,
      }) as const
    expect(checkSplitting([buy('a'), buy('b')], city, from)).toHaveLength(1)
  })
  test('its wage table gives its floor: 7,000 + 7,000 × 29.5 % + 300 + 500 = 9,865; × 1.08 × 1.03 = 10,973.83', () => {
    const floor = got(costFloor({ grade: 'assistant', posts: fraction(1), months: 1 }, wages, from)).value
    // 7,000 + 1,120 + 490 + 35 + 14 + 56 + 350 + 300 + 500 = 9,865; overhead 789.20; tax 319.63
    expect(floor.total).toBe(yuan('10973.83'))
    expect(
      got(bidBelowFloor(yuan('10973.82'), [{ grade: 'assistant', posts: fraction(1), months: 1 }], wages, from)).findings,
    ).toHaveLength(1)
    expect(isRefusal(costFloor({ grade: 'assistant', posts: fraction(1), months: 1 }, wages, before))).toBe(true)
  })
  test('it is tried against the national floors like any other', () => {
    expect(loosenings(city)).toEqual([])
    expect(loosenings({ ...city, differs: [differs(minimumBidPeriod, { '2026-04-01': dated(days(19)) })] })).toHaveLength(1)
  })
})

describe('a new national regime is one more dated value', () => {
  const undo: (() => void)[] = []
  afterEach(() => {
    while (undo.length) undo.pop()!()
  })
  /** What a line more in `values` of a parameter does. */
  function enact<T>(p: Parameter<T>, firstDay: string, value: T) {
    const values = p.values as Parameter<T>['values'][number][]
    values.push({ from: day(firstDay), value, cites })
    undo.push(() => void values.pop())
  }
  const review = (lawDay: string) =>
    got(
      lowBidReview({
        bids: ['460000', '800000', '900000'].map((p, i) => ({ id: `${i}`, price: yuan(p) })),
        budget: yuan('1000000'),
        lawDay: day(lawDay),
      }),
    ).value[0]!.triggered
  test('the ceiling line goes from 45 to 50 %: 460,000 of 1,000,000 is reviewed for records born from that day', () => {
    expect(review('2027-07-01')).toEqual([])
    enact(ceilingLine, '2027-07-01', fraction(50, 100))
    expect([review('2027-06-30'), review('2027-07-01')]).toEqual([[], ['ceiling']])
  })
  test('the longest term to pay goes from 60 to 45 days: a contract of 60 born before keeps its 60', () => {
    enact(longestPaymentDays, '2027-01-01', 45)
    const capped = (lawDay: string) =>
      got(
        paymentClock(
          {
            basis: 'statute',
            lawDay: day(lawDay),
            deliveredOn: day('2027-03-01'),
            acceptanceIsCondition: false,
            contractDays: 60,
          },
          cn,
        ),
      ).value
    expect([capped('2026-12-31'), capped('2027-01-01')].map((c) => [c.days, String(c.dueOn)])).toEqual([
      [60, '2027-04-30'], // 1 March + 60
      [45, '2027-04-15'], // 1 March + 45
    ])
  })
  test('a new year of holidays is data too: without it working days are refused, with it they are counted', () => {
    const decided = (calendar: typeof cn) =>
      timetable({ method: 'open-tender', place: china, issuedOn: day('2027-03-01'), lawDay: day('2027-03-01'), calendar }).find(
        (r) => r.step === 'decision',
      )!
    expect(decided(cn).unknown?.code).toBe('calendar-year-unknown')
    const year = withYear(cn, { year: 2027, daysOff: [['2027-04-03', '2027-04-05']], workedWeekends: [], cites })
    expect(decided(got(year)).latestOn?.toString()).toBe('2027-03-31') // deadline 22 March (21 is a Sunday), 2 and 5 working days
  })
})
