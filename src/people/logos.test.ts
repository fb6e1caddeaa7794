import { pngOf as png, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepLogo } from './keep-logo.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const file = (bytes: Buffer | string, name = 'logo.png') => new File([bytes as BlobPart], name)
function form(bytes: Buffer | string, version: number, name?: string): FormData {
  const sent = new FormData()
  sent.set('file', file(bytes, name))
  sent.set('_version', String(version))
  return sent
}
const lastEntry = (action: string) =>
  w.database.db
    .selectFrom('record_log')
    .select(['outcome', 'changes', 'subject_id'])
    .where('action', '=', action)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
const shownOn = async (path: string, who: Parameters<World['get']>[0] = 'administrator') =>
  /\/logo\/[0-9a-f]{64}/.exec(await (await w.get(who, path)).text())?.[0]

test('the logo of the jurisdiction stands on every page, is served as a picture and nothing else, and goes when it is taken off', async () => {
  expect(await shownOn('/', 'public')).toBeUndefined()
  expect((await w.post('administrator', '/settings/logo', form(png(320, 80), 1))).status).toBe(303)
  const address = (await shownOn('/', 'public'))!
  const picture = await w.get('public', address)
  expect([picture.status, picture.headers.get('content-type'), picture.headers.get('x-content-type-options')]).toEqual([
    200,
    'image/png',
    'nosniff',
  ])
  expect(picture.headers.get('content-security-policy')).toContain('sandbox')
  expect(Buffer.from(await picture.arrayBuffer())).toEqual(png(320, 80))
  expect((await lastEntry('people.set-logo')).changes).toEqual([{ field: 'sha256', before: null, after: address.slice('/logo/'.length) }])
  expect((await w.post('administrator', '/settings/logo/remove', { _version: '2' })).status).toBe(303)
  expect(await shownOn('/', 'public')).toBeUndefined()
  expect((await w.get('public', address)).status).toBe(404)
  expect((await lastEntry('people.remove-logo')).outcome).toBe('done')
})

test('what is no PNG or JPEG, too large or not of its kind inside is refused with what to do, and nothing is kept', async () => {
  const wrong: [Buffer | string, string][] = [
    ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'PNG'],
    [Buffer.concat([png(40, 40), Buffer.from('<script>alert(1)</script>')]), 'PNG'],
    [png(8, 8), '2000'],
    [png(2001, 20), '2000'],
    [Buffer.concat([png(40, 40), Buffer.alloc(205_000)]), '200 KB'],
  ]
  for (const [bytes, says] of wrong) {
    const answer = await w.post('administrator', '/settings/logo', form(bytes, 3), { lang: 'en' })
    expect([answer.status, (await answer.text()).includes(says)]).toEqual([422, true])
  }
  const none = await w.post('administrator', '/settings/logo', { _version: '3' }, { lang: 'en' })
  expect([none.status, (await none.text()).includes('Choose a picture.')]).toEqual([422, true])
  expect(await shownOn('/')).toBeUndefined()
})

test('an institution keeps its own and nobody else’s', async () => {
  const { tongxin, nuanyang } = w.district.institutions
  const code = async (who: Parameters<World['as']>[0], id: string | null) => {
    const done = await keepLogo(await w.as(who), id, file(png(64, 64)))
    return 'code' in done ? done.code : 'done'
  }
  expect(await code('manager-tongxin', tongxin)).toBe('done')
  expect(await code('manager-tongxin', nuanyang)).toBe('not-your-record')
  expect(await code('manager-tongxin', null)).toBe('not-your-role')
  expect(await code('worker-tongxin', tongxin)).toBe('not-your-role')
  expect((await lastEntry('people.set-logo')).subject_id).toBe(tongxin)
  expect((await w.get('officer', `/people/${tongxin}/logo`)).status).toBe(403)
  expect(await shownOn(`/people/${tongxin}/logo`)).toMatch(/^\/logo\//)
})

test('of two who saw the same page the second is told so', async () => {
  const admin = await w.as('administrator')
  const both = await Promise.all([1, 2].map((n) => keepLogo({ ...admin, version: 3 }, null, file(png(32, 32, n)))))
  expect(both.map((r) => ('code' in r ? r.code : 'done')).sort()).toEqual(['done', 'logo-changed'])
})
