import { isRefusal, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { approved, f24Plan, purchaseWithNeed, type World, world } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerNeed } from './answer-need.ts'
import { draftPlan } from './draft-plan.ts'
import { earlierNeeds } from './earlier-needs.ts'
import { plan } from './plans.ts'
import { readyFacts } from './ready-facts.ts'
import { saveLine } from './save-line.ts'

/** What was heard before for the same communities comes to the next plan, which says of each need what it does with it. */
let w: World
let first: { purchaseId: string; needId: string }
let second: { purchaseId: string; needId: string }
let planId: string
const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const next = async (communityIds: readonly string[]) => {
  const officer = await w.as('officer')
  const { id: purchaseId } = good(await openPurchase(officer, { title: '下一轮', communityIds: [...communityIds] }))
  const made = good(
    await draftPlan(officer, { purchaseId, fiscalYear: 2027, startsOn: Temporal.PlainDate.from('2027-06-01'), months: 12, confirms: [] }),
  )
  return made.id
}
const earlier = async (id = planId) => await earlierNeeds(await w.as('officer'), (await plan(await w.as('officer'), id))!)
const said = async (id = planId) =>
  (await earlier(id)).map((e) => [e.need.id, e.lines.length > 0 ? 'taken-on' : (e.said?.answer ?? null)]).toSorted()
const code = (x: unknown) => (isRefusal(x) ? x.code : 'done')
const version = async () => String((await plan(await w.as('officer'), planId))!.version)

beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  first = await purchaseWithNeed(w, '头一年')
  await approved(w, await f24Plan(w, first))
  w.clock.set('2026-03-03T09:00:00+08:00')
  second = await purchaseWithNeed(w, '加一项')
  w.clock.set('2026-03-04T09:00:00+08:00')
  planId = await next(w.district.communities.slice(0, 2))
})
afterAll(() => w.close())

test('needs of earlier rounds for these communities come to the plan; of later ones and of other places they do not', async () => {
  expect(await said()).toEqual([first.needId, second.needId].map((id) => [id, null]).toSorted())
  const officer = await w.as('officer')
  const points = async () => (await readyFacts(officer, (await plan(officer, planId))!)).openPoints.filter((p) => p.code === 'needs-unsaid')
  expect((await points()).map((p) => [p.stops, p.words.en])).toEqual([
    [false, 'The plan says nothing yet of 2 needs accepted for the same communities before.'],
  ])
  // The round before this one does not hear of what came after it.
  const before = (await plan(officer, planId))!
  expect((await earlierNeeds(officer, { ...before, purchaseId: first.purchaseId })).map((e) => e.need.id)).toEqual([])
})

test('a line takes one on, and what became of it is told; nothing more can be said of it', async () => {
  const officer = await w.as('officer')
  const form = await (await w.get('officer', `/plans/${planId}/lines/new?kind=project`, { lang: 'zh' })).text()
  expect(form).toContain(first.needId)
  good(
    await saveLine(officer, {
      ...{ planId, kind: 'project', title: '接着做的活动', quantity: 4, unit: '场', unitPrice: yuan('2000') },
      ...{ needIds: [first.needId], noGoalReason: '试' },
    }),
  )
  expect(await said()).toEqual(
    [
      [first.needId, 'taken-on'],
      [second.needId, null],
    ].toSorted(),
  )
  expect(code(await answerNeed(officer, { planId, needId: first.needId, answer: 'done', reason: '做完了' }))).toBe('need-taken-on')
  const of = (await plan(officer, planId))!
  const page = await w.get('officer', `/purchases/${of.purchaseId}/earlier-needs`, { lang: 'en' })
  const text = await page.text()
  expect([page.status, text.includes('taken on by 接着做的活动'), text.includes('nothing said yet')]).toEqual([200, true, true])
  expect((await w.get('manager-tongxin', `/purchases/${of.purchaseId}/earlier-needs`)).status).toBe(403)
})

test('one that is done or dropped is said so with a reason that everybody reads, and is not asked about again once that plan is approved', async () => {
  const at = `/plans/${planId}/earlier-needs`
  const wrong = await w.post(
    'officer',
    at,
    { needId: second.needId, answer: 'forgotten', reason: '', _version: await version() },
    { lang: 'en' },
  )
  const page = await wrong.text()
  expect([wrong.status, page.includes('f-answer-wrong'), page.includes('f-reason-wrong')]).toEqual([422, true, true])
  expect(code(await answerNeed(await w.as('manager-tongxin'), { planId, needId: second.needId, answer: 'done', reason: 'x' }))).not.toBe(
    'done',
  )
  expect(
    code(await answerNeed(await w.as('officer'), { planId, needId: 'ned_00000000000000000000000000', answer: 'done', reason: 'x' })),
  ).toBe('not-there')
  const send = async (answer: string, reason: string) =>
    await w.post('officer', at, { needId: second.needId, answer, reason, _version: await version() }, { lang: 'en' })
  expect((await send('done', '去年做完了。')).status).toBe(303)
  expect((await send('dropped', '区里另有项目在做。')).status).toBe(303)
  expect(await said()).toEqual(
    [
      [first.needId, 'taken-on'],
      [second.needId, 'dropped'],
    ].toSorted(),
  )
  expect(await (await w.get('officer', `/plans/${planId}`, { lang: 'en' })).text()).toContain('区里另有项目在做。')
  w.clock.set('2026-03-05T09:00:00+08:00')
  const third = await next(w.district.communities.slice(0, 1))
  // A draft decides nothing for others.
  expect(await said(third)).toEqual([first.needId, second.needId].map((id) => [id, null]).toSorted())
  const officer = await w.as('officer')
  await sql`update plans set state = 'published', submitted_on = '2026-03-04', approved_on = '2026-03-04', published_on = '2026-03-04' where id = ${planId}`.execute(
    w.database.db,
  )
  expect(await said(third)).toEqual([[first.needId, null]])
  const open = await (await w.get('public', `/plans/${planId}`, { lang: 'en' })).text()
  expect([open.includes('区里另有项目在做。'), open.includes('taken on by 接着做的活动')]).toEqual([true, true])
  expect(code(await answerNeed(officer, { planId, needId: second.needId, answer: 'done', reason: '后来改的' }))).not.toBe('done')
})

test('what a plan for one community says of a need holds there only: the plan for another where it was heard says it itself', async () => {
  const officer = await w.as('officer')
  w.clock.set('2026-03-06T09:00:00+08:00')
  const [here, there] = w.district.communities
  const heard = await purchaseWithNeed(w, '两处听到')
  w.clock.set('2026-03-07T09:00:00+08:00')
  const of = async (communityIds: readonly (string | undefined)[]) => {
    const id = await next(communityIds.map((c) => c!))
    return { id, asks: async () => (await earlier(id)).some((e) => e.need.id === heard.needId) }
  }
  const one = await of([here])
  expect(await one.asks()).toBe(true)
  good(await answerNeed(officer, { planId: one.id, needId: heard.needId, answer: 'dropped', reason: '这里没有老人了。' }))
  await sql`update plans set state = 'published', submitted_on = '2026-03-07', approved_on = '2026-03-07', published_on = '2026-03-07' where id = ${one.id}`.execute(
    w.database.db,
  )
  w.clock.set('2026-03-08T09:00:00+08:00')
  const [same, other, both] = [await of([here]), await of([there]), await of([here, there])]
  expect([await same.asks(), await other.asks(), await both.asks()]).toEqual([false, true, true])
})
