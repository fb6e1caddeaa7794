import { contract, type NewContract, takeDue as beginContracts } from '#contracts'
import { day, type Id, moneyText, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, code, directContract, good, type World, world } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerPay, myPay } from './answer-pay.ts'
import { appointWorker } from './appoint-worker.ts'
import { takeDue } from './take-due.ts'
import { passedOn, payOf } from './pay-of.ts'
import { statePay } from './state-pay.ts'
import { readCounts } from './store/index.ts'

let w: World
let id: string
let post: string
let appointment: string
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  const officer = await w.as('officer')
  const places = w.district.communities.slice(0, 1)
  const p = good(await openPurchase(officer, { title: '社区社工', communityIds: places }))
  const lineId = newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>
  const lines: NewContract['lines'] = [
    {
      ...{ id: lineId, kind: 'post', title: '社工', hangsOn: null, communityIds: places, posts: 2, months: 12 },
      ...{ grade: 'assistant', amount: yuan('240000') },
    },
  ]
  const made = good(
    await directContract(w, officer, {
      ...{
        purchaseId: p.id,
        providerId: w.district.institutions.tongxin,
        lines,
        startsOn: day('2026-03-01'),
        noTenderReason: '续签第二年',
      },
    }),
  )
  id = made.id
  await bothSign(w, id)
  await beginContracts(await w.as('clock'))
  post = (await contract(officer, id))!.lines[0]!.id
  const manager = await w.as('manager-tongxin')
  const at = { contractId: id, lineId: post, grade: 'assistant' as const, fromOn: day('2026-03-01'), competition: '公开竞聘' }
  appointment = good(await appointWorker(manager, { ...at, workerId: w.district.people['worker-tongxin']! })).id
  good(await appointWorker(manager, { ...at, workerName: '没有账号的人' }))
})
afterAll(() => w.close())

const on = (d: string) => w.clock.set(`${d}T09:00:00+08:00`)
const row = (gross?: string, contributions?: string) => ({
  appointmentId: appointment,
  ...(gross !== undefined && { gross: yuan(gross) }),
  ...(contributions !== undefined && { contributions: yuan(contributions) }),
})
const state = async (who: string, gross?: string, contributions?: string, reason?: string) =>
  await statePay(await w.as(who), { contractId: id, period: 'm01', rows: [row(gross, contributions)], reason })
const passed = async () => {
  const ctx = await w.as('officer')
  return passedOn((await payOf(ctx, [(await contract(ctx, id))!])).get(id)!)
}

describe('what the institution states', () => {
  test('nothing before the month is over, only by its manager, and pay with its contributions', async () => {
    on('2026-03-20')
    expect(code(await state('manager-tongxin', '6000', '1700'))).toBe('no-period')
    on('2026-04-02')
    expect([code(await state('officer', '6000', '1700')), code(await state('manager-bangban', '6000', '1700'))]).toEqual([
      'not-your-role',
      'not-your-record',
    ])
    expect(code(await state('worker-tongxin', '6000', '1700'))).toBe('not-your-role')
    expect(await state('manager-tongxin', '6000')).toMatchObject({
      code: 'record-wrong',
      fields: { [`contributions-${appointment}`]: expect.anything() },
    })
    expect(code(await state('manager-tongxin'))).toBe('record-wrong')
    expect(await passed()).toBeNull()
  })
  test('what was passed on is held against the price of the very posts that are stated; another is not stated, and not zero', async () => {
    expect(good(await state('manager-tongxin', '6000', '1700'))).toEqual({ contractId: id, stated: 1 })
    const p = (await passed())!
    // 240,000 over twelve months is 20,000 a month for two posts: 10,000 of it for the one that is stated.
    expect([moneyText(p.gross), moneyText(p.contributions), moneyText(p.price), p.stated, p.of, p.people]).toEqual([
      '6000.00',
      '1700.00',
      '10000.00',
      1,
      2,
      1,
    ])
  })
  test('a correction says why, once a second time is a change, and after the month to correct it is over it stands', async () => {
    expect(await state('manager-tongxin', '5800', '1700')).toMatchObject({ code: 'record-wrong', fields: { reason: expect.anything() } })
    expect(code(await state('manager-tongxin', '6000', '1700', '没有变'))).toBe('record-wrong')
    on('2026-05-02')
    expect(code(await state('manager-tongxin', '5800', '1700', '重算'))).toBe('pay-too-late')
    on('2026-04-02')
  })
})

