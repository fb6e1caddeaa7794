import { day, yuan } from '#kernel'
import { knownLaw } from '#law'
import { describe, expect, test } from 'vitest'
import { lawFindings, planFacts, reviewFindings } from './law-facts.ts'
import type { Plan } from './plan.ts'
import { nothingPrepared, type Preparation, wrongPreparation } from './preparation.ts'

const today = day('2026-03-02')
const prepared = (more: Partial<Preparation> = {}): Preparation => ({ ...nothingPrepared, ...more })
const reviewed = { reviews: ['general', 'key'] as const, reviewedOn: day('2026-02-27'), reviewers: ['法规科', '财务科'] }

describe('what does not hang together is said all at once', () => {
  test.each<[string, Partial<Preparation>, string[]]>([
    ['nothing at all', {}, []],
    ['all of it', { ...reviewed, inquiryOn: day('2026-02-20'), inquiryCovers: ['industry'], marketSubjects: 3 }, []],
    ['today', { ...reviewed, reviewedOn: today, inquiryOn: today }, []],
    ['tomorrow', { ...reviewed, reviewedOn: day('2026-03-03'), inquiryOn: day('2026-03-03') }, ['inquiryOn', 'reviewedOn']],
    ['contents of an inquiry without its day', { inquiryCovers: ['supply'] }, ['inquiryOn']],
    ['nobody asked, on no day', { marketSubjects: 0 }, ['inquiryOn']],
    ['reviews without day and bodies', { reviews: ['general'] }, ['reviewedOn', 'reviewers']],
    ['bodies without a review', { reviewers: ['法规科'] }, ['reviews']],
    ['a body that drafted and did not review', { ...reviewed, draftingReviewers: ['项目科'] }, ['draftingReviewers']],
  ])('%s', (_, more, fields) => expect(Object.keys(wrongPreparation(prepared(more), today))).toEqual(fields))
})

describe('what the law says of the preparation', () => {
  const plan = (preparation: Preparation) =>
    ({
      lines: [{ kind: 'post', title: '岗位', scope: '走访', amount: yuan('1050000'), id: 'lin_1', hangsOn: null, goals: [] }],
      sources: [{ source: '预算', amount: yuan('1050000') }],
      total: yuan('1050000'),
      months: 12,
      startsOn: day('2026-07-01'),
      noSurveyReason: null,
      confirms: ['duty', 'appraised', 'goals', 'acceptance', 'users'],
      preparation,
      lawDay: today,
    }) as unknown as Plan
  const found = (more: Partial<Preparation>) =>
    lawFindings(plan(prepared(more)), { residentsAskedOn: day('2026-02-10') }, knownLaw('cn')).map((f) => `${f.rule} ${f.severity}`)
  test.each<[string, Partial<Preparation>, string[]]>([
    ['nothing recorded: nothing is held against it', {}, []],
    ['two of the market asked', { inquiryOn: day('2026-02-20'), marketSubjects: 2 }, ['R-04 warn']],
    ['three of the market asked', { inquiryOn: day('2026-02-20'), marketSubjects: 3 }, []],
    ['past deals and follow-on not looked at', { inquiryOn: day('2026-02-20'), inquiryCovers: ['industry', 'supply'] }, ['R-05 warn']],
    ['an inquiry a day more than a year before', { inquiryOn: day('2025-06-30') }, ['R-03 refuse']],
    ['an inquiry a year before', { inquiryOn: day('2025-07-01') }, []],
    ['no key review', { ...reviewed, reviews: ['general'] }, ['R-08 warn']],
    ['both reviews', reviewed, []],
    ['a reviewer who drafted', { ...reviewed, draftingReviewers: ['财务科'] }, ['R-08 warn']],
    ['posts at a fixed total', { pricing: 'fixed-total' }, ['R-09 warn']],
    ['posts at a fixed unit price', { pricing: 'fixed-unit' }, []],
    ['social work', { serviceKinds: ['counselling'] }, []],
  ])('%s', (_, more, expected) => expect(found(more)).toEqual(expected))
  test('what was left open is left out of the facts', () => {
    const facts = planFacts(plan(nothingPrepared), { residentsAskedOn: undefined })
    for (const key of ['survey', 'reviews', 'pricing', 'serviceKinds', 'suitsSmallFirms']) expect(facts).not.toHaveProperty(key)
  })
  test('a review on the day of the start is in time, one after it is not', () => {
    const at = (on: string) => reviewFindings(plan(prepared(reviewed)), day(on), today, knownLaw('cn')).map((f) => f.rule)
    expect([at('2026-02-26'), at('2026-02-27'), reviewFindings(plan(nothingPrepared), today, today, knownLaw('cn'))]).toEqual([
      ['R-08'],
      [],
      [],
    ])
  })
})

test('goals of the lines say themselves that there are some, whether or not the office says so', () => {
  const line = { kind: 'post', title: '岗位', scope: '走访', amount: yuan('100'), id: 'lin_1', hangsOn: null }
  const missing = (goals: object[], confirms: string[]) => {
    const plan = { lines: [{ ...line, goals }], sources: [], total: yuan('100'), months: 12, startsOn: day('2026-07-01'), confirms }
    const facts = { residentsAskedOn: day('2026-02-10') }
    const whole = { ...plan, noSurveyReason: null, preparation: nothingPrepared, lawDay: today } as unknown as Plan
    return !planFacts(whole, facts).hasPerformanceGoals
  }
  expect([missing([], []), missing([{}], []), missing([], ['goals'])]).toEqual([true, false, false])
})
