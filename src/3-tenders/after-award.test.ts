import { isRefusal } from '#kernel'
import { addPerson } from '#people'
import { draftFromAward, signVersion, contract, takeDue as contractsDue } from '#contracts'
import { bidOf, f24Tender, granted, opened, panelSits, scored, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { awardOf, awardsOf, decideAward, dueItems, lapseAward, nameNext, restartTender, tender } from './index.ts'

let w: World
let id: string
let purchaseId: string
const reason = '中标人来函表示人员不足，放弃本次采购。'
const evidence = '晴朗社〔2026〕9号函，2026年6月2日收到。'
const codeOf = (x: unknown) => (isRefusal(x) ? x.code : 'granted')

beforeAll(async () => {
  w = await world()
  ;({ purchaseId, tenderId: id } = await f24Tender(w, '七社区社工服务'))
  await bidOf(w, 'manager-tongxin', id, { postAmount: '990000' })
  await bidOf(w, 'manager-bangban', id, { postAmount: '950000' })
  await bidOf(w, 'manager-nuanyang', id, { postAmount: '960000' })
  await opened(w, id)
  await scored(w, id, await panelSits(w, id), () => '85')
  granted(await decideAward(await w.as('head'), { tenderId: id, reasons: '按排序确定。' }))
})
afterAll(() => w.close())

const state = async () => (await tender(await w.as('operator'), id))!.state
const page = async (who: string, path = '', lang: 'zh' | 'en' = 'en') => (await w.get(who, `/tenders/${id}${path}`, { lang })).text()
const winner = async () => (await awardOf(await w.as('operator'), purchaseId))!.providerId

test('the result notice has what it must have, and says what is not on record', async () => {
  const shown = await page('public', '', 'zh')
  for (const said of ['七社区社工服务', '采购人', '中标人地址', '评审小组成员']) expect(shown.includes(said), said).toBe(true)
  expect(shown.includes('地址或电话未登记')).toBe(true)
  expect(/<dt>公告期限<\/dt>/.test(shown)).toBe(true)
})

test('the end of an award wants a reason and proof, and “not signed” a text to sign', async () => {
  const officer = await w.as('officer')
  const short = await lapseAward(officer, { tenderId: id, ground: 'declined', reason: '放弃', evidence: '' })
  expect(isRefusal(short) && Object.keys(short.fields ?? {})).toEqual(['reason', 'evidence'])
  expect(codeOf(await lapseAward(officer, { tenderId: id, ground: 'not-signed', reason, evidence }))).toBe('no-text-to-sign')
  expect(codeOf(await lapseAward(await w.as('manager-bangban'), { tenderId: id, ground: 'declined', reason, evidence }))).toBe(
    'not-your-role',
  )
  expect(await state()).toBe('awarded')
})

test('the winner declines: a drafted contract cannot be signed any more, and the clock drops it', async () => {
  const first = await winner()
  const drafted = granted(await draftFromAward(await w.as('officer'), { purchaseId, startsOn: Temporal.PlainDate.from('2026-06-01') }))
  granted(await lapseAward(await w.as('head'), { tenderId: id, ground: 'declined', reason, evidence }))
  expect(await state()).toBe('lapsed')
  expect(await awardOf(await w.as('operator'), purchaseId)).toBeUndefined()
  const c = (await contract(await w.as('operator'), drafted.id))!
  const signs = await signVersion(await w.as('head'), { contractId: c.id, number: 1, version: c.version, read: true })
  expect([codeOf(signs), first.length > 0]).toEqual(['award-ended', true])
  await contractsDue(await w.as('clock'))
  expect((await contract(await w.as('operator'), drafted.id))!.state).toBe('terminated')
})

test('whoever recorded it does not name the next; another head would, and the office reads what proves it', async () => {
  expect(codeOf(await nameNext(await w.as('head'), { tenderId: id, reasons: '按排序递补。' }))).toBe('other-eyes')
  expect(codeOf(await restartTender(await w.as('head'), { tenderId: id, reason: '重新采购，改善条件。' }))).toBe('other-eyes')
  expect(codeOf(await nameNext(await w.as('officer'), { tenderId: id, reasons: '按排序递补。' }))).toBe('not-your-role')
  expect([(await page('officer', '/after')).includes(evidence), (await page('public')).includes(reason)]).toEqual([true, true])
  for (const who of ['public', 'manager-tongxin', 'manager-bangban']) expect((await page(who)).includes(evidence)).toBe(false)
})

test('the next in rank is named by another person than whoever recorded it, and the contract is drawn from them', async () => {
  const people = w.district.people as Record<string, string>
  people.deputy = granted(
    await addPerson(await w.as('operator'), {
      name: '副主任',
      email: 'deputy@xinghe.example',
      role: 'head',
      organisationId: w.district.office,
    }),
  )
  const lapsed = async (who: string) =>
    (await dueItems(await w.as(who), w.district.office)).filter((d) => d.id === `tender-${id}-lapsed`).map((d) => [d.may, d.reads === true])
  expect([await lapsed('head'), await lapsed('deputy')]).toEqual([[['awards.report', true]], [['awards.decide', false]]])
  const before = (await awardsOf(await w.as('operator'), [purchaseId]))[0]!
  const named = granted(await nameNext(await w.as('deputy'), { tenderId: id, reasons: '按评审报告的排序递补。' }))
  expect(named.providerId).not.toBe(before.providerId)
  expect(await state()).toBe('awarded')
  expect(codeOf(await nameNext(await w.as('head'), { tenderId: id, reasons: '再来一次。' }))).toBe('wrong-state')
  const drafted = granted(await draftFromAward(await w.as('officer'), { purchaseId, startsOn: Temporal.PlainDate.from('2026-06-01') }))
  const c = (await contract(await w.as('operator'), drafted.id))!
  expect(c.providerId).toBe(named.providerId)
})

test('open data keeps the award that ended as cancelled, and the one that stands', async () => {
  const text = await (await w.get('public', `/open/purchases/${purchaseId}/ocds.json`)).text()
  expect([...text.matchAll(/"status":\s*"(active|cancelled)"/g)].map((m) => m[1]).filter((s) => s === 'cancelled').length).toBeGreaterThan(
    0,
  )
  expect([text.includes('awardCancellation'), text.includes(reason), text.includes(evidence)]).toEqual([true, true, false])
})

test('a second refusal too: when nobody is left in rank, the head begins anew and the purchase can be tendered again', async () => {
  for (;;) {
    granted(await lapseAward(await w.as('officer'), { tenderId: id, ground: 'declined', reason, evidence }))
    const next = await nameNext(await w.as('head'), { tenderId: id, reasons: '按排序递补。' })
    if (codeOf(next) === 'no-next') break
    granted(next)
  }
  granted(await restartTender(await w.as('head'), { tenderId: id, reason: '所有候选人都已放弃，重新采购。' }))
  expect(await state()).toBe('void')
  expect((await awardsOf(await w.as('operator'), [purchaseId])).map((a) => a.end?.ground)).toEqual(['declined', 'declined', 'declined'])
})
