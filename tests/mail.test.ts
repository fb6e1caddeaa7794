import type { AddressInfo } from 'node:net'
import { hashPassword } from '#people'
import { mailerFor, makeLogger, onChange, readSettings, sendDueLetters } from '#platform'
import { world, type World } from '#testing'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeApp } from '../src/app.ts'
import { writerFor } from '../src/commands/post.ts'
import { textOf } from './builders/letters.ts'

/* Letters go to a mail server of our own that listens on this machine and keeps what it is given. */

let w: World
let app: ReturnType<typeof makeApp>
let server: SMTPServer
let url: string
const got: { to: string[]; from: string; raw: string }[] = []
let refuses = false
const origin = 'https://tandem.example.gov.cn'
const from = 'Tandem <tandem@example.gov.cn>'
const password = 'correct horse battery'

beforeAll(async () => {
  w = await world('2026-06-10T09:00:00+08:00')
  const hash = await hashPassword(password)
  await sql`update users set password_hash = ${hash}`.execute(w.database.db)
  server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    onAuth: (auth, _, done) =>
      auth.username === 'tandem' && auth.password === 'p@ss' ? done(null, { user: 'tandem' }) : done(new Error('no')),
    onData(stream, session, done) {
      let raw = ''
      stream.on('data', (part: Buffer) => (raw += part.toString()))
      stream.on('end', () => {
        if (refuses) return done(new Error('come back later'))
        got.push({
          to: session.envelope.rcptTo.map((t) => t.address),
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          raw,
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `smtp://tandem:p%40ss@127.0.0.1:${(server.server.address() as AddressInfo).port}`
  app = makeApp({
    db: w.db,
    clock: w.clock,
    seal: w.seal,
    logger: makeLogger({ log: 'error' }),
    settings: { root: new URL('..', import.meta.url).pathname, origin, mail: { url, from } },
  })
})
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()))
  await w.close()
})
beforeEach(() => {
  got.length = 0
  refuses = false
})

const mailer = () => mailerFor(url, from)
const post = async () => {
  const m = mailer()
  try {
    const write = writerFor({ db: w.db, seal: w.seal, origin, now: () => w.clock.now() })
    return await sendDueLetters({
      db: w.db,
      clock: w.clock,
      seal: w.seal,
      mailer: m,
      logger: makeLogger({ log: 'silent' }),
      write,
    })
  } finally {
    m.close()
  }
}
let hosts = 0
const send = async (path: string, fields: Record<string, string>, o: { cookie?: string; address?: string } = {}) => {
  const r = await app.request(
    `http://127.0.0.1${path}`,
    {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { host: 'evil.example', origin, cookie: `language=en; ${o.cookie ?? ''}` },
    },
    { incoming: { socket: { remoteAddress: o.address ?? `203.0.113.${++hosts}` } } },
  )
  return {
    status: r.status,
    location: r.headers.get('location'),
    text: await r.text(),
    cookie: r.headers
      .getSetCookie()
      .map((c) => c.split(';')[0]!)
      .join('; '),
  }
}
const ask = (email: string, address?: string) => send('/forgotten', { email }, address ? { address } : {})

describe('a forgotten password', () => {
  test('is set anew by a letter that begins with the address of the site; known and unknown look the same', async () => {
    let woken = 0
    const asleep = onChange(() => woken++)
    const [known, unknown] = [await ask('Officer@xinghe.example'), await ask('nobody@xinghe.example')]
    expect(unknown).toEqual(known)
    expect(known).toMatchObject({ status: 303, location: '/forgotten?sent' })
    asleep()
    expect(woken, 'the post is told of each').toBe(2)
    const rows = async () =>
      (await sql<{ all: string }>`select string_agg(o::text, ' ') as all from outbox o`.execute(w.database.db)).rows[0]!.all
    expect(await rows()).not.toMatch(/officer|xinghe/i)
    expect(await post()).toBe(2)
    expect(got.map((g) => g.to)).toEqual([['officer@xinghe.example']])
    expect(got[0]!.from).toBe('tandem@example.gov.cn')
    const link = /https:\/\/tandem\.example\.gov\.cn(\/reset\/[\w-]{32})/.exec(textOf(got[0]!.raw))![1]!
    const kept = JSON.stringify((await sql`select * from password_resets`.execute(w.database.db)).rows)
    expect(kept + (await rows())).not.toContain(link.slice(7))
    expect(await post()).toBe(0)
    expect((await send(link, { password: 'a wholly new password' })).location).toBe('/sign-in?done=reset')
    expect((await send('/sign-in', { email: 'officer@xinghe.example', password: 'a wholly new password' })).status).toBe(303)
    // And the person is told, in case it was not they.
    got.length = 0
    await post()
    expect([got.length, textOf(got[0]!.raw).includes('password was changed')]).toEqual([1, true])
  })
  test('ends after an hour', async () => {
    await ask('head@xinghe.example')
    await post()
    const link = /(\/reset\/[\w-]{32})/.exec(textOf(got[0]!.raw))![1]!
    w.clock.set(w.clock.now().add({ minutes: 61 }).toString())
    expect((await send(link, { password: 'a wholly new password' })).status).toBe(410)
  })
  test('is asked for only so often, for one person and from one address', async () => {
    for (let i = 0; i < 6; i++) expect((await ask('treasurer@xinghe.example')).status).toBe(303)
    await post()
    expect(got).toHaveLength(3)
    const statuses = []
    for (let i = 0; i < 12; i++) statuses.push((await ask(`n${i}@xinghe.example`, '198.51.100.3')).status)
    expect(statuses).toEqual([...Array<number>(10).fill(303), 429, 429])
    await post()
  })
})

describe('a letter', () => {
  test('waits while the server refuses, is tried again with growing pauses, and given up at last', async () => {
    await ask('approver@xinghe.example')
    refuses = true
    const state = async () =>
      (
        await sql<{
          tries: number
          wait: number
          given: boolean
          content: boolean
          error: string
        }>`select tries, given_up_at is not null as given, content is not null as content,
        last_error as error, extract(epoch from next_at - ${w.clock.now()}::timestamptz)::int as wait from outbox where sent_at is null and given_up_at is null or tries = 8`.execute(
          w.database.db,
        )
      ).rows[0]
    const waits: number[] = []
    for (let i = 0; i < 3; i++) {
      expect(await post()).toBe(0)
      waits.push((await state())!.wait)
      expect((await state())!.error).toContain('come back later')
      expect(await post()).toBe(0)
      w.clock.set(
        w.clock
          .now()
          .add({ seconds: (await state())!.wait })
          .toString(),
      )
    }
    expect(waits).toEqual([60, 120, 240])
    const page = await (await w.get('administrator', '/people')).text()
    expect(page).not.toContain('come back later')
    const { cookie } = await send('/sign-in', { email: 'administrator@xinghe.example', password })
    const seen = await (await app.request('http://127.0.0.1/people', { headers: { host: 'x', cookie: `language=en; ${cookie}` } })).text()
    expect(seen).toContain('1 waiting · The last reason: Error')
    refuses = false
    expect(await post()).toBe(1)
    expect(got).toHaveLength(1)
    // Another one never gets through.
    refuses = true
    await ask('auditor@xinghe.example')
    for (let i = 0; i < 9; i++) {
      await post()
      w.clock.set(w.clock.now().add({ hours: 3 }).toString())
    }
    expect(await state()).toMatchObject({ tries: 8, given: true, content: false })
  })
  test('is sent once by several processes', async () => {
    await ask('expert1@xinghe.example')
    await Promise.all([post(), post(), post()])
    expect(got).toHaveLength(1)
  })
  test('carries an invitation beside the page that shows it', async () => {
    const { cookie } = await send('/sign-in', { email: 'head@xinghe.example', password })
    const made = await send(`/people/${w.district.office}/invite`, { email: 'new@example.org', role: 'officer' }, { cookie })
    expect(made.text).toContain('A letter goes to new@example.org')
    await post()
    const shown = /\/invitations\/[\w-]{32}/.exec(made.text)![0]
    expect([got[0]!.to, textOf(got[0]!.raw).includes(`${origin}${shown}`)]).toEqual([['new@example.org'], true])
  })
})

test('without mail nothing is promised and nothing waits', async () => {
  const page = await (await w.get('public', '/forgotten')).text()
  expect(page).toContain('Ask the head of your organisation')
  expect(page).not.toContain('action="/forgotten"')
  expect((await w.post('public', '/forgotten', { email: 'officer@xinghe.example' })).status).toBe(409)
})
test('the settings of mail are whole or refused', () => {
  const read = (env: Record<string, string>) => () => readSettings(env, '/tmp')
  expect(read({ TANDEM_MAIL_URL: url })).toThrow('TANDEM_ORIGIN')
  expect(read({ TANDEM_MAIL_URL: 'http://x', TANDEM_ORIGIN: origin, TANDEM_MAIL_FROM: from })).toThrow('TANDEM_MAIL_URL')
  expect(readSettings({ TANDEM_MAIL_URL: url, TANDEM_ORIGIN: origin, TANDEM_MAIL_FROM: from }, '/tmp').mail).toEqual({ url, from })
})
