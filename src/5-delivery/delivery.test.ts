import { takeDue as contractsDue, contract, dutiesOf, endEarly } from '#contracts'
import { day, fraction, fractionText, isRefusal, newId, type Id, type Portion, type Refusal, remainderFor, shareThen, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { historyOf } from '#platform'
import { bothSign, code, directContract, good, type World, world } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptances } from './acceptances.ts'
import { addServiceRecord, type NewRecord } from './add-service-record.ts'
import { appointWorker } from './appoint-worker.ts'
import { endAppointment } from './end-appointment.ts'
import { noOf } from '../files/holder.ts'
import { correctRecord } from './correct-record.ts'
import { heldByRecord } from './held-by-record.ts'
import { acceptPeriod } from './accept-period.ts'
import { handInPeriod } from './hand-in-period.ts'
import { hearResidents } from './hear-residents.ts'
import { answerErrands } from './judge-month.ts'
import { appointments, occupancy } from './occupancy.ts'
import { editionsOf, recordedWithin, serviceRecord, serviceRecords } from './service-records.ts'
import { returnPeriod } from './return-period.ts'
import { settleDispute } from './settle-dispute.ts'
import { takeDue } from './take-due.ts'
import { errandShare } from './errand-share.ts'
import { hours } from './hours.ts'
import { unitTotals } from './unit-totals.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-01T09:00:00+08:00')
})
afterAll(() => w.close())

const lineId = () => newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>

/** The contract of case F-24 from 1 March 2026, in force. */
async function running(
  startsOn = '2026-03-01',
  terms = {},
  places = 7,
  own: Readonly<Record<string, readonly string[]>> = {},
): Promise<{ id: string; post: string; events: string; cases: string }> {
  w.clock.set('2026-03-01T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社区社会工作服务', communityIds: w.district.communities.slice(0, places) }))
  const project = (title: string, price: string) => ({
    id: lineId(),
    kind: 'project' as const,
    title,
    unit: '场',
    quantity: 7,
    unitPrice: yuan(price),
    amount: yuan(String(7 * Number(price))),
    hangsOn: null,
    communityIds: [...(own[title] ?? [])],
  })
  const [events, small, cases, groups] = [
    project('大型活动', '4000'),
    project('小型活动', '2000'),
    project('个案', '300'),
    project('小组', '1000'),
  ]
  const projects = [events, small, cases, groups]
  const post = {
    id: lineId(),
    kind: 'post' as const,
    title: '社区社工',
    posts: 14,
    months: 12,
    grade: 'assistant' as const,
    hangsOn: null,
    communityIds: [...(own['社区社工'] ?? [])],
    amount: remainderFor(yuan('1050000'), projects)!,
  }
  const { id } = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines: [post, ...projects],
      startsOn: day(startsOn),
      noTenderReason: '续签第二年',
      terms,
    }),
  )
  await bothSign(w, id)
  return { id, post: post.id, events: events.id, cases: cases.id }
}
/** The two workers with an account stand at posts of a contract, each with a little of their time: they work for many here. */
const posted = async <C extends { id: string; post: string }>(c: C, who = ['worker-tongxin', 'worker2-tongxin']): Promise<C> => {
  for (const key of who)
    good(
      await appointWorker(await w.as('manager-tongxin'), {
        contractId: c.id,
        lineId: c.post,
        workerId: w.district.people[key]!,
        grade: 'assistant',
        share: '0.01',
        fromOn: day('2026-03-01'),
        competition: '公开竞聘',
      }),
    )
  return c
}
const work = (c: { id: string; events: string }, more: Partial<NewRecord> = {}): NewRecord => ({
  contractId: c.id,
  lineId: c.events,
  servedOn: day('2026-03-01'),
  category: 'direct',
  what: 'event',
  minutes: 5,
  askedBy: 'own-plan',
  people: 30,
  units: 0,
  // All of these are days of the same two people, which together are long.
  note: '设点服务',
  ...(more.category === 'errand' && { errandAbout: '录入人口信息', errandBy: '街道办公室' }),
  ...more,
})
const staff = async (c: { id: string; post: string }, n: number, more = {}) => {
  const manager = await w.as('manager-tongxin')
  for (let i = 1; i <= n; i++)
    good(
      await appointWorker(manager, {
        contractId: c.id,
        lineId: c.post,
        workerName: `社工 ${c.id.slice(-4)} ${i} 号`,
        grade: 'assistant',
        fromOn: day('2026-03-01'),
        competition: '公开竞聘',
        applicants: 5,
        ...more,
      }),
    )
}
const at = (moment: string) => w.clock.set(moment)
const share = (p: Portion): string => fractionText(shareThen(p))
const of = (count: number, all: number): Portion => ({ count: fraction(count), of: fraction(all) })

