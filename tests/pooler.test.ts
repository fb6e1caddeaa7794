import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openDatabase, pastPooler } from '#platform'
import { onServer } from './builders/test-database.ts'
import { world, type World } from '#testing'

/* PgBouncer between the program and PostgreSQL, lending each of its connections for one transaction. */

const waits = { statement: 20, lock: 5, idle: 20, connection: 20 }
const server = inject('postgres')
const there = server && spawnSync('pgbouncer', ['--version']).status === 0
const login = `tandem_pool_${crypto.randomUUID().slice(0, 8)}`
const folder = mkdtempSync(join(tmpdir(), 'tandem-pool-'))
/** Fewer connections than the program asks for, so that each of its own meets what others left behind. */
const lent = 2

let bouncer: ChildProcess | undefined
let port = 0
let w: World
const pooler = (database: string) => `postgres://${login}@127.0.0.1:${port}/${database}`

async function freePort(): Promise<number> {
  const s = createServer().listen(0, '127.0.0.1')
  await new Promise((r) => s.once('listening', r))
  const { port: free } = s.address() as { port: number }
  await new Promise((r) => s.close(r))
  return free
}
async function answering(): Promise<void> {
  for (;;) {
    const ok = await new Promise<boolean>((r) => {
      const c = connect(port, '127.0.0.1', () => (c.destroy(), r(true)))
      c.on('error', () => r(false))
    })
    if (ok) return
    await new Promise((r) => setTimeout(r, 50))
  }
}

describe.runIf(there)('behind a pooler that lends connections for a transaction', () => {
  beforeAll(async () => {
    const { hostname, port: at, username } = new URL(server!)
    port = await freePort()
    // It does not run as root.
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
    chmodSync(folder, 0o755)
    writeFileSync(join(folder, 'users'), `"${login}" ""\n"${decodeURIComponent(username)}" ""\n`)
    writeFileSync(
      join(folder, 'ini'),
      `[databases]\n* = host=${hostname} port=${at}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${port}\nunix_socket_dir =\nauth_type = trust\nauth_file = ${join(folder, 'users')}\npool_mode = transaction\ndefault_pool_size = ${lent}\n`,
    )
    await onServer(`create role ${login} login`)
    await onServer(`grant tandem_app to ${login}`)
    bouncer = spawn('pgbouncer', ['-q', join(folder, 'ini')], { stdio: 'ignore', ...nobody })
    await answering()
    w = await world(undefined, { pool: 8, waits, pooler })
  })
  afterAll(async () => {
    await w?.close()
    bouncer?.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  test('every connection it is lent is set as the program relies on', async () => {
    const { rows } = await sql<{ waits: string; path: string; login: string }>`
      select current_setting('statement_timeout') as waits, current_setting('search_path') as path, session_user as login`.execute(
      w.database.db,
    )
    expect(rows).toEqual([{ waits: '20s', path: 'public, pg_temp', login }])
  })
  test('what many do at once is done once each, and pages are there', async () => {
    const before = await records()
    const names = Array.from({ length: 24 }, (_, i) => `池${i}`)
    const answers = await Promise.all(
      names.map((name) => w.post('officer', '/people/communities/new', { name, residents: '900', organisationId: w.district.office })),
    )
    expect(new Set(answers.map((a) => a.status))).toEqual(new Set([303]))
    const pages = await Promise.all(['/tenders', '/payments', '/people/communities', '/log', '/'].map((p) => w.get('officer', p)))
    expect(pages.map((p) => p.status)).not.toContain(500)
    expect(await records()).toBe(before + names.length)
  })
  test('past the pooler it is the same login, over a socket as well', async () => {
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(w.database.db)
    const client = new pg.Client({ connectionString: pastPooler(`${server}/${rows[0]!.name}`, pooler(rows[0]!.name)) })
    await client.connect()
    expect((await client.query<{ who: string }>('select session_user as who')).rows).toEqual([{ who: login }])
    await client.end()
    expect(pastPooler('postgres:///tandem?host=/run/postgresql', 'postgres://web:a%40b@127.0.0.1:6432/tandem')).toBe(
      'postgres:///tandem?host=/run/postgresql&user=web&password=a%40b',
    )
  })
  test('timed work is done', async () => {
    await w.runJobs()
  })
  test('a connection that is not set up is used for nothing, and it says what is missing', async () => {
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(w.database.db)
    const url = `${server}/${rows[0]!.name}`
    // The pooler's connections are those of before: what a login is set to now holds for new ones.
    await expect(
      openDatabase({
        url,
        applicationUrl: pooler(rows[0]!.name),
        pooled: true,
        prepared: false,
        migrations: new URL('../migrations', import.meta.url).pathname,
        waits: { ...waits, lock: 4 },
      }).then(async (o) => {
        await sql`select 1`.execute(o.db).finally(() => o.close())
      }),
    ).rejects.toThrow("lock_timeout = '4000'")
    expect((await w.get('public', '/open')).status).toBe(200)
  })
  const records = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from communities where jurisdiction = 'test'`.execute(w.database.db)
    return rows[0]!.n
  }
})
