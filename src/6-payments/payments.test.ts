import { readFileSync } from 'node:fs'
import { day, fractionText, type Id, isRefusal, minor, moneyText, newId, noMoney, type Refusal, shareThen, yuan } from '#kernel'
import { type Contract, contract, dutiesOf, type NewContract, signVersion, takeDue as beginContracts } from '#contracts'
import {
  acceptances,
  acceptPeriod,
  addServiceRecord,
  appointWorker,
  correctRecord,
  type Decision,
  handInPeriod,
  settleDispute,
  takeDue as takeDelivered,
} from '#delivery'
import { openPurchase } from '#needs'
import { fingerprint } from '#platform'
import { directContract, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { combined } from '../4-contracts/rules/contract.sample.ts'
import { cashOf, stateCash } from './cash.ts'
import { arrears, owedToday, punctuality, yearlyStatement } from './arrears.ts'
import { claims } from './claims.ts'
import { dependence } from './dependence.ts'
import { dueItems } from './due-items.ts'
import { makeClaim } from './make-claim.ts'
import { noteInvoice } from './note-invoice.ts'
import { askForCompletion, completeClaim, confirmClaim, passClaim } from './pass-claim.ts'
import { payClaim } from './pay-claim.ts'
import { scheduleFor } from './schedule-for.ts'
import { standings } from './standings.ts'
import { desksOf, snapshotOf } from './store/index.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const code = (x: unknown) => (isRefusal(x) ? x.code : 'done')
const noon = (on: string) => `${on}T12:00:00+08:00`
const lineId = () => newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>

/** A contract signed by both and in force. */
async function inForce(
  lines: NewContract['lines'],
  o: { manager?: string; provider?: 'tongxin' | 'nuanyang' | 'bangban'; on?: string; terms?: NewContract['terms']; startsOn?: string } = {},
): Promise<Contract> {
  const on = o.on ?? '2026-03-02'
  const officer = await w.as('officer', noon(on))
  const p = good(
    await openPurchase(officer, {
      title: '七个社区的社会工作服务',
      titleEn: 'Community social work',
      communityIds: w.district.communities,
    }),
  )
  const { id } = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions[o.provider ?? 'tongxin'],
      lines,
      startsOn: day(o.startsOn ?? '2026-03-01'),
      noTenderReason: '续签第二年',
      ...(o.terms && { terms: o.terms }),
    }),
  )
  for (const who of ['head', o.manager ?? `manager-${o.provider ?? 'tongxin'}`]) {
    const c = (await contract(officer, id))!
    good(await signVersion(await w.as(who, noon(on)), { contractId: id, number: c.versionNumber, version: c.version, read: true }))
  }
  await beginContracts(await w.as('clock', noon(on)))
  return (await contract(officer, id))!
}
/** Case F-41: 1,854,000.00 at a fixed price, 40 per cent at signing, 40 and 20 on acceptance. */
const station = (): NewContract['lines'] => [
  {
    id: lineId(),
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

const as = (who: string, on: string) => w.as(who, noon(on))
async function toTreasurer(claimId: string, on: string): Promise<void> {
  good(await confirmClaim(await as('officer', on), { claimId }))
  good(await passClaim(await as('head', on), { claimId }))
}
const the = async (claimId: string) => (await claims(await w.as('operator'), { ids: [claimId] }))[0]!

describe('an advance at signing', () => {
  test('it is claimed once, frozen, due by the contract, and paid in time', async () => {
    const c = await inForce(station())
    const manager = await as('manager-tongxin', '2026-03-03')
    expect(code(await makeClaim(await as('manager-bangban', '2026-03-03'), { contractId: c.id, from: 'signing' }))).toBe('not-your-record')
    expect(code(await makeClaim(await as('officer', '2026-03-03'), { contractId: c.id, from: 'signing' }))).toBe('not-your-role')
    const { id } = good(await makeClaim(manager, { contractId: c.id, from: 'signing' }))
    const claim = await the(id)
    // 1,854,000.00 × 2/5 = 741,600.00; signed on 2 March, asked for on the 3rd, 30 days: 2 April.
    expect([moneyText(claim.amount), claim.clockStartOn.toString(), claim.dueOn.toString(), claim.basis, claim.state]).toEqual([
      '741600.00',
      '2026-03-03',
      '2026-04-02',
      'contract',
      'with-officer',
    ])
    expect(code(await makeClaim(manager, { contractId: c.id, from: 'signing' }))).toBe('no-advance')
    const [duty] = await dutiesOf(manager, { contractIds: [c.id], kinds: ['pay'] })
    expect([duty!.debtor, duty!.dueOn!.toString(), moneyText(duty!.amount!), duty!.state]).toEqual([
      'purchaser',
      '2026-04-02',
      '741600.00',
      'open',
    ])

    await toTreasurer(id, '2026-03-05')
    const paid = good(
      await payClaim(await as('treasurer', '2026-04-02'), {
        claimId: id,
        amount: yuan('741600'),
        paidOn: day('2026-04-02'),
        reference: 'ZF-901',
      }),
    )
    expect(paid.paidUp).toBe(true)
    expect(await the(id)).toMatchObject({ state: 'paid', interestDue: 0n, interestPaid: 0n })
    expect((await dutiesOf(manager, { contractIds: [c.id], kinds: ['pay'] }))[0]!.state).toBe('done')
    expect((await desksOf(manager, id)).map((d) => [d.desk, d.leftBy])).toEqual([
      ['with-officer', '周经办'],
      ['with-head', '吴主任'],
      ['with-treasurer', '钱会计'],
    ])
    expect((await standings(manager, [c.purchaseId])).get(c.purchaseId)).toMatchObject({
      state: 'now',
      note: '¥741,600.00 of ¥1,854,000.00 paid',
    })
  })

  test('a contract that both have not signed, or that agrees on no advance, gives none', async () => {
    const officer = await as('officer', '2026-03-02')
    const p = good(await openPurchase(officer, { title: '社工站', communityIds: w.district.communities }))
    const { id } = good(
      await directContract(w, officer, {
        purchaseId: p.id,
        providerId: w.district.institutions.tongxin,
        lines: station(),
        startsOn: day('2026-03-01'),
        noTenderReason: '续签',
      }),
    )
    expect(code(await makeClaim(await as('manager-tongxin', '2026-03-02'), { contractId: id, from: 'signing' }))).toBe(
      'contract-not-signed',
    )
    const c = await inForce([{ ...station()[0]!, paidBy: 'units', milestones: [] } as NewContract['lines'][number]])
    expect(code(await makeClaim(await as('manager-tongxin', '2026-03-02'), { contractId: c.id, from: 'signing' }))).toBe('no-advance')
  })

  test('two managers at the same moment make one claim', async () => {
    const c = await inForce(station())
    const both = await Promise.all(
      [1, 2].map(async () => makeClaim(await as('manager-tongxin', '2026-03-03'), { contractId: c.id, from: 'signing' })),
    )
    expect(both.map(code).sort()).toEqual(['done', 'no-advance'])
    expect(await claims(await w.as('operator'), { contractIds: [c.id] })).toHaveLength(1)
  })

  test('with an enterprise the statute holds besides the contract, and says so with its article', async () => {
    const c = await inForce(station(), { provider: 'nuanyang', terms: { paymentDays: 45 } })
    const { id } = good(await makeClaim(await as('manager-nuanyang', '2026-03-03'), { contractId: c.id, from: 'signing' }))
    const claim = await the(id)
    // Asked for on 3 March; 45 days are 17 April, within the 60 the law allows.
    expect([claim.basis, claim.dueOn.toString(), claim.clock.cappedAtStatute]).toEqual(['statute', '2026-04-17', false])
    expect(claim.clock.steps.flatMap((x) => x.cites.map((k) => k.rule))).toEqual(expect.arrayContaining(['R-92', 'R-93']))
  })
})

describe('the desks', () => {
  let id: string
  beforeAll(async () => {
    id = good(await makeClaim(await as('manager-tongxin', '2026-03-03'), { contractId: (await inForce(station())).id, from: 'signing' })).id
  })

  test('each acts on its own desk only, and a page that is out of date changes nothing', async () => {
    expect(code(await passClaim(await as('head', '2026-03-04'), { claimId: id }))).toBe('wrong-state')
    expect(code(await confirmClaim(await as('head', '2026-03-04'), { claimId: id }))).toBe('not-your-role')
    expect(code(await confirmClaim(await as('manager-tongxin', '2026-03-04'), { claimId: id }))).toBe('not-your-role')
    expect(
      code(
        await payClaim(await as('treasurer', '2026-03-04'), { claimId: id, amount: yuan('1'), paidOn: day('2026-03-04'), reference: 'X' }),
      ),
    ).toBe('wrong-state')
    expect(
      code(await payClaim(await as('head', '2026-03-04'), { claimId: id, amount: yuan('1'), paidOn: day('2026-03-04'), reference: 'X' })),
    ).toBe('not-your-role')
    const stale = { ...(await as('officer', '2026-03-04')), version: 99 }
    expect(code(await confirmClaim(stale, { claimId: id }))).toBe('stale')
    const twice = { ...(await as('officer', '2026-03-04')), once: 'confirm-once', version: 1 }
    const first = good(await confirmClaim(twice, { claimId: id }))
    expect(await confirmClaim(twice, { claimId: id })).toEqual(first)
    expect((await the(id)).state).toBe('with-head')
  })

  test('what lies on a desk outside the two sides is told to whoever sits there', async () => {
    // On the head’s desk nobody else is asked for anything.
    expect((await dueItems(await as('treasurer', '2026-03-05'), w.district.finance)).filter((d) => d.id === id)).toEqual([])
    expect((await dueItems(await as('manager-tongxin', '2026-03-05'), w.district.institutions.tongxin)).filter((d) => d.id === id)).toEqual(
      [],
    )
  })

  test('completion is asked for once for all desks, goes back to the desk that asked, and the clock goes on', async () => {
    const due = (await the(id)).dueOn
    good(await askForCompletion(await as('head', '2026-03-06'), { claimId: id, what: 'The bank account on the invoice is last year’s.' }))
    expect((await the(id)).state).toBe('asked-back')
    expect(
      (await dueItems(await as('manager-tongxin', '2026-03-07'), w.district.institutions.tongxin))
        .filter((d) => d.id === id)
        .map((d) => d.side),
    ).toEqual(['ours'])
    expect(code(await completeClaim(await as('manager-bangban', '2026-03-07'), { claimId: id, with: 'x' }))).toBe('not-your-record')
    good(await completeClaim(await as('manager-tongxin', '2026-03-09'), { claimId: id, with: 'New account attached to the invoice.' }))
    expect(await the(id)).toMatchObject({ state: 'with-head', completedWith: 'New account attached to the invoice.' })
    expect((await the(id)).dueOn.equals(due)).toBe(true)
    expect(code(await askForCompletion(await as('head', '2026-03-10'), { claimId: id, what: 'and one more thing' }))).toBe('asked-already')
    good(await passClaim(await as('head', '2026-03-10'), { claimId: id }))
    expect(code(await askForCompletion(await as('treasurer', '2026-03-10'), { claimId: id, what: 'and another thing' }))).toBe(
      'asked-already',
    )
    const manager = await as('manager-tongxin', '2026-03-10')
    // A year mistyped, a day that has not come.
    for (const [on, why] of [
      ['2025-03-10', 'invoice-before-contract'],
      ['1026-03-10', 'invoice-before-contract'],
      ['2026-03-11', 'invoice-in-future'],
    ] as const) {
      const no = await noteInvoice(manager, { claimId: id, number: 'FP-77', on: day(on) })
      expect([on, code(no), Object.keys((no as Refusal).fields ?? {})]).toEqual([on, why, ['on']])
    }
    good(await noteInvoice(manager, { claimId: id, number: 'FP-77', on: day('2026-03-10') }))
    expect((await dutiesOf(await w.as('operator'), { contractIds: [(await the(id)).contractId], kinds: ['invoice'] }))[0]!.state).toBe(
      'done',
    )
  })

  test('money: parts, never more than is owed, never the same reference twice, never a day to come or before the claim', async () => {
    const treasurer = await as('treasurer', '2026-03-20')
    expect((await dueItems(treasurer, w.district.finance)).find((d) => d.id === id)!.title.en).toContain('741,600.00')
    const pay = (amount: string, more: Partial<Parameters<typeof payClaim>[1]> = {}) =>
      payClaim(treasurer, { claimId: id, amount: yuan(amount), paidOn: day('2026-03-20'), reference: 'ZF-1', ...more })
    expect(code(await pay('741600.01'))).toBe('amount-over')
    expect(code(await pay('0'))).toBe('nothing-paid')
    expect(code(await pay('1', { paidOn: day('2026-03-21') }))).toBe('paid-in-future')
    expect(code(await pay('1', { paidOn: day('2026-03-02') }))).toBe('paid-before-claim')
    expect(code(await pay('1', { interest: yuan('0.01') }))).toBe('interest-over')
    expect(good(await pay('700000')).paidUp).toBe(false)
    expect(code(await pay('41600'))).toBe('reference-used')
    expect(code(await pay('41600.01', { reference: 'ZF-2' }))).toBe('amount-over')
    // Everything that is wrong is told at once.
    const all = await pay('41600.01', { paidOn: day('2026-03-02') })
    expect(isRefusal(all) && Object.keys(all.fields ?? {}).toSorted()).toEqual(['amount', 'paidOn', 'reference'])
    expect(good(await pay('41600', { reference: 'ZF-2' })).paidUp).toBe(true)
    expect(code(await pay('0.01', { reference: 'ZF-3' }))).toBe('amount-over')
  })

  test('nothing of a claim can be rewritten, not even by a query of the application', async () => {
    const snapshot = (await snapshotOf(await w.as('operator'), id))!
    expect(fingerprint(snapshot)).toBe((await the(id)).snapshotHash)
    expect(snapshot.lines.map((l) => [l.share, l.amount])).toEqual([['1', '741600.00']])
    const { db } = w.database
    for (const q of [
      sql`update claims set amount_minor = 1 where id = ${id}`,
      sql`update claims set snapshot = '{}' where id = ${id}`,
      sql`update claims set due_on = '2030-01-01'`,
      sql`delete from claims`,
      sql`update claim_lines set share = '1/2'`,
      sql`delete from payments`,
      sql`update payments set amount_minor = 1`,
    ])
      await expect(q.execute(db)).rejects.toThrow(/permission denied/)
  })
})

/** Case F-24 from September: fourteen workers at their posts, so that a whole month is claimed. */
async function staffed(): Promise<Contract> {
  const c = await inForce(combined().lines, { on: '2026-08-20', startsOn: '2026-09-01' })
  const post = c.lines.find((l) => l.kind === 'post')!
  for (let n = 1; n <= 14; n++)
    good(
      await appointWorker(await as('manager-tongxin', '2026-08-21'), {
        contractId: c.id,
        lineId: post.id,
        workerName: `${c.number} 社工 ${n}`,
        grade: 'assistant',
        fromOn: day('2026-09-01'),
        competition: '公开竞聘',
      }),
    )
  await beginContracts(await w.as('clock', noon('2026-09-01')))
  return c
}
async function accepted(
  c: Contract,
  period: string,
  handedInOn: string,
  acceptedOn: string,
  lines: Decision['lines'] = [],
  says?: string,
): Promise<string> {
  const { id } = good(await handInPeriod(await as('manager-tongxin', handedInOn), { contractId: c.id, period, says }))
  const [a] = await acceptances(await w.as('operator'), { ids: [id] })
  good(
    await acceptPeriod(await as('officer', acceptedOn), {
      acceptanceId: id,
      lines,
      uncheckedReason: '签到表还没有送到',
      noOpinionReason: '本月没有居民到场',
      version: a!.version,
    }),
  )
  return id
}

const recorded = async (c: Contract, on: string, units = 0): Promise<string> =>
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
      units,
    }),
  ).id

