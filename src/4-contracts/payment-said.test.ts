import { isRefusal } from '#kernel'
import { decideAward } from '#tenders'
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
  type World,
  world,
} from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract } from './contracts.ts'
import { proposeChange } from './propose-change.ts'

let w: World
let purchaseId: string
let tenderId: string
beforeAll(async () => {
  w = await world()
  purchaseId = await approved(w, await f24Plan(w, await purchaseWithNeed(w, '七社区社工服务')))
  tenderId = await publishedTender(w, purchaseId, {
    payment: '甲方收到发票后5日内审核，验收合格后30日内付款；项目签订后付30%，验收后付60%。',
  })
  await bidOf(w, 'manager-tongxin', tenderId, { postAmount: '990000' })
  await bidOf(w, 'manager-bangban', tenderId, { postAmount: '950000' })
  await opened(w, tenderId)
  await scored(w, tenderId, await panelSits(w, tenderId), (provider) => (provider === w.district.institutions.tongxin ? '90' : '80'))
  granted(await decideAward(await w.as('head'), { tenderId, reasons: '按排序确定第一名。' }))
})
afterAll(() => w.close())

test('days that the documents do not name surely are stated by who drafts, shown where they differ, and stop nobody', async () => {
  const tenderPage = await (await w.get('officer', `/tenders/${tenderId}`)).text()
  expect(tenderPage).toContain('No single time to pay could be read')
  expect(tenderPage).toContain('Whether its shares are stages could not be read surely')
  const path = `/contracts/new?purchase=${purchaseId}`
  const typed = { startsOn: '2026-06-01', lang: 'zh' }
  const missing = await w.post('officer', path, typed, { lang: 'zh' })
  const asked = await missing.text()
  expect([missing.status, asked.includes('收到发票后5日内审核'), asked.includes('请写明验收后几日付款')]).toEqual([422, true, true])
  const sent = await w.post('officer', path, { ...typed, paymentDays: '30' })
  expect(sent.status).toBe(303)
  const id = sent.headers.get('location')!.split('/').at(-1)!
  const drafted = (await contract(await w.as('officer'), id))!
  expect(drafted.terms.paymentDays).toBe(30)
  const shown = async (number: number) => await (await w.get('manager-tongxin', `/contracts/${id}/versions/${number}`)).text()
  const first = await shown(1)
  expect([first.includes('this text says'), first.includes('Whether 30%, 60% are stages could not be read surely')]).toEqual([false, true])
  // Days the sentence names for no payment may still be agreed on, seen by both.
  const text = { ...drafted, terms: { ...drafted.terms, paymentDays: 5 } }
  const r = await proposeChange(await w.as('manager-tongxin'), { contractId: id, text, reason: '试', version: drafted.version })
  expect(isRefusal(r) && r.code).toBe(false)
  expect(await shown(2)).toContain('naming 30 days; this text says 5 days')
})
