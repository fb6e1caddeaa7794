import type { RuleReport } from '#law'
import { approved, f24Plan, granted, purchaseWithNeed, usualTerms, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftTender, editTender, publishTender } from '#tenders'
import { editPlan, plan } from './index.ts'

let w: World
let planId: string
beforeAll(async () => {
  w = await world()
  planId = await f24Plan(w, await purchaseWithNeed(w, '七社区社工服务'))
})
afterAll(() => w.close())

const form = {
  fiscalYear: '2026',
  startsOn: '2026-07-01',
  months: '12',
  fixedTotal: '1050000',
  method: 'competitive-consultation',
  noSurveyReason: '延续上年服务，去年已征求意见。',
  confirms: ['duty', 'appraised', 'goals', 'acceptance', 'users', 'medium-term'],
}
const facts = {
  inquiryOn: '2026-02-20',
  inquiryCovers: ['industry', 'supply', 'past-deals'],
  marketSubjects: '3',
  reviews: ['general', 'key'],
  reviewedOn: '2026-02-27',
  reviewers: '街道法制审核岗\n街道财务科',
  draftingReviewers: '街道财务科',
  pricing: 'fixed-unit',
  serviceKinds: ['human-care', 'counselling'],
  suitsSmallFirms: 'no',
  category: '社会工作服务',
}
const report = async (kind: string, id: string): Promise<RuleReport> =>
  JSON.parse(await (await w.get('auditor', `/rules/${kind}/${id}?format=json`)).text()) as RuleReport
const send = async (more: Record<string, string | string[]>) =>
  await w.post('officer', `/plans/${planId}/edit`, {
    ...form,
    ...more,
    _version: String((await plan(await w.as('officer'), planId))!.version),
  })

describe('a plan records how it was prepared', () => {
  test('without it the lines of the report stand open, and the plan is none the worse', async () => {
    const before = await report('plan', planId)
    expect(before.open.map((o) => o.name)).toEqual(expect.arrayContaining(['survey-contents', 'social-work']))
    expect(await (await w.get('officer', `/plans/${planId}`)).text()).not.toContain('Preparation: inquiry')
  })
  test('what does not hang together is said at once, at its fields, and nothing is stored', async () => {
    const answer = await send({ ...facts, inquiryOn: '', reviewedOn: '2027-01-01', draftingReviewers: '项目科' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    for (const says of ['on which day it was made', 'This day lies ahead', '项目科']) expect(page).toContain(says)
    expect(page).toMatch(/<details open=""><summary>Fill in the preparation/)
    expect((await plan(await w.as('officer'), planId))!.preparation.pricing).toBeNull()
  })
  test('the form, the page, the API and the report show what was recorded', async () => {
    expect((await send(facts)).status).toBe(303)
    const page = await (await w.get('officer', `/plans/${planId}`)).text()
    for (const says of [
      'the industry, supply on the market, past deals',
      '街道法制审核岗, 街道财务科',
      'fixed unit price',
      'care for people',
    ])
      expect(page).toContain(says)
    // Warned, and not stopped, by rules that are known second-hand or say “in general”.
    for (const says of ['missing: follow-on purchases', 'helped to draft and may not review']) expect(page).toContain(says)
    const json = (await (await w.get('auditor', `/api/plans/${planId}`)).json()) as { preparation: unknown }
    expect(json.preparation).toEqual({
      ...facts,
      marketSubjects: 3,
      reviewers: ['街道法制审核岗', '街道财务科'],
      draftingReviewers: ['街道财务科'],
      suitsSmallFirms: false,
      consent: null,
      fromAdjustment: false,
    })
    const after = await report('plan', planId)
    expect(after.open.map((o) => o.name).filter((n) => n !== 'intention-earliest-start')).toEqual([])
    const answers = Object.fromEntries(after.lines.map((l) => [l.name, l.answer]))
    expect(answers).toMatchObject({
      'survey-contents': ['follow-on'],
      'social-work': true,
      'sme-reservation': { reserve: 'none', isDecided: true },
      pricing: ['fixed-total', 'fixed-unit'],
    })
  })
  test('a change that says nothing of the preparation leaves it', async () => {
    const officer = await w.as('officer')
    const p = (await plan(officer, planId))!
    granted(
      await editPlan(officer, {
        ...p,
        method: p.method ?? undefined,
        fixedTotal: p.fixedTotal!,
        noSurveyReason: p.noSurveyReason!,
        planId,
        preparation: undefined,
      }),
    )
    expect((await plan(officer, planId))!.preparation).toEqual(p.preparation)
  })
  test('only the office that buys may write it', async () => {
    for (const who of ['approver', 'auditor', 'manager-tongxin', 'treasurer'])
      expect([who, (await w.post(who, `/plans/${planId}/edit`, { ...form, ...facts })).status]).toEqual([who, 403])
  })
})

describe('a tender and small and medium enterprises', () => {
  test('the review of who had drafted warns once more before publication, and a reason lets it go on', async () => {
    const purchaseId = await approved(w, planId)
    w.clock.set('2026-04-03T09:00:00+08:00')
    const officer = await w.as('officer')
    const { id } = granted(await draftTender(officer, { purchaseId, method: 'competitive-consultation' }))
    const terms = { ...usualTerms(), tenderId: id }
    granted(await editTender(officer, { ...terms, promotion: { reserve: 'none', deduction: '9.99' } }))
    const page = await (await w.get('officer', `/tenders/${id}`)).text()
    // 1,050,000 is not above 2,000,000; from 10 to 20 per cent are taken off.
    for (const says of ['helped to draft and may not review', 'no reason is given', 'should be between 10% and 20%'])
      expect(page).toContain(says)
    const refused = await publishTender(officer, { tenderId: id })
    expect(refused).toMatchObject({ code: 'law-warns' })
    granted(
      await editTender(officer, { ...terms, promotion: { reserve: 'none', whyNotReserved: '承接主体多为社会组织。', deduction: '10' } }),
    )
    granted(await publishTender(officer, { tenderId: id, despite: '财务科只核对了预算数字。' }))
    const lines = Object.fromEntries((await report('tender', id)).lines.map((l) => [l.name, l.answer]))
    expect(lines['tender-sme-reservation']).toMatchObject({ reserve: 'none', isDecided: true })
    const shown = await (await w.get('public', `/tenders/${id}/document`)).text()
    expect(shown).toContain('承接主体多为社会组织。')
    expect(((await (await w.get('public', `/api/tenders/${id}`)).json()) as { promotion: unknown }).promotion).toEqual({
      reserve: 'none',
      reserved: null,
      reservedSmall: null,
      whyNotReserved: '承接主体多为社会组织。',
      deduction: '10',
      deductsForSocial: false,
    })
  })
})