describe('a month of case F-24', () => {
  test('accepted on the last day, due thirty days later, paid six days late: 83,241.67 × 0.05 % × 6 = 249.73', async () => {
    const c = await staffed()
    // Handed in on 8 October, accepted on Sunday the 18th; thirty days to pay: 17 November.
    const acceptanceId = await accepted(c, 'm01', '2026-10-08', '2026-10-18')
    const { id } = good(
      await makeClaim(await as('manager-tongxin', '2026-10-19'), {
        contractId: c.id,
        from: acceptanceId,
        invoiceNumber: 'FP-1',
        invoiceOn: day('2026-10-19'),
      }),
    )
    expect([moneyText((await the(id)).amount), (await the(id)).clockStartOn.toString(), (await the(id)).dueOn.toString()]).toEqual([
      '83241.67',
      '2026-10-18',
      '2026-11-17',
    ])
    expect(code(await makeClaim(await as('manager-tongxin', '2026-10-19'), { contractId: c.id, from: acceptanceId }))).toBe(
      'nothing-to-claim',
    )
    const snapshot = (await snapshotOf(await w.as('operator'), id))!
    // 14 posts × 30 days of September.
    expect([snapshot.acceptance!.id, snapshot.lines[0]!.postDays]).toEqual([acceptanceId, { occupied: '420', total: '420' }])
    await toTreasurer(id, '2026-10-20')

    expect(await arrears(await as('auditor', '2026-11-17'), { contractIds: [c.id] })).toEqual([])
    const [late] = await arrears(await as('auditor', '2026-11-23'), { contractIds: [c.id] })
    expect([late!.daysLate, moneyText(late!.open), moneyText(good(late!.interest))]).toEqual([6, '83241.67', '249.73'])
    expect((await standings(await as('officer', '2026-11-23'), [c.purchaseId])).get(c.purchaseId)).toMatchObject({
      late: true,
      note: '1 late',
    })

    // The amount first; the interest is owed until it is paid too.
    good(
      await payClaim(await as('treasurer', '2026-11-23'), {
        claimId: id,
        amount: yuan('83241.67'),
        paidOn: day('2026-11-23'),
        reference: 'ZF-241',
      }),
    )
    expect(await owedToday(await as('officer', '2026-12-24'), await the(id))).toMatchObject({
      open: 0n,
      interest: yuan('249.73'),
      interestOpen: yuan('249.73'),
      daysLate: 6,
    })
    const owes = async () =>
      (await dutiesOf(await w.as('operator'), { contractIds: [c.id], kinds: ['pay', 'pay-interest'] })).map((d) => [
        d.kind,
        d.state,
        moneyText(d.amount!),
      ])
    expect(await owes()).toEqual(
      expect.arrayContaining([
        ['pay', 'done', '83241.67'],
        ['pay-interest', 'open', '249.73'],
      ]),
    )
    expect(
      code(
        await payClaim(await as('treasurer', '2026-11-24'), {
          claimId: id,
          amount: noMoney,
          interest: yuan('249.74'),
          paidOn: day('2026-11-24'),
          reference: 'ZF-242',
        }),
      ),
    ).toBe('interest-over')
    good(
      await payClaim(await as('treasurer', '2026-11-24'), {
        claimId: id,
        amount: noMoney,
        interest: yuan('249.73'),
        paidOn: day('2026-11-24'),
        reference: 'ZF-242',
      }),
    )
    expect(await owes()).toEqual(expect.arrayContaining([['pay-interest', 'done', '249.73']]))

    const facts = good(await punctuality(await as('auditor', '2026-12-01'), { contractIds: [c.id] })).value
    expect([facts.due, facts.inTimeByCount, moneyText(facts.interestLiable!), moneyText(facts.interestPaid)]).toEqual([
      1,
      { n: 0n, d: 1n },
      '249.73',
      '249.73',
    ])
  })

  test('the yearly statement counts what was open at the end of the year, contracts apart from the statute', async () => {
    const c = await staffed()
    const acceptanceId = await accepted(c, 'm01', '2026-10-08', '2026-10-18')
    const { id } = good(await makeClaim(await as('manager-tongxin', '2026-10-19'), { contractId: c.id, from: acceptanceId }))
    await toTreasurer(id, '2026-10-20')
    // Two thirds in time, the rest late and partly after the year's end: 83,241.67 − 50,000.00 = 33,241.67 is open on 31 December.
    good(
      await payClaim(await as('treasurer', '2026-11-10'), {
        claimId: id,
        amount: yuan('50000'),
        paidOn: day('2026-11-10'),
        reference: 'A',
      }),
    )
    good(
      await payClaim(await as('treasurer', '2027-01-16'), {
        claimId: id,
        amount: yuan('33241.67'),
        paidOn: day('2027-01-16'),
        reference: 'B',
      }),
    )
    const s = good(await yearlyStatement(await as('auditor', '2027-02-01'), { contractIds: [c.id] }, 2026)).value
    expect([s.publishBy.toString(), s.statute.contracts, s.contract.contracts, moneyText(s.contract.amount)]).toEqual([
      '2027-03-31',
      0,
      1,
      '33241.67',
    ])
    expect(good(await yearlyStatement(await as('auditor', '2027-02-01'), { contractIds: [c.id] }, 2027)).value.rows).toEqual([])
    // Interest on the late part only: 33,241.67 × 0.0005 × 60 days (17 November to 16 January) = 997.25.
    expect(moneyText((await the(id)).interestDue!)).toBe('997.25')
  })

  test('what is owed after a part is paid is the same in the register, on the claim and in the list of arrears', async () => {
    const c = await staffed()
    const acceptanceId = await accepted(c, 'm01', '2026-10-08', '2026-10-18')
    // Before it is claimed, the schedule expects the day that the claim then gets.
    const planned = await scheduleFor(
      await as('officer', '2026-10-19'),
      c,
      await acceptances(await w.as('operator'), { contractIds: [c.id] }),
    )
    const row = planned.find((r) => r.key.endsWith('m01'))!
    const { id } = good(await makeClaim(await as('manager-tongxin', '2026-10-19'), { contractId: c.id, from: acceptanceId }))
    expect(row.expected.map((e) => e.on.toString())).toEqual([(await the(id)).dueOn.toString()])
    await toTreasurer(id, '2026-10-20')
    good(
      await payClaim(await as('treasurer', '2026-11-10'), {
        claimId: id,
        amount: yuan('8324.17'),
        paidOn: day('2026-11-10'),
        reference: 'PART-1',
      }),
    )
    const [owed] = await dutiesOf(await w.as('operator'), { contractIds: [c.id], kinds: ['pay'], open: true })
    expect([moneyText(owed!.amount!), owed!.title.en, owed!.title.zh]).toEqual(['74917.50', 'Pay ¥74,917.50', '付款 74,917.50 元'])
    expect(owed!.why.en).toContain('¥8,324.17 of ¥83,241.67 is paid')
    const [late] = await arrears(await as('auditor', '2026-11-23'), { contractIds: [c.id] })
    expect([moneyText(late!.open), moneyText((await owedToday(await as('officer', '2026-11-23'), await the(id))).open)]).toEqual([
      '74917.50',
      '74917.50',
    ])
    // A register of an earlier version, which kept the whole amount, is brought to the same by the migration.
    const whole = JSON.stringify({ zh: '付款 83,241.67 元', en: 'Pay ¥83,241.67' })
    await sql`update duties set amount_minor = 8324167, title = ${whole}::jsonb where id = ${owed!.id}`.execute(w.database.db)
    await sql.raw(readFileSync(new URL('../../migrations/0027-figures.sql', import.meta.url), 'utf8')).execute(w.database.db)
    const [again] = await dutiesOf(await w.as('operator'), { contractIds: [c.id], kinds: ['pay'], open: true })
    expect([again!.amount, again!.title]).toEqual([owed!.amount, owed!.title])
    // Interest paid in part leaves the rest of it in the register.
    good(
      await payClaim(await as('treasurer', '2026-11-23'), {
        claimId: id,
        amount: yuan('74917.50'),
        paidOn: day('2026-11-23'),
        reference: 'PART-2',
      }),
    )
    good(
      await payClaim(await as('treasurer', '2026-11-24'), {
        claimId: id,
        amount: noMoney,
        interest: yuan('100'),
        paidOn: day('2026-11-24'),
        reference: 'PART-3',
      }),
    )
    const [rest] = await dutiesOf(await w.as('operator'), { contractIds: [c.id], kinds: ['pay-interest'], open: true })
    const { interestOpen } = await owedToday(await as('officer', '2026-11-24'), await the(id))
    // 74,917.50 × 0.05 % × 6 = 224.7525, less 100.
    expect([moneyText(rest!.amount!), moneyText(interestOpen), rest!.title.en]).toEqual([
      '124.75',
      '124.75',
      'Pay late interest of ¥124.75',
    ])
  })

  test('silence starts the clock at the end of the agreed days', async () => {
    const c = await staffed()
    const { id: acceptanceId } = good(await handInPeriod(await as('manager-tongxin', '2026-10-08'), { contractId: c.id, period: 'm01' }))
    expect(code(await makeClaim(await as('manager-tongxin', '2026-10-19'), { contractId: c.id, from: acceptanceId }))).toBe(
      'not-accepted-yet',
    )
    await takeDelivered(await w.as('clock', noon('2026-10-20')))
    const { id } = good(await makeClaim(await as('manager-tongxin', '2026-10-25'), { contractId: c.id, from: acceptanceId }))
    expect([(await the(id)).clockStartOn.toString(), (await the(id)).dueOn.toString(), (await the(id)).clock.rule]).toEqual([
      // Ten days from 8 October end on a Sunday, so the clock starts on Monday.
      '2026-10-19',
      '2026-11-18',
      'acceptance-period-ended',
    ])
  })
})

