import {
  add,
  allocate,
  allocateEvenly,
  compare,
  day,
  fraction,
  fractionOf,
  isRefusal,
  isSame,
  plusDays,
  type Refusal,
  subtract,
  sum,
  times,
  yuan,
} from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nationalCalendar } from './calendar.ts'
import { answerRequestBy, checkOpenness, discloseBy, mediaPublishBy, type OpennessFacts } from './openness.ts'
import { checkEvaluationPlan, type EvaluationPlan, gradeOf, spotChecksNeeded, weightedScore } from './performance.ts'
import { consentNeeded, keeping, mandatoryReport, yearlyReports } from './protection.ts'

const got = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.words.en)
  return answer
}
const lawDay = day('2026-01-01')

describe('grades', () => {
  test.each([
    ['90', '优秀'],
    ['89.5', '良好'],
    ['80', '良好'],
    ['79.5', '合格'],
    ['60', '合格'],
    ['59.5', '不合格'],
    ['100', '优秀'],
    ['0', '不合格'],
  ])('F-08: %s is %s', (score, grade) => expect(got(gradeOf(fractionOf(score), 'shenzhen', day('2024-09-04'))).value.says.zh).toBe(grade))
  test('the scheme of Shenzhen was on trial until 5 September 2024: nothing born later is graded by it', () => {
    const after = gradeOf(fractionOf('90'), 'shenzhen', day('2024-09-05'))
    expect(isRefusal(after) && after.code).toBe('grades-ended')
    const before = gradeOf(fractionOf('90'), 'shenzhen', day('2021-09-04'))
    expect(isRefusal(before) && before.code).toBe('no-grades-yet')
    expect(isRefusal(gradeOf(fractionOf('90'), 'shenzhen', day('2021-09-05')))).toBe(false)
  })
  test.each([
    ['80', '良'],
    ['76.5', '中'],
    ['89.99', '良'],
    ['90', '优'],
    ['59.99', '差'],
  ])('F-34 and R-112: %s is %s', (score, grade) => expect(got(gradeOf(fractionOf(score), 'national', lawDay)).value.says.zh).toBe(grade))
  test.each(['-0.01', '100.01'])('%s is no score', (score) => expect(isRefusal(gradeOf(fractionOf(score), 'national', lawDay))).toBe(true))
  test('before 2020-02-25 there were no such grades', () =>
    expect(isRefusal(gradeOf(fraction(80), 'national', day('2020-02-24')))).toBe(true))
  test('80 × 10 % + 90 × 50 % + 70 × 30 % + 95 × 10 % = 83.5', () =>
    expect(
      isSame(
        got(
          weightedScore({ budgetExecution: fraction(80), output: fraction(90), benefit: fraction(70), satisfaction: fraction(95) }, lawDay),
        ).value,
        fractionOf('83.5'),
      ),
    ).toBe(true))
  test('a higher score never has a lower grade, and every score has one', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.nat(10_000), (a, more) => {
        const from = (n: number) => got(gradeOf(fraction(Math.min(n, 10_000), 100), 'national', lawDay)).value.from
        expect(compare(from(a + more), from(a))).toBeGreaterThanOrEqual(0)
      }),
    ))
})

