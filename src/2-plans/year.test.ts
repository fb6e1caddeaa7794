import { yuan } from '#kernel'
import { knownLaw } from '#law'
import { cancelTender, draftTender, editTender, tender } from '#tenders'
import { asOwner, approved, f24Plan, granted, purchaseWithNeed, usualTerms, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boughtWith, editPlan, plan, type Preparation, saveSources } from './index.ts'

let w: World
let first: string
let second: string
const at = async (who: string) => ({ ...(await w.as(who)), law: knownLaw('cn-example') })
beforeAll(async () => {
  w = await world()
  // A place that has thresholds: open tendering from 2,000,000.00 in 2026.
  await asOwner(w.database.db, `update jurisdictions set place = 'cn-example'`)
  first = await f24Plan(w, await purchaseWithNeed(w, '上半年社工服务'))
  second = await f24Plan(w, await purchaseWithNeed(w, '下半年社工服务'))
})
afterAll(() => w.close())

const prepare = async (planId: string, preparation: Partial<Preparation>) => {
  const officer = await at('officer')
  const p = (await plan(officer, planId))!
  granted(
    await editPlan(officer, {
      planId,
      fiscalYear: p.fiscalYear,
      startsOn: p.startsOn,
      months: p.months,
      method: p.method ?? undefined,
      fixedTotal: p.fixedTotal!,
      noSurveyReason: p.noSurveyReason!,
      confirms: p.confirms,
      preparation,
    }),
  )
}
const money = async (planId: string, amount: string) =>
  granted(await saveSources(await at('officer'), { planId, sources: [{ source: '区级财政预算', amount: yuan(amount) }] }))
const group = async (planId: string) => {
  const found = (await boughtWith(await at('officer'), (await plan(await at('officer'), planId))!)).find(
    (g) => g.budgetItem === '区级财政预算',
  )!
  return { counted: found.counted.length, total: found.total, why: found.leftOut.map((l) => l.why), splits: found.finding !== undefined }
}

describe('what an office buys alike in a year, against a threshold of 2,000,000', () => {
  test('1,000,000 and 1,000,000 meet the threshold and do not pass it', async () =>
    expect(await group(second)).toEqual({ counted: 2, total: yuan('2000000'), why: [], splits: false }))
  test('a fen more passes it, and both plans say so; an example threshold warns and does not stop', async () => {
    await money(second, '1000000.01')
    expect(await group(first)).toEqual({ counted: 2, total: yuan('2000000.01'), why: [], splits: true })
    for (const id of [first, second]) {
      const page = await (await w.get('officer', `/plans/${id}`)).text()
      expect(page.match(/order splitting\. Tender them together/g)).toHaveLength(2)
      expect(page).toContain('href="/plans/year?year=2026"')
    }
  })
  test('two sources of one name are one purchase', async () => {
    granted(
      await saveSources(await at('officer'), {
        planId: second,
        sources: ['600000', '400000'].map((amount) => ({ source: '区级财政预算', amount: yuan(amount) })),
      }),
    )
    expect(await group(second)).toMatchObject({ counted: 2, total: yuan('2000000') })
    await money(second, '1050000')
  })
  test.each<[string, Partial<Preparation>, Awaited<ReturnType<typeof group>>['why']]>([
    ['an approval', { consent: '财采〔2026〕12 号' }, ['approved']],
    ['an adjustment of the budget', { consent: null, fromAdjustment: true }, ['budget-adjustment']],
    ['neither', { consent: null, fromAdjustment: false }, []],
  ])('%s is taken into account', async (_, preparation, why) => {
    await prepare(second, preparation)
    expect(await group(second)).toMatchObject({ why, splits: why.length === 0 })
  })
  test('another category is not counted with it', async () => {
    await prepare(second, { category: '养老服务' })
    expect(await group(second)).toMatchObject({ counted: 1, splits: false })
    await prepare(second, { category: null })
  })
  test('what the tender makes of a plan counts: its method and approval, until it comes to nothing', async () => {
    const purchaseId = await approved(w, first)
    const officer = await at('officer')
    expect(await (await w.get('officer', `/tenders/new?purchase=${purchaseId}`)).text()).toContain('order splitting')
    const { id } = granted(await draftTender(officer, { purchaseId, method: 'open-tender' }))
    expect(await group(second)).toMatchObject({ counted: 1, why: ['open-tender'], splits: false })
    granted(await editTender(officer, { ...usualTerms(), tenderId: id, method: 'competitive-consultation' }))
    expect(await group(second)).toMatchObject({ counted: 2, splits: true })
    granted(await editTender(officer, { ...usualTerms(), tenderId: id, consent: '财采〔2026〕13 号' }))
    expect(await group(second)).toMatchObject({ why: ['approved'], splits: false })
    granted(
      await cancelTender(
        { ...officer, version: (await tender(officer, id))!.version },
        { tenderId: id, reason: '居民的需求有了变化，重新调查以后再采购。' },
      ),
    )
    expect(await group(second)).toMatchObject({ counted: 2, splits: true })
  })
})

