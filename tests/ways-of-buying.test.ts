import { contract, contracts, signVersion } from '#contracts'
import { isRefusal } from '#kernel'
import type { Law, Stage } from '#law'
import type { Ctx } from '#platform'
import { appointPanel, awardOf, decideAward, draftTender, editTender, openedBids, publishTender, tender } from '#tenders'
import { approved, bidOf, f24Plan, granted, opened, panelSits, purchaseWithNeed, scored, usualTerms, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const codeOf = (x: unknown) => (isRefusal(x) ? x.code : 'granted')
let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const send = async (who: string, path: string, fields: Record<string, string> = {}): Promise<string> => {
  const r = await w.post(who, path, { ...(await w.seen(path)), ...fields })
  if (r.status !== 303) throw new Error(`${who} ${path}: ${r.status} ${(await r.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')}`)
  return r.headers.get('location') ?? ''
}
const page = async (who: string, path: string): Promise<string> => await (await w.get(who, path, { lang: 'en' })).text()
const stateOf = async (id: string) => (await tender(await w.as('officer'), id))!.state
const toPlan = async (title: string) => await approved(w, await f24Plan(w, await purchaseWithNeed(w, title)))

/** From an award to a contract that both have signed, through the pages. */
async function signedByBoth(purchaseId: string, manager: string): Promise<string> {
  const to = await send('officer', `/contracts/new?purchase=${purchaseId}`, { startsOn: '2026-06-01', lang: 'zh', paymentDays: '30' })
  const id = to.replace('/contracts/', '').replace(/\/.*/, '')
  for (const who of ['head', manager]) {
    const ctx = await w.as(who)
    const c = (await contract(ctx, id))!
    granted(await signVersion(ctx, { contractId: id, number: c.versionNumber, version: c.version, read: true }))
  }
  return id
}

describe('a comparison below the limit, in the forms of an officer', () => {
  let purchaseId: string
  let id: string
  beforeAll(async () => {
    purchaseId = await toPlan('限额以下的社工服务')
    w.clock.set('2026-04-03T09:00:00+08:00')
  })
  test('the officer needs one form: no panel, no points, no scored items', async () => {
    const edit = await send('officer', '/tenders/new', { purchase: purchaseId, method: 'below-threshold-comparison' })
    id = edit.replace('/tenders/', '').replace('/edit', '')
    expect(await page('officer', edit)).not.toContain('name="title-0"')
    await send('officer', edit, {
      method: 'below-threshold-comparison',
      deadlineAt: '2026-04-08T10:00',
      acceptance: '服务期满由街道和居民代表验收。',
    })
    // Nobody entered the limit of this place, so the reason is published.
    expect((await w.post('officer', `/tenders/${id}/publish`, await w.seen(`/tenders/${id}`))).status).toBe(422)
    await send('officer', `/tenders/${id}/publish`, { despite: '按本街道内控制度第八条，五十万元以下比选。' })
    expect(await page('public', `/tenders/${id}`)).toContain('the one with the lowest price')
    expect(codeOf(await appointPanel(await w.as('officer'), { tenderId: id, representatives: [] }))).toBe('no-such-stage')
  })
  test('until the deadline nobody reads an offer; after it names and prices are open at once', async () => {
    for (const [who, postAmount] of [
      ['manager-tongxin', '840000'],
      ['manager-bangban', '820000'],
      ['manager-nuanyang', '810000'],
    ] as const)
      granted(await bidOf(w, who, id, { postAmount }))
    expect(await openedBids(await w.as('officer'), id)).toEqual([])
    expect((await w.get('officer', `/tenders/${id}/compare`)).status).toBe(409)
    await opened(w, id)
    expect((await openedBids(await w.as('officer'), id)).every((b) => b.price !== null)).toBe(true)
    expect((await w.get('manager-tongxin', `/tenders/${id}/compare`)).status).toBe(403)
  })
  test('an offer that does not fit is left out with a reason; of the others the lowest price is first', async () => {
    const bids = await openedBids(await w.as('officer'), id)
    const nuanyang = bids.find((b) => b.providerId === w.district.institutions.nuanyang)!
    const short = await w.post('officer', `/tenders/${id}/compare`, {
      ...(await w.seen(`/tenders/${id}`)),
      [`unfit-${nuanyang.bidId}`]: '不行',
    })
    expect([short.status, (await short.text()).includes(`f-unfit-${nuanyang.bidId}-wrong`)]).toEqual([422, true])
    await send('officer', `/tenders/${id}/compare`, { [`unfit-${nuanyang.bidId}`]: '没有承诺每月督导，文件第三条要求每月一次。' })
    const ranked = await openedBids(await w.as('officer'), id)
    expect(ranked.map((b) => [b.providerId, b.state, b.rank])).toEqual(
      expect.arrayContaining([
        [w.district.institutions.bangban, 'ranked', 1],
        [w.district.institutions.tongxin, 'ranked', 2],
        [w.district.institutions.nuanyang, 'rejected', null],
      ]),
    )
    expect(await stateOf(id)).toBe('scored')
  })
  test('the head awards, every bidder reads where it came, and the contract is signed by both', async () => {
    expect(await page('head', `/tenders/${id}/award`)).not.toContain('data-label="Quality"')
    await send('head', `/tenders/${id}/award`, { reasons: '符合要求的最低报价。' })
    expect((await awardOf(await w.as('public'), purchaseId))!.providerId).toBe(w.district.institutions.bangban)
    expect(await page('manager-nuanyang', `/tenders/${id}/bid`)).toContain('没有承诺每月督导')
    const signed = await signedByBoth(purchaseId, 'manager-bangban')
    expect((await contract(await w.as('officer'), signed))!.state).toBe('signed')
    expect((await contracts(await w.as('officer'), { purchaserId: (await w.as('officer')).asker.organisationId! })).length).toBe(1)
  })
})

describe('a way of buying that is a row of data only', () => {
  /** The law with one row in another order: prices are read with the quality, then the panel scores. */
  const otherOrder: readonly Stage[] = [
    { kind: 'offer', from: 'all' },
    { kind: 'opening', opens: ['quality', 'price'] },
    { kind: 'score' },
    { kind: 'award' },
    { kind: 'contract' },
  ]
  const withRow = (ctx: Ctx, stages: readonly unknown[]): Ctx => {
    const row = ctx.law.method('open-tender')
    const own = { ...row, stages: { ...row.stages, values: row.stages.values.map((v) => ({ ...v, value: stages as readonly Stage[] })) } }
    const law: Law = { ...ctx.law, methods: [own], method: () => own }
    return { ...ctx, law }
  }
  test('its stages run in their order, to an award, and later law changes nothing of it', async () => {
    const purchaseId = await toPlan('另一种次序')
    w.clock.set('2026-04-10T09:00:00+08:00')
    const officer = withRow(await w.as('officer'), otherOrder)
    const { id } = granted(await draftTender(officer, { purchaseId, method: 'open-tender' }))
    const documentsUntilOn = Temporal.PlainDate.from('2026-04-20')
    const deadlineAt = Temporal.Instant.from('2026-05-08T09:30:00+08:00')
    granted(await editTender(officer, { tenderId: id, ...usualTerms({ method: 'open-tender', documentsUntilOn, deadlineAt }) }))
    granted(await publishTender(officer, { tenderId: id, despite: '去年已征求意见。' }))
    for (const [who, postAmount] of [
      ['manager-tongxin', '990000'],
      ['manager-bangban', '950000'],
      ['manager-nuanyang', '970000'],
    ] as const)
      granted(await bidOf(w, who, id, { postAmount }))
    await opened(w, id)
    expect((await openedBids(await w.as('officer'), id)).map((b) => b.total !== null)).toEqual([true, true, true])
    await scored(w, id, await panelSits(w, id), (p) => (p === w.district.institutions.nuanyang ? '95' : '60'))
    granted(await decideAward(await w.as('head'), { tenderId: id, reasons: '按排序确定。' }))
    expect((await awardOf(await w.as('public'), purchaseId))!.providerId).toBe(w.district.institutions.nuanyang)
  })
  test('a stage of a kind that is not run keeps it from being begun', async () => {
    const purchaseId = await toPlan('没有这一步')
    const officer = withRow(await w.as('officer'), [...otherOrder, { kind: 'lottery' }])
    expect(codeOf(await draftTender(officer, { purchaseId, method: 'open-tender' }))).toBe('method-not-carried')
  })
})
