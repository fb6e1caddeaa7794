import { contract } from '#contracts'
import { keptFiles } from '#files'
import { type Day, day, type Id, isRefusal, newId, type UnitTerms, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { historyOf, type TablesOf } from '#platform'
import { bothSign, directContract, good, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptances } from './acceptances.ts'
import { addServiceRecord, type NewRecord } from './add-service-record.ts'
import { changeDeliverable } from './change-deliverable.ts'
import { correctRecord, type Correction } from './correct-record.ts'
import { deliverable, deliverables } from './deliverables.ts'
import { handInPeriod } from './hand-in-period.ts'
import { openDeliverable } from './open-deliverable.ts'
import { returnPeriod } from './return-period.ts'
import { editionsOf, serviceRecord, serviceRecords } from './service-records.ts'
import { unitTotals } from './unit-totals.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-01T09:00:00+08:00')
})
afterAll(() => w.close())

const wrong = (x: unknown) => (isRefusal(x) ? [x.code, ...Object.keys(x.fields ?? {}).sort()] : ['done'])
const worker = () => w.as('worker-tongxin')
interface Bought {
  id: string
  groups: Id<'line'>
  events: Id<'line'>
}
const agreed: UnitTerms = { what: ['group'], minutes: null, people: 42, sessions: 6, members: 8 }

/** A contract in force from March: groups of six sessions, 42 person-times and 8 people, and events of one session. */
async function running(terms: UnitTerms = agreed, quantity = 3): Promise<Bought> {
  w.clock.set('2026-03-01T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '小组服务', communityIds: w.district.communities.slice(0, 1) }))
  const line = (title: string, unitTerms: UnitTerms | null) => ({
    ...{ id: newId('line', Temporal.Now.instant()), kind: 'project' as const, title, unit: '个', quantity, unitPrice: yuan('1000') },
    ...{ amount: yuan(String(quantity * 1000)), hangsOn: null, unitTerms },
  })
  const [groups, events] = [line('小组', terms), line('活动', null)]
  const { id } = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines: [groups, events],
      startsOn: day('2026-03-01'),
      noTenderReason: '续签第二年',
    }),
  )
  await bothSign(w, id)
  return { id, groups: groups.id, events: events.id }
}
const session = (c: Bought, on: Day | string, more: Partial<NewRecord> = {}): NewRecord => ({
  ...{ contractId: c.id, lineId: c.groups, servedOn: typeof on === 'string' ? day(on) : on, category: 'direct', what: 'group' },
  // Whoever was there longer than a day is long says why, whatever else a test is about.
  ...{ minutes: 90, askedBy: 'own-plan', people: 7, units: 0, note: '连着几节' },
  ...more,
})
const opened = async (c: Bought, members = 8, title = '手工小组') =>
  good(await openDeliverable(await worker(), { contractId: c.id, lineId: c.groups, title, members })).id
const record = async (r: NewRecord) => good(await addServiceRecord(await worker(), r)).id
const sessions = async (c: Bought, deliverableId: string, days: readonly string[], more: Partial<NewRecord> = {}) => {
  const ids: string[] = []
  for (const on of days) ids.push(await record(session(c, on, { deliverableId, ...more })))
  return ids
}
const march = (from: number, n: number) => Array.from({ length: n }, (_, i) => `2026-03-${String(from + i).padStart(2, '0')}`)
const of = async (id: string) => good(await deliverable(await w.as('officer'), id)).deliverable
const unitsOf = async (c: Bought) => {
  const rows = (await unitTotals(await worker(), { contractIds: [c.id] })).filter((u) => u.lineId === c.groups)
  const found = good(await serviceRecords(await worker(), { contractId: c.id, lineId: c.groups, size: 100 })).rows
  // What is kept beside the records is what they add up to.
  expect(rows.reduce((n, u) => n + u.units, 0)).toBe(found.reduce((n, r) => n + r.units, 0))
  expect(rows.reduce((n, u) => n + u.people, 0)).toBe(found.reduce((n, r) => n + r.people, 0))
  return found
    .filter((r) => r.units > 0)
    .map((r) => r.id)
    .toSorted()
}
const correct = async (id: string, more: Partial<Correction>) => {
  const r = good(await serviceRecord(await worker(), id))
  const same = { ...r, deliverableId: r.deliverableId ?? undefined, communityId: r.communityId ?? undefined, note: r.note ?? undefined }
  return await correctRecord(await worker(), { ...same, units: 0, recordId: id, reason: '记错了', ...more })
}

