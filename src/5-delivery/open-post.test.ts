import { day, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, good, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appointWorker } from './appoint-worker.ts'
import { dueItems } from './due-items.ts'
import { takeDue } from './take-due.ts'
import { writeRoleCard } from './write-role-card.ts'

let w: World
let line = ''
let id = ''
const [manager, worker, third] = ['manager-tongxin', 'worker-tongxin', 'worker2-tongxin']
const [first, second] = ['应聘标记一', '应聘标记二']
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社区社工', communityIds: w.district.communities.slice(0, 1) }))
  const post = {
    ...{ id: newId('line', Temporal.Now.instant()), kind: 'post' as const, title: '社区社工岗位', posts: 2, months: 12 },
    ...{ grade: 'assistant' as const, hangsOn: null, communityIds: [], amount: yuan('240000') },
  }
  const c = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [post] },
      ...{ startsOn: day('2026-03-01'), noTenderReason: '续签第二年' },
    }),
  )
  await bothSign(w, c.id)
  line = `${c.id}/${post.id}`
  good(
    await appointWorker(await w.as(manager), {
      ...{ contractId: c.id, lineId: post.id, workerId: w.district.people[worker]!, grade: 'assistant' as const },
      ...{ fromOn: day('2026-03-01'), competition: '公开竞聘' },
    }),
  )
  good(
    await writeRoleCard(await w.as(manager), {
      ...{ contractId: c.id, lineId: post.id, purpose: '社区服务', mayAssign: '主管' },
      shares: [
        { category: 'direct', percent: 70, tasks: '入户探访的经验' },
        { category: 'indirect', percent: 30, tasks: '写记录的能力' },
      ],
    }),
  )
})
afterAll(() => w.close())

const sent = async (who: string, path: string, fields: Record<string, string | string[]>) => {
  const r = await w.post(who, path, { _once: crypto.randomUUID(), ...fields }, { lang: 'en' })
  return { status: r.status, to: r.headers.get('location') ?? '', text: await r.text() }
}
const version = async () =>
  String((await sql<{ version: number }>`select version from post_openings where id = ${id}`.execute(w.database.db)).rows[0]!.version)
const step = async (who: string, path: string, fields: Record<string, string | string[]> = {}) =>
  await sent(who, `/openings/${id}/${path}`, { ...fields, _version: await version() })
const page = async (who: string, path = `/openings/${id}`) => {
  const r = await w.get(who, path, { lang: 'en' })
  return { status: r.status, text: await r.text() }
}
const person = (who: string): string => w.district.people[who]!
const points = (a: string, b: string) => ({ 'p-1-1': a, 'p-1-2': a, 'p-2-1': b, 'p-2-2': b })

