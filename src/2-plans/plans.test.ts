import { isRefusal, moneyText, yuan } from '#kernel'
import { f24Plan, granted, purchaseWithNeed, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  decidePlan,
  draftPlan,
  editPlan,
  plan,
  planOf,
  publishPlan,
  removeLine,
  saveLine,
  saveSources,
  standings,
  submitPlan,
} from './index.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())
const codeOf = (x: unknown) => (isRefusal(x) ? x.code : 'granted')

describe('the plan of F-24', () => {
  let of: { purchaseId: string; needId: string }
  let id: string
  beforeAll(async () => {
    of = await purchaseWithNeed(w, '七社区社工服务')
    id = await f24Plan(w, of)
  })
  test('fourteen posts for twelve months take what the project lines leave of 1,050,000', async () => {
    const p = (await plan(await w.as('officer'), id))!
    // 7×4,000 + 7×2,000 + 7×300 + 7×1,000 = 51,100
    expect(p.lines.filter((l) => l.kind === 'project').map((l) => moneyText(l.amount))).toEqual([
      '28000.00',
      '14000.00',
      '2100.00',
      '7000.00',
    ])
    expect(moneyText(p.lines.find((l) => l.kind === 'post')!.amount)).toBe('998900.00')
    expect(moneyText(p.total)).toBe('1050000.00')
  })
  test('a dearer project line leaves less for the posts, and one too dear is refused', async () => {
    const officer = await w.as('officer')
    const groups = (await plan(officer, id))!.lines.find((l) => l.title === '小组')!
    const line = {
      planId: id,
      lineId: groups.id,
      kind: 'project' as const,
      title: '小组',
      unit: '个',
      quantity: 7,
      needIds: [of.needId],
      noGoalReason: '目标写在岗位行里。',
    }
    granted(await saveLine(officer, { ...line, unitPrice: yuan('1500') }))
    expect(moneyText((await plan(officer, id))!.lines.find((l) => l.kind === 'post')!.amount)).toBe('995400.00')
    expect(codeOf(await saveLine(officer, { ...line, unitPrice: yuan('200000') }))).toBe('others-pass-total')
    // The log says what the amounts were and became; what was refused changed nothing.
    const told = await w.database.db
      .selectFrom('record_log')
      .select(['outcome', 'changes'])
      .where('action', '=', 'plans.save-line')
      .where('subject_id', '=', id)
      .execute()
    expect(told).toEqual(
      expect.arrayContaining([
        { outcome: 'others-pass-total', changes: null },
        {
          outcome: 'done',
          changes: expect.arrayContaining([
            { field: 'line 小组', before: '7000.00', after: '10500.00' },
            expect.objectContaining({ before: '998900.00', after: '995400.00' }),
          ]),
        },
      ]),
    )
    granted(await saveLine(officer, { ...line, unitPrice: yuan('1000') }))
    expect(moneyText((await plan(officer, id))!.lines.find((l) => l.kind === 'post')!.amount)).toBe('998900.00')
  })
  test('a plan without a home for every cent is not submitted, and says how much is missing', async () => {
    const officer = await w.as('officer')
    granted(await saveSources(officer, { planId: id, sources: [{ source: '区级财政预算', amount: yuan('1049999.99') }] }))
    const no = await submitPlan(officer, { planId: id })
    expect(isRefusal(no) && no.words.en).toContain('¥0.01')
    granted(await saveSources(officer, { planId: id, sources: [{ source: '区级财政预算', amount: yuan('1050000') }] }))
  })
  test('two people who change the same page: the second is told', async () => {
    const officer = await w.as('officer')
    const seen = (await plan(officer, id))!.version
    granted(
      await saveSources({ ...officer, version: seen }, { planId: id, sources: [{ source: '区级财政预算', amount: yuan('1050000') }] }),
    )
    expect(codeOf(await saveSources({ ...officer, version: seen }, { planId: id, sources: [] }))).toBe('stale')
    expect((await plan(officer, id))!.sources).toHaveLength(1)
  })
  test('the bureau returns it with reasons, the office mends it, the bureau approves, the office publishes', async () => {
    const [officer, approver] = [await w.as('officer'), await w.as('approver')]
    granted(await submitPlan(officer, { planId: id }))
    expect(codeOf(await saveSources(officer, { planId: id, sources: [] }))).toBe('wrong-state')
    expect(codeOf(await decidePlan(officer, { planId: id, decision: 'approve' }))).toBe('not-your-role')
    granted(await decidePlan(approver, { planId: id, decision: 'return', reason: '请写明小组的对象。' }))
    expect((await plan(officer, id))!.returnedReason).toBe('请写明小组的对象。')
    granted(await submitPlan(officer, { planId: id }))
    granted(await decidePlan(approver, { planId: id, decision: 'approve' }))
    granted(await publishPlan(officer, { planId: id }))
    const p = (await plan(officer, id))!
    expect([p.state, p.approvedOn?.toString(), p.publishedOn?.toString()]).toEqual(['published', '2026-03-02', '2026-03-02'])
    expect((await standings(officer, [of.purchaseId])).get(of.purchaseId)).toMatchObject({ state: 'done', note: '¥1,050,000.00' })
  })
})

