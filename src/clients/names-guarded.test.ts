import { isRefusal } from '#kernel'
import { world, type World } from '#testing'
import { sql } from 'kysely'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeOrganisation } from '../people/close-organisation.ts'
import { endRole } from '../people/end-role.ts'
import { organisation } from '../people/directory.ts'
import { markOf, type SentFields } from '../ui/sent-mark.ts'
import { addClient } from './add-client.ts'
import { handKeyOn } from './hand-key-on.ts'
import { markedUnder } from './marked-under.ts'
import { startNames } from './start-names.ts'

/* What somebody tries who has the database, an old passphrase, an old paper or much time. */

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const manager = 'manager-tongxin'
const worker = 'worker-tongxin'
const word = '七只蓝色的小铁皮船在山上'
const person = { name: '王五', phone: '', address: '', guardian: '', guardianPhone: '' }
const counted = { ageGroup: '80+', sex: 'female', groups: ['lives-alone'], givenOn: '2026-03-01', givenBy: 'self', way: 'written' }

const sent = async (who: string, path: string, fields: Record<string, string | string[]>) => {
  const r = await w.post(who, path, { _once: crypto.randomUUID(), ...fields }, { lang: 'en' })
  return { status: r.status, to: r.headers.get('location') ?? '', text: await r.text() }
}
const codeIn = (page: string): string => /<code class="secret">([^<]+)<\/code>/.exec(page)![1]!
const count = async (from: ReturnType<typeof sql>): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from ${from}`.execute(w.database.db)).rows[0]!.n
const mine = (table: string) => sql`${sql.table(table)} where jurisdiction = 'test'`
const versionOf = async (id: string): Promise<string> =>
  String((await sql<{ version: number }>`select version from clients where id = ${id}`.execute(w.database.db)).rows[0]!.version)

let paper = ''
let client = ''
const taken = async () => {
  const code = codeIn((await sent(manager, '/clients/key/hand-on', {})).text)
  expect((await sent(worker, '/clients/key/take', { code, passphrase: `${word}二` })).status).toBe(303)
}
beforeAll(async () => {
  paper = codeIn((await sent(manager, '/clients/key/start', { passphrase: word })).text)
  await taken()
})

describe('the mark that is kept of a form with a name', () => {
  const once = crypto.randomUUID()
  /** What whoever has the database and the secret of the program can make of a name they try. */
  const tried = async (path: string, key: string, fields: SentFields) =>
    await markOf(await w.as('operator'), { req: { url: `http://x${path}` } } as never, key, fields)
  const marks = async (): Promise<(string | null)[]> =>
    (
      await sql<{ sent_mark: string | null }>`select sent_mark from once_keys where action in ('clients.add', 'clients.edit')`.execute(
        w.database.db,
      )
    ).rows.map((r) => r.sent_mark)
  test('is none that the program can make, and still tells that a form came with other contents', async () => {
    const form = { ...person, ...counted }
    const first = await sent(worker, '/clients/new', { ...form, _once: once })
    expect(first.status).toBe(303)
    client = first.to.split('/').at(-1)!
    expect((await sent(worker, '/clients/new', { ...form, _once: once })).to).toBe(first.to)
    expect((await sent(worker, '/clients/new', { ...form, _once: once, name: '赵六' })).status).toBe(409)
    const edit = crypto.randomUUID()
    const { givenOn: _, givenBy: __, way: ___, ...known } = form
    const edited = { ...known, name: '王五五', _version: await versionOf(client) }
    expect((await sent(worker, `/clients/${client}/edit`, { ...edited, _once: edit })).status).toBe(303)
    expect(await marks()).toEqual([expect.stringMatching(/^[\w-]{43}$/), expect.stringMatching(/^[\w-]{43}$/)])
    expect(await marks()).not.toContain(await tried('/clients/new', once, form))
    expect(await marks()).not.toContain(await tried(`/clients/${client}/edit`, edit, { ...known, name: '王五五' }))
  })
  test('is none while the names are closed', () => {
    expect(markedUnder({ sent: 'x' } as never, undefined)).toEqual({})
  })
  test('goes with what is erased', async () => {
    expect((await sent(manager, `/clients/${client}/erase`, { _version: await versionOf(client) })).status).toBe(303)
    expect(await marks()).toEqual([null, null])
  })
  test('whoever puts a name under the key marks the form under it', () => {
    const here = readdirSync('src/clients').filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts') && f !== 'person.ts')
    const seals = here.filter((f) =>
      /(?<!const )\bsealed\(ctx|sealPerson\(key, \{[^}]*\}, (?!personOf)/.test(readFileSync(`src/clients/${f}`, 'utf8')),
    )
    expect(seals).toEqual(['add-client.ts', 'edit-client.ts', 'take-client.ts'])
    const pens = readdirSync('src/casework').filter(
      (f) => f.endsWith('.ts') && /\bpen\??\.write\(/.test(readFileSync(`src/casework/${f}`, 'utf8')),
    )
    expect(pens.length).toBeGreaterThan(3)
    for (const f of pens) {
      const source = readFileSync(`src/casework/${f}`, 'utf8')
      const times = (what: RegExp) => source.match(what)?.length
      expect([f, times(/markedBy\(ctx, pen\)/g)]).toEqual([f, times(/await penOf\(ctx\)/g)])
    }
    // What two colleagues write of supervision lies under it too.
    const kept = readdirSync('src/casework').filter(
      (f) => f.endsWith('.ts') && /\bkey\.seal\(/.test(readFileSync(`src/casework/${f}`, 'utf8')),
    )
    expect(kept).toEqual(['supervise.ts'])
    for (const f of kept) expect(readFileSync(`src/casework/${f}`, 'utf8'), f).toContain('changeSupervision(markedBy(ctx, key)')
    for (const f of seals) expect(readFileSync(`src/clients/${f}`, 'utf8'), f).toContain('(markedUnder(ctx, key)')
  })
})

test('a passphrase and a code stand on no page that keeps a form for whoever signs in next', async () => {
  const form = { code: 'ABCD-EFGH', passphrase: 'a passphrase nobody else reads', _once: crypto.randomUUID() }
  for (const path of ['/clients/key/open', '/clients/key/take']) {
    for (const r of [await w.post('public', path, form), await w.post(worker, path, { ...form, _for: 'somebody else' })]) {
      expect([401, 409]).toContain(r.status)
      const page = await r.text()
      expect([path, page.includes(form.passphrase), page.includes(form.code)]).toEqual([path, false, false])
    }
  }
})

test('a guardian agrees again while the names are closed: the names are to be opened first', async () => {
  const child = { ...person, name: '孩子', ageGroup: '0-13', groups: [], sex: 'male', givenOn: '2026-03-01', way: 'written' }
  const made = await sent(worker, '/clients/new', { ...child, givenBy: 'guardian', guardian: '家长' })
  expect(made.status).toBe(303)
  const id = made.to.split('/').at(-1)!
  await sent(worker, '/clients/key/close', {})
  const consent = { scope: 'share', givenOn: '2026-03-01', givenBy: 'guardian', way: 'written' }
  const scope = (await sql<{ scope: string }>`select scope from client_consents limit 1`.execute(w.database.db)).rows[0]!.scope
  const said = await sent(worker, `/clients/${id}/consents`, { ...consent, scope, _version: await versionOf(id) })
  expect([said.status, said.text.includes('The names are closed'), said.text.includes('Say who the guardian is')]).toEqual([
    409,
    true,
    false,
  ])
})

describe('a code that is handed on', () => {
  test('is one of few, and whoever wants more takes one away', async () => {
    for (let n = 0; n < 5; n++) expect((await sent(manager, '/clients/key/hand-on', {})).status).toBe(200)
    const more = await sent(manager, '/clients/key/hand-on', {})
    expect([more.status, more.text.includes('5 codes nobody used yet')]).toEqual([409, true])
    const { rows } = await sql<{ id: string }>`select id from name_key_locks where kind = 'handed' order by id`.execute(w.database.db)
    expect(rows.length).toBe(5)
    for (const { id } of rows) expect((await sent(manager, `/clients/key/${id}/end`, {})).status).toBe(303)
    expect((await sent(manager, '/clients/key/hand-on', {})).status).toBe(200)
  })
  test('is looked at only where it can be one, and so many times', async () => {
    const take = async (code: string) => (await sent(worker, '/clients/key/take', { code, passphrase: `${word}三` })).status
    for (let n = 0; n < 12; n++) expect(await take(`AAAA-BBBB-${n}`)).toBe(422)
    expect(await count(sql`try_budgets where jurisdiction = 'test' and tries >= 12`)).toBe(0)
    const all: number[] = []
    for (let n = 0; n < 12; n++) all.push(await take('ABCD-EFGH-ABCD-EFGH-ABCD-EFGH'))
    expect([all.filter((s) => s === 422).length, all.at(-1)]).toEqual([9, 429])
  })
})

describe('a lock on the key of names', () => {
  const own = async () =>
    (await sql<{ id: string }>`select id from name_key_locks where user_id = ${w.district.people[worker]!}`.execute(w.database.db)).rows[0]!
      .id
  test('that is taken away while its passphrase is looked at opens nothing', async () => {
    for (let n = 0; n < 2; n++) {
      await sent(worker, '/clients/key/close', {})
      const opening = sent(worker, '/clients/key/open', { passphrase: `${word}二` })
      await new Promise((go) => setTimeout(go, 40))
      expect((await sent(manager, `/clients/key/${await own()}/end`, {})).status).toBe(303)
      expect([303, 409]).toContain((await opening).status)
      const open = sql`open_names o join sessions s on s.id = o.session_id where s.user_id = ${w.district.people[worker]!}`
      expect(await count(open)).toBe(0)
      w.clock.set(`2026-03-02T${10 + n}:30:00+08:00`)
      await taken()
    }
  })
  test('that was made anew on another paper opens nothing by the old one', async () => {
    const taking = sent(manager, '/clients/key/take', { code: paper, passphrase: `${word}四` })
    const anew = await sent(manager, '/clients/key/paper', {})
    expect([303, 422]).toContain((await taking).status)
    if (anew.status === 200) paper = codeIn(anew.text)
    expect((await sent(manager, '/clients/key/take', { code: paper, passphrase: word })).status).toBe(303)
  })
  test('ends with the last role at the institution, and what is open under it', async () => {
    expect(await count(sql`name_key_locks where user_id = ${w.district.people[worker]!}`)).toBe(1)
    const { rows } = await sql<{
      id: string
    }>`select id from memberships where user_id = ${w.district.people[worker]!} and ended_on is null`.execute(w.database.db)
    const by = await w.as(manager)
    for (const { id } of rows) expect(isRefusal(await endRole(by, id))).toBe(false)
    expect(await count(sql`name_key_locks where user_id = ${w.district.people[worker]!}`)).toBe(0)
    expect(await count(mine('open_names'))).toBeLessThanOrEqual(1)
  })
})

test('an institution out of use enters nobody new and begins with no names; those it knows are served to the end', async () => {
  const admin = await w.as('administrator')
  const close = async (id: string) => {
    const version = (await organisation(admin, id))!.version
    expect(isRefusal(await closeOrganisation({ ...admin, version }, { id }))).toBe(false)
  }
  await close(w.district.institutions.tongxin)
  const by = await w.as(manager)
  const code = (x: unknown) => (isRefusal(x) ? x.code : 'done')
  expect(code(await addClient(by, {} as never))).toBe('organisation-closed')
  // Only that nothing is open in this request keeps it from being handed on.
  expect(code(await handKeyOn(by))).toBe('names-closed')
  await close(w.district.institutions.bangban)
  expect(code(await startNames(await w.as('manager-bangban'), { passphrase: word }))).toBe('organisation-closed')
})
