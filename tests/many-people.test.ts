import { CompiledQuery, type QueryResult, type UnknownRow } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ctx } from '#platform'
import { asOwner, type World, world } from '#testing'
import { conditionsOf, readFilters } from '../src/home/log-filters.ts'
import { concernedBy } from '../src/notices/concerned.ts'
import { members } from '../src/notices/members.ts'

/* A city has ten thousand people. Nobody reads all of them to show a page, or to tell the few whom something concerns. */

let w: World
const elsewhere = 'org_01kbbbbbbbbbbbbbbbbbbbbbbb'
beforeAll(async () => {
  w = await world()
  await asOwner(
    w.database.db,
    `insert into organisations (jurisdiction, id, kind, name, state, version, created_at)
       values ('test', '${elsewhere}', 'institution', '别处的机构', 'open', 1, now());
     insert into users (jurisdiction, id, email, name, created_at)
       select 'test', 'usr_' || lpad(i::text, 26, '0'), 'w' || i || '@example.org', case when i = 777 then '欧阳远' else '社工' || i end, now()
       from generate_series(1, 10000) i;
     insert into memberships (jurisdiction, id, user_id, organisation_id, role, since)
       select 'test', 'mem_' || lpad(i::text, 26, '0'), 'usr_' || lpad(i::text, 26, '0'), '${elsewhere}', 'worker', '2026-01-01'
       from generate_series(1, 10000) i`,
  )
})
afterAll(() => w.close())

/** How many rows the database gave while something was done. */
async function rowsGiven(ctx: Ctx, work: (counted: Ctx) => Promise<unknown>): Promise<number> {
  let n = 0
  const db = ctx.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }: { result: QueryResult<UnknownRow> }) => {
      n += result.rows.length
      return result
    },
  })
  await work({ ...ctx, db } as Ctx)
  return n
}

test('the count counts', async () => {
  const ctx = await w.as('auditor')
  const all = async (counted: Ctx) => await counted.db.executeQuery(CompiledQuery.raw('select 1 from generate_series(1, 70)'))
  expect([await rowsGiven(ctx, all), await rowsGiven(ctx, members)]).toEqual([70, expect.any(Number)])
  expect(await rowsGiven(ctx, members)).toBeGreaterThan(10_000)
})

test('whoever looks for what one person did in the log is given that person, by a part of the name or the whole address', async () => {
  const ctx = await w.as('auditor')
  const found = async (who: string) => (await conditionsOf(ctx, readFilters(new URLSearchParams({ who })))).person
  const one = `usr_${'777'.padStart(26, '0')}`
  expect([await found('欧阳'), await found('W777@EXAMPLE.ORG'), await found('w777@'), await found('欧_远'), await found('%')]).toEqual([
    one,
    one,
    undefined,
    undefined,
    undefined,
  ])
  for (const who of ['欧阳', '社工', 'w777@example.org'])
    expect([who, (await rowsGiven(ctx, (c) => conditionsOf(c, readFilters(new URLSearchParams({ who }))))) < 100]).toEqual([who, true])
})

test('of a city only those are read whom something concerns: the offices, those it names, and whoever bids where all may', async () => {
  const clock = await w.as('clock')
  for (const action of ['delivery.add-record', 'tenders.publish']) {
    const of = [{ action, purchase_id: null, organisation_id: w.district.institutions.tongxin }]
    const rows = await rowsGiven(clock, async (c) => await members(c, await concernedBy(c, of)))
    expect([action, rows < 200, rows > 10]).toEqual([action, true, true])
  }
  const told = await members(clock, { offices: false, organisationIds: [w.district.institutions.tongxin], bidders: false })
  expect(new Set(told.map((m) => m.organisationId))).toEqual(new Set([w.district.institutions.tongxin]))
})
