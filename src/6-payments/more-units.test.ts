import {
  contract,
  contractLine,
  type Contract,
  type ContractLine,
  endEarly,
  type NewContract,
  proposeChange,
  signVersion,
  versionsOf,
} from '#contracts'
import {
  acceptances,
  acceptPeriod,
  addServiceRecord,
  appointWorker,
  handInPeriod,
  mostClaimable,
  ruleFacts,
  settleDispute,
} from '#delivery'
import { day, fractionText, type Id, isRefusal, minor, type Money, moneyText, newId, projectAmount, type Refusal, sum, yuan } from '#kernel'
import { openPurchase } from '#needs'
import type { TablesOf } from '#platform'
import { asOwner, directContract, sessionOf, world, type World } from '#testing'
import { sql } from 'kysely'
import { parseHTML } from 'linkedom'
import { makeToken } from '../people/my-account.ts'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claims, confirmClaim, makeClaim, paidByLine, passClaim, payClaim } from './index.ts'
import { scheduleFor } from './schedule-for.ts'

/**
 * A line of 100 events at 250.00, of which a supplement buys ten more while some are handed in, accepted, claimed or paid. Whatever is
 * signed meanwhile, an event that was accepted is one event and worth 250.00, and a month that is over is worth what it was.
 */
let w: World
beforeAll(async () => {
  w = await world('2026-08-20T09:00:00+08:00')
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const line = () => newId('line', Temporal.Instant.from('2026-08-01T00:00:00Z')) as Id<'line'>
const on = (d: string) => w.clock.set(`${d}T09:00:00+08:00`)

/** A contract of twelve months from September with 100 events and one post, in force and staffed. */
async function running(more: NewContract['lines'] = []) {
  on('2026-08-20')
  const officer = await w.as('officer')
  const places = w.district.communities.slice(0, 1)
  const p = good(await openPurchase(officer, { title: '社区活动', communityIds: places }))
  const [events, post] = [line(), line()]
  const common = { hangsOn: null, communityIds: places }
  const lines = [
    {
      ...{ ...common, id: events, kind: 'project' as const, title: '活动', unit: '场', quantity: 100 },
      ...{ unitPrice: yuan('250'), amount: yuan('25000') },
    },
    {
      ...common,
      id: post,
      kind: 'post' as const,
      title: '社工',
      posts: 1,
      months: 12,
      grade: 'assistant' as const,
      amount: yuan('100000'),
    },
    ...more,
  ]
  const { id } = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, lines, startsOn: day('2026-09-01') },
      noTenderReason: '续签第二年',
      terms: { mayEndEarly: 'both', endNoticeDays: 1 },
    }),
  )
  const at = async (): Promise<Contract> => (await contract(await w.as('officer'), id))!
  const sign = async (who: string) => {
    const open = (await versionsOf(await w.as('officer'), id)).find((v) => v.state === 'open')!
    good(await signVersion(await w.as(who), { contractId: id, number: open.number, version: (await at()).version, read: true }))
  }
  for (const who of ['head', 'manager-tongxin']) await sign(who)
  on('2026-09-01')
  await w.runJobs()
  // What was tendered may grow by a tenth; without a tender the plan would bind it.
  const contracts = w.database.db.withTables<TablesOf<'contracts'>>()
  await contracts
    .updateTable('contracts')
    .set({ tender_id: `ten_${id}` })
    .where('id', '=', id)
    .execute()
  good(
    await appointWorker(await w.as('manager-tongxin'), {
      ...{ contractId: id, lineId: post, workerName: `社工 ${id.slice(-4)}`, grade: 'assistant', fromOn: day('2026-09-01') },
      ...{ competition: '公开竞聘', applicants: 2 },
    }),
  )
  const worker = w.district.people['worker-tongxin']!
  const staffed = w.database.db.withTables<TablesOf<'appointments'>>()
  await staffed.updateTable('appointments').set({ worker_id: worker }).where('contract_id', '=', id).execute()

  const manager = () => w.as('manager-tongxin')
  const period = async (key: string) => (await acceptances(await w.as('officer'), { contractIds: [id] })).find((a) => a.period === key)!
  const lineOf = (lines: Awaited<ReturnType<typeof period>>['lines']) => lines.find((l) => l.lineId === events)!
  return {
    id,
    events,
    post,
    at,
    period,
    /** Events on a day, whole ones. */
    done: async (servedOn: string, units: number) => {
      on(servedOn)
      return good(
        await addServiceRecord(await w.as('worker-tongxin'), {
          ...{ contractId: id, lineId: events, servedOn: day(servedOn), category: 'direct', what: 'other', minutes: 10 * units },
          ...{ askedBy: 'own-plan', people: units, units, note: '一天里的多场活动' },
        }),
      )
    },
    handIn: async (key: string) => good(await handInPeriod(await manager(), { contractId: id, period: key })).id,
    accept: async (key: string, part?: { accepted: string; reason: string }) => {
      const a = await period(key)
      const lines = part ? [{ instalmentKey: `${events}:units`, ...part }] : []
      const given = { acceptanceId: a.id, version: a.version, uncheckedReason: '签到表还没有送到', noOpinionReason: '没有居民参加', lines }
      good(await acceptPeriod(await w.as('officer'), given))
    },
    settle: async (who: 'officer' | 'manager-tongxin', key: string) => {
      const a = await period(key)
      const given = { acceptanceId: a.id, instalmentKey: `${events}:units`, note: '双方商定', version: a.version }
      good(await settleDispute(await w.as(who), given))
    },
    /** What a claim takes of the events and of the post. */
    claim: async (key: string) => {
      const before = await claimed(id)
      good(await makeClaim(await manager(), { contractId: id, from: (await period(key)).id }))
      const after = await claimed(id)
      return [events, post].map((l) => moneyText(minor((after.get(l) ?? 0n) - (before.get(l) ?? 0n))))
    },
    /** Money for the only claim there is. */
    pay: async (amount: string) => {
      const [claim] = await claims(await w.as('operator'), { contractIds: [id] })
      const claimId = claim!.id
      good(await confirmClaim(await w.as('officer'), { claimId }))
      good(await passClaim(await w.as('head'), { claimId }))
      good(await payClaim(await w.as('treasurer'), { claimId, amount: yuan(amount), paidOn: day('2026-10-02'), reference: `付 ${id}` }))
    },
    paid: async () => {
      const by = await paidByLine(await w.as('operator'), { contractIds: [id] })
      return [events, post].map((l) => moneyText(by.get(l)!))
    },
    /** Both sign that so many events are bought in all, from a day on. */
    buys: async (quantity: number, effectiveOn: string, more: { posts?: number; amount?: Money; lines?: readonly ContractLine[] } = {}) => {
      const c = await at()
      const { lines: added = [], ...posts } = more
      const lines = c.lines.map((l) =>
        l.id === events && l.kind === 'project'
          ? { ...l, quantity, amount: projectAmount(quantity, l.unitPrice) }
          : l.kind === 'post'
            ? { ...l, ...posts }
            : l,
      )
      const text = { ...c, effectiveOn: day(effectiveOn), lines: [...lines, ...added] }
      const made = await proposeChange(await w.as('officer'), { contractId: id, text, reason: '居民还要', version: c.version })
      if (isRefusal(made)) return Object.values(made.fields ?? {})[0]?.en ?? made.words.en
      for (const who of ['head', 'manager-tongxin']) await sign(who)
      return (await at()).lines.find((l) => l.id === events)!
    },
    /** Events a period claims, and out of how many. */
    counted: async (key: string) => {
      const l = lineOf((await period(key)).lines)
      return [l.counted, l.outOf]
    },
    /** What of the events was claimed, is left, and the most that can ever be claimed of them. */
    stands: async () => {
      const ctx = await w.as('officer')
      const c = await at()
      const handedIn = await acceptances(ctx, { contractIds: [id] })
      const row = (await scheduleFor(ctx, c, handedIn)).find((r) => r.lineId === events)!
      expect(sum(row.expected.map((e) => e.amount))).toBe(row.left)
      const most = (await mostClaimable(ctx, c, handedIn)).get(row.key)!
      return [row.standing, moneyText(row.claimed), moneyText(row.left), fractionText(most)]
    },
    ends: async (lastOn: string) =>
      good(await endEarly(await manager(), { contractId: id, lastOn: day(lastOn), reason: '不再需要', version: (await at()).version })),
  }
}
/** What every claim of a contract took, line by line. */
async function claimed(id: string): Promise<Map<string, bigint>> {
  const rows = await w.database.db
    .withTables<TablesOf<'claim_lines'>>()
    .selectFrom('claim_lines')
    .select(['line_id', 'amount_minor'])
    .where('contract_id', '=', id)
    .execute()
  const all = new Map<string, bigint>()
  for (const r of rows) all.set(r.line_id, (all.get(r.line_id) ?? 0n) + r.amount_minor)
  return all
}