describe('a group is complete when its own sessions meet every condition', () => {
  test('the unit stands on the sixth session, and is counted in the month and line of it', async () => {
    const c = await running()
    w.clock.set('2026-03-20T09:00:00+08:00')
    const id = await opened(c)
    const five = await sessions(c, id, march(2, 5))
    expect(await of(id)).toMatchObject({ sessions: 5, people: 35, members: 8, completedBy: null })
    expect((await of(id)).conditions.map((k) => [k.of, k.has, k.need])).toEqual([
      ['sessions', 5, 6],
      ['people', 35, 42],
      ['members', 8, 8],
    ])
    expect(await unitsOf(c)).toEqual([])
    const [sixth] = await sessions(c, id, ['2026-03-07'])
    expect(await of(id)).toMatchObject({ sessions: 6, people: 42, completedBy: sixth, completedOn: day('2026-03-07') })
    expect(await unitsOf(c)).toEqual([sixth])
    // One entered later of an earlier day moves it to the session with which it was whole.
    await sessions(c, id, ['2026-03-08'])
    expect(await unitsOf(c)).toEqual([sixth])
    await sessions(c, id, ['2026-03-01'])
    expect(await unitsOf(c)).toEqual([five[4]])
  })

  test('two groups of one line are two, whatever each of them has too much', async () => {
    const c = await running()
    w.clock.set('2026-03-20T09:00:00+08:00')
    const [one, two] = [await opened(c), await opened(c, 8, '阅读小组')]
    await sessions(c, one, march(1, 11))
    await sessions(c, two, march(1, 1))
    // Twelve sessions and 84 person-times of the line are one group and a beginning.
    expect([(await unitsOf(c)).length, (await of(one)).number, (await of(two)).number]).toEqual([1, 1, 2])
  })

  test('struck, corrected and moved, it is counted anew', async () => {
    const c = await running()
    w.clock.set('2026-03-20T09:00:00+08:00')
    const [one, two] = [await opened(c), await opened(c, 8, '阅读小组')]
    const ids = await sessions(c, one, march(2, 6))
    const last = ids[5]!
    good(await correct(ids[0]!, { people: 6 }))
    expect([await unitsOf(c), (await of(one)).people, (await of(one)).completedBy]).toEqual([[], 41, null])
    good(await correct(ids[0]!, { people: 8 }))
    expect([await unitsOf(c), (await of(one)).people]).toEqual([[last], 43])
    // What the record said before is kept with its deliverable.
    good(await correct(last, { deliverableId: two }))
    expect([await unitsOf(c), (await of(one)).sessions, (await of(two)).sessions]).toEqual([[], 5, 1])
    expect((await editionsOf(await worker(), last))[0]!.content).toMatchObject({ deliverableId: one, units: 1 })
    good(await correct(last, { deliverableId: one }))
    expect(await unitsOf(c)).toEqual([last])
    good(await correct(ids[2]!, { strike: true }))
    expect([await unitsOf(c), (await of(one)).sessions]).toEqual([[], 5])
    // The last of them struck: its unit goes with it.
    await sessions(c, one, ['2026-03-09'])
    good(await correct((await of(one)).completedBy!, { strike: true }))
    expect([await unitsOf(c), (await of(one)).completedOn]).toEqual([[], null])
  })

  test('how many take part may change, is in the history, and never below those who came', async () => {
    const c = await running()
    w.clock.set('2026-03-20T09:00:00+08:00')
    const id = await opened(c, 7)
    const ids = await sessions(c, id, march(2, 6))
    expect(await unitsOf(c)).toEqual([])
    const change = async (members: number, version = 1) =>
      await changeDeliverable(await worker(), { deliverableId: id, title: '手工小组', members, version })
    good(await change(8))
    expect([await unitsOf(c), (await of(id)).version]).toEqual([[ids[5]], 2])
    expect(wrong(await change(9))).toEqual(['stale'])
    expect(wrong(await change(8, 2))).toEqual(['nothing-changed'])
    expect(wrong(await change(6, 2))).toEqual(['fewer-than-came', 'members'])
    good(await change(7, 2))
    expect(await unitsOf(c)).toEqual([])
    const history = (await historyOf(await worker(), { subjectId: id })).filter((h) => h.outcome === 'done')
    expect(history.map((h) => [h.action, h.facts.members]).toSorted()).toEqual([
      ['delivery.change-deliverable', 7],
      ['delivery.change-deliverable', 8],
      ['delivery.open-deliverable', 7],
    ])
  })
})

