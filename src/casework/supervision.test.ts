import { day, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, good, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let w: World
let c: { id: string; line: string }
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  c = await bought()
  await openedKey()
})
afterAll(() => w.close())

const manager = 'manager-tongxin'
const worker = 'worker-tongxin'
const third = 'worker2-tongxin'
const word = '七只蓝色的小铁皮船在山上'
/** Marked, so that it can be looked for wherever it must not be. */
const marked = '督导标记七'

async function bought() {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '个案服务', communityIds: w.district.communities.slice(0, 1) }))
  const line = {
    ...{ id: newId('line', Temporal.Now.instant()), kind: 'project' as const, title: '探访', unit: '次', quantity: 5 },
    ...{ unitPrice: yuan('1000'), amount: yuan('5000'), hangsOn: null, unitTerms: null },
  }
  const { id } = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [line] },
      ...{ startsOn: day('2026-03-01'), noTenderReason: '续签第二年' },
    }),
  )
  await bothSign(w, id)
  return { id, line: line.id }
}
const text = async (r: Response | Promise<Response>): Promise<string> => await (await r).text()
const sent = async (who: string, path: string, fields: Record<string, string | string[]>) => {
  const r = await w.post(who, path, { _once: crypto.randomUUID(), ...fields }, { lang: 'en' })
  return { status: r.status, to: r.headers.get('location') ?? '', text: await r.text() }
}
/** All three open the key of the institution: what keeps a note from the third is no passphrase. */
async function openedKey(): Promise<void> {
  const codeIn = (page: string): string => /<code class="secret">([^<]+)<\/code>/.exec(page)![1]!
  await sent(manager, '/clients/key/start', { passphrase: word })
  for (const who of [worker, third]) {
    const code = codeIn((await sent(manager, '/clients/key/hand-on', {})).text)
    expect((await sent(who, '/clients/key/take', { code, passphrase: `${word}二` })).status).toBe(303)
  }
}
const row = async (id: string) =>
  (
    await sql<{ version: number; record_id: string | null }>`select version, record_id from supervisions where id = ${id}`.execute(
      w.database.db,
    )
  ).rows[0]!
const step = async (who: string, id: string, path: string, fields: Record<string, string> = {}) =>
  await sent(who, `/supervision/${id}/${path}`, { ...fields, _version: String((await row(id)).version) })
const person = (who: string): string => w.district.people[who]!
const plan = (who: string, more: Record<string, string> = {}) =>
  sent(who, '/supervision/new', { otherId: person(manager), who: 'mine', plannedOn: '2026-03-04', ...more })
const idIn = (r: { to: string }) => r.to.split('/').at(-1)!
const held = { line: '', heldOn: '2026-03-04', minutes: '60' }

let id = ''
let noteId = ''
describe('supervision', () => {
  test('is planned between two colleagues, by either of them', async () => {
    for (const otherId of [person(worker), person('manager-bangban'), person('officer')])
      expect((await plan(worker, { otherId })).text).toContain('Choose a colleague')
    expect((await plan(worker, { plannedOn: '2026-03-01' })).status).toBe(422)
    const made = await plan(worker)
    expect([made.status, made.text]).toEqual([303, ''])
    id = idIn(made)
    expect((await plan(manager, { otherId: person(third), who: 'theirs', plannedOn: '2026-03-20' })).status).toBe(303)
    const { rows } = await sql`select supervisor_id, worker_id from supervisions order by id`.execute(w.database.db)
    expect(rows).toEqual([
      { supervisor_id: person(manager), worker_id: person(worker) },
      { supervisor_id: person(manager), worker_id: person(third) },
    ])
  })
  test('has notes that the two read, and nobody else of the institution whose key is open too', async () => {
    expect((await step(worker, id, 'notes', { note: marked })).status).toBe(303)
    noteId = (await sql<{ id: string }>`select id from supervision_notes`.execute(w.database.db)).rows[0]!.id
    for (const who of [worker, manager]) expect([who, (await text(w.get(who, `/supervision/${id}`))).includes(marked)]).toEqual([who, true])
    expect((await w.get(third, `/supervision/${id}`)).status).toBe(404)
    expect(await text(w.get(third, '/supervision'))).not.toContain(id)
    // Of others' supervision whoever leads the institution sees when and how long.
    const others = idIn(await plan(worker, { otherId: person(third), plannedOn: '2026-03-05' }))
    expect((await step(worker, others, 'notes', { note: marked })).status).toBe(303)
    const page = await text(w.get(manager, `/supervision/${others}`, { lang: 'en' }))
    expect([page.includes('only the two read'), page.includes(marked)]).toEqual([true, false])
    expect((await step(manager, others, 'notes', { note: 'x' })).status).toBe(403)
    expect((await step(manager, others, 'drop')).status).toBe(303)
  })
  test('shows no note while the names are closed, and takes none', async () => {
    await sent(worker, '/clients/key/close', {})
    expect(await text(w.get(worker, `/supervision/${id}`))).not.toContain(marked)
    expect((await step(worker, id, 'notes', { note: '第二条' })).text).toContain('The names are closed')
    expect((await sent(worker, '/clients/key/open', { passphrase: `${word}二` })).status).toBe(303)
  })
  test('stands on the day of both', async () => {
    w.clock.set('2026-03-04T09:00:00+08:00')
    for (const who of [worker, manager]) expect([who, (await text(w.get(who, '/due'))).includes(`/supervision/${id}`)]).toEqual([who, true])
    expect(await text(w.get(third, '/due'))).not.toContain(`/supervision/${id}`)
  })
  test('becomes a service record of its own kind, of whoever was supervised', async () => {
    const line = `${c.id}/${c.line}`
    expect((await step(third, id, 'hold', { ...held, line })).status).toBe(404)
    expect((await step(worker, id, 'hold', held)).status).toBe(422)
    expect((await step(worker, id, 'hold', { ...held, line, heldOn: '2026-03-05' })).text).toContain('has not come yet')
    const form = { ...held, line, _once: crypto.randomUUID(), _version: String((await row(id)).version) }
    for (let n = 0; n < 2; n++) expect((await sent(worker, `/supervision/${id}/hold`, form)).status).toBe(303)
    const { rows } =
      await sql`select category, what, people, units, minutes, note, worker_id from service_records where contract_id = ${c.id}`.execute(
        w.database.db,
      )
    expect(rows).toEqual([
      { category: 'supervision', what: 'other', people: 0, units: 0, minutes: 60, note: null, worker_id: person(worker) },
    ])
    // The purchaser sees the hours where it sees all others.
    expect(await text(w.get('officer', '/delivery/records', { lang: 'en' }))).toContain('Supervision')
  })
  test('is recorded by whoever leads the institution too, as the time of the one supervised', async () => {
    const led = idIn(await plan(manager, { otherId: person(third), who: 'theirs' }))
    expect((await step(manager, led, 'hold', { ...held, line: `${c.id}/${c.line}` })).status).toBe(303)
    const { rows } = await sql`select worker_id from service_records where id = ${(await row(led)).record_id}`.execute(w.database.db)
    expect(rows).toEqual([{ worker_id: person(third) }])
  })
})

