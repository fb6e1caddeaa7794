import { day, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, code, directContract, good, world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptPeriod } from './accept-period.ts'
import { acceptances } from './acceptances.ts'
import { addServiceRecord, type NewRecord } from './add-service-record.ts'
import { appointWorker } from './appoint-worker.ts'
import { contestErrand, upholdErrand, withdrawContest } from './contest-errand.ts'
import { correctRecord } from './correct-record.ts'
import { dueItems } from './due-items.ts'
import { errandShare } from './errand-share.ts'
import { handInPeriod } from './hand-in-period.ts'
import { serviceRecord } from './service-records.ts'

let w: World
let c: { id: string; post: string }
const [manager, worker, second] = ['manager-tongxin', 'worker-tongxin', 'worker2-tongxin']
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社区社工', communityIds: w.district.communities.slice(0, 1) }))
  const post = {
    ...{ id: newId('line', Temporal.Now.instant()), kind: 'post' as const, title: '社区社工岗位', posts: 2, months: 12 },
    ...{ grade: 'assistant' as const, hangsOn: null, communityIds: [], amount: yuan('240000') },
  }
  const { id } = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [post] },
      ...{ startsOn: day('2026-03-01'), noTenderReason: '续签第二年' },
    }),
  )
  await bothSign(w, id)
  c = { id, post: post.id }
  for (const who of [worker, second])
    good(
      await appointWorker(await w.as(manager), {
        ...{ contractId: c.id, lineId: c.post, workerId: w.district.people[who]!, grade: 'assistant' as const },
        ...{ fromOn: day('2026-03-01'), competition: '公开竞聘' },
      }),
    )
})
afterAll(() => w.close())

const work = (more: Partial<NewRecord> = {}): NewRecord => ({
  ...{ contractId: c.id, lineId: c.post, servedOn: day('2026-03-02'), category: 'direct', what: 'home-visit' },
  ...{ minutes: 60, askedBy: 'own-plan', people: 1, units: 0, ...more },
})
const errand = (more: Partial<NewRecord> = {}): NewRecord =>
  work({
    ...{ category: 'errand', what: 'other', askedBy: 'purchaser', people: 0 },
    ...{ errandAbout: '整理迎检台账', errandBy: '街道党政办主任', ...more },
  })
const page = async (who: string, path: string) => await (await w.get(who, path, { lang: 'en' })).text()
const contested = async () => good(await addServiceRecord(await w.as(worker), errand())).id
const contest = async (recordId: string, who = 'officer') =>
  await contestErrand(await w.as(who), { recordId, reason: '这是合同里的入户走访' })

describe('an errand', () => {
  test('says what it was and who asked for it; nothing else is asked for either', async () => {
    const bare = await addServiceRecord(await w.as(worker), errand({ errandAbout: ' ', errandBy: undefined }))
    expect(Object.keys((bare as Refusal).fields ?? {}).toSorted()).toEqual(['errandAbout', 'errandBy'])
    const { id } = good(await addServiceRecord(await w.as(worker), work({ errandAbout: '不是交办的', errandBy: '谁' })))
    expect(good(await serviceRecord(await w.as('officer'), id))).toMatchObject({ errandAbout: null, errandBy: null })
    const said = await page('officer', `/delivery/records/${await contested()}`)
    expect(said).toContain('整理迎检台账')
    expect(said).toContain('街道党政办主任')
  })

  test('is contested by the purchaser alone, once, with a reason; the institution answers, and both stay', async () => {
    const id = await contested()
    for (const who of [manager, worker, 'manager-bangban', 'auditor', 'evaluator'])
      expect([who, code(await contest(id, who))]).toEqual([who, who === 'manager-bangban' ? 'no-record' : 'not-your-role'])
    expect(code(await contest(good(await addServiceRecord(await w.as(worker), work())).id))).toBe('no-errand')
    const officers = await page('officer', `/delivery/records/${id}`)
    expect(officers).toContain(`action="/delivery/records/${id}/contest"`)
    good(await contest(id))
    expect(code(await contest(id))).toBe('contested-already')
    const due = async () => (await dueItems(await w.as(manager), w.district.institutions.tongxin)).map((i) => i.href)
    expect(await due()).toContain(`/delivery/records/${id}`)
    expect(await page(worker, `/delivery/records/${id}`)).not.toContain('/contest/answer')
    for (const who of ['officer', worker])
      expect([who, code(await upholdErrand(await w.as(who), { recordId: id, answer: '不归我' }))]).toEqual([who, 'not-your-role'])
    good(await upholdErrand(await w.as(manager), { recordId: id, answer: '三月一日电话通知的，不在计划里' }))
    expect(await due()).not.toContain(`/delivery/records/${id}`)
    for (const who of ['officer', manager, worker, 'auditor']) {
      const seen = await page(who, `/delivery/records/${id}`)
      expect([who, seen.includes('这是合同里的入户走访'), seen.includes('三月一日电话通知的')]).toEqual([who, true, true])
    }
    expect(code(await upholdErrand(await w.as(manager), { recordId: id, answer: '再答一次' }))).not.toBe('')
    expect(code(await withdrawContest(await w.as(manager), id))).toBe('not-your-role')
    good(await withdrawContest(await w.as('officer'), id))
  })

  test('counts all the same while it is contested, and how much is contested stands beside it', async () => {
    const before = (await errandShare(await w.as('officer'), c.id))[0]!
    const id = await contested()
    good(await contest(id))
    const after = (await errandShare(await w.as('officer'), c.id))[0]!
    expect(after.errandMinutes).toBe(before.errandMinutes + 60)
    expect(await page('officer', `/delivery/${c.id}`)).toContain('Contested of it')
    // Where errands are listed each that is not contested leads whoever may to where it is.
    const uncontested = await contested()
    const link = `/delivery/records/${uncontested}#contest`
    for (const [who, leads] of [
      ['officer', true],
      [manager, false],
    ] as const)
      expect([who, (await page(who, `/delivery/${c.id}/role-time`)).includes(link)]).toEqual([who, leads])
    expect(await page('officer', `/delivery/${c.id}/role-time?month=m01`)).toContain('1.0 of them contested')
  })

  test('that is corrected to other work is none any more, and the contest says so', async () => {
    const id = await contested()
    good(await contest(id))
    const r = good(await serviceRecord(await w.as(worker), id))
    const { communityId: _, note: __, deliverableId: ___, ...plain } = r
    good(
      await correctRecord(await w.as(worker), {
        ...{ ...plain, recordId: id, category: 'indirect', askedBy: 'own-plan', reason: '购买方说得对', version: r.version },
      }),
    )
    expect(good(await serviceRecord(await w.as('officer'), id)).errandAbout).toBeNull()
    expect(await page('officer', `/delivery/records/${id}`)).toContain('is no errand any more')
    expect(code(await upholdErrand(await w.as(manager), { recordId: id, answer: '维持' }))).toBe('no-errand')
  })
})

