import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import pg from 'pg'
import { sql } from 'kysely'
import { newId } from '#kernel'
import { change, openDatabase } from '#platform'
import { world, type World } from '#testing'

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
        return (await inside.query("select count(*)::int as n from pg_tables where schemaname = 'public'")).rows[0].n as number
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
