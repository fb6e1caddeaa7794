import { contract, dutiesOf } from '#contracts'
import { day, fractionText, type Id, newId, shareThen, type UnitTerms, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { makeToken } from '../people/my-account.ts'
import { directContract, formsOf, good, sessionOf, sidesSeen, type World, world } from '#testing'
import type { TablesOf } from '#platform'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptances } from './acceptances.ts'
import { deliverables } from './deliverables.ts'
import { errandShare } from './errand-share.ts'

/**
 * A contract from 1 September and a supplement both sign in October that holds from 1 December: a further community, a second post,
 * more people at an event, fewer sessions to a group, more to a course, and a lower cap on errands. Everything goes through the pages.
 */
let w: World
let id: string
const line = () => newId('line', Temporal.Instant.from('2026-08-01T00:00:00Z')) as Id<'line'>
const [post, events, groups, courses] = [line(), line(), line(), line()]

const at = async () => (await contract(await w.as('officer'), id))!
const once = () => crypto.randomUUID()
/** The form of an address as it stands there, sent with what somebody changed in it. */
async function send(who: string, path: string, change: Record<string, string | string[]>): Promise<void> {
  const form = formsOf(await (await w.get(who, path)).text(), path).find((f) => f.action === path)!
  const answer = await w.post(who, path, { ...Object.fromEntries(form.fields.map((f) => [f.name, f.values])), ...change })
  expect([path, answer.status, answer.status === 303 ? '' : whatIsWrong(await answer.text())]).toEqual([path, 303, ''])
}
/** The summary above a refused form. */
const whatIsWrong = (page: string): string => /id="errors"[\s\S]*?<\/div>/.exec(page)?.[0] ?? page.slice(0, 400)
const sign = async (who: string) => {
  const c = await at()
  const open = c.state === 'active' ? c.versionNumber + 1 : c.versionNumber
  const answer = await w.post(who, `/contracts/${id}/versions/${open}/sign`, {
    ...{ _version: String(c.version), _once: once(), read: 'yes' },
    ...(await sidesSeen(w, who, id, open)),
  })
  expect([answer.status, answer.status === 303 ? '' : whatIsWrong(await answer.text())]).toEqual([303, ''])
}
/** What the form of a new record answers: nothing where it is kept, else what the page says is wrong. */
async function record(servedOn: string, more: Record<string, string>, who = 'worker-tongxin'): Promise<string> {
  const answer = await w.post(who, '/delivery/new', {
    ...{ _once: once(), what: 'event', minutes: '60', askedBy: 'own-plan', category: 'direct', line: `${id}/${events}`, people: '30' },
    ...{ units: '0', communityId: '', servedOn, note: '', ...more },
  })
  return answer.status === 303 ? '' : whatIsWrong(await answer.text())
}
/** The sessions of one group or course, which the first of them opens. */
const sessions = async (what: string, lineId: string, days: readonly string[]) => {
  let into: Record<string, string> = { deliverable: 'new', newTitle: `${what} ${days[0]!}`, newMembers: '8' }
  for (const on of days) {
    const of = { what, line: `${id}/${lineId}`, people: '8', minutes: '60', ...into }
    expect([on, await record(on, of)]).toEqual([on, ''])
    const all = await deliverables(await w.as('worker-tongxin'), [await at()], { lineId }, { sort: 'number', descending: true })
    into = { deliverable: all[0]!.id }
  }
}
const appoint = async (workerId: string, fromOn: string) =>
  await w.post('manager-tongxin', `/delivery/${id}/posts`, {
    ...{ _once: once(), lineId: post, workerId, workerName: '', grade: 'assistant', share: '1', fromOn, toOn: '', replacesId: '' },
    ...{ competition: '公开竞聘', applicants: '2' },
  })
const handIn = async (period: string) => (await w.post('manager-tongxin', `/delivery/${id}/hand-in/${period}`, { _once: once() })).status

