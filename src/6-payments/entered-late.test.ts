import { contract, dutiesOf, signVersion, takeDue as beginContracts } from '#contracts'
import { day, type Id, isRefusal, moneyText, newId, noMoney, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { calendarOf, enterYear } from '#people'
import { directContract, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { owedToday, punctuality } from './arrears.ts'
import { claims } from './claims.ts'
import { makeClaim } from './make-claim.ts'
import { noteInvoice } from './note-invoice.ts'
import { confirmClaim, passClaim } from './pass-claim.ts'
import { type NewPayment, payClaim } from './pay-claim.ts'

/** Claims of 100,000.00 made on 2 March 2026, each on the treasurer's desk, which are paid on days that the treasurer types. */
let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const on = (d: string) => w.clock.set(`${d}T09:00:00+08:00`)

async function claimed(madeOn = '2026-03-02', startsOn = '2026-03-01'): Promise<string> {
  const contractId = await signed(madeOn, startsOn)
  const { id } = good(await makeClaim(await w.as('manager-tongxin'), { contractId, from: 'signing' }))
  good(await confirmClaim(await w.as('officer'), { claimId: id }))
  good(await passClaim(await w.as('head'), { claimId: id }))
  return id
}
async function signed(madeOn = '2026-03-02', startsOn = '2026-03-01'): Promise<string> {
  on(madeOn)
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社工站', communityIds: w.district.communities }))
  const line = {
    ...{
      id: newId('line', officer.now) as Id<'line'>,
      kind: 'project' as const,
      title: '社工站运营',
      hangsOn: null,
      quantity: 1,
      unit: '年',
    },
    ...{ unitPrice: yuan('100000'), amount: yuan('100000'), paidBy: 'milestones' as const },
    milestones: [{ title: '预付款', share: '1', when: 'signing' as const }],
  }
  const { id: contractId } = good(
    await directContract(w, officer, {
      ...{
        purchaseId: p.id,
        providerId: w.district.institutions.tongxin,
        lines: [line],
        startsOn: day(startsOn),
        noTenderReason: '续签',
      },
    }),
  )
  for (const who of ['head', 'manager-tongxin']) {
    const c = (await contract(officer, contractId))!
    good(await signVersion(await w.as(who), { contractId, number: c.versionNumber, version: c.version }))
  }
  await beginContracts(await w.as('clock'))
  return contractId
}
const the = async (id: string) => (await claims(await w.as('officer'), { ids: [id] }))[0]!
let n = 0
/** What is answered to a payment, by its code; `done` where it is recorded. */
const pays = async (claimId: string, paidOn: string, more: Partial<NewPayment> = {}) => {
  const given = { claimId, amount: yuan('100000'), paidOn: day(paidOn), reference: `ZF-${++n}`, ...more }
  const answer = await payClaim(await w.as('treasurer'), given)
  if (isRefusal(answer) && answer.fields?.enteredReason) expect(Object.keys(answer.fields)).toEqual(['enteredReason'])
  return isRefusal(answer) ? answer.code : 'done'
}
const page = async (who: string, id: string) =>
  (await (await w.get(who, `/payments/claims/${id}`, { lang: 'en' })).text()).replace(/<[^>]+>/g, ' ')

test('a claim does not become one paid in time by the typed day alone: the reason and both days stand before both sides', async () => {
  const id = await claimed()
  const due = (await the(id)).dueOn
  expect(due.toString()).toBe('2026-04-01')
  on('2026-04-20')
  expect(await pays(id, '2026-04-01')).toBe('in-time-by-entry')
  expect(await pays(id, '2026-04-01', { enteredReason: '  ' })).toBe('in-time-by-entry')
  expect((await the(id)).state).toBe('with-treasurer')
  expect(await pays(id, '2026-04-01', { enteredReason: '银行回单为四月一日' })).toBe('done')
  for (const who of ['manager-tongxin', 'officer', 'auditor']) {
    const text = await page(who, id)
    expect(text).toMatch(/Paid on\s+Amount\s+Entered on/)
    expect(text).toMatch(/1 April 2026\s+¥100,000.00\s+20 April 2026\s+银行回单为四月一日/)
    expect(text).toContain('entered on 20 April 2026: 银行回单为四月一日')
  }
})
test('a day more than a week back needs a reason, a nearer one does not; late stays late without a word', async () => {
  const [back, near, late] = [await claimed(), await claimed(), await claimed()]
  on('2026-03-20')
  expect([await pays(back, '2026-03-12'), await pays(near, '2026-03-13', { enteredReason: '不必' })]).toEqual(['entered-late', 'done'])
  // What was not asked is not kept.
  expect(await page('officer', near)).not.toContain('不必')
  on('2026-04-06')
  expect(await pays(late, '2026-04-03')).toBe('done')
})
test('interest that was paid and would be owed no more by the day of a further payment is confirmed with a reason, and both sides see it', async () => {
  const id = await claimed()
  on('2026-04-18')
  expect(await pays(id, '2026-04-18', { amount: noMoney, interest: yuan('500') })).toBe('done')
  expect(await pays(id, '2026-03-31', { amount: yuan('90000') })).toBe('interest-beyond')
  const enteredReason = '银行回单补到'
  expect(await pays(id, '2026-03-31', { amount: yuan('90000'), enteredReason })).toBe('done')
  expect(await pays(id, '2026-04-01', { amount: yuan('10000') })).toBe('interest-beyond')
  expect(await pays(id, '2026-04-01', { amount: yuan('10000'), enteredReason })).toBe('done')
  const claim = await the(id)
  expect([claim.state, moneyText(claim.interestPaid), moneyText(claim.interestDue!)]).toEqual(['paid', '500.00', '0.00'])
  for (const who of ['manager-tongxin', 'officer'])
    expect(await page(who, id)).toContain('Late interest of ¥500.00 was paid, and by the days entered only ¥0.00 is owed.')
})
test('the form asks for the reason where the day needs it, and takes it', async () => {
  const id = await claimed()
  on('2026-04-20')
  const path = `/payments/claims/${id}/pay`
  const fields = { amount: '100000.00', paidOn: '2026-04-01', reference: 'ZF-form' }
  const asked = await w.post('treasurer', path, { ...fields, ...(await w.seen(id)) })
  expect([asked.status, (await asked.text()).includes('name="enteredReason"')]).toEqual([422, true])
  expect((await w.post('treasurer', path, { ...fields, enteredReason: '回单', ...(await w.seen(id)) })).status).toBe(303)
})
test('interest of a year without a calendar is said to be unknown on the page of the claim, not to be nothing', async () => {
  const id = await claimed('2026-12-21', '2026-12-01')
  expect((await the(id)).dueOn.year).toBe(2027)
  on('2027-02-25')
  for (const who of ['manager-tongxin', 'officer']) {
    const text = await page(who, id)
    expect(text).toMatch(/Late interest[^¥]{0,40}cannot be computed[\s\S]{0,200}2027/)
    expect(text).not.toContain('Late interest of')
  }
})
test('days off entered after a claim was settled do not make it one paid in time; they count for one that is still open', async () => {
  const [settled, open] = [await claimed(), await claimed()]
  on('2026-04-02')
  expect(await pays(settled, '2026-04-02')).toBe('done')
  on('2026-04-10')
  const late = async () => {
    const ctx = await w.as('officer')
    const days = async (id: string) => (await owedToday(ctx, await the(id))).daysLate
    const of = async (id: string) => {
      const p = await punctuality(ctx, { contractIds: [(await the(id)).contractId] })
      return isRefusal(p) ? p.code : [p.value.due, String(p.value.inTimeByCount?.n)]
    }
    return [await days(settled), await of(settled), await days(open)]
  }
  expect(await late()).toEqual([1, [1, '0'], 9])
  const admin = await w.as('administrator')
  const national = (await calendarOf(admin)).years.find((y) => y.year === 2026)!
  good(
    await enterYear(admin, {
      year: '2026',
      daysOff: [...national.daysOff.map(([a, b]) => `${a} 至 ${b}`), '2026-04-01'].join('\n'),
      workedWeekends: national.workedWeekends.join('、'),
      source: '补发的通知（测试）',
      isWhole: true,
      isMeant: true,
    }),
  )
  expect(await late()).toEqual([1, [1, '0'], 8])
})
test('an invoice that comes with its claim is asked about as one that is noted later', async () => {
  const [late, near] = [await signed(), await signed()]
  on('2026-03-20')
  const claims = async (contractId: string, invoiceOn: string, invoiceReason?: string) => {
    const invoiceNumber = `FP-${invoiceOn}-${contractId}`
    return await makeClaim(await w.as('manager-tongxin'), {
      contractId,
      from: 'signing',
      invoiceNumber,
      invoiceOn: day(invoiceOn),
      invoiceReason,
    })
  }
  const asked = await claims(late, '2026-03-12')
  expect(isRefusal(asked) && [asked.code, Object.keys(asked.fields ?? {})]).toEqual(['invoice-entered-late', ['invoiceReason']])
  expect(isRefusal(await claims(late, '2026-03-12', ' '))).toBe(true)
  const { id } = good(await claims(late, '2026-03-12', '邮件当天已寄出'))
  for (const who of ['manager-tongxin', 'officer'])
    expect(await page(who, id)).toContain('invoice received on 12 March 2026, entered on 20 March 2026: 邮件当天已寄出')
  const ordinary = good(await claims(near, '2026-03-13', '不必'))
  expect(await page('officer', ordinary.id)).not.toContain('不必')
})
test('an invoice does not become one that came in time by the typed day alone, nor is one entered long after without a word', async () => {
  const [owed, back, near] = [await claimed(), await claimed(), await claimed()]
  const notes = async (claimId: string, number: string, received: string, reason?: string) => {
    const answer = await noteInvoice(await w.as('manager-tongxin'), { claimId, number, on: day(received), reason })
    if (isRefusal(answer) && answer.fields?.reason) expect(Object.keys(answer.fields)).toEqual(['reason'])
    return isRefusal(answer) ? answer.code : 'done'
  }
  const [duty] = await dutiesOf(await w.as('officer'), { contractIds: [(await the(owed)).contractId], kinds: ['invoice'], open: true })
  const due = duty!.dueOn!
  const after = (days: number) => due.add({ days }).toString()
  on(after(9))
  expect(await notes(back, 'FP-1', after(1))).toBe('invoice-entered-late')
  expect([await notes(near, 'FP-2', after(2)), await notes(back, 'FP-1', after(1), '邮件当天已寄出')]).toEqual(['done', 'done'])
  expect(await notes(owed, 'FP-3', due.toString())).toBe('invoice-by-entry')
  const path = `/payments/claims/${owed}/invoice`
  const fields = { number: 'FP-3', on: due.toString() }
  const asked = await w.post('manager-tongxin', path, { ...fields, ...(await w.seen(owed)) })
  expect([asked.status, (await asked.text()).includes('name="reason"')]).toEqual([422, true])
  expect((await w.post('manager-tongxin', path, { ...fields, reason: '签收单为当日', ...(await w.seen(owed)) })).status).toBe(303)
  for (const who of ['manager-tongxin', 'officer'])
    expect(await page(who, owed)).toMatch(/received on \d+ \w+ 2026, entered on \d+ \w+ 2026: 签收单为当日/)
  expect(await page('officer', near)).toContain('Invoice FP-2 noted')
})
