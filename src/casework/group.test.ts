import { withdrawConsent } from '../clients/consents.ts'
import { correctRecord, handInPeriod, serviceRecord } from '#delivery'
import { day, newId, type UnitTerms, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, good, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let w: World
let c: { id: string; groups: string }
beforeAll(async () => {
  w = await world('2026-03-01T09:00:00+08:00')
  c = await bought()
})
afterAll(() => w.close())

const worker = 'worker-tongxin'
const manager = 'manager-tongxin'
/** A contract of groups of six sessions, 42 attendances and eight people. */
async function bought() {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '小组服务', communityIds: w.district.communities.slice(0, 1) }))
  const unitTerms: UnitTerms = { what: ['group'], minutes: null, people: 42, sessions: 6, members: 8 }
  const line = {
    ...{
      id: newId('line', Temporal.Now.instant()),
      kind: 'project' as const,
      title: '小组',
      unit: '个',
      quantity: 3,
      unitPrice: yuan('1000'),
    },
    ...{ amount: yuan('3000'), hangsOn: null, unitTerms },
  }
  const { id } = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [line] },
      ...{ startsOn: day('2026-03-01'), noTenderReason: '续签第二年' },
    }),
  )
  await bothSign(w, id)
  return { id, groups: line.id }
}
const text = async (r: Response | Promise<Response>): Promise<string> => await (await r).text()
const sent = async (who: string, path: string, fields: Record<string, string | string[]>) => {
  const r = await w.post(who, path, { _once: crypto.randomUUID(), ...fields }, { lang: 'en' })
  return { status: r.status, to: r.headers.get('location') ?? '', text: await r.text() }
}
const versionOf = async (id: string): Promise<string> =>
  String((await sql<{ version: number }>`select version from work_groups where id = ${id}`.execute(w.database.db)).rows[0]!.version)
const step = async (who: string, id: string, path: string, fields: Record<string, string | string[]> = {}) =>
  await sent(who, `/groups/${id}/${path}`, { ...fields, _version: await versionOf(id) })
const units = async (): Promise<number> =>
  Number(
    (
      await sql<{ n: string }>`select coalesce(sum(units), 0)::text as n from service_records where contract_id = ${c.id}`.execute(
        w.database.db,
      )
    ).rows[0]!.n,
  )
const plan = (more: Record<string, string> = {}) =>
  sent(worker, '/groups/new', {
    ...{ title: '家长小组', line: `${c.id}/${c.groups}`, aims: '少吼一点，多陪一点', sessions: '6', members: '8' },
    ...more,
  })
const places = (n: number) => Array.from({ length: n }, (_, k) => String(k + 1))