describe('ten more events', () => {
  test('accepted before they are bought and claimed after', async () => {
    const c = await running()
    await c.done('2026-09-10', 5)
    on('2026-10-02')
    await c.handIn('m01')
    await c.accept('m01')
    await c.buys(110, '2026-11-01')
    expect(await c.stands()).toEqual(['claimable', '0.00', '27500.00', '1'])
    expect(await c.claim('m01')).toEqual(['1250.00', '8333.34'])
    expect(await c.stands()).toEqual(['claimed', '1250.00', '26250.00', '1'])
    await c.done('2026-10-20', 10)
    on('2026-11-03')
    await c.handIn('m02')
    expect(await c.counted('m02')).toEqual(['10', '110'])
    await c.accept('m02')
    expect(await c.claim('m02')).toEqual(['2500.00', '8333.34'])
    expect((await c.stands()).slice(1)).toEqual(['3750.00', '23750.00', '1'])
  })
  test('are said for their day on the page of the service, and are not bought before it', async () => {
    const c = await running()
    await c.done('2026-09-10', 5)
    on('2026-10-02')
    await c.buys(110, '2026-12-01')
    const row = async () => {
      const page = await (await w.get('officer', `/delivery/${c.id}`)).text()
      const { document } = parseHTML(page)
      const found = [...document.querySelectorAll('tr')].find(
        (tr) => tr.querySelector('[data-label="Bought"]') && tr.textContent.includes('活动'),
      )!
      return ['Bought', 'Completed'].map((l) => found.querySelector(`[data-label="${l}"]`)!.textContent.trim())
    }
    expect(await row()).toEqual(['100 · 110 from 1 December 2026', '5'])
    // Of what is done beyond it, as much counts as is bought by now.
    await c.done('2026-11-20', 98)
    expect(await row()).toEqual(['100 · 110 from 1 December 2026', expect.stringMatching(/^100 · 3 more beyond/)])
    on('2026-12-01')
    await w.runJobs()
    expect(await row()).toEqual(['110', '103'])
  })
  test('handed in before, accepted and claimed after', async () => {
    const c = await running()
    await c.done('2026-09-10', 5)
    on('2026-10-02')
    await c.handIn('m01')
    await c.buys(110, '2026-11-01')
    await c.accept('m01')
    expect(await c.claim('m01')).toEqual(['1250.00', '8333.34'])
  })
  test('claimed before; what was in dispute is settled after', async () => {
    const c = await running()
    await c.done('2026-09-10', 5)
    on('2026-10-02')
    await c.handIn('m01')
    await c.accept('m01', { accepted: '3/100', reason: '两场人太少' })
    expect(await c.claim('m01')).toEqual(['750.00', '8333.34'])
    await c.buys(110, '2026-11-01')
    expect(await c.stands()).toEqual(['claimed', '750.00', '26750.00', '1'])
    await c.settle('officer', 'm01')
    expect(await c.claim('m01')).toEqual(['500.00', '0.00'])
  })
  test('given up and done again after', async () => {
    const c = await running()
    await c.done('2026-09-10', 5)
    on('2026-10-02')
    await c.handIn('m01')
    await c.accept('m01', { accepted: '3/100', reason: '两场人太少' })
    await c.settle('manager-tongxin', 'm01')
    await c.buys(110, '2026-11-01')
    await c.done('2026-10-20', 99)
    on('2026-11-03')
    await c.handIn('m02')
    // By the text in force on 31 October 100 are bought: three are accepted, two were given up, 97 more may be claimed.
    expect(await c.counted('m02')).toEqual(['97', '110'])
    await c.accept('m02')
    await c.done('2026-11-20', 20)
    on('2026-12-02')
    await c.handIn('m03')
    expect(await c.counted('m03')).toEqual(['10', '110'])
    await c.accept('m03')
    for (const [key, worth] of Object.entries({ m01: '750.00', m02: '24250.00', m03: '2500.00' }))
      expect([key, (await c.claim(key))[0]]).toEqual([key, worth])
    expect((await c.stands()).slice(1)).toEqual(['27500.00', '0.00', '1'])
  })
  test('claimed and paid in part before; the next month is claimed after', async () => {
    const c = await running()
    await c.done('2026-09-10', 5)
    on('2026-10-02')
    await c.handIn('m01')
    await c.accept('m01')
    expect(await c.claim('m01')).toEqual(['1250.00', '8333.34'])
    await c.pay('4000')
    await c.buys(110, '2026-11-01')
    expect(await c.stands()).toEqual(['claimed', '1250.00', '26250.00', '1'])
    // 4,000 of 9,583.34: 521.7388… and 3,478.2611…, the fen to the larger rest.
    expect(await c.paid()).toEqual(['521.74', '3478.26'])
    await c.done('2026-10-20', 1)
    on('2026-11-02')
    await c.handIn('m02')
    expect(await c.counted('m02')).toEqual(['1', '110'])
    await c.accept('m02')
    expect(await c.claim('m02')).toEqual(['250.00', '8333.34'])
  })
  test('all hundred accepted and claimed before: the ten are still to come, and when they do not come nothing is left', async () => {
    const c = await running()
    await c.done('2026-09-10', 100)
    on('2026-10-02')
    await c.handIn('m01')
    await c.accept('m01')
    expect((await c.claim('m01'))[0]).toBe('25000.00')
    expect((await c.stands()).slice(1)).toEqual(['25000.00', '0.00', '1'])
    await c.buys(110, '2026-11-01')
    expect((await c.stands()).slice(1)).toEqual(['25000.00', '2500.00', '1'])
    // A day on which the ten were bought is over, and none of them was done.
    await c.ends('2026-11-05')
    on('2026-11-06')
    await w.runJobs()
    for (const key of ['m02', 'm03']) await c.handIn(key)
    expect((await c.stands()).slice(1)).toEqual(['25000.00', '0.00', '10/11'])
  })
  test('a contract that is ended before the day of the change never brings the ten', async () => {
    const c = await running()
    await c.done('2026-09-10', 5)
    on('2026-10-02')
    await c.handIn('m01')
    await c.accept('m01')
    await c.claim('m01')
    await c.buys(110, '2026-12-01')
    expect((await c.stands()).slice(1)).toEqual(['1250.00', '26250.00', '1'])
    await c.ends('2026-11-20')
    // A hundred are bought until then; 95 of them are still to come.
    expect((await c.stands()).slice(1)).toEqual(['1250.00', '23750.00', '10/11'])
    await c.done('2026-10-21', 105)
    on('2026-11-21')
    await w.runJobs()
    expect((await c.stands()).slice(1)).toEqual(['1250.00', '23750.00', '10/11'])
    for (const key of ['m02', 'm03']) await c.handIn(key)
    expect(await c.counted('m02')).toEqual(['95', '110'])
    await c.accept('m02')
    expect((await c.claim('m02'))[0]).toBe('23750.00')
    expect((await c.stands()).slice(1)).toEqual(['25000.00', '0.00', '10/11'])
  })
  test('fewer than are bought cannot be signed, however few were done', async () => {
    const c = await running()
    await c.done('2026-09-10', 5)
    on('2026-10-02')
    await c.handIn('m01')
    expect(await c.buys(6, '2026-11-01')).toBe('A signed quantity cannot be lowered.')
    expect(await c.counted('m01')).toEqual(['5', '100'])
  })
  test('a post more: a month that is over, handed in or not, is worth what it was', async () => {
    const c = await running()
    on('2026-10-02')
    await c.handIn('m01')
    await c.accept('m01')
    // Eleven months are left, of which the last ten have a tenth of a post more; one tenth of a post costs 833.33 a month.
    await c.buys(100, '2026-11-01', { posts: 1.1, amount: yuan('108333.30') })
    expect(await c.claim('m01')).toEqual(['0.00', '8333.34'])
    on('2026-11-02')
    await c.handIn('m02')
    await c.accept('m02')
    expect(await c.claim('m02')).toEqual(['0.00', '8333.34'])
    on('2026-12-02')
    await c.handIn('m03')
    await c.accept('m03')
    // One of 1.1 posts was there: 91,666.62 / 10 = 9,166.66, of which 10/11 are 8,333.3272….
    expect(await c.claim('m03')).toEqual(['0.00', '8333.33'])
  })
})

