import { day, drawOrder, type Id, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, code, directContract, good, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptPeriod } from './accept-period.ts'
import { acceptances } from './acceptances.ts'
import { addServiceRecord } from './add-service-record.ts'
import { appointWorker } from './appoint-worker.ts'
import { correctRecord } from './correct-record.ts'
import { drawCounts, drawsOf } from './draws-of.ts'
import { handInPeriod } from './hand-in-period.ts'
import { type NewCheck, noteChecks } from './note-checks.ts'
import { returnPeriod } from './return-period.ts'
import { drawSize } from './rules/draw.ts'
import { poolOf } from './store/index.ts'
import { takeDue } from './take-due.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-01T09:00:00+08:00')
})
afterAll(() => w.close())

const at = (moment: string) => w.clock.set(moment)

/** One post from 1 March 2026 with somebody there, and so many visits on its first day. */
async function recorded(visits: number): Promise<{ id: string; post: string }> {
  at('2026-03-01T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '抽查用的采购', communityIds: w.district.communities.slice(0, 1) }))
  const post = newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>
  const line = { id: post, kind: 'post' as const, title: '社区社工', posts: 1, months: 12, grade: 'assistant' as const, hangsOn: null }
  const { id } = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines: [{ ...line, amount: yuan('75000') }],
      startsOn: day('2026-03-01'),
      noTenderReason: '续签第二年',
    }),
  )
  await bothSign(w, id)
  good(
    await appointWorker(await w.as('manager-tongxin'), {
      contractId: id,
      lineId: post,
      workerId: w.district.people['worker-tongxin']!,
      grade: 'assistant',
      share: '0.05',
      fromOn: day('2026-03-01'),
      competition: '公开竞聘',
    }),
  )
  const worker = await w.as('worker-tongxin')
  for (let i = 0; i < visits; i++) await visit(worker, { id, post }, '2026-03-01')
  return { id, post }
}
const visit = async (worker: Awaited<ReturnType<World['as']>>, c: { id: string; post: string }, on: string) =>
  good(
    await addServiceRecord(worker, {
      contractId: c.id,
      lineId: c.post,
      servedOn: day(on),
      category: 'direct',
      what: 'home-visit',
      minutes: 1,
      askedBy: 'own-plan',
      people: 1,
      units: 0,
    }),
  ).id
async function handedIn(visits: number) {
  const c = await recorded(visits)
  at('2026-04-01T08:00:00+08:00')
  const { id } = good(await handInPeriod(await w.as('manager-tongxin'), { contractId: c.id, period: 'm01' }))
  const { draws } = await drawsOf(await w.as('officer'), id)
  return { c, id, draw: draws[0]! }
}
const stands = async (id: string) => (await acceptances(await w.as('operator'), { ids: [id] }))[0]!
const all = (ids: readonly string[]): NewCheck[] => ids.map((recordId) => ({ recordId, result: 'as-recorded' }))

