import { day, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import {
  checkPricing,
  checkReviews,
  type PricedLine,
  pricingOf,
  type Reviews,
  reviewsDue,
  surveyContentsMissing,
  surveyTopics,
} from './implementation-plan.ts'

const lawDay = day('2026-01-01')

describe('R-05: what a needs survey contains', () => {
  test.each([
    [[...surveyTopics], []],
    [['industry', 'supply', 'past-deals'], ['follow-on']],
    [[], [...surveyTopics]],
  ] as const)('%j covered: %j missing', (covers, missing) => expect(surveyContentsMissing(covers, lawDay).value).toEqual(missing))
  test('the step counts: 4 − 3 = 1 is missing and named', () =>
    expect(surveyContentsMissing(['industry', 'supply', 'past-deals'], lawDay).steps[0]!.says.en).toContain(
      '3 are covered, missing: follow-on',
    ))
  test.each([
    ['2021-06-30', 0],
    ['2021-07-01', 4],
  ])('under the law of %s an empty survey lacks %i', (on, n) => expect(surveyContentsMissing([], day(on)).value).toHaveLength(n))
})

describe('R-08: reviews before the start', () => {
  const facts = { kind: 'services', isPublicService: false, isComplex: false, lawDay } as const
  test.each([
    ['a fen below 10 million', { ...facts, budget: yuan('9999999.99') }, { general: true, key: false }],
    ['10 million', { ...facts, budget: yuan('10000000') }, { general: true, key: true }],
    ['a fen above', { ...facts, budget: yuan('10000000.01') }, { general: true, key: true }],
    ['a small service to the public', { ...facts, budget: yuan('190000'), isPublicService: true }, { general: true, key: true }],
    ['before the rule', { ...facts, budget: yuan('99000000'), lawDay: day('2021-06-30') }, { general: false, key: false }],
  ] as const)('%s', (_, f, due) => expect(reviewsDue(f).value).toEqual(due))

  const startOn = day('2026-03-31')
  const made: Reviews = {
    general: true,
    key: true,
    doneOn: startOn,
    reviewers: [
      { who: '财务', helpedDraft: false },
      { who: '法律顾问', helpedDraft: false },
    ],
  }
  test.each<[string, Partial<Reviews>, number]>([
    ['both, on the day of the start', {}, 0],
    ['a day after the start', { doneOn: day('2026-04-01') }, 1],
    ['no general review', { general: false }, 1],
    ['no key review', { key: false }, 1],
    ['who helped to draft reviews as well', { reviewers: [{ who: '编制需求的专家', helpedDraft: true }] }, 1],
  ])('%s: %i findings', (_, more, count) =>
    expect(checkReviews({ ...made, ...more }, { general: true, key: true }, startOn, lawDay)).toHaveLength(count),
  )
  test('a review that is not due is not missed', () =>
    expect(checkReviews({ ...made, key: false }, { general: true, key: false }, startOn, lawDay)).toEqual([]))
  test('before the rule nothing is found', () =>
    expect(checkReviews({ ...made, general: false, key: false }, { general: true, key: true }, startOn, day('2021-06-30'))).toEqual([]))
})

describe('R-09: how a contract is priced', () => {
  test.each<[string, PricedLine[], string[]]>([
    ['a post', [{ kind: 'post' }], ['fixed-unit']],
    ['a project', [{ kind: 'project' }], ['fixed-total']],
    ['both', [{ kind: 'project' }, { kind: 'post' }], ['fixed-total', 'fixed-unit']],
    ['a project with money for results', [{ kind: 'project', byResult: true }], ['performance-incentive']],
    ['a project at cost', [{ kind: 'project', atCost: true }], ['cost-reimbursement']],
    ['nothing', [], []],
  ])('%s', (_, lines, forms) => expect(pricingOf(lines, lawDay).value).toEqual(forms))
  test.each([
    ['fixed total for a project', 'fixed-total', [{ kind: 'project' }], 0],
    ['fixed total for a post', 'fixed-total', [{ kind: 'post' }], 1],
    ['nothing stated', undefined, [{ kind: 'post' }], 0],
    ['a post paid by results', 'performance-incentive', [{ kind: 'post', byResult: true }], 1],
  ] as const)('%s: %i findings', (_, stated, lines, count) => expect(checkPricing(stated, lines, lawDay)).toHaveLength(count))
})
