import { directContract, world, type World } from '#testing'
import { sql } from 'kysely'
import { isRefusal } from '#kernel'
import { contract, dutiesOf, proposeChange } from '#contracts'
import { enterYear } from '#people'
import { tender } from '#tenders'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bidOf, f24Tender, granted, purchaseWithNeed } from './builders/tender-stages.ts'
import { combined } from '../src/4-contracts/rules/contract.sample.ts'

/* The clock between opening a form and sending it: over midnight, at a deadline to the millisecond, over a holiday. */

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())
const outcomes = async (action: string) =>
  (await sql<{ outcome: string }>`select outcome from record_log where action = ${action} order by at`.execute(w.database.db)).rows.map(
    (r) => r.outcome,
  )

describe('over midnight', () => {
  test('a form opened at 23:59 and sent at 00:01 is taken on the day it arrives', async () => {
    w.clock.set('2026-03-10T23:59:00+08:00')
    const page = await (await w.get('manager-tongxin', '/payments/cash')).text()
    expect(page).toContain('value="2026-03-10"')
    w.clock.set('2026-03-11T00:01:00+08:00')
    const fields = { cashOn: '2026-03-10', cash: '1000', monthlyWages: '100', monthlyOther: '0' }
    expect((await w.post('manager-tongxin', '/payments/cash', fields)).status).toBe(303)
    // The day that has only begun is known; the one after it is not.
    expect((await w.post('manager-tongxin', '/payments/cash', { ...fields, cashOn: '2026-03-11' })).status).toBe(303)
    expect((await w.post('manager-tongxin', '/payments/cash', { ...fields, cashOn: '2026-03-12' })).status).toBe(422)
  })
  test('the day is that of the jurisdiction, not of the server', async () => {
    w.clock.set('2026-03-11T16:30:00Z')
    expect(await (await w.get('manager-bangban', '/payments/cash')).text()).toContain('value="2026-03-12"')
  })
})

test('a bid at the very moment of the deadline is in time, one a millisecond later is late and in the log', async () => {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const of = await f24Tender(w, '截止时间')
  const id = of.tenderId
  const deadline = (await tender(await w.as('officer'), id))!.deadlineAt!
  const late = deadline.add({ milliseconds: 1 }).toString()
  granted(await bidOf(w, 'manager-tongxin', id, { at: deadline.toString() }))
  const refused = await bidOf(w, 'manager-bangban', id, { at: late })
  expect(isRefusal(refused) && refused.code).toBe('bid-late')
  expect(await outcomes('bids.submit')).toEqual(['done', 'bid-late'])
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from bids where tender_id = ${id}`.execute(w.database.db)
  expect(rows[0]!.n).toBe(1)
  // The same through the form, opened in time and sent too late.
  w.clock.set(deadline.subtract({ seconds: 30 }).toString())
  expect((await w.get('manager-nuanyang', `/tenders/${id}/bid`)).status).toBe(200)
  w.clock.set(late)
  const lines = (await tender(await w.as('officer'), id))!.lines
  const fields = Object.fromEntries(
    lines.flatMap((l) => [
      [`promise-${l.id}`, '照办'],
      [`price-${l.id}`, '1000.00'],
    ]),
  )
  const answer = await w.post('manager-nuanyang', `/tenders/${id}/bid`, { approach: '方案', ...fields }, { lang: 'zh' })
  expect([answer.status, /迟|截止/.test(await answer.text())]).toEqual([410, true])
  expect((await outcomes('bids.submit')).filter((o) => o === 'bid-late').length).toBe(2)
})

test('an answer due on working days waits for the end of a holiday, as far as the calendar knows it', async () => {
  // The eve of a holiday that only this jurisdiction has entered, and of which the form knows nothing.
  w.clock.set('2027-03-01T09:00:00+08:00')
  const { purchaseId } = await purchaseWithNeed(w, '假期')
  const { id } = granted(
    await directContract(w, await w.as('officer'), {
      purchaseId,
      providerId: w.district.institutions.tongxin,
      startsOn: Temporal.PlainDate.from('2027-05-01'),
      noTenderReason: '续签第二年',
      lines: combined().lines,
    }),
  )
  granted(
    await enterYear(await w.as('administrator'), {
      year: '2027',
      daysOff: '2027-03-03 至 2027-03-09',
      source: '测试通知',
      isWhole: true,
    }),
  )
  const c = (await contract(await w.as('operator'), id))!
  granted(
    await proposeChange(await w.as('officer'), {
      contractId: id,
      text: { ...c, terms: { ...c.terms, answerWorkingDays: 3 } },
      reason: '试一试',
      version: c.version,
    }),
  )
  const [duty] = await dutiesOf(await w.as('officer'), { contractIds: [id], kinds: ['answer-change'], open: true })
  // Working days after 1 March: the 2nd, then the 10th, the 11th … counted by what was agreed before.
  const n = c.terms.answerWorkingDays
  const working = ['2027-03-02', '2027-03-10', '2027-03-11', '2027-03-12', '2027-03-15', '2027-03-16']
  expect(duty!.dueOn!.toString()).toBe(working[n - 1])
})
