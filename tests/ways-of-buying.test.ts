import { contract, contracts, signVersion } from '#contracts'
import { isRefusal } from '#kernel'
import type { Law, Stage } from '#law'
import type { Ctx } from '#platform'
import {
  appointPanel,
  awardOf,
  deadlinesAt,
  decideAward,
  declare,
  draftTender,
  editTender,
  openedBids,
  publishTender,
  seats,
  tender,
} from '#tenders'
import {
  approved,
  bidOf,
  f24Plan,
  granted,
  opened,
  panelSits,
  publishedTender,
  purchaseWithNeed,
  scored,
  usualTerms,
  type World,
  world,
} from '#testing'
import { sql } from 'kysely'
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
    const typed = { method: 'below-threshold-comparison', acceptance: '服务期满由街道和居民代表验收。' }
    // Where no law of the place says how long, nobody is asked for an offer within minutes all the same.
    await send('officer', edit, { ...typed, deadlineAt: '2026-04-03T09:02' })
    const despite = { despite: '按本街道内控制度第八条，五十万元以下比选。' }
    expect((await w.post('officer', `/tenders/${id}/publish`, { ...(await w.seen(`/tenders/${id}`)), ...despite })).status).toBe(422)
    await send('officer', edit, { ...typed, deadlineAt: '2026-04-08T10:00' })
    // Nobody entered the limit of this place, so the reason is published.
    expect((await w.post('officer', `/tenders/${id}/publish`, await w.seen(`/tenders/${id}`))).status).toBe(422)
    await send('officer', `/tenders/${id}/publish`, despite)
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
    const both = await w.post('officer', `/tenders/${id}/compare`, {
      ...(await w.seen(`/tenders/${id}`)),
      [`unfit-${bids[0]!.bidId}`]: '不行',
      [`unfit-${bids[1]!.bidId}`]: '长'.repeat(1001),
    })
    const said = await both.text()
    expect(bids.map((b) => said.includes(`f-unfit-${b.bidId}-wrong`))).toEqual([true, true, false])
    expect(await page('officer', `/tenders/${id}/compare`)).toContain('where none fits, the tender ends without an award')
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

