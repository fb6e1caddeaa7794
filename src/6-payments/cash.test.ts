import { day, type Id, isRefusal, minor, type Money, newId, readMoney, type Refusal, sayDay, sayMoney, yuan } from '#kernel'
import { type Contract, contract, instalments, type NewContract, signVersion, takeDue as beginContracts } from '#contracts'
import { acceptances, acceptPeriod, addServiceRecord, handInPeriod, settleDispute } from '#delivery'
import { openPurchase } from '#needs'
import { directContract, world, type World } from '#testing'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claims } from './claims.ts'
import { makeClaim } from './make-claim.ts'
import { confirmClaim, passClaim } from './pass-claim.ts'
import { payClaim } from './pay-claim.ts'

/*
 * The cash page as its manager reads it, over HTTP: every figure is opened down to what it was counted from: the manager's own three
 * figures, the claims, and the instalments on the payment schedules of the contracts.
 */

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const noon = (on: string) => `${on}T12:00:00+08:00`
const as = (who: string, on: string) => w.as(who, noon(on))

/** Case F-41: 1,854,000.00, two fifths at signing, two fifths and a fifth on acceptance. */
const station = (): NewContract['lines'] => [
  {
    id: newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>,
    kind: 'project',
    title: '社工站运营',
    hangsOn: null,
    quantity: 1,
    unit: '年',
    unitPrice: yuan('1854000'),
    amount: yuan('1854000'),
    paidBy: 'milestones',
    milestones: [
      { title: '预付款', share: '2/5', when: 'signing' },
      { title: '中期', share: '2/5', when: 'acceptance' },
      { title: '期末', share: '1/5', when: 'acceptance' },
    ],
  },
]
const inForce = async (lines: NewContract['lines'], provider: 'tongxin' | 'nuanyang' = 'tongxin'): Promise<Contract> => {
  const officer = await as('officer', '2026-03-02')
  const p = good(await openPurchase(officer, { title: '社会工作服务', titleEn: 'Social work', communityIds: w.district.communities }))
  const { id } = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions[provider],
      lines,
      startsOn: day('2026-03-01'),
      noTenderReason: '续签第二年',
    }),
  )
  for (const who of ['head', `manager-${provider}`]) {
    const c = (await contract(officer, id))!
    good(await signVersion(await as(who, '2026-03-02'), { contractId: id, number: c.versionNumber, version: c.version, read: true }))
  }
  await beginContracts(await as('clock', '2026-03-02'))
  return (await contract(officer, id))!
}
const handedIn = async (c: Contract, period: string, on: string): Promise<string> =>
  good(await handInPeriod(await as('manager-tongxin', on), { contractId: c.id, period, says: '服务完成' })).id
const accepted = async (acceptanceId: string, on: string, lines: { instalmentKey: string; accepted: string; reason: string }[] = []) => {
  const [a] = await acceptances(await w.as('operator'), { ids: [acceptanceId] })
  good(
    await acceptPeriod(await as('officer', on), {
      acceptanceId,
      lines,
      uncheckedReason: '签到表还没有送到',
      noOpinionReason: '没有居民到场',
      version: a!.version,
    }),
  )
}
const claimed = async (c: Contract, from: string, on: string): Promise<string> =>
  good(await makeClaim(await as('manager-tongxin', on), { contractId: c.id, from })).id
async function paid(claimId: string, amount: string, on: string): Promise<void> {
  good(await confirmClaim(await as('officer', on), { claimId }))
  good(await passClaim(await as('head', on), { claimId }))
  good(await payClaim(await as('treasurer', on), { claimId, amount: yuan(amount), paidOn: day(on), reference: `ZF-${on}` }))
}
const recorded = async (c: Contract, on: string): Promise<void> => {
  good(
    await addServiceRecord(await as('worker-tongxin', on), {
      contractId: c.id,
      lineId: c.lines[0]!.id,
      servedOn: day(on),
      category: 'direct',
      what: 'other',
      minutes: 60,
      askedBy: 'own-plan',
      people: 4,
      units: 0,
    }),
  )
}