describe('a stage of which nothing was agreed that shows it was reached', () => {
  test('is handed in with a record, said to be so, and decided by a person: silence never accepts it', async () => {
    const c = await inForce(station())
    await recorded(c, '2026-09-01')
    const manager = await as('manager-tongxin', '2026-11-02')
    const { id: acceptanceId } = good(
      await handInPeriod(manager, { contractId: c.id, period: `${c.lines[0]!.id}:s2`, says: '中期已经完成' }),
    )
    const said = (await dutiesOf(manager, { contractIds: [c.id], kinds: ['accept'], open: true })).map((d) => d.otherwise?.en)
    expect(said).toEqual(['the payment clock starts when this time ends'])
    for (const [lang, words] of [
      ['zh', /没有约定用什么说明这一阶段已经完成，目前有 1 条服务记录/],
      ['en', /Nothing was agreed that shows this stage was reached: 1 record\./],
    ] as const) {
      w.clock.set(noon('2026-11-03'))
      const page = await (await w.get('officer', `/delivery/acceptances/${acceptanceId}`, { lang })).text()
      expect(page).toMatch(words)
    }
    // Also where it was kept otherwise when it was handed in, as before this was decided.
    await sql`update acceptances set silence_accepts = true where id = ${acceptanceId}`.execute(w.database.db)
    await takeDelivered(await w.as('clock', noon('2026-12-20')))
    const [waits] = await acceptances(manager, { ids: [acceptanceId] })
    expect(waits!.state).toBe('handed-in')
    const claim = async () => makeClaim(await as('manager-tongxin', '2026-12-22'), { contractId: c.id, from: acceptanceId })
    expect(code(await claim())).toBe('not-accepted-yet')
    good(
      await acceptPeriod(await as('officer', '2026-12-21'), {
        acceptanceId,
        uncheckedReason: '签到表还没有送到',
        noOpinionReason: '没有人到场',
        version: waits!.version,
      }),
    )
    expect(code(await claim())).toBe('done')
  })
})

