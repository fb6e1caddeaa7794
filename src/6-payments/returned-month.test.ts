import { contract, type NewContract, signVersion, versionsOf } from '#contracts'
import {
  acceptances,
  acceptPeriod,
  addServiceRecord,
  appointments,
  appointWorker,
  endAppointment,
  handInPeriod,
  returnPeriod,
} from '#delivery'
import { day, type Id, isRefusal, moneyText, newId, type Refusal, sum, type UnitTerms, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { directContract, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claims, makeClaim } from './index.ts'

/**
 * A month that the purchaser returned with its reasons, while the next is handed in, accepted by silence and claimed. Ten events at 4,000.00,
 * of which September has four and October two; two courses, each a stage, the first held in September; one post. In order of its days.
 */
let w: World
let id: string
const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const code = (x: object): string => ('code' in x ? String(x.code) : 'done')
const line = () => newId('line', Temporal.Instant.from('2026-08-01T00:00:00Z')) as Id<'line'>
const [events, courses, post] = [line(), line(), line()]
const manager = () => w.as('manager-tongxin')
const period = async (key: string) => (await acceptances(await w.as('officer'), { contractIds: [id] })).find((a) => a.period === key)!
/** What a period claims of the events and of the post: units, and post-days of all. */
const claimed = async (key: string) =>
  (await period(key)).lines.filter((l) => l.lineId !== courses).map((l) => [l.lineId === events ? 'events' : 'post', l.counted, l.outOf])
const appoint = async (fromOn: string, more: { toOn?: string; workerId?: string; workerName?: string } = {}) =>
  await appointWorker(await manager(), {
    ...{ contractId: id, lineId: post, grade: 'assistant', fromOn: day(fromOn), competition: '公开竞聘', applicants: 2 },
    enteredReason: '退回后补登记',
    ...{ workerId: more.workerId, workerName: more.workerName, toOn: more.toOn ? day(more.toOn) : undefined },
  })
const record = async (lineId: string, servedOn: string) =>
  good(
    await addServiceRecord(await w.as('worker-tongxin'), {
      ...{ contractId: id, lineId, servedOn: day(servedOn), category: 'direct', what: 'event', minutes: 60, askedBy: 'own-plan' },
      ...{ people: 30, units: 1 },
    }),
  )
const handIn = async (key: string) => {
  const version = (await period(key))?.version
  return await handInPeriod(await manager(), { contractId: id, period: key, says: '已完成', ...(version && { version }) })
}
const giveBack = async (key: string) => {
  const a = await period(key)
  good(await returnPeriod(await w.as('officer'), { acceptanceId: a.id, reason: '没有签到表，不予认可', version: a.version }))
}
const ends = async (name: string, lastOn: string) => {
  const a = (await appointments(await manager(), { contractIds: [id] })).find((x) => x.workerName === name)!
  return await endAppointment(await manager(), { appointmentId: a.id, lastOn: day(lastOn), reason: '更正', version: a.version })
}
beforeAll(async () => {
  w = await world('2026-08-20T09:00:00+08:00')
  const officer = await w.as('officer')
  const places = w.district.communities.slice(0, 1)
  const p = good(await openPurchase(officer, { title: '社区活动', communityIds: places }))
  const unitTerms: UnitTerms = { what: [], minutes: null, people: null, sessions: null }
  const common = { hangsOn: null, communityIds: places }
  const stage = (n: number) => ({
    title: `第${n}期`,
    share: '1/2',
    when: 'acceptance' as const,
    needs: [{ lineId: courses, count: n }],
    anyOrder: true,
  })
  const lines: NewContract['lines'] = [
    {
      ...{ ...common, id: events, kind: 'project' as const, title: '活动', unit: '场', quantity: 10, unitPrice: yuan('4000') },
      ...{ amount: yuan('40000'), unitTerms },
    },
    {
      ...{ ...common, id: courses, kind: 'project' as const, title: '课程', unit: '期', quantity: 2, unitPrice: yuan('4000') },
      ...{ amount: yuan('8000'), unitTerms, paidBy: 'milestones' as const, milestones: [stage(1), stage(2)] },
    },
    {
      ...{ ...common, id: post, kind: 'post' as const, title: '社工', posts: 1, months: 12, grade: 'assistant' as const },
      amount: yuan('24000'),
    },
  ]
  id = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, lines, startsOn: day('2026-09-01') },
      noTenderReason: '续签第二年',
    }),
  ).id
  for (const who of ['head', 'manager-tongxin']) {
    const open = (await versionsOf(await w.as('officer'), id)).find((v) => v.state === 'open')!
    const { version } = (await contract(await w.as('officer'), id))!
    good(await signVersion(await w.as(who), { contractId: id, number: open.number, version, read: true }))
  }
  w.clock.set('2026-09-01T09:00:00+08:00')
  await w.runJobs()
  good(await appoint('2026-09-01', { workerName: '前任', toOn: '2026-09-20' }))
  good(await appoint('2026-09-21', { workerId: w.district.people['worker-tongxin']! }))
  w.clock.set('2026-11-03T09:00:00+08:00')
  for (const on of ['2026-09-22', '2026-09-24', '2026-09-26', '2026-09-28', '2026-10-02', '2026-10-05']) await record(events, on)
  await record(courses, '2026-09-29')
})
afterAll(() => w.close())

