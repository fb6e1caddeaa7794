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
  expect((await send(expert, conform, await found(expert, conform))).status).toBe(303)
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
