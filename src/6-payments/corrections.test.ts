import { contract, dutiesOf, signVersion, takeDue as beginContracts } from '#contracts'
import { day, type Id, isRefusal, moneyText, newId, noMoney, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { sql } from 'kysely'
import { directContract, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { purchasePackage } from '../9-open-data/purchase-package.ts'
import { checkPackage, checkPayments } from '../9-open-data/rules/check-release.ts'
import { arrears, owedToday, punctuality, yearlyStatement } from './arrears.ts'
import { claims, paidByLine } from './claims.ts'
import { confirmCorrection, declineCorrection, takeBackCorrection } from './confirm-correction.ts'
import { dueItems } from './due-items.ts'
import { makeClaim } from './make-claim.ts'
import { giveBack } from './give-back.ts'
import { confirmClaim, passClaim } from './pass-claim.ts'
import { payClaim } from './pay-claim.ts'
import { type NewCorrection, recordCorrection } from './record-correction.ts'
import { paymentsOf } from './store/index.ts'
import { withdrawClaim } from './withdraw-claim.ts'

/** Advances of 100,000.00 claimed on 2 March 2026, due on 1 April, whose payments turn out to be wrong. */
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
const code = (x: unknown) => (isRefusal(x) ? x.code : 'done')

async function claimed(): Promise<string> {
  on('2026-03-02')
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
  const of = {
    purchaseId: p.id,
    providerId: w.district.institutions.tongxin,
    lines: [line],
    startsOn: day('2026-03-01'),
    noTenderReason: '续签',
  }
  const { id: contractId } = good(await directContract(w, officer, of))
  for (const who of ['head', 'manager-tongxin']) {
    const c = (await contract(officer, contractId))!
    good(await signVersion(await w.as(who), { contractId, number: c.versionNumber, version: c.version }))
  }
  await beginContracts(await w.as('clock'))
  return await claimedAgain(contractId)
}
/** The advance of a contract as a claim on the treasurer's desk. */
async function claimedAgain(contractId: string): Promise<string> {
  const { id } = good(await makeClaim(await w.as('manager-tongxin'), { contractId, from: 'signing' }))
  good(await confirmClaim(await w.as('officer'), { claimId: id }))
  good(await passClaim(await w.as('head'), { claimId: id }))
  return id
}
let n = 0
const pays = async (claimId: string, paidOn: string, amount = '100000', more: { interest?: string; reference?: string } = {}) => {
  on(paidOn)
  const reference = more.reference ?? `ZF-${++n}`
  const interest = more.interest ? yuan(more.interest) : undefined
  good(await payClaim(await w.as('treasurer'), { claimId, amount: yuan(amount), interest, paidOn: day(paidOn), reference }))
  return reference
}
const the = async (id: string) => (await claims(await w.as('officer'), { ids: [id] }))[0]!
const made = async (id: string) => await paymentsOf(await w.as('officer'), [id])
const saysWrong = async (claimId: string, i: Partial<NewCorrection> & Pick<NewCorrection, 'kind' | 'happenedOn'>, who = 'treasurer') =>
  await recordCorrection(await w.as(who), { claimId, payment: (await made(claimId))[0]!.id, reason: '银行回单', ...i })
const confirms = async (x: { id: string; correctionId: string }, who = 'officer') =>
  await confirmCorrection(await w.as(who), { claimId: x.id, correctionId: x.correctionId })
const duty = async (id: string, kind: 'pay' | 'pay-interest' | 'pay-back') => {
  const c = await the(id)
  const d = (await dutiesOf(await w.as('officer'), { contractIds: [c.contractId], kinds: [kind] })).find((x) => x.subjectId === id)
  return d && [d.state, d.amount === null ? null : moneyText(d.amount), d.fulfilledOn?.toString() ?? null]
}
const page = async (who: string, id: string) =>
  (await (await w.get(who, `/payments/claims/${id}`, { lang: 'en' })).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('money that came back is owed again from the old due day, with interest as if it had not been paid', async () => {
  const id = await claimed()
  await pays(id, '2026-03-30')
  expect([(await the(id)).state, await duty(id, 'pay')]).toEqual(['paid', ['done', '100000.00', '2026-03-30']])
  on('2026-04-11')
  const said = good(await saysWrong(id, { kind: 'returned', happenedOn: day('2026-04-10'), reference: 'TH-1' }))
  // Until somebody else confirms it, both sides see that it waits and no figure changes.
  expect([(await the(id)).state, moneyText((await the(id)).paid)]).toEqual(['paid', '100000.00'])
  for (const who of ['officer', 'head', 'treasurer', 'manager-tongxin', 'auditor']) {
    expect(await page(who, id)).toContain('A correction waits to be confirmed')
    const html = await (await w.get(who, `/payments/claims/${id}`)).text()
    expect([who, html.includes(`corrections/${said.correctionId}/confirm`)]).toEqual([who, who === 'officer' || who === 'head'])
  }
  expect(code(await confirms(said, 'treasurer'))).toBe('second-person')
  expect(code(await confirms(said, 'manager-tongxin'))).toBe('not-your-role')
  good(await confirms(said))
  const c = await the(id)
  expect([c.state, moneyText(c.paid), c.settledOn, c.lastPaidOn, c.interestDue]).toEqual(['with-treasurer', '0.00', null, null, null])
  expect([await duty(id, 'pay'), await duty(id, 'pay-interest')]).toEqual([['open', '100000.00', null], undefined])
  const officer = await w.as('officer')
  const owed = await owedToday(officer, c)
  // Ten days at 0.05 % a day.
  expect([moneyText(owed.open), owed.daysLate, moneyText(owed.interest)]).toEqual(['100000.00', 10, '500.00'])
  expect((await arrears(officer, { contractIds: [c.contractId] })).map((l) => [moneyText(l.open), l.daysLate])).toEqual([['100000.00', 10]])
  const timely = good(await punctuality(officer, { contractIds: [c.contractId] })).value
  expect([timely.due, timely.inTimeByCount?.n]).toEqual([1, 0n])
  const stated = good(await yearlyStatement(officer, { contractIds: [c.contractId] }, 2026)).value
  expect(stated.rows.map((r) => moneyText(r.amount))).toEqual(['100000.00'])
  expect([...(await paidByLine(officer, { contractIds: [c.contractId] })).values()].map(moneyText)).toEqual(['0.00'])
  // The entry stays and is marked, and is paid again with what it earned meanwhile.
  expect(await page('manager-tongxin', id)).toMatch(/put right, no longer counts.*Correction: it came back from the bank/)
  await pays(id, '2026-04-11', '100000', { interest: '500' })
  expect([(await the(id)).state, await duty(id, 'pay'), await duty(id, 'pay-interest')]).toEqual([
    'paid',
    ['done', '100000.00', '2026-04-11'],
    undefined,
  ])
})

test('a payment that never left and one to a wrong payee are not paid; the number of the first is free for another claim', async () => {
  const [first, second] = [await claimed(), await claimed()]
  const reference = await pays(first, '2026-03-20', '40000')
  good(await confirms(good(await saysWrong(first, { kind: 'never-left', happenedOn: day('2026-03-20') })), 'head'))
  await pays(second, '2026-03-20', '100000', { reference })
  good(await confirms(good(await saysWrong(second, { kind: 'wrong-payee', happenedOn: day('2026-03-20') }, 'head')), 'treasurer'))
  expect([moneyText((await the(first)).paid), moneyText((await the(second)).paid)]).toEqual(['0.00', '0.00'])
  expect(await page('manager-tongxin', second)).toContain('it went to a wrong payee')
  // What truly went out under a number keeps it.
  on('2026-03-21')
  const again = { claimId: first, amount: yuan('1'), paidOn: day('2026-03-21'), reference }
  expect(code(await payClaim(await w.as('treasurer'), again))).toBe('reference-used')
})

test('an amount typed wrongly, a wrong day and a wrong reference are put right, and both values stand there', async () => {
  const id = await claimed()
  await pays(id, '2026-04-03', '10000', { reference: 'ZF-typo' })
  const reenter = { kind: 'wrong-entry' as const, happenedOn: day('2026-04-02'), amount: yuan('100000'), reference: 'ZF-right' }
  expect(code(await saysWrong(id, { ...reenter, amount: yuan('100000.01') }))).toBe('entry-over')
  expect(code(await saysWrong(id, { kind: 'wrong-entry', happenedOn: day('2026-04-03') }))).toBe('entry-unchanged')
  expect(code(await saysWrong(id, { ...reenter, happenedOn: day('2026-03-01') }))).toBe('paid-before-claim')
  expect(code(await saysWrong(id, { ...reenter, happenedOn: day('2026-04-04') }))).toBe('not-come-yet')
  const said = good(await saysWrong(id, reenter))
  expect(code(await saysWrong(id, reenter))).toBe('one-waits')
  good(await confirms(said))
  const c = await the(id)
  expect([c.state, c.settledOn?.toString(), moneyText(c.interestDue!)]).toEqual(['paid', '2026-04-02', '50.00'])
  expect([await duty(id, 'pay'), await duty(id, 'pay-interest')]).toEqual([
    ['done', '90000.00', '2026-04-02'],
    ['open', '50.00', null],
  ])
  for (const who of ['manager-tongxin', 'officer']) {
    const text = await page(who, id)
    expect(text).toMatch(/¥10,000.00; 3 April 2026; ZF-typo ¥100,000.00; 2 April 2026; ZF-right/)
    expect(text).toContain('¥10,000.00 → ¥100,000.00')
  }
  // Back to the day before: in time, and nothing is owed of interest any more.
  const entry = (await made(id)).find((p) => p.correctionId && !p.undoes)!
  good(await confirms(good(await saysWrong(id, { kind: 'wrong-entry', payment: entry.id, happenedOn: day('2026-04-01') }))))
  expect([(await the(id)).settledOn?.toString(), await duty(id, 'pay-interest')]).toEqual(['2026-04-01', ['void', '50.00', null]])
  expect((await made(id)).length).toBe(5)
})

test('who recorded it takes it back, who declines says why, and a second confirmation changes nothing', async () => {
  const id = await claimed()
  await pays(id, '2026-03-20')
  const back = good(await saysWrong(id, { kind: 'returned', happenedOn: day('2026-03-20') }))
  const of = (x: typeof back) => ({ claimId: x.id, correctionId: x.correctionId })
  expect(
    (await dueItems(await w.as('officer'), (await w.as('officer')).asker.organisationId!)).filter((d) => d.id === back.correctionId),
  ).toHaveLength(1)
  expect(
    (await dueItems(await w.as('treasurer'), (await w.as('treasurer')).asker.organisationId!)).some((d) => d.id === back.correctionId),
  ).toBe(false)
  expect(code(await takeBackCorrection(await w.as('officer'), of(back)))).toBe('not-yours')
  good(await takeBackCorrection(await w.as('treasurer'), of(back)))
  expect(code(await confirms(back))).toBe('wrong-state')
  const declined = good(await saysWrong(id, { kind: 'never-left', happenedOn: day('2026-03-20') }))
  good(await declineCorrection(await w.as('head'), { ...of(declined), why: '回单在此' }))
  expect([(await the(id)).state, (await made(id)).length]).toEqual(['paid', 1])
  expect(await page('manager-tongxin', id)).toContain('回单在此')
  const said = good(await saysWrong(id, { kind: 'never-left', happenedOn: day('2026-03-20') }))
  good(await confirms(said))
  expect([code(await confirms(said)), (await made(id)).length]).toEqual(['wrong-state', 2])
  expect(code(await saysWrong(id, { kind: 'never-left', happenedOn: day('2026-03-20') }))).toBe('no-entry')
})

test('a claim wrongly made is withdrawn before it is paid: nothing is owed for it, and what it took can be claimed again', async () => {
  const id = await claimed()
  const { contractId } = await the(id)
  on('2026-04-10')
  expect(code(await withdrawClaim(await w.as('manager-bangban'), { claimId: id, reason: '提错了' }))).toBe('not-your-record')
  const said = good(await withdrawClaim(await w.as('manager-tongxin'), { claimId: id, reason: '预付款条件还没有满足，提错了。' }))
  expect([(await the(id)).state, await duty(id, 'pay')]).toEqual(['with-treasurer', ['open', '100000.00', null]])
  expect(code(await makeClaim(await w.as('manager-tongxin'), { contractId, from: 'signing' }))).toBe('no-advance')
  good(await confirms(said))
  const officer = await w.as('officer')
  expect([(await the(id)).state, await duty(id, 'pay'), await duty(id, 'pay-back')]).toEqual([
    'withdrawn',
    ['void', '100000.00', null],
    undefined,
  ])
  const timely = good(await punctuality(officer, { contractIds: [contractId] })).value
  expect([(await arrears(officer, { contractIds: [contractId] })).length, timely.due]).toEqual([0, 0])
  expect(
    code(await payClaim(await w.as('treasurer'), { claimId: id, amount: yuan('1'), paidOn: day('2026-04-10'), reference: 'ZF-w' })),
  ).toBe('wrong-state')
  const again = await claimedAgain(contractId)
  expect([(await the(again)).number.slice(-3), moneyText((await the(again)).amount)]).toEqual(['P02', '100000.00'])
  expect(await page('manager-tongxin', id)).toContain('This claim is withdrawn: nothing is owed for it.')
})

test('a claim wrongly made and paid is given back: a part is set off against the next claim, the rest comes back, and sums stay true', async () => {
  const id = await claimed()
  const { contractId, purchaseId } = await the(id)
  await pays(id, '2026-04-03')
  await pays(id, '2026-04-03', '0', { interest: '100' })
  on('2026-04-05')
  good(await confirms(good(await withdrawClaim(await w.as('manager-tongxin'), { claimId: id, reason: '提错了，应按阶段申请。' })), 'head'))
  expect([(await the(id)).state, await duty(id, 'pay'), await duty(id, 'pay-back')]).toEqual([
    'withdrawn',
    ['done', '100000.00', '2026-04-03'],
    ['open', '100100.00', null],
  ])
  const next = await claimedAgain(contractId)
  on('2026-04-10')
  const set = {
    claimId: id,
    amount: yuan('60000'),
    interest: yuan('100'),
    reason: '双方同意抵销',
    by: { how: 'set-off' as const, against: next },
  }
  const treasurer = await w.as('treasurer')
  expect(code(await giveBack(treasurer, { ...set, amount: yuan('100000.01') }))).toBe('too-much-back')
  expect(code(await giveBack(treasurer, { ...set, by: { how: 'set-off', against: id } }))).toBe('no-such-claim')
  const said = good(await giveBack(treasurer, set))
  expect(moneyText((await the(next)).paid)).toBe('0.00')
  good(await confirms(said))
  expect([moneyText((await the(id)).paid), moneyText((await the(next)).paid), await duty(id, 'pay-back')]).toEqual([
    '40000.00',
    '60100.00',
    ['open', '40000.00', null],
  ])
  // Neither half of the set-off can be taken away alone, though no screen offers it: the other would stand, and money be owed twice.
  const halves = [
    [next, (await made(next)).find((p) => p.amount > 0n)!],
    [id, (await made(id)).find((p) => p.amount < 0n)!],
  ] as const
  for (const [claim, half] of halves)
    for (const kind of ['never-left', 'returned', 'wrong-payee', 'wrong-entry'] as const)
      expect([
        kind,
        code(await saysWrong(claim, { kind, payment: half.id, happenedOn: day('2026-04-10'), amount: yuan('10'), reference: 'X-9' })),
      ]).toEqual([kind, 'not-money-out'])
  const back = {
    claimId: id,
    amount: yuan('40000'),
    interest: noMoney,
    reason: '银行回单',
    by: { how: 'paid-back' as const, on: day('2026-04-09'), reference: 'TK-1' },
  }
  // Nothing comes back before it went out: a year that was told would say otherwise.
  const early = await giveBack(await w.as('treasurer'), { ...back, by: { ...back.by, on: day('2026-01-05') } })
  expect([code(early), isRefusal(early) && Object.keys(early.fields ?? {})]).toEqual(['back-before-paid', ['happenedOn']])
  good(await confirms(good(await giveBack(await w.as('treasurer'), back))))
  expect([moneyText((await the(id)).paid), await duty(id, 'pay-back')]).toEqual(['0.00', ['done', '40000.00', '2026-04-10']])
  expect(code(await giveBack(await w.as('treasurer'), back))).toBe('nothing-to-give-back')
  // Nor is the payment of which it was given back taken back once more.
  const paidFirst = (await made(id)).find((p) => p.amount === yuan('100000'))!
  expect(code(await saysWrong(id, { kind: 'returned', payment: paidFirst.id, happenedOn: day('2026-04-10') }))).toBe('given-back-since')
  await pays(next, '2026-04-11', '39900')
  expect((await the(next)).state).toBe('paid')
  // What was paid of the line is what stays with the institution, on every page.
  const officer = await w.as('officer')
  expect([...(await paidByLine(officer, { contractIds: [contractId] })).values()].map(moneyText)).toEqual(['100000.00'])
  const all = (await purchasePackage(await w.as('public'), purchaseId, 'https://x.example'))!
  expect([checkPackage(all), checkPayments(all.releases)]).toEqual([[], []])
  const told = all.releases.flatMap((r) => r.contracts ?? []).flatMap((c) => c.implementation?.transactions ?? [])
  const sum = (kind: string) => told.filter((t) => t.kind === kind).reduce((t, x) => t + x.value.amount * 100, 0)
  expect([sum('price'), sum('lateInterest')]).toEqual([10_000_000, 0])
  const withdrawn = all.releases.flatMap((r) => r.contracts ?? []).flatMap((c) => c.implementation?.paymentObligations ?? [])
  expect(withdrawn.filter((o) => o.dateWithdrawn).map((o) => [o.id, o.dateWithdrawn!.slice(0, 10)])).toEqual([[id, '2026-04-05']])
})

test('interest paid beyond what is owed is given back, and only as much', async () => {
  const id = await claimed()
  await pays(id, '2026-04-11', '100000', { interest: '500' })
  const [entry] = await made(id)
  good(await confirms(good(await saysWrong(id, { kind: 'wrong-entry', payment: entry!.id, happenedOn: day('2026-04-05') }))))
  expect([moneyText((await the(id)).interestDue!), await duty(id, 'pay-back')]).toEqual(['200.00', ['open', '300.00', null]])
  const back = {
    claimId: id,
    amount: noMoney,
    interest: yuan('300'),
    reason: '银行回单',
    by: { how: 'paid-back' as const, on: day('2026-04-11'), reference: 'TK-2' },
  }
  expect(code(await giveBack(await w.as('treasurer'), { ...back, interest: yuan('300.01') }))).toBe('too-much-back')
  good(await confirms(good(await giveBack(await w.as('treasurer'), back))))
  expect([moneyText((await the(id)).interestPaid), await duty(id, 'pay-back'), (await the(id)).state]).toEqual([
    '200.00',
    ['done', '300.00', '2026-04-11'],
    'paid',
  ])
})

test('a slip of the keyboard in the interest is no interest', async () => {
  const id = await claimed()
  await pays(id, '2026-04-03')
  const slip = { kind: 'wrong-entry' as const, happenedOn: day('2026-04-03'), interest: yuan('999999999') }
  const no = await saysWrong(id, slip)
  expect([code(no), Object.keys((no as Refusal).fields ?? {})]).toEqual(['entry-over', ['interest']])
})

test('nothing that was published disappears, and payments still match what they serve', async () => {
  const id = await claimed()
  const { purchaseId } = await the(id)
  await pays(id, '2026-04-03')
  const before = (await purchasePackage(await w.as('public'), purchaseId, 'https://x.example'))!.releases
  on('2026-04-12')
  good(await confirms(good(await saysWrong(id, { kind: 'returned', happenedOn: day('2026-04-10') }))))
  await pays(id, '2026-04-13')
  const after = (await purchasePackage(await w.as('public'), purchaseId, 'https://x.example'))!
  expect(after.releases.slice(0, before.length)).toEqual(before)
  expect([checkPackage(after), checkPayments(after.releases)]).toEqual([[], []])
  const told = after.releases.flatMap((r) => r.contracts ?? []).flatMap((c) => c.implementation?.transactions ?? [])
  expect(told.map((t) => [t.date.slice(0, 10), t.value.amount, t.reverses !== undefined])).toEqual([
    ['2026-04-03', 100000, false],
    ['2026-04-10', -100000, true],
    ['2026-04-13', 100000, false],
  ])
  expect(told[1]!.reverses).toBe(told[0]!.id)
  const obligations = after.releases.flatMap((r) => r.contracts ?? []).flatMap((c) => c.implementation?.paymentObligations ?? [])
  expect(obligations.map((o) => [o.dateSettled?.slice(0, 10) ?? o.dateSettled, o.daysLate, o.interest?.amount])).toEqual([
    [undefined, undefined, undefined],
    ['2026-04-03', 2, 100],
    [null, null, 0],
    ['2026-04-13', 12, 600],
  ])
})

test('the database takes neither a rewritten entry nor one pair of eyes, whatever the program says', async () => {
  const id = await claimed()
  await pays(id, '2026-03-20')
  const said = good(await saysWrong(id, { kind: 'returned', happenedOn: day('2026-03-20') }))
  const { db } = await w.as('treasurer')
  const refused = async (statement: string) =>
    await sql
      .raw(statement)
      .execute(db)
      .then(
        () => 'taken',
        (e: Error) => e.message,
      )
  expect(await refused(`update payments set amount_minor = 1 where jurisdiction = 'test'`)).toMatch(/permission denied/)
  expect(await refused(`delete from payment_corrections where jurisdiction = 'test'`)).toMatch(/permission denied/)
  expect(await refused(`update payment_corrections set happened_on = '2026-01-01' where jurisdiction = 'test'`)).toMatch(
    /permission denied/,
  )
  const alone = `update payment_corrections set state = 'confirmed', decided_at = now(), decided_by = recorded_by where jurisdiction = 'test' and id = '${said.correctionId}'`
  expect(await refused(alone)).toMatch(/check constraint/)
  expect(noMoney).toBe(0n)
})
