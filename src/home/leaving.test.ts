import { appointWorker, endAppointment } from '#delivery'
import { day, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, good, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leavingDue } from './leaving.ts'

/* Somebody leaves a post: what is open with them is handed to colleagues, and none of it is forgotten. */

let w: World
let line = ''
let appointmentId = ''
const clients: string[] = []
let groupId = ''
let eventId = ''
const [manager, worker, second] = ['manager-tongxin', 'worker-tongxin', 'worker2-tongxin'] as const
const word = '七只蓝色的小铁皮船在山上'
const sent = async (who: string, path: string, fields: Record<string, string | string[]>) => {
  const r = await w.post(who, path, { _once: crypto.randomUUID(), ...fields }, { lang: 'en' })
  return { status: r.status, to: r.headers.get('location') ?? '', text: await r.text() }
}
const read = async (who: string, path: string) => {
  const r = await w.get(who, path, { lang: 'en' })
  return { status: r.status, text: await r.text() }
}
const person = (who: string): string => w.district.people[who]!
const row = async (table: string, id: string) =>
  (
    await sql<{ version: number; worker_id: string; handed_to?: string | null }>`
      select * from ${sql.table(table)} where id = ${id}`.execute(w.database.db)
  ).rows[0]!
const due = async () => (await leavingDue(await w.as(manager))).map((i) => [i.title.en, i.dueOn?.toString() ?? null])

beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社区社工', communityIds: w.district.communities.slice(0, 1) }))
  const post = {
    ...{ id: newId('line', Temporal.Now.instant()), kind: 'post' as const, title: '社区社工岗位', posts: 2, months: 12 },
    ...{ grade: 'assistant' as const, hangsOn: null, communityIds: [], amount: yuan('240000') },
  }
  const c = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [post] },
      ...{ startsOn: day('2026-03-01'), noTenderReason: '续签第二年' },
    }),
  )
  await bothSign(w, c.id)
  line = `${c.id}/${post.id}`
  appointmentId = good(
    await appointWorker(await w.as(manager), {
      ...{ contractId: c.id, lineId: post.id, workerId: person(worker), grade: 'assistant' as const },
      ...{ fromOn: day('2026-03-01'), competition: '公开竞聘' },
    }),
  ).id
  await served()
})
afterAll(() => w.close())

/** Two people, one with a case and a visit planned, a group and an event. */
async function served(): Promise<void> {
  await sent(manager, '/clients/key/start', { passphrase: word })
  const page = await sent(manager, '/clients/key/hand-on', {})
  const code = /<code class="secret">([^<]+)<\/code>/.exec(page.text)![1]!
  expect((await sent(worker, '/clients/key/take', { code, passphrase: `${word}二` })).status).toBe(303)
  for (const name of ['欧阳一', '欧阳二']) {
    const counted = { ageGroup: '80+', sex: 'female', groups: ['lives-alone'], givenOn: '2026-03-01', givenBy: 'self', way: 'written' }
    const r = await sent(worker, '/clients/new', { name, phone: '', address: '', guardian: '', guardianPhone: '', ...counted })
    clients.push(r.to.split('/').at(-1)!)
  }
  const k = await sent(worker, '/cases/new', { clientId: clients[0]!, line, source: 'self', askedOn: '2026-03-02', request: '' })
  expect(k.status).toBe(303)
  groupId = (
    await sent(worker, '/groups/new', { line, title: '手工小组', aims: '认识邻居', sessions: '4', members: '8', nextOn: '2026-04-20' })
  ).to
    .split('/')
    .at(-1)!
  eventId = (
    await sent(worker, '/events/new', {
      ...{ line, title: '包饺子', place: '活动室', heldOn: '2026-04-21', expected: '30', communityId: '' },
    })
  ).to
    .split('/')
    .at(-1)!
}

/** What is ticked on the page, as it stands there. */
const ticked = async (): Promise<string[]> =>
  [
    ...(await read(manager, `/leaving/${person(worker)}`)).text.matchAll(
      /name="what"[^>]*?checked=""[^>]*?value="([^"]+)"|name="what" value="([^"]+)" checked=""/g,
    ),
  ].map((m) => m[1] ?? m[2]!)
const hand = async (what: string[], fields: Record<string, string> = {}) =>
  await sent(manager, `/leaving/${person(worker)}`, { what, workerId: person(second), why: 'leaves', ...fields })

describe('what is open with somebody who leaves', () => {
  test('is nobody’s matter before a last day is said, and whoever leads hears of it a month before', async () => {
    expect(await due()).toEqual([])
    const { version } = await row('appointments', appointmentId)
    good(
      await endAppointment(await w.as(manager), { appointmentId, lastOn: day('2026-04-15'), reason: '回老家', version: Number(version) }),
    )
    expect(await due()).toEqual([])
    w.clock.set('2026-03-20T09:00:00+08:00')
    expect(await due()).toEqual([[expect.stringContaining('2 people served, 1 group, 1 event'), '2026-04-15']])
    expect((await read(manager, '/leaving')).text).toContain('2 people served, 1 group, 1 event')
    for (const who of [worker, 'manager-bangban', 'officer'])
      expect([who, (await read(who, `/leaving/${person(worker)}`)).text.includes('手工小组')]).toEqual([who, false])
  })
  test('is handed over whole or not at all: a colleague is named, and who was not asked is named too', async () => {
    const all = await ticked()
    expect(all.map((v) => v.slice(0, 3)).toSorted()).toEqual(['cli', 'cli', 'evt', 'grp'])
    expect((await hand([])).text).toContain('Tick the people')
    expect((await hand(all, { workerId: person('manager-bangban') })).text).toContain('Choose a colleague')
    const asked = await hand(all)
    expect([asked.status, asked.text.includes('K0001, K0002')]).toEqual([409, true])
    expect((await row('work_groups', groupId)).worker_id).toBe(person(worker))
    const fields = { what: all, workerId: person(second), why: 'leaves', unasked: 'yes' }
    // Another institution is not told that there is anything.
    expect((await sent(second, `/leaving/${person(worker)}`, fields)).status).toBe(403)
    expect((await sent('manager-bangban', `/leaving/${person(worker)}`, fields)).status).toBe(404)
    expect((await row('work_groups', groupId)).worker_id).toBe(person(worker))
  })
  test('groups and events go at once, people when they are taken on', async () => {
    const all = await ticked()
    expect((await hand(all, { unasked: 'yes' })).status).toBe(303)
    expect((await row('work_groups', groupId)).worker_id).toBe(person(second))
    expect((await row('community_events', eventId)).worker_id).toBe(person(second))
    expect(await row('clients', clients[0]!)).toMatchObject({ worker_id: person(worker), handed_to: person(second) })
    expect((await read(manager, `/leaving/${person(worker)}`)).text).toContain('has not taken them on')
    expect(await due()).toEqual([[expect.stringContaining('2 people served'), '2026-04-15']])
    // What was seen before somebody changed it is old.
    expect((await hand(all, { unasked: 'yes' })).status).toBe(409)
  })
  test('stays an alarm after the last day until everybody is taken on', async () => {
    w.clock.set('2026-04-20T09:00:00+08:00')
    expect((await due())[0]![1]).toBe('2026-04-15')
    for (const id of clients) {
      const { version } = await row('clients', id)
      expect((await sent(second, `/clients/${id}/take-over`, { _version: String(version) })).status).toBe(303)
    }
    expect(await due()).toEqual([])
    expect((await read(manager, `/leaving/${person(worker)}`)).text).toContain('Everything is handed over')
  })
})
