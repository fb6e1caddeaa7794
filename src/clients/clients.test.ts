import { world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lockWith, newCode, newNameKey, openWith, typedCode } from './name-key.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const manager = 'manager-tongxin'
const worker = 'worker-tongxin'
const word = '七只蓝色的小铁皮船在山上'
/** Marked, so that it can be looked for wherever it must not be. */
const person = { name: '欧阳标记姝', phone: '13800990011', address: '标记里九弄三号', guardian: '', guardianPhone: '' }
const counted = { ageGroup: '80+', sex: 'female', groups: ['lives-alone'], givenOn: '2026-03-01', givenBy: 'self', way: 'written' }

const text = async (r: Response | Promise<Response>): Promise<string> => await (await r).text()
const sent = async (who: string, path: string, fields: Record<string, string | string[]>) => {
  // As a form sends it: with a key, under which the answer is kept for a second sending.
  const r = await w.post(who, path, { _once: crypto.randomUUID(), ...fields }, { lang: 'en' })
  return { status: r.status, to: r.headers.get('location') ?? '', text: await r.text() }
}
/** The version of a client, as its page shows it in a form. */
const versionOf = async (id: string): Promise<string> =>
  String((await sql<{ version: number }>`select version from clients where id = ${id}`.execute(w.database.db)).rows[0]!.version)
const codeIn = (page: string): string => /<code class="secret">([^<]+)<\/code>/.exec(page)![1]!

let code = ''
let client = ''
describe('the key of names', () => {
  test('opens with what locked it and with nothing else, at its place alone', async () => {
    const key = newNameKey()
    const lock = await lockWith(key, word, 'here')
    expect((await openWith(lock, word, 'here'))?.secret).toBe(key.secret)
    expect(await openWith(lock, `${word} `, 'here')).toBeUndefined()
    expect(await openWith(lock, word, 'there')).toBeUndefined()
    expect(typedCode(` ${newCode().toLowerCase()} `)).toMatch(/^[A-Z2-9]{24}$/)
  })
  test('is made by whoever leads the institution, once, and its code on paper is shown once', async () => {
    expect((await sent(worker, '/clients/key/start', { passphrase: word })).status).toBe(403)
    expect((await sent(manager, '/clients/key/start', { passphrase: 'short' })).status).toBe(422)
    const made = await sent(manager, '/clients/key/start', { passphrase: word })
    expect(made.status).toBe(200)
    code = codeIn(made.text)
    expect((await sent(manager, '/clients/key/start', { passphrase: word })).text).toContain('has its key of names already')
    expect(await text(w.get(manager, '/clients/key'))).not.toContain(code)
  })
  test('is taken by a colleague with a code that opens once', async () => {
    expect((await sent(worker, '/clients/key/open', { passphrase: word })).text).toContain('You have no passphrase yet')
    const handed = codeIn((await sent(manager, '/clients/key/hand-on', {})).text)
    expect((await sent(worker, '/clients/key/take', { code: 'AAAA-BBBB', passphrase: `${word}二` })).status).toBe(422)
    expect((await sent(worker, '/clients/key/take', { code: handed.toLowerCase(), passphrase: `${word}二` })).status).toBe(303)
    expect((await sent(worker, '/clients/key/take', { code: handed, passphrase: `${word}三` })).status).toBe(422)
    // The code on paper is not for a worker.
    expect((await sent(worker, '/clients/key/take', { code, passphrase: `${word}三` })).status).toBe(422)
  })
  test('lies in the database only locked, and the answer that showed a code is kept for nobody', async () => {
    const everything = await wholeDatabase()
    expect(everything).not.toContain(code)
    expect(everything).not.toContain(word)
  })
  test('counts each of many tries at once', async () => {
    await sent(worker, '/clients/key/close', {})
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, n) => sent(worker, '/clients/key/open', { passphrase: `wrong ${n} wrong` })),
    )
    // A machine that is very slow says to some that it is busy: they were not looked at.
    const looked = all.map((r) => r.status).filter((x) => x !== 503)
    expect(looked.filter((x) => x === 422).length).toBeLessThanOrEqual(5)
    expect(looked.filter((x) => x !== 422 && x !== 429)).toEqual([])
    if (looked.length === all.length) expect(looked.sort()).toEqual([422, 422, 422, 422, 422, 429, 429, 429])
    w.clock.set('2026-03-02T09:16:00+08:00')
    expect((await sent(worker, '/clients/key/open', { passphrase: `${word}二` })).status).toBe(303)
  })
  test('waits after wrong passphrases, and opens again with the right one afterwards', async () => {
    await sent(worker, '/clients/key/close', {})
    for (let n = 0; n < 5; n++) expect((await sent(worker, '/clients/key/open', { passphrase: `wrong ${n} wrong` })).status).toBe(422)
    expect((await sent(worker, '/clients/key/open', { passphrase: `${word}二` })).status).toBe(429)
    w.clock.set('2026-03-02T09:32:00+08:00')
    expect((await sent(worker, '/clients/key/open', { passphrase: `${word}二` })).status).toBe(303)
  })
})

