import { world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/* Somebody who is served goes to another worker, who is asked first. */

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  await openedKey()
})
afterAll(() => w.close())

const [manager, worker, second] = ['manager-tongxin', 'worker-tongxin', 'worker2-tongxin'] as const
const word = '七只蓝色的小铁皮船在山上'
const name = '欧阳转交姝'
const text = async (r: Response | Promise<Response>): Promise<string> => await (await r).text()
const sent = async (who: string, path: string, fields: Record<string, string | string[]>) => {
  const r = await w.post(who, path, { _once: crypto.randomUUID(), ...fields }, { lang: 'en' })
  return { status: r.status, to: r.headers.get('location') ?? '', text: await r.text() }
}
async function openedKey(): Promise<void> {
  const codeIn = (page: string): string => /<code class="secret">([^<]+)<\/code>/.exec(page)![1]!
  await sent(manager, '/clients/key/start', { passphrase: word })
  for (const who of [worker, second]) {
    const code = codeIn((await sent(manager, '/clients/key/hand-on', {})).text)
    expect((await sent(who, '/clients/key/take', { code, passphrase: `${word}二` })).status).toBe(303)
  }
}
const row = async (id: string) =>
  (
    await sql<{ version: number; worker_id: string; handed_to: string | null }>`select * from clients where id = ${id}`.execute(
      w.database.db,
    )
  ).rows[0]!
const step = async (who: string, id: string, path: string, fields: Record<string, string> = {}) =>
  await sent(who, `/clients/${id}/${path}`, { ...fields, _version: String((await row(id)).version) })
const person = (who: string): string => w.district.people[who]!
const counted = { ageGroup: '80+', sex: 'female', groups: ['lives-alone'], givenOn: '2026-03-01', givenBy: 'self', way: 'written' }
const client = async (): Promise<string> => {
  const fields = { name, phone: '', address: '', guardian: '', guardianPhone: '', ...counted, twice: 'yes' }
  return (await sent(worker, '/clients/new', fields)).to.split('/').at(-1)!
}
const to = (who: string, more: Record<string, string> = {}) => ({ workerId: person(who), why: 'load', unasked: 'yes', ...more })

describe('somebody handed over', () => {
  let id = ''
  test('stays with their worker until the other one takes them on, and says why', async () => {
    id = await client()
    expect((await step(worker, id, 'hand-over', to(second, { why: '' }))).status).toBe(422)
    expect((await step(worker, id, 'hand-over', to('manager-bangban'))).text).toContain('Choose a worker of this institution')
    expect((await step(worker, id, 'hand-over', to(second))).status).toBe(303)
    expect(await row(id)).toMatchObject({ worker_id: person(worker), handed_to: person(second) })
    expect(await text(w.get(worker, `/clients/${id}`))).toContain(name)
  })
  test('is told to the other worker, who sees what is open and neither name nor words', async () => {
    expect(await text(w.get(second, '/due'))).toContain('K0001')
    const page = await text(w.get(second, `/clients/${id}`, { lang: 'en' }))
    expect([page.includes('Too many cases'), page.includes(name)]).toEqual([true, false])
    const open = await w.get(second, `/clients/${id}/open-work`)
    expect([open.status, (await open.text()).includes(name)]).toEqual([200, false])
    expect((await w.get('manager-bangban', `/clients/${id}/open-work`)).status).toBe(404)
  })
  test('is taken on by nobody who was not asked', async () => {
    for (const who of [manager, worker]) expect([who, (await step(who, id, 'take-over')).status]).toEqual([who, 409])
    expect((await row(id)).worker_id).toBe(person(worker))
  })
  test('is then read by the new worker, and by the one before no more', async () => {
    expect((await step(second, id, 'take-over')).status).toBe(303)
    expect(await row(id)).toMatchObject({ worker_id: person(second), handed_to: null })
    expect(await text(w.get(second, `/clients/${id}`))).toContain(name)
    expect(await text(w.get(worker, `/clients/${id}`))).not.toContain(name)
    expect((await w.get(worker, `/clients/${id}/open-work`)).status).toBe(404)
    expect((await step(second, id, 'take-over')).status).toBe(409)
    expect(await text(w.get('auditor', `/log?record=${id}`))).not.toContain(name)
  })
  test('who was not taken on, or whom it was taken back of, stays where they are', async () => {
    const other = await client()
    for (const by of [second, worker]) {
      expect((await step(worker, other, 'hand-over', to(second))).status).toBe(303)
      expect((await step(by, other, 'keep')).status).toBe(303)
      expect(await row(other)).toMatchObject({ worker_id: person(worker), handed_to: null })
    }
    expect((await step(worker, other, 'keep')).status).toBe(409)
  })
  test('who took the consent to it back while it was waited for is not taken on', async () => {
    const other = await client()
    const share = { scope: 'share', givenOn: '2026-03-02', givenBy: 'self', way: 'spoken' }
    expect((await step(worker, other, 'consents', share)).status).toBe(303)
    expect((await step(worker, other, 'hand-over', { workerId: person(second), why: 'load' })).status).toBe(303)
    const given = await sql<{ id: string }>`select id from client_consents where client_id = ${other} and scope = 'share'`.execute(
      w.database.db,
    )
    expect((await step(worker, other, `consents/${given.rows[0]!.id}/withdraw`)).status).toBe(303)
    expect((await step(second, other, 'take-over')).text).toContain('Ask them first')
  })
  test('goes at once to whoever leads the institution and takes them on', async () => {
    const other = await client()
    expect((await step(manager, other, 'hand-over', to(manager, { why: 'away' }))).status).toBe(303)
    expect(await row(other)).toMatchObject({ worker_id: person(manager), handed_to: null })
  })
})

describe('who may hand somebody over, take them on or keep them', () => {
  const nobody = ['officer', 'head', 'approver', 'treasurer', 'auditor', 'evaluator', 'committee', 'administrator', 'data-officer']
  test.each([...nobody, 'manager-bangban', 'manager-nuanyang', 'public'])('not %s', async (who) => {
    const id = await client()
    expect((await step(worker, id, 'hand-over', to(second))).status).toBe(303)
    for (const [path, fields] of [
      ['hand-over', to(manager)],
      ['take-over', {}],
      ['keep', {}],
    ] as const)
      expect([path, [401, 403, 404].includes((await step(who, id, path, fields)).status)]).toEqual([path, true])
    expect([401, 403, 404]).toContain((await w.get(who, `/clients/${id}/open-work`)).status)
    expect(await row(id)).toMatchObject({ worker_id: person(worker), handed_to: person(second) })
  })
  test('nor another worker of the institution, of whom it was not asked', async () => {
    const id = await client()
    expect((await step(worker, id, 'hand-over', to(manager))).status).toBe(303)
    for (const [path, fields] of [
      ['hand-over', to(second)],
      ['take-over', {}],
      ['keep', {}],
    ] as const)
      expect([path, [403, 404, 409].includes((await step(second, id, path, fields)).status)]).toEqual([path, true])
    expect(await row(id)).toMatchObject({ worker_id: person(worker), handed_to: person(manager) })
  })
})
