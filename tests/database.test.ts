import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { change, checkDatabase, type Ctx, DirectoryInUse, openDatabase, sequence } from '#platform'
import { refusals } from '#kernel'
import { asOwner, begunFolder, startPostgres, testDatabase, world, type World } from '#testing'

const migrations = fileURLToPath(new URL('../migrations', import.meta.url))
const which = process.env.TANDEM_TEST_DATABASE!
const refuse = refusals({ no: { status: 409, zh: '不行', en: 'no' } })

describe('values come back alike on both databases', () => {
  test('int8, numeric, date, moment, json, arrays, bytes and null', async () => {
    const { db, close } = await testDatabase()
    try {
      const { rows } = await sql`
        select 9007199254740993::int8 as big, count(*) as counted, 1.50::numeric(6,2) as exact, date '2026-02-28' as day,
          timestamptz '2026-03-01 08:00:00.123456+08' as moment, '{"a": [1, null]}'::jsonb as json, array['x', 'y'] as texts, '\\x00ff'::bytea as bytes, null as nothing,
          ${9007199254740993n}::int8 as sent, ${Temporal.PlainDate.from('2028-02-29')}::date as sent_day, ${Temporal.Instant.from('2026-03-01T00:00:00.000001Z')}::timestamptz as sent_moment,
          ${JSON.stringify({ 名: '甲' })}::jsonb as sent_json, 'b' = any(${['a', 'b']}::text[]) as found`.execute(db)
      const row = rows[0] as Record<string, unknown>
      expect({
        ...row,
        day: String(row.day),
        moment: String(row.moment),
        sent_day: String(row.sent_day),
        sent_moment: String(row.sent_moment),
        bytes: [...(row.bytes as Uint8Array)],
      }).toEqual({
        big: 9007199254740993n,
        counted: 1n,
        exact: '1.50',
        day: '2026-02-28',
        moment: '2026-03-01T00:00:00.123456Z',
        json: { a: [1, null] },
        texts: ['x', 'y'],
        bytes: [0, 255],
        nothing: null,
        sent: 9007199254740993n,
        sent_day: '2028-02-29',
        sent_moment: '2026-03-01T00:00:00.000001Z',
        sent_json: { 名: '甲' },
        found: true,
      })
      expect(row.day).toBeInstanceOf(Temporal.PlainDate)
      expect(row.moment).toBeInstanceOf(Temporal.Instant)
    } finally {
      await close()
    }
  })
})

