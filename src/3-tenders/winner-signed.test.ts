import { isRefusal } from '#kernel'
import { contract, declineVersion, draftFromAward, dropDraft, proposeChange, signVersion } from '#contracts'
import {
  approved,
  bidOf,
  f24Plan,
  f24Tender,
  granted,
  opened,
  panelSits,
  publishedTender,
  purchaseWithNeed,
  scored,
  world,
  type World,
} from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideAward } from './decide-award.ts'
import { lapseAward } from './lapse-award.ts'
import { awardOf } from './store/index.ts'

let w: World
let id: string
let purchaseId: string
beforeAll(async () => {
  w = await world()
  ;({ purchaseId, tenderId: id } = await f24Tender(w, '七社区社工服务'))
  await bidOf(w, 'manager-tongxin', id, { postAmount: '990000' })
  await bidOf(w, 'manager-bangban', id, { postAmount: '950000' })
  await opened(w, id)
  await scored(w, id, await panelSits(w, id), (p) => (p === w.district.institutions.tongxin ? '90' : '80'))
  granted(await decideAward(await w.as('head'), { tenderId: id, reasons: '按排序确定。' }))
})
afterAll(() => w.close())

const codeOf = (x: unknown) => (isRefusal(x) ? x.code : 'granted')
const lapse = async (ground: 'declined' | 'not-signed') =>
  codeOf(
    await lapseAward(await w.as('officer'), {
      tenderId: id,
      ground,
      reason: '中标人逾期没有签订合同。',
      evidence: '电话记录一份，编号九号。',
    }),
  )
const drafted = async () =>
  granted(await draftFromAward(await w.as('officer'), { purchaseId, startsOn: Temporal.PlainDate.from('2026-06-01') })).id
const seen = async (contractId: string, number = 1) => ({
  contractId,
  number,
  version: (await contract(await w.as('operator'), contractId))!.version,
})
const signed = async () => (await awardOf(await w.as('operator'), purchaseId))!.winnerSignedOn !== null

/** Another text than the one on the table, which keeps the award all the same. */
const proposed = async (who: string, contractId: string, title: string) => {
  const now = (await contract(await w.as('operator'), contractId))!
  const proposal = { contractId, text: { ...now, title }, reason: '题目写全。', version: now.version }
  return granted(await proposeChange(await w.as(who), proposal)).number
}

test('what the office does to a text the winner has signed takes no signature from the winner', async () => {
  const replaced = await drafted()
  granted(await signVersion(await w.as('manager-tongxin'), { ...(await seen(replaced)), read: true }))
  const number = await proposed('officer', replaced, '七社区社工服务（修订）')
  expect([await signed(), await lapse('declined')]).toEqual([true, 'winner-signed'])
  // Saying no to what the office put in its place is no no to what the winner signed.
  granted(await declineVersion(await w.as('manager-tongxin'), { ...(await seen(replaced, number)), reason: '已签的文本不必改。' }))
  expect([await signed(), await lapse('declined')]).toEqual([true, 'winner-signed'])
  granted(await dropDraft(await w.as('head'), { ...(await seen(replaced)), reason: '不再签订。' }))
  expect([await signed(), await lapse('declined')]).toEqual([true, 'winner-signed'])
  const again = await drafted()
  expect([await signed(), await lapse('declined')]).toEqual([true, 'winner-signed'])
  granted(await dropDraft(await w.as('manager-tongxin'), { ...(await seen(again)), reason: '人员不足，不再签订。' }))
  expect(await signed()).toBe(false)
})

test('a winner that puts another text in the place of the one it signed has signed nothing', async () => {
  const contractId = await drafted()
  granted(await signVersion(await w.as('manager-tongxin'), { ...(await seen(contractId)), read: true }))
  await proposed('manager-tongxin', contractId, '七社区社工服务（另议）')
  expect(await signed()).toBe(false)
  granted(await dropDraft(await w.as('head'), { ...(await seen(contractId)), reason: '文本重新起草。' }))
})