let id = ''
describe('a group', () => {
  test('is planned for a line of a running contract, with so many places', async () => {
    expect((await plan({ line: 'con_none/lin_none' })).text).toContain('Choose a line of a running contract')
    const made = await plan({ nextOn: '2026-03-03' })
    expect([made.status, made.text]).toEqual([303, ''])
    id = made.to.split('/').at(-1)!
    const page = await text(w.get(worker, `/groups/${id}`))
    for (const says of ['家长小组', '0 of 6 sessions', 'A8']) expect(page).toContain(says)
  })
  test('is on the day of whoever leads it', async () => {
    w.clock.set('2026-03-03T09:00:00+08:00')
    expect(await text(w.get(worker, '/due'))).toContain('Group · 家长小组')
  })
  test('meets with everybody ticked on one page, which is one record of so many people', async () => {
    expect((await step(worker, id, 'session', { minutes: '90', heldOn: '2026-03-03' })).text).toContain('Tick whoever was there')
    expect((await step(worker, id, 'session', { minutes: '90', heldOn: '2026-03-03', present: '9' })).text).toContain('no such place')
    const first = await step(worker, id, 'session', { minutes: '90', heldOn: '2026-03-03', present: places(7), nextOn: '2026-03-10' })
    expect([first.status, first.text]).toEqual([303, ''])
    const { rows } = await sql<Record<string, unknown>>`
      select r.what, r.people, d.members from service_records r join deliverables d on d.id = r.deliverable_id where r.contract_id = ${c.id}`.execute(
      w.database.db,
    )
    expect(rows).toEqual([{ what: 'group', people: 7, members: 7 }])
  })
  test('sent twice is one session', async () => {
    w.clock.set('2026-03-10T09:00:00+08:00')
    const form = { minutes: '90', heldOn: '2026-03-10', present: places(7), _once: crypto.randomUUID(), _version: await versionOf(id) }
    for (let n = 0; n < 2; n++) expect((await sent(worker, `/groups/${id}/session`, form)).status).toBe(303)
    expect(await text(w.get(worker, `/groups/${id}`))).toContain('2 of 6 sessions')
  })
  test('makes the unit of the line with its sixth session, when eight different people came 42 times', async () => {
    for (const heldOn of ['2026-03-04', '2026-03-05', '2026-03-06'])
      expect((await step(worker, id, 'session', { minutes: '90', heldOn, present: places(7) })).status).toBe(303)
    expect((await step(worker, id, 'session', { minutes: '90', heldOn: '2026-03-07', present: places(6) })).status).toBe(303)
    // Six sessions, and 41 attendances of seven people.
    expect(await units()).toBe(0)
    expect((await step(worker, id, 'session', { minutes: '90', heldOn: '2026-03-08', present: ['1', '8'], guests: '1' })).status).toBe(303)
    const d = await sql<{
      members: number
      people: string
    }>`select members, people::text from deliverables where contract_id = ${c.id}`.execute(w.database.db)
    expect(d.rows).toEqual([{ members: 9, people: '44' }])
    expect(await units()).toBe(1)
    expect(await text(w.get(worker, `/groups/${id}`))).toContain('makes a unit')
  })
  test('somebody leaves, keeps the place, and others join', async () => {
    expect((await step(worker, id, 'members/8/leave')).status).toBe(303)
    expect((await step(worker, id, 'members/8/leave')).status).toBe(404)
    expect((await step(worker, id, 'members')).text).toContain('Say who joins')
    expect((await step(worker, id, 'members', { places: '2' })).status).toBe(303)
    const page = await text(w.get(worker, `/groups/${id}/session`))
    expect(page).toContain('>A10<')
    expect(page).not.toContain('>A8<')
  })
  test('ends with whether its aims were attained', async () => {
    expect((await step(worker, id, 'close', {})).status).toBe(422)
    expect((await step(worker, id, 'close', { attained: 'partly', closingNote: '还想继续' })).status).toBe(303)
    expect((await step(worker, id, 'session', { minutes: '90', heldOn: '2026-03-10', present: '1' })).status).toBe(409)
    expect(await text(w.get(worker, '/groups?show=ended'))).toContain('家长小组')
  })
  test('is nobody else’s to see or change', async () => {
    for (const who of ['officer', 'head', 'auditor', 'evaluator', 'administrator', 'committee', 'manager-bangban', 'public']) {
      expect([who, [401, 403, 404].includes((await w.get(who, `/groups/${id}`)).status)]).toEqual([who, true])
      expect([who, [401, 403, 404].includes((await step(who, id, 'members', { places: '1' })).status)]).toEqual([who, true])
    }
    expect((await w.get(manager, `/groups/${id}`)).status).toBe(200)
  })
})

/** How many different people the deliverable of a group is told to have. */
const members = async (groupId: string): Promise<number> =>
  (
    await sql<{
      members: number
    }>`select d.members from deliverables d join work_groups g on g.deliverable_id = d.id where g.id = ${groupId}`.execute(w.database.db)
  ).rows[0]!.members
/** Takes the record of the last session out again. */
async function struck(groupId: string): Promise<void> {
  const last = await sql<{
    record_id: string
  }>`select record_id from group_sessions where group_id = ${groupId} order by number desc limit 1`.execute(w.database.db)
  const recordId = last.rows[0]!.record_id
  const ctx = await w.as(worker)
  const r = good(await serviceRecord(ctx, recordId))
  const input = { ...r, communityId: undefined, note: undefined, deliverableId: r.deliverableId ?? undefined }
  good(await correctRecord(ctx, { ...input, recordId, reason: '勾错了人', strike: true, version: r.version }))
}
describe('a session that was struck', () => {
  let group = ''
  test('counts nobody who was ticked for it, when it is entered anew', async () => {
    group = (await plan({ title: '重记的小组' })).to.split('/').at(-1)!
    for (const present of [places(4), ['5', '6', '7', '8']]) {
      expect((await step(worker, group, 'session', { minutes: '90', heldOn: '2026-03-04', present })).status).toBe(303)
      if (present[0] === '1') await struck(group)
    }
    const page = await text(w.get(worker, `/groups/${group}`))
    expect(page).toContain('1 of 6 sessions')
    expect(/Different people<[^>]*><dd[^>]*>(\d+)/.exec(page)![1]).toBe('4')
    expect(await members(group)).toBe(4)
  })
  test('and not entered anew counts nobody when the group is closed', async () => {
    expect((await step(worker, group, 'session', { minutes: '90', heldOn: '2026-03-05', present: places(3) })).status).toBe(303)
    expect(await members(group)).toBe(7)
    await struck(group)
    expect((await step(worker, group, 'close', { attained: 'none' })).status).toBe(303)
    expect(await members(group)).toBe(4)
  })
})

describe('a second session on one day', () => {
  test('asks for a word on it, for which there is a field', async () => {
    const group = (await plan({ title: '一天两节' })).to.split('/').at(-1)!
    const form = { minutes: '90', heldOn: '2026-03-02', present: places(3) }
    expect((await step(worker, group, 'session', form)).status).toBe(303)
    const twice = await step(worker, group, 'session', form)
    expect([twice.status, twice.text.includes('href="#f-note"')]).toEqual([422, true])
    expect((await step(worker, group, 'session', { ...form, note: '上午、下午各一节' })).status).toBe(303)
  })
})

