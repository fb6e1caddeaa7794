import { dutiesOf } from '#contracts'
import { day, type Id, isRefusal, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, good, type World, world } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appointWorker, type NewAppointment } from './appoint-worker.ts'

/** A contract of two posts from 1 March 2026, whose vacancies are to be filled within the days agreed. */
let w: World
let id: string
const line = newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>
const on = (d: string) => w.clock.set(`${d}T09:00:00+08:00`)
beforeAll(async () => {
  w = await world('2026-02-20T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社区社工', communityIds: w.district.communities.slice(0, 1) }))
  const post = { id: line, kind: 'post' as const, title: '社工', posts: 2, months: 12, grade: 'any' as const, amount: yuan('120000') }
  const text = { purchaseId: p.id, providerId: w.district.institutions.tongxin, startsOn: day('2026-03-01'), noTenderReason: '续签第二年' }
  id = good(
    await directContract(w, officer, { ...text, lines: [{ ...post, hangsOn: null, communityIds: w.district.communities.slice(0, 1) }] }),
  ).id
  await bothSign(w, id)
  on('2026-03-01')
  await w.runJobs()
})
afterAll(() => w.close())

let n = 0
const appoints = async (fromOn: string, more: Partial<NewAppointment> = {}) => {
  const given = {
    contractId: id,
    lineId: line,
    workerName: `社工${++n}`,
    grade: 'assistant' as const,
    competition: '公开竞聘',
    fromOn: day(fromOn),
  }
  const answer = await appointWorker(await w.as('manager-tongxin'), { ...given, ...more })
  if (isRefusal(answer) && answer.fields?.enteredReason) expect(Object.keys(answer.fields)).toEqual(['enteredReason'])
  return isRefusal(answer) ? answer.code : 'done'
}
const page = async (who: string) => (await (await w.get(who, `/delivery/${id}/posts`)).text()).replace(/<[^>]+>/g, ' ')
const vacancy = async () =>
  (await dutiesOf(await w.as('officer'), { contractIds: [id], kinds: ['fill-vacancy'] })).map((d) => [
    d.state,
    d.fulfilledOn?.toString() ?? null,
  ])

test('a first day more than a week back needs a reason, a nearer one does not', async () => {
  on('2026-03-12')
  expect(await appoints('2026-03-04')).toBe('appointed-late')
  expect(await appoints('2026-03-04', { enteredReason: ' ' })).toBe('appointed-late')
  // What was not asked is not kept.
  expect(await appoints('2026-03-05', { share: '0.5', enteredReason: '不必' })).toBe('done')
  expect(await page('officer')).not.toContain('不必')
})

test('a vacancy does not become one filled in time by the typed day alone: the reason and both days stand before both sides', async () => {
  const [open] = await dutiesOf(await w.as('officer'), { contractIds: [id], kinds: ['fill-vacancy'], open: true })
  const due = open!.dueOn!
  on(due.add({ days: 3 }).toString())
  await w.runJobs()
  expect((await vacancy()).some(([state]) => state === 'open')).toBe(true)
  expect(await appoints(due.toString())).toBe('filled-by-entry')
  // Later than the last day to fill it is late without a word.
  expect(await appoints(due.add({ days: 1 }).toString(), { share: '0.5' })).toBe('done')
  const fields = {
    lineId: line,
    workerId: '',
    workerName: '社工乙',
    grade: 'assistant',
    share: '1',
    fromOn: due.toString(),
    toOn: '',
    replacesId: '',
    competition: '公开竞聘',
    applicants: '',
  }
  const asked = await w.post('manager-tongxin', `/delivery/${id}/posts`, { ...fields, _once: crypto.randomUUID() })
  expect([asked.status, (await asked.text()).includes('name="enteredReason"')]).toEqual([422, true])
  const taken = await w.post('manager-tongxin', `/delivery/${id}/posts`, {
    ...fields,
    enteredReason: '劳动合同当天签订',
    _once: crypto.randomUUID(),
  })
  expect(taken.status).toBe(303)
  for (const who of ['officer', 'manager-tongxin', 'auditor']) expect(await page(who)).toMatch(/entered on \d+ \w+ 2026: 劳动合同当天签订/)
})
