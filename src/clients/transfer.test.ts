import { asOwner, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/* Somebody who is served goes to another institution, with as much as they agreed to. */

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  await openedKeys()
})
afterAll(() => w.close())

const [manager, worker, second, there] = ['manager-tongxin', 'worker-tongxin', 'worker2-tongxin', 'manager-bangban'] as const
const word = '七只蓝色的小铁皮船在山上'
/** Marked, so that each can be looked for wherever it must not be. */
const marked = { name: '欧阳转介姝' }
const text = async (r: Response | Promise<Response>): Promise<string> => await (await r).text()
const sent = async (who: string, path: string, fields: Record<string, string | string[]>) => {
  const r = await w.post(who, path, { _once: crypto.randomUUID(), ...fields }, { lang: 'en' })
  return { status: r.status, to: r.headers.get('location') ?? '', text: await r.text() }
}
const codeIn = (page: string): string => /<code class="secret">([^<]+)<\/code>/.exec(page)![1]!
async function openedKeys(): Promise<void> {
  for (const who of [manager, there]) await sent(who, '/clients/key/start', { passphrase: word })
  for (const who of [worker, second]) {
    const code = codeIn((await sent(manager, '/clients/key/hand-on', {})).text)
    expect((await sent(who, '/clients/key/take', { code, passphrase: `${word}二` })).status).toBe(303)
  }
}
const versionOf = async (id: string): Promise<string> =>
  String((await sql<{ version: number }>`select version from clients where id = ${id}`.execute(w.database.db)).rows[0]!.version)
const step = async (who: string, id: string, path: string, fields: Record<string, string | string[]> = {}) =>
  await sent(who, `/clients/${id}/${path}`, { ...fields, _version: await versionOf(id) })
const agreed = { givenOn: '2026-03-02', givenBy: 'self', way: 'spoken' }
const client = async (name = marked.name): Promise<string> => {
  const counted = { ageGroup: '80+', sex: 'female', groups: ['lives-alone'], twice: 'yes' }
  const person = { name, phone: '13800990011', address: '', guardian: '', guardianPhone: '' }
  return (await sent(worker, '/clients/new', { ...person, ...counted, ...agreed })).to.split('/').at(-1)!
}
const send = (who: string, id: string, more: Record<string, string | string[]> = {}) =>
  step(who, id, 'send', { toId: w.district.institutions.bangban, ...agreed, ...more })
