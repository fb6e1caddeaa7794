import { contract, dutiesOf, versionsOf } from '#contracts'
import { acceptances } from '#delivery'
import { day, type Id, isRefusal, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import type { TablesOf } from '#platform'
import { directContract, formsOf, sidesSeen, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scheduleFor } from './schedule-for.ts'

/**
 * A contract from September with a post and a line paid by stages, and a supplement both sign on 29 November that holds from 1 May: the
 * last stage is due on a day that has passed, either side may end it with a day's notice, and every number of days is another one.
 * Until May nothing of that may be felt anywhere. Everything goes through the pages.
 */
let w: World
let id: string
const line = () => newId('line', Temporal.Instant.from('2026-08-01T00:00:00Z')) as Id<'line'>
const [post, station] = [line(), line()]
const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const at = async () => (await contract(await w.as('officer'), id))!
const once = () => crypto.randomUUID()
const wrongOn = (page: string): string => /id="errors"[\s\S]*?<\/div>/.exec(page)?.[0] ?? page.slice(0, 300)
/** The form of an address as it stands there, sent with what somebody changed in it. */
async function send(who: string, path: string, change: Record<string, string | string[]>): Promise<string> {
  const form = formsOf(await (await w.get(who, path)).text(), path).find((f) => f.action === path)!
  const answer = await w.post(who, path, { ...Object.fromEntries(form.fields.map((f) => [f.name, f.values])), ...change })
  return answer.status === 303 ? '' : wrongOn(await answer.text())
}
const sign = async (who: string) => {
  const open = (await versionsOf(await w.as('officer'), id)).find((v) => v.state === 'open')!
  const sent = { _version: String((await at()).version), _once: once(), read: 'yes', ...(await sidesSeen(w, who, id, open.number)) }
  const answer = await w.post(who, `/contracts/${id}/versions/${open.number}/sign`, sent)
  expect([answer.status, answer.status === 303 ? '' : wrongOn(await answer.text())]).toEqual([303, ''])
}
const handIn = async (period: string) =>
  (await w.post('manager-tongxin', `/delivery/${id}/hand-in/${encodeURIComponent(period)}`, { _once: once(), says: '已完成' })).status
const expected = async () => {
  const ctx = await w.as('officer')
  const rows = await scheduleFor(ctx, (await at())!, await acceptances(ctx, { contractIds: [id] }))
  return rows.filter((r) => r.kind === 'month').map((r) => r.expected.map((e) => e.on.toString()))
}
const expectedWorth = async () => {
  const ctx = await w.as('officer')
  const rows = await scheduleFor(ctx, (await at())!, await acceptances(ctx, { contractIds: [id] }))
  return rows.filter((r) => r.kind === 'month').map((r) => r.left.toString())
}
const handIns = async () =>
  new Map((await dutiesOf(await w.as('officer'), { contractIds: [id], kinds: ['hand-in'] })).map((d) => [d.subjectId, d.dueOn?.toString()]))
let before: { expected: string[][]; handIns: Map<string, string | undefined> }
const change = {
  ...{ effectiveOn: '2027-05-01', mayEndEarly: 'both', endNoticeDays: '1', acceptanceDays: '1', handInDays: '60', vacancyDays: '300' },
  ...{ dailyLateRate: '0.06', silenceMeansAcceptance: 'yes', errandCapPercent: '30', reason: '双方商定', read: 'yes' },
  ...{ 'lines.1.stages': '首付，40%，签订\n末期验收，60%，验收，2026-11-01' },
}

beforeAll(async () => {
  w = await world('2026-08-20T09:00:00+08:00')
  const officer = await w.as('officer')
  const places = w.district.communities.slice(0, 1)
  const p = good(await openPurchase(officer, { title: '社工站', communityIds: places }))
  const common = { hangsOn: null, communityIds: places }
  const lines = [
    { ...common, id: post, kind: 'post' as const, title: '社工', posts: 1, months: 12, grade: 'assistant' as const, amount: yuan('24000') },
    {
      ...{ ...common, id: station, kind: 'project' as const, title: '社工站运营', unit: '年', quantity: 1 },
      ...{ unitPrice: yuan('100000'), amount: yuan('100000'), paidBy: 'milestones' as const },
      milestones: [
        { title: '首付', share: '2/5', when: 'signing' as const },
        { title: '末期验收', share: '3/5', when: 'acceptance' as const },
      ],
    },
  ]
  id = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, lines, startsOn: day('2026-09-01') },
      ...{ noTenderReason: '续签第二年', terms: { silenceMeansAcceptance: false } },
    }),
  ).id
  for (const who of ['head', 'manager-tongxin']) await sign(who)
  w.clock.set('2026-09-01T09:00:00+08:00')
  await w.runJobs()
  // What was tendered may grow by a tenth; without a tender the plan would bind it.
  await w.database.db
    .withTables<TablesOf<'contracts'>>()
    .updateTable('contracts')
    .set({ tender_id: 'ten_x' })
    .where('id', '=', id)
    .execute()
  w.clock.set('2026-11-29T09:00:00+08:00')
  await w.runJobs()
  before = { expected: await expected(), handIns: await handIns() }
  expect(await send('officer', `/contracts/${id}/propose`, change)).toBe('')
  for (const who of ['head', 'manager-tongxin']) await sign(who)
})
afterAll(() => w.close())