describe('a role card', () => {
  const card = async (fields: Record<string, string>) => {
    const r = await w.post(manager, `/delivery/${c.id}/posts/${c.post}/card`, {
      ...{ _once: crypto.randomUUID(), purpose: '社区服务', mayAssign: '机构项目主管' },
      ...fields,
    })
    return { status: r.status, text: await r.text() }
  }
  test('shares the time out to a hundred, each share with its tasks', async () => {
    const short = await card({ 'share-direct': '60', 'tasks-direct': '入户探访', 'share-planning': '20', 'tasks-supervision': '学习' })
    expect(short.status).toBe(422)
    for (const field of ['f-share-direct', 'f-tasks-planning', 'f-share-supervision']) expect(short.text).toContain(`${field}-wrong`)
    expect(
      (await card({ 'share-direct': '70', 'tasks-direct': '入户探访', 'share-indirect': '30', 'tasks-indirect': '写记录' })).status,
    ).toBe(303)
  })

  test('is held against the hours: the institution sees everybody, a worker their own time, the purchaser that of the post', async () => {
    good(await addServiceRecord(await w.as(second), work({ minutes: 120, category: 'planning', people: 0 })))
    const names = await Promise.all([worker, second].map(async (who) => (await w.as(who)).asker.name!))
    const sees = async (who: string) => {
      const text = await page(who, `/delivery/${c.id}/role-time`)
      const main = /<main[\s\S]*<\/main>/.exec(text)![0]
      return names.map((n) => main.includes(n))
    }
    expect(await sees(manager)).toEqual([true, true])
    expect(await sees(worker)).toEqual([true, false])
    expect(await sees(second)).toEqual([false, true])
    expect(await sees('officer')).toEqual([false, false])
    const text = await page('officer', `/delivery/${c.id}/role-time`)
    for (const said of ['入户探访', '70%', 'not in the card', 'points']) expect(text).toContain(said)
    expect((await w.get('manager-bangban', `/delivery/${c.id}/role-time`)).status).toBe(404)
  })
})

test('nothing of a month is contested once it is accepted', async () => {
  const id = await contested()
  w.clock.set('2026-04-02T09:00:00+08:00')
  const handed = good(await handInPeriod(await w.as(manager), { contractId: c.id, period: 'm01' }))
  // Handed in, and not accepted yet.
  good(await contest(id))
  const late = good(await serviceRecord(await w.as('officer'), id))
  const [a] = await acceptances(await w.as('officer'), { ids: [handed.id] })
  good(
    await acceptPeriod(await w.as('officer'), {
      ...{ acceptanceId: handed.id, version: a!.version, remark: '属实', noOpinionReason: '当月没有居民会议' },
      uncheckedReason: '本月未抽到',
    }),
  )
  expect(late.category).toBe('errand')
  expect(code(await contest(id))).toBe('month-accepted')
  // What was contested in time is still answered.
  good(await upholdErrand(await w.as(manager), { recordId: id, answer: '有通知为证' }))
})