describe('a change and its entry in the record log', () => {
  let w: World
  let ctx: Ctx
  beforeAll(async () => {
    w = await world()
    ctx = await w.as('officer')
  })
  afterAll(() => w.close())
  const bump = (name: string, once?: string, refused = false) =>
    change(ctx, { action: 'test.bump', once, facts: { name } }, async (tx) => {
      await sql`insert into counters (jurisdiction, name, value) values ('test', ${name}, 1) on conflict (jurisdiction, name) do update set value = counters.value + 1`.execute(
        tx,
      )
      return refused ? refuse('no') : { done: name }
    })
  const valueOf = async (name: string) =>
    (await w.database.db.selectFrom('counters').select('value').where('name', '=', name).executeTakeFirst())?.value ?? 0n
  const entriesOf = async (name: string) =>
    (
      await sql<{
        outcome: string
      }>`select outcome from record_log where action = 'test.bump' and facts->>'name' = ${name} order by id`.execute(w.database.db)
    ).rows.map((r) => r.outcome)

  test('are written together', async () => {
    expect(await bump('together')).toEqual({ done: 'together' })
    expect([await valueOf('together'), await entriesOf('together')]).toEqual([1n, ['done']])
  })
  test('a refusal undoes the work and is recorded', async () => {
    expect(await bump('refused', undefined, true)).toMatchObject({ code: 'no' })
    expect([await valueOf('refused'), await entriesOf('refused')]).toEqual([0n, ['no']])
  })
  test('a fault undoes both', async () => {
    await expect(
      change(ctx, { action: 'test.bump', facts: { name: 'fault' } }, async (tx) => {
        await sql`insert into counters (jurisdiction, name, value) values ('test', 'fault', 1)`.execute(tx)
        throw new Error('broken')
      }),
    ).rejects.toThrow('broken')
    expect([await valueOf('fault'), await entriesOf('fault')]).toEqual([0n, []])
  })
  test('the same request again, and ten at once, change nothing and get the first answer', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => bump('twice', 'key-1')))
    expect(new Set(answers.map((a) => JSON.stringify(a)))).toEqual(new Set(['{"done":"twice"}']))
    expect([await valueOf('twice'), await entriesOf('twice')]).toEqual([1n, ['done']])
  })
  test('a request that was refused may be sent again', async () => {
    await bump('again', 'key-2', true)
    expect(await bump('again', 'key-2')).toEqual({ done: 'again' })
  })
  test('a query beside the open transaction is a fault at once, not a wait for ever', async () => {
    await expect(
      change(ctx, { action: 'test.bump' }, async () => await w.database.db.selectFrom('counters').selectAll().execute()),
    ).rejects.toThrow(/beside the open transaction/)
  })
  test('the application cannot rewrite the log', async () => {
    for (const attempt of [
      sql`update record_log set outcome = 'x'`,
      sql`delete from record_log`,
      sql`truncate record_log`,
      sql`update record_log_order set hash = ''`,
      sql`drop table record_log`,
      sql`reset role; update record_log set outcome = 'x'`,
      sql`reset session authorization; update record_log set outcome = 'x'`,
      sql`set role tandem; update record_log set outcome = 'x'`,
      sql`select * from tandem_private.application_login`,
    ].slice(0, which === 'postgres' ? undefined : 5))
      await expect(attempt.execute(w.database.db)).rejects.toThrow(/permission denied|must be owner/)
  })
  test('entries get one order after they are committed, however many sequencers run, and a changed entry is found', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => bump(`many-${i}`)))
    await Promise.all([sequence(w.db), sequence(w.db), sequence(w.db)])
    while ((await sequence(w.db)) > 0);
    const { rows } = await sql<{
      n: number
      lowest: bigint
      highest: bigint
    }>`select count(*)::int as n, min(seq) as lowest, max(seq) as highest from record_log_order where jurisdiction = 'test'`.execute(
      w.database.db,
    )
    const entries = await w.database.db.selectFrom('record_log').select('id').execute()
    expect(rows[0]).toEqual({ n: entries.length, lowest: 1n, highest: BigInt(entries.length) })
    expect((await checkDatabase(w.db, 'test')).wrong).toEqual([])
    const third = await w.database.db.selectFrom('record_log_order').select('entry_id').where('seq', '=', 3n).executeTakeFirstOrThrow()
    await asOwner(
      w.database.db,
      `set session_replication_role = replica; update record_log set facts = '{"forged": true}' where id = '${third.entry_id}'; set session_replication_role = default`,
    )
    expect((await checkDatabase(w.db, 'test')).wrong.map((x) => x.en)).toEqual(['Entry 3 was changed (facts).'])
  })
})

