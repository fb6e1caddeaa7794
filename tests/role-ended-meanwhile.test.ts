import { isRefusal } from '#kernel'
import { openPurchase, purchases } from '#needs'
import type { Asker } from '#platform'
import { world, type World } from '#testing'
import { tender } from '#tenders'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openSession } from '../src/people/session.ts'
import { f24Tender } from './builders/tender-stages.ts'

/*
 * A form that waits for somebody else's transaction may be done when its sender is nobody here any more. Here the tender is held while the
 * head of the office cancels it; then the ground is taken from under it.
 */

let w: World
let holder: pg.Client
const server = inject('postgres')
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  if (!server) return
  const name = (await sql<{ name: string }>`select current_database() as name`.execute(w.database.db)).rows[0]!.name
  holder = new pg.Client({ connectionString: `${server}/${name}` })
  await holder.connect()
})
afterAll(async () => {
  await holder?.end()
  await w.close()
})

async function signedIn(who: string): Promise<string> {
  const ctx = await w.as(who)
  const of = { userId: ctx.asker.userId!, organisationId: ctx.asker.organisationId!, demonstration: false, device: null }
  return await openSession({ ...ctx, now: w.clock.now() }, w.db, of)
}
async function published(title: string): Promise<{ id: string; version: number }> {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const of = await f24Tender(w, title)
  const id = of.tenderId
  return { id, version: (await tender(await w.as('officer'), id))!.version }
}
const waiting = async (): Promise<number> => {
  const waits = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return (await holder.query<{ n: number }>(waits)).rows[0]!.n
}

/** What a change without a process answers where its sender is somebody else by the time it is done. */
test.each<[string, string, (asker: Asker) => Asker]>([
  ['nothing came about', 'done', (a) => a],
  ['a role was added', 'done', (a) => ({ ...a, roles: [...a.roles, 'treasurer'] })],
  ['the role ended', 'role-ended-meanwhile', (a) => ({ ...a, roles: [] })],
  ['they are here for another organisation', 'role-ended-meanwhile', (a) => ({ ...a, organisationId: 'org_other' })],
  ['the session was closed', 'signed-out-meanwhile', (a) => ({ ...a, kind: 'public', userId: null, roles: [] })],
])('a purchase is opened while %s: %s', async (_, said, then) => {
  const ctx = await w.as('officer')
  const logged = async (outcome: string) =>
    Number(
      (
        await sql<{
          n: bigint
        }>`select count(*) as n from record_log where action = 'needs.open-purchase' and outcome = ${outcome}`.execute(w.database.db)
      ).rows[0]!.n,
    )
  const [before, known] = [(await purchases(ctx, {})).length, await logged(said)]
  const opened = await openPurchase(
    { ...ctx, askedAgain: async () => then(ctx.asker) },
    { title: '社区服务', communityIds: w.district.communities },
  )
  expect(isRefusal(opened) ? opened.code : 'done').toBe(said)
  expect((await purchases(ctx, {})).length - before).toBe(said === 'done' ? 1 : 0)
  expect((await logged(said)) - known).toBe(1)
})
test('who ends their own access is not asked whether they still have it', async () => {
  const cookie = `language=en; tandem=${await signedIn('head')}`
  const headers = { host: 'test.example', origin: 'http://test.example', cookie }
  const body = new URLSearchParams({ _once: crypto.randomUUID() })
  const out = await w.app.request('http://test.example/account/sign-out-everywhere', { method: 'POST', body, headers })
  expect(out.status).toBe(303)
})

describe.runIf(server)('a community that an administrator enters while the table is held', () => {
  test.each([
    ['nothing else comes about', 303, 1, ''],
    ['the role ends', 401, 0, `update memberships set ended_on = '2026-03-02' where user_id = $1`],
    ['every session is ended', 401, 0, 'delete from sessions where user_id = $1'],
  ])('%s: %i', async (_, status, more, meanwhile) => {
    const admin = w.district.people.administrator!
    const headers = {
      host: 'test.example',
      origin: 'http://test.example',
      cookie: `language=en; tandem=${await signedIn('administrator')}`,
    }
    const body = new URLSearchParams({
      name: `新社区 ${status}`,
      nameEn: '',
      code: '',
      residents: '',
      households: '',
      organisationId: w.district.office,
    })
    const count = async () => (await holder.query<{ n: number }>('select count(*)::int as n from communities')).rows[0]!.n
    const before = await count()
    await holder.query('begin; lock table communities in share row exclusive mode')
    const sent = w.app.request('http://test.example/people/communities/new', { method: 'POST', body, headers })
    for (let i = 0; i < 300 && (await waiting()) === 0; i++) await new Promise((r) => setTimeout(r, 20))
    if (meanwhile) await holder.query(meanwhile, [admin])
    await holder.query('commit')
    const answer = await sent
    await holder.query('update memberships set ended_on = null where user_id = $1', [admin])
    expect([answer.status, (await count()) - before]).toEqual([status, more])
  })
})

describe.runIf(server)('a tender that its head cancels while it is held', () => {
  const head = () => w.district.people.head!
  test.each<[string, number, string, string, string]>([
    ['nothing else comes about', 303, 'cancelled', '', ''],
    [
      'the role ends',
      401,
      'published',
      `update memberships set ended_on = '2026-03-02' where user_id = $1`,
      `update memberships set ended_on = null where user_id = $1`,
    ],
    [
      'the person is shut out',
      401,
      'published',
      'update users set disabled_at = now() where id = $1',
      'update users set disabled_at = null where id = $1',
    ],
    ['every session is ended', 401, 'published', 'delete from sessions where user_id = $1', ''],
  ])('%s: %i, %s', async (_, status, state, meanwhile, undo) => {
    const { id, version } = await published(`等待 ${status} ${meanwhile.slice(0, 20)}`)
    const headers = { host: 'test.example', origin: 'http://test.example', cookie: `language=en; tandem=${await signedIn('head')}` }
    const body = new URLSearchParams({ reason: '资金安排变化，本次采购取消。', _version: String(version) })
    await holder.query('begin')
    await holder.query('select 1 from tenders where id = $1 for update', [id])
    const sent = w.app.request(`http://test.example/tenders/${id}/end`, { method: 'POST', body, headers })
    for (let i = 0; i < 300 && (await waiting()) === 0; i++) await new Promise((r) => setTimeout(r, 20))
    expect(await waiting()).toBeGreaterThan(0)
    if (meanwhile) await holder.query(meanwhile, [head()])
    await holder.query('commit')
    const answer = await sent
    if (undo) await holder.query(undo, [head()])
    expect([answer.status, (await tender(await w.as('officer'), id))!.state]).toEqual([status, state])
  })
})
