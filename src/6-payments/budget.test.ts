import { contract, endEarly, keepBudgetItem, signVersion, takeDue as beginContracts } from '#contracts'
import { day, type Id, isRefusal, minor, moneyText, newId, noMoney, type Refusal, sum, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { planOf } from '#plans'
import { bothSign, directContract, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmCorrection } from './confirm-correction.ts'
import { budgetAccount, type BudgetRow, carryOver } from './budget-account.ts'
import { giveBack } from './give-back.ts'
import { makeClaim } from './make-claim.ts'
import { confirmClaim, passClaim } from './pass-claim.ts'
import { payClaim } from './pay-claim.ts'
import { releasedOf } from './released-of.ts'
import { findClaims } from './store/index.ts'
import { withdrawClaim } from './withdraw-claim.ts'
import { yearAccount } from './year-account.ts'

/** A contract of 1,000 yuan due at signing and 500 in the next year, from a plan with two sources. */
let w: World
let contractId: string
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社工站', communityIds: w.district.communities }))
  const line = (title: string, amount: string, when: 'signing' | 'acceptance') => ({
    ...{ id: newId('line', officer.now) as Id<'line'>, kind: 'project' as const, title, hangsOn: null, quantity: 1, unit: '年' },
    ...{ unitPrice: yuan(amount), amount: yuan(amount), paidBy: 'milestones' as const, milestones: [{ title, share: '1', when }] },
  })
  const of = {
    purchaseId: p.id,
    providerId: w.district.institutions.tongxin,
    lines: [line('开办', '1000', 'signing'), line('结项', '500', 'acceptance')],
    startsOn: day('2026-03-01'),
    noTenderReason: '续签',
  }
  contractId = good(await directContract(w, officer, of)).id
  const plan = (await planOf(officer, p.id))!
  for (const [position, source, amount] of [
    [0, '区级财政预算', 120_000],
    [1, '福利彩票公益金', 30_000],
  ] as const)
    await sql`insert into plan_sources (jurisdiction, plan_id, position, source, amount_minor)
      values (${officer.jurisdiction}, ${plan.id}, ${position}, ${source}, ${amount})`.execute(w.database.db)
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const entered = async (name: string, amount: string, seen?: number, year = 2026) =>
  await keepBudgetItem(await w.as('treasurer'), { purchaserId: w.district.office, year, name, amount: yuan(amount), seen })
const said = (r: BudgetRow) => [r.name, ...[r.reserved, r.paid, r.bound, r.free ?? minor(-1)].map(moneyText)]
const account = async (year: number, who = 'auditor') => good(await budgetAccount(await w.as(who), year)).map(said)
const page = async (who: string) => await (await w.get(who, `/contracts/${contractId}`, { lang: 'en' })).text()

test('before anybody signs, whoever buys reads by how much a contract passes what is free; the institution does not', async () => {
  expect(await page('officer')).not.toContain('More than is free')
  good(await entered('区级财政预算', '700'))
  const told = await page('officer')
  expect(told).toContain('“区级财政预算” of 2026: this text takes ¥800.00, and ¥700.00 is free.')
  expect(told).not.toContain('福利彩票公益金” of 2026')
  expect(await page('manager-tongxin')).not.toContain('More than is free')
  const again = await entered('区级财政预算', '900')
  expect(isRefusal(again) && again.code).toBe('budget-changed')
  good(await entered('区级财政预算', '900', 1))
  expect(await page('officer')).not.toContain('More than is free')
  for (const who of ['officer', 'head', 'manager-tongxin', 'approver'])
    expect(
      isRefusal(await keepBudgetItem(await w.as(who), { purchaserId: w.district.office, year: 2026, name: 'x', amount: yuan('1') })),
    ).toBe(true)
})

test('a contract takes its part once both have signed; what is paid, bound and free agrees with the account of the year', async () => {
  expect(await account(2026)).toEqual([['区级财政预算', '0.00', '0.00', '0.00', '900.00']])
  for (const signer of ['head', 'manager-tongxin']) {
    const c = (await contract(await w.as('officer'), contractId))!
    good(await signVersion(await w.as(signer), { contractId, number: c.versionNumber, version: c.version }))
  }
  await beginContracts(await w.as('clock'))
  expect(await account(2026)).toEqual([
    ['区级财政预算', '800.00', '0.00', '800.00', '100.00'],
    ['福利彩票公益金', '200.00', '0.00', '200.00', '-0.01'],
  ])
  const { id: claimId } = good(await makeClaim(await w.as('manager-tongxin'), { contractId, from: 'signing' }))
  good(await confirmClaim(await w.as('officer'), { claimId }))
  good(await passClaim(await w.as('head'), { claimId }))
  good(await payClaim(await w.as('treasurer'), { claimId, amount: yuan('600.01'), paidOn: day('2026-03-02'), reference: 'ZF-1' }))
  const rows = await account(2026, 'officer')
  expect(rows.map((r) => r[2])).toEqual(['480.01', '120.00'])
  const year = good(await yearAccount(await w.as('auditor'), { year: 2026 }))
  expect(moneyText(year.total.paid)).toBe('600.01')
  expect(await account(2027)).toEqual([
    ['区级财政预算', '400.00', '0.00', '719.99', '-0.01'],
    ['福利彩票公益金', '100.00', '0.00', '180.00', '-0.01'],
  ])
  expect(isRefusal(await budgetAccount(await w.as('manager-tongxin'), 2026))).toBe(true)
})

test('an item written otherwise is not a second one: it is put right under the name it has, and its row is one', async () => {
  const again = await entered(' 区级（財政）预算', '5')
  expect(isRefusal(again) && again.code).toBe('budget-changed')
  const { item } = good(await budgetAccount(await w.as('treasurer'), 2026)).find((r) => r.name === '区级财政预算')!
  good(await entered('区级 财政预算', moneyText(item!.amount!), item!.version))
  expect((await account(2026)).map((r) => r[0])).toEqual(['区级财政预算', '福利彩票公益金'])
})

test('an item that was entered under two writings is one of what both were given, however often it is saved', async () => {
  const insert = (name: string, amount: number, carried: number) =>
    sql`insert into budget_items (jurisdiction, purchaser_id, year, name, amount_minor, carried_minor, version, entered_at, entered_by)
      select jurisdiction, purchaser_id, 2030, ${name}, ${amount}, ${carried}, 1, entered_at, entered_by from budget_items limit 1`.execute(
      w.database.db,
    )
  await insert('社工经费', 10_000, 100)
  await insert('社工（经费）', 5000, 50)
  const row = async () => good(await budgetAccount(await w.as('treasurer'), 2030)).find((r) => r.name.startsWith('社工'))!
  for (let n = 0; n < 3; n++) {
    const { name, item } = await row()
    expect([item!.amount!, item!.carried].map(moneyText)).toEqual(['150.00', '1.50'])
    const { purchaserId, amount, carried, version } = item!
    good(await keepBudgetItem(await w.as('treasurer'), { purchaserId, year: 2030, name, amount: amount!, carried, seen: version }))
  }
  const { name, item } = await row()
  good(
    await keepBudgetItem(await w.as('treasurer'), {
      purchaserId: w.district.office,
      year: 2030,
      name,
      carried: yuan('2'),
      seen: item!.version,
    }),
  )
  expect([(await row()).item!.amount!, (await row()).item!.carried].map(moneyText)).toEqual(['150.00', '2.00'])
})

test('what a year leaves bound is carried over once it is over, to the fen, beside what the next year is given', async () => {
  const of = { purchaserId: w.district.office, year: 2026, name: '区级财政预算' }
  const early = await carryOver(await w.as('treasurer'), of)
  expect(isRefusal(early) && early.code).toBe('year-not-over')
  good(await entered('区级财政预算', '5000', undefined, 2027))
  w.clock.set('2027-01-04T09:00:00+08:00')
  expect(isRefusal(await carryOver(await w.as('officer'), of))).toBe(true)
  good(await carryOver(await w.as('treasurer'), of))
  const next = good(await budgetAccount(await w.as('treasurer'), 2027)).find((r) => r.name === of.name)!
  expect([next.item!.amount!, next.item!.carried].map(moneyText)).toEqual(['5000.00', '319.99'])
  good(await carryOver(await w.as('treasurer'), of))
  expect(moneyText(good(await budgetAccount(await w.as('treasurer'), 2027)).find((r) => r.name === of.name)!.item!.carried)).toBe('319.99')
  expect(await (await w.get('officer', '/payments/budget?year=2026', { lang: 'en' })).text()).not.toContain('Carry over')
  expect(await (await w.get('treasurer', '/payments/budget?year=2026', { lang: 'en' })).text()).toContain('Carry over')
})

test('carrying over into a year for which nobody entered anything says nothing of what is given: nothing is too much there', async () => {
  const of = { purchaserId: w.district.office, year: 2026, name: '福利彩票公益金' }
  good(await carryOver(await w.as('treasurer'), of))
  const row = good(await budgetAccount(await w.as('treasurer'), 2027)).find((r) => r.name === of.name)!
  expect([row.item!.amount, moneyText(row.item!.carried), row.free]).toEqual([null, '80.00', undefined])
  const page = await (await w.get('treasurer', '/payments/budget?year=2027', { lang: 'en' })).text()
  const own = page.slice(page.indexOf(' · 福利彩票公益金'))
  expect(page).toContain('not entered')
  expect(own.slice(0, own.indexOf('</details>'))).not.toContain('too much')
  // Once it is entered, it is: also on the form that came with what was carried.
  const put = { purchaserId: of.purchaserId, year: 2027, name: of.name, amount: yuan('60'), seen: row.item!.version }
  good(await keepBudgetItem(await w.as('treasurer'), put))
  const then = good(await budgetAccount(await w.as('treasurer'), 2027)).find((r) => r.name === of.name)!
  expect([then.item!.amount!, then.item!.carried, then.free!].map(moneyText)).toEqual(['60.00', '80.00', '-40.00'])
})

test('a contract that is over gives back what nobody can claim any more, on the page of the budget and in the account of its year', async () => {
  // 600.01 of 1,000 was paid and all of it claimed; the last stage of 500 was never handed in, and nothing was done for it.
  w.clock.set('2027-02-20T09:00:00+08:00')
  expect((await account(2027)).map((r) => r[1])).toEqual(['400.00', '100.00'])
  // What was done by the last day may still be handed in, and so may still be claimed.
  w.clock.set('2027-03-02T09:00:00+08:00')
  await w.runJobs()
  expect(good(await budgetAccount(await w.as('auditor'), 2027)).map((r) => moneyText(r.released))).toEqual(['0.00', '0.00'])
  w.clock.set('2027-03-20T09:00:00+08:00')
  await w.runJobs()
  const rows = good(await budgetAccount(await w.as('auditor'), 2027))
  expect(rows.map((r) => [r.name, moneyText(r.reserved), moneyText(r.released), r.free === undefined ? null : moneyText(r.free)])).toEqual([
    ['区级财政预算', '0.00', '400.00', '5000.00'],
    ['福利彩票公益金', '0.00', '100.00', '60.00'],
  ])
  expect(moneyText(good(await budgetAccount(await w.as('auditor'), 2026))[0]!.reserved)).toBe('800.00')
  const page = await (await w.get('treasurer', '/payments/budget?year=2027', { lang: 'en' })).text()
  expect(page).toContain('Released at the end')
  const year = good(await yearAccount(await w.as('auditor'), { year: 2027 }))
  expect(year.rows.map((r) => moneyText(r.released))).toEqual(['500.00'])
  expect(await (await w.get('auditor', '/payments/year?year=2027', { lang: 'en' })).text()).toContain('¥500.00 that was not claimed')
})

test('a contract that ended early gives back what it took until then, and nothing of the months after', async () => {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '岗位', communityIds: w.district.communities }))
  const post = {
    ...{ id: newId('line', officer.now) as Id<'line'>, kind: 'post' as const, title: '社工', hangsOn: null, posts: 1, months: 12 },
    ...{ grade: 'any' as const, amount: yuan('120000') },
  }
  const of = {
    ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [post], startsOn: day('2027-03-01') },
    ...{ noTenderReason: '续签', terms: { mayEndEarly: 'both' as const, endNoticeDays: 1 } },
  }
  const { id } = good(await directContract(w, officer, of))
  const plan = (await planOf(officer, p.id))!
  await sql`insert into plan_sources (jurisdiction, plan_id, position, source, amount_minor)
    values (${officer.jurisdiction}, ${plan.id}, 0, '岗位经费', 12000000)`.execute(w.database.db)
  await bothSign(w, id)
  await w.runJobs()
  // Finance writes the item otherwise than the plan; what the contract takes of it stands beside it all the same.
  good(await entered('岗位（经费）', '200000', undefined, 2027))
  const shown = await (await w.get('treasurer', '/payments/budget?year=2027', { lang: 'en' })).text()
  const below = shown.slice(shown.indexOf(' · 岗位（经费）'))
  expect(below.slice(0, below.indexOf('</details>'))).toContain('¥100,000.00')
  const { version } = (await contract(officer, id))!
  good(await endEarly(await w.as('head'), { contractId: id, reason: '社区合并', lastOn: day('2027-04-30'), version }))
  w.clock.set('2027-09-01T09:00:00+08:00')
  await w.runJobs()
  // Nobody stood at the post, so nothing of the two months can be claimed.
  const row = good(await budgetAccount(await w.as('auditor'), 2027)).find((r) => r.name === '岗位（经费）')!
  const ended = (await contract(await w.as('auditor'), id))!
  const back = (await releasedOf(await w.as('auditor'), [ended])).get(id)!
  expect([row.released, back.amount].map(moneyText)).toEqual(['20000.00', '20000.00'])
  // Nothing of it was ever claimed: the account of its year says so all the same, to both sides and to nobody else.
  const toldOf = async (who: string, year: number, party?: string) =>
    good(await yearAccount(await w.as(who), { year, ...(party && { party }) }))
      .rows.filter((r) => r.contract.id === id)
      .map((r) => [moneyText(r.released), r.claims.length])
  const { office, institutions } = w.district
  for (const who of ['auditor', 'officer', 'manager-tongxin']) expect([who, await toldOf(who, 2027)]).toEqual([who, [['20000.00', 0]]])
  expect(await toldOf('auditor', 2027, office)).toHaveLength(1)
  expect(await toldOf('officer', 2027, institutions.bangban)).toEqual([])
  expect(await toldOf('manager-bangban', 2027)).toEqual([])
  expect(await toldOf('auditor', 2026)).toEqual([])
  expect(await (await w.get('auditor', '/payments/year?year=2027', { lang: 'en' })).text()).toContain('¥20,000.00 that was not claimed')
})