describe('what is recorded', () => {
  test('a session names its group or opens one, and nobody types how many units it makes', async () => {
    const c = await running()
    w.clock.set('2026-03-20T09:00:00+08:00')
    const id = await opened(c)
    const add = async (more: Partial<NewRecord>) => wrong(await addServiceRecord(await worker(), session(c, '2026-03-02', more)))
    expect(await add({})).toEqual(['record-wrong', 'deliverableId'])
    expect(await add({ units: 1 })).toEqual(['record-wrong', 'deliverableId', 'units'])
    expect(await add({ deliverableId: id, units: 1 })).toEqual(['record-wrong', 'units'])
    expect(await add({ deliverableId: id, people: 9 })).toEqual(['record-wrong', 'people'])
    expect(await add({ deliverableId: id, what: 'phone' })).toEqual(['record-wrong', 'deliverableId'])
    expect(await add({ deliverableId: 'dlv_none' })).toEqual(['no-deliverable', 'deliverableId'])
    expect(await add({ deliverableId: id, lineId: c.events })).toEqual(['no-deliverable', 'deliverableId'])
    expect(await add({ deliverableId: id, outside: true })).toEqual(['outside-no-session', 'deliverableId'])
    expect(await add({ opens: { title: undefined, members: undefined } })).toEqual(['say-which', 'opens.members', 'opens.title'])
    expect(await add({ deliverableId: id, opens: { title: '新', members: 8 } })).toEqual(['either-or', 'deliverableId'])
    expect(await add({ opens: { title: '新', members: 8 }, lineId: c.events })).toEqual(['record-wrong', 'deliverableId'])
    // Nothing of it was opened.
    expect((await deliverables(await worker(), [(await contract(await worker(), c.id))!])).length).toBe(1)
    // Preparation is no session, and the line is served by it all the same.
    expect(await add({ category: 'planning', people: 0, what: 'other' })).toEqual(['done'])
    expect(await add({ opens: { title: '新小组', members: 7 } })).toEqual(['done'])
    const all = await deliverables(await worker(), [(await contract(await worker(), c.id))!])
    expect(all.map((d) => [d.number, d.title, d.members, d.sessions])).toEqual([
      [1, '手工小组', 8, 0],
      [2, '新小组', 7, 1],
    ])
  })

  test('another institution neither opens, changes nor fills one, and does not see it', async () => {
    const c = await running()
    w.clock.set('2026-03-20T09:00:00+08:00')
    const id = await opened(c)
    const other = await w.as('manager-bangban')
    const open = { contractId: c.id, lineId: c.groups, title: '小组', members: 8 }
    expect(wrong(await openDeliverable(other, open))[0]).toBe('not-your-record')
    expect(wrong(await changeDeliverable(other, { deliverableId: id, title: '小组', members: 9, version: 1 }))[0]).toBe('not-your-record')
    expect(wrong(await addServiceRecord(other, session(c, '2026-03-02', { deliverableId: id })))[0]).toBe('not-your-record')
    expect(wrong(await deliverable(other, id))).toEqual(['no-deliverable'])
    expect(wrong(await openDeliverable(await w.as('officer'), open))[0]).toBe('not-your-role')
    // Nor does a group of one contract take sessions of another.
    const second = await running()
    w.clock.set('2026-03-20T09:00:00+08:00')
    expect(wrong(await addServiceRecord(await worker(), session(second, '2026-03-02', { deliverableId: id })))).toEqual([
      'no-deliverable',
      'deliverableId',
    ])
    expect(wrong(await openDeliverable(await worker(), { ...open, lineId: c.events }))).toEqual(['not-of-sessions', 'lineId'])
  })

  test('the same form twice opens one group with one session', async () => {
    const c = await running()
    w.clock.set('2026-03-20T09:00:00+08:00')
    const ctx = { ...(await worker()), once: 'the-same-form' }
    const r = session(c, '2026-03-02', { opens: { title: '新小组', members: 8 } })
    const [first, again] = [good(await addServiceRecord(ctx, r)), good(await addServiceRecord(ctx, r))]
    expect(again.id).toBe(first.id)
    const all = await deliverables(await worker(), [(await contract(await worker(), c.id))!])
    expect(all.map((d) => [d.number, d.sessions])).toEqual([[1, 1]])
  })

  test('two at once: each group its own number, and the unit is made once', async () => {
    const c = await running()
    w.clock.set('2026-03-20T09:00:00+08:00')
    const both = await Promise.all([opened(c), opened(c, 8, '阅读小组')])
    expect((await Promise.all(both.map(of))).map((d) => d.number).toSorted()).toEqual([1, 2])
    await sessions(c, both[0], march(2, 5))
    const [a, b] = await Promise.all([sessions(c, both[0], ['2026-03-08']), sessions(c, both[0], ['2026-03-09'])])
    expect((await unitsOf(c)).length).toBe(1)
    expect(await of(both[0])).toMatchObject({ sessions: 7, people: 49, completedBy: a[0] })
    // And taken back once.
    await Promise.all([correct(a[0]!, { strike: true }), correct(b[0]!, { strike: true })])
    expect([await unitsOf(c), (await of(both[0])).sessions]).toEqual([[], 5])
  })
})