describe('the last stage of a running project', () => {
  test('not handed in before its day with nothing done; accepted, it is not claimed once what it needs is gone; silence says nothing to it', async () => {
    const c = await inForce(station())
    const [middle, last] = [`${c.lines[0]!.id}:s2`, `${c.lines[0]!.id}:s3`]
    const manager = await as('manager-tongxin', '2026-11-28')
    await recorded(c, '2026-09-01')
    const handIn = (period: string) => handInPeriod(manager, { contractId: c.id, period, says: '已经完成' })
    const early = await handIn(last)
    expect([code(early), (early as Refusal).words.en]).toEqual([
      'stage-not-due',
      '“期末” cannot be handed in yet: 0 of 1 done; earliest 28 February 2027; “中期” comes first.',
    ])
    good(await handIn(middle))
    const done = await recorded(c, '2026-11-28', 1)
    const { id: acceptanceId } = good(await handIn(last))
    good(
      await correctRecord(await as('worker-tongxin', '2026-11-28'), {
        recordId: done,
        lineId: c.lines[0]!.id,
        servedOn: day('2026-11-28'),
        category: 'direct',
        what: 'other',
        minutes: 60,
        askedBy: 'own-plan',
        people: 4,
        units: 0,
        reason: '还没有完成',
        version: 1,
      }),
    )
    await takeDelivered(await w.as('clock', noon('2026-12-20')))
    const [silent] = await acceptances(manager, { ids: [acceptanceId] })
    expect(silent!.state).toBe('handed-in')
    good(
      await acceptPeriod(await as('officer', '2026-12-21'), {
        acceptanceId,
        uncheckedReason: '签到表还没有送到',
        noOpinionReason: '没有人到场',
        version: silent!.version,
      }),
    )
    const claim = async (on: string) => makeClaim(await as('manager-tongxin', on), { contractId: c.id, from: acceptanceId })
    expect(code(await claim('2026-12-22'))).toBe('stage-not-due')
    await recorded(c, '2026-12-23', 1)
    expect(code(await claim('2026-12-24'))).toBe('done')
  })

  test('on its day it claims what was done, out of what was bought', async () => {
    const [line] = station()
    const c = await inForce([{ ...line!, quantity: 4, unitPrice: yuan('463500') } as NewContract['lines'][number]])
    const [middle, last] = [`${c.lines[0]!.id}:s2`, `${c.lines[0]!.id}:s3`]
    for (const on of ['2026-08-01', '2026-09-01', '2026-10-01']) await recorded(c, on, 1)
    const manager = await as('manager-tongxin', '2027-02-28')
    good(await handInPeriod(manager, { contractId: c.id, period: middle, says: '中期' }))
    const { id } = good(await handInPeriod(manager, { contractId: c.id, period: last, says: '期末，三个完成' }))
    const [a] = await acceptances(manager, { ids: [id] })
    expect(a!.lines.map((l) => [fractionText(shareThen(l.claimed)), l.counted, l.outOf])).toEqual([['3/4', '3', '4']])
  })
})

