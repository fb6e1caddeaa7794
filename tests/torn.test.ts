import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import pg from 'pg'
import { sql } from 'kysely'
import { newId } from '#kernel'
import { change, type Ctx, openDatabase, theOperator } from '#platform'
import { startPostgres, world, type World } from '#testing'

/** Every connection to the database torn at once, as PostgreSQL does when it is restarted. Both in a few seconds: they run with all the others. */
const server = inject('postgres')
const migrations = new URL('../migrations', import.meta.url).pathname

describe.skipIf(!server)('where every connection is torn', () => {
  let w: World
  let above: pg.Client
  beforeAll(async () => {
    w = await world()
    above = new pg.Client({ connectionString: `${server}/postgres` })
    await above.connect()
  })
  afterAll(async () => {
    await above.end()
    await w.close()
  })
  /** How many were torn. */
  const tear = async (name: string, where = ''): Promise<number> =>
    (await above.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 ${where}`, [name])).rowCount ?? 0

  test('while the tables are made, they are there whole or not at all, and the next start makes them', async () => {
    const name = `torn_${newId('plan', Temporal.Now.instant()).slice(-12)}`
    await above.query(`create database ${name}`)
    const url = `${server}/${name}`
    const tables = async () => {
      const inside = new pg.Client({ connectionString: url })
      await inside.connect()
      try {
        return (await inside.query("select count(*)::int as n from pg_tables where schemaname = 'public' and tablename not like 'kysely%'"))
          .rows[0].n as number
      } finally {
        await inside.end()
      }
    }
    try {
      let over = false
      const first = openDatabase({ url, migrations, pool: 2 })
        .then(
          async (d) => (await d.close(), 'opened'),
          () => 'torn',
        )
        .finally(() => (over = true))
      // In the midst of it: once it has made something that nobody else can see yet.
      while (!over && (await tear(name, "and query ilike 'create table%'")) === 0);
      const ended = await first
      const left = await tables()
      const again = await openDatabase({ url, migrations, pool: 2 })
      await again.close()
      const all = await tables()
      expect(all).toBeGreaterThan(100)
      expect([0, all]).toContain(left)
      expect(ended === 'opened' ? left : 0).toBe(ended === 'opened' ? all : 0)
    } finally {
      await tear(name)
      await above.query(`drop database ${name}`)
    }
  })

  test('under load, what was answered is there, what was not is not there twice, and no place of the pool is lost', async () => {
    const officer = await w.as('officer')
    const name = (await sql<{ name: string }>`select current_database() as name`.execute(w.database.db)).rows[0]!.name
    const [answered, sent] = [new Set<string>(), new Set<string>()]
    let stop = false
    const write = async () => {
      const id = newId('plan', officer.now)
      sent.add(id)
      const done = await change(officer, { action: 'test.torn', subject: { kind: 'plan', id } }, async () => ({ id })).catch(
        () => undefined,
      )
      if (done) answered.add(id)
    }
    const writers = Array.from({ length: 8 }, async () => {
      while (!stop) await write()
    })
    for (let n = 0; n < 4; n++) {
      await new Promise((go) => setTimeout(go, 150))
      await tear(name)
    }
    stop = true
    await Promise.all(writers)
    // As many at once as there are places, and more: none of them is held by a connection that is gone.
    await Promise.all(Array.from({ length: 24 }, write))
    const { rows } = await sql<{ id: string; n: number }>`
      select subject_id as id, count(*)::int as n from record_log where action = 'test.torn' group by subject_id`.execute(w.database.db)
    expect(rows.filter((r) => r.n !== 1)).toEqual([])
    const kept = new Set(rows.map((r) => r.id))
    expect([...answered].filter((id) => !kept.has(id))).toEqual([])
    expect([...kept].filter((id) => !sent.has(id))).toEqual([])
    expect(answered.size).toBeGreaterThan(23)
  })
})

/** Not one session alone: the server with all its processes, as when the machine it runs on loses power, and a new one on the same data. */
test.skipIf(!server || process.env.TANDEM_TEST_POSTGRES)(
  'PostgreSQL is killed under load and started anew: the program goes on by itself, what was answered is there once, what was not is whole or not at all',
  async () => {
    const own = (await startPostgres({ folder: inject('folder') }))!
    const o = await openDatabase({ url: `${own.url}/tandem_template`, migrations, pool: 4 })
    try {
      const now = Temporal.Now.instant()
      const ctx: Ctx = {
        ...{ db: o.db, jurisdiction: 'k', now, today: now.toZonedDateTimeISO('UTC').toPlainDate(), asker: theOperator, requestId: 'k' },
      } as Ctx
      const [answered, refused] = [new Set<string>(), new Set<string>()]
      let [stop, n] = [false, 0]
      const write = async () => {
        const name = `a${n++}`
        const put = (tx: Ctx['db'], as: string) => sql`insert into counters (jurisdiction, name, value) values ('k', ${as}, 1)`.execute(tx)
        const done = await change(ctx, { action: 'test.write', once: name }, async (tx) => {
          await put(tx, name)
          await put(tx, `b${name}`)
          return { name }
        }).catch(() => undefined)
        ;(done ? answered : refused).add(name)
      }
      const until = async (is: () => boolean) => {
        while (!is()) await new Promise((go) => setTimeout(go, 10))
      }
      const writers = Array.from({ length: 8 }, async () => {
        while (!stop) {
          await write()
          await new Promise((go) => setTimeout(go, 1))
        }
      })
      for (let round = 0; round < 2; round++) {
        const [before, failed] = [answered.size, refused.size]
        await until(() => answered.size >= before + 40)
        await own.kill()
        // Nobody waits for ever: it is said that nothing was done.
        await until(() => refused.size >= failed + 8)
        await own.restart()
      }
      const before = answered.size
      await until(() => answered.size >= before + 40)
      stop = true
      await Promise.all(writers)
      const { rows } = await sql<{ name: string }>`select name from counters where jurisdiction = 'k'`.execute(o.db)
      const there = new Set(rows.map((r) => r.name))
      const all = [...answered, ...refused]
      expect([...answered].filter((name) => !there.has(name))).toEqual([])
      expect(all.filter((name) => there.has(name) !== there.has(`b${name}`))).toEqual([])
      const log = await sql<{ n: number }>`select count(*)::int as n from record_log where jurisdiction = 'k' and outcome = 'done'`.execute(
        o.db,
      )
      expect(log.rows[0]!.n).toBe(all.filter((name) => there.has(name)).length)
    } finally {
      await o.close()
      await own.stop()
    }
  },
  120_000,
)