describe('months that are handed in', () => {
  const handIn = async (c: Bought, period: string) => good(await handInPeriod(await w.as('manager-tongxin'), { contractId: c.id, period }))
  const claimedOf = async (c: Bought) =>
    Object.fromEntries(
      (await acceptances(await w.as('officer'), { contractIds: [c.id] })).map((a) => [
        a.period,
        a.lines.find((l) => l.lineId === c.groups)?.counted ?? '0',
      ]),
    )
  test('a group of two months is claimed with the month in which it became whole; one more session changes nothing of that', async () => {
    const c = await running()
    w.clock.set('2026-04-20T09:00:00+08:00')
    const id = await opened(c)
    await sessions(c, id, march(2, 3))
    await handIn(c, 'm01')
    const later = await sessions(c, id, ['2026-04-02', '2026-04-03', '2026-04-04'])
    w.clock.set('2026-05-04T09:00:00+08:00')
    await handIn(c, 'm02')
    expect(await claimedOf(c)).toEqual({ m01: '0', m02: '1' })
    await sessions(c, id, ['2026-05-02'])
    expect(await unitsOf(c)).toEqual([later[2]])
    expect(wrong(await correct(later[2]!, { strike: true }))).toEqual(['period-closed'])
  })

  test('what a returned month lacked is entered there, and the unit stands there: no month that is handed in is changed', async () => {
    const c = await running()
    w.clock.set('2026-05-04T09:00:00+08:00')
    const id = await opened(c)
    await sessions(c, id, march(2, 2))
    await sessions(c, id, ['2026-04-02', '2026-04-03', '2026-04-04'])
    await handIn(c, 'm01')
    await handIn(c, 'm02')
    const officer = await w.as('officer')
    const [first] = (await acceptances(officer, { contractIds: [c.id] })).filter((a) => a.period === 'm01')
    good(await returnPeriod(officer, { acceptanceId: first!.id, reason: '少了一次', version: first!.version }))
    const [missing] = await sessions(c, id, ['2026-03-10'])
    expect(await unitsOf(c)).toEqual([missing])
    await handIn(c, 'm01')
    expect(await claimedOf(c)).toEqual({ m01: '1', m02: '0' })
  })

  test('a unit that was handed in stays with its month; once that is returned, the sessions say what it is', async () => {
    const c = await running()
    w.clock.set('2026-05-04T09:00:00+08:00')
    const id = await opened(c)
    const [early] = await sessions(c, id, march(2, 3))
    const later = await sessions(c, id, ['2026-04-02', '2026-04-03', '2026-04-04'])
    await handIn(c, 'm01')
    await handIn(c, 'm02')
    const officer = await w.as('officer')
    const back = async (period: string) => {
      const [a] = (await acceptances(officer, { contractIds: [c.id] })).filter((x) => x.period === period)
      good(await returnPeriod(officer, { acceptanceId: a!.id, reason: '请核对', version: a!.version }))
    }
    await back('m01')
    good(await correct(early!, { strike: true }))
    expect(await unitsOf(c)).toEqual([later[2]])
    expect(await of(id)).toMatchObject({ sessions: 5, completedBy: later[2] })
    await back('m02')
    expect([await unitsOf(c), (await of(id)).completedBy]).toEqual([[], null])
  })
})