describe('people at posts', () => {
  test('F-24: one post vacant for the second half of March is 418 of 434 post-days, and the institution owes a successor within thirty days', async () => {
    const c = await running()
    const clock = await w.as('clock')
    await takeDue(clock)
    const [first] = await dutiesOf(clock, { contractIds: [c.id], kinds: ['fill-vacancy'] })
    expect([first!.title.en, first!.dueOn!.toString()]).toEqual(['Fill 14 vacant posts', '2026-03-31'])
    await staff(c, 14)
    expect((await dutiesOf(clock, { contractIds: [c.id], kinds: ['fill-vacancy'] })).map((d) => d.state)).toEqual(['void'])
    const manager = await w.as('manager-tongxin')
    const rows = (await import('./occupancy.ts')).appointments
    const [one] = await rows(manager, { contractIds: [c.id] })
    good(await endAppointment(manager, { appointmentId: one!.id, lastOn: day('2026-03-15'), reason: '回乡', version: one!.version }))
    at('2026-03-20T09:00:00+08:00')
    await takeDue(await w.as('clock'))
    const [vacancy] = await dutiesOf(clock, { contractIds: [c.id], kinds: ['fill-vacancy'], open: true })
    // Vacant from 16 March: thirty days later is 15 April.
    expect([vacancy!.title.en, vacancy!.dueOn!.toString(), vacancy!.debtor]).toEqual(['Fill 1 vacant post', '2026-04-15', 'provider'])
    // 14 × 31 = 434; 16 March to 31 March are 16 days: 434 − 16 = 418.
    expect(await occupancy(manager, c.id, { from: day('2026-03-01'), to: day('2026-03-31') })).toEqual([
      { lineId: c.post, postDaysOccupied: '418', postDaysTotal: '434' },
    ])
    good(
      await appointWorker(await w.as('manager-tongxin'), {
        contractId: c.id,
        lineId: c.post,
        workerName: `新同事 ${c.id}`,
        grade: 'senior',
        fromOn: day('2026-04-01'),
        replacesId: one!.id,
        competition: '公开竞聘',
        applicants: 3,
      }),
    )
    at('2026-04-02T09:00:00+08:00')
    await takeDue(await w.as('clock'))
    const filled = await dutiesOf(clock, { contractIds: [c.id], kinds: ['fill-vacancy'] })
    expect(filled.find((d) => d.id === vacancy!.id)!.fulfilledOn!.toString()).toBe('2026-04-01')
    const handed = good(await handInPeriod(await w.as('manager-tongxin'), { contractId: c.id, period: 'm01' }))
    const [a] = await acceptances(manager, { ids: [handed.id] })
    // 418/434 in lowest terms.
    expect(a!.lines.map((l) => [l.instalmentKey, share(l.claimed)])).toEqual([[`${c.post}:m01`, '209/217']])
    expect(
      code(
        await appointWorker(await w.as('manager-tongxin'), {
          contractId: c.id,
          lineId: c.post,
          workerName: '倒填',
          grade: 'assistant',
          fromOn: day('2026-03-16'),
          competition: '公开竞聘',
        }),
      ),
    ).toBe('period-counted')
  })

  test('nobody fills two posts at once, and there are never more people than posts', async () => {
    const c = await running()
    const manager = await w.as('manager-tongxin')
    const appoint = (more: object) =>
      appointWorker(manager, {
        contractId: c.id,
        lineId: c.post,
        grade: 'assistant',
        fromOn: day('2026-03-01'),
        competition: '公开竞聘',
        ...more,
      })
    const worker = w.district.people['manager-tongxin']!
    const { id } = good(await appoint({ workerId: worker, toOn: day('2026-03-31') }))
    expect(code(await appoint({ workerId: worker, fromOn: day('2026-03-31') }))).toBe('overlapping')
    // Typed by hand it is the same person, until somebody says that it is another.
    const name = (await w.as('manager-tongxin')).asker.name!
    const other = await running()
    const there = { contractId: other.id, lineId: other.post, fromOn: day('2026-03-31') }
    expect(code(await appoint({ ...there, workerId: worker, share: '0.5' }))).toBe('overlapping')
    for (const typed of [name, ` ${name.split('').join(' ')}`])
      expect([typed, code(await appoint({ ...there, workerName: typed, share: '0.5' }))]).toEqual([typed, 'same-name'])
    expect(code(await appoint({ ...there, workerName: name, toOn: day('2026-03-31'), namesake: true }))).toBe('done')
    good(await appoint({ workerId: worker, fromOn: day('2026-04-01') }))
    await staff(c, 13)
    expect(code(await appoint({ workerName: '第十五人' }))).toBe('too-many')
    good(await appoint({ workerName: '接班人', fromOn: day('2026-03-10'), toOn: day('2026-03-31'), replacesId: id }))
    expect(code(await appoint({ workerName: '没有资格', grade: 'any', fromOn: day('2026-03-01') }))).toBe('grade-too-low')
    expect(code(await appoint({ workerId: w.district.people['manager-bangban'] }))).toBe('no-worker')
    expect(code(await appoint({ workerName: '早到', fromOn: day('2026-02-28') }))).toBe('outside-post')
    expect(
      code(
        await appointWorker(await w.as('manager-bangban'), {
          contractId: c.id,
          lineId: c.post,
          workerName: '外人',
          grade: 'assistant',
          fromOn: day('2026-03-01'),
          competition: '无',
        }),
      ),
    ).toBe('not-your-record')
    expect(
      code(
        await appointWorker(await w.as('officer'), {
          contractId: c.id,
          lineId: c.post,
          workerName: '指派',
          grade: 'assistant',
          fromOn: day('2026-03-01'),
          competition: '无',
        }),
      ),
    ).toBe('not-your-role')
  })
})