beforeAll(async () => {
  w = await world('2026-08-20T09:00:00+08:00')
  const officer = await w.as('officer')
  const places = w.district.communities.slice(0, 2)
  const p = good(await openPurchase(officer, { title: '社区社会工作服务', communityIds: places }))
  const terms = (t: Partial<UnitTerms>): UnitTerms => ({ what: [], minutes: null, people: null, sessions: null, ...t })
  const project = (lineId: Id<'line'>, title: string, unit: string, quantity: number, unitTerms: UnitTerms) => ({
    ...{ id: lineId, kind: 'project' as const, title, unit, quantity, unitPrice: yuan('4000'), amount: yuan(String(4000 * quantity)) },
    ...{ hangsOn: null, unitTerms, communityIds: places.slice(0, 1) },
  })
  const lines = [
    {
      ...{ id: post, kind: 'post' as const, title: '社区社工', posts: 1, months: 12, grade: 'assistant' as const },
      ...{ hangsOn: null, amount: yuan('24000'), communityIds: places.slice(0, 1) },
    },
    project(events, '大型活动', '场', 100, terms({ people: 20 })),
    project(groups, '小组', '个', 20, terms({ sessions: 6 })),
    project(courses, '课程', '期', 20, terms({ sessions: 2 })),
  ]
  id = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines,
      startsOn: day('2026-09-01'),
      noTenderReason: '续签第二年',
      terms: { errandCapPercent: '50' },
    }),
  ).id
  for (const who of ['head', 'manager-tongxin']) await sign(who)
  w.clock.set('2026-09-01T09:00:00+08:00')
  await w.runJobs()
  expect((await at()).state).toBe('active')
  expect((await appoint(w.district.people['worker-tongxin']!, '2026-09-01')).status).toBe(303)

  // What was tendered may grow by a tenth; without a tender the plan would bind it.
  const tendered = (tender_id: string | null) =>
    w.database.db.withTables<TablesOf<'contracts'>>().updateTable('contracts').set({ tender_id }).where('id', '=', id).execute()
  await tendered('ten_x')
  w.clock.set('2026-10-12T09:00:00+08:00')
  await send('officer', `/contracts/${id}/propose`, {
    ...{ effectiveOn: '2026-12-01', errandCapPercent: '10', acceptanceDays: '5', reason: '居民要求，双方商定', read: 'yes' },
    ...Object.fromEntries([0, 1, 2, 3].map((i) => [`lines.${i}.communityIds`, places])),
    ...{ 'lines.0.posts': '2', 'lines.0.amount': '42000', 'lines.1.unitPeople': '200', 'lines.2.unitSessions': '8' },
    ...{ 'lines.3.unitSessions': '4' },
  })
  for (const who of ['head', 'manager-tongxin']) await sign(who)
  await tendered(null)
  expect((await at()).versionNumber).toBe(2)
  w.clock.set('2026-11-05T09:00:00+08:00')
  expect(await handIn('m01')).toBe(303)
})
afterAll(() => w.close())

test('work of before the day is held against the text of its day, work from that day against the new one', async () => {
  w.clock.set('2026-12-08T09:00:00+08:00')
  const [, second] = w.district.communities
  // A further community.
  expect(await record('2026-11-28', { communityId: second! })).toContain('f-communityId')
  expect(await record('2026-12-02', { communityId: second! })).toBe('')
  // What an event must be.
  expect(await record('2026-11-29', { people: '20', units: '1' })).toBe('')
  expect(await record('2026-11-29', { people: '19', units: '1' })).toContain('f-people')
  expect(await record('2026-12-03', { people: '20', units: '1' })).toContain('f-people')
  expect(await record('2026-12-03', { people: '200', units: '1' })).toBe('')
  // A second post.
  const other = w.district.people['worker2-tongxin']!
  expect((await appoint(other, '2026-11-15')).status).toBe(422)
  expect((await appoint(other, '2026-12-01')).status).toBe(303)
  expect(await record('2026-11-30', {}, 'worker2-tongxin')).toContain('f-servedOn')
  expect(await record('2026-12-01', {}, 'worker2-tongxin')).toBe('')
})

test('sessions of a group before the day make units by what was agreed then, and those from the day by what is agreed now', async () => {
  w.clock.set('2026-12-10T09:00:00+08:00')
  const november = (from: number, n: number) => Array.from({ length: n }, (_, i) => `2026-11-${String(from + i).padStart(2, '0')}`)
  const december = (n: number) => Array.from({ length: n }, (_, i) => `2026-12-0${i + 1}`)
  // Six sessions were one group.
  await sessions('group', groups, november(2, 6))
  // Eight are one from December.
  await sessions('group', groups, december(8))
  // A third of the time are errands, in November and in December.
  for (const servedOn of ['2026-11-20', '2026-12-09'])
    expect(
      await record(servedOn, {
        what: 'other',
        category: 'errand',
        errandAbout: '录入人口信息',
        errandBy: '街道办公室',
        askedBy: 'purchaser',
        minutes: '400',
        people: '0',
      }),
    ).toBe('')
  // Two courses of two sessions each stay two courses, and do not have to be made up for the first of four.
  await sessions('other', courses, november(10, 2))
  await sessions('other', courses, november(12, 2))
  await sessions('other', courses, december(4))
})

