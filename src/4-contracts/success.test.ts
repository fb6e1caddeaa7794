import { type Goal, type Id, type Indicator, isRefusal, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { directContract, formsOf, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract } from './contracts.ts'
import { asAgreed } from './rules/in-force.ts'
import { proposeChange } from './propose-change.ts'
import { saySuccess } from './say-success.ts'
import { signVersion } from './sign-version.ts'
import { dutiesOf } from './duties-of.ts'
import { readSaid } from './store/index.ts'
import { successOf } from './success-of.ts'

/** A contract signed on 20 February that begins on 15 March, with one goal told by two indicators. What is said goes through the pages. */
let w: World
let id: string
const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const at0 = Temporal.Instant.from('2026-02-01T00:00:00Z')
const indicator = (name: string, more: Partial<Indicator> = {}): Indicator => ({
  ...{ id: newId('indicator', at0) as Id<'indicator'>, name, kind: 'outcome', unit: '人', baseline: '20', target: '60', better: 'more' },
  ...{ how: '上门记录', when: 'at-the-end', by: 'third-party' },
  ...more,
})
const [visited, content] = [indicator('每周上门的老人'), indicator('满意的居民', { unit: '%', baseline: null, target: '80' })]
const goal: Goal = {
  ...{ id: newId('goal', at0) as Id<'goal'>, says: '老人有人上门', forWhom: '独居老人', needId: null },
  indicators: [visited, content],
}

async function signed(title: string) {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title, communityIds: w.district.communities.slice(0, 1) }))
  const line = { id: newId('line', at0) as Id<'line'>, kind: 'post' as const, title: '社区社工', posts: 1, months: 12 }
  const made = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines: [{ ...line, grade: 'assistant', hangsOn: null, amount: yuan('75000'), goals: [goal], promised: { [visited.id]: '66' } }],
      startsOn: Temporal.PlainDate.from('2026-03-15'),
      noTenderReason: '续签第二年',
    }),
  )
  for (const who of ['head', 'manager-tongxin']) {
    const c = (await contract(officer, made.id))!
    good(await signVersion(await w.as(who), { contractId: made.id, number: c.versionNumber, version: c.version }))
  }
  return made.id
}
beforeAll(async () => {
  w = await world('2026-02-20T09:00:00+08:00')
  id = await signed('双方事先说清楚的采购')
})
afterAll(() => w.close())

const read = async () => (await contract(await w.as('officer'), id))!
const page = async (who: string, path = `/contracts/${id}/success`) => (await w.get(who, path, { lang: 'en' })).text()
const send = async (who: string, path: string, typed: Record<string, string>) => {
  const form = formsOf(await page(who), `/contracts/${id}/success`).find((f) => f.action === path)
  const known = Object.fromEntries((form?.fields ?? []).map((f) => [f.name, f.values]))
  return await w.post(who, path, { ...known, _once: crypto.randomUUID(), ...typed }, { lang: 'en' })
}
const typed = async (says: string, of: readonly [string, string]) => {
  const line = (await read()).lines[0]!.id
  return { [`says-${line}`]: says, [`value-${visited.id}`]: of[0], [`value-${content.id}`]: of[1] }
}
const duties = async () =>
  (await dutiesOf(await w.as('officer'), { contractIds: [id], kinds: ['say-success'] }))
    .map((d) => `${d.debtor} ${d.state} ${d.dueOn}`)
    .toSorted()

test('signing makes it a duty of both, due on the day before the service begins', async () =>
  expect(await duties()).toEqual(['provider open 2026-03-14', 'purchaser open 2026-03-14']))

test('who speaks for neither side says nothing: a worker, another institution, an auditor, the public', async () => {
  const path = `/contracts/${id}/success`
  const statuses = await Promise.all(
    ['worker-tongxin', 'manager-bangban', 'auditor', 'public'].map(
      async (who) => (await w.post(who, path, await typed('我来说', ['60', '']))).status,
    ),
  )
  expect(statuses).toEqual([403, 404, 403, 401])
  expect((await readSaid(await w.as('officer'), [id])).size).toBe(0)
  for (const who of ['worker-tongxin', 'auditor']) expect(await page(who)).not.toContain(`<form action="${path}"`)
})

