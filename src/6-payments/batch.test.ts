import { contract, signVersion, takeDue as beginContracts } from '#contracts'
import { day, type Id, isRefusal, moneyText, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { directContract, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepParticulars } from '../people/edit-organisation.ts'
import { owedToday } from './arrears.ts'
import { batch } from './batch.ts'
import { makeBatch } from './make-batch.ts'
import { makeClaim } from './make-claim.ts'
import { confirmClaim, passClaim } from './pass-claim.ts'
import { payClaim } from './pay-claim.ts'
import { findClaim } from './store/index.ts'

/** Claims with the treasurer, of an institution whose contract names its account and of one whose does not. */
let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const account = async (id: string, number: string | undefined) =>
  good(
    await keepParticulars(await w.as('administrator'), {
      id,
      bank: number === undefined ? undefined : '星河银行',
      account: number,
      address: '青石路 7 号',
      representedBy: '林理事长',
    }),
  )

async function claimed(who: 'tongxin' | 'bangban'): Promise<string> {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社工站', communityIds: w.district.communities }))
  const line = {
    ...{ id: newId('line', officer.now) as Id<'line'>, kind: 'project' as const, title: '运营', hangsOn: null, quantity: 1, unit: '年' },
    ...{ unitPrice: yuan('1000'), amount: yuan('1000'), paidBy: 'milestones' as const },
    milestones: [{ title: '预付款', share: '1', when: 'signing' as const }],
  }
  const of = {
    purchaseId: p.id,
    providerId: w.district.institutions[who],
    lines: [line],
    startsOn: day('2026-03-01'),
    noTenderReason: '续签',
  }
  const { id: contractId } = good(await directContract(w, officer, of))
  for (const signer of ['head', `manager-${who}`]) {
    const c = (await contract(officer, contractId))!
    good(await signVersion(await w.as(signer), { contractId, number: c.versionNumber, version: c.version }))
  }
  await beginContracts(await w.as('clock'))
  const { id } = good(await makeClaim(await w.as(`manager-${who}`), { contractId, from: 'signing' }))
  good(await confirmClaim(await w.as('officer'), { claimId: id }))
  good(await passClaim(await w.as('head'), { claimId: id }))
  return id
}
const chosen = async (ids: readonly string[], who = 'treasurer') => await batch(await w.as(who), { claimIds: ids, on: day('2026-03-05') })

test('a claim is paid to the account its contract names; without one, or with another one now, it is left out and says what to do', async () => {
  const { tongxin } = w.district.institutions
  for (const who of [w.district.office, w.district.institutions.bangban]) await account(who, undefined)
  await account(tongxin, '440305010010')
  const [named, unnamed] = [await claimed('tongxin'), await claimed('bangban')]
  const before = good(await chosen([named, unnamed]))
  expect(before.leftOut.map((x) => [x.claim.id, x.why])).toEqual([
    [named, 'no-payer-account'],
    [unnamed, 'no-account'],
  ])
  await account(w.district.office, '11020001')
  const b = good(await chosen([named, unnamed]))
  expect(b.chosen.map((x) => [x.to.account, x.from.account, moneyText(x.open)])).toEqual([['440305010010', '11020001', '1000.00']])
  expect([moneyText(b.total), b.leftOut.map((x) => x.why)]).toEqual(['1000.00', ['no-account']])
  await account(tongxin, '99990000')
  expect(good(await chosen([named])).leftOut.map((x) => x.why)).toEqual(['account-changed'])
  for (const lang of ['en', 'zh'] as const) {
    const page = await (await w.get('treasurer', `/payments/batch?claim=${named}&claim=${unnamed}&on=2026-03-05`, { lang })).text()
    expect(page).toContain(lang === 'en' ? 'The contract names no account of the institution' : '合同没有写机构的账户')
  }
  await account(tongxin, '440305010010')
})

test('the files hold what the page shows; a part paid before has a number of its own', async () => {
  const id = await claimed('tongxin')
  good(await payClaim(await w.as('treasurer'), { claimId: id, amount: yuan('400'), paidOn: day('2026-03-02'), reference: 'ZF-part' }))
  const { id: made } = good(await makeBatch(await w.as('treasurer'), { claimIds: [id], on: day('2026-03-05') }))
  const page = await (await w.get('treasurer', `/payments/batch/${made}`)).text()
  const file = async (name: string) => {
    expect(page).toContain(`href="/payments/batch/${made}/${name}"`)
    return await (await w.get('treasurer', `/payments/batch/${made}/${name}`)).text()
  }
  expect(await file('batch.csv')).toMatch(/-P01-2,600\.00,0\.00,CNY,2026-03-05,/)
  const xml = await file('pain.001.xml')
  expect(xml).toMatch(/<EndToEndId>[^<]+-P01-2<\/EndToEndId>/)
  expect(xml).toContain('<InstdAmt Ccy="CNY">600.00</InstdAmt>')
})

test('late interest goes with the amount to which it belongs, and alone once the amount is paid', async () => {
  const id = await claimed('tongxin')
  const claim = (await findClaim(await w.as('treasurer'), id))!
  const late = claim.dueOn.add({ days: 20 })
  w.clock.set(`${late.toString()}T09:00:00+08:00`)
  const b = good(await batch(await w.as('treasurer'), { claimIds: [id], on: late }))
  const owed = await owedToday(await w.as('treasurer'), claim)
  expect([moneyText(b.chosen[0]!.interest), b.total]).toEqual([moneyText(owed.interestOpen), owed.open + owed.interestOpen])
  expect(owed.interestOpen > 0n).toBe(true)
  const paidLate = { claimId: id, amount: yuan('1000'), paidOn: late, reference: 'ZF-late' }
  good(await payClaim(await w.as('treasurer'), paidLate))
  const after = good(await batch(await w.as('treasurer'), { claimIds: [id], on: late }))
  expect(after.chosen.map((x) => [moneyText(x.open), x.interest])).toEqual([['0.00', owed.interestOpen]])
})

test('nobody but a treasurer sees or takes a batch, and an empty one is refused in words', async () => {
  for (const who of ['officer', 'head', 'manager-tongxin', 'auditor']) {
    expect(isRefusal(await chosen([], who))).toBe(true)
    for (const name of ['', '/answer']) expect((await w.get(who, `/payments/batch${name}`)).status).toBe(403)
  }
  expect((await w.get('treasurer', '/payments/batch')).status).toBe(200)
  const none = await makeBatch(await w.as('treasurer'), { claimIds: [], on: day('2026-03-05') })
  expect(isRefusal(none) && none.code).toBe('nothing-chosen')
})
