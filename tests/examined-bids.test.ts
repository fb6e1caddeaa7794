import { isRefusal } from '#kernel'
import { awardOf, decideAward, openedBids, scoreBid, takeDue, tender } from '#tenders'
import {
  approved,
  bidOf,
  f24Plan,
  granted,
  opened,
  panelSits,
  purchaseWithNeed,
  scored,
  publishedTender,
  type World,
  world,
} from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

const codeOf = (x: unknown) => (isRefusal(x) ? x.code : 'granted')
let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const send = async (who: string, path: string, fields: Record<string, string> = {}) => {
  const r = await w.post(who, path, { ...(await w.seen(path)), ...fields })
  return { status: r.status, said: await r.text() }
}
const page = async (who: string, path: string): Promise<string> => await (await w.get(who, path, { lang: 'en' })).text()
const stateOf = async (id: string) => (await tender(await w.as('officer'), id))!.state

/** An open tender for which three have bid, opened. */
async function openTender(title: string): Promise<{ id: string; purchaseId: string }> {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const purchaseId = await approved(w, await f24Plan(w, await purchaseWithNeed(w, title)))
  const id = await publishedTender(w, purchaseId, { method: 'open-tender', conditions: '依法登记的社会工作服务机构。' })
  for (const [who, postAmount] of [
    ['manager-tongxin', '990000'],
    ['manager-bangban', '950000'],
    ['manager-nuanyang', '970000'],
  ] as const)
    granted(await bidOf(w, who, id, { postAmount }))
  await opened(w, id)
  return { id, purchaseId }
}
/** Every item of every bid as met, but one of one bid. */
async function found(who: string, path: string, not?: { bidId: string; item: string; why: string }): Promise<Record<string, string>> {
  const names = [...(await page(who, path)).matchAll(/type="radio" name="([^"]+)"/g)].map((m) => m[1]!)
  const fields = Object.fromEntries(names.map((n) => [n, 'met']))
  return not ? { ...fields, [`${not.item}-${not.bidId}`]: 'not-met', [`why-${not.bidId}`]: not.why } : fields
}

test('names and prices are announced to everybody who bid, and to nobody else; who may take part and what answers the documents comes before the scores', async () => {
  const { id, purchaseId } = await openTender('公开招标的社工服务')
  const [qualify, conform] = [`/tenders/${id}/qualify`, `/panel/${id}/conform`]
  for (const who of ['manager-tongxin', 'officer']) expect(await page(who, `/tenders/${id}`)).toContain('Record of the opening')
  expect(await page('manager-tongxin', `/tenders/${id}`)).toContain('1,001,100.00')
  expect(await page('public', `/tenders/${id}`)).not.toContain('1,001,100.00')
  const members = await panelSits(w, id)
  const expert = members.find((m) => m.startsWith('expert'))!
  const [bid] = await openedBids(await w.as('officer'), id)
  expect(codeOf(await scoreBid(await w.as(expert), { tenderId: id, bidId: bid!.bidId, scores: [] }))).toBe('examine-first')
  expect((await send(expert, conform)).status).toBe(409)
  expect((await send('manager-tongxin', qualify)).status).toBe(403)
  expect(await page('officer', '/')).toContain(qualify)
  // The conditions of the documents are asked beside the items of the law, of every bid.
  expect(await page('officer', qualify)).toContain('依法登记的社会工作服务机构')
  const all = await found('officer', qualify)
  expect(Object.keys(all).length).toBe(9)
  const { [`basic-${bid!.bidId}`]: _, ...lacking } = all
  expect((await send('officer', qualify, lacking)).status).toBe(422)
  expect((await send('officer', qualify, { ...all, [`basic-${bid!.bidId}`]: 'not-met', [`why-${bid!.bidId}`]: '不行' })).status).toBe(422)
  expect((await send('officer', qualify, all)).status).toBe(303)
  expect((await send('officer', qualify, all)).status).toBe(409)
  expect(await page(expert, '/')).toContain(conform)
  // One member alone decides nothing; what they found stands in their form, and is not asked of them again.
  const not = { bidId: bid!.bidId, item: 'signed', why: '投标函没有盖章，也没有签字。' }
  const item = [...(await page(expert, conform)).matchAll(/type="radio" name="([^"]+)-bid_/g)][0]![1]!
  expect((await send(expert, conform, await found(expert, conform, { ...not, item }))).status).toBe(303)
  expect((await openedBids(await w.as('officer'), id)).map((b) => b.state)).toEqual(['opened', 'opened', 'opened'])
  expect([await stateOf(id), (await page(expert, '/')).includes(conform)]).toEqual(['opened', false])
  const [second, third] = members.filter((m) => m !== expert)
  expect(await page(second!, conform)).toContain(not.why)
  expect(await page(second!, conform)).toContain('1 of 5 members')
  expect(codeOf(await scoreBid(await w.as(second!), { tenderId: id, bidId: bid!.bidId, scores: [] }))).toBe('examine-first')
  // Until it is decided a slip is put right; more than half decide.
  expect(await page(expert, conform)).toContain(not.why)
  expect((await send(expert, conform, await found(expert, conform))).status).toBe(303)
  expect((await send(second!, conform, await found(second!, conform))).status).toBe(303)
  expect((await page('manager-tongxin', '/notices')).includes('one of the reviews is done')).toBe(false)
  expect((await send(third!, conform, await found(third!, conform))).status).toBe(303)
  expect((await send(expert, conform, {})).status).toBe(409)
  await scored(w, id, members, (p) => (p === w.district.institutions.nuanyang ? '95' : '60'))
  granted(await decideAward(await w.as('head'), { tenderId: id, reasons: '按排序确定。' }))
  expect((await awardOf(await w.as('public'), purchaseId))!.providerId).toBe(w.district.institutions.nuanyang)
})

