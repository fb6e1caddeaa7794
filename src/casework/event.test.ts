import { day, newId, type UnitTerms, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, good, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let w: World
let c: { id: string; fairs: string; courses: string; community: string }
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  c = await bought()
})
afterAll(() => w.close())

const worker = 'worker-tongxin'
const manager = 'manager-tongxin'
/** A contract of events of twenty people each, and of courses of three events. */
async function bought() {
  const officer = await w.as('officer')
  const community = w.district.communities[0]!
  const p = good(await openPurchase(officer, { title: '社区活动', communityIds: [community] }))
  const line = (title: string, unitTerms: UnitTerms) => ({
    ...{ id: newId('line', Temporal.Now.instant()), kind: 'project' as const, title, unit: '场', quantity: 3, unitPrice: yuan('1000') },
    ...{ amount: yuan('3000'), hangsOn: null, unitTerms },
  })
  const fairs = line('活动', { what: ['event'], minutes: 60, people: 20, sessions: null })
  const courses = line('系列活动', { what: ['event'], minutes: null, people: null, sessions: 3 })
  const { id } = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [fairs, courses] },
      ...{ startsOn: day('2026-03-01'), noTenderReason: '续签第二年' },
    }),
  )
  await bothSign(w, id)
  return { id, fairs: fairs.id, courses: courses.id, community }
}
const text = async (r: Response | Promise<Response>): Promise<string> => await (await r).text()
const sent = async (who: string, path: string, fields: Record<string, string | string[]>) => {
  const r = await w.post(who, path, { _once: crypto.randomUUID(), ...fields }, { lang: 'en' })
  return { status: r.status, to: r.headers.get('location') ?? '', text: await r.text() }
}
const eventRow = async (id: string) =>
  (
    await sql<{ version: number; sign_code: string; record_id: string | null }>`select * from community_events where id = ${id}`.execute(
      w.database.db,
    )
  ).rows[0]!
const step = async (who: string, id: string, path: string, fields: Record<string, string | string[]> = {}) =>
  await sent(who, `/events/${id}/${path}`, { ...fields, _version: String((await eventRow(id)).version) })
const event = { title: '邻里节', place: '社区广场', heldOn: '2026-03-14', expected: '60' }
const plan = (more: Record<string, string> = {}, who = worker) =>
  sent(who, '/events/new', { ...event, line: `${c.id}/${c.fairs}`, communityId: c.community, ...more })
const idIn = (r: { to: string }) => r.to.split('/').at(-1)!

/** Somebody's phone at an address: opens it, and presses the button with what its browser kept. */
async function phone(code: string) {
  const opened = await w.get('public', `/e/${code}`, { lang: 'en' })
  const kept = opened.headers.get('set-cookie')?.split(';')[0]
  const page = await opened.text()
  const press = async (cookie = kept) =>
    await w.post(
      'public',
      `/e/${code}`,
      { _once: crypto.randomUUID() },
      { lang: 'en', headers: { cookie: `language=en; ${cookie ?? ''}` } },
    )
  const again = async () => await text(w.get('public', `/e/${code}`, { headers: { cookie: `language=en; ${kept ?? ''}` } }))
  return { status: opened.status, page, kept, press, again }
}

