import { dutiesOf } from '#contracts'
import { day, type Id, isRefusal, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, good, type World, world } from '#testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addServiceRecord } from './add-service-record.ts'
import { appointWorker, type NewAppointment } from './appoint-worker.ts'
import { correctFirstDay, type FirstDay } from './correct-first-day.ts'
import { endAppointment } from './end-appointment.ts'
import { handInPeriod } from './hand-in-period.ts'
import { appointments, occupancy } from './occupancy.ts'
import { withdrawAppointment } from './withdraw-appointment.ts'

/** A contract of one post from 1 March 2026; its vacancies are to be filled within thirty days. */
let w: World
let id: string
let line: Id<'line'>
const said = (x: unknown) => (isRefusal(x) ? x.code : 'done')
const on = (d: string) => w.clock.set(`${d}T09:00:00+08:00`)
beforeAll(async () => {
  w = await world('2026-02-20T09:00:00+08:00')
})
const contracted = async (startsOn = '2026-03-01') => {
  on('2026-02-20')
  line = newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社区社工', communityIds: w.district.communities.slice(0, 1) }))
  const post = { id: line, kind: 'post' as const, title: '社工', posts: 1, months: 12, grade: 'any' as const, amount: yuan('120000') }
  const text = { purchaseId: p.id, providerId: w.district.institutions.tongxin, startsOn: day(startsOn), noTenderReason: '续签第二年' }
  const terms = { vacancyDays: 30 }
  id = good(
    await directContract(w, officer, {
      ...{ ...text, terms, lines: [{ ...post, hangsOn: null, communityIds: w.district.communities.slice(0, 1) }] },
    }),
  ).id
  await bothSign(w, id)
  on('2026-03-01')
  await w.runJobs()
}
beforeEach(() => contracted())
afterAll(() => w.close())

const manager = () => w.as('manager-tongxin')
const appoints = async (workerName: string, fromOn: string, more: Partial<NewAppointment> = {}) =>
  good(
    await appointWorker(await manager(), {
      ...{ contractId: id, lineId: line, workerName, grade: 'assistant' as const, competition: '公开竞聘', fromOn: day(fromOn) },
      ...more,
    }),
  ).id
const the = async (a: string) => (await appointments(await manager(), { id: a }))[0]!
const corrects = async (a: string, fromOn: string, more: Partial<FirstDay> = {}, who = 'manager-tongxin') =>
  said(
    await correctFirstDay(await w.as(who), {
      ...{ appointmentId: a, fromOn: day(fromOn), reason: '劳动合同写的是这一天', version: (await the(a)).version },
      ...more,
    }),
  )
const withdraws = async (a: string, predecessorFollows = false, who = 'manager-tongxin') =>
  said(
    await withdrawAppointment(await w.as(who), {
      ...{ appointmentId: a, reason: '没有来报到', predecessorFollows, version: (await the(a)).version },
    }),
  )
const duties = async () =>
  (await dutiesOf(await w.as('officer'), { contractIds: [id], kinds: ['fill-vacancy'] }))
    .filter((d) => d.state !== 'void')
    .map((d) => [d.subjectId.split(':')[1], d.state, d.dueOn?.toString(), d.fulfilledOn?.toString() ?? null])
const occupied = async (from: string, to: string) =>
  (await occupancy(await w.as('officer'), id, { from: day(from), to: day(to) }))[0]!.postDaysOccupied
const page = async (who: string, path = `/delivery/${id}/posts`) => (await (await w.get(who, path)).text()).replace(/<[^>]+>/g, ' ')