describe('a consultation in three rounds, to the signed contract', () => {
  let purchaseId: string
  let id: string
  let members: string[]
  const { tongxin, bangban, nuanyang } = { tongxin: 'manager-tongxin', bangban: 'manager-bangban', nuanyang: 'manager-nuanyang' }
  /** A member of the panel who is not of the office; who is drawn is for the lot. */
  const expert = () => members.find((m) => m.startsWith('expert'))!
  const bidOfWho = async (who: string) => {
    const own = (await w.as(who as 'manager-tongxin')).asker.organisationId
    return (await openedBids(await w.as('officer'), id)).find((b) => b.providerId === own)!
  }
  const talked = async (round: number, whom: readonly string[]) => {
    for (const who of whom)
      await send(expert(), `/panel/${id}/talks/notes`, { bid: (await bidOfWho(who)).bidId, says: `第 ${round} 轮：谈了督导安排。` })
  }
  /** The form of a last offer as its page shows it, with what the supplier changes in it. */
  const lastOffer = async (who: string, post: string, at?: string) => {
    const x = (await tender(await w.as('officer'), id))!
    const fields: Record<string, string> = { approach: `最后方案：${post}` }
    for (const l of x.lines) {
      fields[`promise-${l.id}`] = `按变动后的要求完成：${l.title}`
      fields[`price-${l.id}`] = l.kind === 'project' ? '1000.00' : post
    }
    if (at) w.clock.set(at)
    return await w.post(who, `/tenders/${id}/last-offer`, fields)
  }

  test('first offers are opened without their prices; talks begin once everybody on the panel has declared', async () => {
    w.clock.set('2026-03-02T09:00:00+08:00')
    purchaseId = await toPlan('磋商采购的社工服务')
    id = await publishedTender(w, purchaseId)
    for (const who of [tongxin, bangban, nuanyang]) granted(await bidOf(w, who as 'manager-tongxin', id, { postAmount: '990000' }))
    await opened(w, id)
    granted(await appointPanel(await w.as('head'), { tenderId: id, representatives: [w.district.people.officer!] }))
    members = (await seats(await w.as('officer'), id)).map(
      (s) => Object.entries(w.district.people).find(([, user]) => user === s.userId)![0],
    )
    // Whoever has declared reads that others have not, and has no turn until then.
    granted(await declare(await w.as(expert()), { tenderId: id, tie: 'none' }))
    expect(await page(expert(), `/panel/${id}/talks`)).toContain('The panel is not complete')
    expect(await page(expert(), '/')).not.toContain(`/panel/${id}`)
    for (const m of members.filter((x) => x !== expert())) granted(await declare(await w.as(m), { tenderId: id, tie: 'none' }))
    expect(await page(expert(), `/panel/${id}`)).toContain('To the talks')
    for (const m of [expert(), 'officer']) expect(await page(m, '/')).toContain(`/panel/${id}/talks`)
    expect((await w.post(tongxin, `/panel/${id}/talks/begin`, {})).status).toBe(403)
    await send(expert(), `/panel/${id}/talks/begin`)
    expect(await stateOf(id)).toBe('talking')
    // Nobody scores while it is talked, nor is led to.
    const desk = await page(expert(), `/panel/${id}`)
    expect([desk.includes(`/panel/${id}/talks`), desk.includes(`/panel/${id}/bids/`), desk.includes('hand-in')]).toEqual([
      true,
      false,
      false,
    ])
    expect((await w.post(expert(), `/panel/${id}/hand-in`, {})).status).toBe(409)
  })
  test('each is talked with apart and equally often; before that no last offers are asked for', async () => {
    await talked(1, [tongxin, bangban])
    expect(await page('officer', `/panel/${id}/talks`)).toContain('Not every supplier was talked with yet')
    await talked(1, [nuanyang])
    await talked(2, [tongxin])
    expect(await page('officer', `/panel/${id}/talks`)).toContain('some had 1 round, some 2')
    await talked(2, [bangban, nuanyang])
    expect((await w.get(bangban, `/panel/${id}/talks`)).status).toBe(403)
  })
  test('a requirement changes by the representative alone, within what may change, and all who are still in read it at once', async () => {
    const change = { kind: 'service-requirement', change: '每月督导两次，其中一次在社区现场。' }
    expect((await w.post(expert(), `/panel/${id}/talks/changes`, change)).status).toBe(403)
    expect((await w.post('officer', `/panel/${id}/talks/changes`, { ...change, kind: 'scoring' })).status).toBe(422)
    await send('officer', `/panel/${id}/talks/changes`, change)
    for (const who of [tongxin, bangban, nuanyang]) expect(await page(who, `/tenders/${id}/bid`)).toContain('其中一次在社区现场')
    expect(await page('public', `/tenders/${id}`)).not.toContain('其中一次在社区现场')
    await talked(3, [tongxin, bangban, nuanyang])
  })
  test('last offers lie sealed until one deadline; who sends none is out, and late is late', async () => {
    expect((await lastOffer(tongxin, '980000')).status).toBe(409)
    w.clock.set('2026-05-06T09:00:00+08:00')
    await send('officer', `/panel/${id}/talks/last-offers`, { deadlineAt: '2026-05-08T10:00' })
    expect(await stateOf(id)).toBe('last-offers')
    expect((await deadlinesAt(await w.as(tongxin), `/tenders/${id}/last-offer`)).map(String)).toEqual(['2026-05-08T02:00:00Z'])
    expect((await lastOffer(tongxin, '980000')).status).toBe(303)
    expect(await page(tongxin, '/')).toContain('Yours is in (number 1)')
    expect(await page(bangban, '/')).toContain('Who sends none in time is out')
    expect((await lastOffer(tongxin, '900000')).status).toBe(303)
    expect((await lastOffer(bangban, '930000', '2026-05-08T10:00:00+08:00')).status).toBe(303)
    expect(await page(tongxin, `/tenders/${id}/bid`)).toContain('number 2')
    for (const who of ['officer', 'head', expert(), nuanyang]) expect(await page(who, `/tenders/${id}`)).not.toContain('最后方案')
    expect((await lastOffer(nuanyang, '800000', '2026-05-08T10:00:00.001+08:00')).status).toBe(410)
    await opened(w, id)
    const bids = await openedBids(await w.as('officer'), id)
    expect(bids.map((b) => [b.providerId, b.state, b.quality.approach, b.price])).toEqual(
      expect.arrayContaining([
        [w.district.institutions.tongxin, 'opened', '最后方案：900000', null],
        [w.district.institutions.bangban, 'opened', '最后方案：930000', null],
        [w.district.institutions.nuanyang, 'rejected', '以居民为中心。', null],
      ]),
    )
    expect(await stateOf(id)).toBe('opened')
    expect((await w.post(expert(), `/panel/${id}/talks/begin`, {})).status).toBe(409)
    // Who is out reads so at once; what changed stays with who is in, and with those who score by it.
    expect(await page(nuanyang, `/tenders/${id}/bid`)).toContain('No last offer came before the deadline')
    expect(await page(tongxin, `/tenders/${id}/bid`)).toContain('其中一次在社区现场')
    expect(await page(expert(), `/panel/${id}`)).toContain('What was talked about and what changed')
  })
  test('the last offers are scored, their prices opened, and what changed stands in what the winner owes', async () => {
    await scored(w, id, members, (p) => (p === w.district.institutions.bangban ? '90' : '70'))
    const ranked = (await openedBids(await w.as('officer'), id)).filter((b) => b.rank !== null)
    expect(ranked.map((b) => [b.providerId, b.rank]).toSorted()).toEqual(
      [
        [w.district.institutions.bangban, 1],
        [w.district.institutions.tongxin, 2],
      ].toSorted(),
    )
    await send('head', `/tenders/${id}/award`, { reasons: '按排序确定。' })
    expect((await awardOf(await w.as('public'), purchaseId))!.promises).toContain('其中一次在社区现场')
    const signed = await signedByBoth(purchaseId, bangban)
    expect((await contract(await w.as('officer'), signed))!.state).toBe('signed')
  })
})