describe('service records', () => {
  test('a record counts at once by category, by who asked, by deliverable and community', async () => {
    const c = await posted(await running())
    const worker = await w.as('worker-tongxin')
    const [east] = w.district.communities
    good(await addServiceRecord(worker, work(c, { units: 1, people: 210, communityId: east, minutes: 120 })))
    good(await addServiceRecord(worker, work(c, { minutes: 60, category: 'errand', askedBy: 'purchaser', people: 0 })))
    expect((await hours(worker, { contractIds: [c.id] })).map((h) => [h.month, h.category, h.askedBy, h.minutes, h.records])).toEqual([
      ['2026-03', 'direct', 'own-plan', 120, 1],
      ['2026-03', 'errand', 'purchaser', 60, 1],
    ])
    expect((await unitTotals(worker, { contractIds: [c.id] })).map((u) => [u.communityId, u.units, u.people, u.minutes])).toEqual([
      [null, 0, 0, 60],
      [east, 1, 210, 120],
    ])
    // 60 of 180 minutes.
    expect((await errandShare(worker, c.id)).map((m) => [m.minutes, m.errandMinutes, m.share, m.aboveCap, m.overCap])).toEqual([
      [180, 60, fraction(1, 3), true, false],
    ])
    const all = good(await serviceRecords(await w.as('officer'), { contractId: c.id }))
    expect([all.total, all.minutes, all.rows.length]).toEqual([2, 180, 2])
    expect(good(await serviceRecords(await w.as('officer'), { contractId: c.id, category: 'errand' })).total).toBe(1)
    expect(
      good(await serviceRecords(await w.as('officer'), { contractId: c.id, workerId: w.district.people['worker-tongxin'] })).total,
    ).toBe(2)
    expect(good(await serviceRecords(await w.as('manager-bangban'), { contractId: c.id })).total).toBe(0)
  })

  test.each([
    ['a day before the contract', { servedOn: day('2026-02-28') }, 'outside-contract'],
    ['a day that has not come', { servedOn: day('2026-03-02') }, 'in-future'],
    ['1441 minutes in a day', { minutes: 1441 }, 'day-too-full'],
    ['more than twelve hours without a word', { minutes: 721, note: undefined }, 'long-day'],
    ['a deliverable of no contract', { lineId: 'lin_x' }, 'no-line'],
    ['units of a post', { lineId: 'post', units: 1 }, 'units-of-post'],
    ['a community that is not there', { communityId: 'com_x' }, 'no-community'],
    ['another institution’s worker', { workerId: 'bangban' }, 'not-our-worker'],
  ] as const)('%s is refused and changes nothing', async (_, more, refused) => {
    const c = await posted(await running())
    const input = { ...work(c), ...more } as NewRecord
    if (more && 'workerId' in more) input.workerId = w.district.people['manager-bangban']!
    if ('lineId' in more && more.lineId === 'post') input.lineId = c.post
    expect(code(await addServiceRecord(await w.as('worker-tongxin'), input))).toBe(refused)
    expect(await hours(await w.as('officer'), { contractIds: [c.id] })).toEqual([])
  })

  test('a long day is of a person, over all records of it, and asks for a word with the record that makes it long, or with its correction', async () => {
    const c = await posted(await running())
    at('2026-03-08T20:00:00+08:00')
    const worker = await w.as('worker-tongxin')
    const long = (more: Partial<NewRecord>) => work(c, { servedOn: day('2026-03-08'), note: undefined, ...more })
    const { id } = good(await addServiceRecord(worker, long({ minutes: 600 })))
    good(await addServiceRecord(worker, long({ minutes: 120 })))
    const more = await addServiceRecord(worker, long({ minutes: 1 }))
    expect(isRefusal(more) && [more.code, Object.keys(more.fields ?? {})]).toEqual(['long-day', ['note']])
    good(await addServiceRecord(worker, long({ minutes: 1, note: '防汛值守' })))
    const r = good(await serviceRecord(worker, id))
    const same = { ...r, deliverableId: undefined, communityId: r.communityId ?? undefined, recordId: id, reason: '记错了' }
    expect(code(await correctRecord(worker, { ...same, minutes: 610, note: undefined }))).toBe('long-day')
    good(await correctRecord(worker, { ...same, minutes: 610, note: '防汛值守' }))
    // Another person's day is their own.
    good(await addServiceRecord(await w.as('worker2-tongxin'), long({ minutes: 600 })))
  })

  test('a worker records only their own work, a manager anybody’s, another institution nothing', async () => {
    const c = await posted(await running())
    const other = w.district.people['worker2-tongxin']!
    expect(code(await addServiceRecord(await w.as('worker-tongxin'), work(c, { workerId: other })))).toBe('not-our-worker')
    good(await addServiceRecord(await w.as('manager-tongxin'), work(c, { workerId: other })))
    expect(code(await addServiceRecord(await w.as('manager-bangban'), work(c)))).toBe('not-your-record')
  })

  test('the same form sent twice is one record', async () => {
    const c = await posted(await running())
    const twice = { ...(await w.as('worker-tongxin')), once: `double-click-${c.id}` }
    const [a, b] = await Promise.all([addServiceRecord(twice, work(c, { minutes: 15 })), addServiceRecord(twice, work(c, { minutes: 15 }))])
    expect(good(b).id).toBe(good(a).id)
    expect(good(await serviceRecords(twice, { contractId: c.id })).total).toBe(1)
  })

  test('a correction keeps both versions and moves the totals; a stale page changes nothing; after hand-in it is refused', async () => {
    const c = await posted(await running())
    const worker = await w.as('worker-tongxin')
    const { id } = good(await addServiceRecord(worker, work(c, { minutes: 30, units: 1 })))
    const change = { ...work(c, { minutes: 40, units: 1, category: 'indirect' as const }), recordId: id, reason: '少记了路上的时间' }
    good(await correctRecord(worker, { ...change, version: 1 }))
    expect((await hours(worker, { contractIds: [c.id] })).map((h) => [h.category, h.minutes])).toEqual([['indirect', 40]])
    expect((await editionsOf(worker, id)).map((e) => [e.version, e.content.minutes, e.reason])).toEqual([[1, 30, '少记了路上的时间']])
    expect(code(await correctRecord(worker, { ...change, minutes: 50, version: 1 }))).toBe('stale')
    expect(code(await correctRecord(worker, { ...change, version: 2 }))).toBe('nothing-changed')
    expect(code(await correctRecord(await w.as('worker2-tongxin'), { ...change, minutes: 50, version: 2 }))).toBe('not-your-record')
    at('2026-04-01T00:00:01+08:00')
    good(await handInPeriod(await w.as('manager-tongxin'), { contractId: c.id, period: 'm01' }))
    expect(code(await correctRecord(await w.as('worker-tongxin'), { ...change, minutes: 50, version: 2 }))).toBe('period-closed')
    expect(code(await addServiceRecord(await w.as('worker-tongxin'), work(c)))).toBe('period-closed')
    expect(good(await serviceRecord(worker, id)).minutes).toBe(40)
  })

  test('a record that was entered twice is struck out and counts nowhere', async () => {
    const c = await posted(await running())
    const worker = await w.as('worker-tongxin')
    const { id } = good(await addServiceRecord(worker, work(c, { minutes: 10 })))
    good(await correctRecord(worker, { ...work(c), recordId: id, reason: '重复', strike: true, version: 1 }))
    expect(good(await serviceRecords(worker, { contractId: c.id })).total).toBe(0)
    expect(await hours(worker, { contractIds: [c.id] })).toEqual([])
    expect(code(await correctRecord(worker, { ...work(c), recordId: id, reason: '再来', version: 2 }))).toBe('already-struck')
  })
  test('what was written in a struck record is for the manager of the institution alone', async () => {
    const c = await posted(await running())
    const worker = await w.as('worker-tongxin')
    const { id } = good(await addServiceRecord(worker, work(c, { minutes: 10, note: '不该写在这里的话' })))
    const noteFor = async (who: string) => good(await serviceRecord(await w.as(who), id)).note
    expect(await noteFor('officer')).toBe('不该写在这里的话')
    good(await correctRecord(worker, { ...work(c), recordId: id, reason: '写错了', strike: true, version: 1 }))
    for (const who of ['officer', 'head', 'approver', 'auditor', 'evaluator', 'worker-tongxin']) {
      expect([who, await noteFor(who)]).toEqual([who, null])
      for (const path of [`/delivery/records/${id}`, `/delivery/records?contract=${c.id}&format=csv`, '/search?q=不该写在这里'])
        expect([
          who,
          path,
          (await (await w.get(who, path)).text()).replace(/<input[^>]*>|<title>.*?<\/title>/g, '').includes('不该写在这里的话'),
        ]).toEqual([who, path, false])
    }
    expect(await noteFor('manager-tongxin')).toBe('不该写在这里的话')
    // Nor is it taken away among one's own data: neither the record nor what it said before, and not by whoever wrote it for a colleague.
    const other = good(await addServiceRecord(worker, work(c, { minutes: 10, note: '不该写在这里的话（一）' })))
    good(await correctRecord(worker, { ...work(c, { note: '不该写在这里的话（二）' }), recordId: other.id, reason: '改备注', version: 1 }))
    good(await correctRecord(worker, { ...work(c), recordId: other.id, reason: '写错了', strike: true, version: 2 }))
    for (const path of ['/account/data.json', '/account/data'])
      expect([path, (await (await w.get('worker-tongxin', path)).text()).includes('不该写在这里的话')]).toEqual([path, false])
  })
})