describe('a note of supervision', () => {
  const others = ['officer', 'head', 'approver', 'treasurer', 'auditor', 'evaluator', 'committee', 'administrator', 'data-officer']
  const outside = [...others, 'manager-bangban', 'manager-nuanyang', 'public']
  test('stands nowhere in the database but under the key', async () => {
    const { rows: names } = await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(w.database.db)
    for (const { name } of names) {
      const all = await sql<{ t: string | null }>`select string_agg(x::text, ' ') as t from ${sql.table(name)} x`.execute(w.database.db)
      expect([name, (all.rows[0]!.t ?? '').includes(marked)]).toEqual([name, false])
    }
  })
  test('is on no page of anybody else, in no list, file, log or search', async () => {
    const record = (await row(id)).record_id!
    const pages = [`/supervision/${id}`, '/supervision', '/supervision?show=ended&format=csv', `/delivery/records/${record}`, '/']
    pages.push('/delivery/records?format=csv', '/log', `/log?record=${id}`, `/search?q=${marked}`, '/account/my-data', '/personal-data')
    for (const who of [...outside, third])
      for (const path of pages) {
        const r = await w.get(who, path)
        expect([who, path, (await r.text()).includes(`>${marked}`)]).toEqual([who, path, false])
      }
  })
  test.each(outside)('%s changes nothing of it', async (who) => {
    const refused = (status: number) => [401, 403, 404].includes(status)
    for (const [path, fields] of [
      ['notes', { note: 'x' }],
      [`notes/${noteId}/drop`, {}],
      ['hold', { ...held, line: `${c.id}/${c.line}` }],
      ['drop', {}],
    ] as const)
      expect([path, refused((await step(who, id, path, fields)).status)]).toEqual([path, true])
    expect([401, 403, 422]).toContain((await plan(who)).status)
    expect((await sql`select from supervisions where entered_by = ${person(who) ?? 'nobody'}`.execute(w.database.db)).rows).toEqual([])
  })
  test('put at another meeting does not open', async () => {
    // A day later the names are opened again.
    expect((await sent(worker, '/clients/key/open', { passphrase: `${word}二` })).status).toBe(303)
    const [a, b] = [await plan(worker, { plannedOn: '2026-03-30' }), await plan(worker, { plannedOn: '2026-03-31' })].map(idIn) as [
      string,
      string,
    ]
    expect((await step(worker, a, 'notes', { note: marked })).status).toBe(303)
    await sql`update supervision_notes set supervision_id = ${b} where supervision_id = ${a}`.execute(w.database.db)
    expect((await w.get(worker, `/supervision/${b}`)).status).toBe(500)
    await sql`delete from supervision_notes where supervision_id = ${b}`.execute(w.database.db)
  })
  test('is taken out by whoever wrote it and by nobody else', async () => {
    expect((await step(manager, id, `notes/${noteId}/drop`)).status).toBe(404)
    expect((await step(worker, id, `notes/${noteId}/drop`)).status).toBe(303)
    expect(await text(w.get(worker, `/supervision/${id}`))).not.toContain(marked)
  })
})