describe('a negotiation, whose prices are compared once the last offers are opened', () => {
  let id: string
  let member: string
  const [tongxin, bangban, nuanyang] = ['manager-tongxin', 'manager-bangban', 'manager-nuanyang'] as const
  beforeAll(async () => {
    w.clock.set('2026-03-02T09:00:00+08:00')
    const purchaseId = await toPlan('谈判采购的社工服务')
    w.clock.set('2026-04-10T09:00:00+08:00')
    const officer = await w.as('officer')
    id = granted(await draftTender(officer, { purchaseId, method: 'competitive-negotiation' })).id
    const documentsUntilOn = Temporal.PlainDate.from('2026-04-20')
    const deadlineAt = Temporal.Instant.from('2026-05-08T09:30:00+08:00')
    granted(await editTender(officer, { tenderId: id, ...usualTerms({ method: 'competitive-negotiation', documentsUntilOn, deadlineAt }) }))
    granted(await publishTender(officer, { tenderId: id, despite: '谈判文件已经本单位审定，去年已征求意见。' }))
    for (const who of [tongxin, bangban, nuanyang]) granted(await bidOf(w, who, id, { postAmount: '990000' }))
    await opened(w, id)
    member = (await panelSits(w, id)).find((m) => m.startsWith('expert'))!
  })
  test('before the talks there is nothing to compare, and nobody is sent to compare it', async () => {
    expect(await page('officer', `/tenders/${id}`)).not.toContain(`/tenders/${id}/compare`)
    expect(await page('officer', '/')).not.toContain(`/tenders/${id}/compare`)
    expect((await w.get('officer', `/tenders/${id}/compare`)).status).toBe(409)
    expect((await w.post('officer', `/tenders/${id}/compare`, await w.seen(`/tenders/${id}`))).status).toBe(409)
    expect(await stateOf(id)).toBe('opened')
  })
  test('a last offer whose price is not the one that came in is set aside, and its price is not read', async () => {
    w.clock.set('2026-05-12T09:00:00+08:00')
    await send(member, `/panel/${id}/talks/begin`)
    const bids = await openedBids(await w.as('officer'), id)
    for (const b of bids) await send(member, `/panel/${id}/talks/notes`, { bid: b.bidId, says: '谈了人员和督导。' })
    await send(member, `/panel/${id}/talks/last-offers`, { deadlineAt: '2026-05-20T10:00' })
    const x = (await tender(await w.as('officer'), id))!
    for (const [who, post] of [
      [tongxin, '900000'],
      [bangban, '910000'],
      [nuanyang, '920000'],
    ] as const) {
      const fields: Record<string, string> = { approach: `最后方案：${post}` }
      for (const l of x.lines) {
        fields[`promise-${l.id}`] = `按要求完成：${l.title}`
        fields[`price-${l.id}`] = l.kind === 'project' ? '1000.00' : post
      }
      expect((await w.post(who, `/tenders/${id}/last-offer`, fields)).status).toBe(303)
    }
    // The prices of two change places, and the fingerprints beside them stay.
    const rows = await sql<{ bid: string; price: Buffer }>`select bid_id as bid, price_sealed as price from last_offers
      where tender_id = ${id} order by bid_id limit 2`.execute(w.database.db)
    const [a, b] = rows.rows
    for (const [bid, price] of [
      [a!.bid, b!.price],
      [b!.bid, a!.price],
    ] as const)
      await sql`update last_offers set price_sealed = ${price} where bid_id = ${bid}`.execute(w.database.db)
    await opened(w, id)
    const after = await openedBids(await w.as('officer'), id)
    expect(after.map((o) => [o.state, o.total === null])).toEqual(
      after.map((o) => ([a!.bid, b!.bid].includes(o.bidId) ? ['set-aside', true] : ['opened', false])),
    )
    expect(after).toHaveLength(3)
  })
})