describe('the page of the year', () => {
  test('lists every purchase with the sum and the threshold, and as CSV', async () => {
    const page = await (await w.get('auditor', '/plans/year?year=2026')).text()
    for (const says of ['区级财政预算', '¥2,050,000.00', '¥2,000,000.00', 'passes it: order splitting', 'href="/law/R-48"'])
      expect(page).toContain(says)
    const csv = await w.get('officer', '/plans/year?year=2026&format=csv')
    expect(csv.headers.get('content-type')).toContain('text/csv')
    const rows = (await csv.text()).trim().split('\r\n')
    expect(rows[0]).toContain('Budget year,Purchaser,Budget item,Category of the catalogue,Number')
    expect(rows.filter((r) => r.includes('区级财政预算')).map((r) => r.split(',').slice(-4))).toEqual([
      ['1000000.00', '2050000.00', '2000000.00', 'passes it: order splitting'],
      ['1050000.00', '2050000.00', '2000000.00', 'passes it: order splitting'],
    ])
  })
  test('the API gives the same', async () => {
    const answer = (await (await w.get('auditor', '/api/bought-alike?year=2026')).json()) as {
      items: Record<string, unknown>[]
      total: number
    }
    expect(answer.total).toBe(2)
    expect(answer.items[0]).toMatchObject({
      fiscalYear: 2026,
      budgetItem: '区级财政预算',
      total: '2050000.00',
      threshold: '2000000.00',
      purchases: [
        { planId: first, method: 'competitive-consultation', notCounted: null },
        { planId: second, method: 'competitive-consultation', notCounted: null },
      ],
    })
    expect(answer.items[0]!.finding).not.toBeNull()
    expect(answer.items[1]).toMatchObject({ budgetItem: '福利彩票公益金', finding: null })
  })
  test.each([
    ['officer', 200],
    ['head', 200],
    ['approver', 200],
    ['auditor', 200],
    ['treasurer', 200],
    ['manager-tongxin', 403],
    ['worker-tongxin', 403],
    ['evaluator', 403],
    ['expert1', 403],
    ['committee', 403],
    ['administrator', 403],
    ['public', 401],
  ])('%s is answered %i', async (who, status) => {
    expect((await w.get(who, '/plans/year')).status).toBe(status)
    expect((await w.get(who, '/plans/year?format=csv')).status).toBe(status)
    expect((await w.get(who, '/api/bought-alike')).status).toBe(status)
    // Nobody is shown a link that is refused, and of a published plan nobody else sees what it is counted with.
    const list = await (await w.get(who, '/plans')).text()
    expect(list.includes('href="/plans/year"')).toBe(status === 200)
    const seen = await (await w.get(who, `/plans/${first}`)).text()
    expect(seen.includes('Bought alike in 2026')).toBe(status === 200)
  })
  test('a year nobody planned for is answered with one that was', async () =>
    expect(await (await w.get('officer', '/plans/year?year=1999')).text()).toContain('Bought alike in 2026'))
})
