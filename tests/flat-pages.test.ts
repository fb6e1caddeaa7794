import { acceptances, addServiceRecords, handInPeriod, mendTotals } from '#delivery'
import { contract } from '#contracts'
import { day } from '#kernel'
import { acrossJurisdictions, type Ctx } from '#platform'
import { appointed, asOwner, good, type Tied, tiedContract, type World, world } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readByPage } from './builders/read-by-page.ts'
import { openSession } from '../src/people/session.ts'

/** A contract with both ties whose three workers record something on every working day of four months; two months are handed in. */
let w: World
let t: Tied
let acceptanceId: string
let ctx: Ctx
let cookie: string
const days = Array.from({ length: 120 }, (_, i) => day('2026-03-01').add({ days: i })).filter((d) => d.dayOfWeek <= 5)
beforeAll(async () => {
  w = await world('2026-03-01T09:00:00+08:00')
  t = await tiedContract(w, day('2026-03-01'))
  await appointed(w, t.id, t.lines.posts.id, 'worker-tongxin', day('2026-03-01'))
  await appointed(w, t.id, t.lines.subsidised.id, 'worker2-tongxin', day('2026-03-01'))
  w.clock.set('2026-06-30T20:00:00+08:00')
  const manager = await w.as('manager-tongxin')
  const workers = ['worker-tongxin', 'worker2-tongxin'].map((who) => w.district.people[who]!)
  const record = {
    contractId: t.id,
    category: 'direct' as const,
    what: 'other' as const,
    minutes: 40,
    askedBy: 'own-plan' as const,
    people: 2,
    units: 0,
  }
  const lineOf = (i: number, worker: number) =>
    (worker === 0 ? [t.lines.posts.id, t.lines.inPost.id] : [t.lines.subsidised.id, t.lines.project.id])[i % 2]!
  good(
    await addServiceRecords(
      manager,
      t.id,
      days.flatMap((servedOn, i) =>
        workers.map((workerId, n) => ({ ...record, servedOn, workerId, lineId: lineOf(i, n), communityId: w.district.communities[0]! })),
      ),
    ),
  )
  for (const period of ['m01', 'm02']) good(await handInPeriod(manager, { contractId: t.id, period }))
  const [first] = (await acceptances(manager, { contractIds: [t.id] })).toSorted((a, b) => (a.period < b.period ? -1 : 1))
  acceptanceId = first!.id
  ctx = await w.as('officer')
  cookie = await openSession(ctx, ctx.db, {
    userId: ctx.asker.userId!,
    organisationId: ctx.asker.organisationId!,
    demonstration: false,
    device: null,
  })
})
afterAll(() => w.close())

/** Every record of the contract some times more, as if they had come in one by one; also as the records of another, `of`. */
const copied = async (times: number, of: string = t.id) =>
  await sql`
    insert into service_records select made.* from (
      select to_jsonb(r) || jsonb_build_object('id', 'rec_' || left(md5(${of} || r.id || n), 26), 'contract_id', ${of}::text) as j
      from service_records r, generate_series(1, ${times}::integer) n where r.contract_id = ${t.id}) copies,
    lateral jsonb_populate_record(null::service_records, copies.j) made`.execute(
    acrossJurisdictions(w.database.db, 'a test fills the tables'),
  )

const counted = async () => {
  const officer = await w.as('officer')
  await w.database.db.transaction().execute((tx) => mendTotals({ ...officer, db: tx }, tx))
}

async function tenfold(): Promise<void> {
  await copied(9)
  await sql`update acceptance_draws set pool_size = pool_size * 10,
    pool = (select array_agg(r.id order by r.id) from service_records r where r.contract_id = ${t.id})`.execute(
    acrossJurisdictions(w.database.db, 'a test fills the tables'),
  )
  await counted()
}
/**
 * As the database is after a quiet hour. Copies counted all at once write the totals by day anew and in no order, where single records leave
 * each row on its page: they are put in order.
 */
const swept = async () => {
  for (const table of ['service_records', 'hours_totals', 'unit_totals', 'service_months', 'acceptance_draws'])
    await asOwner(w.database.db, `vacuum analyze ${table}`)
  await asOwner(w.database.db, 'cluster day_totals using day_totals_pkey; analyze day_totals')
}

// What was read is asked of a server that is swept and measured; the embedded database sweeps by itself.
test.runIf(process.env.TANDEM_TEST_DATABASE === 'postgres')(
  'pages of acceptance, contract and comparison read as much at ten times the records as before, within a tenth',
  async () => {
    const { purchaseId } = (await contract(ctx, t.id))!
    const pages = [
      `/delivery/acceptances/${acceptanceId}`,
      `/delivery/${t.id}`,
      `/delivery/${t.id}/posts`,
      `/delivery/${t.id}/lines/${t.lines.inPost.id}`,
      `/contracts/${t.id}`,
      `/payments/contracts/${t.id}`,
      `/purchases/${purchaseId}`,
      `/open/purchases/${purchaseId}`,
      `/modes/contracts/${t.id}`,
      '/modes',
      '/modes/compare',
    ]
    // Many others have records too, so that nobody reads a whole table because it is small.
    await copied(30, 'con_of_somebody_else')
    await counted()
    await swept()
    const before = new Map<string, Awaited<ReturnType<typeof readByPage>>>()
    for (const path of pages) before.set(path, await readByPage(ctx, path, cookie))
    await tenfold()
    await swept()
    const grown: string[] = []
    for (const path of pages) {
      const [was, now] = [before.get(path)!, await readByPage(ctx, path, cookie)]
      if (now.blocks > was.blocks * 1.1 || now.records > was.records * 1.1)
        grown.push(`${path}: ${was.blocks} → ${now.blocks}, ${was.records} → ${now.records}`)
    }
    expect(grown).toEqual([])
  },
)