describe('a consultation in which an offer does not match its fingerprint', () => {
  let id: string
  let member: string
  beforeAll(async () => {
    w.clock.set('2026-03-02T09:00:00+08:00')
    id = await publishedTender(w, await toPlan('有一家对不上的磋商'))
    for (const who of ['manager-tongxin', 'manager-bangban', 'manager-nuanyang'] as const)
      granted(await bidOf(w, who, id, { postAmount: '990000' }))
    await sql`update bids set price_sealed = price_sealed || decode('00', 'hex') where id = (select min(id) from bids where tender_id = ${id})`.execute(
      w.database.db,
    )
    await opened(w, id)
    member = (await panelSits(w, id)).find((m) => m.startsWith('expert'))!
    w.clock.set(w.clock.now().add({ hours: 96 }).toString())
  })
  test('no talks begin before a person confirmed that it does not, so that no program leaves anybody out', async () => {
    expect(await page(member, '/')).not.toContain(`/panel/${id}/talks`)
    expect(await page(member, `/panel/${id}/talks`)).toContain('does not match its fingerprint')
    expect((await w.post(member, `/panel/${id}/talks/begin`, {})).status).toBe(409)
    expect(await stateOf(id)).toBe('opened')
    const aside = (await openedBids(await w.as('officer'), id)).find((b) => b.state === 'set-aside')!
    const reason = '与供应商手里的回执核对过，内容确实不同。'
    await send('officer', `/tenders/${id}/bids/${aside.bidId}/confirm-finding`, { reason })
    await send(member, `/panel/${id}/talks/begin`)
    expect(await stateOf(id)).toBe('talking')
  })
  test('last offers have a whole day, and nobody waits for a year for them', async () => {
    for (const b of (await openedBids(await w.as('officer'), id)).filter((x) => x.state === 'opened'))
      await send(member, `/panel/${id}/talks/notes`, { bid: b.bidId, says: '谈了督导安排。' })
    const at = (hours: number) => w.clock.now().add({ hours }).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString().slice(0, 16)
    for (const hours of [1, 23, 24 * 61]) {
      const r = await w.post(
        member,
        `/panel/${id}/talks/last-offers`,
        { ...(await w.seen(`/panel/${id}/talks`)), deadlineAt: at(hours) },
        { lang: 'en' },
      )
      expect([r.status, (await r.text()).includes('Leave at least 24 hours')]).toEqual([422, true])
    }
    await send(member, `/panel/${id}/talks/last-offers`, { deadlineAt: at(25) })
    expect(await stateOf(id)).toBe('last-offers')
  })
  test('whoever wrote down what was talked about takes it away with what is theirs', async () => {
    const own = JSON.parse(await page(member, '/account/data.json')) as { talks: { says: string }[] }
    expect(own.talks.map((n) => n.says)).toContain('谈了督导安排。')
  })
})

