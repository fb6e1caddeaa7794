import { isRefusal } from '#kernel'
import { addPerson } from '#people'
import { contract, draftFromAward, signVersion, takeDue as contractsDue } from '#contracts'
import { bidOf, f24Tender, granted, opened, panelSits, scored, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  acceptComplaint,
  answerChallenge,
  askCorrection,
  awardOf,
  complaint,
  type ComplaintLetter,
  correctComplaint,
  decideAward,
  decideComplaint,
  dueItems,
  explainToFinance,
  fileChallenge,
  fileComplaint,
  lapseAward,
  putPaper,
  refuseComplaint,
  resumeProcurement,
  suspendProcurement,
  tender,
  withdrawComplaint,
} from './index.ts'

let w: World
let id: string
let purchaseId: string
let challengeId: string
let complaintId: string
const codeOf = (x: unknown) => (isRefusal(x) ? x.code : 'granted')
const letter = (matters: string): ComplaintLetter => ({
  ...{
    sender: '同心社工',
    address: '青石路1号',
    postcode: '518000',
    contact: '林联系人',
    phone: '13800000000',
    agent: null,
    members: null,
  },
  ...{ matters, arises: null, requests: '撤销结果', facts: '评审记录', basis: '政府采购法第五十五条', signedBy: '林法定代表人' },
  datedOn: Temporal.PlainDate.from('2026-04-03'),
})
const complain = async (who: string, of: string, o: Partial<{ standing: 'supplier' | 'consortium-part'; members: string }> = {}) =>
  fileComplaint(await w.as(who), {
    challengeId: of,
    standing: o.standing ?? 'supplier',
    letter: { ...letter('结果有误：专用暗语'), members: o.members ?? null },
  })
const challengeResult = async () =>
  granted(
    await fileChallenge(await w.as('manager-tongxin'), {
      tenderId: id,
      about: 'result',
      standing: 'supplier',
      letter: letter('结果有误：专用暗语'),
    }),
  ).id
const now = async () => (await complaint(await w.as('operator'), complaintId))!
const page = async (who: string, path: string) => {
  const answer = await w.get(who, path, { lang: 'zh' })
  return { status: answer.status, text: await answer.text() }
}
const finance = async () => (await w.as('reviewer')).asker.organisationId!

beforeAll(async () => {
  w = await world()
  ;(w.district.people as Record<string, string>).deputy = await addPerson(await w.as('operator'), {
    name: '副主任',
    email: 'deputy@xinghe.example',
    role: 'head',
    organisationId: w.district.office,
  })
  ;({ purchaseId, tenderId: id } = await f24Tender(w, '七社区社工服务'))
  await bidOf(w, 'manager-tongxin', id, { postAmount: '990000' })
  await bidOf(w, 'manager-bangban', id, { postAmount: '950000' })
  await bidOf(w, 'manager-nuanyang', id, { postAmount: '960000' })
  await opened(w, id)
  await scored(w, id, await panelSits(w, id), () => '85')
  granted(await decideAward(await w.as('head'), { tenderId: id, reasons: '按排序确定。' }))
  challengeId = await challengeResult()
})
afterAll(() => w.close())

test('a complaint follows the answer to a challenge, of whoever challenged, and of all of a consortium', async () => {
  expect(codeOf(await complain('manager-tongxin', challengeId))).toBe('answer-awaited')
  granted(await answerChallenge(await w.as('officer'), { challengeId, finding: 'unfounded', answer: '经核对，评分符合标准，质疑不成立。' }))
  expect(codeOf(await complain('manager-bangban', challengeId))).toBe('not-your-record')
  expect(codeOf(await complain('manager-tongxin', challengeId, { standing: 'consortium-part', members: '另一机构' }))).toBe(
    'may-not-complain',
  )
  complaintId = granted(await complain('manager-tongxin', challengeId)).id
  expect([(await now()).state, (await now()).safeUntilOn !== null, codeOf(await complain('manager-tongxin', challengeId))]).toEqual([
    'received',
    true,
    'complained-already',
  ])
})

test('the desk is the reviewer’s: treasurer, auditor and office decide nothing, and the office reads it once it is served', async () => {
  const at = `/complaints/${complaintId}`
  for (const who of ['treasurer', 'auditor', 'approver', 'head', 'manager-tongxin'])
    expect(codeOf(await acceptComplaint(await w.as(who), { complaintId })), who).toMatch(/^not-your/)
  expect([(await page('officer', at)).status, (await page('manager-bangban', at)).status, (await page('public', at)).status]).toEqual([
    404, 404, 401,
  ])
  for (const who of ['reviewer', 'auditor', 'manager-tongxin']) expect((await page(who, at)).text.includes('专用暗语'), who).toBe(true)
  expect((await dueItems(await w.as('reviewer'), await finance())).map((d) => d.id)).toContain(`complaint-${complaintId}-intake`)
})

test('what a letter lacks is asked for once, corrected, and its days do not count for the decision', async () => {
  const desk = await w.as('reviewer')
  const byOn = desk.today.add({ days: 3 })
  granted(await askCorrection(desk, { complaintId, what: '请补充质疑答复。', byOn }))
  expect(codeOf(await refuseComplaint(desk, { complaintId, reason: '没有在期限内补正，不予受理，理由如上。' }))).toBe(
    'still-time-to-correct',
  )
  granted(
    await correctComplaint(await w.as('manager-tongxin'), {
      complaintId,
      matters: '结果有误：专用暗语',
      requests: '撤销',
      facts: '补充',
      basis: '第五十五条',
    }),
  )
  expect(codeOf(await askCorrection(desk, { complaintId, what: '再补。', byOn }))).toBe('corrected-once')
  granted(await acceptComplaint(desk, { complaintId }))
  expect((await page('officer', `/complaints/${complaintId}`)).status).toBe(200)
})