test('every page, the rule report and the interface for programs count five of a hundred as five', async () => {
  const c = await running()
  await c.done('2026-09-11', 5)
  on('2026-10-02')
  await c.handIn('m01')
  await c.accept('m01', { accepted: '3/100', reason: '两场人太少' })
  await c.buys(110, '2026-11-01')
  const { id } = await c.period('m01')
  const read = async (path: string, who = 'officer') => {
    const { document } = parseHTML(await (await w.get(who, path, { lang: 'en' })).text())
    return [...document.querySelectorAll('tbody tr')].map((r) =>
      [...r.querySelectorAll('th, td')].map((x) => x.textContent!.trim()).join('|'),
    )
  }
  // What is asked in the form, and what three of them are worth.
  const seen = (await read(`/delivery/acceptances/${id}`)).find((r) => r.startsWith('活动'))!
  expect(seen).toMatch(/^活动\|[^|]*\|5 \/ 100 units\|3 \/ 100 units\|¥750\.00\|/)
  expect(await (await w.get('officer', `/delivery/acceptances/${id}`, { lang: 'en' })).text()).toMatch(/name="accepted"[^>]*value="5"/)
  expect(await (await w.get('public', `/delivery/notices/${id}`, { lang: 'en' })).text()).toContain('¥9,083.34')
  const delivery = await read(`/delivery/${c.id}`)
  expect(delivery).toContainEqual(expect.stringMatching(/^活动\|100 · 110 from 1 November 2026\|5\|3\|/))
  expect(delivery.find((r) => r.startsWith('Month 1|'))).toContain('|¥9,083.34|')
  expect((await ruleFacts(await w.as('officer'), id))!.facts).toMatchObject({ total: '9583.34', disputed: '500.00' })
  // The rest of what was in dispute is claimable once it is settled; the page asks for it in units of then.
  const settled = await w.post('officer', `/delivery/acceptances/${id}/settle`, {
    ...{ _once: crypto.randomUUID(), _version: String((await c.period('m01')).version), note: '补了签到' },
    ...{ instalmentKey: `${c.events}:units`, accepted: '4' },
  })
  expect(settled.status).toBe(303)
  expect(await c.claim('m01')).toEqual(['1000.00', '8333.34'])
  await c.done('2026-10-23', 10)
  on('2026-11-02')
  expect(await read(`/delivery/${c.id}/hand-in/m02`, 'manager-tongxin')).toContain('活动|10 / 110 units|¥2,500.00')
  const officer = await w.as('officer')
  const { secret } = good(
    await makeToken({ ...officer, once: 'once-once-once' }, { name: 't', scopes: ['read'], days: 90, sessionId: await sessionOf(officer) }),
  )
  const headers = { host: 'test.example', authorization: `Bearer ${secret}` }
  const told = (await (await w.app.request(`http://test.example/api/acceptances/${id}`, { headers })).json()) as { lines: object[] }
  expect(told.lines).toContainEqual(expect.objectContaining({ lineId: c.events, claimed: '1/20', accepted: '1/25', outOf: '100' }))
})