describe('a request for quotation, to the signed contract', () => {
  let purchaseId: string
  let id: string
  let members: string[]
  const expert = () => members.find((m) => m.startsWith('expert'))!
  const draft = async (title: string) => {
    w.clock.set('2026-03-02T09:00:00+08:00')
    purchaseId = await toPlan(title)
    w.clock.set('2026-04-03T09:00:00+08:00')
    const edit = await send('officer', '/tenders/new', { purchase: purchaseId, method: 'request-for-quotation' })
    id = edit.replace('/tenders/', '').replace('/edit', '')
    const acceptance = '服务期满由街道和居民代表验收。'
    const conditions = '依法登记的社会工作服务机构。'
    await send('officer', edit, { method: 'request-for-quotation', deadlineAt: '2026-04-15T10:00', acceptance, conditions })
    await send('officer', `/tenders/${id}/publish`, { despite: '按本街道内控制度第九条，五十万元以下可以询价。' })
  }
  const quote = async (whose: readonly (readonly [string, string])[]) => {
    for (const [who, postAmount] of whose) granted(await bidOf(w, who, id, { postAmount }))
    await opened(w, id)
  }
  /** Every item of every offer as met. */
  const found = async () => {
    const names = (await page(expert(), `/panel/${id}/conform`)).matchAll(/type="radio" name="([^"]+)"/g)
    return Object.fromEntries([...names].map((m) => [m[1]!, 'met']))
  }
  test('services are asked by it only with a reason; whoever quotes reads that there is one price', async () => {
    await draft('询价采购的小额服务')
    expect((await w.post('officer', `/tenders/${id}/talks`, {})).status).toBe(404)
    expect(await page('public', `/tenders/${id}`)).toContain('内控制度第九条')
    expect(await page('public', `/tenders/${id}/document`)).toContain('the lowest is awarded')
    expect(await page('manager-tongxin', `/tenders/${id}/bid`)).toContain('after the deadline it is not changed')
    await quote([
      ['manager-tongxin', '840000'],
      ['manager-bangban', '820000'],
      ['manager-nuanyang', '830000'],
    ])
  })
  test('a group of three looks at it, with two experts who are drawn; the office orders nothing by itself', async () => {
    expect((await w.get('officer', `/tenders/${id}/compare`)).status).toBe(409)
    expect((await w.post('officer', `/tenders/${id}/compare`, await w.seen(`/tenders/${id}`))).status).toBe(409)
    expect(await page('officer', '/')).not.toContain(`/tenders/${id}/compare`)
    members = await panelSits(w, id)
    expect([members.length, members.filter((m) => m.startsWith('expert')).length]).toEqual([3, 2])
    for (const m of members) expect(await page(m, '/')).toContain(`/panel/${id}/conform`)
    expect(await page(expert(), `/panel/${id}`)).not.toContain('hand-in')
  })
  test('the conditions of the notice are looked at with the items of the law; of all that meet them the lowest price is first', async () => {
    const all = await found()
    expect(Object.keys(all).filter((n) => n.startsWith('condition-1-'))).toHaveLength(3)
    // One member alone orders nothing.
    await send(expert(), `/panel/${id}/conform`, all)
    expect(await stateOf(id)).toBe('opened')
    await send('officer', `/panel/${id}/conform`, all)
    const ranked = (await openedBids(await w.as('officer'), id)).toSorted((a, b) => a.rank! - b.rank!)
    const { bangban, nuanyang, tongxin } = w.district.institutions
    expect(ranked.map((b) => b.providerId)).toEqual([bangban, nuanyang, tongxin])
    expect(await stateOf(id)).toBe('scored')
    const desk = await page(expert(), `/panel/${id}`)
    expect([desk.includes('hand-in'), desk.includes(`/panel/${id}/bids/`)]).toEqual([false, false])
  })
  test('the head awards the lowest, and the contract over that one price is signed by both', async () => {
    await send('head', `/tenders/${id}/award`, { reasons: '质量和服务均满足要求，报价最低。' })
    expect((await awardOf(await w.as('public'), purchaseId))!.providerId).toBe(w.district.institutions.bangban)
    expect((await contract(await w.as('officer'), await signedByBoth(purchaseId, 'manager-bangban')))!.state).toBe('signed')
  })
  test('with two of three left that meet what was asked it ends, and who is out reads why', async () => {
    await draft('只有两家符合的询价')
    await quote([
      ['manager-tongxin', '840000'],
      ['manager-bangban', '820000'],
      ['manager-nuanyang', '830000'],
    ])
    members = await panelSits(w, id)
    const [bid] = (await openedBids(await w.as('officer'), id)).filter((b) => b.providerId === w.district.institutions.bangban)
    const why = '报价之外另附了预付一半的条件。'
    const not = { ...(await found()), [`one-price-${bid!.bidId}`]: 'not-met', [`why-${bid!.bidId}`]: why }
    for (const m of [expert(), 'officer']) await send(m, `/panel/${id}/conform`, not)
    expect(await stateOf(id)).toBe('void')
    expect(await page('manager-bangban', `/tenders/${id}/bid`)).toContain(why)
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