describe('a partial acceptance of case F-41', () => {
  test('the undisputed part of the second instalment is claimed and paid; the rest when it is settled, with a clock of its own', async () => {
    const c = await inForce(station())
    const [key, last] = [`${c.lines[0]!.id}:s2`, `${c.lines[0]!.id}:s3`]
    const handIn = async (on: string, period: string) =>
      handInPeriod(await as('manager-tongxin', on), { contractId: c.id, period, says: '服务完成' })
    // Nothing was recorded, and the last stage comes with the last day or when what was bought is done.
    expect([code(await handIn('2026-09-01', key)), code(await handIn('2026-09-01', last))]).toEqual(['stage-not-due', 'stage-not-due'])
    await recorded(c, '2026-08-30')
    const acceptanceId = await accepted(
      c,
      key,
      '2026-09-01',
      '2026-09-05',
      [{ instalmentKey: key, accepted: '3/4', reason: '八份报告缺两份' }],
      '中期服务完成',
    )
    const manager = (on: string) => as('manager-tongxin', on)
    const { id } = good(await makeClaim(await manager('2026-09-06'), { contractId: c.id, from: acceptanceId }))
    // 741,600.00 × 3/4 = 556,200.00; disputed 185,400.00; 5 September + 30 days = 5 October, a holiday: the 8th.
    expect([moneyText((await the(id)).amount), moneyText((await the(id)).disputed), (await the(id)).dueOn.toString()]).toEqual([
      '556200.00',
      '185400.00',
      '2026-10-08',
    ])
    const [duty] = await dutiesOf(await w.as('operator'), { contractIds: [c.id], kinds: ['pay-undisputed'] })
    expect([moneyText(duty!.amount!), duty!.state]).toEqual(['556200.00', 'open'])
    expect(code(await makeClaim(await manager('2026-09-07'), { contractId: c.id, from: acceptanceId }))).toBe('nothing-to-claim')
    await toTreasurer(id, '2026-09-10')
    good(
      await payClaim(await as('treasurer', '2026-10-05'), {
        claimId: id,
        amount: yuan('556200'),
        paidOn: day('2026-10-05'),
        reference: 'ZF-411',
      }),
    )

    const [a] = await acceptances(await w.as('operator'), { ids: [acceptanceId] })
    good(
      await settleDispute(await as('officer', '2026-10-20'), { acceptanceId, instalmentKey: key, note: '报告补齐', version: a!.version }),
    )
    const rest = good(await makeClaim(await manager('2026-10-21'), { contractId: c.id, from: acceptanceId }))
    const claim = await the(rest.id)
    // Both confirmed the amount on 20 October; thirty days are 19 November.
    expect([moneyText(claim.amount), moneyText(claim.disputed), claim.clockStartOn.toString(), claim.dueOn.toString()]).toEqual([
      '185400.00',
      '0.00',
      '2026-10-20',
      '2026-11-19',
    ])
  })
})