let id = ''
let code = ''
describe('an event', () => {
  test('is planned for a line of a running contract, within its term and where it serves', async () => {
    expect((await plan({ line: 'con_none/lin_none' })).text).toContain('Choose a line of a running contract')
    expect((await plan({ heldOn: '2028-03-14' })).text).toContain('outside the term')
    expect((await plan({ communityId: w.district.communities[1]! })).text).toContain('does not serve that community')
    expect((await plan({ line: `${c.id}/${c.courses}` })).text).toContain('made of several events')
    const made = await plan()
    expect([made.status, made.text]).toEqual([303, ''])
    id = idIn(made)
    code = (await eventRow(id)).sign_code
    expect(await text(w.get(worker, `/events/${id}`))).toContain(`http://test.example/e/${code}`)
    expect(await text(w.get(worker, `/events/${id}/sheet`))).toContain(`test.example/e/${code}`)
  })
  test('is moved, and keeps its address', async () => {
    expect((await step(worker, id, 'edit', { ...event, place: '居委会大厅', heldOn: '2026-03-15' })).status).toBe(303)
    expect((await eventRow(id)).sign_code).toBe(code)
    expect(await text(w.get(worker, '/events'))).toContain('居委会大厅')
  })
  test('lets nobody sign in before its day, and is not recorded before it', async () => {
    const early = await phone(code)
    expect([early.status, early.kept, early.page.includes('Signing in is open on the day')]).toEqual([200, undefined, true])
    expect((await early.press()).status).toBe(409)
    expect((await step(worker, id, 'hold', { heads: '30', minutes: '90' })).text).toContain('15 March 2026')
    expect(await text(w.get(worker, `/events/${id}`))).not.toContain(`href="/events/${id}/hold"`)
  })
  test('counts a phone once, without asking who it is', async () => {
    w.clock.set('2026-03-15T10:00:00+08:00')
    const one = await phone(code)
    expect(one.page).toContain('I am here')
    expect(/<main[\s\S]*<\/main>/.exec(one.page)![0].match(/<(input|select|textarea)[^>]*name="(?!_)/g)).toBeNull()
    for (let n = 0; n < 3; n++) expect((await one.press()).status).toBe(303)
    expect(await one.again()).toContain('You are counted')
    const two = await phone(code)
    expect((await two.press()).status).toBe(303)
    // A browser that keeps nothing could be counted any number of times.
    expect([(await two.press('')).status, await text(two.press(''))]).toEqual([409, expect.stringContaining('make your mark on the sheet')])
    expect((await phone('AAAAAAAA')).status).toBe(404)
    const { rows } = await sql<{ device: string }>`select * from event_sign_ins`.execute(w.database.db)
    expect([rows.length, Object.keys(rows[0]!).sort()]).toEqual([2, ['device', 'event_id', 'jurisdiction']])
    expect(rows.some((r) => [one, two].some((p) => p.kept!.includes(r.device)))).toBe(false)
  })
  test('stands on the day of whoever runs it', async () => {
    expect(await text(w.get(worker, '/due'))).toContain('Event · 邻里节')
  })
  test('becomes one service record of everybody who was there, and makes the unit of its line', async () => {
    expect((await step(worker, id, 'hold', { heads: '0', minutes: '90' })).text).toContain('Say how many were there')
    expect((await step(worker, id, 'hold', { heads: '1', minutes: '90' })).text).toContain('2 signed in, more than you counted')
    expect((await step(worker, id, 'hold', { onPaper: '30', minutes: '90', volunteers: '3' })).text).toContain('both or not at all')
    // Fewer than a unit takes, and too short.
    const short = await step(worker, id, 'hold', { onPaper: '5', minutes: '20', unit: 'yes' })
    expect([short.status, short.text.includes('href="#f-heads"'), short.text.includes('href="#f-minutes"')]).toEqual([422, true, true])
    const form = { onPaper: '31', minutes: '90', unit: 'yes', volunteers: '3', volunteerHours: '4.5', _once: crypto.randomUUID() }
    const version = String((await eventRow(id)).version)
    for (let n = 0; n < 2; n++) expect((await sent(worker, `/events/${id}/hold`, { ...form, _version: version })).status).toBe(303)
    const { rows } = await sql<Record<string, unknown>>`
      select what, people, units, minutes, note, community_id from service_records where contract_id = ${c.id}`.execute(w.database.db)
    const note = '邻里节, 居委会大厅. 3 volunteers, 4.5 hours together.'
    expect(rows).toEqual([{ what: 'event', people: 33, units: 1, minutes: 90, note, community_id: null }])
    const page = await text(w.get(worker, `/events/${id}`))
    for (const says of ['Held', '3, 4.5 hours']) expect(page).toContain(says)
    expect(await text(w.get(worker, '/events?show=ended'))).toContain('邻里节')
  })
  test('is over: nobody signs in any more, and it is not recorded again', async () => {
    const late = await phone(code)
    expect([late.page.includes('The event is over'), (await late.press('event-x=y')).status]).toEqual([true, 409])
    expect((await step(worker, id, 'hold', { heads: '40', minutes: '90' })).status).toBe(409)
  })
  test('that is called off has no address any more', async () => {
    const other = idIn(await plan({ heldOn: '2026-03-16' }))
    expect((await step(worker, other, 'drop')).status).toBe(303)
    expect((await phone((await eventRow(other)).sign_code)).status).toBe(404)
    expect((await step(worker, other, 'edit', event)).status).toBe(409)
  })
})

describe('who sees and changes an event', () => {
  const may: Readonly<Record<string, boolean>> = {
    ...{ [worker]: true, [manager]: true },
    ...{ 'manager-nuanyang': false, 'manager-bangban': false, officer: false, head: false, approver: false, evaluator: false },
    ...{ auditor: false, treasurer: false, committee: false, administrator: false, 'data-officer': false, public: false },
  }
  test.each(Object.entries(may))('%s: %s', async (who, allowed) => {
    const mine = idIn(await plan({ heldOn: '2026-03-15' }))
    const refused = (status: number) => [401, 403, 404].includes(status)
    for (const path of ['', '/sheet', '/edit', '/hold'])
      expect([path, refused((await w.get(who, `/events/${mine}${path}`)).status)]).toEqual([path, !allowed])
    expect(refused((await step(who, mine, 'edit', event)).status)).toBe(!allowed)
    expect(refused((await step(who, mine, 'hold', { heads: '30', minutes: '60' })).status)).toBe(!allowed)
    const other = idIn(await plan({ heldOn: '2026-03-15' }))
    expect(refused((await step(who, other, 'drop')).status)).toBe(!allowed)
    expect(refused((await plan({ title: '别人的' }, who)).status)).toBe(!allowed)
  })
  test('another worker of the institution sees one and runs it not', async () => {
    const theirs = idIn(await plan({ heldOn: '2026-03-15' }, manager))
    expect((await w.get(worker, `/events/${theirs}`)).status).toBe(200)
    for (const [path, fields] of [
      ['edit', event],
      ['hold', { heads: '30', minutes: '60' }],
      ['drop', {}],
    ] as const)
      expect([path, (await step(worker, theirs, path, fields)).status]).toEqual([path, 403])
  })
})