test('what was done by the text of its day is claimed, and shown, whatever holds since', async () => {
  w.clock.set('2026-12-12T09:00:00+08:00')
  for (const period of ['m02', 'm03']) expect([period, await handIn(period)]).toEqual([period, 303])
  const november = (await acceptances(await w.as('officer'), { contractIds: [id] })).find((a) => a.period === 'm03')!
  const claimed = (of: string) => fractionText(shareThen(november.lines.find((l) => l.instalmentKey.startsWith(of))!.claimed))
  // One event of twenty people, one group of six sessions, two courses of two.
  expect([claimed(events), claimed(groups), claimed(courses)]).toEqual(['1/100', '1/20', '1/10'])
  // With those of December, which the texts of December make.
  const { document } = parseHTML(await (await w.get('officer', `/delivery/${id}`)).text())
  const table = [...document.querySelectorAll('table')].find((x) => x.textContent?.includes('大型活动'))!
  const done = [...table.querySelectorAll('tbody tr')].map((r) => [...r.querySelectorAll('th, td')].slice(0, 3).map((x) => x.textContent))
  expect(done).toEqual([
    ['大型活动', '100', '2'],
    ['小组', '20', '2'],
    ['课程', '20', '3'],
  ])
})

test('a program is told which text holds today and which was agreed last, each with its first day', async () => {
  const officer = await w.as('officer')
  const { secret } = good(
    await makeToken({ ...officer, once: 'once-once-once' }, { name: 't', scopes: ['read'], days: 90, sessionId: await sessionOf(officer) }),
  )
  const told = async (moment: string) => {
    w.clock.set(moment)
    const headers = { host: 'test.example', authorization: `Bearer ${secret}` }
    const c = (await (await w.app.request(`http://test.example/api/contracts/${id}`, { headers })).json()) as Record<string, unknown>
    return [c['versionNumber'], c['versionInForce'], c['latestAgreed'], (c['terms'] as { errandCapPercent: string }).errandCapPercent]
  }
  const [first, second] = [
    { number: 1, firstDay: '2026-09-01' },
    { number: 2, firstDay: '2026-12-01' },
  ]
  expect(await told('2026-12-12T10:00:00+08:00')).toEqual([2, second, second, '10'])
  expect(await told('2026-11-30T23:00:00+08:00')).toEqual([2, first, second, '50'])
  w.clock.set('2026-12-12T09:00:00+08:00')
})

test('posts, the cap on errands and days are those of the day on which they are asked', async () => {
  const [early, late] = ['2026-11-20T09:00:00+08:00', '2026-12-12T09:00:00+08:00']
  const shown = async (moment: string) => {
    w.clock.set(moment)
    const page = await (await w.get('officer', `/delivery/${id}`)).text()
    return [/>(\d+ \/ \d+)</.exec(page)?.[1], /≤ (?:<!-- -->)?(\d+)/.exec(page)?.[1]]
  }
  expect(await shown(early)).toEqual(['1 / 1', '50'])
  expect(await shown(late)).toEqual(['2 / 2', '10'])
  // A fifth of November were errands, and of December too: only December is above the cap of its month.
  w.clock.set('2027-01-02T09:00:00+08:00')
  await w.runJobs()
  const months = await errandShare(await w.as('officer'), id)
  expect(months.filter((m) => m.overCap).map((m) => m.month)).toEqual(['2026-12'])
  const owed = await dutiesOf(await w.as('officer'), { contractIds: [id], kinds: ['errand-cap'] })
  expect(owed.map((d) => d.subjectId)).toEqual(['2026-12'])
  // What is handed in before a day is answered within the days of then.
  const handedIn = await acceptances(await w.as('officer'), { contractIds: [id] })
  const answered = (period: string) => handedIn.filter((a) => a.period === period).map((a) => a.handedInOn.until(a.dueOn).days)
  expect([answered('m01'), answered('m03')]).toEqual([[11], [5]])
})