test('all that is wrong is said at its field at once: no words, no change from today, more than all', async () => {
  const answer = await send('officer', `/contracts/${id}/success`, await typed(' ', ['20', '101']))
  const text = await answer.text()
  const line = (await read()).lines[0]!.id
  expect([answer.status, text.includes(`f-says-${line}-wrong`)]).toEqual([422, true])
  const next = await (await send('officer', `/contracts/${id}/success`, await typed('看得见', ['20', '101']))).text()
  expect([visited.id, content.id].map((i) => next.includes(`f-value-${i}-wrong`))).toEqual([true, true])
})

const ours = '老人自己说得出社工的名字，也说得出找她办过什么事。'
test('what one side says is sealed from the other, in the database too, until both have said it', async () => {
  expect((await send('officer', `/contracts/${id}/success`, await typed(ours, ['60', '80']))).status).toBe(303)
  const [row] = (await readSaid(await w.as('officer'), [id])).get(id)!
  expect([row!.side, row!.said, row!.sealed?.includes('老人')]).toEqual(['purchaser', null, false])
  expect(await page('officer')).toContain(ours)
  for (const who of ['manager-tongxin', 'worker-tongxin', 'auditor']) {
    for (const path of [`/contracts/${id}/success`, `/contracts/${id}`]) expect(await page(who, path)).not.toContain('说得出社工的名字')
    expect((await successOf(await w.as(who), await read())).said.map((s) => s.lines)).toEqual([null])
  }
  expect(await duties()).toEqual(['provider open 2026-03-14', 'purchaser done 2026-03-14'])
  expect(await page('manager-tongxin')).toContain('Institution: not said yet.')
})

test('it is said once, and nobody agrees on words before both have', async () => {
  const again = await w.post('officer', `/contracts/${id}/success`, {
    ...(await typed('换一种说法', ['50', ''])),
    _once: crypto.randomUUID(),
  })
  expect(again.status).toBe(409)
  const line = (await read()).lines[0]!.id
  const early = await w.post('officer', `/contracts/${id}/success/${line}/words`, { words: '都这么说', _once: crypto.randomUUID() })
  expect(early.status).toBe(409)
  expect(await page('officer')).toContain(ours)
})

test('once both have, each reads the other, with what differs by indicator; late where it came after the start', async () => {
  w.clock.set('2026-03-18T09:00:00+08:00')
  expect((await send('manager-tongxin', `/contracts/${id}/success`, await typed('上门一次不落。', ['60.0', '']))).status).toBe(303)
  const [line] = (await successOf(await w.as('officer'), await read())).compared
  expect(line!.indicators.map((i) => [i.indicator.name, i.promised, i.values.purchaser, i.values.provider, i.same])).toEqual([
    ['每周上门的老人', '66', '60', '60.0', true],
    ['满意的居民', null, '80', null, false],
  ])
  for (const who of ['manager-tongxin', 'officer', 'auditor'])
    for (const path of [`/contracts/${id}/success`, `/contracts/${id}`]) {
      const text = await page(who, path)
      for (const says of [
        ours,
        '上门一次不落。',
        'On 1 indicator the two sides do not say the same.',
        '3 days after the start',
        'the difference stands',
      ])
        expect([who, path, says, text.includes(says)]).toEqual([who, path, says, true])
    }
  expect((await duties()).map((d) => d.split(' ')[1])).toEqual(['done', 'done'])
})

test('one side writes words for both, the other agrees, and then they stay', async () => {
  const line = (await read()).lines[0]!.id
  const base = `/contracts/${id}/success/${line}`
  expect((await send('manager-tongxin', `${base}/words`, { words: '老人说得出社工的名字，上门一次不落。' })).status).toBe(303)
  expect((await send('manager-tongxin', `${base}/agree`, { _version: '1' })).status).toBe(409)
  expect((await send('officer', `${base}/words`, { words: '老人说得出社工的名字。', _version: '0' })).status).toBe(409)
  expect((await send('worker-tongxin', `${base}/agree`, { _version: '1' })).status).toBe(403)
  expect((await send('officer', `${base}/agree`, {})).status).toBe(303)
  expect(await page('officer', `/contracts/${id}`)).toContain('The words of both (')
  expect((await send('officer', `${base}/words`, { words: '又改。', _version: '2' })).status).toBe(409)
})