describe('what a record counts for', () => {
  test('an event of one minute and nobody completes no unit, and every wrong field is said at once', async () => {
    const c = await posted(await running())
    const no = await addServiceRecord(await w.as('worker-tongxin'), work(c, { minutes: 1, people: 0, units: 1 }))
    expect([code(no), Object.keys((no as Refusal).fields!).sort()]).toEqual(['record-wrong', ['minutes', 'people']])
  })

  test('what hangs on a struck record is seen by its institution alone, which takes it away and adds nothing', async () => {
    const c = await posted(await running())
    const worker = await w.as('worker-tongxin')
    const { id } = good(await addServiceRecord(worker, work(c)))
    const noFor = async (who: string) => {
      const ctx = await w.as(who)
      return noOf(ctx, await heldByRecord(ctx, good(await serviceRecord(await w.as('manager-tongxin'), id))))
    }
    expect((await noFor('officer')).see).toBeUndefined()
    good(await correctRecord(worker, { ...work(c), recordId: id, reason: '写错了', strike: true, version: 1 }))
    for (const who of ['officer', 'head', 'auditor', 'approver', 'manager-bangban'])
      expect([who, code((await noFor(who)).see)]).not.toEqual([who, 'done'])
    const { see, add, remove } = await noFor('manager-tongxin')
    expect([see, code(add), remove]).toEqual([undefined, 'files-closed', undefined])
  })

  test('direct work with nobody asks for a number or a word, and nothing else does', async () => {
    const c = await posted(await running())
    const worker = await w.as('worker-tongxin')
    const nobody = (over: object) =>
      addServiceRecord(worker, work(c, { minutes: 60, people: 0, units: 0, what: 'other', note: undefined, lineId: c.post, ...over }))
    const no = await nobody({})
    expect([code(no), Object.keys((no as Refusal).fields!)]).toEqual(['direct-with-nobody', ['people']])
    expect(code(await nobody({ note: '敲门无人应' }))).toBe('done')
    expect(code(await nobody({ category: 'planning' }))).toBe('done')
  })

  test('work of one line counts in a community that only another line names, and in none that no line does', async () => {
    const [near, next, far] = w.district.communities as [string, string, string]
    const own = { 大型活动: [near], 小型活动: [near], 社区社工: [near], 个案: [next], 小组: [next] }
    const c = await posted(await running('2026-03-01', {}, 3, own))
    const worker = await w.as('worker-tongxin')
    const { id } = good(await addServiceRecord(worker, work(c, { communityId: next })))
    expect(good(await serviceRecord(worker, id)).notCounted).toBeNull()
    // It is bought for the purchase, and this contract does not serve it.
    expect(code(await addServiceRecord(worker, work(c, { communityId: far })))).toBe('other-community')
  })
  test('work in other communities is refused with those of the contract, or kept and counted nowhere', async () => {
    w.clock.set('2026-03-01T09:00:00+08:00')
    const c = await posted(await running('2026-03-01', {}, 3))
    const worker = await w.as('worker-tongxin')
    const far = w.district.communities[5]!
    const no = await addServiceRecord(worker, work(c, { communityId: far }))
    expect([code(no), (no as Refusal).fields!.communityId!.zh]).toEqual(['other-community', expect.stringContaining('东园社区')])
    const { id } = good(await addServiceRecord(worker, work(c, { communityId: far, outside: true })))
    expect(good(await serviceRecord(worker, id)).notCounted).toBe('outside-contract')
    expect([await hours(worker, { contractIds: [c.id] }), await unitTotals(worker, { contractIds: [c.id] })]).toEqual([[], []])
    expect(good(await serviceRecords(worker, { contractId: c.id })).total).toBe(0)
    expect(good(await serviceRecords(worker, { contractId: c.id, counts: 'no' })).total).toBe(1)
    // Put right, it counts; marked again, it counts nowhere again.
    const right = { ...work(c), recordId: id, reason: '选错了社区' }
    good(await correctRecord(worker, { ...right, version: 1 }))
    expect((await hours(worker, { contractIds: [c.id] })).map((h) => h.minutes)).toEqual([5])
    good(await correctRecord(worker, { ...right, outside: true, version: 2 }))
    expect(await hours(worker, { contractIds: [c.id] })).toEqual([])
  })

  test('only who stands at a post of the contract that day records for it; a manager picks somebody who does', async () => {
    const c = await running()
    await posted(c, ['worker-tongxin'])
    expect(code(await addServiceRecord(await w.as('worker2-tongxin'), work(c)))).toBe('not-appointed')
    const other = w.district.people['worker2-tongxin']!
    const no = await addServiceRecord(await w.as('manager-tongxin'), work(c, { workerId: other }))
    expect([code(no), (no as Refusal).fields!.workerId!.zh]).toEqual(['not-appointed', expect.stringContaining('何社工')])
    good(await addServiceRecord(await w.as('manager-tongxin'), work(c, { workerId: w.district.people['worker-tongxin']! })))
  })

  test('never more units than were bought, however many are recorded at once', async () => {
    const c = await running()
    await posted(c, ['worker-tongxin'])
    const worker = await w.as('worker-tongxin')
    const each = work(c, { units: 1, minutes: 30 })
    for (const x of await Promise.all(Array.from({ length: 10 }, () => addServiceRecord(worker, each)))) good(x)
    w.clock.set('2026-04-01T08:00:00+08:00')
    const manager = await w.as('manager-tongxin')
    const handed = await Promise.all([1, 2, 3].map(() => handInPeriod(manager, { contractId: c.id, period: 'm01' })))
    expect(handed.map(code).sort()).toEqual(['already-handed-in', 'already-handed-in', 'done'])
    const [a] = await acceptances(manager, { contractIds: [c.id] })
    // Ten recorded, seven bought.
    expect(a!.lines.find((l) => l.lineId === c.events)).toMatchObject({ claimed: of(7, 7), counted: '7', outOf: '7' })
    const behind = await recordedWithin(manager, { contractId: c.id, from: a!.periodFrom, to: a!.periodTo })
    const list = good(await serviceRecords(manager, { contractId: c.id, from: a!.periodFrom, to: a!.periodTo, lineId: c.events }))
    expect([behind.map((r) => [r.lineId, r.records, r.units]), list.total]).toEqual([[[c.events, 10, 10]], 10])
  })
})

