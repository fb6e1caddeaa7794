import { isRefusal } from '#kernel'
import { fingerprint } from '#platform'
import { world, type World } from '#testing'
import { sql } from 'kysely'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addWebhook } from '../src/notices/keep-webhooks.ts'

/*
 * What is shown once is made once: somebody who clicks twice, or loads the page with the secret again, makes no second link, token or code
 * beside the first, and no letter goes out again.
 */

let w: World
beforeAll(async () => void (w = await world('2026-03-02T09:00:00+08:00')))
afterAll(() => w.close())

const word = '七只蓝色的小铁皮船在山上'
const rows = async (): Promise<string> => {
  const counts = await sql<{ all: string }>`
    select concat_ws(' ', (select count(*) from invitations), (select count(*) from api_tokens), (select count(*) from webhooks),
      (select count(*) from password_resets), (select string_agg(id, ',' order by id) from name_key_locks), (select count(*) from outbox)) as all`.execute(
    w.database.db,
  )
  return counts.rows[0]!.all
}

describe('a form whose answer is shown once', () => {
  const forms: [string, string, () => Promise<string>, Record<string, string | string[]>][] = [
    [
      'the list of whom to invite',
      'administrator',
      async () => `/people/${await tongxin()}/invite-list/send`,
      {
        list: 'one@example.org\ntwo@example.org',
        role: 'worker',
        seen: fingerprint(['one', 'two'].map((n) => [`${n}@example.org`, 'worker'])),
      },
    ],
    ['an invitation', 'administrator', async () => `/people/${await tongxin()}/invite`, { email: 'three@example.org', role: 'worker' }],
    ['a link for a new password', 'administrator', async () => `/people/${await tongxin()}/reset/${await worker()}`, {}],
    ['a token', 'officer', async () => '/account/tokens', { name: '读数据', scopes: ['read'], days: '30' }],
    ['the key of names', 'manager-tongxin', async () => '/clients/key/start', { passphrase: word }],
    ['a code for a colleague', 'manager-tongxin', async () => '/clients/key/hand-on', {}],
    ['the code on paper', 'manager-tongxin', async () => '/clients/key/paper', {}],
  ]
  const tongxin = async () => (await w.as('manager-tongxin')).asker.organisationId!
  const worker = async () => (await w.as('worker-tongxin')).asker.userId!
  test.each(forms)('%s, sent again, changes nothing and is told so', async (what, who, path, fields) => {
    const form = { ...fields, _once: crypto.randomUUID() }
    const first = await w.post(who, await path(), form, { lang: 'en' })
    expect([first.status, first.status === 200 ? '' : await first.text()]).toEqual([200, ''])
    const then = await rows()
    const [again, other] = [await w.post(who, await path(), form, { lang: 'en' }), await w.post(who, await path(), { ...form, more: 'x' })]
    expect([again.status, (await again.text()).includes('was done already'), other.status, await rows()]).toEqual([409, true, 409, then])
    expect(await (await w.post(who, await path(), form, { lang: 'zh' })).text()).toContain('已经办过了')
    const kept = await sql<{ result: unknown; sent_mark: string | null }>`
      select result, sent_mark from once_keys where key like ${`%:${form._once}`}`.execute(w.database.db)
    expect(kept.rows).toEqual([{ result: { value: null }, sent_mark: null }])
    // In a form of its own it is made again.
    const anew = await w.post(who, await path(), { ...form, _once: crypto.randomUUID() })
    expect(anew.status).toBe(what === 'the key of names' ? 409 : 200)
  })
  test('an address to call likewise', async () => {
    const admin = { ...(await w.as('administrator')), webhookOrigins: ['https://gateway.example'], once: crypto.randomUUID() }
    const hook = { name: '短信网关', url: 'https://gateway.example/sms' }
    expect(isRefusal(await addWebhook(admin, hook))).toBe(false)
    const then = await rows()
    expect([await addWebhook(admin, hook), await rows()]).toEqual([expect.objectContaining({ code: 'shown-once' }), then])
  })
  test('sent twice at the same moment is done once', async () => {
    const form = { _once: crypto.randomUUID() }
    const both = await Promise.all([1, 2].map(() => w.post('manager-tongxin', '/clients/key/paper', form)))
    expect(both.map((r) => r.status).sort()).toEqual([200, 409])
  })
})

/** What is done anew each time it is sent, and why no key of the form is kept. */
const anew: Readonly<Record<string, string>> = {
  'src/3-tenders/submit-bid.ts': 'keeps its key and its answer itself, so that no table tells that a bid came',
  'src/3-tenders/submit-last-offer.ts': 'likewise',
  'src/3-tenders/withdraw-bid.ts': 'likewise',
  'src/5-delivery/answer-pay.ts': 'an answer takes the place of the one before, and no table may tell that it came',
  'src/clients/open-names.ts': 'opens the names of this session, which may have been closed since',
  'src/home/set-up.ts': 'the address is used up by it',
  'src/people/accept-invitation.ts': 'the invitation is used up by it',
  'src/people/come-by-login-service.ts': 'the journey is used up by it',
  'src/people/sign-in.ts': 'two sign-ins have two cookies',
  'src/phone/routes.tsx': 'the island asks again for what it did not hear, and gets the same half or another telephone',
}
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((f) => `src/${f.replaceAll('\\', '/')}`)
  .filter((f) => /\.tsx?$/.test(f) && !/\.test\.tsx?$/.test(f) && !/src\/(?:testing|demonstration)/.test(f))
const strips = (source: string): boolean =>
  /\bonce: _|\{[^{}=]*\bonce\b[^{}=]*\.\.\.\w+ \} = \w+|delete \w+\.once|\bonce: undefined/.test(source)

const own = 'src/platform/claim-once.ts'

describe('a verb', () => {
  test('takes the key off its form nowhere but through the two ways of the platform', () =>
    expect(
      sources.filter((f) => ![own, 'src/phone/store-entry.ts'].includes(f) && strips(readFileSync(f, 'utf8'))),
      'an entry of a telephone has a mark of its own: src/phone/phone.test.ts sends it twice',
    ).toEqual([]))
  test('is done anew for a reason that stands here', () =>
    expect(sources.filter((f) => f !== 'src/platform/claim-once.ts' && /\bdoneAnew\(/.test(readFileSync(f, 'utf8')))).toEqual(
      Object.keys(anew).sort(),
    ))
  test.each(['const { once: _, ...fresh } = ctx', 'const { once, ...unkept } = ctx', 'delete quiet.once', '{ ...ctx, once: undefined }'])(
    'that said %s would be found',
    (source) => expect(strips(source)).toBe(true),
  )
})
