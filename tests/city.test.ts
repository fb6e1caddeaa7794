import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { contracts } from '#contracts'
import type { Moment } from '#kernel'
import { knownLaw } from '#law'
import { type ContractFacts, factsOf } from '#modes'
import { acrossJurisdictions, type Ctx, type Db, type OpenDatabase, sealWith, sequence, theOperator } from '#platform'
import { testDatabase } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cityContracts, cityUntil, streets } from '../src/demonstration/city/plan-of-city.ts'
import { lockedColumns, prepared } from '../src/demonstration/city/prepared.ts'
import { beginCity, putCity, seedDistrict } from '../src/demonstration/index.ts'
import { drawn, seed as seedOfRun } from './builders/sample.ts'

/**
 * The city of the demonstration is told once and kept as it came out (`src/demonstration/city/city.gz`), because telling it takes minutes.
 * Here it is held against the tables of today and, street by street, against being told anew.
 */
const file = new URL('../src/demonstration/city/city.gz', import.meta.url)
const seal = sealWith('a secret that only this test knows, long enough')
const now = Temporal.Instant.from('2026-11-24T09:00:00+08:00')
const silent = () => {}
const open: OpenDatabase[] = []
const fresh = async (): Promise<Db> => {
  const o = await testDatabase()
  open.push(o)
  return o.db
}
/** The city alone, with nothing told in its street. */
let city: Db
beforeAll(async () => {
  // Told anew before anything of it is read: what was kept may not fit the tables of today any more.
  if (process.env.TANDEM_WRITE_DOCS) {
    const db = await fresh()
    await beginCity(db, { progress: silent })
    writeFileSync(file, await prepared(db, 'xinghe'))
  }
  city = await fresh()
  await putCity(city, { seal, city: readFileSync(file), now })
}, 7_200_000)
afterAll(async () => {
  for (const o of open) await o.close()
})
const anybody = (db: Db, at: Moment = now): Ctx => ({
  db,
  jurisdiction: 'xinghe',
  zone: 'Asia/Shanghai',
  law: knownLaw('cn-example'),
  demo: true,
  now: at,
  today: at.toZonedDateTimeISO('Asia/Shanghai').toPlainDate(),
  lang: 'zh',
  asker: theOperator,
  requestId: 'test',
  seal,
})

