import { day, type Id, isRefusal, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { acrossJurisdictions } from '#platform'
import { appointed, bothSign, directContract, good, type World, world } from '#testing'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addServiceRecord } from './add-service-record.ts'
import { changeDeliverable } from './change-deliverable.ts'
import { correctRecord } from './correct-record.ts'
import { deliverable } from './deliverables.ts'
import { mendTotals } from './mend-totals.ts'
import { openDeliverable } from './open-deliverable.ts'
import { serviceRecord, serviceRecords } from './service-records.ts'

/** A contract with a post, events of one record and groups of three sessions, whose records come late, move, and are struck. */
let w: World
let id: string
let lines: Record<'post' | 'events' | 'groups', Id<'line'>>
let groups: string[]
beforeAll(async () => {
  w = await world('2026-03-01T09:00:00+08:00')
  const officer = await w.as('officer')
  const communityIds = w.district.communities.slice(0, 2)
  const p = good(await openPurchase(officer, { title: '合计', communityIds }))
  const line = () => newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>
  lines = { post: line(), events: line(), groups: line() }
  const project = { kind: 'project' as const, unit: '个', quantity: 50, unitPrice: yuan('100'), amount: yuan('5000'), hangsOn: lines.post }
  const unitTerms = { what: ['group' as const], minutes: null, people: 6, sessions: 3, members: 2 }
  const post = { kind: 'post' as const, posts: 2, months: 12, grade: 'any' as const, amount: yuan('120000'), hangsOn: null }
  id = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, startsOn: day('2026-03-01'), noTenderReason: '续签第二年' },
      lines: [
        { ...post, id: lines.post, title: '社工' },
        { ...project, id: lines.events, title: '活动' },
        { ...project, id: lines.groups, title: '小组', unitTerms },
      ],
    }),
  ).id
  await bothSign(w, id)
  await w.runJobs()
  for (const who of ['worker-tongxin', 'worker2-tongxin'] as const) await appointed(w, id, lines.post, who, day('2026-03-01'))
  w.clock.set('2026-06-20T20:00:00+08:00')
  const worker = await w.as('worker-tongxin')
  groups = []
  for (const title of ['一组', '二组'])
    groups.push(good(await openDeliverable(worker, { contractId: id, lineId: lines.groups, title, members: 7 })).id)
})
afterAll(() => w.close())

const differs = async () => await mendTotals(await w.as('officer'), w.database.db, { only: 'look' })

interface Step {
  does: 'add' | 'correct' | 'strike' | 'members'
  who: 'worker-tongxin' | 'worker2-tongxin'
  line: keyof typeof lines
  group: number
  on: number
  minutes: number
  people: number
  units: number
  place: number
  at: number
}
const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom('add', 'add', 'add', 'correct', 'correct', 'strike', 'members'),
  who: fc.constantFrom('worker-tongxin', 'worker2-tongxin'),
  line: fc.constantFrom('post', 'events', 'groups'),
  group: fc.integer({ min: 0, max: 1 }),
  on: fc.integer({ min: 0, max: 70 }),
  minutes: fc.integer({ min: 30, max: 60 }),
  people: fc.integer({ min: 5, max: 7 }),
  units: fc.integer({ min: 0, max: 1 }),
  place: fc.integer({ min: -1, max: 2 }),
  at: fc.nat(),
})

const said = (s: Step) => ({
  ...{ contractId: id, lineId: lines[s.line], servedOn: day('2026-03-02').add({ days: s.on }), category: 'direct' as const },
  ...{ what: s.line === 'groups' ? ('group' as const) : s.line === 'events' ? ('event' as const) : ('home-visit' as const) },
  ...{ minutes: s.minutes, askedBy: 'own-plan' as const, people: s.people, units: s.line === 'events' ? s.units : 0, note: '补记' },
  ...(s.place === 2 && { outside: true }),
  ...(s.place >= 0 && { communityId: w.district.communities[s.place]! }),
  ...(s.line === 'groups' && { deliverableId: groups[s.group]! }),
})

/** Does a step, if it may be done now, and says whether it was. */
async function done(s: Step): Promise<boolean> {
  const ctx = await w.as(s.does === 'add' ? s.who : 'manager-tongxin')
  if (s.does === 'add') return !isRefusal(await addServiceRecord(ctx, said(s)))
  if (s.does === 'members') {
    const { deliverable: d } = good(await deliverable(ctx, groups[s.group]!))
    const stands = { deliverableId: d.id, contractId: id, lineId: lines.groups, title: d.title, members: s.people, version: d.version }
    return !isRefusal(await changeDeliverable(ctx, stands))
  }
  const { rows } = good(await serviceRecords(ctx, { contractId: id, size: 100 }))
  if (rows.length === 0) return false
  const r = good(await serviceRecord(ctx, rows[s.at % rows.length]!.id))
  const strike = s.does === 'strike'
  const now = strike
    ? { ...r, communityId: r.communityId ?? undefined, note: r.note ?? undefined, deliverableId: r.deliverableId ?? undefined }
    : said(s)
  return !isRefusal(await correctRecord(ctx, { ...now, recordId: r.id, reason: '记错了', version: r.version, ...(strike && { strike }) }))
}

describe('totals that are kept beside the records', () => {
  test('are what counting every record gives, whatever came late, moved to another line, day or place, or was struck', async () => {
    let changed = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), async (steps) => {
        for (const s of steps) if (await done(s)) changed++
        expect(await differs()).toEqual([])
      }),
      { numRuns: 6, seed: Number(process.env.TANDEM_TEST_SEED ?? 24), endOnFailure: true },
    )
    expect(changed).toBeGreaterThan(15)
  })

  test('are counted anew by the check where tables were changed by hand', async () => {
    const db = acrossJurisdictions(w.database.db, 'a test breaks what is kept')
    await sql`update day_totals set minutes = minutes + 7 where contract_id = ${id}`.execute(db)
    await sql`update unit_totals set units = units + 1 where contract_id = ${id}`.execute(db)
    await sql`update hours_totals set people = 0 where contract_id = ${id}`.execute(db)
    await sql`delete from service_months where contract_id = ${id} and month_on = '2026-03-01'`.execute(db)
    const tables = ['day_totals', 'hours_totals', 'service_months', 'unit_totals']
    expect((await differs()).map((d) => d.table).sort()).toEqual(tables)
    const officer = await w.as('officer')
    const mended = await w.database.db.transaction().execute((tx) => mendTotals({ ...officer, db: tx }, tx))
    expect(mended.map((d) => d.table).sort()).toEqual(tables)
    expect(await differs()).toEqual([])
  })
})