test('stages of a line that begins after the contract was ended are never due, nor is its advance', async () => {
  const station = (id: Id<'line'>, quantity: number): NewContract['lines'][number] => ({
    ...{
      id,
      kind: 'project',
      title: '社工站运营',
      unit: '月',
      quantity,
      unitPrice: yuan('10000'),
      amount: projectAmount(quantity, yuan('10000')),
    },
    ...{ hangsOn: null, communityIds: w.district.communities.slice(0, 1) },
    milestones: [
      { title: '首付', share: '2/5', when: 'signing' },
      { title: '末期验收', share: '3/5', when: 'acceptance' },
    ],
  })
  const [first, second] = [line(), line()]
  const c = await running([station(first, 10)])
  on('2026-10-02')
  expect(await c.buys(100, '2026-12-01', { lines: [contractLine(station(second, 2))] })).toMatchObject({ quantity: 100 })
  const left = async () => {
    const ctx = await w.as('officer')
    const rows = await scheduleFor(ctx, await c.at(), await acceptances(ctx, { contractIds: [c.id] }))
    return rows.filter((r) => r.lineId === second).map((r) => [r.standing, moneyText(r.left), r.expected.map((e) => e.why).join(' ')])
  }
  expect(await left()).toEqual([
    ['ahead', '8000.00', 'ahead'],
    ['ahead', '12000.00', 'ahead'],
  ])
  await c.ends('2026-11-20')
  const never = [
    ['gone', '0.00', ''],
    ['gone', '0.00', ''],
  ]
  expect(await left()).toEqual(never)
  on('2026-12-02')
  await w.runJobs()
  expect(await left()).toEqual(never)
  // What fell due when the contract was signed is claimed, and nothing beside it.
  good(await makeClaim(await w.as('manager-tongxin'), { contractId: c.id, from: 'signing' }))
  const taken = await claimed(c.id)
  expect([first, second].map((l) => taken.get(l) ?? 0n)).toEqual([yuan('40000'), 0n])
})

