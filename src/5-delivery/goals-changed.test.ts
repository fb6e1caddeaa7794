import { contract, signVersion } from '#contracts'
import { day, type Goal, type Id, type Indicator, isRefusal, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { directContract, formsOf, sidesSeen, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { showingsOf } from './showings-of.ts'
import { showValue } from './show-value.ts'

/** A contract from 1 March whose goal both change from 1 May: a target that is easier, one indicator more. All of it goes through the pages. */
let w: World
let id: string
let path: string
const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const at0 = Temporal.Instant.from('2026-02-01T00:00:00Z')
const visited: Indicator = {
  ...{ id: newId('indicator', at0) as Id<'indicator'>, name: '每周上门的老人', kind: 'output', unit: '人', baseline: '20', target: '60' },
  ...{ better: 'more', how: '上门记录', when: 'each-period', by: 'provider' },
}
const goal: Goal = { id: newId('goal', at0) as Id<'goal'>, says: '老人有人上门', forWhom: '独居老人', needId: null, indicators: [visited] }
const read = async () => (await contract(await w.as('officer'), id))!

beforeAll(async () => {
  w = await world('2026-03-01T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '改目标的采购', communityIds: w.district.communities.slice(0, 1) }))
  const line = { id: newId('line', at0) as Id<'line'>, kind: 'post' as const, title: '社区社工', posts: 1, months: 12 }
  id = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines: [{ ...line, grade: 'assistant', hangsOn: null, amount: yuan('75000'), goals: [goal], promised: { [visited.id]: '66' } }],
      startsOn: day('2026-03-01'),
      noTenderReason: '续签第二年',
    }),
  ).id
  for (const who of ['head', 'manager-tongxin']) {
    const c = await read()
    good(await signVersion(await w.as(who), { contractId: id, number: c.versionNumber, version: c.version }))
  }
  path = `/contracts/${id}/lines/${(await read()).lines[0]!.id}/goals`
  w.clock.set('2026-04-10T09:00:00+08:00')
})
afterAll(() => w.close())

const fieldsOf = async (who: string) => {
  const form = formsOf(await (await w.get(who, path, { lang: 'en' })).text(), path).find((f) => f.action === path)!
  return Object.fromEntries(form.fields.map((f) => [f.name, f.values]))
}
const send = async (who: string, change: Record<string, string>) =>
  await w.post(who, path, { ...(await fieldsOf(who)), _once: crypto.randomUUID(), ...change }, { lang: 'en' })
const easier = {
  ...{ 'target-0': '50', 'promised-0': '50', reason: '两栋楼拆迁，人少了。', effectiveOn: '2026-05-01' },
  ...{
    'name-1': '说得出找谁的老人',
    'unit-1': '%',
    'target-1': '80',
    'how-1': '抽样问一个问题',
    'by-1': 'third-party',
    'when-1': 'half-way',
  },
}

test('who may not propose does not get the form: a worker, another institution, the public', async () => {
  const statuses = await Promise.all(['worker-tongxin', 'manager-bangban', 'public'].map(async (who) => (await w.get(who, path)).status))
  expect(statuses).toEqual([403, 404, 401])
})

test('all that is wrong is said at once at its field, and nothing is proposed', async () => {
  const answer = await send('officer', { ...easier, 'baseline-0': '55', 'unit-1': '', reason: '' })
  const text = await answer.text()
  expect([answer.status, ...['unit-1', 'reason'].map((f) => text.includes(`f-${f}-wrong`))]).toEqual([422, true, true])
  const next = await (await send('officer', { ...easier, 'baseline-0': '55', read: 'yes' })).text()
  expect(next).toContain('f-target-0-wrong')
  expect((await read()).versionNumber).toBe(1)
})

test('what asks for less is shown before it is proposed, and again to who signs, indicator by indicator', async () => {
  const first = await send('officer', easier)
  expect([first.status, (await first.text()).includes('“每周上门的老人”: less is asked for')]).toEqual([422, true])
  const answer = await send('officer', { ...easier, read: 'yes' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/contracts/${id}/versions/2`])
  const page = await (await w.get('manager-tongxin', `/contracts/${id}/versions/2`, { lang: 'en' })).text()
  for (const says of [
    'to 60 人 · promised 66',
    'to 50 人 · promised 50',
    'Indicator: 说得出找谁的老人',
    'easier to reach than both signed',
  ])
    expect(page).toContain(says)
})

test('nothing holds until both have signed; then it holds from its day, and what is shown of before stands by the old', async () => {
  expect(showingsOf(await read()).every((s) => s.indicator.target === '60')).toBe(true)
  for (const who of ['head', 'manager-tongxin']) {
    const c = await read()
    const answer = await w.post(who, `/contracts/${id}/versions/2/sign`, {
      ...{ _version: String(c.version), _once: crypto.randomUUID(), read: 'yes' },
      ...(await sidesSeen(w, who, id, 2)),
    })
    expect(answer.status).toBe(303)
  }
  const all = showingsOf(await read())
  const of = (m: string) => all.find((s) => s.shownFor === m)!
  expect([of('m02'), of('m03')].map((s) => [s.indicator.target, s.promised])).toEqual([
    ['60', '66'],
    ['50', '50'],
  ])
  expect(all.filter((s) => s.indicator.name === '说得出找谁的老人').map((s) => [s.shownFor, s.promised])).toEqual([['half-way', '80']])
  w.clock.set('2026-06-02T09:00:00+08:00')
  const shown = { contractId: id, indicatorId: visited.id, evidence: '上门记录', shownOn: day('2026-06-01'), value: '55' }
  for (const shownFor of ['m02', 'm03']) good(await showValue(await w.as('manager-tongxin'), { ...shown, shownFor }))
  const page = await (await w.get('manager-tongxin', `/delivery/${id}/indicators`, { lang: 'en' })).text()
  // 55 is short of the 66 that were promised for April, and more than the 50 for May.
  expect(page).toMatch(/<b>55 人<\/b> <span class="tag late">short of the promise</)
  expect(page).toMatch(/<b>55 人<\/b> <span class="tag quiet">reached</)
  // One promise, and it counts as it was shown last.
  expect(page).toContain('Of 1 promise shown so far, as last shown: 1 kept, 0 not.')
})