test('a month in which a contract ended early claims the days it was served, not the whole month', async () => {
  const c = await running('2026-03-01', { mayEndEarly: 'both', endNoticeDays: 10 })
  await staff(c, 14)
  const { version } = (await contract(await w.as('operator'), c.id))!
  good(await endEarly(await w.as('manager-tongxin'), { contractId: c.id, reason: '停办', lastOn: day('2026-04-10'), version }))
  at('2026-04-02T08:00:00+08:00')
  good(await handInPeriod(await w.as('manager-tongxin'), { contractId: c.id, period: 'm01' }))
  at('2026-04-11T08:00:00+08:00')
  await contractsDue(await w.as('clock'))
  const manager = await w.as('manager-tongxin')
  good(await handInPeriod(manager, { contractId: c.id, period: 'm02' }))
  const claimed = (await acceptances(manager, { contractIds: [c.id] })).map((a) => [
    a.period,
    a.periodTo.toString(),
    share(a.lines.find((l) => l.lineId === c.post)!.claimed),
  ])
  // Fourteen posts on 10 of the 30 days of April.
  expect(claimed.sort()).toEqual([
    ['m01', '2026-03-31', '1'],
    ['m02', '2026-04-10', '1/3'],
  ])
})

// Only a database with several sessions lets two people be in the middle of something.
describe.runIf(process.env.TANDEM_TEST_DATABASE === 'postgres')(
  'what a hand-in sums does not change between the sum and the hand-in',
  () => {
    /** Somebody else is in the middle of a change of this row; who needs it waits until they are done. */
    const whileTaken = async (
      table: 'unit_totals' | 'service_records' | 'appointments',
      id: string,
      work: () => Promise<unknown>[],
    ): Promise<unknown[]> => {
      const taken = Promise.withResolvers<void>()
      const done = Promise.withResolvers<void>()
      const other = w.database.db.transaction().execute(async (tx) => {
        await sql`select 1 from ${sql.table(table)} where ${sql.ref(table === 'unit_totals' ? 'contract_id' : 'id')} = ${id} for update`.execute(
          tx,
        )
        taken.resolve()
        await done.promise
      })
      await taken.promise
      const both = work()
      await new Promise((r) => setTimeout(r, 500))
      done.resolve()
      await other
      return await Promise.all(both)
    }
    const event = (c: { id: string; events: string }) => work(c, { units: 1, minutes: 30, servedOn: day('2026-03-20') })
    const later = <T>(work: () => Promise<T>): Promise<T> => new Promise((r) => setTimeout(r, 150)).then(work)
    const handIn = async (c: { id: string }) => await handInPeriod(await w.as('manager-tongxin'), { contractId: c.id, period: 'm01' })
    const eventsOf = async (c: { id: string; events: string }) => {
      const manager = await w.as('manager-tongxin')
      const [a] = await acceptances(manager, { contractIds: [c.id] })
      const units = (await unitTotals(manager, { contractIds: [c.id] })).filter((u) => u.lineId === c.events)
      return {
        claimed: a!.lines.find((l) => l.lineId === c.events)?.counted ?? '0',
        recorded: String(units.reduce((n, u) => n + u.units, 0)),
      }
    }

    test.each(['corrected', 'struck'] as const)('a record that is %s', async (how) => {
      const c = await posted(await running(), ['worker-tongxin'])
      at('2026-03-20T20:00:00+08:00')
      const worker = await w.as('worker-tongxin')
      const { id } = good(await addServiceRecord(worker, event(c)))
      good(await addServiceRecord(worker, event(c)))
      at('2026-04-01T08:00:00+08:00')
      const evening = await w.as('worker-tongxin')
      const change = { ...event(c), units: 0, recordId: id, reason: '多记了一场', version: 1, strike: how === 'struck' }
      const [corrected] = await whileTaken('service_records', id, () => [correctRecord(evening, change), later(() => handIn(c))])
      expect(code(corrected)).toBe('done')
      expect(await eventsOf(c)).toEqual({ claimed: '1', recorded: '1' })
    })

    test('a record that is added', async () => {
      const c = await posted(await running(), ['worker-tongxin'])
      at('2026-03-20T20:00:00+08:00')
      good(await addServiceRecord(await w.as('worker-tongxin'), event(c)))
      at('2026-04-01T08:00:00+08:00')
      const evening = await w.as('worker-tongxin')
      const more = event(c)
      await whileTaken('unit_totals', c.id, () => [addServiceRecord(evening, more), later(() => handIn(c))])
      expect(await eventsOf(c)).toEqual({ claimed: '2', recorded: '2' })
    })

    test.each(['followed by somebody', 'gone'] as const)('somebody at a post who is %s', async (how) => {
      const c = await running()
      await staff(c, 1)
      const [first] = await appointments(await w.as('officer'), { contractIds: [c.id] })
      at('2026-04-01T08:00:00+08:00')
      const manager = await w.as('manager-tongxin')
      const next = { contractId: c.id, lineId: c.post, workerName: `补位的社工${c.id.slice(-4)}`, grade: 'assistant' as const }
      const change = () =>
        how === 'gone'
          ? endAppointment(manager, { appointmentId: first!.id, lastOn: day('2026-03-10'), reason: '离职', version: 1 })
          : appointWorker(manager, {
              ...next,
              competition: '公开竞聘',
              share: '0.5',
              fromOn: day('2026-03-16'),
              replacesId: first!.id,
              enteredReason: '到岗当天没有及时登记。',
            })
      const [changed] = await whileTaken('appointments', first!.id, () => [change(), later(() => handIn(c))])
      expect(code(changed)).toBe('done')
      const [a] = await acceptances(manager, { contractIds: [c.id] })
      const days = async () => (await occupancy(manager, c.id, { from: day('2026-03-01'), to: day('2026-03-31') }))[0]!.postDaysOccupied
      expect(a!.lines.find((l) => l.lineId === c.post)!.counted).toBe(await days())
    })
  },
)

