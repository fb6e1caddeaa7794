import { isRefusal, moneyText, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { costFloor } from './cost-floor.ts'
import { openPoints } from './open-points.ts'
import type { PlanLine } from './plan.ts'
import { settleLines } from './settle-lines.ts'

const common = { hangsOn: null, needIds: ['ned_1'], communityIds: [], reason: null, scope: '走访' }
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

describe('the cost floor', () => {
  test('4,200 and 1,450 for 14 × 12 = 168 worker-months: 705,600 + 243,600 = 949,200', () => {
    const floor = costFloor(post({ costs: { wage: yuan('4200'), contributions: yuan('1450') } }))!
    expect([floor.workerMonths, moneyText(floor.wages), moneyText(floor.contributions), moneyText(floor.floor)]).toEqual([
      168,
      '705600.00',
      '243600.00',
      '949200.00',
    ])
  })
  test('there is none where no wage is planned', () => expect(costFloor(post())).toBeUndefined())
})

describe('open points', () => {
  const plan = (more: object = {}) => ({
    lines: [project(10, '100')],
    sources: [{ source: '预算', amount: yuan('1000') }],
    total: yuan('1000'),
    fixedTotal: null,
    months: 12,
    noSurveyReason: null,
    ...more,
  })
  const facts = { residentsAsked: true, needsGone: [], findings: [] }
  const codes = (p: object, f: object = {}) => openPoints(plan(p), { ...facts, ...f }).map((x) => `${x.code}${x.stops ? '' : ' (look)'}`)
  test.each([
    ['a plan that is whole', {}, {}, []],
    ['no line', { lines: [], sources: [] }, {}, ['no-lines']],
    ['a cent missing', { sources: [{ source: '预算', amount: yuan('999.99') }] }, {}, ['budget-short']],
    ['a cent too much', { sources: [{ source: '预算', amount: yuan('1000.01') }] }, {}, ['budget-over']],
    ['lines below a fixed total', { fixedTotal: yuan('1200') }, {}, ['lines-differ']],
    ['residents not asked', {}, { residentsAsked: false }, ['not-asked']],
    ['residents not asked, with a reason', { noSurveyReason: '试点' }, { residentsAsked: false }, []],
    ['a need that is no longer accepted', {}, { needsGone: ['ned_1'] }, ['needs-gone']],
    ['a post longer than the plan', { lines: [post({ takesRest: false, amount: yuan('1000'), months: 13 })] }, {}, ['longer-than-term']],
    [
      'a post below its floor',
      { lines: [post({ takesRest: false, amount: yuan('1000'), costs: { wage: yuan('6'), contributions: yuan('0') } })] },
      {},
      ['below-floor (look)'],
    ],
  ])('%s', (_, p, f, expected) => expect(codes(p, f)).toEqual(expected))
})