describe('what a worker answers', () => {
  const pages = () => [
    `/delivery/${id}`,
    `/delivery/${id}/pay`,
    `/delivery/${id}/pay/m01`,
    `/contracts/${id}/history`,
    '/delivery',
    '/',
    '/due',
    '/notices',
  ]
  const seenBy = async (who: string) =>
    (await Promise.all(pages().map(async (p) => (await w.get(who, p)).text()))).map((x) => x.replace(/name="_once" value="[^"]*"/g, ''))
  const about = async () => (await myPay(await w.as('worker-tongxin')))[0]!.about
  const entries = async () => (await sql<{ n: bigint }>`select count(*) as n from record_log`.execute(w.database.db)).rows[0]!.n

  test('no page of the employer and none of the purchaser is another one after it, and the log tells nothing', async () => {
    await w.runJobs()
    const before = [await seenBy('manager-tongxin'), await seenBy('officer')]
    const logged = await entries()
    const worker = await w.as('worker-tongxin')
    expect((await myPay(worker)).map((m) => [m.payMonth, moneyText(m.gross), m.answer])).toEqual([['2026-03', '6000.00', null]])
    good(await answerPay(worker, { payMonth: '2026-03', about: await about(), differs: true, got: yuan('5000') }))
    await w.runJobs()
    expect(await entries()).toBe(logged)
    expect([await seenBy('manager-tongxin'), await seenBy('officer')]).toEqual(before)
    expect((await myPay(worker))[0]!.answer).toEqual({ differs: true, corrected: false })
    // In the tables it lies sealed: neither what was said nor when.
    const { rows } = await sql<Record<string, unknown>>`select * from pay_answers`.execute(w.database.db)
    expect(rows).toHaveLength(1)
    expect(Object.keys(rows[0]!).sort()).toEqual(['about', 'jurisdiction', 'pay_month', 'provider_id', 'sealed', 'user_id'])
    expect(JSON.stringify(rows[0])).not.toContain('5000')
  })
  test('only who was paid is asked, in the time for it, and of the figures that stand', async () => {
    for (const who of ['manager-tongxin', 'officer', 'auditor'])
      expect(code(await answerPay(await w.as(who), { payMonth: '2026-03', about: 'x', differs: false }))).toBe('not-your-role')
    const worker = await w.as('worker-tongxin')
    const other = { ...worker, asker: { ...worker.asker, userId: 'usr_other' } }
    expect([code(await answerPay(other, { payMonth: '2026-03', about: await about(), differs: false })), await myPay(other)]).toEqual([
      'pay-not-asked',
      [],
    ])
    // A page that is old: said to the worker, and to nobody else.
    const logged = await entries()
    expect(code(await answerPay(await w.as('worker-tongxin'), { payMonth: '2026-03', about: 'x', differs: false }))).toBe('pay-changed')
    expect(await entries()).toBe(logged)
    for (const who of ['manager-tongxin', 'officer']) expect((await w.get(who, '/delivery/pay')).status).toBe(403)
    expect((await w.get('worker-tongxin', `/delivery/${id}/pay`)).status).toBe(403)
  })
  test('who goes back and says another thing on the same form has said that, and no key of a form keeps the name', async () => {
    const worker = { ...(await w.as('worker-tongxin')), once: 'one form' }
    for (const differs of [false, true]) {
      good(await answerPay(worker, { payMonth: '2026-03', about: await about(), differs }))
      expect((await myPay(worker))[0]!.answer!.differs).toBe(differs)
    }
    expect((await sql`select 1 from once_keys where action = 'delivery.confirm-pay'`.execute(w.database.db)).rows).toEqual([])
  })
  test('what was said of figures that were corrected since is asked anew', async () => {
    good(await state('manager-tongxin', '5000', '1700', '少发了一千'))
    const [mine] = await myPay(await w.as('worker-tongxin'))
    expect([moneyText(mine!.gross), mine!.answer]).toEqual(['5000.00', { differs: true, corrected: true }])
    good(await answerPay(await w.as('worker-tongxin'), { payMonth: '2026-03', about: await about(), differs: false }))
  })
  test('one alone is never shown: when the time is over the answer is deleted, and nothing is left of it', async () => {
    on('2026-05-31')
    await takeDue(await w.as('clock'))
    expect((await sql`select 1 from pay_answers`.execute(w.database.db)).rows).toHaveLength(1)
    on('2026-06-01')
    await takeDue(await w.as('clock'))
    expect((await sql`select 1 from pay_answers`.execute(w.database.db)).rows).toHaveLength(0)
    const counts = await readCounts(await w.as('officer'), [w.district.institutions.tongxin])
    expect(counts.map((x) => [x.payMonth, x.count])).toEqual([
      ['2026-03', null],
      ['2026-03', null],
    ])
    expect(await (await w.get('officer', `/delivery/${id}/pay`, { lang: 'en' })).text()).toContain('too few answered: not shown')
    expect(code(await answerPay(await w.as('worker-tongxin'), { payMonth: '2026-03', about: 'x', differs: true }))).toBe('pay-not-asked')
  })
})