const read = async (who: string, path: string, on: string) => {
  w.clock.set(noon(on))
  const answer = await w.get(who, path)
  expect(answer.status, path).toBe(200)
  return parseHTML(await answer.text()).document
}
const text = (e: Element | null | undefined) => (e?.textContent ?? '').replace(/\s+/g, ' ').trim()
/** Rows of the table that has this caption, cell by cell. */
const table = (d: Document, caption: string): Element[][] => {
  const found = [...d.querySelectorAll('table')].find((t) => text(t.querySelector('caption')) === caption)
  return found ? [...found.querySelectorAll('tbody tr')].map((r) => [...r.querySelectorAll('td, th')]) : []
}
/** An amount as a page says it: `¥741,600.00`, `−¥65,589.05`. */
function fen(says: string): bigint {
  const read = readMoney(says.replace(/[^\d.]/g, ''))
  if (read === undefined) throw new Error(`no amount: ${says}`)
  return /^[-−]/.test(says.trim()) ? -read : read
}
const total = (all: readonly bigint[]): bigint => all.reduce((n, x) => n + x, 0n)
const amountsIn = (says: string): bigint[] => [...says.matchAll(/¥[\d,]+\.\d\d/g)].map(([m]) => fen(m))
/** A fact of the page by its label. */
const fact = (d: Document, label: string): string => {
  const dt = [...d.querySelectorAll('dt')].find((e) => text(e) === label)
  return text(dt?.nextElementSibling ?? dt?.parentElement)
}

interface Expected {
  on: string
  what: string
  sure: string
  href: string | null
  amount: bigint
}
/** What the cash page expects to come. */
const receiptsOf = (d: Document): Expected[] =>
  table(d, 'Claimed and planned, by day').map(([on, what, sure, amount]) => ({
    on: text(on),
    what: text(what),
    sure: text(sure),
    href: sure!.querySelector('a')?.getAttribute('href') ?? null,
    amount: fen(text(amount)),
  }))
/** What the schedule of a contract says is still to come of each instalment and when, without what is claimed. */
const aheadOn = (d: Document) =>
  [...d.querySelectorAll('[data-expected]')].map((e) => ({
    on: text(e.querySelector('[data-day]') ?? e),
    amount: fen(e.getAttribute('data-expected')!),
  }))

