import {
  contract,
  contracts,
  type ContractTerms,
  decideGround,
  draftContract,
  draftFromAward,
  endEarly,
  keepBudgetItem,
  signVersion,
} from '#contracts'
import { day, type Id, isRefusal, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { planOf } from '#plans'
import { decideAward } from '#tenders'
import {
  approved,
  bidOf,
  f24Plan,
  formsOf,
  good,
  opened,
  panelSits,
  plannedFor,
  publishedTender,
  purchaseWithNeed,
  scored,
  type World,
  world,
} from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dueItems } from './due-items.ts'
import { dimensions, giveMarks, openRound, rounds } from './index.ts'

/** A contract of a tender, from 1 June 2026 for a year; the law lets it be renewed for two more. */
let w: World
let id: string
let path: string
let purchaseId: string
/** The contract of the second year. */
let second: string
beforeAll(async () => {
  w = await world()
  purchaseId = await approved(w, await f24Plan(w, await purchaseWithNeed(w, '满一年的社工服务')))
  const tenderId = await publishedTender(w, purchaseId)
  await bidOf(w, 'manager-tongxin', tenderId, { postAmount: '990000' })
  await bidOf(w, 'manager-bangban', tenderId, { postAmount: '950000' })
  await opened(w, tenderId)
  await scored(w, tenderId, await panelSits(w, tenderId), (p) => (p === w.district.institutions.tongxin ? '90' : '80'))
  good(await decideAward(await w.as('head'), { tenderId, reasons: '按排序确定第一名。' }))
  id = good(await draftFromAward(await w.as('officer'), { purchaseId, startsOn: day('2026-06-01') })).id
  for (const who of ['head', 'manager-tongxin']) {
    const ctx = await w.as(who)
    const c = (await contract(ctx, id))!
    good(await signVersion(ctx, { contractId: id, number: c.versionNumber, version: c.version, read: true }))
  }
  path = `/evaluations/gates/${id}`
}, 120_000)
afterAll(() => w.close())