test('what was returned comes back through no other month, and no silence accepts it there', async () => {
  good(await handIn('m01'))
  expect(await claimed('m01')).toEqual(expect.arrayContaining([['events', '4', '10']]))
  await giveBack('m01')
  good(await handIn('m02'))
  expect(await claimed('m02')).toEqual(expect.arrayContaining([['events', '2', '10']]))
  w.clock.set('2026-11-20T09:00:00+08:00')
  await w.runJobs()
  expect([(await period('m01')).state, (await period('m02')).state, (await period('m02')).by]).toEqual(['returned', 'accepted', 'silence'])
  good(await makeClaim(await manager(), { contractId: id, from: (await period('m02')).id }))
  // Two events and the post.
  expect((await claims(await w.as('officer'), { contractIds: [id] })).map((c) => moneyText(c.amount))).toEqual(['10000.00'])
})
test('a stage does not rest on what was recorded in a returned month', async () => {
  expect(code(await handIn(`${courses}:s1`))).toBe('returned-first')
})
test('the days of a returned month are open, those of a later one that stands are not', async () => {
  expect(code(await ends('前任', '2026-08-31'))).toBe('ends-before')
  expect(code(await ends('前任', '2026-09-25'))).toBe('already-ended')
  expect(code(await ends((await w.as('worker-tongxin')).asker.name!, '2026-09-25'))).toBe('period-counted')
  good(await ends('前任', '2026-09-10'))
  expect(code(await appoint('2026-09-11', { workerName: '代班' }))).toBe('period-counted')
  expect(code(await appoint('2026-10-11', { workerName: '代班', toOn: '2026-10-12' }))).toBe('period-counted')
  good(await appoint('2026-09-11', { workerName: '代班', toOn: '2026-09-19' }))
})
test('handed in again it claims its own units and days, though a later month was accepted meanwhile; all together are what was done', async () => {
  good(await handIn('m01'))
  expect(new Map((await claimed('m01')).map(([what, n, of]) => [what, `${n}/${of}`]))).toEqual(
    new Map([
      ['events', '4/10'],
      ['post', '29/30'],
    ]),
  )
  expect(code(await ends('代班', '2026-09-15'))).toBe('period-counted')
})
test('no silence accepts a stage that rests on a month that was returned since, before that is accepted', async () => {
  good(await handIn(`${courses}:s1`))
  await giveBack('m01')
  w.clock.set('2026-12-20T09:00:00+08:00')
  await w.runJobs()
  expect((await period(`${courses}:s1`)).state).toBe('handed-in')
  good(await handIn('m01'))
  await w.runJobs()
  expect((await period(`${courses}:s1`)).state).toBe('handed-in')
  const a = await period('m01')
  good(
    await acceptPeriod(await w.as('officer'), {
      acceptanceId: a.id,
      version: a.version,
      uncheckedReason: '签到表还没有送到',
      noOpinionReason: '没有居民参加',
      lines: [],
    }),
  )
  await w.runJobs()
  expect((await period(`${courses}:s1`)).state).toBe('accepted')
  good(await makeClaim(await manager(), { contractId: id, from: a.id }))
  const lines = (await claims(await w.as('officer'), { contractIds: [id] })).map((c) => c.amount)
  // Six events, a whole post in October and 29 days of 30 in September.
  expect(moneyText(sum(lines))).toBe('27933.33')
})
