import { day, isRefusal, moneyText, yuan } from '#kernel'
import { knownLaw } from '#law'

const [china, exampleCity] = [knownLaw('cn'), knownLaw('cn-example')]
import { describe, expect, test } from 'vitest'
import { costFloor } from './cost-floor.ts'
import { openPoints } from './open-points.ts'
import { sayPlanState } from './plan-process.ts'
import type { PlanLine } from './plan.ts'
import { type PlannedWage, plannedWage } from './planned-wage.ts'
import { settleLines } from './settle-lines.ts'

const common = { hangsOn: null, needIds: ['ned_1'], communityIds: [], reason: null, scope: '走访', goals: [], noGoalReason: '试点' }
const post = (more: object = {}) =>
  ({
    ...common,
    id: 'lin_p',
    kind: 'post',
    title: '岗位',
    grade: 'any',
    posts: 14,
    months: 12,
    amount: yuan('0'),
    takesRest: true,
    costs: null,
    ...more,
  }) as unknown as PlanLine
const project = (quantity: number, price: string, id = 'lin_g') =>
  ({
    ...common,
    id,
    kind: 'project',
    title: '项目',
    quantity,
    unit: '个',
    unitPrice: yuan(price),
    amount: yuan(String(quantity * Number(price))),
    takesRest: false,
    costs: null,
  }) as unknown as PlanLine

describe('a line that takes the rest', () => {
  test('F-24: 1,050,000 less 7×4,000, 7×2,000, 7×300 and 7×1,000 is 998,900', () => {
    const settled = settleLines(
      [post(), project(7, '4000', 'a'), project(7, '2000', 'b'), project(7, '300', 'c'), project(7, '1000', 'd')],
      yuan('1050000'),
    )
    expect(!isRefusal(settled) && [moneyText(settled.lines[0]!.amount), moneyText(settled.total)]).toEqual(['998900.00', '1050000.00'])
  })
  test.each([
    ['the others pass the total', [post(), project(7, '2000')], '13999.99', 'others-pass-total'],
    ['there is no total', [post(), project(1, '1')], null, 'no-total-to-take'],
    ['two want it', [post(), post({ id: 'lin_q' })], '100', 'two-take-rest'],
  ])('is refused where %s', (_, lines, total, code) => {
    const settled = settleLines(lines as PlanLine[], total === null ? null : yuan(total as string))
    expect(isRefusal(settled) && settled.code).toBe(code)
  })
})

const lawDay = day('2026-03-02')
describe('the cost floor', () => {
  const costs = { wage: yuan('4200'), contributions: yuan('1450') }
  const total = (more: object, place = china, on = lawDay) => {
    const floor = costFloor(post(more), place, on)
    return floor && moneyText(floor.value.total)
  }
  test('without a table, as stated: 5,650 for 14 × 12 = 168 worker-months is 949,200', () => expect(total({ costs })).toBe('949200.00'))
  test('neither a table nor a wage: none', () => expect(total({})).toBeUndefined())
  // A post of an assistant is 8,812.99 a month in 2026 by the example table; 168 of them are 1,480,582.32.
  test('with a table it starts from the table', () => expect(total({ grade: 'assistant' }, exampleCity)).toBe('1480582.32'))
  test('a lower wage does not lower it', () => expect(total({ grade: 'assistant', costs }, exampleCity)).toBe('1480582.32'))
  test('a higher one raises it', () =>
    expect(Number(total({ grade: 'assistant', costs: { ...costs, wage: yuan('6000') } }, exampleCity))).toBeGreaterThan(1_480_582.32))
  test('before the table had its first day, as stated', () => expect(total({ costs }, exampleCity, day('2024-12-31'))).toBe('949200.00'))
})