describe('what a plan refuses', () => {
  test('a line without a need and without a reason; a need not accepted; another office’s community', async () => {
    const officer = await w.as('officer')
    const of = await purchaseWithNeed(w, '老年人探访')
    const { id } = granted(
      await draftPlan(officer, {
        purchaseId: of.purchaseId,
        fiscalYear: 2026,
        startsOn: Temporal.PlainDate.from('2026-07-01'),
        months: 12,
      }),
    )
    const line = { planId: id, kind: 'project' as const, title: '探访', unit: '次', quantity: 10, unitPrice: yuan('50') }
    expect(codeOf(await saveLine(officer, { ...line, needIds: [] }))).toBe('need-or-reason')
    expect(codeOf(await saveLine(officer, { ...line, needIds: ['ned_00000000000000000000000000'] }))).toBe('need-not-accepted')
    expect(codeOf(await saveLine(officer, { ...line, needIds: [of.needId], communityIds: ['com_00000000000000000000000000'] }))).toBe(
      'not-our-community',
    )
    expect(codeOf(await saveLine(officer, { ...line, needIds: [], reason: '上级指定的试点。' }))).toBe('granted')
    expect(
      codeOf(
        await saveLine(officer, {
          planId: id,
          kind: 'post',
          title: '岗位',
          grade: 'any',
          posts: 1,
          months: 12,
          takesRest: true,
          needIds: [of.needId],
        }),
      ),
    ).toBe('no-total-to-take')
    expect(codeOf(await submitPlan(officer, { planId: id }))).toBe('plan-not-ready')
  })
  test('lines that hang on one another in a ring', async () => {
    const officer = await w.as('officer')
    const of = await purchaseWithNeed(w, '环')
    const { id } = granted(
      await draftPlan(officer, {
        purchaseId: of.purchaseId,
        fiscalYear: 2026,
        startsOn: Temporal.PlainDate.from('2026-07-01'),
        months: 12,
      }),
    )
    const line = { planId: id, kind: 'project' as const, unit: '次', quantity: 1, unitPrice: yuan('50'), needIds: [of.needId] }
    const a = granted(await saveLine(officer, { ...line, title: '甲' }))
    const b = granted(await saveLine(officer, { ...line, title: '乙', hangsOn: a.id }))
    expect(codeOf(await saveLine(officer, { ...line, title: '甲', lineId: a.id, hangsOn: b.id }))).toBe('line-hangs-wrong')
    granted(await removeLine(officer, { planId: id, lineId: a.id }))
    expect((await plan(officer, id))!.lines.map((l) => [l.title, l.hangsOn])).toEqual([['乙', null]])
  })
  test('another institution’s people, and a second plan for the same purchase', async () => {
    const of = await purchaseWithNeed(w, '只有一个计划')
    const input = { purchaseId: of.purchaseId, fiscalYear: 2026, startsOn: Temporal.PlainDate.from('2026-07-01'), months: 12 }
    expect(codeOf(await draftPlan(await w.as('manager-tongxin'), input))).toBe('not-your-role')
    const first = granted(await draftPlan(await w.as('officer'), input))
    expect(codeOf(await draftPlan(await w.as('head'), input))).toBe('plan-exists')
    expect(codeOf(await editPlan(await w.as('manager-tongxin'), { ...input, planId: first.id }))).toBe('not-your-role')
    const office2 = {
      ...(await w.as('officer')),
      asker: { ...(await w.as('officer')).asker, organisationId: 'org_00000000000000000000000000' },
    }
    expect(codeOf(await editPlan(office2, { ...input, planId: first.id }))).toBe('not-your-record')
    expect((await planOf(await w.as('officer'), of.purchaseId))!.id).toBe(first.id)
  })
  test('the same form sent twice adds one line', async () => {
    const of = await purchaseWithNeed(w, '重复提交')
    const { id } = granted(
      await draftPlan(await w.as('officer'), {
        purchaseId: of.purchaseId,
        fiscalYear: 2026,
        startsOn: Temporal.PlainDate.from('2026-07-01'),
        months: 12,
      }),
    )
    const ctx = { ...(await w.as('officer')), once: 'form-key-1234' }
    const line = {
      planId: id,
      kind: 'project' as const,
      title: '一次',
      unit: '次',
      quantity: 1,
      unitPrice: yuan('50'),
      needIds: [of.needId],
    }
    const [first, second] = [granted(await saveLine(ctx, line)), granted(await saveLine(ctx, line))]
    expect(second).toEqual(first)
    expect((await plan(ctx, id))!.lines).toHaveLength(1)
  })
})
