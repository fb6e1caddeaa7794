import { day, minor, plusDays, yuan } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkObject,
  checkPostLine,
  checkSupplier,
  intentionEarliestStart,
  marketSurveyIsEnough,
  mayBePurchaser,
  mayBeSupplier,
  type PostLineFacts,
  surveyIsMandatory,
  surveyStillServes,
} from './needs.ts'

const lawDay = day('2026-01-01')
const rulesOf = (findings: readonly { readonly rule: string }[]) => findings.map((f) => f.rule)

describe('R-02: when a needs survey is due', () => {
  const facts = { kind: 'services', isPublicService: false, isComplex: false, lawDay } as const
  test.each([
    ['services just below 10 million', { ...facts, budget: yuan('9999999.99') }, false],
    ['services of 10 million', { ...facts, budget: yuan('10000000') }, true],
    ['services above it', { ...facts, budget: yuan('10000000.01') }, true],
    ['works just below 30 million', { ...facts, kind: 'works', budget: yuan('29999999.99') }, false],
    ['works of 30 million', { ...facts, kind: 'works', budget: yuan('30000000') }, true],
    ['a small service to the public', { ...facts, isPublicService: true, budget: yuan('190000') }, true],
    [
      'F-27: 208,000 for orphans and children without support, a service to the public',
      { ...facts, isPublicService: true, budget: yuan('208000') },
      true,
    ],
    ['a small complex project', { ...facts, isComplex: true, budget: yuan('190000') }, true],
    ['before the rule, 2021-06-30', { ...facts, budget: yuan('99000000'), lawDay: day('2021-06-30') }, false],
    ['on its first day, 2021-07-01', { ...facts, budget: yuan('99000000'), lawDay: day('2021-07-01') }, true],
  ] as const)('%s: %s', (_, f, must) => expect(surveyIsMandatory(f).value).toBe(must))
})

describe('R-03, R-04, R-11', () => {
  test.each([
    ['the last day of the year', '2026-03-01', true, true],
    ['the day after', '2026-03-02', true, false],
    ['another object', '2025-06-01', false, false],
    ['before the survey was made', '2025-02-28', true, false],
  ])('a survey of 2025-03-01 on %s', (_, startOn, sameObject, serves) =>
    expect(surveyStillServes({ surveyedOn: day('2025-03-01'), startOn: day(startOn), sameObject, lawDay }).value).toBe(serves),
  )
  test.each([
    [2, false],
    [3, true],
    [4, true],
  ])('%i market subjects asked: %s', (asked, enough) => expect(marketSurveyIsEnough(asked, lawDay).value).toBe(enough))
  test('an intention of 2026-03-01 allows a start on 2026-03-31, an urgent one at once', () => {
    const facts = { publishedOn: day('2026-03-01'), isUnforeseeableUrgent: false, lawDay }
    expect(intentionEarliestStart(facts).value.toString()).toBe('2026-03-31') // 1 + 30
    expect(intentionEarliestStart({ ...facts, isUnforeseeableUrgent: true }).value.toString()).toBe('2026-03-01')
  })
  test('a later intention never allows an earlier start', () =>
    fc.assert(
      fc.property(fc.nat(500), fc.nat(100), (a, more) => {
        const start = (n: number) =>
          intentionEarliestStart({ publishedOn: plusDays(lawDay, n), isUnforeseeableUrgent: false, lawDay }).value
        expect(Temporal.PlainDate.compare(start(a), start(a + more))).toBeLessThanOrEqual(0)
      }),
    ))
})

describe('R-14: what cannot be bought', () => {
  test('a service that is a duty of government passes', () => expect(checkObject({ isDutyOfGovernment: true })).toEqual([]))
  test.each([
    'mustBeDoneByGovernment',
    'isGoodsOrWorks',
    'bundlesWorks',
    'isFinancing',
    'isRecruitment',
    'isLabourDispatch',
    'isPublicWelfarePost',
  ] as const)('%s is found', (at) =>
    expect(checkObject({ isDutyOfGovernment: true, [at]: true })).toMatchObject([{ rule: 'R-14', at, severity: 'refuse' }]),
  )
  test('no duty of government is found', () => expect(checkObject({ isDutyOfGovernment: false })).toHaveLength(1))
})

