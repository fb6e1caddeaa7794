import { type NewContract, contract, proposeChange, signVersion, takeDue as contractsDue } from '#contracts'
import { addServiceRecord, appointWorker, takeDue as deliveryDue } from '#delivery'
import { type Day, day, type Id, isRefusal, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { makeClaim } from '#payments'
import type { TablesOf } from '#platform'
import { directContract, world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { factsOf } from './facts-of.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const lineId = () => newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>
const as = (who: string, on: string) => w.as(who, `${on}T12:00:00+08:00`)
const text = async (who: string, path: string, lang: 'zh' | 'en' = 'en') => {
  const r = await w.get(who, path, { lang })
  return { status: r.status, text: await r.text() }
}

async function inForce(lines: NewContract['lines'], startsOn: Day): Promise<string> {
  const officer = await as('officer', '2026-03-02')
  const p = good(
    await openPurchase(officer, { title: '社会工作服务', titleEn: 'Social work', communityIds: w.district.communities.slice(0, 2) }),
  )
  const { id } = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines,
      startsOn,
      noTenderReason: '续签第二年',
    }),
  )
  for (const who of ['head', 'manager-tongxin']) {
    const c = (await contract(officer, id))!
    good(await signVersion(await as(who, '2026-03-02'), { contractId: id, number: c.versionNumber, version: c.version }))
  }
  await contractsDue(await as('clock', '2026-03-02'))
  return id
}
const post = (): NewContract['lines'] => [
  {
    id: lineId(),
    kind: 'post',
    title: '社工岗位',
    hangsOn: null,
    grade: 'any',
    posts: 1,
    months: 12,
    amount: yuan('60000'),
    paidBy: 'month',
    communityIds: w.district.communities.slice(0, 2),
  } as NewContract['lines'][number],
]
const project = (): NewContract['lines'] => [
  {
    id: lineId(),
    kind: 'project',
    title: '社工站',
    hangsOn: null,
    quantity: 1,
    unit: '年',
    unitPrice: yuan('100000'),
    amount: yuan('100000'),
    paidBy: 'milestones',
    communityIds: w.district.communities.slice(0, 2),
    milestones: [
      { title: '预付款', share: '2/5', when: 'signing' },
      { title: '期末', share: '3/5', when: 'acceptance' },
    ],
  } as NewContract['lines'][number],
]