describe('an institution’s own cash', () => {
  const figures = { cashOn: day('2026-03-01'), cash: yuan('123456.78'), monthlyWages: yuan('98765.43'), monthlyOther: yuan('4321.00') }
  test('its manager sees it; nobody else, not the administrator, the auditor, the operator or the timed job', async () => {
    good(await stateCash(await as('manager-tongxin', '2026-03-02'), figures))
    const seen = good((await cashOf(await as('manager-tongxin', '2026-03-02')))!)
    expect(seen.figures.cash).toBe(yuan('123456.78'))
    expect(seen.without.days).toBeLessThan(40)
    for (const who of [
      'officer',
      'head',
      'approver',
      'treasurer',
      'auditor',
      'worker-tongxin',
      'expert1',
      'evaluator',
      'committee',
      'administrator',
      'operator',
      'clock',
      'public',
    ]) {
      expect([who, isRefusal(await cashOf(await as(who, '2026-03-02')))]).toEqual([who, true])
      expect([who, isRefusal(await stateCash(await as(who, '2026-03-02'), figures))]).toEqual([who, true])
      if (['operator', 'clock'].includes(who)) continue
      const page = await w.get(who, '/payments/cash')
      expect([who, [401, 403].includes(page.status)]).toEqual([who, true])
      expect(await page.text()).not.toContain('123456')
    }
    // Another institution's manager sees only that there is nothing of its own.
    expect(await cashOf(await as('manager-bangban', '2026-03-02'))).toBeUndefined()
    expect(await (await w.get('manager-bangban', '/payments/cash')).text()).not.toContain('123456')
  })
  test('neither the table nor the log holds a figure', async () => {
    const all = await sql<
      Record<string, unknown>
    >`select row_to_json(c)::text as t from cash_figures c union all select row_to_json(l)::text from record_log l where action like 'payments.%cash'`.execute(
      w.database.db,
    )
    expect(all.rows.length).toBeGreaterThan(1)
    for (const r of all.rows) expect(String(r.t)).not.toMatch(/123456|12345678|98765|9876543|4321\.00|432100/)
  })
  test('a day to come and no costs at all are refused with the field', async () => {
    const manager = await as('manager-tongxin', '2026-03-02')
    expect(await stateCash(manager, { ...figures, cashOn: day('2026-03-03') })).toMatchObject({
      code: 'cash-in-future',
      fields: { cashOn: {} },
    })
    expect(await stateCash(manager, { ...figures, monthlyWages: noMoney, monthlyOther: noMoney })).toMatchObject({ code: 'cash-no-costs' })
  })
  test('dependence on one purchaser is the share of contract value', async () => {
    const d = await dependence(await as('manager-nuanyang', '2026-03-02'), w.district.institutions.nuanyang)
    expect(d.length).toBe(1)
    expect(d).toEqual([{ purchaserId: w.district.office, amount: minor(185400000n), share: { n: 1n, d: 1n } }])
  })
})