describe('the city as it is kept', () => {
  let db: Db
  beforeAll(async () => {
    db = await fresh()
    await seedDistrict(db, { seal, now, city: readFileSync(file), progress: silent })
  }, 240_000)

  test('lies in the tables of today as it was kept: neither a column nor a row is lost', async () => {
    const kept = rowsOf(readFileSync(file))
    const found = rowsOf(await prepared(city, 'xinghe'))
    expect([...found.keys()]).toEqual([...kept.keys()])
    // A column that came later has what its table gives it.
    for (const [table, rows] of kept) expect(found.get(table), table).toMatchObject(rows)
  })
  test('holds forty contracts of every shape, all of them over and none happening later than the city tells', async () => {
    const all = (await contracts(anybody(db), {})).filter((c) => isOfCity(c.title))
    expect(all.length).toBe(40)
    expect(new Set(all.map((c) => c.state))).toEqual(new Set(['ended', 'terminated']))
    const until = cityUntil.toString()
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from record_log where jurisdiction = 'xinghe' and request_id = 'seed' and at > ${until}::date + 2
        and purchase_id in (select purchase_id from contracts where jurisdiction = 'xinghe' and title like '%街道 20%')`.execute(db)
    expect(rows[0]!.n).toBe(0)
  })
  test('was entered after the people of the street, whom the sign-in page therefore shows first', async () => {
    const { rows } = await sql<{ email: string }>`
      select email from users where created_at = (select min(created_at) from users)`.execute(
      acrossJurisdictions(city, 'a test looks everywhere'),
    )
    expect(rows.length).toBe(20)
    expect(rows.map((r) => r.email).filter((email) => streets.some((s) => email.includes(s.key)))).toEqual([])
  })
  test('is sealed by the secret of this installation and by no other', async () => {
    const all = acrossJurisdictions(db, 'a test looks everywhere')
    for (const [table, columns] of Object.entries(lockedColumns))
      for (const column of columns) {
        const { rows } = await sql<{ key: string }>`
          select ${sql.ref(column)} as key from ${sql.table(table)} where ${sql.ref(column)} is not null`.execute(all)
        expect(rows.length).toBeGreaterThan(10)
        expect(rows.filter((r) => !seal.unlocks(r.key))).toEqual([])
      }
  })
  test('keeps nothing else that was locked under the secret it was told with', async () => {
    const { rows } = await sql<{ table: string; column: string }>`
      select table_name as table, column_name as column from information_schema.columns where table_schema = 'public'
        and (column_name like '%locked_key%' or column_name in ('cover', 'quality_key', 'price_key', 'totp_secret', 'client_secret', 'sealed')
          or column_name like '%_sealed')`.execute(acrossJurisdictions(db, 'a test looks everywhere'))
    const held = rowsOf(readFileSync(file))
    const isHeld = (r: { table: string; column: string }) => held.get(r.table)?.some((row) => row[r.column] !== undefined)
    const unknown = rows.filter((r) => isHeld(r) && !lockedColumns[r.table]?.includes(r.column))
    // What was marked opens by the key of its round, which is locked anew.
    expect(unknown).toEqual([{ table: 'ratings', column: 'sealed' }])
  })
  test('has its place in the record log, which is whole', async () => {
    while ((await sequence(db)) > 0);
    const { rows } = await sql<{ waiting: number; placed: number }>`
      select (select count(*) from record_log_pending where jurisdiction = 'xinghe' and held_by is null)::int as waiting,
        (select count(*) from record_log_order where jurisdiction = 'xinghe')::int as placed`.execute(db)
    expect(rows[0]!.waiting).toBe(0)
    expect(rows[0]!.placed).toBeGreaterThan(4000)
  })
  test('records at its posts what a post does in a year', async () => {
    const facts = await factsIn(db)
    const cut = new Set(
      cityContracts()
        .filter((b) => b.endsEarlyAfter !== undefined || b.leavesInMonth !== undefined)
        .map((b) => b.title),
    )
    const withPosts = facts.filter((f) => f.combination === 'post' && !cut.has(f.title))
    for (const f of withPosts) {
      const hoursAYear = (f.minutes / 60 / f.posts / f.months) * 12
      expect(hoursAYear, f.title).toBeGreaterThan(1400)
      expect(hoursAYear, f.title).toBeLessThan(2300)
    }
    expect(withPosts.length).toBeGreaterThan(3)
  })
})

describe('the city told anew', () => {
  // A fifth of its streets by the seed of the run; alone and in the long run all of them.
  const streetsTold = drawn(streets, { for: 'city', named: (s) => s.key, share: 0.09, by: seedOfRun })
  test.each(streetsTold.map((s) => s.key))(
    'is what was kept of it: %s',
    async (key) => {
      const told = await fresh()
      await beginCity(told, { progress: silent, only: [key] })
      const titles = cityContracts()
        .filter((b) => b.street.key === key)
        .map((b) => b.title)
      const of = async (db: Db) => (await factsIn(db)).filter((f) => titles.includes(f.title)).map(known)
      const before = await of(city)
      expect(before.length).toBe(titles.length)
      expect(await of(told)).toEqual(before)
    },
    600_000,
  )
})

/** The rows of a prepared district by table; a key that is locked says only that it is there. */
function rowsOf(bytes: Uint8Array): Map<string, Record<string, unknown>[]> {
  const found = new Map<string, Record<string, unknown>[]>()
  let at = { table: '', columns: [] as string[] }
  for (const line of gunzipSync(bytes).toString('utf8').split('\n'))
    if (line.startsWith('{')) found.set((at = JSON.parse(line) as typeof at).table, [])
    else if (line !== '') {
      const row = Object.fromEntries(
        (JSON.parse(line) as unknown[]).map((v, i) => [at.columns[i]!, v]).filter(([, v]) => v !== null),
      ) as Record<string, unknown>
      for (const c of lockedColumns[at.table] ?? []) if (row[c] !== undefined) row[c] = 'locked'
      found.get(at.table)!.push(row)
    }
  return found
}

const isOfCity = (title: string) => cityContracts().some((b) => b.title === title)

async function factsIn(db: Db): Promise<ContractFacts[]> {
  const ctx = anybody(db)
  const facts = await factsOf(
    ctx,
    (await contracts(ctx, {})).filter((c) => isOfCity(c.title)),
  )
  return facts.toSorted((a, b) => a.title.localeCompare(b.title))
}

/** What does not come from chance of the moment, as ids do, nor from what other streets bought. */
function known(f: ContractFacts) {
  const { dependence: _d, gapDays: _g, number: _n, communities, lineCosts, ...rest } = f
  return JSON.parse(
    JSON.stringify(
      {
        ...rest,
        communities: communities.map(({ id: _id, ...c }) => c).toSorted((a, b) => a.name.zh.localeCompare(b.name.zh)),
        lineCosts: lineCosts.map(({ lineId: _id, ...l }) => l),
      },
      (k, v: unknown) => (/Id$|^id$/.test(k) ? undefined : typeof v === 'bigint' ? String(v) : v),
    ),
  ) as unknown
}
