import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  change,
  type Ctx,
  entriesPath,
  keysOf,
  openDatabase,
  readHeads,
  readSettings,
  sealWith,
  sequence,
  type Settings,
  signHead,
  theOperator,
  writeKey,
} from '#platform'
import { asOwner, seed } from '#testing'
import { installed } from './builders/installed.ts'
import { backupCommand } from '../src/commands/backup.ts'
import { logCommand, signingJob } from '../src/commands/log.ts'
import { restoreCommand } from '../src/commands/restore.ts'

const root = new URL('..', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'tandem-log-'))
async function installedAs(name: string, o: { begun: boolean; more?: Record<string, string> } = { begun: true }): Promise<Settings> {
  return readSettings({ ...(await installed(name, { under: folder, begun: o.begun })), ...o.more }, root)
}
/** The embedded database is opened anew by each command, which takes it half a second: there `npm test` tells the beginning alone. */
const also = test.runIf(inject('postgres') || seed === undefined)
const secret = 'a secret that only this test knows, long enough'
let settings: Settings
const now = Temporal.Instant.from('2026-11-28T10:00:00Z')

const tandem = (...argv: string[]) => tandemWith(settings, ...argv)
async function tandemWith(by: Settings, ...argv: string[]) {
  let [out, err] = ['', '']
  const code = await logCommand(argv, () => by, {
    read: async (path) => readFileSync(path, 'utf8'),
    out: (text) => void (out += `${text}\n`),
    err: (text) => void (err += `${text}\n`),
  })
  return { code, out, err }
}

