import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { approved, asOwner, bidOf, f24Plan, granted, publishedTender, purchaseWithNeed, world, type World } from '#testing'
import { entriesLogged } from './store.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(async () => {
  await w?.close()
})
const asked = async (headers: Record<string, string> = {}, lang: 'zh' | 'en' = 'zh', path = '/open/directory') => {
  const r = await w.get('public', path, { lang, headers })
  return {
    status: r.status,
    etag: r.headers.get('etag'),
    caching: r.headers.get('cache-control'),
    vary: r.headers.get('vary'),
    body: await r.text(),
  }
}

test('whoever has a public page is told so, until something is entered in the log', async () => {
  const first = await asked()
  expect(first).toMatchObject({ status: 200, caching: 'public, no-cache', vary: 'cookie, accept-language' })
  expect(await asked({ 'if-none-match': first.etag! })).toMatchObject({ status: 304, body: '' })
  expect(await asked({ 'if-none-match': `W/${first.etag!}` })).toMatchObject({ status: 304, body: '' })
  // In the other language it is another page.
  const english = await asked({ 'if-none-match': first.etag! }, 'en')
  expect(english.status).toBe(200)
  expect(english.body).not.toBe(first.body)
})
test('it is drawn once, and anew when something was entered', async () => {
  const real = performance.now.bind(performance)
  const first = await asked()
  // As if nothing had been entered for a while, and nothing known of the frame were older.
  let later = 60_000
  vi.spyOn(performance, 'now').mockImplementation(() => real() + later)
  expect((await asked()).etag).toBe(first.etag)
  await asOwner(w.database.db, `update jurisdictions set name_zh = '改名区' where code = 'test'`)
  // Nothing public changes without an entry, as this did: so nobody looked.
  expect((await asked()).etag).toBe(first.etag)
  expect(
    (await w.post('officer', '/people/communities/new', { name: '新社区', residents: '900', organisationId: w.district.office })).status,
  ).toBe(303)
  later += 60_000
  const then = await asked({ 'if-none-match': first.etag! })
  expect(then.status).toBe(200)
  expect(then.body).toContain('改名区')
  // What may have been framed by older news is not kept.
  await asOwner(w.database.db, `update jurisdictions set name_zh = '又改区' where code = 'test'`)
  later += 60_000
  expect((await asked()).body).toContain('又改区')
  vi.restoreAllMocks()
})
test('a bid that is sealed draws no page anew: how long an answer takes would tell that it came', async () => {
  const ctx = await w.as('public')
  const purchaseId = await approved(w, await f24Plan(w, await purchaseWithNeed(w, '封着的投标')))
  const id = await publishedTender(w, purchaseId, { method: 'open-tender' })
  const before = await entriesLogged(ctx)
  granted(await bidOf(w, 'manager-tongxin', id, { postAmount: '990000' }))
  expect(await entriesLogged(ctx)).toBe(before)
})
test('whoever is signed in gets a page of their own, that nobody keeps', async () => {
  const { etag } = await asked()
  const r = await w.get('officer', '/open/institutions', { headers: { 'if-none-match': etag! } })
  expect([r.status, r.headers.get('cache-control'), r.headers.get('etag')]).toEqual([200, 'no-store', null])
  // Nor does what they saw come to anybody else.
  expect((await asked()).etag).toBe(etag)
})
test('a browser that brings anything else is not given what is kept', async () => {
  const r = await asked({ cookie: 'language=zh; device=x' })
  expect([r.status, r.caching, r.etag]).toEqual([200, 'no-store', null])
})
test('what there is not is no page to keep', async () => {
  expect(await asked({}, 'zh', '/open/purchases/pur_00000000000000000000000000')).toMatchObject({
    status: 404,
    caching: 'no-store',
    etag: null,
  })
})

test('a list that is taken away as a table is that file', async () => {
  const r = await w.get('public', '/open/purchases?format=csv')
  expect([r.status, r.headers.get('content-type')?.split(';')[0], r.headers.get('content-disposition') !== null]).toEqual([
    200,
    'text/csv',
    true,
  ])
})
