import { day, fraction, share, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { checkPlan, checkTerm, type PlanFacts, type TermConditions } from './plan-check.ts'

const lawDay = day('2026-01-01')
const all: TermConditions = { contentIsFixed: true, isContinuous: true, fundingIsStable: true, priceIsStable: true, budgetIsAssured: true }
const good: PlanFacts = {
  kind: 'services',
  isPublicService: true,
  isComplex: false,
  total: yuan('1050000'),
  publicAskedOn: day('2025-11-01'),
  survey: { surveyedOn: day('2025-11-01'), sameObject: true, marketSubjects: 3 },
  startOn: day('2026-03-31'),
  intentionPublishedOn: day('2026-03-01'),
  termMonths: 12,
  sources: [{ kind: 'fiscal', amount: yuan('1050000'), isInBudget: true }],
  fitsMediumTermPlan: true,
  appraisedBefore: true,
  hasPerformanceGoals: true,
  hasAcceptancePlan: true,
  usersJoinAcceptance: true,
  object: { isDutyOfGovernment: true },
  posts: [{ employer: 'institution', serviceIsDefined: true }],
}
const found = (more: Partial<PlanFacts>, on = lawDay) => checkPlan({ ...good, ...more }, on).map((f) => `${f.rule} ${f.severity} ${f.at}`)
const { publicAskedOn: _a, ...unasked } = good
const { survey: _s, ...unsurveyed } = good
const { intentionPublishedOn: _i, ...unannounced } = good

describe('a plan before it is submitted', () => {
  test('a good plan has no findings', () => expect(checkPlan(good, lawDay)).toEqual([]))
  test('nobody asked the public: refused, for the regulation itself says so', () =>
    expect(checkPlan(unasked, lawDay)).toMatchObject([{ rule: 'R-01', severity: 'refuse', at: 'publicAskedOn' }]))
  test('no survey for a service to the public', () =>
    expect(checkPlan(unsurveyed, lawDay)).toMatchObject([{ rule: 'R-02', severity: 'refuse' }]))
  test('no intention, unless it is urgent', () => {
    expect(checkPlan(unannounced, lawDay)).toMatchObject([{ rule: 'R-11' }])
    expect(checkPlan({ ...unannounced, isUnforeseeableUrgent: true }, lawDay)).toEqual([])
  })
  test.each([
    ['a start one day too early', { startOn: day('2026-03-30') }, ['R-11 warn startOn']],
    ['a survey older than a year', { survey: { surveyedOn: day('2025-03-30'), sameObject: true } }, ['R-03 refuse survey']],
    [
      'R-05: a survey that did not look at past deals',
      { survey: { surveyedOn: day('2025-11-01'), sameObject: true, covers: ['industry', 'supply', 'follow-on'] } },
      ['R-05 warn survey'],
    ],
    [
      'R-08: no key review, though it is a service to the public',
      { reviews: { general: true, key: false, reviewers: [] } },
      ['R-08 warn reviews'],
    ],
    ['R-09: a fixed total for posts alone', { pricing: 'fixed-total', lines: [{ kind: 'post' }] }, ['R-09 warn pricing']],
    ['R-09: a fixed unit price for posts', { pricing: 'fixed-unit', lines: [{ kind: 'post' }] }, []],
    ['R-114: nothing of it is social work', { serviceKinds: [] }, ['R-114 warn serviceKinds']],
    ['two market subjects', { survey: { surveyedOn: day('2025-11-01'), sameObject: true, marketSubjects: 2 } }, ['R-04 warn survey']],
    [
      'F-51: donated money outside the budget',
      {
        sources: [
          { kind: 'fiscal', amount: yuan('1000000'), isInBudget: true },
          { kind: 'donation', amount: yuan('50000'), isInBudget: false },
        ],
      },
      ['R-12 warn sources', 'R-12 warn sources'],
    ],
    ['only one can do it', { singleSource: { kind: 'only-supplier' } }, []],
    [
      'a fen less than the plan costs',
      { sources: [{ kind: 'fiscal', amount: yuan('1049999.99'), isInBudget: true }] },
      ['R-12 warn sources'],
    ],
    ['no budget source at all', { sources: [] }, ['R-12 warn sources']],
    ['no goals', { hasPerformanceGoals: false }, ['R-110 warn hasPerformanceGoals']],
    ['no appraisal', { appraisedBefore: false }, ['R-13 warn appraisedBefore']],
    ['users are not at acceptance', { usersJoinAcceptance: false }, ['R-10 refuse usersJoinAcceptance']],
    ['F-51: single source because it knows the district', { singleSource: { kind: 'knows-the-district' } }, ['R-59b refuse singleSource']],
    ['one bidder at a failed tender', { singleSource: { kind: 'one-bidder-left' } }, ['R-59b refuse singleSource']],
    ['a follow-on of exactly a tenth', { singleSource: { kind: 'follow-on', original: yuan('1000'), added: yuan('100') } }, []],
    [
      'a follow-on a fen above',
      { singleSource: { kind: 'follow-on', original: yuan('1000'), added: yuan('100.01') } },
      ['R-59b refuse singleSource'],
    ],
    ['F-55: renewed for a good grade without competition', { renews: { withinAgreedTerm: false, competes: false } }, ['R-110 warn renews']],
    ['going on within the agreed three years', { renews: { withinAgreedTerm: true, competes: false } }, []],
    ['a new contract by competition', { renews: { withinAgreedTerm: false, competes: true } }, []],
    ['employment in disguise', { posts: [{ employer: 'none', serviceIsDefined: true }] }, ['R-15 warn undefined']],
  ] as const satisfies readonly (readonly [string, Partial<PlanFacts>, readonly string[]])[])('%s', (_, more, expected) =>
    expect(found(more)).toEqual(expected),
  )
  test('rules that were not law yet find nothing', () =>
    expect(found({ hasPerformanceGoals: false, appraisedBefore: false, sources: [] }, day('2020-02-29'))).toEqual([]))
})

describe('F-29: a project of 190,000 to which the institution brings 10 % of social resources', () => {
  const own = share(yuan('190000'), fraction(1, 10), 'half-up')
  test('190,000 × 10 % = 19,000', () => expect(own).toBe(yuan('19000')))
  const budget = { kind: 'fiscal', amount: yuan('190000'), isInBudget: true } as const
  test('what the institution brings is no part of the price: the budget of 190,000 alone is enough', () =>
    expect(found({ total: yuan('190000'), sources: [budget] })).toEqual([]))
  test('counted as money of the purchase, it would stand outside the budget (R-12): 190,000 + 19,000 = 209,000', () =>
    expect(
      checkPlan({ ...good, total: yuan('209000'), sources: [budget, { kind: 'donation', amount: own, isInBudget: false }] }, lawDay).map(
        (f) => f.rule,
      ),
    ).toEqual(['R-12', 'R-12']))
})

describe('F-23: a budget of three years needs every condition of R-43', () => {
  test.each([
    [undefined, 1],
    [{ ...all, budgetIsAssured: false }, 1],
    [all, 0],
  ])('36 months with %o: %i findings', (conditions, count) => expect(checkTerm(36, conditions, lawDay)).toHaveLength(count))
})

describe('R-43: the term', () => {
  test.each([
    [12, undefined, 0],
    [13, undefined, 1],
    [13, all, 0],
    [36, all, 0],
    [37, all, 1],
  ])('%i months with conditions %o: %i findings', (months, conditions, count) =>
    expect(checkTerm(months, conditions, lawDay)).toHaveLength(count),
  )
  test('what is missing is named', () =>
    expect(checkTerm(36, { ...all, priceIsStable: false }, lawDay)[0]!.words.en).toContain('stable price'))
})
