import pg from 'pg'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { DatabaseBusy, isBusy, openDatabase, WaitingRoom } from '#platform'
import { world, type World } from '#testing'

const which = process.env.TANDEM_TEST_DATABASE!
const waits = { statement: 8, lock: 2, idle: 8, connection: 4 }

/** A connection of the database's owner, beside those of the program. */
async function ownerOf(w: World): Promise<pg.Client> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(w.database.db)
  const client = new pg.Client({ connectionString: `${inject('postgres')}/${rows[0]!.name}` })
  client.on('error', () => {})
  await client.connect()
  return client
}
/** That an answer comes at all is what is tried here: without an end to the wait, none would. */
const read = async (answer: Promise<Response> | Response) => {
  const r = await answer
  return { status: r.status, retryAfter: r.headers.get('retry-after'), text: await r.text() }
}
/** Waits until so many sessions of the database wait for a lock. */
async function untilLocked(owner: pg.Client, most: number): Promise<void> {
  const locked = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await owner.query<{ n: number }>(locked)).rows[0]!.n < most) await new Promise((r) => setTimeout(r, 10))
}

describe.runIf(which === 'postgres')('a wait for the database ends', () => {
  let w: World
  let owner: pg.Client
  beforeAll(async () => {
    w = await world(undefined, { pool: 10, waits })
    owner = await ownerOf(w)
    await w.get('treasurer', '/payments')
    await w.get('public', '/law')
  })
  afterAll(async () => {
    await owner?.end()
    await w?.close()
  })

  test('a locked table holds up the pages that need it and no others, and those end with a page that says so', async () => {
    await owner.query('begin; lock table claims in access exclusive mode')
    try {
      const stuck = Array.from({ length: 14 }, () => read(w.get('treasurer', '/payments')))
      await untilLocked(owner, 1)
      for (const [who, path] of [
        ['public', '/healthz'],
        ['public', '/law'],
        ['public', '/s'],
        ['public', '/sign-in'],
        ['officer', '/needs'],
        ['public', '/open/log-that-is-not-there'],
      ] as const) {
        const r = await read(w.get(who, path))
        expect([path, r.status < 500], JSON.stringify(r).slice(0, 300)).toEqual([path, true])
      }
      for (const r of await Promise.all(stuck)) {
        expect([r.status, r.retryAfter !== null]).toEqual([503, true])
        expect(r.text).toContain('too busy')
      }
      const zh = await read(w.get('treasurer', '/payments', { lang: 'zh' }))
      expect([zh.status, zh.text.includes('忙不过来')]).toEqual([503, true])
      const json = await read(w.get('treasurer', '/api/claims'))
      expect([json.status, (JSON.parse(json.text) as { error: { code: string } }).error.code]).toEqual([503, 'busy'])
    } finally {
      await owner.query('rollback')
    }
    expect((await w.get('treasurer', '/payments')).status).toBe(200)
  })

  test('what every page asks for, locked, holds up no page: what was known last goes on, and one at a time asks', async () => {
    const paths = ['/tenders', '/open', '/sign-in', '/search?q=a', '/needs', '/plans', '/payments', '/evaluations', '/modes', '/log']
    const all = async () => {
      const found: unknown[] = []
      // As many at once as there are paths: more of them would wait for one another, not for the lock.
      for (const who of ['public', 'officer', 'officer']) {
        const answers = await Promise.all(paths.map(async (p) => [who, p, (await read(w.get(who, p))).status]))
        found.push(...answers.filter(([, , status]) => Number(status) >= 500))
      }
      return found
    }
    expect(await all()).toEqual([])
    await owner.query('begin; lock table local_numbers, jurisdictions, calendar_years, holidays, duties, notices in access exclusive mode')
    try {
      // Nothing of it is fresh any more, and twice what is asked anew finds it locked.
      for (let round = 0; round < 3; round++) {
        await new Promise((r) => setTimeout(r, 5100))
        expect(await all()).toEqual([])
      }
    } finally {
      await owner.query('rollback')
    }
  })

  test('what was typed into a form that found no place is kept on the page, and nothing of it is written', async () => {
    await owner.query('begin; lock table needs in access exclusive mode')
    let page: { status: number; text: string }
    try {
      page = await read(
        w.post('officer', '/needs/new', {
          title: '独居老人助餐',
          statement: '许多人说没有人做饭。',
          password: 'not on a page',
          _once: 'once-12345678',
        }),
      )
    } finally {
      await owner.query('rollback')
    }
    expect(page.status).toBe(503)
    expect(page.text).toContain('独居老人助餐')
    expect(page.text).toContain('once-12345678')
    expect(page.text).not.toContain('not on a page')
    expect(page.text).toContain('action="/needs/new"')
    const { rows } = await owner.query(`select count(*)::int as n from needs where title = '独居老人助餐'`)
    expect(rows[0]).toEqual({ n: 0 })
  })

  test('a statement that does not end is ended', async () => {
    const e = await sql`select pg_sleep(600)`.execute(w.database.db).catch((x: unknown) => x)
    expect(isBusy(e)).toBe(true)
  })

  test('the connections survive a role that was taken away: refused in words meanwhile, whole again afterwards', async () => {
    const other = await world(undefined, { pool: 4, waits, ownLogin: true })
    const by = await ownerOf(other)
    try {
      const { rows } = await sql<{ name: string }>`select session_user as name`.execute(other.database.db)
      const login = pg.escapeIdentifier(rows[0]!.name)
      // Connections that stand already lose every right first, in the middle of their work.
      await by.query(`revoke tandem_app from ${login}`)
      for (const path of ['/tenders', '/open', '/surveys', '/search?q=a']) {
        const r = await read(other.get('public', path))
        expect([path, r.status, r.retryAfter]).toEqual([path, 503, '5'])
      }
      expect((await read(other.get('public', '/healthz'))).status).toBe(503)
      await by.query(`alter role ${login} nologin`)
      await by.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      )
      for (let i = 0; i < 8; i++) expect((await read(other.get('public', '/tenders'))).status).toBe(503)
      expect((await read(other.get('public', '/healthz'))).status).toBe(503)
      await by.query(`alter role ${login} login; grant tandem_app to ${login}`)
      for (let i = 0; i < 8; i++) expect((await read(other.get('public', '/tenders'))).status).toBe(200)
      expect((await read(other.get('public', '/healthz'))).status).toBe(200)
    } finally {
      await by.end()
      await other.close()
    }
  })

  test('a lock on what every page reads takes no process out: the health page answers 200 within two seconds', async () => {
    await owner.query('begin; lock table jurisdictions in access exclusive mode')
    try {
      const begun = performance.now()
      const r = await read(w.get('public', '/healthz'))
      expect([r.status, ['ok', 'degraded'].includes((JSON.parse(r.text) as { status: string }).status)]).toEqual([200, true])
      expect(performance.now() - begun).toBeLessThan(2000)
    } finally {
      await owner.query('rollback')
    }
  })

  test('every connection taken for long is told by the health page at once, as degraded', async () => {
    // They wait for a lock of the owner's, for as long as a statement may take, and until the health page has answered.
    await owner.query('select pg_advisory_lock(7)')
    const held = Array.from({ length: 14 }, () =>
      sql`select set_config('lock_timeout', '0', true), pg_advisory_xact_lock(7)`.execute(w.database.db).catch(() => {}),
    )
    await untilLocked(owner, 10)
    const r = await read(w.get('public', '/healthz'))
    await owner.query('select pg_advisory_unlock(7)')
    expect([r.status, JSON.parse(r.text)]).toEqual([200, { status: 'degraded', database: 'postgres' }])
    await Promise.all(held)
    expect(await (await w.get('public', '/healthz')).json()).toEqual({ status: 'ok', database: 'postgres' })
  })
})