describe('errands of the purchaser', () => {
  test('a month exactly at the cap is within it, a minute more is an alarm on the purchaser when the month is over', async () => {
    const c = await posted(await running())
    const worker = await w.as('worker2-tongxin')
    const manager = await w.as('manager-tongxin')
    // 100 of 1000 minutes are the 10 % of the contract.
    good(await addServiceRecord(worker, work(c, { minutes: 900, servedOn: day('2026-03-01'), note: '搬家，全天' })))
    at('2026-03-31T20:00:00+08:00')
    const evening = await w.as('worker2-tongxin')
    good(await addServiceRecord(evening, work(c, { minutes: 100, category: 'errand', askedBy: 'purchaser', servedOn: day('2026-03-31') })))
    const alarms = async () =>
      (await dutiesOf(manager, { contractIds: [c.id], kinds: ['errand-cap'], open: true })).map((d) => [
        d.debtor,
        d.subjectId,
        d.dueOn?.toString(),
      ])
    at('2026-04-01T00:00:01+08:00')
    await takeDue(await w.as('clock'))
    expect(await alarms()).toEqual([])
    good(
      await addServiceRecord(
        await w.as('worker2-tongxin'),
        work(c, { minutes: 1, category: 'errand', askedBy: 'host-unit', servedOn: day('2026-03-31') }),
      ),
    )
    // Five working days after Wednesday 1 April; 6 April is the Qingming holiday of 2026: 2, 3, 7, 8, 9.
    expect(await alarms()).toEqual([['purchaser', '2026-03', '2026-04-09']])
    expect((await errandShare(await w.as('officer'), c.id))[0]!.overCap).toBe(true)
    // What nobody asked for is no errand: whose cap it would count against is asked, not guessed.
    for (const askedBy of ['own-plan', 'resident'] as const) {
      const own = await addServiceRecord(evening, work(c, { minutes: 1, category: 'errand', askedBy, servedOn: day('2026-03-31') }))
      expect([code(own), Object.keys((own as Refusal).fields ?? {})]).toEqual(['errand-of-nobody', ['askedBy']])
    }
    expect(code(await answerErrands(await w.as('manager-tongxin'), { contractId: c.id, month: '2026-03', answer: '不归我' }))).toBe(
      'not-your-role',
    )
    good(await answerErrands(await w.as('officer'), { contractId: c.id, month: '2026-03', answer: '三月换届，以后不再交办' }))
    expect(await alarms()).toEqual([])
  })
})