test('every term is that of the text in force until the day of the change, and the contract says so', async () => {
  const c = await at()
  expect([c.versionNumber, c.inForce]).toEqual([2, 1])
  const { acceptanceDays, handInDays, vacancyDays, silenceMeansAcceptance, dailyLateRate, mayEndEarly, endNoticeDays } = c.terms
  expect([acceptanceDays, handInDays, vacancyDays, silenceMeansAcceptance, dailyLateRate, mayEndEarly, endNoticeDays]).toEqual([
    ...[10, 7, 30, false, '0.0005', 'nobody', 60],
  ])
  for (const path of ['', '/text'])
    expect(await (await w.get('officer', `/contracts/${id}${path}`, { lang: 'en' })).text()).toMatch(
      /version 2, which holds from 1 May 2027; until then everything goes by version 1/,
    )
  // The next change is made from what is signed, not from what is in force.
  expect(await (await w.get('officer', `/contracts/${id}/propose`)).text()).toMatch(/name="handInDays"[^>]*value="60"/)
})
test('a right to end it that begins in May ends nothing in December', async () => {
  const sent = { _version: String((await at()).version), _once: once(), lastOn: '2026-12-01', reason: '不再需要' }
  expect((await w.post('manager-tongxin', `/contracts/${id}/end`, sent)).status).toBe(409)
})
test('a stage that is due by the change is not due before it', async () => {
  expect(await handIn(`${station}:s2`)).toBe(409)
  expect((await w.get('manager-tongxin', `/delivery/${id}/hand-in/${encodeURIComponent(`${station}:s2`)}`)).status).toBe(409)
})
test('a period is handed in, answered and claimed by the terms of its day', async () => {
  expect(await handIn('m01')).toBe(303)
  const [month] = await acceptances(await w.as('officer'), { contractIds: [id] })
  expect([month!.handedInOn.until(month!.dueOn).days, month!.silenceAccepts]).toEqual([10, false])
  expect((await w.post('manager-tongxin', `/payments/contracts/${id}/claims`, { _once: once(), from: 'signing' })).status).toBe(303)
  const [claim] = await w.database.db
    .withTables<TablesOf<'claims'>>()
    .selectFrom('claims')
    .select(['daily_late_rate', 'snapshot'])
    .where('contract_id', '=', id)
    .execute()
  expect(claim!.daily_late_rate).toBe('0.0005')
  expect((claim!.snapshot as { contract: object }).contract).toMatchObject({ versionNumber: 1, dailyLateRate: '0.0005', paymentDays: 30 })
})
test('what is expected, and until when a month is handed in, changes for the months of the change only', async () => {
  const now = await handIns()
  expect([now.get('m03'), now.get('m08')]).toEqual([before.handIns.get('m03'), before.handIns.get('m08')])
  // May ends on the 31st; sixty days later is 30 July.
  expect([before.handIns.get('m09'), now.get('m09')]).toEqual(['2027-06-07', '2027-07-30'])
  const rows = await expected()
  for (let i = 1; i < 7; i++) expect([i, rows[i]]).toEqual([i, before.expected[i]])
  expect(rows[9]).not.toEqual(before.expected[9])
})
test('what can still be claimed of a month that is not handed in is not less before somebody is appointed for its past days than after', async () => {
  const may = await expectedWorth()
  expect(may.slice(0, 3)).toEqual(['0', '200000', '200000'])
  const appointed = await w.post('manager-tongxin', `/delivery/${id}/posts`, {
    ...{ _once: once(), lineId: post, workerId: w.district.people['worker-tongxin']!, workerName: '', grade: 'assistant', share: '1' },
    ...{ fromOn: '2026-10-01', toOn: '', replacesId: '', competition: '公开竞聘', applicants: '2', enteredReason: '当天到岗，补登记' },
  })
  expect(appointed.status).toBe(303)
  expect(await expectedWorth()).toEqual(may)
})
test('a share of a post that makes no whole post-months can be read, declined and signed', async () => {
  const more = { effectiveOn: '2027-05-01', 'lines.0.posts': '1.1', 'lines.0.amount': '24800', reason: '加十分之一', read: 'yes' }
  expect(await send('officer', `/contracts/${id}/propose`, more)).toBe('')
  const open = async () => (await versionsOf(await w.as('officer'), id)).find((v) => v.state === 'open')!
  for (const who of ['officer', 'manager-tongxin'])
    expect((await w.get(who, `/contracts/${id}/versions/${(await open()).number}`)).status).toBe(200)
  const sent = { _version: String((await at()).version), _once: once(), reason: '先不加' }
  expect((await w.post('manager-tongxin', `/contracts/${id}/versions/${(await open()).number}/decline`, sent)).status).toBe(303)
})
test('a further change never begins before the last one both signed, which would begin with it; from that day on it holds with all of that', async () => {
  const change = { vacancyDays: '20', reason: '补人更快', read: 'yes' }
  expect(await send('officer', `/contracts/${id}/propose`, { ...change, effectiveOn: '2027-01-01' })).toMatch(/begins on 1 May 2027/)
  expect((await versionsOf(await w.as('officer'), id)).filter((v) => v.state === 'open')).toEqual([])
  expect(await send('officer', `/contracts/${id}/propose`, { ...change, effectiveOn: '2027-05-01' })).toBe('')
  for (const who of ['head', 'manager-tongxin']) await sign(who)
  const terms = async (on: string) => {
    w.clock.set(`${on}T09:00:00+08:00`)
    const c = await at()
    return [c.inForce, c.terms.vacancyDays, c.terms.acceptanceDays]
  }
  expect([await terms('2027-04-30'), await terms('2027-05-01')]).toEqual([
    [1, 30, 10],
    [4, 20, 1],
  ])
})