describe('the draw', () => {
  test('is made at hand-in of what counts in the period, by the written size, and is drawn again from seed and list', async () => {
    const { c, id, draw } = await handedIn(7)
    const officer = await w.as('officer')
    const pool = (await poolOf(officer, id, 1))!
    expect([draw.of, pool.length, draw.drawn.length]).toEqual([7, 7, drawSize(7)])
    expect(drawOrder(pool, draw.seed).slice(0, drawSize(pool.length))).toEqual(draw.drawn)
    const other = await handedIn(7)
    expect([other.c.id === c.id, other.draw.seed === draw.seed]).toEqual([false, false])
  })

  test('leaves out what was struck, and a month without records has none to check', async () => {
    const c = await recorded(2)
    const worker = await w.as('worker-tongxin')
    const wrong = await visit(worker, c, '2026-03-01')
    good(await correctRecord(worker, { recordId: wrong, reason: '记重了', strike: true, version: 1 } as never))
    at('2026-04-01T08:00:00+08:00')
    const { id } = good(await handInPeriod(await w.as('manager-tongxin'), { contractId: c.id, period: 'm01' }))
    expect((await drawsOf(worker, id)).draws[0]!.drawn).not.toContain(wrong)
    expect((await drawCounts(worker, [id])).get(id)).toMatchObject({ of: 2, drawn: 2, unchecked: 2 })
    const bare = await handedIn(0)
    expect((await drawCounts(worker, [bare.id])).get(bare.id)).toMatchObject({ of: 0, drawn: 0, unchecked: 0 })
    good(await acceptPeriod(await w.as('officer'), { acceptanceId: bare.id, version: 1, noOpinionReason: '没有居民到场' }))
  })

  test('a period handed in again is drawn anew, and the earlier draw stays with what was found of it', async () => {
    const { c, id, draw } = await handedIn(6)
    const officer = await w.as('officer')
    good(
      await noteChecks(officer, {
        acceptanceId: id,
        version: 1,
        checks: [{ recordId: draw.drawn[0]!, result: 'differs', note: '签到表上没有这次走访' }],
      }),
    )
    good(await returnPeriod(officer, { acceptanceId: id, reason: '请更正', version: 2 }))
    await visit(await w.as('worker-tongxin'), c, '2026-03-02')
    good(await handInPeriod(await w.as('manager-tongxin'), { contractId: c.id, period: 'm01', version: 3 }))
    const { draws, checks } = await drawsOf(officer, id)
    expect(draws.map((d) => [d.times, d.of])).toEqual([
      [2, 7],
      [1, 6],
    ])
    expect(draws[1]).toEqual(draw)
    expect(checks.map((x) => [x.times, x.result])).toEqual([[1, 'differs']])
    expect((await drawCounts(officer, [id])).get(id)).toMatchObject({ of: 7, drawn: 5, differs: 0, unchecked: 5 })
    // What is not of this draw cannot be noted of it, though it was drawn before.
    const gone = draw.drawn.find((r) => !draws[0]!.drawn.includes(r))
    if (gone) expect(code(await noteChecks(officer, { acceptanceId: id, version: 4, checks: all([gone]) }))).toBe('not-drawn')
  })
})

