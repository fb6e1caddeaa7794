import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { world, type World } from '#testing'

/* A login may alter settings for itself, and they hold for every connection after: none of them may change what the program does. */

const waits = { statement: 8, lock: 2, idle: 8, connection: 4 }
/** What a login sets for itself, and what the program's connections have all the same. */
const altered: readonly [name: string, to: string, stays: string][] = [
  ['search_path', 'pg_temp', 'public, pg_temp'],
  ['timezone', 'Asia/Tokyo', 'UTC'],
  ['client_encoding', 'SQL_ASCII', 'UTF8'],
  ['datestyle', 'SQL, DMY', 'ISO, YMD'],
  ['intervalstyle', 'iso_8601', 'postgres'],
  ['bytea_output', 'escape', 'hex'],
  ['extra_float_digits', '-10', '1'],
  ['standard_conforming_strings', 'off', 'on'],
  ['array_nulls', 'off', 'on'],
  ['transform_null_equals', 'on', 'off'],
  ['default_transaction_isolation', 'serializable', 'read committed'],
  ['default_transaction_read_only', 'on', 'off'],
  ['default_transaction_deferrable', 'on', 'off'],
  ['row_security', 'off', 'on'],
  ['statement_timeout', '20', '8s'],
  ['lock_timeout', '1', '2s'],
  ['idle_in_transaction_session_timeout', '1', '8s'],
  ['idle_session_timeout', '1h', '0'],
  ['synchronous_commit', 'off', 'on'],
]

describe.runIf(process.env.TANDEM_TEST_DATABASE === 'postgres')('what a login sets for itself', () => {
  let w: World
  let owner: pg.Client
  beforeAll(async () => {
    w = await world(undefined, { pool: 4, waits, ownLogin: true })
    const { rows } = await sql<{ database: string; login: string }>`select current_database() as database, session_user as login`.execute(
      w.database.db,
    )
    owner = new pg.Client({ connectionString: `${inject('postgres')}/${rows[0]!.database}` })
    owner.on('error', () => {})
    await owner.connect()
    // As the login itself may do it.
    for (const [name, to] of altered)
      await sql
        .raw(`alter role current_user set ${name} = ${name.includes('style') || name === 'search_path' ? to : `'${to}'`}`)
        .execute(w.database.db)
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )
    // A connection that was ended may be noticed only when it is used next: each of the pool is used until one answers.
    for (let ended = 0; ended < 8; ended++) await sql`select 1`.execute(w.database.db).catch(() => {})
  })
  afterAll(async () => {
    await owner?.end()
    await w?.close()
  })
  test('changes nothing of what the connections are set to', async () => {
    const { rows } = await sql<{ name: string; value: string }>`
      select name, current_setting(name) as value from pg_catalog.pg_settings where lower(name) = any(${altered.map(([n]) => n)})`.execute(
      w.database.db,
    )
    expect(Object.fromEntries(rows.map((r) => [r.name.toLowerCase(), r.value]))).toEqual(
      Object.fromEntries(altered.map(([n, , stays]) => [n, stays])),
    )
  })
  test('the pages are there, and what is written is written', async () => {
    for (const path of ['/tenders', '/law', '/open', '/search?q=a'])
      expect([path, (await w.get('public', path)).status]).toEqual([path, 200])
    expect((await w.get('treasurer', '/payments')).status).toBe(200)
    await sql`update users set name = name`.execute(w.database.db)
  })
})
