import { day, isRefusal, moneyText } from '#kernel'
import { awardOf, decideAward } from '#tenders'
import { world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approved, bidOf, f24Plan, granted, opened, panelSits, publishedTender, purchaseWithNeed, scored } from '../3-tenders/testing.ts'
import { contract } from './contracts.ts'
import { draftFromAward } from './draft-from-award.ts'
import { proposeChange } from './propose-change.ts'

let w: World
let purchaseId: string
beforeAll(async () => {
  w = await world()
  purchaseId = await approved(w, await f24Plan(w, await purchaseWithNeed(w, '七社区社工服务')))
  const tenderId = await publishedTender(w, purchaseId)
  await bidOf(w, 'manager-tongxin', tenderId, { postAmount: '990000' })
  await bidOf(w, 'manager-bangban', tenderId, { postAmount: '950000' })
  await opened(w, tenderId)
  await scored(w, tenderId, await panelSits(w, tenderId), (provider) => (provider === w.district.institutions.tongxin ? '90' : '80'))
  granted(await decideAward(await w.as('head'), { tenderId, reasons: '按排序确定第一名。' }))
})
afterAll(() => w.close())

test('the page shows the award, and the contract stands at the winner’s prices, to be signed within thirty days', async () => {
  const officer = await w.as('officer')
  const award = (await awardOf(officer, purchaseId))!
  const page = await (await w.get('officer', `/contracts/new?purchase=${purchaseId}`)).text()
  expect(page).toContain('1,041,100.00')
  expect((await w.post('officer', `/contracts/new?purchase=${purchaseId}`, { startsOn: '2026-13-01', lang: 'zh' })).status).toBe(422)
  const sent = await w.post('officer', `/contracts/new?purchase=${purchaseId}`, {
    startsOn: '2026-06-01',
    lang: 'zh',
    [`stages.${award.lines[1]!.id}`]: '首付，40%，签订\n尾款，60%，验收',
  })
  expect(sent.status).toBe(303)
  const c = (await contract(officer, sent.headers.get('location')!.split('/').at(-1)!))!
  expect([c.providerId, moneyText(c.total), c.tenderId, c.noticeOn!.toString(), c.endsOn.toString()]).toEqual([
    award.providerId,
    '1041100.00',
    award.tenderId,
    award.noticeOn.toString(),
    '2027-05-31',
  ])
  expect(c.lines.map((l) => l.paidBy)).toEqual(['month', 'milestones', 'units', 'units', 'units'])
  expect(c.lines[0]!.needIds).toEqual(award.lines[0]!.needIds)
  // The award binds: another total before signing is refused.
  const cheaper = { ...c, lines: c.lines.map((l, i) => (i === 0 ? { ...l, amount: (l.amount - 1n) as typeof l.amount } : l)) }
  const refused = await proposeChange(await w.as('manager-tongxin'), {
    contractId: c.id,
    text: cheaper,
    reason: '让利',
    version: c.version,
  })
  expect(isRefusal(refused) && refused.code).toBe('award-total')
  expect(await (await w.get('manager-tongxin', `/contracts/${c.id}`)).text()).toContain('From the award notice')
  const again = await draftFromAward(officer, { purchaseId, startsOn: day('2026-06-01') })
  expect(isRefusal(again) && again.code).toBe('already-drafted')
})
