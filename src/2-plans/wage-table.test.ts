import { moneyText } from '#kernel'
import { asOwner, granted, purchaseWithNeed, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftPlan, plan } from './index.ts'

let w: World
let planId: string
let needId: string
beforeAll(async () => {
  w = await world()
  // A place with a wage table: in 2026 any 4,400.00, assistant 5,500.00, senior 8,400.00.
  await asOwner(w.database.db, `update jurisdictions set place = 'cn-example'`)
  const of = await purchaseWithNeed(w, '社工岗位')
  needId = of.needId
  planId = granted(
    await draftPlan(await w.as('officer'), {
      purchaseId: of.purchaseId,
      fiscalYear: 2026,
      startsOn: Temporal.PlainDate.from('2026-07-01'),
      months: 12,
    }),
  ).id
})
afterAll(() => w.close())

const line = async () => (await plan(await w.as('officer'), planId))!.lines[0]!
const send = async (more: Record<string, string>, lineId?: string) =>
  await w.post('officer', `/plans/${planId}/lines/${lineId ?? 'new'}`, {
    kind: 'post',
    title: '社区社工岗位',
    scope: '走访',
    posts: '2',
    months: '12',
    amount: '120000',
    needIds: needId,
    _version: String((await plan(await w.as('officer'), planId))!.version),
    ...more,
  })

describe('the wage of a post where the place has a wage table', () => {
  test('the form begins with the table, and names its place and its first day', async () => {
    const page = await (await w.get('officer', `/plans/${planId}/lines/new?kind=post`)).text()
    expect(page).toMatch(/name="wage"[^>]*value="4400\.00"|value="4400\.00"[^>]*name="wage"/)
    for (const says of ['Wage table of Example city', 'from 1 January 2026', 'senior social worker ¥8,400.00']) expect(page).toContain(says)
    expect(page).not.toContain('name="contributions"')
  })
  test('left as it was, it follows the grade that was chosen', async () => {
    expect((await send({ grade: 'senior', wage: '4400.00', wageOf: 'any' })).status).toBe(303)
    const l = await line()
    // 29.5 per cent of 8,400.00 on top.
    expect(l.costs && [moneyText(l.costs.wage), moneyText(l.costs.contributions), l.wageReason]).toEqual(['8400.00', '2478.00', null])
  })
  test('changed, the form begins with the line and its grade', async () => {
    const page = await (await w.get('officer', `/plans/${planId}/lines/${(await line()).id}`)).text()
    expect(page).toMatch(/name="wageOf" value="senior"/)
    expect(page).toContain('value="8400.00"')
  })
  test('another wage needs a reason, at its field, and nothing is stored without one', async () => {
    const answer = await send({ grade: 'senior', wage: '7000', wageOf: 'senior' }, (await line()).id)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('It is not the ¥8,400.00 of the wage table')
    expect(moneyText((await line()).costs!.wage)).toBe('8400.00')
  })
  test('with a reason it is stored, published with the plan, and the floor stays that of the table', async () => {
    const l = await line()
    expect((await send({ grade: 'senior', wage: '7000', wageOf: 'senior', wageReason: '区里的补贴标准。' }, l.id)).status).toBe(303)
    const page = await (await w.get('officer', `/plans/${planId}`)).text()
    // 8,400 + 2,478 + 300 + 500 = 11,678; × 8 % = 934.24; × 3 % of 12,612.24 = 378.37; 12,990.61 × 24 = 311,774.64.
    for (const says of [
      '12990.61 × 24',
      '¥311,774.64',
      'The wage planned is ¥7,000.00, that of the table ¥8,400.00',
      '区里的补贴标准。',
      'Example numbers',
    ])
      expect(page).toContain(says)
    expect(page).toContain('¥191,774.64 below the floor')
    // A wage table stands on no rule of its own, so its source leads to the page of places.
    const pages = [...page.matchAll(/href="(\/law\/[^"]+)"/g)].map((m) => m[1]!)
    expect(pages).toContain('/law/places')
    for (const href of new Set(pages)) expect([href, (await w.get('public', href)).status]).toEqual([href, 200])
  })
})