test('two who say it at one moment open each other', async () => {
  const other = await signed('同时说的采购')
  const line = (await contract(await w.as('officer'), other))!.lines[0]!.id
  const lines = [{ lineId: line, says: '看得见变化', values: {} }]
  const done = await Promise.all(
    ['officer', 'manager-tongxin'].map(async (who) => saySuccess(await w.as(who), { contractId: other, lines })),
  )
  expect(done.map((d) => (isRefusal(d) ? d.code : d.both)).toSorted()).toEqual([false, true])
  const said = (await readSaid(await w.as('officer'), [other])).get(other)!
  expect(said.map((s) => [s.sealed, s.said?.[0]?.says])).toEqual([
    [null, '看得见变化'],
    [null, '看得见变化'],
  ])
})

/** Both sign from a day on: sixty becomes forty, and who is content is asked no more. */
async function goalsChanged(contractId: string, from: string) {
  const officer = await w.as('officer')
  const now = (await contract(officer, contractId))!
  const [line] = asAgreed(now).lines
  const easier: Goal = { ...goal, indicators: [{ ...visited, target: '40' }] }
  const changed = { ...line!, goals: [easier], promised: { [visited.id]: '40' } }
  const text = { ...asAgreed(now), effectiveOn: Temporal.PlainDate.from(from), lines: [changed] }
  const { number } = good(await proposeChange(officer, { contractId, text, reason: '人少了。', version: now.version }))
  for (const who of ['head', 'manager-tongxin']) {
    const c = (await contract(officer, contractId))!
    good(await signVersion(await w.as(who), { contractId, number, read: true, version: c.version }))
  }
}

test('goals that both change later are not what a side spoke of: what it said stays beside the goals of its day, and the page says so', async () => {
  await goalsChanged(id, '2026-04-15')
  w.clock.set('2026-04-16T09:00:00+08:00')
  expect((await read()).lines[0]!.goals[0]!.indicators.map((i) => i.target)).toEqual(['40'])
  const [line] = (await successOf(await w.as('officer'), await read())).compared
  expect(line!.indicators.map((i) => [i.indicator.name, i.indicator.target, i.promised, i.values.purchaser, i.same])).toEqual([
    ['每周上门的老人', '60', '66', '60', true],
    ['满意的居民', '80', null, '80', false],
  ])
  for (const path of [`/contracts/${id}/success`, `/contracts/${id}`]) {
    const text = await page('auditor', path)
    expect([text.includes('Both changed the goals of this line after it was said.'), text.includes('promised 66')]).toEqual([true, true])
  }
})

test('where both change the goals between one side and the other, nothing is called the same or different: they did not speak of the same', async () => {
  w.clock.set('2026-02-20T09:00:00+08:00')
  const between = await signed('中间改过目标的采购')
  const line = (await contract(await w.as('officer'), between))!.lines[0]!.id
  const say = async (who: string) =>
    good(
      await saySuccess(await w.as(who), {
        contractId: between,
        lines: [{ lineId: line, says: '看得见变化', values: { [visited.id]: '60' } }],
      }),
    )
  w.clock.set('2026-03-20T08:00:00+08:00')
  await say('officer')
  await goalsChanged(between, '2026-04-15')
  w.clock.set('2026-04-16T09:00:00+08:00')
  await say('manager-tongxin')
  const [found] = (await successOf(await w.as('officer'), (await contract(await w.as('officer'), between))!)).compared
  expect(found!.indicators.map((i) => [i.indicator.name, i.indicator.target, i.same])).toEqual([
    ['每周上门的老人', '40', null],
    ['满意的居民', '80', null],
  ])
  expect(found!.changedSince).toBe(true)
  expect(await page('officer', `/contracts/${between}/success`)).toContain('said of different targets, not compared')
})

test('once a contract is over nobody owes any words on what will count as success of it', async () => {
  w.clock.set('2026-02-20T09:00:00+08:00')
  const over = await signed('到期也没有写的采购')
  const owed = async () => (await dutiesOf(await w.as('officer'), { contractIds: [over], kinds: ['say-success'] })).map((d) => d.state)
  w.clock.set('2026-03-15T09:00:00+08:00')
  await w.runJobs()
  expect(await owed()).toEqual(['open', 'open'])
  w.clock.set('2027-03-15T09:00:00+08:00')
  await w.runJobs()
  expect([(await contract(await w.as('officer'), over))!.state, await owed()]).toEqual(['ended', ['void', 'void']])
})