test('both sides put to the file, hearings and tests only the desk; the office explains once', async () => {
  granted(await putPaper(await w.as('manager-tongxin'), { complaintId, kind: 'evidence', says: '评审记录复印件' }))
  expect(codeOf(await putPaper(await w.as('officer'), { complaintId, kind: 'hearing', says: '质证' }))).toBe('only-evidence')
  expect(codeOf(await putPaper(await w.as('reviewer'), { complaintId, kind: 'test', says: '鉴定' }))).toBe('test-days')
  const on = (await w.as('reviewer')).today
  granted(await putPaper(await w.as('reviewer'), { complaintId, kind: 'test', says: '鉴定', fromOn: on, toOn: on.add({ days: 4 }) }))
  granted(await explainToFinance(await w.as('officer'), { complaintId, answer: '评审符合标准，材料附后。' }))
  expect(codeOf(await explainToFinance(await w.as('head'), { complaintId, answer: '再说一次。' }))).toBe('answered-already')
})

test('suspended, thirty days at most, nobody signs, records or names anything, the clock neither, until finance lets it go on', async () => {
  const desk = await w.as('reviewer')
  const suspend = async (days: number) =>
    suspendProcurement(desk, { complaintId, untilOn: desk.today.add({ days }), reason: '可能影响结果' })
  expect([codeOf(await suspend(31)), codeOf(await suspend(0))]).toEqual(['suspended-too-long', 'day-ahead'])
  granted(await suspend(30))
  expect(codeOf(await suspend(20))).toBe('suspended-once')
  const lapse = { tenderId: id, ground: 'declined', reason: '中标人来函放弃本次采购。', evidence: '来函一份，编号九号。' } as const
  expect(codeOf(await lapseAward(await w.as('officer'), lapse))).toBe('suspended')
  const drafted = granted(await draftFromAward(await w.as('officer'), { purchaseId, startsOn: Temporal.PlainDate.from('2026-06-01') }))
  const sign = async (who: string) => {
    const c = (await contract(await w.as('operator'), drafted.id))!
    return await signVersion(await w.as(who), { contractId: c.id, number: 1, version: c.version, read: true })
  }
  expect(codeOf(await sign('head'))).toBe('suspended')
  expect((await page('public', `/tenders/${id}/redress`)).text.includes('采购活动暂停')).toBe(true)
  granted(await resumeProcurement(desk, { complaintId }))
  expect((await tender(await w.as('operator'), id))!.suspendedUntilOn).toBeNull()
  granted(await sign('head'))
  const winner = (await awardOf(await w.as('operator'), purchaseId))!.providerId
  const other = Object.entries(w.district.institutions).find(([, org]) => org === winner)![0]
  granted(await sign(`manager-${other}`))
  expect((await contract(await w.as('operator'), drafted.id))!.state).toBe('signed')
})

test('a decision says its ground and what follows by stage, and what follows is carried out: next candidate, the contract not begun revoked', async () => {
  const desk = await w.as('reviewer')
  const text = '查明：原中标人的声明不实。决定：中标结果无效，另行确定。依据：政府采购质疑和投诉办法第三十二条。'
  expect(codeOf(await decideComplaint(desk, { complaintId, result: 'dismissed', text }))).toBe('dismissal-ground')
  expect(codeOf(await decideComplaint(desk, { complaintId, result: 'upheld', text }))).toBe('choose-outcome')
  expect(codeOf(await decideComplaint(desk, { complaintId, result: 'upheld', outcome: 'cure', text }))).toBe('outcome-not-lawful')
  const before = (await awardOf(desk, purchaseId))!
  granted(await decideComplaint(desk, { complaintId, result: 'upheld', outcome: 'next', text }))
  const after = (await awardOf(desk, purchaseId))!
  expect([after.providerId !== before.providerId, (await now()).state]).toEqual([true, 'decided'])
  await contractsDue(await w.as('clock'))
  const all = await page('public', `/tenders/${id}/redress`)
  expect([all.text.includes(text), all.text.includes('13800000000')]).toEqual([true, false])
  const file = await page('auditor', `/complaints/${complaintId}`)
  expect([file.text.includes('行政复议'), file.text.includes('评审记录复印件')]).toEqual([true, true])
})

test('who complained takes it back before it is decided; what is not acceptable is refused with its reason', async () => {
  const again = await challengeResult()
  granted(
    await answerChallenge(await w.as('officer'), { challengeId: again, finding: 'unfounded', answer: '经核对，质疑不成立，理由同前。' }),
  )
  complaintId = granted(await complain('manager-tongxin', again)).id
  granted(await withdrawComplaint(await w.as('manager-tongxin'), { complaintId }))
  complaintId = granted(await complain('manager-tongxin', again)).id
  expect(codeOf(await refuseComplaint(await w.as('reviewer'), { complaintId, reason: '不受理' }))).toBe('answer-says-more')
  granted(await refuseComplaint(await w.as('reviewer'), { complaintId, reason: '投诉事项已经处理过，不符合受理条件，不予受理。' }))
  expect((await page('manager-tongxin', `/complaints/${complaintId}`)).text.includes('已经处理过')).toBe(true)
})
