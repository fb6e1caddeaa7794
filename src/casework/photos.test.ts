import { day, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { keyOf } from '#platform'
import { bothSign, directContract, good, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eraseServed } from './erase-served.ts'

/* Photographs and recordings beside what is written: whoever reads the note sees them, nobody else, and they go with it. */

let w: World
let line = ''
let [client, id] = ['', '']
const [manager, worker] = ['manager-tongxin', 'worker-tongxin'] as const
const word = '七只蓝色的小铁皮船在山上'
/** What is seen on the picture, and what the telephone wrote beside it. */
const seen = 'SEEN-MARKED-0'
const beside = 'PLACE-MARKED-1'
const called = '欧阳标记的家.jpg'
const segment = (mark: string, text: string) => {
  const body = Buffer.from(text, 'latin1')
  return Buffer.concat([Buffer.from(mark, 'hex'), Buffer.from([(body.length + 2) >> 8, (body.length + 2) & 255]), body])
}
const photo = Buffer.concat([
  Buffer.from('ffd8', 'hex'),
  segment('ffe0', 'JFIF\u0000'),
  segment('ffe1', `Exif\u0000\u0000${beside}`),
  segment('fffe', beside),
  segment('ffda', '\u0000'),
  Buffer.from(seen, 'latin1'),
  Buffer.from('ffd9', 'hex'),
  Buffer.from(beside, 'latin1'),
])

beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '个案服务', communityIds: w.district.communities.slice(0, 1) }))
  const visits = {
    ...{
      id: newId('line', Temporal.Now.instant()),
      kind: 'project' as const,
      title: '探访',
      unit: '次',
      quantity: 5,
      unitPrice: yuan('1000'),
    },
    ...{ amount: yuan('5000'), hangsOn: null, unitTerms: null },
  }
  const of = {
    ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [visits] },
    ...{ startsOn: day('2026-03-01'), noTenderReason: '续签第二年' },
  }
  const contract = good(await directContract(w, officer, of))
  await bothSign(w, contract.id)
  line = `${contract.id}/${visits.id}`
  await sent(manager, '/clients/key/start', { passphrase: word })
  const code = /<code class="secret">([^<]+)<\/code>/.exec((await sent(manager, '/clients/key/hand-on', {})).text)![1]!
  await sent(worker, '/clients/key/take', { code, passphrase: `${word}二` })
  const person = { name: '欧阳标记姝', phone: '', address: '', guardian: '', guardianPhone: '', ageGroup: '80+', sex: 'female', groups: [] }
  client = idIn(await sent(worker, '/clients/new', { ...person, givenOn: '2026-03-01', givenBy: 'self', way: 'written' }))
  id = idIn(await sent(worker, '/cases/new', { clientId: client, line, source: 'self', askedOn: '2026-03-01' }))
  await sent(worker, `/cases/${id}/take`, { _version: await versionOf('cases', id) })
})
afterAll(() => w.close())

const sent = async (who: string, path: string, fields: Record<string, string | string[] | File>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ _once: crypto.randomUUID(), ...fields }))
    for (const one of [value].flat()) form.append(name, one as string)
  const r = await w.post(who, path, form, { lang: 'en' })
  return { status: r.status, to: r.headers.get('location') ?? '', text: await r.text() }
}
const idIn = (r: { to: string }) => r.to.split('/').at(-1)!
const versionOf = async (table: 'cases' | 'clients' | 'work_groups', of: string): Promise<string> =>
  String((await sql<{ version: number }>`select version from ${sql.table(table)} where id = ${of}`.execute(w.database.db)).rows[0]!.version)
const file = (content: Buffer, name: string) => new File([content as BlobPart], name)
const contact = { kind: 'home-visit', minutes: '60', servedOn: '2026-03-02', met: 'yes' }
const noted = async (more: Record<string, string | File> = {}) =>
  await sent(worker, `/cases/${id}/contact`, { ...contact, note: '看了厨房', ...more, _version: await versionOf('cases', id) })
