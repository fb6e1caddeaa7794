import { createQuestionnaire, purchases } from '#needs'
import { drawn, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepsAttempts } from './builders/rewind.ts'
import { openSession } from '../src/people/session.ts'

/*
 * Every form of the application, sent what no form should be sent. Nothing may break, nothing may be half-written, and
 * whoever sent it is told so in their language.
 */

let w: World
beforeAll(async () => {
  w = await world('2026-06-10T09:00:00+08:00')
  // A survey can only be opened where there is something to ask.
  expect(await createQuestionnaire(await w.as('officer'), { title: '需求问卷', purpose: 'needs', template: 'needs' })).toHaveProperty('id')
})
afterAll(() => w.close())

/** Who uses the forms of an address. */
const users: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\/(s|o)\//, ['public']],
  [/^\/(sign-in|invitations)/, ['public']],
  [/^\/plans/, ['officer', 'approver']],
  [/^\/panel/, ['expert1']],
  [/^\/tenders\/:id\/bid/, ['manager-tongxin']],
  [/^\/tenders/, ['officer', 'manager-tongxin']],
  [/^\/contracts/, ['officer', 'manager-tongxin']],
  [/^\/delivery/, ['manager-tongxin', 'officer']],
  [/^\/payments/, ['manager-tongxin', 'treasurer']],
  [/^\/evaluations/, ['officer', 'manager-tongxin']],
  [/^\/(people|law)/, ['administrator']],
  [/^\//, ['officer']],
]
const usersOf = (path: string): readonly string[] => users.find(([of]) => of.test(path))![1]

interface FormAddress {
  path: string
  who: string
}
/** Every POST of the pages, as the app itself lists them. Signing out has no fields and would end the session of the sweep. */
const forms = (): FormAddress[] =>
  [
    ...new Set(
      w.app.routes.filter((r) => r.method === 'POST' && !r.path.startsWith('/api') && !/sign-out/.test(r.path)).map((r) => r.path),
    ),
  ].flatMap((path) => usersOf(path).map((who) => ({ path, who })))
/** The forms one sweep tries: all, or a sample of them (see tests/builders/sample.ts). */
const some = (what: string): FormAddress[] => drawn(forms(), { for: what, named: (f) => `${f.who} ${f.path}` })
const at = (path: string, id: string): string => path.replace(':year{20[0-9][0-9]|2100}', '2031').replace(/:\w+/g, () => id)
/** A well-formed id that nothing has. */
const nothing = 'xxx_00000000000000000000000000'

/** Names that fields of the forms have; a form is sent them all, and takes its own. */
const names = [
  'title',
  'titleEn',
  'statement',
  'says',
  'source',
  'reason',
  'reasons',
  'name',
  'nameEn',
  'email',
  'password',
  'current',
  'code',
  'file',
  'startsOn',
  'endsOn',
  'months',
  'amount',
  'unitPrice',
  'quantity',
  'kind',
  'purchase',
  'method',
  'question',
  'answer',
  'approach',
  'explanation',
  'representatives',
  'decision',
  'tie',
  'lang',
  'evidence',
  'lastOn',
  'minutes',
  'what',
  'line',
  'servedOn',
  'people',
  'units',
  'note',
  'accepted',
  'satisfied',
  'neutral',
  'dissatisfied',
  'heardOn',
  'from',
  'paidOn',
  'reference',
  'cash',
  'cashOn',
  'monthlyWages',
  'number',
  'on',
  'user',
  'role',
  'scopes',
  'days',
  'year',
  'households',
  'communityIds',
  'sheet',
]
const filled = (value: string): Record<string, string> => Object.fromEntries(names.map((n) => [n, value]))
interface Raw {
  body: string
  type: string
}
const multipart = (body: string, type = 'multipart/form-data; boundary=x'): Raw => ({ body, type })
type Sent = Record<string, string | string[]> | FormData | Raw
const allFiles = (): FormData => {
  const form = new FormData()
  for (const n of names) form.append(n, new File(['<script>'], 'a.txt', { type: 'text/html' }))
  return form
}
const attacks: Readonly<Record<string, () => Sent>> = {
  'nothing at all': () => ({}),
  'three of everything where one is asked for': () => Object.fromEntries(names.map((n) => [n, ['1', '2', '3']])),
  'files where text is asked for': allFiles,
  'a script in every field': () => filled('<script>alert(1)</script>"\'><img src=x onerror=alert(1)>'),
  'a day that does not exist': () => filled('2026-02-30'),
  'an amount with three decimals': () => filled('100.005'),
  'signs that no database takes': () => filled('a\u0000b\uD800c'),
  'a key that would be a prototype': () => ({
    ...filled('1'),
    ['__proto__']: 'x',
    constructor: 'x',
    _once: '../../x',
    _version: '99999999999999999999',
  }),
  'a multipart body that breaks off': () => multipart('--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nhalf'),
  'a multipart body without a boundary': () => multipart('title=1', 'multipart/form-data'),
  'JSON called a form': () => multipart('{"title":1}', 'application/x-www-form-urlencoded'),
  'a form called JSON': () => multipart('title=1', 'application/json'),
  'a form called a picture': () => multipart('title=1', 'image/png'),
  'broken percent signs': () => multipart('title=%E0%A4%A&%ZZ=%', 'application/x-www-form-urlencoded'),
}

