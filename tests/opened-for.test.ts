import { sql } from 'kysely'
import { world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../src/people/session.ts'

/* A form that was opened as somebody else, or for another organisation of the same person, changes nothing. */

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

/** Where it does not matter as whom a form was opened. */
const byAnyone: Record<string, string> = {
  '/account/organisation': 'says for which organisation one is here from now on',
  '/sign-out': 'ends whatever there is',
  '/s/:code': 'what residents answer, whoever is signed in beside them',
  '/o/:token': 'the same',
  '/e/:code': 'counts whoever comes to an event, whoever is signed in beside them',
  '/s/a/:draft/send': 'the same',
  '/word': 'what residents say, whoever is signed in beside them',
  '/said/:receipt/helped': 'the same',
  '/s/a/:draft/:question': 'the same',
  ...Object.fromEntries(
    ['enter', 'contact', 'open', 'data', 'entries', 'photos', 'remove'].map((what) => [
      `/phone/${what}`,
      'says as which telephone it asks, which is one person’s, for one institution',
    ]),
  ),
  '/tenders/:id/objections': 'what anybody says against the notice of one supplier, whoever is signed in beside them',
  '/v/:id': 'what residents propose, whoever is signed in beside them',
}

test('every address that takes a form of somebody signed in asks as whom it was opened', async () => {
  const routes = [...new Set(w.app.routes.filter((r) => r.method === 'POST').map((r) => r.path))].filter((p) => !p.startsWith('/api/'))
  expect(routes.length).toBeGreaterThan(120)
  const taken: string[] = []
  for (const route of routes.filter((r) => r !== '/sign-out')) {
    const path = route.replace(/:\w+\{(\w+_)[^}]*\}/g, '$1x').replace(/:\w+\??/g, 'x')
    const r = await w.post('officer', path, { _for: 'another person, or another organisation', _once: crypto.randomUUID() }, { lang: 'en' })
    const isTold = r.status === 409 && (await r.text()).includes('This form was opened as somebody else; it was not sent')
    if (!isTold) taken.push(route)
  }
  expect([...taken, '/sign-out'].toSorted()).toEqual(Object.keys(byAnyone).toSorted())
})

test('a form opened for one institution and sent while here for another is stored for neither, and is kept to be sent as it was meant', async () => {
  const [a, b] = [w.district.institutions.tongxin, w.district.institutions.bangban]
  const ctx = await w.as('manager-tongxin')
  const userId = ctx.asker.userId!
  await sql`insert into memberships select jurisdiction, 'mem_00000000000000000000000002', user_id, ${b}, role, since, null
    from memberships where user_id = ${userId} and ended_on is null limit 1`.execute(w.database.db)
  const session = async (organisationId: string) =>
    await openSession({ ...ctx, now: w.clock.now() }, w.db, {
      userId,
      organisationId: organisationId as never,
      demonstration: false,
      device: null,
    })
  const [asA, asB] = [await session(a), await session(b)]
  const ask = async (cookie: string, fields?: Record<string, string>) =>
    await w.app.request('http://test.example/payments/cash', {
      headers: { host: 'test.example', origin: 'http://test.example', cookie: `language=en; tandem=${cookie}` },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    })
  const openerIn = (page: string) => /name="_for" value="([^"]+)"/.exec(page)![1]!
  const _for = openerIn(await (await ask(asA)).text())
  const form = { _once: crypto.randomUUID(), cashOn: '2026-03-01', cash: '120000', monthlyWages: '30000', monthlyOther: '1000', _for }
  const stored = async () =>
    (await sql<{ id: string }>`select organisation_id as id from cash_figures order by 1`.execute(w.database.db)).rows.map((r) => r.id)
  const refused = await ask(asB, form)
  expect([refused.status, await stored()]).toEqual([409, []])
  const page = await refused.text()
  expect(page).toContain('name="cash"')
  expect(openerIn(await (await ask(asB)).text())).not.toBe(_for)
  // Back for the first one, the same form is taken.
  expect((await ask(asA, form)).status).toBe(303)
  expect(await stored()).toEqual([a])
})