/** A process of its own that writes rows one after the other and says each one that was acknowledged. */
function writer(
  address: { folder?: string; url?: string },
  from: number,
): { child: ChildProcess; acknowledged: () => number; untilSome: Promise<void>; silent: Promise<void> } {
  const program = `
    import { change, openDatabase, theOperator } from '#platform'
    import { sql } from 'kysely'
    const o = await openDatabase(${JSON.stringify({ ...address, migrations, pool: 2 })})
    for (let i = ${from}; ; i++) {
      const now = Temporal.Now.instant()
      const ctx = { db: o.db, jurisdiction: 'k', now, today: now.toZonedDateTimeISO('UTC').toPlainDate(), asker: theOperator, requestId: 'k' }
      await change(ctx, { action: 'test.write', once: 'k' + i, facts: { i } }, async (tx) => {
        await sql\`insert into counters (jurisdiction, name, value) values ('k', \${'a' + i}, \${i})\`.execute(tx)
        await sql\`insert into counters (jurisdiction, name, value) values ('k', \${'b' + i}, \${i})\`.execute(tx)
        return { i }
      })
      process.stdout.write(i + '\\n')
    }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['ignore', 'pipe', address.url ? 'ignore' : 'inherit'],
  })
  let last = from - 1
  let some!: () => void
  const untilSome = new Promise<void>((resolve, reject) => {
    some = resolve
    child.once('exit', () => reject(new Error('the writer ended before it wrote')))
  })
  const lines = createInterface({ input: child.stdout! }).on('line', (line) => {
    last = Number(line)
    if (last >= from + 25) some()
  })
  // What was said before the pipe closed has been read by then.
  const silent = new Promise<void>((resolve) => lines.once('close', resolve))
  return { child, acknowledged: () => last, untilSome, silent }
}
const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => (child.exitCode !== null || child.signalCode ? resolve() : child.once('exit', () => resolve())))

async function present(address: { folder?: string; url?: string }): Promise<{ a: number; tables: number[]; highest: number }> {
  const o = await openDatabase({ ...address, migrations, pool: 2 })
  const { rows } = await sql<{ a: number; tables: number[]; highest: number }>`
    select count(*) filter (where name like 'a%')::int as a, coalesce(max(value), -1)::int as highest, array[
      count(*) filter (where name like 'b%')::int,
      (select count(*)::int from record_log where jurisdiction = 'k' and outcome = 'done'),
      (select count(*)::int from record_log_pending where jurisdiction = 'k'),
      (select count(*)::int from once_keys where jurisdiction = 'k' and result->'value' <> 'null')] as tables
    from counters where jurisdiction = 'k'`.execute(o.db)
  await o.close()
  return rows[0]!
}

describe('an acknowledged write survives kill -9', () => {
  const rounds = 3
  const check = async (address: { folder?: string; url?: string }, crash: (child: ChildProcess) => Promise<void>) => {
    let next = 0
    for (let round = 0; round < rounds; round++) {
      const w = writer(address, next)
      await w.untilSome
      await crash(w.child)
      await ended(w.child)
      await w.silent
      const kept = await present(address)
      // The change, its entry in the log and the answer kept for a repeated request: in each table as many, or it was half done.
      expect(kept.tables).toEqual([kept.a, kept.a, kept.a, kept.a])
      expect(kept.highest).toBeGreaterThanOrEqual(w.acknowledged())
      expect(kept.a).toBe(kept.highest + 1)
      next = kept.highest + 1
    }
    expect(next).toBeGreaterThan(rounds * 25)
  }

  test.runIf(which === 'embedded')(
    'embedded: the process is killed in a loop',
    async () => {
      const folder = begunFolder(mkdtempSync(join(tmpdir(), 'tandem-kill-')))
      try {
        await check({ folder: join(folder, 'database') }, async (child) => void child.kill('SIGKILL'))
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    180_000,
  )
  test.runIf(which === 'postgres' && !process.env.TANDEM_TEST_POSTGRES)(
    'PostgreSQL: the server is killed with all its processes in a loop',
    async () => {
      const server = (await startPostgres())!
      const address = { url: `${server.url}/tandem_template` }
      try {
        await check(address, async (child) => {
          await server.kill()
          child.kill('SIGKILL')
          await server.restart()
        })
      } finally {
        await server.stop()
      }
    },
    180_000,
  )
})

describe.runIf(which === 'embedded')('the embedded database on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-disk-'))
  beforeAll(() => void begunFolder(folder))
  const at = { folder: join(folder, 'database'), migrations }
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('flushes to disk with every commit', async () => {
    const o = await openDatabase(at)
    const before = await o.embedded!.syncs()
    for (let i = 0; i < 30; i++) await sql`insert into counters (jurisdiction, name) values ('s', ${`n${i}`})`.execute(o.db)
    expect((await o.embedded!.syncs()) - before).toBeGreaterThanOrEqual(30)
    await o.close()
  })
  test('refuses a second process in plain words, and is free again when the first is killed', async () => {
    const first = writer(at, 0)
    await first.untilSome
    await expect(openDatabase(at)).rejects.toThrow(DirectoryInUse)
    await expect(openDatabase(at)).rejects.toThrow(/open in another process. Stop that one first/)
    first.child.kill('SIGKILL')
    await ended(first.child)
    const o = await openDatabase(at)
    await o.close()
  })
  test('does not stop the server from answering while a long query runs', async () => {
    const o = await openDatabase(at)
    let longest = 0
    let last = performance.now()
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    const began = performance.now()
    await sql`select count(*) from generate_series(1, 8000000)`.execute(o.db)
    const took = performance.now() - began
    clearInterval(timer)
    await o.close()
    expect(longest).toBeLessThan(took / 3)
  })
})