const send = async (who: string, path: string, sent: Sent, lang: 'zh' | 'en' = 'zh'): Promise<{ status: number; text: string }> => {
  const r = isRaw(sent)
    ? await w.app.request(`http://test.example${path}`, {
        method: 'POST',
        body: sent.body,
        headers: { ...(await signedIn(who, lang)), 'content-type': sent.type },
      })
    : await w.post(who, path, sent, { lang })
  return { status: r.status, text: await r.text() }
}
const isRaw = (sent: Sent): sent is Raw => !(sent instanceof FormData) && 'body' in sent && 'type' in sent && Object.keys(sent).length === 2
async function signedIn(who: string, lang: 'zh' | 'en'): Promise<Record<string, string>> {
  const headers = { cookie: `language=${lang}`, host: 'test.example', origin: 'http://test.example' }
  if (who === 'public') return headers
  const ctx = await w.as(who)
  const session = await openSession(ctx, ctx.db, {
    userId: ctx.asker.userId!,
    organisationId: ctx.asker.organisationId!,
    demonstration: false,
    device: null,
  })
  return { ...headers, cookie: `${headers.cookie}; tandem=${session}` }
}

/** How many rows each table has, but for those that keep attempts. */
async function rows(): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{
    t: string
  }>`select table_name as t from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
    w.database.db,
  )
  const kept = tables
    .map((x) => x.t)
    // The salt of a jurisdiction is made once, by whoever first asks for it.
    .filter((t) => !keepsAttempts.test(t) && !/^migrations$|^answer_salts$/.test(t))
    .sort()
  const parts = kept.map((t) => sql`select ${sql.lit(t)} as t, count(*)::int as n from ${sql.table(t)}`)
  const { rows: counted } = await sql<{ t: string; n: number }>`${sql.join(parts, sql` union all `)}`.execute(w.database.db)
  return Object.fromEntries(counted.map((c) => [c.t, c.n]))
}

const fine = [200, 303, 400, 401, 403, 404, 409, 410, 413, 415, 422, 429]
const summaryOf = (page: string): string => (/<div class="summary"[\s\S]*?<\/div>/.exec(page)?.[0] ?? '').replace(/<[^>]+>/g, ' ')
function faultsOf(r: { status: number; text: string }, lang: 'zh' | 'en'): string[] {
  const faults: string[] = []
  if (!fine.includes(r.status)) faults.push(`status ${r.status}`)
  if (/\n\s+at \S+ ?\(|node_modules|\.tsx?:\d+/.test(r.text)) faults.push('a stack trace')
  if (r.text.includes('<script>alert(1)') || r.text.includes('<img src=x')) faults.push('a script that was not escaped')
  if (r.status !== 303 && lang === 'zh' && !/[\u4e00-\u9fff]/.test(r.text)) faults.push(`no Chinese: ${r.text.slice(0, 80)}`)
  if (r.status !== 303 && lang === 'en' && !/[a-z]{3}/.test(r.text)) faults.push('no English')
  if (lang === 'zh' && /[a-z]{4,}/.test(summaryOf(r.text).replace(/example\.org|name@\S+|https?:\S+|xlsx/g, '')))
    faults.push(`English among what is wrong: ${summaryOf(r.text).slice(0, 160)}`)
  return faults
}

describe('every form', () => {
  test('is known to the sweep', () => {
    expect(forms().length).toBeGreaterThan(90)
  })
  test.each(Object.keys(attacks))('answers well to %s', async (name) => {
    const found: string[] = []
    for (const { path, who } of some(name))
      for (const lang of name === 'nothing at all' ? (['zh', 'en'] as const) : (['zh'] as const)) {
        const r = await send(who, at(path, nothing), attacks[name]!(), lang)
        found.push(
          ...[...faultsOf(r, lang), ...(r.status === 401 && who !== 'public' ? ['not signed in'] : [])].map((f) => `${who} ${path}: ${f}`),
        )
      }
    expect(found).toEqual([])
  })
  test('leaves nothing behind when it refuses', async () => {
    const found: string[] = []
    for (const { path, who } of some('left behind')) {
      const before = await rows()
      const r = await send(who, at(path, nothing), filled('2026-02-30'))
      if (r.status >= 400)
        for (const [t, n] of Object.entries(await rows())) if (n !== before[t]) found.push(`${who} ${path}: ${t} ${before[t]} → ${n}`)
    }
    expect(found).toEqual([])
  })
  test('takes no text of 1 MB', async () => {
    const found: string[] = []
    const megabyte = 'x'.repeat(1024 * 1024)
    for (const { path, who } of some('a megabyte')) {
      const r = await send(who, at(path, nothing), { title: megabyte })
      if (r.status !== 413 || !/太大/.test(r.text)) found.push(`${path}: ${r.status}`)
    }
    expect(found).toEqual([])
  })
  test('has an address that nothing can break', async () => {
    const found: string[] = []
    for (const { path, who } of some('addresses').filter((f) => f.path.includes(':')))
      for (const id of ['%E0%A4%A', '%00', "'--", '%F0%9F%98%80', 'x'.repeat(5000), '..%2F..%2Fetc'])
        found.push(...faultsOf(await send(who, at(path, id), filled('1')), 'zh').map((f) => `${who} ${path} ${id.slice(0, 12)}: ${f}`))
    expect(found).toEqual([])
  })
})

describe('a form sent more than once', () => {
  const count = async (title: string) => (await purchases(await w.as('operator'), {})).filter((p) => p.title === title).length
  const fields = (title: string, once: string) => ({ title, communityIds: [w.district.communities[0]!], _once: once })

  test('by pressing twice makes one record', async () => {
    const first = await w.post('officer', '/purchases/new', fields('一次', 'once-0001'))
    const second = await w.post('officer', '/purchases/new', fields('一次', 'once-0001'))
    expect([first.status, second.status, second.headers.get('location')]).toEqual([303, 303, first.headers.get('location')])
    expect(await count('一次')).toBe(1)
  })
  test('from two tabs at the same moment makes one record', async () => {
    const sent = await Promise.all([1, 2, 3].map(() => w.post('officer', '/purchases/new', fields('同时', 'once-0002'))))
    expect(sent.map((r) => r.status)).toEqual([303, 303, 303])
    expect(new Set(sent.map((r) => r.headers.get('location'))).size).toBe(1)
    expect(await count('同时')).toBe(1)
  })
  test('with a key of somebody else makes a record of its own', async () => {
    await w.post('officer', '/purchases/new', fields('经办', 'once-0003'))
    await w.post('head', '/purchases/new', fields('负责人', 'once-0003'))
    expect([await count('经办'), await count('负责人')]).toEqual([1, 1])
  })
})

describe('everything that is wrong is named at once', () => {
  const wrong: readonly (readonly [string, string, Record<string, string>, readonly string[]])[] = [
    ['officer', '/purchases/new', {}, ['title']],
    ['officer', '/surveys/new', { opensOn: '2026-02-30', closesOn: 'soon', households: '1.5' }, ['opensOn', 'closesOn', 'households']],
    [
      'manager-tongxin',
      '/payments/cash',
      { cashOn: '2026-02-30', cash: '100.005', monthlyWages: '-1', monthlyOther: '' },
      ['cashOn', 'cash', 'monthlyWages', 'monthlyOther'],
    ],
    ['administrator', '/people/new', { creditCode: 'x' }, ['name', 'kind', 'creditCode']],
    ['officer', '/needs/new', {}, ['title', 'statement']],
    ['public', '/sign-in', {}, ['email', 'password']],
  ]
  test.each(wrong)('%s at %s', async (who, path, fields, names) => {
    const r = await send(who, path, fields)
    expect(r.status).toBe(422)
    const links = [...r.text.matchAll(/<a href="#f-([\w-]+)"/g)].map((m) => m[1])
    expect(links).toEqual(expect.arrayContaining([...names]))
  })
})

test('a profile of 10,000 wrong rows is refused in words, and nothing of it is stored', async () => {
  const before = await rows()
  const form = new FormData()
  form.append('source', '普查')
  form.append('countedOn', '2026-01-01')
  form.append(
    'file',
    new File(
      [['community,variable,category,people', ...Array.from({ length: 10_000 }, (_, i) => `没有的社区${i},age,60-69,${i}`)].join('\n')],
      'rows.csv',
      { type: 'text/csv' },
    ),
  )
  const r = await send('officer', '/needs/communities/upload', form)
  expect([r.status, faultsOf(r, 'zh').filter((f) => !f.startsWith('English'))]).toEqual([422, []])
  expect(await rows()).toEqual(before)
})
