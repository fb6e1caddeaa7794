import { enterValues, beginSeries } from '#plans'
import { day, type Id, isRefusal, minor, moneyText, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { decideAward, draftTender, editTender, publishTender, tender } from '#tenders'
import {
  approved,
  bidOf,
  f24Plan,
  opened,
  panelSits,
  plannedFor,
  publishedTender,
  purchaseWithNeed,
  scored,
  usualTerms,
  type World,
  world,
} from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { organisation } from '#people'
import { closeOrganisation } from '../people/close-organisation.ts'
import { contract, contracts, versionsOf } from './contracts.ts'
import { concernedBy } from '../notices/concerned.ts'
import { dueItems } from './due-items.ts'
import { declineVersion, signVersion } from './sign-version.ts'
import { draftContract } from './draft-contract.ts'
import { draftFromAward } from './draft-from-award.ts'
import { proposeChange } from './propose-change.ts'
import { ruleFacts } from './rule-facts.ts'
import { payables } from './rules/payables.ts'

/** The price of posts follows a series from the documents of the tender to what is paid for a month. */
let w: World
let id: string
let seriesId: string
const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const value = async (month: string, v: string, publishedOn: string, reason?: string) =>
  good(
    await enterValues(await w.as('officer'), {
      ...{ seriesId, reason },
      values: [{ month, value: v, publishedOn: day(publishedOn), source: '统计月报' }],
    }),
  )
const now = async () => (await contract(await w.as('officer'), id))!
const announced = () => ({ seriesId, baseMonth: '2026-01', share: '0.7', threshold: '0.03', everyMonths: 3, fromMonth: 4 })

beforeAll(async () => {
  w = await world()
  seriesId = good(await beginSeries(await w.as('officer'), { name: '定基消费价格指数', source: '市统计局' })).id
  await value('2026-01', '100', '2026-02-12')
})
afterAll(() => w.close())

test('documents announce a series of the own office, with a month that is known and a post that follows', async () => {
  const purchaseId = await approved(w, await f24Plan(w, await purchaseWithNeed(w, '七社区社工服务')))
  const officer = await w.as('officer')
  const draft = good(await draftTender(officer, { purchaseId, method: 'competitive-consultation' }))
  const edit = async (more: object) => {
    const no = await editTender(officer, { tenderId: draft.id, ...usualTerms(), index: { ...announced(), ...more } })
    return isRefusal(no) ? Object.keys(no.fields ?? {}) : 'taken'
  }
  expect(await edit({ baseMonth: '2025-12' })).toEqual(['indexMonth'])
  expect(await edit({ baseMonth: 'spring', share: undefined, fromMonth: 13 })).toEqual(['indexMonth', 'indexShare', 'indexFrom'])
  expect(await edit({ seriesId: 'ser_00000000000000000000000000' })).toEqual(['indexSeries'])
  expect(await edit({})).toBe('taken')
  const x = (await tender(officer, draft.id))!
  expect([x.priceIndex?.name, x.priceIndex?.baseValue]).toEqual(['定基消费价格指数', '100'])
  for (const path of [`/tenders/${draft.id}`, `/tenders/${draft.id}/edit`]) {
    const page = await (await w.get('officer', path, { lang: 'en' })).text()
    expect([page.includes('定基消费价格指数'), page.includes('2026-01')]).toEqual([true, true])
  }
})

test('a document whose base value was put right since is not published until it was looked at again', async () => {
  const purchaseId = await approved(w, await f24Plan(w, await purchaseWithNeed(w, '基期更正过的采购')))
  const before = w.clock.now().toString()
  w.clock.set('2026-04-03T09:00:00+08:00')
  const officer = await w.as('officer')
  const draft = good(await draftTender(officer, { purchaseId, method: 'competitive-consultation' }))
  const terms = { tenderId: draft.id, ...usualTerms({ index: { ...announced(), baseMonth: '2025-12' } }) }
  await value('2025-12', '99', '2026-01-12')
  good(await editTender(officer, terms))
  await value('2025-12', '99.4', '2026-04-02', '统计局修订')
  const no = await publishTender(officer, { tenderId: draft.id })
  expect(isRefusal(no) && [no.code, no.words.en.includes('99.4')]).toEqual(['index-base-moved', true])
  good(await editTender(officer, terms))
  good(await publishTender(officer, { tenderId: draft.id }))
  w.clock.set(before)
})

test('the contract has it as announced, and not otherwise', async () => {
  const purchaseId = await approved(w, await f24Plan(w, await purchaseWithNeed(w, '七社区社工服务二')))
  const tenderId = await publishedTender(w, purchaseId, { index: announced() })
  expect(await (await w.get('public', `/tenders/${tenderId}`, { lang: 'en' })).text()).toContain('Of the price of posts 70 % follows')
  await bidOf(w, 'manager-tongxin', tenderId, { postAmount: '990000' })
  await bidOf(w, 'manager-bangban', tenderId, { postAmount: '980000' })
  await opened(w, tenderId)
  await scored(w, tenderId, await panelSits(w, tenderId), (p) => (p === w.district.institutions.tongxin ? '90' : '60'))
  good(await decideAward(await w.as('head'), { tenderId, reasons: '按排序确定第一名。' }))
  good(await draftFromAward(await w.as('officer'), { purchaseId, startsOn: day('2026-06-01') }))
  id = (await contracts(await w.as('officer'), {})).find((c) => c.tenderId === tenderId)!.id
  const c = await now()
  expect(c.terms.index).toEqual({ ...announced(), name: '定基消费价格指数', source: '市统计局', baseValue: '100' })
  const other = await proposeChange(await w.as('manager-tongxin'), {
    ...{ contractId: id, reason: '改', version: c.version },
    text: { ...c, terms: { ...c.terms, index: { ...c.terms.index!, share: '1' } } },
  })
  expect(isRefusal(other) && Object.keys(other.fields ?? {})).toEqual(['index'])
  for (const who of ['head', 'manager-tongxin']) {
    const { versionNumber: number, version } = await now()
    good(await signVersion(await w.as(who), { contractId: id, number, version, read: true }))
  }
  w.clock.set('2026-06-02T09:00:00+08:00')
  await w.runJobs()
  // What no form says goes through the form of a change as it was.
  const page = await (await w.get('officer', `/contracts/${id}/price`, { lang: 'en' })).text()
  expect(page).toContain('No value after 2026-01 is entered')
})

test('once it moved enough either side proposes the price of the months to come, and a month is paid by it when both have signed', async () => {
  w.clock.set('2026-08-20T09:00:00+08:00')
  await value('2026-06', '102', '2026-07-12')
  const page = async (lang: 'zh' | 'en' = 'en', who = 'manager-tongxin') =>
    await (await w.get(who, `/contracts/${id}/price`, { lang })).text()
  expect(await page()).toContain('From 100 to 102 the series moved by less than the 3% that were agreed')
  await value('2026-07', '105', '2026-08-12')
  const shown = await page()
  // 990,000 over 168 post-months is 5,892.857… yuan; with 7/10 of 5 % more 6,099.107….
  for (const says of ['1 + 70% × 0.05 = 1.035', '6,099.11', 'exactly 4125000/7 fen', '2026-07:1']) expect(shown).toContain(says)
  expect(await page('zh', 'head')).toContain('怎样算出来的')
  const propose = async (who: string, fields: object) =>
    await w.post(
      who,
      `/contracts/${id}/price`,
      { reason: '按约定', ...fields, _version: String((await now()).version) } as Record<string, string>,
      {
        lang: 'en',
      },
    )
  expect((await propose('manager-tongxin', { effectiveOn: '2026-08-01', seen: '2026-07:1' })).status).toBe(422)
  // Put right since: what was shown is not what would be proposed.
  await value('2026-07', '104', '2026-08-18', '统计局修订')
  expect((await propose('manager-tongxin', { effectiveOn: '2026-09-01', seen: '2026-07:1' })).status).toBe(409)
  expect((await propose('treasurer', { effectiveOn: '2026-09-01', seen: '2026-07:2' })).status).toBe(403)
  const sent = await propose('manager-tongxin', { effectiveOn: '2026-09-01', seen: '2026-07:2' })
  expect(sent.headers.get('location')).toMatch(new RegExp(`/contracts/${id}/versions/2`))
  const version = await (await w.get('head', `/contracts/${id}/versions/2`, { lang: 'en' })).text()
  expect(version).toContain('price by the series at 104 of 2026-07, from 2026-09-01')
  for (const who of ['manager-tongxin', 'head'])
    good(await signVersion(await w.as(who), { contractId: id, number: 2, version: (await now()).version, read: true }))
  w.clock.set('2026-09-02T09:00:00+08:00')
  await w.runJobs()
  const months = payables(await now()).filter((i) => i.kind === 'month')
  // 5,892.857… × (1 + 0.7 × 0.04) = 6,057.857…, for fourteen posts 84,810.04 a month.
  expect(months.map((i) => moneyText(i.amount))).toEqual([...Array(3).fill('82500.00'), ...Array(9).fill('84810.04')])
  expect((await versionsOf(await w.as('officer'), id)).map((v) => v.state)).toEqual(['agreed', 'agreed'])
  // Three months have to pass before the next time.
  await value('2026-08', '110', '2026-09-02')
  w.clock.set('2026-09-10T09:00:00+08:00')
  expect(await page()).not.toContain('value="2026-10-01"')
  expect(await page()).toContain('value="2026-12-01"')
})

test('both sides hear of it when a value entered moves the price far enough, and no more once it was proposed or the value was put right', async () => {
  const due = async (who: string) => {
    const ctx = await w.as(who)
    return (await dueItems(ctx, ctx.asker.organisationId!))
      .filter((i) => i.id.startsWith('price-'))
      .map((i) => [i.id.split('-').slice(2).join('-'), i.href, i.of])
  }
  // Three months have to pass before the next time, and a month that is left is named: it may be proposed for it.
  const { number } = await now()
  const one = (of: string) => [[of, `/contracts/${id}/price`, number]]
  expect([await due('officer'), await due('manager-tongxin')]).toEqual([one('2026-08-1'), one('2026-08-1')])
  expect([await due('manager-bangban'), await due('auditor')]).toEqual([[], []])
  const today = await (await w.get('head', '/', { lang: 'en' })).text()
  for (const says of ['See whether the price should follow its series', 'moved from 104 to 110 of 2026-08']) expect(today).toContain(says)
  const before = await now()
  // Another number for the same month is another matter; one that moved too little is none.
  await value('2026-08', '109', '2026-09-03', '统计局修订')
  expect(await due('officer')).toEqual(one('2026-08-2'))
  await value('2026-08', '105', '2026-09-04', '统计局再次修订')
  expect([await due('officer'), await due('manager-tongxin')]).toEqual([[], []])
  await value('2026-08', '110', '2026-09-05', '统计局更正修订')
  expect(await due('manager-tongxin')).toEqual(one('2026-08-4'))
  // Another change that waits for an answer comes first.
  good(
    await proposeChange(await w.as('head'), {
      ...{ contractId: id, text: { ...before, title: '七社区社工服务（更名）', effectiveOn: day('2026-10-01') }, reason: '更名' },
      version: (await now()).version,
    }),
  )
  expect([await due('officer'), await due('manager-tongxin')]).toEqual([[], []])
  const { number: open } = (await versionsOf(await w.as('officer'), id)).find((v) => v.state === 'open')!
  good(
    await declineVersion(await w.as('manager-tongxin'), { contractId: id, number: open, reason: '不改', version: (await now()).version }),
  )
  expect(await due('officer')).toEqual(one('2026-08-4'))
})

test('the institution is among those whom a value of a series concerns', async () => {
  const entry = { action: 'plans.enter-values', purchase_id: null, organisation_id: (await now()).purchaserId }
  const whom = await concernedBy(await w.as('clock'), [entry])
  expect([
    whom?.organisationIds.includes(w.district.institutions.tongxin),
    whom?.organisationIds.includes(w.district.institutions.bangban),
  ]).toEqual([true, false])
})

test('the public record says which series, and where the price stands', async () => {
  const c = await now()
  const said = await (await w.get('public', `/open/purchases/${c.purchaseId}/ocds.json`)).text()
  const page = await (await w.get('public', `/open/purchases/${c.purchaseId}`, { lang: 'en' })).text()
  for (const says of ['Of the price of posts 70 % follows', 'price by the series at 104 of 2026-07']) expect(page).toContain(says)
  expect(said).toContain('"standsAt":{"month":"2026-07","value":"104","from":"2026-09-01"}'.replaceAll(/\s/g, ''))
})

test('a price both lowered is moved from there, and the page says what a post costs now and what it will', async () => {
  const c = await now()
  const lines = c.lines.map((l) => (l.kind === 'post' ? { ...l, amount: minor(l.amount - yuan('11200')) } : l))
  const { number } = good(
    await proposeChange(await w.as('manager-tongxin'), {
      ...{ contractId: id, reason: '让利', version: c.version },
      text: { ...c, lines, effectiveOn: day('2026-10-01') },
    }),
  )
  for (const who of ['manager-tongxin', 'head'])
    good(await signVersion(await w.as(who), { contractId: id, number, version: (await now()).version, read: true }))
  const shown = await (await w.get('officer', `/contracts/${id}/price`, { lang: 'en' })).text()
  // 6,057.86 less 100; from 104 to 110 the series moves by 3/52, of which 70 % follow: × 541/520.
  for (const says of ['5,957.86', 'as a change agreed it from 1 October 2026', '1 + 70% × 3/52 = 541/520', '6,198.47'])
    expect(shown).toContain(says)
})

test('what a price followed is no part of the tenth beside follow-ons, whichever comes first, and buys nothing more', async () => {
  const beside = async (amount: string) => {
    const officer = await w.as('officer')
    const { id: purchaseId } = good(await openPurchase(officer, { title: '添购', communityIds: w.district.communities }))
    const lines = [
      {
        ...{ id: newId('line', officer.now) as Id<'line'>, kind: 'project' as const, title: '小组', hangsOn: null, communityIds: [] },
        ...{ unit: '个', quantity: 1, unitPrice: yuan(amount), amount: yuan(amount) },
      },
    ]
    await plannedFor(officer, purchaseId, lines, { startsOn: day('2026-10-01') })
    const made = await draftContract(officer, {
      ...{ purchaseId, providerId: w.district.institutions.tongxin, lines, startsOn: day('2026-10-01'), noTenderReason: '添购' },
      ground: { kind: 'follow-on', earlierId: id },
    })
    return isRefusal(made) ? made.code : made.id
  }
  const follow = async () =>
    await w.post(
      'officer',
      `/contracts/${id}/price`,
      { effectiveOn: '2026-12-01', seen: '2026-08:4', reason: '按约定', _version: String((await now()).version) },
      { lang: 'en' },
    )
  // The price followed by 20,790.36 and was lowered by 11,200; the tenth is 104,110.00.
  expect((await now()).total - (await now()).originalTotal!).toBe(959036n)
  const [tooMuch, fits] = [await beside('104110.01'), await beside('104000')]
  expect([tooMuch, fits.slice(0, 4), (await ruleFacts(await w.as('operator'), id))!.facts.supplements]).toEqual([
    'ground-closed',
    'con_',
    [],
  ])
  // An institution that is out of use sells nothing more; what it does to the end is paid by the series.
  const admin = await w.as('administrator')
  const { tongxin } = w.district.institutions
  good(await closeOrganisation({ ...admin, version: (await organisation(admin, tongxin))!.version }, { id: tongxin }))
  const sent = await follow()
  expect([sent.status, sent.status === 303 ? '' : await sent.text()]).toEqual([303, ''])
})

test('a value put right while the other side reads is not signed, and a text that says one nobody entered is not taken', async () => {
  const open = (await versionsOf(await w.as('officer'), id)).find((v) => v.state === 'open')!
  await value('2026-08', '108', '2026-09-09', '统计局修订')
  const sign = async (who: string) =>
    await signVersion(await w.as(who), { contractId: id, number: open.number, version: (await now()).version, read: true })
  for (const who of ['manager-tongxin', 'head']) {
    const no = await sign(who)
    expect([who, isRefusal(no) && no.code]).toEqual([who, 'series-put-right'])
  }
  const { version } = await now()
  good(await declineVersion(await w.as('manager-tongxin'), { contractId: id, number: open.number, version, reason: '数值更正' }))
  const again = await proposeChange(await w.as('officer'), {
    ...{ contractId: id, text: open.text, reason: '照旧', version: (await now()).version },
  })
  expect(isRefusal(again) && again.code).toBe('series-put-right')
})