describe('requests', () => {
  let id: string
  let contractId: string
  beforeAll(async () => {
    w.clock.set(noon('2026-03-03'))
    contractId = (await inForce(station())).id
    const made = await w.post('manager-tongxin', `/payments/contracts/${contractId}/claims`, { from: 'signing', _once: 'claim-once-only' })
    expect(made.status).toBe(303)
    id = made.headers.get('location')!.split('/').at(-1)!
    expect(
      (
        await w.post('manager-tongxin', `/payments/contracts/${contractId}/claims`, { from: 'signing', _once: 'claim-once-only' })
      ).headers.get('location'),
    ).toBe(`/payments/claims/${id}`)
  })
  test('a foreign organisation’s claim is not there, for reading and for acting', async () => {
    expect((await w.get('manager-bangban', `/payments/claims/${id}`)).status).toBe(404)
    expect((await w.get('manager-bangban', `/payments/contracts/${contractId}`)).status).toBe(404)
    expect((await w.post('manager-bangban', `/payments/contracts/${contractId}/claims`, { from: 'signing' })).status).toBe(404)
    expect((await w.get('public', `/payments/claims/${id}`)).status).toBe(401)
    expect((await w.get('treasurer', '/payments/claims/clm_nothing')).status).toBe(404)
  })
  test('three decimals, an impossible day and an empty reference are all said at once, and what was typed stays', async () => {
    await toTreasurer(id, '2026-03-03')
    const page = await w.post('treasurer', `/payments/claims/${id}/pay`, { amount: '741600.005', paidOn: '2026-02-30', reference: ' ' })
    expect(page.status).toBe(422)
    const text = await page.text()
    expect(text).toContain('at most two decimals')
    expect(text).toContain('There is no such day')
    expect(text).toContain('value="741600.005"')
    expect((await the(id)).paid).toBe(0n)
  })
  test('a double click pays once', async () => {
    const fields = {
      amount: '741600.00',
      paidOn: '2026-03-03',
      reference: 'ZF-9',
      _once: 'pay-once-only-please',
      ...(await w.seen(id)),
    }
    const [a, b] = [
      await w.post('treasurer', `/payments/claims/${id}/pay`, fields),
      await w.post('treasurer', `/payments/claims/${id}/pay`, fields),
    ]
    expect([a.status, b.status, a.headers.get('location'), b.headers.get('location')]).toEqual([
      303,
      303,
      `/payments/claims/${id}`,
      `/payments/claims/${id}`,
    ])
    expect(moneyText((await the(id)).paid)).toBe('741600.00')
  })
  test('lists, files, and every page in both languages', async () => {
    for (const lang of ['zh', 'en'] as const)
      for (const [who, path] of [
        ['officer', '/payments'],
        ['manager-tongxin', '/payments'],
        ['treasurer', '/payments?standing=paid&sort=-amount'],
        ['manager-tongxin', '/payments/contracts'],
        ['manager-tongxin', `/payments/contracts/${contractId}`],
        ['auditor', '/payments/arrears'],
        ['public', '/payments/statement'],
        ['officer', '/payments/statement?year=2026'],
        ['manager-tongxin', '/payments/cash'],
        ['officer', `/payments/claims/${id}`],
        ['treasurer', `/payments/claims/${id}`],
      ] as const)
        expect([who, path, (await w.get(who, path, { lang })).status]).toEqual([who, path, 200])
    const csv = await (await w.get('treasurer', '/payments/export.csv')).text()
    expect(csv.split('\r\n')[0]).toContain('claim,contract,payer,payee')
    expect(csv).toContain('741600.00,CNY,741600.00')
    expect((await w.get('worker-tongxin', '/payments')).status).toBe(403)
  })
})