const text = async (who: string) => (await (await w.get(who, path, { lang: 'en' })).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const send = async (who: string, typed: Record<string, string>) => {
  const form = formsOf(await (await w.get(who, path, { lang: 'en' })).text(), path).find((f) => f.action === path)!
  const values = Object.fromEntries(form.fields.map((f) => [f.name, f.values]))
  return await w.post(who, path, { ...values, _once: crypto.randomUUID(), ...typed }, { lang: 'en' })
}
const due = async (who: string) => {
  const ctx = await w.as(who)
  return (await dueItems(ctx, ctx.asker.organisationId!))
    .filter((i) => i.id === `gate-${path.split('/').at(-1)}`)
    .map((i) => i.dueOn?.toString())
}

test('before the contract begins there is no gate', async () => {
  expect((await w.get('head', path)).status).toBe(409)
})

test('once it runs, both sides, the bureau and the auditor see what is missing; nobody else sees the gate, and nobody is asked yet', async () => {
  w.clock.set('2026-06-02T09:00:00+08:00')
  await w.runJobs()
  expect((await contracts(await w.as('officer'), { ids: [id] }))[0]!.state).toBe('active')
  const page = await text('head')
  for (const says of ['1 June 2027 to 31 May 2028', 'no round yet', 'not entered by finance yet', 'has not said it yet', 'at most 3 years'])
    expect(page).toContain(says)
  const statuses = await Promise.all(
    ['manager-tongxin', 'worker-tongxin', 'approver', 'auditor', 'manager-bangban', 'public'].map(
      async (who) => (await w.get(who, path)).status,
    ),
  )
  expect(statuses).toEqual([200, 200, 200, 200, 404, 401])
  expect(await due('head')).toEqual([])
})

test('ninety days before the end both sides are asked, and say it sixty days before', async () => {
  w.clock.set('2027-03-02T09:00:00+08:00')
  expect([await due('head'), await due('manager-tongxin'), await due('officer')]).toEqual([['2027-04-01'], ['2027-04-01'], []])
})

test('what is typed wrong is said at its field; only who signs for a side speaks for it', async () => {
  const wrong = await send('head', { will: 'perhaps', reason: '' })
  const page = await wrong.text()
  expect([wrong.status, page.includes('f-will-wrong'), page.includes('f-reason-wrong')]).toEqual([422, true, true])
  const other = await w.post('officer', path, { will: 'go-on', reason: '好', _once: crypto.randomUUID(), _version: '0' })
  expect(other.status).toBe(403)
})

test('each side says it once and may say otherwise; the same again is nothing, and an old page does not overwrite', async () => {
  expect((await send('head', { will: 'go-on', reason: '居民满意。' })).status).toBe(303)
  expect([await due('head'), await due('manager-tongxin')]).toEqual([[], ['2027-04-01']])
  const again = await send('head', { will: 'go-on', reason: '居民满意。' })
  expect([again.status, (await again.text()).includes('has said just that')]).toEqual([422, true])
  const old = await w.post('head', path, { will: 'end', reason: '没有钱。', _once: crypto.randomUUID(), _version: '0' })
  expect(old.status).toBe(409)
  expect((await send('manager-tongxin', { will: 'end', reason: '招不到人。' })).status).toBe(303)
  expect(await text('officer')).toContain('One side does not go on')
  expect((await send('manager-tongxin', { will: 'go-on', reason: '招到了人。' })).status).toBe(303)
  expect(await text('officer')).toContain('Without all of it there is no next year')
})

/** The same again for the year after, as somebody drafts it on the ground of a renewal; the bureau approves it with this note. */
const renewed = async (note?: string, of: { startsOn?: string; earlierId?: string; terms?: Partial<ContractTerms> } = {}) => {
  const officer = await w.as('officer')
  const c = (await contract(officer, id))!
  const { id: again } = good(await openPurchase(officer, { title: '再一年', communityIds: w.district.communities }))
  const lines = c.lines.map((l) => ({ ...l, id: newId('line', officer.now) as Id<'line'>, hangsOn: null }))
  const startsOn = day(of.startsOn ?? '2027-06-01')
  await plannedFor(officer, again, lines, { startsOn, method: null })
  const made = await draftContract(officer, {
    ...{ purchaseId: again, providerId: c.providerId, lines, startsOn, noTenderReason: '采购文件写明可以续签' },
    ...(of.terms && { terms: of.terms }),
    ground: { kind: 'renewal', earlierId: of.earlierId ?? id, announced: '采购文件第五章' },
  })
  if (isRefusal(made)) return made
  const decided = await decideGround(await w.as('approver'), { contractId: made.id, approve: true, note, version: 1 })
  return isRefusal(decided) ? decided : made
}
const code = (x: unknown) => (isRefusal(x) ? x.code : 'done')

test('a renewal whose gate nobody decided is left to the bureau, which says why; both sides read it before they sign', async () => {
  expect(code(await renewed())).toBe('note-needed')
  const made = good(await renewed('双方另有书面互评，已核实。'))
  const page = await (await w.get('head', `/contracts/${made.id}`, { lang: 'en' })).text()
  expect(page).toContain('The gate of the year before was not decided: no evaluation by both sides')
})

test('with an evaluation and money it goes on', async () => {
  const officer = await w.as('officer')
  const { id: roundId } = good(await openRound(officer, { contractId: id, kind: 'mid-term', closesOn: day('2027-03-20') }))
  for (const [who, side] of [
    ['head', 'purchaser'],
    ['manager-tongxin', 'provider'],
  ] as const) {
    const marks = dimensions[side].map((d) => ({ dimension: d.key, mark: 4, says: '' }))
    const lines = ((await rounds(officer, { ids: [roundId] }))[0]!.lines ?? []).map((lineId) => ({ lineId, mark: 4, says: '' }))
    good(await giveMarks(await w.as(who), { roundId, marks, lines }))
  }
  await w.runJobs()
  const plan = (await planOf(officer, purchaseId))!
  const treasurer = await w.as('treasurer')
  for (const year of [2027, 2028])
    for (const s of plan.sources)
      good(await keepBudgetItem(treasurer, { purchaserId: plan.purchaserId, year, name: s.source, amount: yuan('5000000') }))
  const page = await text('head')
  for (const says of ['both sides have rated each other', 'the same again fits', 'All four are there']) expect(page).toContain(says)
})

test('a gate that was decided asks no reason of the bureau; one that a side ended is refused when it is drafted and when it is signed', async () => {
  const made = good(await renewed())
  second = made.id
  expect(await (await w.get('head', `/contracts/${made.id}`, { lang: 'en' })).text()).not.toContain('The gate of the year before')
  expect((await send('manager-tongxin', { will: 'end', reason: '又招不到人了。' })).status).toBe(303)
  expect(code(await renewed('照办'))).toBe('gate-says-no')
  const c = (await contract(await w.as('officer'), made.id))!
  const sign = async () => await signVersion(await w.as('head'), { contractId: made.id, number: 1, version: c.version, read: true })
  expect(code(await sign())).toBe('gate-says-no')
  expect(await (await w.get('manager-tongxin', `/contracts/${made.id}`, { lang: 'en' })).text()).toContain(
    'one side said that it does not go on',
  )
  expect((await send('manager-tongxin', { will: 'go-on', reason: '招到了。' })).status).toBe(303)
  expect(code(await sign())).toBe('done')
})

test('whoever renews names the last contract of the line: a "no" is not passed by naming one before it', async () => {
  const waits = good(await renewed())
  const sign = async (who: string, of: string) => {
    const c = (await contract(await w.as('officer'), of))!
    return await signVersion(await w.as(who), { contractId: of, number: 1, version: c.version, read: true })
  }
  good(await sign('manager-tongxin', second))
  const { number } = (await contract(await w.as('officer'), second))!
  const named = (x: unknown) => isRefusal(x) && [x.code, x.fields?.earlier?.en.includes(number), x.fields?.earlier?.zh.includes(number)]
  // Drafted before, and no longer to be signed: that year is renewed by now.
  expect(named(await sign('head', waits.id))).toEqual(['renewed-already', true, true])
  w.clock.set('2027-06-02T09:00:00+08:00')
  await w.runJobs()
  w.clock.set('2028-03-05T09:00:00+08:00')
  path = `/evaluations/gates/${second}`
  expect((await send('manager-tongxin', { will: 'end', reason: '不做了。' })).status).toBe(303)
  const third = (earlierId: string) => renewed('照办', { startsOn: '2028-06-01', earlierId })
  expect(code(await third(second))).toBe('gate-says-no')
  expect(named(await third(id))).toEqual(['renewed-already', true, true])
  // The one that is signed stands as it was made.
  const standing = await (await w.get('approver', `/contracts/${second}`, { lang: 'en' })).text()
  expect(standing).not.toContain('was renewed already')
})

test('once the next year is signed the gate lies behind: nobody is asked, and nothing is said there; what ended before it began renews nothing', async () => {
  expect((await send('manager-tongxin', { will: 'go-on', reason: '招到了人。' })).status).toBe(303)
  expect((await due('head')).length).toBe(1)
  const terms = { mayEndEarly: 'both' as const, endNoticeDays: 1 }
  const again = async () => await renewed('照办', { startsOn: '2028-06-01', earlierId: second, terms })
  const third = good(await again()).id
  for (const who of ['head', 'manager-tongxin']) {
    const c = (await contract(await w.as('officer'), third))!
    good(await signVersion(await w.as(who), { contractId: third, number: 1, version: c.version, read: true }))
  }
  const { number, version } = (await contract(await w.as('officer'), third))!
  expect([await due('head'), await due('manager-tongxin')]).toEqual([[], []])
  expect(await text('head')).toContain(`Both have signed the contract of the next year: ${number}`)
  expect(await text('head')).not.toContain('Does your side want another year?')
  const late = await w.post(
    'manager-tongxin',
    path,
    { will: 'end', reason: '不做了。', _once: crypto.randomUUID(), _version: '2' },
    { lang: 'en' },
  )
  expect([late.status, (await late.text()).includes(number)]).toEqual([409, true])
  expect(code(await again())).toBe('renewed-already')
  good(await endEarly(await w.as('head'), { contractId: third, reason: '社区合并', lastOn: day('2028-04-03'), version }))
  w.clock.set('2028-04-05T09:00:00+08:00')
  await w.runJobs()
  expect((await due('head')).length).toBe(1)
  expect(await text('head')).toContain('Does your side want another year?')
  expect(code(await again())).toBe('done')
})