describe('acceptance of a period', () => {
  async function handedIn(more = {}): Promise<{ c: Awaited<ReturnType<typeof running>>; id: string }> {
    const c = await running('2026-03-01', more)
    await posted(c, ['worker-tongxin'])
    await staff(c, 13)
    await staff(c, 1, { share: '0.99', workerName: `半职 ${c.id}` })
    const worker = await w.as('worker-tongxin')
    for (const lineId of [c.events, c.events, c.cases]) good(await addServiceRecord(worker, work(c, { lineId, units: 1, minutes: 30 })))
    at('2026-04-01T08:00:00+08:00')
    const { id } = good(await handInPeriod(await w.as('manager-tongxin'), { contractId: c.id, period: 'm01' }))
    return { c, id }
  }
  const read = async (id: string) => (await acceptances(await w.as('operator'), { ids: [id] }))[0]!

  test('a month is handed in once it is over, once, by the institution; what is claimed is counted', async () => {
    const { c, id } = await handedIn()
    const a = await read(id)
    // Two of seven large events, one of seven cases, every post-day.
    expect(Object.fromEntries(a.lines.map((l) => [l.instalmentKey, [share(l.claimed), l.counted, l.outOf]]))).toEqual({
      [`${c.post}:m01`]: ['1', '434', '434'],
      [`${c.events}:units`]: ['2/7', '2', '7'],
      [`${c.cases}:units`]: ['1/7', '1', '7'],
    })
    expect([a.handedInOn.toString(), a.dueOn.toString(), a.state]).toEqual(['2026-04-01', '2026-04-13', 'handed-in'])
    const manager = await w.as('manager-tongxin')
    expect(code(await handInPeriod(manager, { contractId: c.id, period: 'm01' }))).toBe('already-handed-in')
    expect(code(await handInPeriod(manager, { contractId: c.id, period: 'm02' }))).toBe('period-not-over')
    expect(code(await handInPeriod(manager, { contractId: c.id, period: 'm13' }))).toBe('no-period')
    expect(code(await handInPeriod(await w.as('worker-tongxin'), { contractId: c.id, period: 'm01' }))).toBe('not-your-role')
    const duties = await dutiesOf(manager, { contractIds: [c.id] })
    expect(duties.find((d) => d.kind === 'hand-in' && d.subjectId === 'm01')!.state).toBe('done')
    expect(duties.filter((d) => d.state === 'open' && ['accept', 'invite-residents'].includes(d.kind)).map((d) => d.debtor)).toEqual([
      'purchaser',
      'purchaser',
    ])
  })

  test('without residents the purchaser gives a reason; with them it accepts, in part with reasons, and the dispute is settled later', async () => {
    const { c, id } = await handedIn()
    const officer = await w.as('officer')
    const bare = await acceptPeriod(officer, { acceptanceId: id, version: 1 })
    expect((bare as Refusal).fields?.noOpinionReason?.en).toContain('No resident')
    good(
      await hearResidents(await w.as('committee'), {
        acceptanceId: id,
        how: 'meeting',
        satisfied: 18,
        neutral: 3,
        dissatisfied: 1,
        heardOn: day('2026-04-01'),
      }),
    )
    expect(
      code(
        await hearResidents(officer, {
          acceptanceId: id,
          how: 'meeting',
          satisfied: 1,
          neutral: 0,
          dissatisfied: 0,
          heardOn: day('2026-04-01'),
        }),
      ),
    ).toBe('not-your-role')
    const events = `${c.events}:units`
    const wrong = await acceptPeriod(officer, {
      acceptanceId: id,
      uncheckedReason: '签到表还没有送到',
      version: 1,
      lines: [{ instalmentKey: events, accepted: '1/7' }],
    })
    expect(Object.keys((wrong as Refusal).fields!)).toHaveLength(1)
    expect(
      code(
        await acceptPeriod(officer, {
          acceptanceId: id,
          uncheckedReason: '签到表还没有送到',
          version: 1,
          lines: [{ instalmentKey: events, accepted: '3/7', reason: '多给' }],
        }),
      ),
    ).toBe('accept-wrong')
    expect(
      code(
        await acceptPeriod(officer, {
          acceptanceId: id,
          uncheckedReason: '签到表还没有送到',
          version: 9,
          lines: [{ instalmentKey: events, accepted: '1/7', reason: '一场不足二百人' }],
        }),
      ),
    ).toBe('stale')
    good(
      await acceptPeriod(officer, {
        acceptanceId: id,
        uncheckedReason: '签到表还没有送到',
        version: 1,
        lines: [{ instalmentKey: events, accepted: '1/7', reason: '一场不足二百人' }],
      }),
    )
    const partly = await read(id)
    expect([partly.state, partly.by, partly.acceptedOn!.toString(), partly.stalled]).toEqual([
      'partly-accepted',
      'purchaser',
      '2026-04-01',
      false,
    ])
    expect(partly.lines.find((l) => l.instalmentKey === events)!).toMatchObject({
      claimed: of(2, 7),
      accepted: of(1, 7),
      disputedReason: '一场不足二百人',
    })
    expect(
      code(await settleDispute(await w.as('manager-bangban'), { acceptanceId: id, instalmentKey: events, note: '外人', version: 2 })),
    ).toBe('not-a-party')
    expect(code(await settleDispute(officer, { acceptanceId: id, instalmentKey: `${c.cases}:units`, note: '没争议', version: 2 }))).toBe(
      'nothing-disputed',
    )
    good(await settleDispute(officer, { acceptanceId: id, instalmentKey: events, note: '核对了签到照片', version: 2 }))
    expect([(await read(id)).state, share((await read(id)).lines.find((l) => l.instalmentKey === events)!.accepted!)]).toEqual([
      'accepted',
      '2/7',
    ])
  })

  test('what the institution gives up may be done again and claimed later', async () => {
    const { c, id } = await handedIn()
    const events = `${c.events}:units`
    good(
      await acceptPeriod(await w.as('officer'), {
        acceptanceId: id,
        version: 1,
        uncheckedReason: '签到表还没有送到',
        noOpinionReason: '四月一并听取',
        lines: [{ instalmentKey: events, accepted: '1/7', reason: '一场不足二百人' }],
      }),
    )
    good(await settleDispute(await w.as('manager-tongxin'), { acceptanceId: id, instalmentKey: events, note: '改期重办', version: 2 }))
    expect((await read(id)).lines.find((l) => l.instalmentKey === events)!).toMatchObject({
      claimed: of(1, 7),
      accepted: of(1, 7),
      givenUp: of(1, 7),
    })
    good(await addServiceRecord(await w.as('worker-tongxin'), work(c, { servedOn: day('2026-04-01'), units: 6, minutes: 180 })))
    at('2026-05-01T08:00:00+08:00')
    const { id: april } = good(await handInPeriod(await w.as('manager-tongxin'), { contractId: c.id, period: 'm02' }))
    // Eight were held in all, one of them given up: six more make the seven that were bought.
    expect(share((await read(april)).lines.find((l) => l.instalmentKey === events)!.claimed)).toBe('6/7')
  })

  test('silence accepts after the last day, over a holiday and at midnight, as of that day', async () => {
    // Ten days from 1 April reach over Qingming (4 to 6 April) to the 11th: days, not working days. That is a Saturday, so the 13th.
    const { c, id } = await handedIn()
    at('2026-04-13T23:59:59+08:00')
    await takeDue(await w.as('clock'))
    expect((await read(id)).state).toBe('handed-in')
    at('2026-04-14T00:00:00+08:00')
    // The day decides, not the job: a second after midnight is too late even before the job has run.
    expect(
      code(
        await acceptPeriod(await w.as('officer'), {
          acceptanceId: id,
          version: 1,
          uncheckedReason: '签到表还没有送到',
          noOpinionReason: '迟了',
        }),
      ),
    ).toBe('silence-accepted')
    await takeDue(await w.as('clock'))
    const a = await read(id)
    expect([a.state, a.by, a.acceptedOn!.toString(), a.stalled, a.lines.every((l) => share(l.accepted!) === share(l.claimed))]).toEqual([
      'accepted',
      'silence',
      '2026-04-13',
      true,
      true,
    ])
    expect(await dutiesOf(await w.as('clock'), { contractIds: [c.id], kinds: ['accept'], open: true })).toEqual([])
  })

  test('where silence does not accept, the period stays open and is marked as stalled', async () => {
    const { id } = await handedIn({ silenceMeansAcceptance: false })
    at('2026-04-20T09:00:00+08:00')
    await takeDue(await w.as('clock'))
    expect([(await read(id)).state, (await read(id)).stalled]).toEqual(['handed-in', true])
    good(
      await acceptPeriod(await w.as('officer'), {
        acceptanceId: id,
        version: 1,
        uncheckedReason: '签到表还没有送到',
        noOpinionReason: '居民会议改期',
      }),
    )
    expect([(await read(id)).state, (await read(id)).stalled, (await read(id)).acceptedOn!.toString()]).toEqual([
      'accepted',
      true,
      '2026-04-20',
    ])
  })

  test('a returned month opens its records, and is handed in again with a new clock', async () => {
    const { c, id } = await handedIn()
    good(await returnPeriod(await w.as('head'), { acceptanceId: id, reason: '个案少了记录', version: 1 }))
    expect(code(await returnPeriod(await w.as('head'), { acceptanceId: id, reason: '再退', version: 2 }))).toBe('wrong-state')
    good(await addServiceRecord(await w.as('worker-tongxin'), work(c, { lineId: c.cases, units: 1, minutes: 30 })))
    at('2026-04-05T09:00:00+08:00')
    good(await handInPeriod(await w.as('manager-tongxin'), { contractId: c.id, period: 'm01', version: 2 }))
    const a = await read(id)
    expect([a.times, a.dueOn.toString(), share(a.lines.find((l) => l.lineId === c.cases)!.claimed)]).toEqual([2, '2026-04-15', '2/7'])
  })

  test('who saw an older version is told so at every verb, and what is refused names its period and who was stopped', async () => {
    const { c, id } = await handedIn()
    const [head, manager] = [await w.as('head'), await w.as('manager-tongxin')]
    const noOpinionReason = '四月一并听取'
    expect(code(await acceptPeriod(head, { acceptanceId: id, version: 9, noOpinionReason }))).toBe('stale')
    expect(code(await returnPeriod(head, { acceptanceId: id, reason: '个案少了记录', version: 9 }))).toBe('stale')
    expect(code(await returnPeriod(manager, { acceptanceId: id, reason: '自己退回', version: 1 }))).toBe('not-your-role')
    good(await returnPeriod(head, { acceptanceId: id, reason: '个案少了记录', version: 1 }))
    expect(code(await handInPeriod(manager, { contractId: c.id, period: 'm01', version: 1 }))).toBe('stale')
    good(await handInPeriod(manager, { contractId: c.id, period: 'm01', version: 2 }))
    expect(code(await handInPeriod(manager, { contractId: c.id, period: 'm01', version: 3 }))).toBe('already-handed-in')
    const log = (await historyOf(await w.as('operator'), { subjectId: id })).map(
      (e) => `${e.action} ${String(e.facts.period)} ${e.outcome}`,
    )
    expect(log.sort()).toEqual([
      'delivery.accept m01 stale',
      'delivery.hand-in m01 already-handed-in',
      'delivery.hand-in m01 done',
      'delivery.hand-in m01 done',
      'delivery.hand-in m01 stale',
      'delivery.return m01 done',
      'delivery.return m01 not-your-role',
      'delivery.return m01 stale',
    ])
  })

  test('two lines in dispute: the period is accepted when the last of them is settled, each once', async () => {
    const { c, id } = await handedIn()
    const [officer, manager] = [await w.as('officer'), await w.as('manager-tongxin')]
    const [events, cases] = [`${c.events}:units`, `${c.cases}:units`]
    const lines = [
      { instalmentKey: events, accepted: '1/7', reason: '一场不足二百人' },
      { instalmentKey: cases, accepted: '0', reason: '没有结案记录' },
    ]
    good(
      await acceptPeriod(officer, {
        acceptanceId: id,
        version: 1,
        uncheckedReason: '签到表还没有送到',
        noOpinionReason: '四月一并听取',
        lines,
      }),
    )
    // Each line has a form of its own, and what is wrong in one is said there.
    const idsOf = (page: string) => [...page.matchAll(/ id="([^"]*)"/g)].map((m) => m[1]!)
    const shown = await (await w.get('officer', `/delivery/acceptances/${id}`, { lang: 'en' })).text()
    expect(idsOf(shown).filter((x, i, all) => all.indexOf(x) !== i)).toEqual([])
    const wrong = await w.post('officer', `/delivery/acceptances/${id}/settle`, {
      ...{ instalmentKey: cases, accepted: '999', note: '核对了记录', _version: '2', _once: crypto.randomUUID() },
    })
    const again = await wrong.text()
    expect([wrong.status, idsOf(again).filter((x, i, all) => all.indexOf(x) !== i)]).toEqual([422, []])
    expect(again.match(/value="999"/g)).toHaveLength(1)
    const settle = (ctx: typeof officer, instalmentKey: string, version: number) =>
      settleDispute(ctx, { acceptanceId: id, instalmentKey, note: '核对了签到照片', version })
    expect(good(await settle(officer, events, 2)).settled).toBe(false)
    expect((await read(id)).state).toBe('partly-accepted')
    expect(code(await settle(manager, cases, 2))).toBe('stale')
    expect(code(await settle(manager, events, 3))).toBe('nothing-disputed')
    expect(code(await settle(await w.as('worker-tongxin'), cases, 3))).toBe('not-a-party')
    expect(code(await settle(await w.as('public'), cases, 3))).toBe('sign-in-first')
    expect(good(await settle(manager, cases, 3)).settled).toBe(true)
    expect((await read(id)).state).toBe('accepted')
    expect(code(await settle(manager, cases, 4))).toBe('nothing-disputed')
  })

  test('the same hand-in sent twice is one', async () => {
    const c = await running()
    at('2026-04-01T08:00:00+08:00')
    const twice = { ...(await w.as('manager-tongxin')), once: `hand-in-${c.id}` }
    const [a, b] = await Promise.all([
      handInPeriod(twice, { contractId: c.id, period: 'm01' }),
      handInPeriod(twice, { contractId: c.id, period: 'm01' }),
    ])
    expect(good(b).id).toBe(good(a).id)
    expect(await acceptances(twice, { contractIds: [c.id] })).toHaveLength(1)
  })
})