describe('tandem log', () => {
  const open = (of = settings) =>
    openDatabase({ url: of.databaseUrl, folder: join(of.dataFolder, 'database'), migrations: join(root, 'migrations'), pool: 4 })
  const grow = async (n: number, of = settings) => {
    const o = await open(of)
    const ctx = {
      db: o.db,
      jurisdiction: 'log',
      now,
      today: now.toZonedDateTimeISO('UTC').toPlainDate(),
      asker: theOperator,
      requestId: 'x',
    } as Ctx
    try {
      for (let i = 0; i < n; i++) await change(ctx, { action: 'test.write', facts: { i } }, async () => ({ i }))
      while ((await sequence(o.db)) > 0);
      const logger = { info: () => {} } as never
      await signingJob({
        db: o.db,
        clock: { now: () => now },
        seal: sealWith(secret),
        settings: of,
        logger,
      }).run()
    } finally {
      await o.close()
    }
  }
  beforeAll(async () => {
    settings = await installedAs('data')
    const o = await open()
    await o.db
      .insertInto('jurisdictions')
      .values({ code: 'log', name_zh: '日志', name_en: 'Log', zone: 'UTC', currency: 'CNY', place: 'cn', host: null, demo: false })
      .execute()
    await o.close()
    await grow(3)
    await grow(4)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('checks the database with the heads outside it, and says in both languages that all fits', async () => {
    const r = await tandem('verify')
    expect(r).toMatchObject({ code: 0, err: '' })
    expect(r.out).toMatch(/7 entries, root \S{44}: all fit/)
    expect(r.out).toContain('全部相符')
  })
  test('writes the published log, checks the copy alone, and finds what was done to it', async () => {
    const copy = join(folder, 'copy')
    expect(await tandem('export', copy)).toMatchObject({ code: 0 })
    expect((await tandem('export', copy)).code).toBe(2)
    const heads = join(settings.logHeads, 'log.heads')
    expect(await tandem('verify', '--folder', copy, '--head', heads)).toMatchObject({ code: 0, err: '' })
    const bundle = join(copy, entriesPath(0, 7))
    const whole = readFileSync(bundle)
    const altered = Buffer.from(whole)
    altered[20] = altered[20] === 65 ? 66 : 65
    writeFileSync(bundle, altered)
    expect(await tandem('verify', '--folder', copy)).toMatchObject({ code: 1, err: expect.stringContaining('does not hash to its place') })
    writeFileSync(bundle, whole)
    expect((await tandem('verify', '--folder', join(folder, 'nowhere'))).code).toBe(1)
    expect((await tandem('verify', '--head', join(folder, 'no-file'))).code).toBe(2)
    expect((await tandem('verify', '--what')).code).toBe(2)
    expect((await tandem('dance')).code).toBe(2)
    expect((await tandem('--help')).code).toBe(0)
    expect((await tandem('verify', '--url', 'http://127.0.0.1:9/open/log')).code).toBe(2)
  })

  also('an address that sends without end, or what unpacks without end, is read no further than a log goes', async () => {
    const packed = gzipSync(Buffer.alloc(40 * 1024 * 1024))
    let sent = 0
    const server = createServer((request, response) => {
      if (request.url!.startsWith('/packed')) return response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed)
      const piece = Buffer.alloc(1024 * 1024)
      const more = () => {
        while (!response.destroyed && response.write(piece)) sent++
      }
      response.on('drain', more)
      more()
    })
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
    )
    for (const path of ['packed', 'endless']) {
      const r = await tandem('verify', '--url', `http://127.0.0.1:${port}/${path}`)
      expect([r.code, r.err]).toEqual([2, expect.stringMatching(/超过 32 MB[\s\S]*more than 32 MB/)])
    }
    expect(sent).toBeLessThan(1000)
    server.closeAllConnections()
    server.close()
  })
  also('says how many heads came from outside; with none of them the log was only compared with itself', async () => {
    const heads = join(settings.logHeads, 'log.heads')
    const whole = readFileSync(heads, 'utf8')
    expect((await tandem('verify')).out).toContain('2 of them kept outside (the newest over 7 entries)')
    for (const none of ['', '\n \n', undefined]) {
      if (none === undefined) rmSync(heads)
      else writeFileSync(heads, none)
      const r = await tandem('verify')
      expect([r.code, r.err]).toEqual([2, expect.stringContaining(`There is no head in ${heads}: the log was only compared with`)])
      expect(r.err).toContain('只拿数据库和它自己核对过')
    }
    const kept = join(folder, 'kept')
    writeFileSync(kept, whole)
    expect(await tandem('verify', '--head', kept)).toMatchObject({ code: 0, err: '' })
    writeFileSync(kept, ' \n')
    expect(await tandem('verify', '--head', kept)).toMatchObject({ code: 2, err: expect.stringContaining('There is no head in') })
    writeFileSync(heads, whole)
    const copy = join(folder, 'copy')
    expect(await tandem('verify', '--folder', copy)).toMatchObject({ code: 0, out: expect.stringContaining('No head kept from earlier') })
  })
  also('a file of heads that was altered is an error that names its line, in the folder and given', async () => {
    const heads = join(settings.logHeads, 'log.heads')
    const whole = readFileSync(heads, 'utf8')
    const [kept, copy] = [join(folder, 'spoiled'), join(folder, 'copy')]
    for (const [text, line] of [
      [whole.replace('\n7\n', '\n 7\n'), 7],
      [whole.replace('\u2014', '-'), 1],
      ['hello', 1],
    ] as const) {
      writeFileSync(kept, text)
      const said = { code: 1, err: expect.stringContaining(`Line ${line} of the file of heads ${kept} is neither a head nor blank`) }
      expect(await tandem('verify', '--head', kept)).toMatchObject(said)
      expect(await tandem('verify', '--folder', copy, '--head', kept)).toMatchObject(said)
      writeFileSync(heads, text)
      expect(await tandem('verify')).toMatchObject({ code: 1, err: expect.stringContaining(`${heads} is neither`) })
      // Nothing is signed over a log that cannot be held against what was signed before.
      await expect(grow(0)).rejects.toThrow(`line ${line} is neither a head nor blank`)
      writeFileSync(heads, whole)
    }
  })
  describe('looks for every log there ever was', () => {
    const owner = async (statements: string) => {
      const o = await open()
      await asOwner(o.db, statements)
      await o.close()
    }
    also.each([
      ['renamed', `update jurisdictions set code = 'other'`, `update jurisdictions set code = 'log'`],
      [
        'taken away',
        `create table aside as select * from jurisdictions; delete from jurisdictions`,
        `insert into jurisdictions select * from aside; drop table aside`,
      ],
    ])('also where its jurisdiction was %s', async (_, done, undone) => {
      await owner(done)
      const said = { code: 1, err: expect.stringContaining('There is a log, or heads of one, of log, and no such jurisdiction') }
      expect(await tandem('verify')).toMatchObject(said)
      const heads = join(settings.logHeads, 'log.heads')
      const whole = readFileSync(heads, 'utf8')
      rmSync(heads)
      expect(await tandem('verify')).toMatchObject(said)
      writeFileSync(heads, whole)
      await owner(undone)
      expect(await tandem('verify')).toMatchObject({ code: 0, err: '' })
    })
    also(
      'the application itself can neither give a jurisdiction another code nor take one away; it says where one is reached',
      async () => {
        const o = await open()
        const said = async (statement: string) =>
          await sql
            .raw(statement)
            .execute(o.db)
            .then(
              () => 'taken',
              (e: Error) => e.message,
            )
        for (const column of ['code', 'place', 'zone', 'currency', 'demo'])
          expect(await said(`update jurisdictions set ${column} = ${column} where code = 'log'`)).toContain('permission denied')
        expect(await said(`delete from jurisdictions where code = 'log'`)).toContain('permission denied')
        expect(await said(`truncate jurisdictions`)).toContain('permission denied')
        expect(await said(`update jurisdictions set host = null, answers_others = null where code = 'log'`)).toBe('taken')
        await o.close()
      },
    )
    also('with nothing there at all, or nothing outside to hold it against, it cannot be told', async () => {
      const none = await installedAs('none', { begun: false })
      expect(await tandemWith(none, 'verify')).toMatchObject({ code: 2, err: expect.stringContaining('there is nothing to check') })
      // All of a log taken out by the owner, the file of heads as well.
      const o = await open(none)
      await o.db
        .insertInto('jurisdictions')
        .values({ code: 'log', name_zh: '日志', name_en: 'Log', zone: 'UTC', currency: 'CNY', place: 'cn', host: null, demo: false })
        .execute()
      await o.close()
      expect(await tandemWith(none, 'verify')).toMatchObject({ code: 2, err: expect.stringContaining('There is no head in') })
      mkdirSync(none.logHeads, { recursive: true })
      writeFileSync(join(none.logHeads, 'gone.heads'), readFileSync(join(settings.logHeads, 'log.heads')))
      expect(await tandemWith(none, 'verify')).toMatchObject({ code: 1, err: expect.stringContaining('of gone, and no such jurisdiction') })
    })
  })
  also('a key that was put in is found by the master secret, by a key kept elsewhere, and without either it is said', async () => {
    const heads = join(settings.logHeads, 'log.heads')
    const whole = readFileSync(heads, 'utf8')
    const withSecret = { ...settings, secret }
    expect(await tandem('verify')).toMatchObject({ code: 0, out: expect.stringContaining('(TANDEM_SECRET) is not at hand') })
    const right = await tandemWith(withSecret, 'verify')
    expect(right).toMatchObject({ code: 0, err: '' })
    expect(right.out).not.toContain('not at hand')
    // Every head, in the database and outside, is signed anew with another key, which takes the place of the log's.
    const forger = sealWith('another secret another secret another').signer
    const { origin } = readHeads(whole).notes[0]!.head
    const forged = readHeads(whole).notes.map((n) => [n.head.size, signHead(n.head, forger)] as const)
    const o = await open()
    const keys = await keysOf(o.db, 'log')
    await asOwner(
      o.db,
      [
        'create table aside as select * from record_log_heads; create table keys_aside as select * from record_log_keys',
        ...forged.map(([size, note]) => `update record_log_heads set note = '${note}' where size = ${size}`),
        `update record_log_keys set key = '${writeKey(origin, forger.publicKey)}'`,
      ].join('; '),
    )
    await o.close()
    writeFileSync(heads, forged.map(([, note]) => `${note}\n`).join(''))
    expect(await tandem('verify')).toMatchObject({ code: 0, out: expect.stringContaining('(TANDEM_SECRET) is not at hand') })
    const found = { code: 1, err: expect.stringContaining('is not the one of this master secret') }
    expect(await tandemWith(withSecret, 'verify')).toMatchObject(found)
    expect(await tandem('verify', '--key', writeKey(origin, keys[0]!.publicKey))).toMatchObject(found)
    expect(await tandem('verify', '--key', 'nothing')).toMatchObject({ code: 2 })
    const again = await open()
    await asOwner(
      again.db,
      `delete from record_log_heads; insert into record_log_heads select * from aside; delete from record_log_keys;
       insert into record_log_keys select * from keys_aside; drop table aside; drop table keys_aside`,
    )
    await again.close()
    writeFileSync(heads, whole)
    expect(await tandemWith(withSecret, 'verify')).toMatchObject({ code: 0, err: '' })
  })
  also('a file of heads that was deleted stops the signing until it is back, or is begun anew with an entry in the log', async () => {
    const heads = join(settings.logHeads, 'log.heads')
    const whole = readFileSync(heads, 'utf8')
    rmSync(heads)
    await expect(grow(1)).rejects.toThrow('2 heads that were kept in')
    expect((await tandem('verify')).code).toBe(2)
    // Only the newest is left: the older part is held against nothing.
    writeFileSync(heads, whole.slice(whole.indexOf('\n\n', whole.indexOf('\n\n') + 2) + 2))
    expect(await tandem('verify')).toMatchObject({
      code: 2,
      err: expect.stringContaining('1 head of the database, signed earlier, is not in'),
    })
    await expect(grow(0)).rejects.toThrow('1 head that was kept in')
    rmSync(heads)
    const withSecret = { ...settings, secret }
    expect(await tandemWith(withSecret, 'begin-heads')).toMatchObject({ code: 0, out: expect.stringContaining('2 heads written to') })
    expect(readFileSync(heads, 'utf8')).toBe(whole)
    expect(await tandemWith(withSecret, 'begin-heads')).toMatchObject({ code: 0, out: expect.stringContaining('nothing was written') })
    await grow(0)
    expect(await tandem('verify')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('9 entries') })
    expect(readHeads(readFileSync(heads, 'utf8')).notes.map((n) => n.head.size)).toEqual([3, 7, 9])
  })
  also(
    'a backup older than the heads outside is told when it is read back, with how much is lost, and nothing is signed over it',
    async () => {
      const more = { TANDEM_LOG_HEADS: settings.logHeads, TANDEM_SECRET: secret }
      const [older, newest] = [await installedAs('older', { begun: true, more }), await installedAs('newest', { begun: true, more })]
      const [file, said] = [join(folder, 'older.gz'), { text: '' }]
      const io = { read: async () => '', out: (t: string) => void (said.text += t), err: (t: string) => void (said.text += t) }
      expect(await backupCommand(settings, [file], io)).toBe(0)
      await grow(3)
      said.text = ''
      expect([await restoreCommand(older, [file], io), said.text]).toEqual([
        0,
        expect.stringContaining('goes to entry 12, the backup only to 9'),
      ])
      expect(said.text).toContain('之后的 3 条不在这里')
      await expect(grow(0, older)).rejects.toThrow()
      // One that is as new as what was signed is read back without a word of it.
      expect(await backupCommand(settings, [`${file}.new`], io)).toBe(0)
      said.text = ''
      expect([await restoreCommand(newest, [`${file}.new`], io), said.text.includes('older than')]).toEqual([0, false])
    },
  )
  also('ends with 1 where an entry was changed in the database', async () => {
    const o = await open()
    await asOwner(
      o.db,
      `set session_replication_role = replica; update record_log set facts = '{"i": 99}' where id in (select entry_id from record_log_order where seq = 2); set session_replication_role = default`,
    )
    expect(
      (await sql<{ n: number }>`select count(*)::int as n from record_log where jurisdiction is not null`.execute(o.db)).rows[0]!.n,
    ).toBe(12)
    await o.close()
    expect(await tandem('verify')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/第 2 条被改过（facts）。\n {2}Entry 2 was changed \(facts\)\./),
    })
  })
})
