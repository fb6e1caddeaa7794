import { contract, signVersion, takeDue as beginContracts } from '#contracts'
import { day, fraction, type Id, isRefusal, moneyText, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { enterLocalNumbers } from '#people'
import { asOwner, directContract, world, type World } from '#testing'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { owedToday } from './arrears.ts'
import { claims } from './claims.ts'
import { makeClaim } from './make-claim.ts'
import { confirmClaim, passClaim } from './pass-claim.ts'
import { payClaim } from './pay-claim.ts'

/** A contract with an enterprise at 0.005 % a day, signed where nobody had entered the loan prime rate. */
let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  await asOwner(
    w.database.db,
    `update organisations set legal_form = 'enterprise', credit_code = null where id = '${w.district.institutions.bangban}'`,
  )
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const code = (x: unknown) => (isRefusal(x) ? x.code : 'done')

async function claimed(): Promise<string> {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社工站', communityIds: w.district.communities }))
  const line = {
    ...{ id: newId('line', officer.now) as Id<'line'>, kind: 'project' as const, title: '社工站运营', hangsOn: null },
    ...{ quantity: 1, unit: '年', unitPrice: yuan('365000'), amount: yuan('365000'), paidBy: 'milestones' as const },
    milestones: [{ title: '预付款', share: '1', when: 'signing' as const }],
  }
  const terms = { basis: 'statute' as const, dailyLateRate: '0.00005' }
  const { id: contractId } = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.bangban, lines: [line], startsOn: day('2026-03-01') },
      ...{ noTenderReason: '续签', terms },
    }),
  )
  for (const who of ['head', 'manager-bangban']) {
    const c = (await contract(officer, contractId))!
    good(await signVersion(await w.as(who), { contractId, number: c.versionNumber, version: c.version, read: true }))
  }
  await beginContracts(await w.as('clock'))
  const { id } = good(await makeClaim(await w.as('manager-bangban'), { contractId, from: 'signing' }))
  good(await confirmClaim(await w.as('officer'), { claimId: id }))
  good(await passClaim(await w.as('head'), { claimId: id }))
  return id
}
const the = async (id: string) => (await claims(await w.as('officer'), { ids: [id] }))[0]!
const page = async (who: string, id: string) =>
  (await (await w.get(who, `/payments/claims/${id}`, { lang: 'en' })).text()).replace(/<[^>]+>/g, ' ')

test('its interest is unknown until the rate is entered, and by that rate from then on', async () => {
  const id = await claimed()
  expect([(await the(id)).rateAgreedOn?.toString(), (await the(id)).dueOn.toString()]).toEqual(['2026-03-02', '2026-04-01'])
  w.clock.set('2026-04-11T09:00:00+08:00')
  const owed = await owedToday(await w.as('treasurer'), await the(id))
  expect([owed.daysLate, owed.interestUnknown?.code]).toEqual([10, 'prime-rate-not-entered'])
  expect(await page('manager-bangban', id)).toMatch(/cannot be computed[\s\S]*the one-year loan prime rate of 2 March 2026/)
  const pays = async () =>
    await payClaim(await w.as('treasurer'), { claimId: id, amount: yuan('365000'), paidOn: day('2026-04-11'), reference: 'ZF-1' })
  // The last of the amount fixes the interest, which nobody can tell.
  expect(code(await pays())).toBe('prime-rate-not-entered')
  good(
    await enterLocalNumbers(await w.as('administrator'), {
      ...{ values: { 'rate.loan-prime': fraction(3, 100) }, from: day('2026-02-20') },
      ...{ source: '全国银行间同业拆借中心公告', article: '2026-02-20', grade: 'A' },
    }),
  )
  // 3 % ÷ 365 × 10 days of 365,000.00: 300.00; the agreed 0.005 % would be 182.50.
  expect(moneyText((await owedToday(await w.as('treasurer'), await the(id))).interest)).toBe('300.00')
  expect(code(await pays())).toBe('done')
  expect(moneyText((await the(id)).interestDue!)).toBe('300.00')
})
test('a claim made before is given the day its rate was agreed on', async () => {
  const [first] = await claims(await w.as('officer'), {})
  const { db } = w.database
  await asOwner(db, 'alter table claims drop column rate_agreed_on')
  const migration = readFileSync(new URL('../../migrations/0068-rate-agreed-on.sql', import.meta.url), 'utf8')
  for (const statement of migration.split(/;$/m).filter((s) => s.trim())) await asOwner(db, statement)
  expect((await the(first!.id)).rateAgreedOn?.toString()).toBe('2026-03-02')
})