describe('somebody who is served', () => {
  test('is entered with the consent, by whoever opened the names', async () => {
    await sent(worker, '/clients/key/close', {})
    const closed = await sent(worker, '/clients/new', { ...person, ...counted })
    expect([closed.status, closed.text.includes('The names are closed')]).toEqual([409, true])
    await sent(worker, '/clients/key/open', { passphrase: `${word}二` })
    const entered = await sent(worker, '/clients/new', { ...person, ...counted })
    expect([entered.status, entered.text]).toEqual([303, ''])
    client = entered.to.split('/').at(-1)!
    const page = await text(w.get(worker, `/clients/${client}`))
    expect(page).toContain(person.name)
    expect(page).toContain('K0001')
  })
  test('a child is entered with the guardian, who agrees', async () => {
    const child = { ...person, name: '孩子标记', ageGroup: '0-13', sex: 'male', groups: [], givenOn: '2026-03-01', way: 'written' }
    expect((await sent(worker, '/clients/new', { ...child, givenBy: 'self' })).text).toContain('the law asks for the guardian')
    expect((await sent(worker, '/clients/new', { ...child, givenBy: 'guardian' })).text).toContain('Say who the guardian is')
    expect((await sent(worker, '/clients/new', { ...child, givenBy: 'guardian', guardian: '家长标记' })).status).toBe(303)
  })
  test('is told to be known already, however the name is typed, and a tick says that it is somebody else', async () => {
    const again = { ...person, name: ' 欧阳 标记姝', ...counted }
    const twice = await sent(worker, '/clients/new', again)
    expect([twice.status, twice.text.includes('K0001')]).toEqual([409, true])
    expect((await sent(worker, '/clients/new', { ...again, twice: 'yes' })).status).toBe(303)
  })
  test('is named to nobody else: not in the database, on no page of others, not in the log, files or open data', async () => {
    const everything = await wholeDatabase()
    for (const secret of [person.name, person.phone, person.address, '孩子标记', '家长标记']) expect(everything).not.toContain(secret)
    const pages = [
      '/',
      '/clients',
      `/clients/${client}`,
      '/log',
      `/log?record=${client}`,
      '/search?q=欧阳标记姝',
      '/delivery',
      '/account/my-data',
    ]
    for (const who of [
      'officer',
      'head',
      'approver',
      'treasurer',
      'auditor',
      'evaluator',
      'administrator',
      'data-officer',
      'manager-bangban',
      'public',
    ])
      for (const path of pages) {
        const r = await w.get(who, path)
        const page = await r.text()
        expect([who, path, page.includes(person.name) && !path.includes('q='), page.includes(person.phone)]).toEqual([
          who,
          path,
          false,
          false,
        ])
      }
    expect((await w.get('manager-bangban', `/clients/${client}`)).status).toBe(404)
    expect((await w.get('officer', '/clients')).status).toBe(403)
    expect(await text(w.get(worker, '/clients?format=csv&names=yes'))).not.toContain(person.name)
  })
  test('every look at the name is noted, before it is shown', async () => {
    const before = await looks()
    await w.get(worker, '/clients')
    expect(await looks()).toBe(before)
    expect(await text(w.get(worker, '/clients?names=yes'))).toContain(person.name)
    expect(await looks()).toBe(before + 3)
    await w.get(worker, `/clients/${client}`)
    expect(await looks()).toBe(before + 4)
    expect(await text(w.get(manager, `/clients/${client}`))).toContain('Who looked at the name')
  })
  test('whose case it is not has to say why, sees it for an hour, and the leader reads why', async () => {
    const version = await versionOf(client)
    const to = { workerId: w.district.people[manager]!, why: 'away', _version: version }
    expect((await sent(manager, `/clients/${client}/hand-over`, to)).text).toContain('Ask them first')
    const handed = await sent(manager, `/clients/${client}/hand-over`, { ...to, unasked: 'yes' })
    expect([handed.status, handed.text]).toEqual([303, ''])
    expect(await text(w.get(worker, `/clients/${client}`))).not.toContain(person.name)
    expect((await sent(worker, `/clients/${client}/why`, { reason: 'short' })).status).toBe(422)
    expect((await sent(worker, `/clients/${client}/why`, { reason: '同事请假，对方电话里说家里着火了' })).status).toBe(303)
    expect(await text(w.get(worker, `/clients/${client}`))).toContain(person.name)
    expect(await text(w.get(manager, '/due'))).toContain('K0001')
    const page = await text(w.get(manager, `/clients/${client}`))
    const read = /\/clients\/\w+\/reasons\/(\w+)\/read/.exec(page)![1]!
    expect((await sent(worker, `/clients/${client}/reasons/${read}/read`, {})).status).toBe(403)
    expect((await sent(manager, `/clients/${client}/reasons/${read}/read`, {})).status).toBe(303)
    expect((await sent(manager, `/clients/${client}/reasons/${read}/read`, {})).text).toContain('read already')
    w.clock.set('2026-03-02T10:40:00+08:00')
    expect(await text(w.get(worker, `/clients/${client}`))).not.toContain(person.name)
  })
  test('took the consent back: nothing more is written, and the worker sees the name no more', async () => {
    await sent(manager, `/clients/${client}/hand-over`, {
      workerId: w.district.people[worker]!,
      why: 'load',
      unasked: 'yes',
      _version: await versionOf(client),
    })
    expect((await sent(worker, `/clients/${client}/take-over`, { _version: await versionOf(client) })).status).toBe(303)
    const page = await text(w.get(worker, `/clients/${client}`))
    expect(page).toContain(person.name)
    const consent = /\/clients\/\w+\/consents\/(\w+)\/withdraw/.exec(page)![1]!
    const back = await sent(worker, `/clients/${client}/consents/${consent}/withdraw`, { _version: await versionOf(client) })
    expect([back.status, back.text]).toEqual([303, ''])
    expect(await text(w.get(worker, `/clients/${client}`))).not.toContain(person.name)
    const edit = await sent(worker, `/clients/${client}/edit`, { ...person, ...counted, _version: await versionOf(client) })
    expect(edit.text).toContain('took their consent back')
  })
  test('is erased by whoever leads the institution: no name, no mark, the counts stay', async () => {
    expect((await sent(worker, `/clients/${client}/erase`, { _version: await versionOf(client) })).status).toBe(403)
    expect((await sent(manager, `/clients/${client}/erase`, { _version: await versionOf(client) })).status).toBe(303)
    const { rows } = await sql<
      Record<string, unknown>
    >`select sealed, name_mark, age_group, state from clients where id = ${client}`.execute(w.database.db)
    expect(rows).toEqual([{ sealed: null, name_mark: null, age_group: '80+', state: 'erased' }])
    expect((await sent(manager, `/clients/${client}/edit`, { ...person, ...counted, _version: await versionOf(client) })).status).not.toBe(
      303,
    )
  })
  test('whose key is taken away sees no name any more, in what is open too', async () => {
    expect(await text(w.get(worker, '/clients?names=yes'))).toContain('孩子标记')
    const page = await text(w.get(manager, '/clients/key'))
    const own = (
      await sql<{ id: string }>`select id from name_key_locks where user_id = ${w.district.people[worker]!}`.execute(w.database.db)
    ).rows[0]!.id
    expect(page).toContain(own)
    expect((await sent(manager, `/clients/key/${own}/end`, {})).status).toBe(303)
    expect(await text(w.get(worker, '/clients?names=yes'))).not.toContain('孩子标记')
    expect((await sent(worker, '/clients/key/open', { passphrase: `${word}二` })).status).toBe(409)
  })
  test('with the passphrase forgotten the leader opens with the code on paper, until it is made anew', async () => {
    await sent(manager, '/clients/key/close', {})
    expect((await sent(manager, '/clients/key/take', { code, passphrase: '另外一个很长的新口令啊啊' })).status).toBe(303)
    const paper = codeIn((await sent(manager, '/clients/key/paper', {})).text)
    expect((await sent(manager, '/clients/key/take', { code, passphrase: '另外一个很长的新口令啊啊' })).status).toBe(422)
    expect((await sent(manager, '/clients/key/take', { code: paper, passphrase: '又一个很长的新口令啊啊啊' })).status).toBe(303)
  })
})

const looks = async (): Promise<number> =>
  Number((await sql<{ n: string }>`select coalesce(sum(times), 0)::text as n from client_looks`.execute(w.database.db)).rows[0]!.n)

/** Every row of every table, as text: what whoever has the database or its backup can read. */
async function wholeDatabase(): Promise<string> {
  const { rows: names } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(w.database.db)
  const all: string[] = []
  for (const { name } of names)
    all.push(
      (await sql<{ t: string | null }>`select string_agg(x::text, ' ') as t from ${sql.table(name)} x`.execute(w.database.db)).rows[0]!.t ??
        '',
    )
  return all.join('\n')
}