test('a winner that has signed is not recorded as one that does not, neither at once nor after the last day', async () => {
  const contractId = await drafted()
  granted(await signVersion(await w.as('manager-tongxin'), { ...(await seen(contractId)), read: true }))
  expect([await signed(), await lapse('declined')]).toEqual([true, 'winner-signed'])
  const page = await (await w.get('officer', `/tenders/${id}/after`, { lang: 'zh' })).text()
  expect([page.includes('请本单位签署'), page.includes(`/tenders/${id}/lapse`)]).toEqual([true, false])
  w.clock.set('2026-06-15T09:00:00+08:00')
  expect(await lapse('not-signed')).toBe('winner-signed')
  granted(await dropDraft(await w.as('manager-tongxin'), { ...(await seen(contractId)), reason: '人员不足，不再签订。' }))
  expect(await signed()).toBe(false)
})

test('a winner that takes its signature back by declining the text can be recorded', async () => {
  const contractId = await drafted()
  granted(await signVersion(await w.as('manager-tongxin'), { ...(await seen(contractId)), read: true }))
  expect(await lapse('not-signed')).toBe('winner-signed')
  granted(await declineVersion(await w.as('manager-tongxin'), { ...(await seen(contractId)), reason: '人员不足，不再签订。' }))
  expect([await signed(), await lapse('declined')]).toEqual([false, 'granted'])
})

test('who has nothing to sign does not fail to sign: days without a text before the winner are none of its days', async () => {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const other = await approved(w, await f24Plan(w, await purchaseWithNeed(w, '三社区社工服务')))
  const tenderId = await publishedTender(w, other)
  await bidOf(w, 'manager-tongxin', tenderId, { postAmount: '990000' })
  await bidOf(w, 'manager-bangban', tenderId, { postAmount: '950000' })
  await bidOf(w, 'manager-nuanyang', tenderId, { postAmount: '960000' })
  await opened(w, tenderId)
  await scored(w, tenderId, await panelSits(w, tenderId), (p) => (p === w.district.institutions.tongxin ? '90' : '80'))
  granted(await decideAward(await w.as('head'), { tenderId, reasons: '按排序确定。' }))
  const said = { reason: '中标人逾期没有签订合同。', evidence: '电话记录一份，编号九号。' }
  const notSigned = async () => codeOf(await lapseAward(await w.as('officer'), { tenderId, ground: 'not-signed', ...said }))
  const { noticeOn } = (await awardOf(await w.as('operator'), other))!
  const after = (days: number) => noticeOn.add({ days })
  const on = (days: number) => w.clock.set(`${after(days).toString()}T09:00:00+08:00`)
  const page = async () => await (await w.get('officer', `/tenders/${tenderId}/after`, { lang: 'zh' })).text()
  // Nothing was drafted for forty days.
  on(40)
  expect([await notSigned(), (await page()).includes('没有等中标人签署的合同文本')]).toEqual(['no-text-to-sign', true])
  const contractId = granted(
    await draftFromAward(await w.as('officer'), { purchaseId: other, startsOn: Temporal.PlainDate.from('2026-07-01') }),
  ).id
  expect(await notSigned()).toBe('still-time-to-sign')
  on(60)
  expect([await notSigned(), (await page()).includes('正等中标人签署')]).toEqual(['still-time-to-sign', true])
  // Signed after twenty days; then the office puts another text in its place and the winner does nothing.
  granted(await signVersion(await w.as('manager-tongxin'), { ...(await seen(contractId)), read: true }))
  on(80)
  expect(await notSigned()).toBe('winner-signed')
  await proposed('officer', contractId, '三社区社工服务（修订）')
  on(85)
  const declined = codeOf(await lapseAward(await w.as('officer'), { tenderId, ground: 'declined', ...said }))
  expect([await notSigned(), declined]).toEqual(['still-time-to-sign', 'winner-signed'])
  // Ten of its thirty days were left, and a last day off moves.
  on(89)
  expect(await notSigned()).toBe('still-time-to-sign')
  on(98)
  expect(await notSigned()).toBe('granted')
})