describe('somebody served who has a place in a group', () => {
  const word = '七只蓝色的小铁皮船在山上'
  const person = {
    name: '某人',
    phone: '',
    address: '',
    guardian: '',
    guardianPhone: '',
    ageGroup: '80+',
    sex: 'female',
    groups: ['lives-alone'],
  }
  const idOf = (r: { to: string }) => r.to.split('/').at(-1)!
  const place = { minutes: '90', heldOn: '2026-03-06' }
  let group = ''
  let served = ''
  test('is ticked once, however often the place is sent', async () => {
    await sent(manager, '/clients/key/start', { passphrase: word })
    const code = /<code class="secret">([^<]+)<\/code>/.exec((await sent(manager, '/clients/key/hand-on', {})).text)![1]!
    await sent(worker, '/clients/key/take', { code, passphrase: `${word}二` })
    served = idOf(await sent(worker, '/clients/new', { ...person, givenOn: '2026-03-01', givenBy: 'self', way: 'written' }))
    group = idOf(await plan({ title: '有人的小组', members: '3' }))
    expect((await step(worker, group, 'members', { clientId: served })).status).toBe(303)
    expect((await step(worker, group, 'session', { ...place, present: ['1', '2', '4', '4'] })).status).toBe(303)
    const { rows } = await sql`select present from group_sessions where group_id = ${group}`.execute(w.database.db)
    expect(rows).toEqual([{ present: [1, 2, 4] }])
  })
  test('leaves, is there for a session before that day and for none after it, and comes back to the same place', async () => {
    expect((await step(worker, group, 'members/4/leave')).status).toBe(303)
    expect(await text(w.get(worker, `/groups/${group}/session`))).toContain('A4 K0001 (left 10 March 2026)')
    expect((await step(worker, group, 'session', { ...place, heldOn: '2026-03-09', present: ['1', '2', '4'] })).status).toBe(303)
    w.clock.set('2026-03-11T09:00:00+08:00')
    const late = await step(worker, group, 'session', { ...place, heldOn: '2026-03-11', present: ['1', '2', '4'] })
    expect([late.status, late.text.includes('A4 left before that day')]).toEqual([422, true])
    expect((await step(worker, group, 'members', { clientId: served })).status).toBe(303)
    expect((await step(worker, group, 'members', { clientId: served })).text).toContain('is in the group already')
    expect((await step(worker, group, 'session', { ...place, heldOn: '2026-03-11', present: ['1', '2', '4'] })).status).toBe(303)
  })
  test('and took the consent back is offered and written down no more', async () => {
    const consent = (await sql<{ id: string }>`select id from client_consents where client_id = ${served}`.execute(w.database.db)).rows[0]!
      .id
    // While it is being taken back somebody sends the page of a session on which they are ticked.
    const taking = await w.as(worker)
    let writing: Promise<{ status: number }> | undefined
    await w.database.db.transaction().execute(async (tx) => {
      good(await withdrawConsent({ ...taking, db: tx }, { id: served, consentId: consent }))
      // The embedded database does one thing after the other.
      if (process.env.TANDEM_TEST_DATABASE !== 'postgres') return
      writing = step(worker, group, 'session', { ...place, heldOn: '2026-03-10', present: ['1', '4'] })
      let over = false
      void writing.finally(() => (over = true))
      while (!over && !(await waits())) await new Promise((done) => setImmediate(done))
    })
    if (writing !== undefined) expect((await writing).status).toBe(409)
    expect(await text(w.get(worker, `/groups/${group}/session`))).not.toContain('K0001')
    const again = await step(worker, group, 'session', { ...place, heldOn: '2026-03-10', present: ['1', '2', '4'] })
    expect([again.status, again.text.includes('A4 took the consent back or was erased')]).toEqual([409, true])
  })
})

/** Whether anybody waits for a row that another holds. */
const waits = async (): Promise<boolean> =>
  (await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(w.database.db)).rows
    .length > 0

describe('a group whose unit is made', () => {
  test('goes on when its month is handed in: somebody new comes, and what was handed in stays', async () => {
    w.clock.set('2026-03-20T09:00:00+08:00')
    const group = (await plan({ title: '接着办的小组', members: '12' })).to.split('/').at(-1)!
    for (const d of ['11', '12', '13', '16', '17', '18'])
      expect((await step(worker, group, 'session', { minutes: '90', heldOn: `2026-03-${d}`, present: places(8) })).status).toBe(303)
    w.clock.set('2026-04-02T09:00:00+08:00')
    good(await handInPeriod(await w.as(manager), { contractId: c.id, period: 'm01' }))
    const after = await step(worker, group, 'session', { minutes: '90', heldOn: '2026-04-01', present: ['1', '2', '9'] })
    expect([after.status, after.text]).toEqual([303, ''])
    expect(await members(group)).toBe(8)
  })
})
