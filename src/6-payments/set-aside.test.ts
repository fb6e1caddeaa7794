import { contract, type ContractTerms, endEarly } from '#contracts'
import { acceptances, acceptPeriod, addServiceRecord, handInPeriod } from '#delivery'
import { day, type Id, isRefusal, moneyText, newId, type Refusal, sum, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeClaim } from './make-claim.ts'
import { asideFor, scheduleFor } from './schedule-for.ts'
import { claimLinesOf, findClaim, snapshotOf } from './store/index.ts'

/** Ten courses of a thousand yuan over three months, with three tenths in advance and a twentieth kept back until a month after the end. */
let w: World
beforeAll(async () => {
  w = await world('2026-09-01T09:00:00+08:00')
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const code = (x: unknown) => (isRefusal(x) ? x.code : x)
const aside = { advanceShare: '0.3', retentionShare: '0.05', retentionDays: 30, mayEndEarly: 'both', endNoticeDays: 1 } as const

async function begun(terms: Partial<ContractTerms> = aside, more: readonly string[] = [], startsOn = '2026-09-01') {
  w.clock.set('2026-09-01T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '课程', communityIds: w.district.communities }))
  const lineId = newId('line', officer.now) as Id<'line'>
  const line = {
    ...{ id: lineId, kind: 'project' as const, title: '课程', hangsOn: null, quantity: 10, unit: '门' },
    ...{ unitPrice: yuan('1000'), amount: yuan('10000'), communityIds: w.district.communities.slice(0, 1) },
  }
  const made = await directContract(w, officer, {
    ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, noTenderReason: '续签第二年', terms },
    lines: [line, ...more.map((title) => ({ ...line, id: newId('line', officer.now) as Id<'line'>, title }))],
    ...{ startsOn: day(startsOn), endsOn: day('2026-11-30') },
  })
  const { id } = good(made)
  await bothSign(w, id)
  await w.runJobs()
  const at = async () => (await contract(await w.as('officer'), id))!
  const period = async (key: string) => (await acceptances(await w.as('officer'), { contractIds: [id] })).find((a) => a.period === key)!
  return {
    id,
    at,
    claim: async (from: string) => {
      const made = await makeClaim(await w.as('manager-tongxin'), { contractId: id, from })
      return isRefusal(made) ? made.code : moneyText((await findClaim(await w.as('officer'), made.id))!.amount)
    },
    /** So many courses of a month, handed in and accepted; the id of the acceptance. */
    accepted: async (servedOn: string, units: number, key: string, decided: string) => {
      w.clock.set(`${servedOn}T18:00:00+08:00`)
      good(
        await addServiceRecord(await w.as('worker-tongxin'), {
          ...{ contractId: id, lineId, servedOn: day(servedOn), category: 'direct', what: 'other', minutes: 60 * units },
          ...{ askedBy: 'own-plan', people: 10, units, note: '课程' },
        }),
      )
      w.clock.set(`${decided}T09:00:00+08:00`)
      good(await handInPeriod(await w.as('manager-tongxin'), { contractId: id, period: key }))
      const a = await period(key)
      const given = { acceptanceId: a.id, version: a.version, uncheckedReason: '签到表还没有送到', noOpinionReason: '没有居民参加' }
      good(await acceptPeriod(await w.as('officer'), given))
      return a.id
    },
    stands: async () => {
      const ctx = await w.as('officer')
      const s = await asideFor(ctx, await at(), await acceptances(ctx, { contractIds: [id] }))
      return [s.advance, s.recouped, s.kept, s.released, s.unearned].map(moneyText)
    },
    expected: async () => {
      const ctx = await w.as('officer')
      const rows = await scheduleFor(ctx, await at(), await acceptances(ctx, { contractIds: [id] }))
      return rows.map((r) => [r.key.split(':')[1], moneyText(r.amount), moneyText(r.claimed), moneyText(r.left), r.standing])
    },
  }
}

test('an advance is claimed at signing, taken off every month in its share, and what was kept back is released a month after the end', async () => {
  const c = await begun()
  expect(await c.claim('release')).toBe('nothing-to-release')
  expect(await c.claim('advance')).toBe('3000.00')
  expect(await c.claim('advance')).toBe('no-advance')
  expect(await c.claim('signing')).toBe('no-advance')
  const first = await c.accepted('2026-09-20', 4, 'm01', '2026-10-01')
  expect(await c.claim(first)).toBe('2600.00')
  expect(await c.stands()).toEqual(['3000.00', '1200.00', '200.00', '0.00', '0.00'])
  expect(await c.expected()).toEqual([
    ['advance', '3000.00', '3000.00', '0.00', 'claimed'],
    ['units', '6500.00', '2600.00', '3900.00', 'claimed'],
    ['release', '500.00', '0.00', '500.00', 'ahead'],
  ])
  const second = await c.accepted('2026-10-20', 6, 'm02', '2026-11-01')
  expect(await c.claim(second)).toBe('3900.00')
  w.clock.set('2026-12-29T09:00:00+08:00')
  await w.runJobs()
  expect(await c.claim('release')).toBe('nothing-to-release')
  w.clock.set('2026-12-30T09:00:00+08:00')
  expect(await c.claim('release')).toBe('500.00')
  expect(await c.claim('release')).toBe('nothing-to-release')
  const officer = await w.as('officer')
  const lines = await claimLinesOf(officer, { contractIds: [c.id] })
  expect(moneyText(sum(lines.map((l) => l.amount)))).toBe('10000.00')
  const claimed = lines.find((l) => l.acceptanceId === first)!
  expect((await snapshotOf(officer, claimed.claimId))!.lines[0]!.kept).toEqual({
    worth: '4000.00',
    advance: '1200.00',
    retention: '200.00',
  })
  const page = await (await w.get('manager-tongxin', `/payments/claims/${claimed.claimId}`, { lang: 'en' })).text()
  for (const said of ['Off the advance', '¥1,200.00', 'Kept back', '¥200.00', '¥2,600.00']) expect(page).toContain(said)
})

test('a contract that ends early releases nothing while the advance was not earned, and says what is to be given back', async () => {
  const c = await begun()
  expect(await c.claim('advance')).toBe('3000.00')
  const first = await c.accepted('2026-09-20', 4, 'm01', '2026-10-01')
  expect(await c.claim(first)).toBe('2600.00')
  const now = await c.at()
  good(await endEarly(await w.as('head'), { contractId: c.id, reason: '社区合并', lastOn: day('2026-10-31'), version: now.version }))
  w.clock.set('2026-12-20T09:00:00+08:00')
  await w.runJobs()
  expect(await c.claim('release')).toBe('nothing-to-release')
  // Worth 4,000 was accepted and 5,600 claimed.
  expect(await c.stands()).toEqual(['3000.00', '1200.00', '200.00', '0.00', '1600.00'])
  const page = await (await w.get('manager-tongxin', `/payments/contracts/${c.id}`, { lang: 'en' })).text()
  expect(page).toContain('to be given back')
  expect(page).toContain('¥1,600.00')
})

test('nothing is to be given back while what was done may still be entered, or is still to be claimed, though the last day is past', async () => {
  const c = await begun()
  expect(await c.claim('advance')).toBe('3000.00')
  for (const [on, key, decided] of [
    ['2026-09-20', 'm01', '2026-10-01'],
    ['2026-10-20', 'm02', '2026-11-01'],
  ] as const)
    expect(await c.claim(await c.accepted(on, 3, key, decided))).toBe('1950.00')
  // Four courses of November are still to be entered.
  w.clock.set('2026-12-01T08:00:00+08:00')
  await w.runJobs()
  expect(await c.stands()).toEqual(['3000.00', '1800.00', '300.00', '0.00', '0.00'])
  const last = await c.accepted('2026-11-20', 4, 'm03', '2026-12-01')
  expect(await c.stands()).toEqual(['3000.00', '1800.00', '300.00', '0.00', '0.00'])
  w.clock.set('2027-01-20T09:00:00+08:00')
  expect(await c.stands()).toEqual(['3000.00', '1800.00', '300.00', '0.00', '0.00'])
  expect(await c.claim(last)).toBe('2600.00')
  expect(await c.claim('release')).toBe('500.00')
  expect(await c.stands()).toEqual(['3000.00', '3000.00', '500.00', '500.00', '0.00'])
})

test('what was kept back is not paid before it is reckoned what was earned of the advance: in whatever order both are claimed', async () => {
  const c = await begun()
  expect(await c.claim('advance')).toBe('3000.00')
  const first = await c.accepted('2026-09-20', 4, 'm01', '2026-10-01')
  const { version } = await c.at()
  good(await endEarly(await w.as('head'), { contractId: c.id, reason: '社区合并', lastOn: day('2026-10-31'), version }))
  w.clock.set('2026-12-20T09:00:00+08:00')
  await w.runJobs()
  expect(await c.claim('release')).toBe('nothing-to-release')
  expect(await c.stands()).toEqual(['3000.00', '0.00', '0.00', '0.00', '1600.00'])
  expect(await c.claim(first)).toBe('2600.00')
  expect(await c.claim('release')).toBe('nothing-to-release')
  expect(await c.stands()).toEqual(['3000.00', '1200.00', '200.00', '0.00', '1600.00'])
})

test('what one line keeps back is not set off against the advance of another: it is released, and all that was not earned is to be given back', async () => {
  const c = await begun(aside, ['小组'])
  expect(await c.claim('advance')).toBe('6000.00')
  expect(await c.claim(await c.accepted('2026-09-22', 10, 'm01', '2026-10-01'))).toBe('6500.00')
  w.clock.set('2026-12-30T09:00:00+08:00')
  await w.runJobs()
  expect(await c.stands()).toEqual(['6000.00', '3000.00', '500.00', '0.00', '3000.00'])
  expect(await c.claim('release')).toBe('500.00')
  // 13,000 for work of 10,000.
  expect(await c.stands()).toEqual(['6000.00', '3000.00', '500.00', '500.00', '3000.00'])
})

test('an advance claimed only when the contract is over is what was earned of it, and nothing comes out above what was accepted', async () => {
  const c = await begun({ ...aside, retentionUntil: 'accepted', retentionDays: 0 })
  const first = await c.accepted('2026-09-20', 4, 'm01', '2026-10-01')
  expect(await c.claim(first)).toBe('2600.00')
  expect(await c.claim('release')).toBe('nothing-to-release')
  w.clock.set('2027-01-20T09:00:00+08:00')
  await w.runJobs()
  expect(await c.claim('advance')).toBe('1200.00')
  expect(await c.claim('release')).toBe('200.00')
})

test('shares that leave nothing, a stage on signing beside them and a part kept back above the limit of a bond are refused at their fields', async () => {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '课程', communityIds: w.district.communities }))
  const line = {
    ...{ id: newId('line', officer.now) as Id<'line'>, kind: 'project' as const, title: '课程', hangsOn: null, quantity: 1, unit: '门' },
    ...{ unitPrice: yuan('1000'), amount: yuan('1000'), communityIds: w.district.communities.slice(0, 1) },
  }
  const draft = async (terms: Partial<ContractTerms>, more: object = {}) => {
    const of = { purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [{ ...line, ...more }], startsOn: day('2026-10-01') }
    const made = await directContract(w, officer, { ...of, noTenderReason: '续签第二年', terms })
    return isRefusal(made) ? Object.keys(made.fields ?? {}) : made
  }
  expect(await draft({ advanceShare: '0.95', retentionShare: '0.05' })).toEqual(['advanceShare', 'retentionShare'])
  expect(await draft({ retentionShare: '0.101' })).toEqual(['retentionShare'])
  const stages = { paidBy: 'milestones', milestones: [{ title: '首付', share: '1', when: 'signing' }] }
  expect(await draft({ advanceShare: '0.3' }, stages)).toEqual(['lines.0'])
  expect(code(await draft({ advanceShare: '0.3', retentionShare: '0.1' }))).toHaveProperty('id')
})

test('nothing is paid in advance of a contract of which notice was given that it ends before it begins; what was claimed before is to be given back', async () => {
  const ends = async (c: Awaited<ReturnType<typeof begun>>) => {
    const { version } = await c.at()
    return good(await endEarly(await w.as('head'), { contractId: c.id, reason: '社区合并', lastOn: day('2026-09-10'), version }))
  }
  const before = await begun(aside, [], '2026-09-15')
  await ends(before)
  expect(await before.claim('advance')).toBe('no-advance')
  const claimed = await begun(aside, [], '2026-09-15')
  expect(await claimed.claim('advance')).toBe('3000.00')
  await ends(claimed)
  expect(await claimed.stands()).toEqual(['3000.00', '0.00', '0.00', '0.00', '3000.00'])
  expect((await claimed.expected()).map(([of, , , left, standing]) => [of, left, standing])).toEqual([
    ['advance', '0.00', 'claimed'],
    ['units', '0.00', 'gone'],
    ['release', '0.00', 'gone'],
  ])
})