describe('checks of drawn records', () => {
  test('are noted by the office that accepts: not by the institution, nor by another organisation', async () => {
    const { id, draw } = await handedIn(3)
    const note = async (who: string) => code(await noteChecks(await w.as(who), { acceptanceId: id, version: 1, checks: all(draw.drawn) }))
    expect([await note('manager-tongxin'), await note('worker-tongxin'), await note('manager-bangban'), await note('auditor')]).toEqual(
      Array(4).fill('not-your-role'),
    )
    expect(code(await noteChecks(await w.as('officer'), { acceptanceId: 'acc_none', version: 1, checks: [] }))).toBe('no-acceptance')
    expect(await note('officer')).toBe('done')
  })

  test('what differs and what could not be checked is said in words, all of it at once', async () => {
    const { id, draw } = await handedIn(3)
    const officer = await w.as('officer')
    const checks: NewCheck[] = [
      { recordId: draw.drawn[0]!, result: 'as-recorded' },
      { recordId: draw.drawn[1]!, result: 'differs', note: ' ' },
      { recordId: draw.drawn[2]!, result: 'not-checkable' },
    ]
    const wrong = await noteChecks(officer, { acceptanceId: id, version: 1, checks })
    expect(Object.keys((wrong as Refusal).fields!)).toEqual(['note-1', 'note-2'])
    expect((await drawCounts(officer, [id])).get(id)!.unchecked).toBe(3)
    expect(code(await noteChecks(officer, { acceptanceId: id, version: 1, checks: all(['rec_unknown']) }))).toBe('not-drawn')
    expect(code(await noteChecks(officer, { acceptanceId: id, version: 1, checks: [] }))).toBe('nothing-checked')
  })

  test('the same form twice changes nothing; of two officers at once the second is told to look again; a later finding replaces the first', async () => {
    const { id, draw } = await handedIn(3)
    const first = { acceptanceId: id, version: 1, checks: all(draw.drawn.slice(0, 1)) }
    const sent = { ...(await w.as('officer')), once: 'one form' }
    expect(good(await noteChecks(sent, first))).toEqual(good(await noteChecks(sent, first)))
    expect(code(await noteChecks(await w.as('head'), { ...first, checks: all(draw.drawn.slice(1, 2)) }))).toBe('stale')
    expect(code(await noteChecks(await w.as('head'), { ...first, version: 2 }))).toBe('nothing-checked')
    const anew: NewCheck[] = [{ recordId: draw.drawn[0]!, result: 'differs', note: '时长少记了半小时' }]
    good(await noteChecks(await w.as('head'), { acceptanceId: id, version: 2, checks: anew }))
    expect((await drawCounts(sent, [id])).get(id)).toMatchObject({ asRecorded: 0, differs: 1, unchecked: 2 })
  })

  test('with records nobody checked it is accepted only with a reason, which is kept; checked whole it needs none', async () => {
    const { id, draw } = await handedIn(3)
    const officer = await w.as('officer')
    const answer = { acceptanceId: id, version: 1, noOpinionReason: '没有居民到场' }
    const bare = await acceptPeriod(officer, answer)
    expect(Object.keys((bare as Refusal).fields!)).toEqual(['uncheckedReason'])
    good(await noteChecks(officer, { acceptanceId: id, version: 1, checks: all(draw.drawn.slice(0, 2)) }))
    expect(code(await acceptPeriod(officer, { ...answer, version: 2, uncheckedReason: '  ' }))).toBe('accept-wrong')
    good(await acceptPeriod(officer, { ...answer, version: 2, uncheckedReason: '签到表还没有送到' }))
    expect((await stands(id)).uncheckedReason).toBe('签到表还没有送到')
    // After the answer nothing is noted any more.
    expect(code(await noteChecks(officer, { acceptanceId: id, version: 3, checks: all(draw.drawn.slice(2)) }))).toBe('wrong-state')

    const whole = await handedIn(3)
    good(await noteChecks(officer, { acceptanceId: whole.id, version: 1, checks: all(whole.draw.drawn) }))
    good(await acceptPeriod(officer, { ...answer, acceptanceId: whole.id, version: 2, uncheckedReason: '多写的' }))
    expect((await stands(whole.id)).uncheckedReason).toBeNull()
  })

  test('silence accepts as before, with every drawn record unchecked; after the last day nothing is noted', async () => {
    const { id, draw } = await handedIn(3)
    at('2026-04-14T08:00:00+08:00')
    const officer = await w.as('officer')
    expect(code(await noteChecks(officer, { acceptanceId: id, version: 1, checks: all(draw.drawn) }))).toBe('silence-accepted')
    await takeDue(await w.as('clock'))
    expect([(await stands(id)).by, (await drawCounts(officer, [id])).get(id)!.unchecked]).toEqual(['silence', 3])
    const notice = await (await w.get('public', `/delivery/notices/${id}`, { lang: 'en' })).text()
    expect(notice).toContain('3 drawn: 0 as recorded, 0 differ, 0 could not be checked, 3 not checked.')
    expect(notice).toContain('nobody checked its records')
  })

  test('the notice tells counts and none of the words; the list to draw again is for those who read the contract', async () => {
    const { id, draw } = await handedIn(3)
    const officer = await w.as('officer')
    const checks: NewCheck[] = [{ recordId: draw.drawn[0]!, result: 'differs', note: '暗语不符' }]
    good(await noteChecks(officer, { acceptanceId: id, version: 1, checks }))
    good(await acceptPeriod(officer, { acceptanceId: id, version: 2, noOpinionReason: '没有居民到场', uncheckedReason: '暗语原因' }))
    const notice = await (await w.get('public', `/delivery/notices/${id}`, { lang: 'zh' })).text()
    expect(notice).toContain('抽取 3 条：与记录一致 0 条，不符 1 条，无法核对 0 条，没有核对 2 条。')
    expect(notice).not.toMatch(/暗语/)
    for (const who of ['officer', 'manager-tongxin', 'auditor']) {
      const page = await (await w.get(who, `/delivery/acceptances/${id}`, { lang: 'zh' })).text()
      expect([who, page.includes('暗语不符'), page.includes(draw.seed)]).toEqual([who, true, true])
      const file = await w.get(who, `/delivery/acceptances/${id}/draws/1`)
      expect((await file.text()).trim().split('\r\n')).toHaveLength(4)
    }
    expect((await w.get('manager-bangban', `/delivery/acceptances/${id}/draws/1`)).status).toBe(404)
    expect((await w.get('committee', `/delivery/acceptances/${id}/draws/1`)).status).toBe(404)
    expect((await w.get('officer', `/delivery/acceptances/${id}/draws/9`)).status).toBe(404)
  })
})