test('a first day that was typed too early is put right: days, vacancy and its duty are counted anew, and both days stand before both sides', async () => {
  on('2026-03-06')
  const a = await appoints('社工甲0', '2026-03-03')
  expect(await duties()).toEqual([['2026-03-01', 'done', '2026-03-31', '2026-03-03']])
  on('2026-04-20')
  expect(await occupied('2026-03-01', '2026-03-31')).toBe('29')
  expect(await corrects(a, '2026-04-10', {}, 'officer')).toBe('not-your-role')
  expect(await corrects(a, '2026-04-10', {}, 'manager-bangban')).toBe('not-your-record')
  expect(await corrects(a, '2026-04-10')).toBe('done')
  expect(await occupied('2026-03-01', '2026-03-31')).toBe('0')
  // Filled on 10 April where 31 March was the last day: late, and no day more because it only shows now.
  expect(await duties()).toEqual([['2026-03-01', 'done', '2026-03-31', '2026-04-10']])
  for (const who of ['officer', 'manager-tongxin', 'auditor'])
    expect(await page(who)).toMatch(/10 April 2026\s+entered as 3 March 2026, corrected on 20 April 2026: 劳动合同写的是这一天/)
  // Into the future it is vacant still.
  expect(await corrects(a, '2026-05-04')).toBe('done')
  expect(await duties()).toEqual([['2026-03-01', 'open', '2026-03-31', null]])
  // And back: the vacancy is no more.
  expect(await corrects(a, '2026-03-01')).toBe('done')
  expect(await duties()).toEqual([])
  expect((await page('officer')).match(/entered as/g)).toHaveLength(3)
})

test('it cannot change days of a month that was handed in and stands, nor leave records of somebody who was not there', async () => {
  const worker = await w.as('worker-tongxin')
  on('2026-03-02')
  const a = await appoints('', '2026-03-02', { workerId: worker.asker.userId!, workerName: undefined })
  on('2026-03-20')
  const places = w.district.communities.slice(0, 1)
  const record = { contractId: id, lineId: line, servedOn: day('2026-03-05'), category: 'direct' as const, what: 'home-visit' as const }
  good(
    await addServiceRecord(await w.as('worker-tongxin'), {
      ...{ ...record, minutes: 60, people: 1, units: 0, askedBy: 'own-plan', communityId: places[0]! },
    } as never),
  )
  expect([await corrects(a, '2026-03-05'), await corrects(a, '2026-03-02')]).toEqual(['done', 'done'])
  expect([await corrects(a, '2026-03-06'), await withdraws(a)]).toEqual(['records-left', 'records-left'])
  const end = { appointmentId: a, lastOn: day('2026-03-04'), reason: '离职', version: (await the(a)).version }
  expect(said(await endAppointment(await manager(), end))).toBe('records-left')
  on('2026-04-02')
  good(await handInPeriod(await manager(), { contractId: id, period: 'm01' }))
  expect([await corrects(a, '2026-03-03'), await corrects(a, '2026-03-01'), await withdraws(a)]).toEqual([
    ...['period-counted', 'period-counted', 'withdraw-counted'],
  ])
})

test('it stays within the post, its own last day and what others fill; a page that is old changes nothing', async () => {
  on('2026-03-02')
  const a = await appoints('社工甲2', '2026-03-02', { toOn: day('2026-05-31') })
  const b = await appoints('社工乙2', '2026-06-01')
  expect([await corrects(a, '2026-06-01'), await corrects(a, '2026-02-27'), await corrects(a, '2026-03-02')]).toEqual([
    ...['ends-before', 'outside-post', 'nothing-changed'],
  ])
  expect(await corrects(b, '2026-05-20')).toBe('too-many')
  expect(await corrects(b, '2026-06-05', { version: 99 })).toBe('stale')
  expect((await the(b)).fromOn.toString()).toBe('2026-06-01')
  // Nobody stands at two posts: the same name needs to be said to be another person.
  await withdraws(b)
  const c = await appoints('社工甲2', '2026-06-01')
  expect(await corrects(c, '2026-06-02')).toBe('done')
})

test('who was followed moves along, where the form says so', async () => {
  on('2026-03-02')
  const a = await appoints('社工甲3', '2026-03-02')
  on('2026-04-02')
  const b = await appoints('社工乙3', '2026-04-10', { replacesId: a })
  expect((await the(a)).toOn?.toString()).toBe('2026-04-09')
  expect(await corrects(b, '2026-04-06')).toBe('too-many')
  expect(await corrects(b, '2026-04-06', { predecessorFollows: true })).toBe('done')
  expect((await the(a)).toOn?.toString()).toBe('2026-04-05')
  expect(await corrects(b, '2026-03-02', { predecessorFollows: true })).toBe('wrong-predecessor')
  // Who never came leaves the post to whoever stays.
  expect(await page('manager-tongxin', `/delivery/appointments/${b}/withdraw`)).toContain('社工甲3')
  expect(await withdraws(b, true)).toBe('done')
  expect((await the(a)).toOn).toBeNull()
})