describe('published evaluations', () => {
  test('F-09: Shenzhen’s rewards of 2014: 10 × 70,000 + 88 × 35,000 + 44 × 18,000 + 9 × 10,000 + 3 × 5,000 = 4,677,000', () => {
    const grades = [
      [10, '70000'],
      [88, '35000'],
      [44, '18000'],
      [9, '10000'],
      [3, '5000'],
    ] as const
    const total = sum(grades.map(([n, each]) => times(yuan(each), n)))
    expect(total).toBe(yuan('4677000'))
    expect(grades.reduce((n, [centres]) => n + centres, 0)).toBe(156 - 2) // two of 156 centres got nothing
    // At least 80 % to the team: 4,677,000 × 0.8; the rest to partners and operator.
    expect(allocate(total, [fraction(80), fraction(20)])).toEqual([yuan('3741600'), yuan('935400')])
  })
  test('F-32: the block “operation”, 31 points: hardware (0.5 + 0.5 + 1) + (0.5 + 0.5) + 1 = 4, form 10, so 17 for the rest', () => {
    const add3 = (...parts: string[]) => parts.map(fractionOf).reduce(add)
    const hardware = add3('0.5', '0.5', '1', '0.5', '0.5', '1')
    expect(isSame(hardware, fraction(4))).toBe(true)
    expect(isSame(subtract(fraction(31), add(hardware, fraction(10))), fraction(17))).toBe(true)
  })
  test('F-33: 110 projects won in Nanjing in 2017, 4 stopped at midterm, 106 evaluated at the end; a midterm gate beside the final one', () => {
    expect(110 - 4).toBe(106)
    const parts = allocateEvenly(yuan('10000000'), 110)
    // 10,000,000 ÷ 110 = 90,909.0909…: ten carry the extra fen.
    expect([parts[0], parts[9], parts[10], sum(parts)]).toEqual([yuan('90909.10'), yuan('90909.10'), yuan('90909.09'), yuan('10000000')])
    const gates = (['midterm', 'final'] as const).map(
      (when) => ({ when, by: 'third-party', isIndependent: true, asksUsers: true }) as const,
    )
    const plan: EvaluationPlan = { termMonths: 12, hasGoalsAndIndicators: true, resultIsUsed: true, evaluations: gates }
    expect(checkEvaluationPlan(plan, lawDay)).toEqual([])
    // Without the midterm gate nobody could have been stopped.
    expect(checkEvaluationPlan({ ...plan, evaluations: [gates[1]!] }, lawDay).map((f) => f.rule)).toEqual(['R-110'])
  })
})

describe('evaluation', () => {
  test.each([
    [10, 3],
    [11, 4],
    [0, 0],
    [1, 1],
  ])('Shenzhen in 2022: of %i projects at least %i', (projects, count) =>
    expect(spotChecksNeeded(projects, day('2022-01-01')).value).toBe(count),
  ) // × 30 %, rounded up
  test.each([
    ['2021-09-04', 0],
    ['2021-09-05', 3],
    ['2024-09-04', 3],
    ['2024-09-05', 0],
  ])('the trial on %s: %i of 10', (on, count) => expect(spotChecksNeeded(10, day(on)).value).toBe(count))
  const good: EvaluationPlan = {
    termMonths: 12,
    hasGoalsAndIndicators: true,
    resultIsUsed: true,
    evaluations: [
      { when: 'midterm', by: 'purchaser', isIndependent: false, asksUsers: false },
      { when: 'final', by: 'third-party', isIndependent: true, asksUsers: true },
    ],
  }
  test('a good plan passes', () => expect(checkEvaluationPlan(good, lawDay)).toEqual([]))
  test('F-52: once, by insiders, only at the end', () =>
    expect(
      checkEvaluationPlan(
        { ...good, evaluations: [{ when: 'final', by: 'purchaser', isIndependent: false, asksUsers: false }] },
        lawDay,
      ).map((f) => f.rule),
    ).toEqual(['R-110', 'R-113', 'R-113']))
  test('no evaluation, no goals, no use', () =>
    expect(
      checkEvaluationPlan({ ...good, evaluations: [], hasGoalsAndIndicators: false, resultIsUsed: false }, lawDay).map((f) => f.at),
    ).toEqual(['hasGoalsAndIndicators', 'evaluations', 'resultIsUsed']))
})