describe('the wage a post is planned with', () => {
  const wage = (w: Partial<PlannedWage>, place = exampleCity) => {
    const planned = plannedWage({ grade: 'assistant', ...w }, place, lawDay)
    return isRefusal(planned)
      ? planned.code
      : `${planned.costs ? moneyText(planned.costs.wage) : 'none'} ${planned.wageReason ?? ''}`.trim()
  }
  const of = (amount: string) => ({ costs: { wage: yuan(amount), contributions: yuan('0') } })
  test.each<[string, Partial<PlannedWage>, string]>([
    ['left empty, the table holds', {}, '5500.00'],
    ['the wage of the table needs no reason', of('5500'), '5500.00'],
    ['a fen less without a reason', of('5499.99'), 'wage-differs'],
    ['a fen more without a reason', of('5500.01'), 'wage-differs'],
    ['less, with a reason', { ...of('4100'), wageReason: '区里的补贴标准。' }, '4100.00 区里的补贴标准。'],
    ['the wage the form began with follows the grade', { ...of('4400'), wageOf: 'any' }, '5500.00'],
    ['unless it was given a reason', { ...of('4400'), wageOf: 'any', wageReason: '试点。' }, '4400.00 试点。'],
    ['a reason where nothing differs is not kept', { ...of('5500'), wageReason: '试点。' }, '5500.00'],
  ])('%s', (_, w, expected) => expect(wage(w)).toBe(expected))
  test('without a table it is what was typed', () => expect([wage(of('4100'), china), wage({}, china)]).toEqual(['4100.00', 'none']))
  test('what the employer pays on top comes from the law: 29.5 per cent of 5,500 is 1,622.50', () => {
    const planned = plannedWage({ grade: 'assistant' }, exampleCity, lawDay)
    expect(!isRefusal(planned) && moneyText(planned.costs!.contributions)).toBe('1622.50')
  })
})

describe('open points', () => {
  const plan = (more: object = {}) => ({
    lines: [project(10, '100')],
    sources: [{ source: '预算', amount: yuan('1000') }],
    total: yuan('1000'),
    fixedTotal: null,
    startsOn: day('2026-07-01'),
    months: 12,
    noSurveyReason: null,
    lawDay,
    ...more,
  })
  const facts = { residentsAsked: true, needsGone: [], findings: [], law: china }
  const codes = (p: object, f: object = {}) => openPoints(plan(p), { ...facts, ...f }).map((x) => `${x.code}${x.stops ? '' : ' (look)'}`)
  test.each([
    ['a plan that is whole', {}, {}, []],
    ['no line', { lines: [], sources: [] }, {}, ['no-lines']],
    ['a cent missing', { sources: [{ source: '预算', amount: yuan('999.99') }] }, {}, ['budget-short']],
    ['a cent too much', { sources: [{ source: '预算', amount: yuan('1000.01') }] }, {}, ['budget-over']],
    ['lines below a fixed total', { fixedTotal: yuan('1200') }, {}, ['lines-differ']],
    ['residents not asked', {}, { residentsAsked: false }, ['not-asked']],
    ['residents not asked, with a reason', { noSurveyReason: '试点' }, { residentsAsked: false }, []],
    ['a line without goals and without a reason', { lines: [{ ...project(10, '100'), noGoalReason: null }] }, {}, ['no-goal']],
    ['a need that is no longer accepted', {}, { needsGone: ['ned_1'] }, ['needs-gone']],
    ['a post longer than the plan', { lines: [post({ takesRest: false, amount: yuan('1000'), months: 13 })] }, {}, ['longer-than-term']],
    [
      'more sessions than the term has days, as where it was made shorter afterwards',
      {
        lines: [
          {
            ...project(10, '100'),
            unitTerms: { what: ['group' as const], minutes: null, people: null, members: null, sessions: 400 },
          },
        ],
      },
      {},
      ['unmeetable'],
    ],
    [
      'a post below its floor',
      { lines: [post({ takesRest: false, amount: yuan('1000'), costs: { wage: yuan('6'), contributions: yuan('0') } })] },
      {},
      ['below-floor (look)'],
    ],
  ])('%s', (_, p, f, expected) => expect(codes(p, f)).toEqual(expected))
})

test.each([
  ['draft', null, '2026-01-01', 'draft'],
  ['published', null, '2026-01-01', 'published as intention'],
  ['published', 'tender', '2026-05-01', 'published, being bought'],
  ['published', 'contract', '2027-02-28', 'published, being bought'],
  ['published', 'tender', '2027-03-01', 'bought, its time is over'],
  ['published', null, '2027-03-01', 'published, its time is over, not bought'],
] as const)('a plan that is %s and taken by %s stands on %s as: %s', (state, takenBy, today, says) =>
  expect(sayPlanState({ state, takenBy, startsOn: day('2026-03-01'), months: 12 }, day(today)).en).toBe(says),
)