describe('records from before there were deliverables', () => {
  /** Records as they were written then: no deliverable, and a unit that was typed. */
  const fromBefore = async (c: Bought, ids: readonly string[]) => {
    const db = w.database.db.withTables<TablesOf<'service_records' | 'unit_totals' | 'deliverables'>>()
    await db
      .updateTable('service_records')
      .set({ deliverable_id: null })
      .where('id', 'in', [...ids])
      .execute()
    await db.updateTable('service_records').set({ units: 1 }).where('id', '=', ids.at(-1)!).execute()
    await db.updateTable('unit_totals').set({ units: 1n }).where('contract_id', '=', c.id).where('line_id', '=', c.groups).execute()
    await db.deleteFrom('deliverables').where('contract_id', '=', c.id).execute()
  }
  test('keep what they made, and can be put into a group while their month is open', async () => {
    const c = await running()
    w.clock.set('2026-03-20T09:00:00+08:00')
    const ids = await sessions(c, await opened(c), march(2, 6))
    await fromBefore(c, ids)
    expect(await unitsOf(c)).toEqual([ids[5]])
    // A new group beside them is counted by itself.
    const id = await opened(c)
    await sessions(c, id, march(10, 5))
    expect(await unitsOf(c)).toEqual([ids[5]])
    // What one of them says otherwise may be put right; it makes no more than it did.
    good(await correct(ids[5]!, { units: 1, minutes: 80 }))
    expect(wrong(await correct(ids[0]!, { units: 1, minutes: 80 }))).toEqual(['record-wrong', 'units'])
    expect(await unitsOf(c)).toEqual([ids[5]])
    good(await correct(ids[5]!, { units: 0, deliverableId: id }))
    expect(await of(id)).toMatchObject({ sessions: 6, people: 42 })
    expect((await unitsOf(c)).length).toBe(1)
  })
})

test('different people are never more than the times somebody came, and what was handed in keeps its title and its people', async () => {
  const c = await running({ what: ['group'], minutes: null, people: null, sessions: 2, members: 20 })
  w.clock.set('2026-03-20T09:00:00+08:00')
  const id = await opened(c, 20)
  // Six person-times are not twenty people.
  const few = await sessions(c, id, ['2026-03-07', '2026-03-08'], { people: 3 })
  expect([await unitsOf(c), (await of(id)).conditions.find((k) => k.of === 'members')]).toEqual([[], { of: 'members', has: 6, need: 20 }])
  for (const one of few) await correct(one, { people: 12 })
  expect(await unitsOf(c)).toEqual([few[1]])
  const change = async (title: string, members: number) =>
    changeDeliverable(await worker(), { deliverableId: id, title, members, version: (await of(id)).version })
  expect(wrong(await change('x', 25))).toEqual(['more-than-came', 'members'])
  expect(wrong(await change('x', 24))).toEqual(['done'])
  const at = `/delivery/deliverables/${id}`
  const attached = async (name: string) => {
    const form = new FormData()
    form.append('file', new File([`%PDF-1.7\n${name}\n`], name))
    const sent = await w.post('worker-tongxin', `${at}/files`, form)
    return [sent.status, (await keptFiles(await w.as('operator'), { kind: 'deliverable', id })).length]
  }
  expect(await attached('签到表.pdf')).toEqual([303, 1])
  w.clock.set('2026-04-02T09:00:00+08:00')
  good(await handInPeriod(await w.as('manager-tongxin'), { contractId: c.id, period: 'm01' }))
  // What shows that it took place stays with it; more may be added.
  const [sheet] = await keptFiles(await w.as('operator'), { kind: 'deliverable', id })
  expect((await w.post('worker-tongxin', `${at}/files/${sheet!.id}/remove`, {})).status).toBe(409)
  expect(await attached('补充照片说明.pdf')).toEqual([303, 2])
  expect(wrong(await change('y', 24))).toEqual(['unit-stands'])
  expect(wrong(await change('x', 12))).toEqual(['unit-stands'])
  // Nor does the page offer it: it says why instead.
  const page = async () => await (await w.get('manager-tongxin', `/delivery/deliverables/${id}`, { lang: 'en' })).text()
  expect([(await page()).includes('name="members"'), (await page()).includes('its title and its people stay')]).toEqual([false, true])
  const [a] = await acceptances(await w.as('officer'), { contractIds: [c.id] })
  good(await returnPeriod(await w.as('officer'), { acceptanceId: a!.id, reason: '人数不对', version: a!.version }))
  expect((await page()).includes('name="members"')).toBe(true)
  expect(wrong(await change('y', 24))).toEqual(['done'])
})

test('six follow-ups of a case on one day are asked for a word, as of any other', async () => {
  const c = await running({ what: ['casework', 'phone', 'home-visit'], minutes: null, people: null, sessions: 6 })
  w.clock.set('2026-03-20T09:00:00+08:00')
  const id = await opened(c, 1)
  const follow = async (note?: string) =>
    wrong(
      await addServiceRecord(
        await worker(),
        session(c, '2026-03-06', { deliverableId: id, what: 'casework', people: 1, minutes: 15, note }),
      ),
    )
  expect([await follow(), await follow(), await follow('上午、下午各谈了一次')]).toEqual([['done'], ['record-wrong', 'note'], ['done']])
})