test('a claim that was made of more than was done, before claims knew their units, is taken off the next one', async () => {
  const c = await running()
  await c.done('2026-09-11', 5)
  on('2026-10-02')
  await c.handIn('m01')
  await c.accept('m01')
  await c.claim('m01')
  await c.buys(110, '2026-11-01')
  // As it was once stored: 5/100 of what a hundred and ten cost.
  const { db } = w.database
  await asOwner(db, 'alter table claim_lines drop column out_of')
  await asOwner(db, `update claim_lines set amount_minor = 137500 where contract_id = '${c.id}' and line_id = '${c.events}'`)
  const migration = readFileSync(new URL('../../migrations/0057-claims-know-their-units.sql', import.meta.url), 'utf8')
  for (const statement of migration.split(/;$/m).filter((s) => s.trim())) await asOwner(db, statement)
  const kept = await sql<{ share: string; out_of: string | null }>`
    select share, out_of from claim_lines where contract_id = ${c.id} order by instalment_key like '%:units' desc`.execute(db)
  expect(kept.rows).toEqual([
    { share: '1/20', out_of: '100' },
    { share: '1', out_of: null },
  ])
  await c.done('2026-10-24', 10)
  on('2026-11-02')
  await c.handIn('m02')
  expect(await c.counted('m02')).toEqual(['10', '110'])
  await c.accept('m02')
  // Fifteen events are 3,750.00, of which 1,375.00 were claimed.
  expect(await c.claim('m02')).toEqual(['2375.00', '8333.34'])
})