const recorded = async (): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from service_records`.execute(w.database.db)).rows[0]!.n
async function inStore(): Promise<Buffer[]> {
  const { files } = await w.as('clock')
  const all: Buffer[] = []
  for await (const { key } of files!.list('test/')) all.push(Buffer.from(await new Response(await files!.read(key)).arrayBuffer()))
  return all
}
const at = async (): Promise<string> =>
  /href="(\/cases\/[^"]+\/files\/[^"]+)"/.exec(await (await w.get(worker, `/cases/${id}`)).text())![1]!

describe('a picture of a visit', () => {
  test('is kept of nobody who did not agree to it, and what was typed stands there still', async () => {
    const no = await noted({ file: file(photo, called) })
    expect([no.status, no.text.includes('has not agreed to photographs'), no.text.includes('看了厨房')]).toEqual([409, true, true])
    expect(await recorded()).toBe(0)
    const agreed = { scope: 'photo', givenOn: '2026-03-02', givenBy: 'self', way: 'spoken', _version: await versionOf('clients', client) }
    expect((await sent(worker, `/clients/${client}/consents`, agreed)).status).toBe(303)
  })
  test('that is too large, or no picture, is a sentence at its field, and nothing typed is lost', async () => {
    for (const [wrong, says, status] of [
      [file(Buffer.concat([photo, Buffer.alloc(40 * 1024 * 1024)]), called), '25 MB', 413],
      [file(Buffer.from('%PDF-1.4 and so on'), 'a.pdf'), 'of a kind that is not taken', 415],
      [file(photo.subarray(0, 12), called), 'is damaged', 415],
    ] as const) {
      const no = await noted({ file: wrong })
      expect([no.status, no.text.includes(says), no.text.includes('看了厨房')]).toEqual([status, true, true])
    }
    expect(await recorded()).toBe(0)
  })
  test('lies under the key of the institution, without what the telephone wrote beside it', async () => {
    const once = { file: file(photo, called), _once: crypto.randomUUID(), _version: await versionOf('cases', id) }
    for (let n = 0; n < 2; n++)
      expect((await sent(worker, `/cases/${id}/contact`, { ...contact, note: '看了厨房', ...once })).status).toBe(303)
    expect(await recorded()).toBe(1)
    const got = await w.get(worker, await at())
    expect([got.status, got.headers.get('content-type'), got.headers.get('cache-control')]).toEqual([200, 'image/jpeg', 'no-store'])
    const bytes = Buffer.from(await got.arrayBuffer())
    expect([bytes.includes(seen), bytes.includes(beside), bytes.subarray(-2).toString('hex')]).toEqual([true, false, 'ffd9'])
    for (const kept of await inStore()) expect([kept.includes(seen), kept.includes(beside)]).toEqual([false, false])
    const { rows } = await sql<{ all: string }>`select coalesce(string_agg(f::text, ' '), '') as all from files f`.execute(w.database.db)
    expect([rows[0]!.all.includes('标记'), rows[0]!.all.includes('photo'), rows[0]!.all.includes(client)]).toEqual([false, false, false])
  })
  test('is fetched by nobody who does not read the note', async () => {
    const path = await at()
    for (const who of [
      'public',
      'officer',
      'head',
      'auditor',
      'data-officer',
      'administrator',
      manager,
      'worker2-tongxin',
      'manager-bangban',
    ]) {
      const r = await w.get(who, path)
      const body = Buffer.from(await r.arrayBuffer())
      expect([who, r.status >= 400, body.includes(seen)]).toEqual([who, true, false])
    }
    const note = path.split('/').at(-1)!
    for (const page of [
      '/log',
      '/search?q=photo',
      '/api/v1/records',
      '/open/ocds.json',
      '/account/data.json',
      '/personal-data',
      '/metrics',
    ])
      for (const who of ['public', 'officer', 'auditor', 'administrator', 'data-officer'])
        expect([page, who, (await (await w.get(who, page)).text()).includes(note)]).toEqual([page, who, false])
    await sent(worker, '/clients/key/close', {})
    expect((await w.get(worker, path)).status).toBe(404)
    await sent(worker, '/clients/key/open', { passphrase: `${word}二` })
    expect((await w.get(worker, path)).status).toBe(200)
  })
  test('goes with the person who is erased', async () => {
    const [of] = (await sql<{ sha256: string }>`select sha256 from files where state = 'kept'`.execute(w.database.db)).rows
    const { files } = await w.as('clock')
    const there = async () => (await files!.read(keyOf('test', of!.sha256)))?.cancel() !== undefined
    expect(await there()).toBe(true)
    good(await eraseServed(await w.as(manager), client))
    expect((await sql`select 1 from files where state = 'kept'`.execute(w.database.db)).rows).toEqual([])
    await w.runJobs()
    expect(await there()).toBe(false)
  })
})

test('a picture comes with a record and with a session, and whoever sees the record sees it, without its place', async () => {
  const record = {
    ...{ what: 'home-visit', minutes: '30', askedBy: 'resident', category: 'direct', line, people: '1', units: '', servedOn: '2026-03-02' },
    ...{ note: '扶手装好了', communityId: '' },
  }
  const damaged = await sent(worker, '/delivery/new', { ...record, file: file(photo.subarray(0, 12), 'a.jpg') })
  expect([damaged.status, damaged.text.includes('扶手装好了')]).toEqual([415, true])
  const made = await sent(worker, '/delivery/new', { ...record, file: file(photo, 'a.jpg') })
  expect([made.status, made.text]).toEqual([303, ''])
  const group = { title: '编织小组', line, aims: '认识邻居', sessions: '3', members: '2', nextOn: '' }
  const g = idIn(await sent(worker, '/groups/new', group))
  const session = { present: ['1', '2'], guests: '', minutes: '90', heldOn: '2026-03-02', note: '', nextOn: '' }
  const other = Buffer.from(photo.toString('latin1').replace(seen, 'SEEN-MARKED-2'), 'latin1')
  const met = await sent(worker, `/groups/${g}/session`, {
    ...session,
    file: file(other, 'b.jpg'),
    _version: await versionOf('work_groups', g),
  })
  expect([met.status, met.text]).toEqual([303, ''])
  const { rows } = await sql<{ id: string; record_id: string }>`select id, record_id from files where record_kind = 'record'`.execute(
    w.database.db,
  )
  expect(rows.length).toBe(2)
  for (const r of rows) {
    const got = Buffer.from(await (await w.get('officer', `/delivery/records/${r.record_id}/files/${r.id}`)).arrayBuffer())
    expect([got.includes('SEEN-MARKED-'), got.includes(beside)]).toEqual([true, false])
    expect((await w.get('manager-bangban', `/delivery/records/${r.record_id}/files/${r.id}`)).status).toBeGreaterThanOrEqual(403)
  }
})