describe('a competition for a post', () => {
  test('is opened by whoever leads the institution, with criteria that come to a hundred and a panel of its own people', async () => {
    const filled = await page(manager, `/openings/new?line=${line}`)
    for (const said of ['入户探访的经验', 'value="70"', 'Filled in from the role card']) expect(filled.text).toContain(said)
    const form = {
      ...{ line, closesOn: '2026-03-20', 'says-1': '入户探访的经验', 'weight-1': '70', 'says-2': '写记录的能力', 'weight-2': '30' },
      panel: [person(manager), person(third)],
    }
    expect((await sent(worker, '/openings/new', form)).status).toBe(403)
    expect((await sent('manager-bangban', '/openings/new', form)).status).toBe(403)
    for (const [more, says] of [
      [{ 'weight-2': '20' }, 'The weights come to 90'],
      [{ panel: [person(manager)] }, 'two to five people'],
      [{ panel: [person(manager), person('officer')] }, 'two to five people'],
      [{ closesOn: '2026-03-01' }, 'closes today or later'],
    ] as const) {
      const no = await sent(manager, '/openings/new', { ...form, ...(more as Record<string, string | string[]>) })
      expect([no.status, no.text.includes(says)]).toEqual([422, true])
    }
    const all = await sent(manager, '/openings/new', {
      ...form,
      ...{
        line: `${line.split('/')[0]}/x`,
        closesOn: '2026-03-01',
        'weight-1': '5',
        panel: [person(manager)],
        replacesId: newId('appointment', Temporal.Now.instant()),
      },
    })
    for (const field of ['line', 'closesOn', 'weight-1', 'panel'])
      expect([field, all.text.includes(`f-${field}-wrong`)]).toEqual([field, true])
    const made = await sent(manager, '/openings/new', form)
    expect([made.status, made.text]).toEqual([303, ''])
    id = made.to.split('/').at(-1)!
  })

  test('shows who applied to the leader and the panel alone', async () => {
    expect((await step(manager, 'scoring')).status).toBe(409)
    for (const name of [first, second])
      expect((await step(manager, 'candidates', { name, contact: '138 0013 8000', about: '做过三年社区工作' })).status).toBe(303)
    // Until the day it closes one may still apply, so nobody scores; after it nobody applies.
    const early = await step(manager, 'scoring')
    expect([early.status, early.text.includes('One may apply until 20 March 2026')]).toEqual([409, true])
    w.clock.set('2026-03-21T09:00:00+08:00')
    expect((await step(manager, 'candidates', { name: first, contact: '138 0013 8000', about: '来晚了' })).status).toBe(410)
    expect((await step(manager, 'scoring')).status).toBe(303)
    for (const who of [manager, third]) expect([who, (await page(who)).text.includes(first)]).toEqual([who, true])
    for (const who of [worker, 'manager-bangban', 'officer', 'auditor', 'evaluator', 'public'] as const) {
      for (const path of [`/openings/${id}`, '/openings', '/log', '/search?q=应聘标记', '/delivery/records', '/open']) {
        const seen = await page(who, path)
        expect([who, path, seen.text.includes(first), seen.text.includes('138 0013 8000')]).toEqual([who, path, false, false])
      }
    }
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from record_log where row_to_json(record_log)::text like ${`%${first}%`}
      and jurisdiction = ${(await w.as(manager)).jurisdiction}`.execute(w.database.db)
    expect(rows[0]!.n).toBe(0)
  })

  test('is scored by each alone and once; nobody sees another’s before all are in, and nothing is decided', async () => {
    const due = async (who: string) => (await dueItems(await w.as(who), w.district.institutions.tongxin)).map((i) => i.href)
    expect(await due(third)).toContain(`/openings/${id}`)
    expect(await due(worker)).not.toContain(`/openings/${id}`)
    expect((await step(worker, 'score', points('5', '1'))).status).toBe(404)
    const half = await step(third, 'score', { ...points('5', '1'), 'p-2-2': '6' })
    expect([half.status, half.text.includes('p-2-2-wrong')]).toEqual([422, true])
    expect((await step(third, 'score', points('5', '1'))).status).toBe(303)
    expect((await step(third, 'score', points('1', '5'))).status).not.toBe(303)
    expect(await due(third)).not.toContain(`/openings/${id}`)
    expect((await page(manager)).text).not.toContain('Weighted mean')
    expect((await page(third)).text).not.toContain('Weighted mean')
    expect((await step(manager, 'decide', { chosen: '1', 'reason-1': '分数最高', 'reason-2': '经验不足' })).status).toBe(409)
    expect((await step(manager, 'score', points('3', '2'))).status).toBe(303)
    const text = (await page(manager)).text
    // Half of 5 and 3, half of 1 and 2.
    for (const said of ['Weighted mean', '4.00', '1.50']) expect(text).toContain(said)
  })

  test('tells each candidate the result and the reason in a letter that says nothing of the others', async () => {
    expect((await step(manager, 'decide', { chosen: '1', 'reason-1': '分数最高' })).text).toContain('reason-2-wrong')
    expect((await step(third, 'decide', { chosen: '1', 'reason-1': '分数最高', 'reason-2': '经验不足' })).status).toBe(403)
    expect((await step(manager, 'decide', { chosen: '1', 'reason-1': '分数最高', 'reason-2': '经验还不足' })).status).toBe(303)
    const { rows } = await sql<{ id: string }>`select id from candidates order by number`.execute(w.database.db)
    const letter = async (n: number) => (await page(manager, `/openings/${id}/letters/${rows[n]!.id}`)).text
    const [yes, no] = [await letter(0), await letter(1)]
    expect([yes.includes('分数最高'), yes.includes(second), yes.includes('We have chosen you')]).toEqual([true, false, true])
    expect([no.includes('经验还不足'), no.includes(first), no.includes('not chosen you')]).toEqual([true, false, true])
    expect((await page(worker, `/openings/${id}/letters/${rows[0]!.id}`)).status).toBe(404)
  })

  test('forgets who applied when its time is over; the numbers stay', async () => {
    w.clock.set('2026-09-20T09:00:00+08:00')
    await takeDue(await w.as('clock'))
    const { rows } = await sql`select name, contact, about, reason, forgotten_on is null as kept from candidates order by number`.execute(
      w.database.db,
    )
    expect(rows).toEqual(Array.from({ length: 2 }, () => ({ name: null, contact: null, about: null, reason: null, kept: false })))
    expect((await page(manager)).text).toContain('personal data deleted')
  })
})

test('a certificate that ends soon is told to whoever leads the institution, until it is renewed', async () => {
  const keep = (validUntil: string) =>
    sent(manager, '/openings/qualifications', { userId: person(worker), kind: 'social-worker', validUntil })
  const due = async () =>
    (await dueItems(await w.as(manager), w.district.institutions.tongxin)).some((i) => i.title.en.includes('ends soon'))
  expect((await keep('2027-03-31')).status).toBe(303)
  expect(await due()).toBe(false)
  expect((await keep('2026-10-31')).status).toBe(303)
  expect(await due()).toBe(true)
  expect(
    (await sent(worker, '/openings/qualifications', { userId: person(worker), kind: 'senior', validUntil: '2030-01-01' })).status,
  ).toBe(403)
  const own = await page(worker, '/openings')
  expect([own.text.includes('Social worker'), own.text.includes('Turnover')]).toEqual([true, false])
  expect((await page(manager, '/openings')).text).toContain('Turnover')
})