describe.runIf(which === 'embedded')('a wait for the embedded database ends', () => {
  test('behind a long query one waits for so long and no longer, and the order goes on', async () => {
    const { migrations, template } = { migrations: new URL('../migrations', import.meta.url).pathname, template: inject('template') }
    const o = await openDatabase({ migrations, template, waits: { statement: 0, lock: 0, idle: 0, connection: 0.5 } })
    try {
      // By its clock and not by an amount of work: however fast the machine, it outlasts both waits below.
      const busyFor = "begin while clock_timestamp() < statement_timestamp() + interval '5 s' loop end loop; end"
      const long = sql.raw(`do '${busyFor.replaceAll("'", "''")}'`).execute(o.db)
      const e = await sql`select 1`.execute(o.db).catch((x: unknown) => x)
      expect(e).toBeInstanceOf(DatabaseBusy)
      expect(await o.health()).toBe('degraded')
      await long
      expect((await sql<{ n: number }>`select 1 as n`.execute(o.db)).rows).toEqual([{ n: 1 }])
      expect(await o.health()).toBe('ok')
    } finally {
      await o.close()
    }
    expect(await o.health()).toBe('no database')
  })
})

describe('the places among the areas', () => {
  test('one area gets half of them; who waits too long is refused; after a long wait the line is sent away', async () => {
    const room = new WaitingRoom({ places: 4, seconds: 0.1 })
    const [a, b] = [await room.enter('payments'), await room.enter('payments')]
    await expect(room.enter('payments')).rejects.toBeInstanceOf(DatabaseBusy)
    const other = await room.enter('needs')
    const third = room.enter('payments')
    a()
    const c = await third
    const waiting = room.enter('payments')
    room.tooLong('payments')
    await expect(waiting).rejects.toBeInstanceOf(DatabaseBusy)
    b()
    // One is still inside, and now one is the most.
    await expect(room.enter('payments')).rejects.toBeInstanceOf(DatabaseBusy)
    c()
    ;(await room.enter('payments'))()
    other()
  })
})
