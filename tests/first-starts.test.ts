import { mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import pg from 'pg'
import { clockAt, makeLogger, openDatabase, readSettings } from '#platform'
import { makeApp } from '../src/app.ts'
import { sealFor } from '../src/commands/keys.ts'
import { isAnothersBeginning } from '../src/platform/database/others-begin.ts'
import { startPostgres, type TestPostgres } from './builders/postgres-server.ts'

const root = new URL('..', import.meta.url).pathname

/** Begun as a process begins: the tables, the login, the secret, the pages. */
async function start(url: string, folder: string) {
  mkdirSync(folder, { recursive: true })
  const settings = readSettings({ DATABASE_URL: url, TANDEM_DATA: folder, TANDEM_LOG: 'error' }, root)
  const database = await openDatabase({ url, migrations: join(root, 'migrations'), pool: 2 })
  const seal = await sealFor(settings, database.db)
  const app = makeApp({ db: database.db, clock: clockAt('2026-03-02T09:00:00+08:00'), seal, logger: makeLogger(settings), settings })
  return { database, app }
}

describe.runIf(process.env.TANDEM_TEST_DATABASE === 'postgres' && !process.env.TANDEM_TEST_POSTGRES)(
  'first starts on an empty server',
  () => {
    let server: TestPostgres
    beforeAll(async () => {
      server = (await startPostgres({ folder: inject('folder') }))!
    })
    afterAll(() => server.stop())

    test('at once on one database, and on two that share its logins, all serve', async () => {
      const client = new pg.Client({ connectionString: `${server.url}/postgres` })
      await client.connect()
      for (const name of ['one', 'two']) await client.query(`create database ${name}`)
      await client.end()
      const folder = mkdtempSync(join(inject('folder'), 'starts-'))
      const begun = await Promise.allSettled(['one', 'one', 'two', 'two'].map((name) => start(`${server.url}/${name}`, join(folder, name))))
      try {
        expect(begun.map((b) => (b.status === 'rejected' ? String(b.reason) : 'serves'))).toEqual(Array(4).fill('serves'))
        const all = begun.flatMap((b) => (b.status === 'fulfilled' ? [b.value] : []))
        for (const { database } of all.filter((_, i) => i % 2 === 0))
          await database.db
            .insertInto('jurisdictions')
            .values({
              code: 'test',
              name_zh: '测试区',
              name_en: 'Test',
              zone: 'Asia/Shanghai',
              currency: 'CNY',
              place: 'cn',
              host: null,
              demo: false,
            })
            .execute()
        for (const { app } of all) expect((await app.request('http://x.example/sign-in')).status).toBe(200)
      } finally {
        for (const b of begun) if (b.status === 'fulfilled') await b.value.database.close()
      }
    })
  },
)

test('what somebody else has just made is waited for; a fault of a migration is not tried again', () => {
  for (const [fault, is] of [
    [{ code: '23505', table: 'pg_authid', constraint: 'pg_authid_rolname_index' }, true],
    [{ code: '23505', constraint: 'pg_type_typname_nsp_index' }, true],
    [{ code: '42710', message: 'role "tandem_app" already exists' }, true],
    [{ code: 'XX000', message: 'tuple concurrently updated' }, true],
    [{ code: '40P01' }, true],
    [new Error('Migration 0001-platform failed', { cause: { code: 'XX000', message: 'tuple concurrently deleted' } }), true],
    [{ code: '23505', table: 'claims', constraint: 'claims_pkey' }, false],
    [{ code: 'XX000', message: 'cache lookup failed' }, false],
    [{ code: '42501' }, false],
    [new Error('x'), false],
  ] as const)
    expect([fault, isAnothersBeginning(fault)]).toEqual([fault, is])
})