test('what was paid for a claim that is withdrawn in a later year stays paid in its own, here as in the account of the year', async () => {
  w.clock.set('2027-09-02T09:00:00+08:00')
  const both = async (year: number) => {
    const rows = good(await budgetAccount(await w.as('auditor'), year))
    const { total } = good(await yearAccount(await w.as('auditor'), { year }))
    return { budget: moneyText(sum(rows.map((r) => r.paid))), account: moneyText(total.paid), back: moneyText(total.owedBack) }
  }
  expect(await both(2026)).toEqual({ budget: '600.01', account: '600.01', back: '0.00' })
  const claim = (await findClaims(await w.as('auditor'), { contractIds: [contractId] }))[0]!
  const said = good(await withdrawClaim(await w.as('manager-tongxin'), { claimId: claim.id, reason: '提错了，应按阶段申请。' }))
  good(await confirmCorrection(await w.as('officer'), { claimId: claim.id, correctionId: said.correctionId }))
  expect(await both(2026)).toEqual({ budget: '600.01', account: '600.01', back: '0.00' })
  expect(await both(2027)).toEqual({ budget: '0.00', account: '0.00', back: '600.01' })
  // Given back in the year after, it goes off in that one, and the two before stay as they were told.
  w.clock.set('2028-01-10T09:00:00+08:00')
  const came = { how: 'paid-back', on: day('2028-01-10'), reference: 'TH-1' } as const
  const back = good(
    await giveBack(await w.as('treasurer'), { claimId: claim.id, amount: yuan('600.01'), interest: noMoney, reason: '多付退回', by: came }),
  )
  good(await confirmCorrection(await w.as('head'), { claimId: claim.id, correctionId: back.correctionId }))
  expect(await both(2026)).toEqual({ budget: '600.01', account: '600.01', back: '0.00' })
  expect(await both(2027)).toEqual({ budget: '0.00', account: '0.00', back: '600.01' })
  expect(await both(2028)).toEqual({ budget: '-600.01', account: '-600.01', back: '0.00' })
})

test('what was paid for a claim that is withdrawn in its own year is paid in both accounts, and owed back in that year alone', async () => {
  const { id: claimId } = good(await makeClaim(await w.as('manager-tongxin'), { contractId, from: 'signing' }))
  good(await confirmClaim(await w.as('officer'), { claimId }))
  good(await passClaim(await w.as('head'), { claimId }))
  good(await payClaim(await w.as('treasurer'), { claimId, amount: yuan('300'), paidOn: day('2028-01-10'), reference: 'ZF-28' }))
  const said = good(await withdrawClaim(await w.as('manager-tongxin'), { claimId, reason: '又提错了，应按阶段申请。' }))
  good(await confirmCorrection(await w.as('officer'), { claimId, correctionId: said.correctionId }))
  const { total } = good(await yearAccount(await w.as('auditor'), { year: 2028 }))
  const rows = good(await budgetAccount(await w.as('auditor'), 2028))
  expect([sum(rows.map((r) => r.paid)), total.paid, total.owedBack].map(moneyText)).toEqual(['-300.01', '-300.01', '300.00'])
})