describe('openness', () => {
  test('media publish the next working day, disclosure takes 20, a request 20 or 40', () => {
    const from = day('2026-03-02') // a Monday; no holiday until 04-04…06
    expect(got(mediaPublishBy(from, lawDay, nationalCalendar)).value.toString()).toBe('2026-03-03')
    expect(got(discloseBy(from, lawDay, nationalCalendar)).value.toString()).toBe('2026-03-30') // 4 weeks
    expect(got(answerRequestBy(from, false, lawDay, nationalCalendar)).value.toString()).toBe('2026-03-30')
    expect(got(answerRequestBy(from, true, lawDay, nationalCalendar)).value.toString()).toBe('2026-04-28') // 8 weeks and the holiday of 04-06
  })
  const signed: OpennessFacts = {
    signedOn: day('2026-03-02'),
    publishedOn: day('2026-03-04'),
    filedOn: day('2026-03-11'),
    today: day('2026-06-01'),
    hasProjectLedger: true,
  }
  const found = (more: Partial<OpennessFacts>) =>
    got(checkOpenness({ ...signed, ...more }, lawDay, nationalCalendar)).map((f) => `${f.rule} ${f.severity} ${f.at}`)
  test.each([
    ['published after 2, filed after 7 working days', {}, []],
    ['published a day late', { publishedOn: day('2026-03-05') }, ['R-40 refuse publishedOn']],
    ['filed a day late', { filedOn: day('2026-03-12') }, ['R-40 refuse filedOn']],
    ['F-53: hidden as a trade secret', { withheldBecause: 'trade-secret-of-the-whole' }, ['R-40 refuse withheldBecause']],
    ['a secret part left out', { withheldBecause: 'trade-secret-of-a-part' }, []],
    ['F-53: a spreadsheet instead of a ledger', { hasProjectLedger: false }, ['R-111 warn hasProjectLedger']],
    ['a loan guaranteed by the purchaser', { purchaserGuaranteesLoans: true }, ['R-111 warn purchaserGuaranteesLoans']],
  ] as const satisfies readonly (readonly [string, Partial<OpennessFacts>, readonly string[]])[])('%s', (_, more, expected) =>
    expect(found(more)).toEqual(expected),
  )
  test('not yet published is late only after the last day', () => {
    const { publishedOn: _, ...open } = signed
    expect(
      [day('2026-03-04'), day('2026-03-05')].map(
        (today) => got(checkOpenness({ ...open, today }, lawDay, nationalCalendar)).filter((f) => f.at === 'publishedOn').length,
      ),
    ).toEqual([0, 1])
  })
  test('a year the calendar does not know is refused', () =>
    expect(isRefusal(checkOpenness({ ...signed, signedOn: day('2031-03-02') }, lawDay, nationalCalendar))).toBe(true))
})

describe('protection', () => {
  const harm = { isSuspected: true, isDomesticViolence: true, isMinor: false, lacksFullCapacity: true, lawDay }
  test.each([
    ['an adult without full capacity, violence at home', harm, ['police']],
    ['a minor, violence at home', { ...harm, isMinor: true }, ['police', 'civil-affairs', 'education']],
    ['a minor, harm elsewhere', { ...harm, isMinor: true, isDomesticViolence: false }, ['police', 'civil-affairs', 'education']],
    ['an adult with full capacity', { ...harm, lacksFullCapacity: false }, []],
    ['nothing suspected', { ...harm, isSuspected: false }, []],
    ['before the law of 2016', { ...harm, lawDay: day('2016-02-29') }, []],
  ] as const)('%s', (_, f, to) => expect(mandatoryReport(f).value).toEqual(to))
  test.each([
    [13, false, true, true],
    [14, false, false, false],
    [40, true, true, false],
    [40, false, false, false],
  ])('age %i, sensitive %s: separate %s, guardian %s', (age, isSensitive, separateConsent, guardianConsent) =>
    expect(consentNeeded({ age, isSensitive, lawDay }).value).toEqual({
      separateConsent,
      guardianConsent,
      impactAssessment: separateConsent,
    }),
  )
  test('two stores: the file for 15 years, personal data until its purpose is done, assessments for 3', () =>
    expect(
      keeping({ procurementEndedOn: day('2026-12-31'), purposeEndedOn: day('2027-03-31'), assessedOn: day('2026-01-15'), lawDay }).map(
        (k) => [k.store, String(k.keepUntilOn), String(k.deleteFromOn)],
      ),
    ).toEqual([
      ['procurement-file', '2041-12-31', 'null'],
      ['personal-data', 'null', '2027-03-31'],
      ['impact-assessment', '2029-01-15', 'null'],
    ]))
  test('R-120: the report on 2025 is due on 03-31 and 05-31 of 2026', () => {
    const { value } = yearlyReports(2025, lawDay)
    expect([value.toSupervisingBodyBy, value.toRegistrarBy].map(String)).toEqual(['2026-03-31', '2026-05-31'])
  })
  test('a later signature never has an earlier last day to publish', () =>
    fc.assert(
      fc.property(fc.nat(200), fc.nat(100), (a, more) => {
        const by = (n: number) => got(mediaPublishBy(plusDays(lawDay, n), lawDay, nationalCalendar)).value
        expect(Temporal.PlainDate.compare(by(a), by(a + more))).toBeLessThanOrEqual(0)
      }),
    ))
})