const take = (who: string, code: string, more: Record<string, string> = {}) => sent(who, '/clients/take', { code, ...agreed, ...more })
const waiting = async (): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from client_transfers where locked is not null`.execute(w.database.db)).rows[0]!.n

const consentOf = async (id: string): Promise<string> =>
  (await sql<{ id: string }>`select id from client_consents where client_id = ${id}`.execute(w.database.db)).rows[0]!.id
const runOut = (id: string) => asOwner(w.database.db, `update client_consents set until_on = '2026-03-01' where client_id = '${id}'`)

describe('somebody who goes to another institution', () => {
  let [id, code, taken] = ['', '', '']
  test('agrees to it, and to which institution', async () => {
    id = await client()
    expect((await send(worker, id, { toId: w.district.institutions.tongxin })).text).toContain('Choose another institution')
    expect((await send(worker, id, { toId: w.district.office })).text).toContain('Choose another institution')
    expect((await send(worker, id, { givenOn: '' })).status).toBe(422)
    const once = { _once: crypto.randomUUID(), _version: await versionOf(id) }
    const form = { toId: w.district.institutions.bangban, ...agreed, ...once }
    const made = await sent(worker, `/clients/${id}/send`, form)
    code = codeIn(made.text)
    // The code is shown once: sent again the form says so, and no second one is made.
    expect((await sent(worker, `/clients/${id}/send`, form)).text).not.toContain('<code class="secret">')
    expect(await waiting()).toBe(1)
    expect(await text(w.get(worker, `/clients/${id}`, { lang: 'en' }))).toContain('waits until')
  })
  test('lies in the database under the code alone', async () => {
    const all = await sql<{ t: string }>`select string_agg(x::text, ' ') as t from client_transfers x`.execute(w.database.db)
    for (const secret of [...Object.values(marked), '13800990011', code, code.replaceAll('-', '')])
      expect([secret, all.rows[0]!.t.includes(secret)]).toEqual([secret, false])
  })
  test('is taken by nobody of another institution, nor by another code', async () => {
    expect((await take(manager, code)).status).toBe(422)
    expect((await take(there, 'ABCD-EFGH-ABCD-EFGH-ABCD-EFGH')).status).toBe(422)
    expect(await waiting()).toBe(1)
  })
  test('is known there under a number and a key of their own, by name and what they are counted by', async () => {
    const done = await take(there, code)
    expect([done.status, done.text]).toEqual([303, ''])
    taken = done.to.split('/').at(-1)!
    expect(taken).not.toBe(id)
    const page = await text(w.get(there, `/clients/${taken}`, { lang: 'en' }))
    for (const says of [marked.name, '13800990011', 'K0001']) expect(page).toContain(says)
    const { rows } = await sql`select age_group, sex, groups, organisation_id from clients where id = ${taken}`.execute(w.database.db)
    expect(rows).toEqual([{ age_group: '80+', sex: 'female', groups: ['lives-alone'], organisation_id: w.district.institutions.bangban }])
    expect(await waiting()).toBe(0)
    expect((await take(there, code, { twice: 'yes' })).status).toBe(422)
  })
  test('stays known where they were, and each institution sees its own alone', async () => {
    expect(await text(w.get(worker, `/clients/${id}`))).toContain(marked.name)
    expect((await w.get(worker, `/clients/${taken}`)).status).toBe(404)
    expect((await w.get(there, `/clients/${id}`)).status).toBe(404)
    for (const who of ['auditor', 'administrator'])
      for (const path of ['/log', `/log?record=${id}`, `/log?record=${taken}`])
        expect([who, path, (await text(w.get(who, path))).includes(marked.name)]).toEqual([who, path, false])
  })
})

describe('what was given along', () => {
  test('opens no more once it is called back, a newer one is made, its days are over, or the person is erased', async () => {
    const ends: readonly [string, (id: string) => Promise<unknown>][] = [
      ['called back', (id) => step(worker, id, 'call-back')],
      ['newer', (id) => send(worker, id)],
      ['erased', (id) => step(manager, id, 'erase')],
      ['consent taken back', async (id) => step(worker, id, `consents/${await consentOf(id)}/withdraw`)],
      ['consent run out', (id) => runOut(id)],
    ]
    for (const [why, end] of ends) {
      const id = await client(`${marked.name}${why}`)
      const code = codeIn((await send(worker, id)).text)
      await end(id)
      expect([why, (await take(there, code)).status]).toEqual([why, 422])
    }
    const late = await client(`${marked.name}晚`)
    const code = codeIn((await send(worker, late)).text)
    w.clock.set('2026-03-09T09:01:00+08:00')
    await sent(there, '/clients/key/open', { passphrase: word })
    expect((await take(there, code, { givenOn: '2026-03-09' })).status).toBe(422)
    await sent(worker, '/clients/key/open', { passphrase: `${word}二` })
    // The clock takes it away, and codes of the key that nobody used, whether or not anybody makes another.
    await sent(manager, '/clients/key/open', { passphrase: word })
    expect((await sent(manager, '/clients/key/hand-on', {})).status).toBe(200)
    w.clock.set('2026-03-13T09:00:00+08:00')
    const expired = async () =>
      (
        await sql<{
          n: number
        }>`select (select count(*) from client_transfers where locked is not null and expires_at <= ${w.clock.now()})::int
          + (select count(*) from name_key_locks where expires_at <= ${w.clock.now()})::int as n`.execute(w.database.db)
      ).rows[0]!.n
    expect(await expired()).toBeGreaterThan(1)
    await w.runJobs()
    expect(await expired()).toBe(0)
    w.clock.set('2026-03-09T09:01:00+08:00')
  })
  test('is nothing of what was written where their own worker does not give it along', async () => {
    const id = await client(`${marked.name}写`)
    await sent(manager, '/clients/key/open', { passphrase: word })
    expect((await send(manager, id, { parts: ['assessment'] })).text).toContain('goes along from their own worker')
    expect((await send(manager, id)).text).toContain('<code class="secret">')
  })
  test('is nothing at all of somebody who took the consent back', async () => {
    const id = await client(`${marked.name}撤`)
    expect((await step(worker, id, `consents/${await consentOf(id)}/withdraw`)).status).toBe(303)
    expect((await send(worker, id)).text).not.toContain('<code class="secret">')
  })
})

describe('who may give somebody along or take them on', () => {
  const nobody = [
    'officer',
    'head',
    'approver',
    'treasurer',
    'auditor',
    'evaluator',
    'committee',
    'administrator',
    'data-officer',
    'public',
  ]
  test.each(nobody)('not %s', async (who) => {
    const id = await client(`${marked.name}${who}`)
    const code = codeIn((await send(worker, id)).text)
    const refused = (status: number) => [401, 403, 404].includes(status)
    for (const path of ['send', 'call-back'])
      expect([path, refused((await step(who, id, path, { toId: w.district.institutions.bangban, ...agreed })).status)]).toEqual([
        path,
        true,
      ])
    expect(refused((await take(who, code)).status)).toBe(true)
    for (const path of [`/clients/${id}/send`, '/clients/take'])
      expect([path, refused((await w.get(who, path)).status)]).toEqual([path, true])
  })
  test('nor another worker, of the institution or of another', async () => {
    const id = await client(`${marked.name}二`)
    await sent(second, '/clients/key/open', { passphrase: `${word}二` })
    for (const who of [second, there, 'manager-nuanyang']) {
      expect([who, [403, 404].includes((await send(who, id)).status)]).toEqual([who, true])
      expect([who, [403, 404].includes((await step(who, id, 'call-back')).status)]).toEqual([who, true])
    }
  })
})