describe('the cash page', () => {
  const figures = { cashOn: '2026-09-01', cash: '300000.00', monthlyWages: '60000.00', monthlyOther: '20000.00' }
  const today = '2026-09-20'
  let c: Contract
  let key: string
  let acceptanceId: string
  let middle: string
  let other: Contract

  beforeAll(async () => {
    c = await inForce(station())
    other = await inForce(station(), 'nuanyang')
    key = `${c.lines[0]!.id}:s2`
    const advance = await claimed(c, 'signing', '2026-03-03')
    await paid(advance, '700000.00', '2026-03-20')
    await recorded(c, '2026-08-30')
    acceptanceId = await handedIn(c, key, '2026-09-01')
    await accepted(acceptanceId, '2026-09-05', [{ instalmentKey: key, accepted: '3/4', reason: '八份报告缺两份' }])
    middle = await claimed(c, acceptanceId, '2026-09-06')
    w.clock.set(noon(today))
    const sent = await w.post('manager-tongxin', '/payments/cash', figures)
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/payments/cash'])
  })

  test('expects what is open on the claims and what the contract has left, each once and to the cent', async () => {
    const d = await read('manager-tongxin', '/payments/cash', today)
    const receipts = receiptsOf(d)
    // 556,200.00 claimed, 185,400.00 in dispute, 370,800.00 for the last stage. The rest of the advance is late and left out.
    expect(receipts.map((r) => r.amount)).toEqual([55620000n, 18540000n, 37080000n])
    const late = amountsIn(text(d.querySelector('p.late')))
    expect(late).toEqual([4160000n])
    // Paid, late, claimed and to come are the contract.
    expect(70000000n + total(late) + total(receipts.map((r) => r.amount))).toBe(c.total as bigint)
    // Down to the claim: the same amount and the same day.
    const [claim] = receipts.filter((r) => r.href)
    expect(claim!.href).toBe(`/payments/claims/${middle}`)
    const page = await read('manager-tongxin', claim!.href!, today)
    expect(text(page.body)).toContain(`To be paid: ${sayMoney(minor(claim!.amount), 'en')}`)
    expect(text(page.body)).toContain(claim!.on)
    const [kept] = await claims(await w.as('operator'), { ids: [middle] })
    expect([claim!.on, claim!.amount]).toEqual([sayDay(kept!.dueOn, 'en'), kept!.amount as bigint])
    // Down to the contract: what its lines are worth, instalment by instalment.
    const own = await read('manager-tongxin', `/payments/contracts/${c.id}`, today)
    expect(fen(fact(own, 'Contract value'))).toBe(c.total as bigint)
    expect(total(instalments(c).map((i) => i.amount as bigint))).toBe(c.total as bigint)
    // And late is the list of arrears of this institution.
    const arrears = await read('manager-tongxin', '/payments/arrears', today)
    expect(amountsIn(fact(arrears, 'Late now'))).toEqual(late)
  })

  test('says the same days as the payment schedule: the rest in dispute is due when it is settled and claimed, not with the part that was not', async () => {
    const planned = receiptsOf(await read('manager-tongxin', '/payments/cash', today)).filter((r) => !r.href)
    const schedule = aheadOn(await read('manager-tongxin', `/payments/contracts/${c.id}`, today))
    expect(planned.map((r) => [r.on, r.amount])).toEqual(schedule.map((r) => [r.on, r.amount]))
    // Settled today, 20 September, both have confirmed the amount: 30 days are 20 October.
    expect(planned[0]).toMatchObject({ on: '20 October 2026', amount: 18540000n })
  })

  test('its days of cash are the three figures, day by day, and the receipts on their days', async () => {
    const d = await read('manager-tongxin', '/payments/cash', today)
    // A year of 80,000.00 a month is 960,000.00: 2,630.1369… a day. 300,000.00 last 114 days from 1 September: 24 December; 95 days from today.
    expect(fact(d, 'If nothing comes in')).toContain('95 days left')
    expect(fact(d, 'If nothing comes in')).toContain('24 December 2026')
    const balance = new Map(
      [...d.querySelectorAll('figure tbody tr')].map((r) => {
        const [on, without, withAll] = [...r.querySelectorAll('td, th')].map(text)
        return [on!, [fen(without!), fen(withAll!)] as const]
      }),
    )
    const came = receiptsOf(d)
    expect(balance.size).toBeGreaterThan(10)
    for (const [on, [without, withAll]] of balance) {
      const at = Temporal.PlainDate.from(new Date(`${on} 12:00 UTC`).toISOString().slice(0, 10))
      const spent = (96000000n * BigInt(day(figures.cashOn).until(at).days) + 364n) / 365n
      expect([on, without]).toEqual([on, 30000000n - spent])
      const dayOf = (says: string) => Temporal.PlainDate.from(new Date(`${says} 12:00 UTC`).toISOString().slice(0, 10))
      const by = came.filter((r) => Temporal.PlainDate.compare(dayOf(r.on), at) <= 0)
      expect([on, withAll]).toEqual([on, 30000000n - spent + total(by.map((r) => r.amount))])
    }
  })

  test('shows nothing of another institution’s contracts', async () => {
    const d = await read('manager-tongxin', '/payments/cash', today)
    expect(text(d.body)).not.toContain(other.number)
    expect(receiptsOf(d).every((r) => r.what.startsWith(c.number))).toBe(true)
  })

  test('settled and not yet claimed, it is expected on the day that the claim then gets', async () => {
    const [a] = await acceptances(await w.as('operator'), { ids: [acceptanceId] })
    good(
      await settleDispute(await as('officer', '2026-10-12'), { acceptanceId, instalmentKey: key, note: '报告补齐', version: a!.version }),
    )
    const on = '2026-10-14'
    const [rest] = receiptsOf(await read('manager-tongxin', '/payments/cash', on)).filter((r) => !r.href)
    const schedule = aheadOn(await read('manager-tongxin', `/payments/contracts/${c.id}`, on))
    const [claim] = await claims(await w.as('operator'), { ids: [await claimed(c, acceptanceId, on)] })
    // Confirmed by both on 12 October, whatever was accepted before: 11 November.
    expect(claim!.dueOn.toString()).toBe('2026-11-11')
    expect([rest!.on, rest!.amount as Money]).toEqual([sayDay(claim!.dueOn, 'en'), claim!.amount])
    expect(schedule[0]).toEqual({ on: sayDay(claim!.dueOn, 'en'), amount: claim!.amount as bigint })
  })
})
