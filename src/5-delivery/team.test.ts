import { contract, declineVersion, dutiesOf, noteDone, signVersion, versionsOf } from '#contracts'
import { day, type Id, newId, readTeam, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { directContract, formsOf, good, sidesSeen, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appointWorker } from './appoint-worker.ts'

/** A contract that names two people; one is appointed, and somebody else beside. The institution proposes another team from 1 May. */
let w: World
let id: string
let purchaseId: string
let path: string
const team = readTeam('欧阳楠，社会工作师，100%\n司徒敏，助理社会工作师，60%').team
const contribution = { kind: 'in-kind', worth: '12000.00', what: '活动室使用一年', from: '本机构的场地' } as const
const read = async () => (await contract(await w.as('officer'), id))!

beforeAll(async () => {
  w = await world('2026-03-01T09:00:00+08:00')
  const officer = await w.as('officer')
  purchaseId = good(await openPurchase(officer, { title: '写明团队的采购', communityIds: w.district.communities.slice(0, 1) })).id
  const at0 = Temporal.Instant.from('2026-02-01T00:00:00Z')
  const line = { id: newId('line', at0) as Id<'line'>, kind: 'post' as const, title: '社区社工' }
  const visits = {
    ...{ id: newId('line', at0) as Id<'line'>, kind: 'project' as const, title: '小组', hangsOn: null, quantity: 5, unit: '个' },
    ...{ unitPrice: yuan('1000'), amount: yuan('5000') },
  }
  id = good(
    await directContract(w, officer, {
      purchaseId,
      providerId: w.district.institutions.tongxin,
      lines: [{ ...line, posts: 2, months: 12, grade: 'assistant', hangsOn: null, amount: yuan('150000'), team, contribution }, visits],
      startsOn: day('2026-03-01'),
      noTenderReason: '续签第二年',
    }),
  ).id
  await sign(1)
  const manager = await w.as('manager-tongxin')
  for (const workerName of ['欧阳 楠', '诸葛明'])
    good(
      await appointWorker(manager, {
        contractId: id,
        lineId: (await read()).lines[0]!.id,
        workerName,
        grade: 'assistant',
        fromOn: day('2026-03-01'),
        competition: '公开招聘',
      }),
    )
  path = `/contracts/${id}/lines/${(await read()).lines[0]!.id}/team`
  w.clock.set('2026-04-10T09:00:00+08:00')
}, 120_000)
afterAll(() => w.close())

async function sign(number: number) {
  for (const who of ['head', 'manager-tongxin']) {
    const c = await read()
    good(await signVersion(await w.as(who), { contractId: id, number, version: c.version, read: true }))
  }
}
const textOf = async (who: string, at: string) => (await (await w.get(who, at, { lang: 'en' })).text()).replace(/<[^>]+>/g, '')
const fieldsOf = async (who: string) => {
  const form = formsOf(await (await w.get(who, path, { lang: 'en' })).text(), path).find((f) => f.action === path)!
  return Object.fromEntries(form.fields.map((f) => [f.name, f.values]))
}
const send = async (who: string, change: Record<string, string>) =>
  await w.post(who, path, { ...(await fieldsOf(who)), _once: crypto.randomUUID(), ...change }, { lang: 'en' })

test('on the page of the posts who was promised stands beside who is there', async () => {
  const page = await textOf('officer', `/delivery/${id}/posts`)
  for (const says of [
    '社会工作师, 100% of full time, at the post since 1 March 2026',
    '助理社会工作师, 60% of full time, has not been at the post',
    'At the post and not of the team: 诸葛明.',
  ])
    expect(page).toContain(says)
  // Whoever may propose no change is shown no way to one.
  const links = async (who: string) => (await (await w.get(who, `/delivery/${id}/posts`)).text()).includes(`href="${path}"`)
  expect([await links('officer'), await links('manager-tongxin'), await links('worker-tongxin')]).toEqual([true, true, false])
})

test('the public is told no name of the team, on no page and in no file', async () => {
  for (const at of [`/open/purchases/${purchaseId}`, `/open/purchases/${purchaseId}/ocds.json`]) {
    const answer = await w.get('public', at)
    const text = await answer.text()
    expect([at, answer.status, text.includes('社区社工'), text.includes('欧阳楠'), text.includes('司徒敏')]).toEqual([
      at,
      200,
      true,
      false,
      false,
    ])
  }
  expect((await w.get('public', `/contracts/${id}`)).status).toBe(401)
})

test('who may not propose does not get the form', async () => {
  const statuses = await Promise.all(['worker-tongxin', 'manager-bangban', 'public'].map(async (who) => (await w.get(who, path)).status))
  expect(statuses).toEqual([403, 404, 401])
})

test.each([
  ['nobody can read it', '诸葛明，社工', 'cannot be read'],
  ['somebody stands there twice', '诸葛明，社工，50%\n诸葛 明，督导，10%', 'stands there twice'],
  ['more than all of their time', '诸葛明，社工，130%', 'cannot be read'],
])('what is typed is refused at its field where %s, and nothing is proposed', async (_, typed, says) => {
  const answer = await send('manager-tongxin', { team: typed, reason: '换人' })
  const text = await answer.text()
  expect([answer.status, text.includes('f-team-wrong'), text.includes(says)]).toEqual([422, true, true])
  expect((await read()).versionNumber).toBe(1)
})

test('less of working time than was signed is shown before it is proposed; the same is proposed without a word', async () => {
  const less = await send('manager-tongxin', { team: '诸葛明，社会工作师，100%', reason: '欧阳楠离职，由诸葛明接手。' })
  expect([less.status, (await less.text()).includes('160.00% of full time in all, now 100.00%')]).toEqual([422, true])
  const nothing = await send('manager-tongxin', { reason: '没有改什么。' })
  expect([nothing.status, (await read()).versionNumber]).toEqual([422, 1])
})

test('a change of several lines is one: what is added takes the place of the own proposal that nobody has signed, with both', async () => {
  const of = async () => (await versionsOf(await w.as('officer'), id)).map((v) => [v.number, v.state])
  const second = `/contracts/${id}/lines/${(await read()).lines[1]!.id}/team`
  const typed = { team: '尉迟青，社工，40%', reason: '两项一起换。', effectiveOn: '2026-05-01' }
  const on = async (who: string, at: string, what: Record<string, string>) => {
    const page = await (await w.get(who, at, { lang: 'en' })).text()
    const form = formsOf(page, at).find((f) => f.action === at)
    if (!form) return { page, status: 0 }
    const values = Object.fromEntries(form.fields.map((f) => [f.name, f.values]))
    const answer = await w.post(who, at, { ...values, _once: crypto.randomUUID(), ...what }, { lang: 'en' })
    return { page, status: answer.status }
  }
  expect((await on('manager-tongxin', second, typed)).status).toBe(303)
  // The other side does not write into it.
  expect((await on('officer', path, typed)).status).toBe(0)
  const added = await on('manager-tongxin', path, { team: '诸葛明，社会工作师，100%\n司徒敏，助理社会工作师，60%' })
  expect([added.page.includes('Nobody has signed your own proposal, version 2'), added.status]).toEqual([true, 303])
  expect(await of()).toEqual([
    [3, 'open'],
    [2, 'replaced'],
    [1, 'agreed'],
  ])
  const text = (await versionsOf(await w.as('officer'), id))[0]!.text
  expect(text.lines.map((l) => l.team?.map((m) => m.name))).toEqual([['诸葛明', '司徒敏'], ['尉迟青']])
  const duties = await dutiesOf(await w.as('officer'), { contractIds: [id], kinds: ['answer-change'] })
  expect(duties.map((d) => [d.subjectId.split(':')[1], d.state]).sort()).toEqual([
    ['2', 'done'],
    ['3', 'open'],
  ])
  // The same again is no proposal, and once somebody has signed it nothing is added.
  expect((await on('manager-tongxin', path, {})).status).toBe(422)
  const c = await read()
  good(await signVersion(await w.as('manager-tongxin'), { contractId: id, number: 3, version: c.version, read: true }))
  expect((await on('manager-tongxin', path, { team: '诸葛明，社会工作师，100%' })).status).toBe(0)
  good(await declineVersion(await w.as('head'), { contractId: id, number: 3, reason: '先谈交接。', version: (await read()).version }))
})

test('both lists stand beside each other for who signs; nothing holds until both have signed, then from its day', async () => {
  const typed = '诸葛明，社会工作师，100%\n司徒敏，助理社会工作师，60%'
  const answer = await send('manager-tongxin', { team: typed, reason: '欧阳楠离职，由诸葛明接手。', effectiveOn: '2026-05-01' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/contracts/${id}/versions/4`])
  const page = await textOf('head', `/contracts/${id}/versions/4`)
  for (const says of ['欧阳楠, 社会工作师, 100% of full time', '诸葛明, 社会工作师, 100% of full time']) expect(page).toContain(says)
  expect((await read()).lines[0]!.team?.[0]?.name).toBe('欧阳楠')
  for (const who of ['head', 'manager-tongxin']) {
    const c = await read()
    const answer = await w.post(who, `/contracts/${id}/versions/4/sign`, {
      ...{ _version: String(c.version), _once: crypto.randomUUID(), read: 'yes' },
      ...(await sidesSeen(w, who, id, 4)),
    })
    expect(answer.status).toBe(303)
  }
  expect((await read()).lines[0]!.team?.[0]?.name).toBe('欧阳楠')
  w.clock.set('2026-05-01T09:00:00+08:00')
  expect((await read()).lines[0]!.team?.[0]?.name).toBe('诸葛明')
})

test('after the end the institution shows what it added of its own, and it is a duty until then', async () => {
  const owed = async () => await dutiesOf(await w.as('officer'), { contractIds: [id], kinds: ['add-own'] })
  expect(await owed()).toEqual([])
  w.clock.set('2027-03-01T09:00:00+08:00')
  await w.runJobs()
  await w.runJobs()
  const [duty, ...more] = await owed()
  expect([duty?.state, duty?.debtor, duty?.dueOn?.toString(), duty?.why.en, more.length]).toEqual([
    'open',
    'provider',
    // A Sunday of a year whose days off are not known yet.
    '2027-03-07',
    'The contract says: in kind, worth ¥12,000.00; 活动室使用一年; from 本机构的场地',
    0,
  ])
  const done = { dutyId: duty!.id, version: duty!.version, evidence: '使用登记册 2026 年 3 月到 2027 年 2 月。' }
  good(await noteDone(await w.as('manager-tongxin'), done))
  expect((await owed())[0]!.state).toBe('done')
})