describe('the modes on the real database', () => {
  let one: string

  test('with no signed contract the page says what to do, and who may not look is refused', async () => {
    expect((await text('officer', '/modes')).text).toContain('No signed contract')
    expect((await text('officer', '/modes/compare')).text).toContain('No signed contract')
    expect((await text('public', '/modes')).status).toBe(401)
    expect((await text('worker-tongxin', '/modes')).status).toBe(403)
    expect((await text('officer', '/modes/contracts/con_nowhere')).status).toBe(404)
  })

  test('a contract is counted from the records of the steps before', async () => {
    one = await inForce(post(), day('2026-03-01'))
    const c = (await contract(await w.as('operator'), one))!
    const line = c.lines[0]!.id
    // Filled on 11 March, so of the 31 post-days to the end of March 21 were occupied.
    good(
      await appointWorker(await as('manager-tongxin', '2026-03-11'), {
        contractId: one,
        lineId: line,
        workerId: w.district.people['worker-tongxin']!,
        grade: 'assistant',
        fromOn: day('2026-03-11'),
        competition: '公开招聘',
        applicants: 5,
      }),
    )
    const record = async (category: 'direct' | 'errand', minutes: number, people: number, community: number) =>
      good(
        await addServiceRecord(await as('worker-tongxin', '2026-03-20'), {
          contractId: one,
          lineId: line,
          servedOn: day('2026-03-20'),
          category,
          what: category === 'errand' ? 'other' : 'casework',
          ...(category === 'errand' && { errandAbout: '录入人口信息', errandBy: '街道办公室' }),
          askedBy: category === 'errand' ? 'purchaser' : 'own-plan',
          minutes,
          people,
          units: 0,
          communityId: w.district.communities[community]!,
        }),
      )
    await record('direct', 240, 4, 0)
    await record('direct', 120, 2, 1)
    await record('errand', 90, 0, 0)
    await deliveryDue(await as('clock', '2026-04-01'))
    const [facts] = await factsOf(await as('operator', '2026-03-31'), [c])
    expect(facts!.postDays).toEqual({ occupied: 21, of: 31 })
    expect([facts!.minutes, facts!.minutesBy, facts!.people, facts!.records, facts!.applicants]).toEqual([
      450,
      { direct: 360, errand: 90 },
      6,
      3,
      [5],
    ])
    expect(facts!.communities.map((x) => x.minutes).sort((a, b) => a - b)).toEqual([120, 330])
    // 90 of 450 minutes are 20 %, above the cap of 10 %; the month is judged once it is over.
    const [later] = await factsOf(await as('operator', '2026-04-02'), [c])
    expect(later!.errandMonths).toEqual([{ month: '2026-03', share: 0.2, overCap: true }])
    w.clock.set('2026-04-02T09:00:00+08:00')
    const page = (await text('manager-tongxin', `/modes/contracts/${one}`)).text
    expect(page).toContain('20.0%')
    expect(page).toContain('80.0%')
    expect(page).toContain('no data yet')
    expect(page).toContain(`/delivery/${one}`)
  })

  test('groups too small to be told apart are not ranked: it says so, with n and the floor', async () => {
    const two = await inForce(project(), day('2026-03-01'))
    good(await makeClaim(await as('manager-tongxin', '2026-03-03'), { contractId: two, from: 'signing' }))
    w.clock.set('2026-04-20T09:00:00+08:00')
    const first = (await text('auditor', '/modes/compare')).text
    expect(first).toContain('Cannot tell: 1 against 1 contract')
    expect(first).toContain('Each group needs two contracts or more')
    await inForce(post(), day('2026-03-02'))
    await inForce(project(), day('2026-03-02'))
    const second = (await text('auditor', '/modes/compare?pair=post~project')).text
    expect(second).toContain('no data can give a p below 0.333')
    expect(second).not.toContain('They differ')
    // Twelve months each: how long they run does not vary.
    expect(second).toContain('does not vary')
  })

  test('filters choose, odd ones are ignored, and both languages have every page', async () => {
    expect((await text('officer', '/modes?combination=project')).text).toContain('2 contracts')
    expect((await text('officer', '/modes?combination=bundle')).text).toContain('No signed contract')
    expect((await text('officer', '/modes?year=2025')).text).toContain('No signed contract')
    expect((await text('officer', `/modes?purchaser=${w.district.office}&community=${w.district.communities[0]}`)).text).toContain(
      '4 contracts',
    )
    for (const lang of ['zh', 'en'] as const)
      for (const path of [
        '/modes',
        '/modes?combination=%27',
        '/modes?year=x',
        '/modes/compare',
        '/modes/compare?pair=x&figure=errands',
        `/modes/contracts/${one}`,
      ]) {
        const seen = await text('head', path, lang)
        expect(seen.status, path).toBe(200)
        expect(seen.text, path).not.toMatch(/undefined|\[object|NaN/)
      }
  })

  test('the figures can be taken away, each with its n', async () => {
    const csv = (await text('auditor', '/modes?combination=post&format=csv')).text
    const errands = csv.split('\r\n').find((l) => l.includes('errands'))!
    expect(errands).toContain('0.2,8')
  })
})

describe('what a rival may see of a running contract', () => {
  test('nothing of it by itself: not its page, not in the list, the CSV or the comparison; its parties and those who supervise do', async () => {
    const id = await inForce(post(), day('2026-03-02'))
    const number = (await contract(await w.as('officer'), id))!.number
    for (const path of ['/modes', '/modes?format=csv', '/modes/compare', `/modes?provider=${w.district.institutions.tongxin}&format=csv`]) {
      const rival = await text('manager-bangban', path)
      expect([path, rival.status]).toEqual([path, 200])
      expect(rival.text).not.toContain(number)
      expect(rival.text).not.toContain('60,000.00')
      expect(rival.text).not.toContain('/modes/contracts/')
    }
    expect((await text('manager-bangban', `/modes/contracts/${id}`)).status).toBe(404)
    expect((await text('manager-bangban', '/modes')).text).toContain('No figure has 3 institutions behind it yet')
    for (const who of ['manager-tongxin', 'officer', 'approver', 'auditor', 'evaluator', 'treasurer']) {
      expect([who, (await text(who, `/modes/contracts/${id}`)).status]).toEqual([who, 200])
      expect((await text(who, '/modes')).text).toContain(number)
    }
    // What the law publishes anyway stays with the public page.
    expect((await text('public', `/open/purchases/${(await contract(await w.as('officer'), id))!.purchaseId}`)).status).toBe(200)
  })
})

test('a post agreed for a later day is counted from that day', async () => {
  const id = await inForce(
    post().map((l) => ({ ...l, posts: 10, amount: yuan('600000') })),
    day('2026-03-01'),
  )
  const now = async () => (await contract(await w.as('operator'), id))!
  // What was tendered may grow by a tenth; without a tender the plan would bind it.
  const tendered = (tender_id: string | null) =>
    w.database.db.withTables<TablesOf<'contracts'>>().updateTable('contracts').set({ tender_id }).where('id', '=', id).execute()
  await tendered(`ten_${id}`)
  const c = await now()
  const lines = c.lines.map((l) => (l.kind === 'post' ? { ...l, posts: 11, amount: yuan('640000') } : l))
  const changed = { ...c, effectiveOn: day('2026-07-01'), lines }
  good(
    await proposeChange(await as('officer', '2026-03-21'), { contractId: id, text: changed, reason: '增加一个岗位', version: c.version }),
  )
  for (const who of ['head', 'manager-tongxin'])
    good(await signVersion(await as(who, '2026-03-21'), { contractId: id, number: 2, version: (await now()).version, read: true }))
  await tendered(null)
  const posts = async (on: string) => {
    const ctx = await as('operator', on)
    return (await factsOf(ctx, [(await contract(ctx, id))!]))[0]!.posts
  }
  expect([await posts('2026-04-01'), await posts('2026-06-30'), await posts('2026-07-01')]).toEqual([10, 10, 11])
})