test('whoever was followed does not stay on days on which they stand at another post by now', async () => {
  const first = { contractId: id, lineId: line }
  await contracted()
  on('2026-03-31')
  const entered = { enteredReason: '补登记' }
  const a = await appoints('社工甲6', '2026-03-02', { ...first, ...entered })
  const b = await appoints('社工乙6', '2026-03-15', { ...first, ...entered, replacesId: a })
  await appoints('社工甲6', '2026-03-15', entered)
  expect(await corrects(b, '2026-03-25', { predecessorFollows: true })).toBe('predecessor-elsewhere')
  expect((await the(a)).toOn?.toString()).toBe('2026-03-14')
  // Without them the post was vacant on those days.
  expect(await corrects(b, '2026-03-25')).toBe('done')
})

test('an appointment of somebody who never came is withdrawn: the post was vacant all along, and the reason stays to be seen', async () => {
  on('2026-03-02')
  const a = await appoints('社工甲4', '2026-03-04')
  on('2026-03-10')
  await w.runJobs()
  expect(await duties()).toEqual([['2026-03-01', 'done', '2026-03-31', '2026-03-04']])
  expect([await withdraws(a, false, 'officer'), await withdraws(a, false, 'manager-bangban')]).toEqual(['not-your-role', 'not-your-record'])
  expect(await withdraws(a)).toBe('done')
  expect(await duties()).toEqual([['2026-03-01', 'open', '2026-03-31', null]])
  expect(await occupied('2026-03-01', '2026-03-31')).toBe('0')
  expect(await appointments(await manager(), { contractIds: [id] })).toEqual([])
  for (const who of ['officer', 'manager-tongxin', 'auditor'])
    expect(await page(who)).toContain('社工甲4, meant to begin on 4 March 2026, withdrawn on 10 March 2026: 没有来报到')
  expect([await withdraws(a), await corrects(a, '2026-03-05')]).toEqual(['withdrawn-already', 'withdrawn-already'])
  // The post is free for somebody else.
  await appoints('社工乙4', '2026-03-04')
})

test('its pages open for whoever may use them, and for nobody else', async () => {
  on('2026-03-02')
  const a = await appoints('社工甲5', '2026-03-04')
  for (const what of ['end', 'first-day', 'withdraw']) {
    const status = async (who: string) => (await w.get(who, `/delivery/appointments/${a}/${what}`)).status
    expect([
      what,
      await status('manager-tongxin'),
      await status('officer'),
      await status('auditor'),
      await status('manager-bangban'),
    ]).toEqual([...[what, 200, 403, 403, 403]])
  }
  const sent = { fromOn: '2026-03-09', reason: '录错了', predecessorFollows: '', namesake: '', _version: '1', _once: crypto.randomUUID() }
  expect((await w.post('manager-tongxin', `/delivery/appointments/${a}/first-day`, sent)).status).toBe(303)
  expect((await the(a)).fromOn.toString()).toBe('2026-03-09')
})

test('somebody appointed without a last day is free again once that contract is over, and not before', async () => {
  on('2026-03-02')
  await appoints('社工自由', '2026-03-01')
  await contracted('2027-02-01')
  on('2027-03-02')
  const again = async (fromOn: string) =>
    said(
      await appointWorker(await manager(), {
        ...{ contractId: id, lineId: line, workerName: '社工自由', grade: 'assistant', competition: '公开竞聘', fromOn: day(fromOn) },
        enteredReason: '交接晚了',
      }),
    )
  expect(await again('2027-02-28')).toBe('same-name')
  expect(await again('2027-03-01')).toBe('done')
})