describe('R-15: employment in disguise', () => {
  const good: PostLineFacts = { employer: 'institution', serviceIsDefined: true }
  test('the institution’s own employee with a defined service passes', () => expect(checkPostLine(good, lawDay)).toEqual([]))
  test('F-50: ten people in a hall, staff hours, monthly pay, no labour contract', () => {
    const found = checkPostLine(
      { employer: 'none', followsPurchasersHours: true, purchaserPaysWages: true, serviceIsDefined: false },
      lawDay,
    )
    expect(rulesOf(found)).toEqual(['R-15', 'R-15', 'R-15', 'R-15'])
    expect(found.every((f) => f.fairer?.zh && f.fairer.en)).toBe(true)
  })
  test('the same opening hours alone are no employment', () =>
    expect(checkPostLine({ ...good, followsPurchasersHours: true }, lawDay)).toEqual([]))
  test.each([
    ['the purchaser appoints people', { purchaserChoosesPeople: true }, ['R-14']],
    ['the purchaser employs them', { employer: 'purchaser' }, ['R-14']],
    ['the purchaser directs the day', { purchaserDirectsDailyWork: true }, ['R-15']],
    ['dispatched for six months', { employer: 'dispatch-agency', dispatchPost: 'temporary', dispatchMonths: 6 }, ['R-14']],
    ['dispatched for seven months', { employer: 'dispatch-agency', dispatchPost: 'temporary', dispatchMonths: 7 }, ['R-14', 'R-121']],
    ['dispatched to a core post', { employer: 'dispatch-agency', dispatchPost: 'core' }, ['R-14', 'R-121']],
    ['an individual for whom it does not suit', { supplierIsIndividual: true }, ['R-15']],
  ] as const)('%s', (_, more, rules) => expect(rulesOf(checkPostLine({ ...good, ...more }, lawDay))).toEqual(rules))
  test('what the text itself names may refuse, our reading of what comes close to it warns', () => {
    const severities = (more: Partial<PostLineFacts>) => checkPostLine({ ...good, ...more }, lawDay).map((f) => f.severity)
    expect(severities({ employer: 'dispatch-agency', dispatchPost: 'core' })).toEqual(['refuse', 'refuse'])
    expect(severities({ purchaserChoosesPeople: true })).toEqual(['warn'])
    expect(severities({ purchaserDirectsDailyWork: true })).toEqual(['warn'])
  })
  test('before Order 102 nothing of it is found', () =>
    expect(checkPostLine({ employer: 'none', serviceIsDefined: false }, day('2020-02-29'))).toEqual([]))
})

describe('R-16, R-20: who may supply', () => {
  test.each([
    ['enterprise', true],
    ['social-organisation', true],
    ['institution-type-2', true],
    ['rural-collective', true],
    ['grassroots-body', true],
    ['individual', true],
    ['institution-type-1', false],
    ['mass-organisation-on-payroll', false],
    ['state-organ', false],
  ] as const)('%s: %s', (form, may) => expect(mayBeSupplier(form).value).toBe(may))
  test('type-1 institutions do not buy either', () =>
    expect([mayBePurchaser('state-organ').value, mayBePurchaser('institution-type-1').value]).toEqual([true, false]))
  const good = { hasCivilLiability: true, hasSoundAccounts: true, hasMeans: true, paysTaxAndInsurance: true, graveViolationsOn: [] }
  test.each([
    ['2023-01-09', 0],
    ['2023-01-10', 1],
    ['2023-01-11', 1],
    ['2026-01-11', 0],
  ])('a grave violation of %s before bidding on 2026-01-10: %i findings', (on, count) =>
    expect(checkSupplier({ ...good, graveViolationsOn: [day(on)] }, day('2026-01-10'), lawDay)).toHaveLength(count),
  )
  test('each missing condition is named', () =>
    expect(checkSupplier({ ...good, hasSoundAccounts: false, paysTaxAndInsurance: false }, lawDay, lawDay).map((f) => f.at)).toEqual([
      'hasSoundAccounts',
      'paysTaxAndInsurance',
    ]))
})

test('an amount of zero never asks for a survey by its size', () =>
  expect(surveyIsMandatory({ kind: 'services', budget: minor(0), isPublicService: false, isComplex: false, lawDay }).value).toBe(false))