test('whoever does not meet an item is out and reads why at once; with too few left the purchase ends', async () => {
  const { id } = await openTender('只剩两家的社工服务')
  const own = w.district.institutions.nuanyang
  const bid = (await openedBids(await w.as('officer'), id)).find((b) => b.providerId === own)!
  const why = '登记证书已经过期，没有换新的。'
  const path = `/tenders/${id}/qualify`
  expect((await send('officer', path, await found('officer', path, { bidId: bid.bidId, item: 'basic', why }))).status).toBe(303)
  expect(await page('manager-nuanyang', `/tenders/${id}/bid`)).toContain(why)
  expect(await page('manager-tongxin', `/tenders/${id}/bid`)).not.toContain(why)
  expect(await stateOf(id)).toBe('void')
  await takeDue(await w.as('clock'))
  expect(await stateOf(id)).toBe('void')
})

test('more than half of the panel put a bid out for what it does not answer, and it reads the reasons of those', async () => {
  const { id } = await openTender('符合性审查的社工服务')
  const members = await panelSits(w, id)
  const qualify = `/tenders/${id}/qualify`
  expect((await send('officer', qualify, await found('officer', qualify))).status).toBe(303)
  const conform = `/panel/${id}/conform`
  const bid = (await openedBids(await w.as('officer'), id)).find((b) => b.providerId === w.district.institutions.nuanyang)!
  const item = [...(await page(members[0]!, conform)).matchAll(/type="radio" name="([^"]+)-bid_/g)][0]![1]!
  for (const [n, who] of members.slice(0, 4).entries()) {
    const not = { bidId: bid.bidId, item, why: `第 ${n + 1} 位：投标函没有盖章，也没有签字。` }
    expect([n, await stateOf(id)]).toEqual([n, 'opened'])
    expect((await send(who, conform, await found(who, conform, n === 1 ? undefined : not))).status).toBe(303)
  }
  const said = await page('manager-nuanyang', `/tenders/${id}/bid`)
  expect([1, 2, 3, 4].map((n) => said.includes(`第 ${n} 位：`))).toEqual([true, false, true, true])
  expect(await stateOf(id)).toBe('void')
})
