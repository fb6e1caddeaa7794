import { isRefusal } from '#kernel'
import { contract, draftFromAward, proposeChange, signVersion, takeDue as contractsDue } from '#contracts'
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
import { acceptComplaint } from './accept-complaint.ts'
import { answerChallenge } from './answer-challenge.ts'
import { carryOut } from './carry-out.ts'
import { decideAward } from './decide-award.ts'
import { dueItems } from './due-items.ts'
import { decideComplaint } from './decide-complaint.ts'
import { fileChallenge } from './file-challenge.ts'
import { fileComplaint } from './file-complaint.ts'
import { lapseAward } from './lapse-award.ts'
import { refuseComplaint } from './refuse-complaint.ts'
import { resumeProcurement } from './resume-procurement.ts'
import { awardOf, tender } from './store/index.ts'
import { suspendProcurement } from './suspend-procurement.ts'
import { withdrawComplaint } from './withdraw-complaint.ts'

const codeOf = (x: unknown) => (isRefusal(x) ? x.code : 'granted')

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const letter = (matters: string, datedOn: string) => ({
  ...{
    sender: '暖阳社工',
    address: '青石路1号',
    postcode: '518000',
    contact: '林联系人',
    phone: '13800000000',
    agent: null,
    members: null,
  },
  ...{ matters, arises: null, requests: '撤销结果', facts: '评审记录', basis: '政府采购法第五十五条', signedBy: '林法定代表人' },
  datedOn: Temporal.PlainDate.from(datedOn),
})
const text = '查明：原中标人的声明不实。决定：中标结果无效，另行确定。依据：政府采购质疑和投诉办法第三十二条。'

async function called(title: string): Promise<{ purchaseId: string; id: string }> {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const purchaseId = await approved(w, await f24Plan(w, await purchaseWithNeed(w, title)))
  return { purchaseId, id: await publishedTender(w, purchaseId) }
}
async function awarded(title: string) {
  const { purchaseId, id } = await called(title)
  await bidOf(w, 'manager-tongxin', id, { postAmount: '990000' })
  await bidOf(w, 'manager-bangban', id, { postAmount: '950000' })
  await bidOf(w, 'manager-nuanyang', id, { postAmount: '960000' })
  await opened(w, id)
  await scored(w, id, await panelSits(w, id), (p) => (p === w.district.institutions.tongxin ? '90' : '80'))
  granted(await decideAward(await w.as('head'), { tenderId: id, reasons: '按排序确定。' }))
  return { purchaseId, id }
}
const challenged = async (tenderId: string, who: string, about: 'result' | 'documents' = 'result') =>
  granted(await fileChallenge(await w.as(who), { tenderId, about, standing: 'supplier', letter: letter('有误', '2026-03-01') })).id
async function complained(tenderId: string, who: string, about: 'result' | 'documents' = 'result', accepted = true): Promise<string> {
  const challengeId = await challenged(tenderId, who, about)
  granted(await answerChallenge(await w.as('officer'), { challengeId, finding: 'unfounded', answer: '经核对，符合标准，质疑不成立。' }))
  const made = await fileComplaint(await w.as(who), { challengeId, standing: 'supplier', letter: letter('有误', '2026-03-01') })
  const complaintId = granted(made).id
  if (accepted) granted(await acceptComplaint(await w.as('reviewer'), { complaintId }))
  return complaintId
}
async function suspended(complaintId: string, days: number) {
  const desk = await w.as('reviewer')
  granted(await suspendProcurement(desk, { complaintId, untilOn: desk.today.add({ days }), reason: '可能影响结果' }))
  return desk.today.add({ days }).toString()
}
const until = async (id: string) => (await tender(await w.as('operator'), id))!.suspendedUntilOn?.toString() ?? null
const drafted = async (purchaseId: string) =>
  granted(await draftFromAward(await w.as('officer'), { purchaseId, startsOn: Temporal.PlainDate.from('2026-06-01') })).id
async function sign(contractId: string, who: string) {
  const c = (await contract(await w.as('operator'), contractId))!
  return await signVersion(await w.as(who), { contractId, number: 1, version: c.version, read: true })
}

test('two complaints have one tender stand still: the longest holds, and each ends only its own', async () => {
  const { purchaseId, id } = await awarded('七社区社工服务')
  const [a, b] = [await complained(id, 'manager-bangban'), await complained(id, 'manager-nuanyang')]
  const long = await suspended(a, 30)
  await suspended(b, 5)
  expect(await until(id)).toBe(long)
  granted(await resumeProcurement(await w.as('reviewer'), { complaintId: b }))
  const contractId = await drafted(purchaseId)
  expect([await until(id), codeOf(await sign(contractId, 'head'))]).toEqual([long, 'suspended'])
  granted(await resumeProcurement(await w.as('reviewer'), { complaintId: a }))
  expect(await until(id)).toBeNull()
  granted(await sign(contractId, 'head'))
})

test.each(['withdrawn', 'decided', 'refused'] as const)(
  'a complaint that is %s takes nothing from the suspension of another',
  async (how) => {
    const { id } = await awarded(`八社区社工服务 ${how}`)
    const a = await complained(id, 'manager-bangban', 'result', how !== 'refused')
    const b = await complained(id, 'manager-nuanyang')
    // The longer of the two is the one that ends.
    await suspended(a, 30)
    const shorter = await suspended(b, 20)
    const desk = await w.as('reviewer')
    if (how === 'withdrawn') granted(await withdrawComplaint(await w.as('manager-bangban'), { complaintId: a }))
    if (how === 'decided') granted(await decideComplaint(desk, { complaintId: a, result: 'dismissed', dismissal: 'unfounded', text }))
    if (how === 'refused')
      granted(await refuseComplaint(desk, { complaintId: a, reason: '投诉事项已经处理过，不符合受理条件，不予受理。' }))
    expect(await until(id)).toBe(shorter)
  },
)

test('while one suspension stands nothing that another challenge or complaint leads to moves the award', async () => {
  const { purchaseId, id } = await awarded('九社区社工服务')
  const upheld = await challenged(id, 'manager-nuanyang')
  const b = await complained(id, 'manager-bangban')
  await suspended(b, 30)
  granted(
    await answerChallenge(await w.as('officer'), { challengeId: upheld, finding: 'affects', answer: '经核对，质疑成立，影响中标结果。' }),
  )
  const carry = async () => carryOut(await w.as('head'), { challengeId: upheld, outcome: 'next', reason: '质疑成立，另行确定中标人。' })
  const winner = async () => (await awardOf(await w.as('operator'), purchaseId))!.providerId
  const { tongxin } = w.district.institutions
  expect([codeOf(await carry()), (await winner()) === tongxin]).toEqual(['suspended', true])
  granted(await resumeProcurement(await w.as('reviewer'), { complaintId: b }))
  granted(await carry())
  expect((await winner()) === tongxin).toBe(false)
})

test('a decision that moves the award waits for the suspension of another complaint; its own ends with it', async () => {
  const { purchaseId, id } = await awarded('十社区社工服务')
  const [a, b] = [await complained(id, 'manager-bangban'), await complained(id, 'manager-nuanyang')]
  await suspended(a, 30)
  await suspended(b, 20)
  const decide = async () => decideComplaint(await w.as('reviewer'), { complaintId: a, result: 'upheld', outcome: 'next', text })
  expect(codeOf(await decide())).toBe('suspended-for-another')
  granted(await resumeProcurement(await w.as('reviewer'), { complaintId: b }))
  granted(await decide())
  expect((await awardOf(await w.as('operator'), purchaseId))!.providerId).not.toBe(w.district.institutions.tongxin)
  expect(await until(id)).toBeNull()
})

test('days that two complaints have it stand still move the deadline for bids once', async () => {
  const { id } = await called('十一社区社工服务')
  const deadline = async () => (await tender(await w.as('operator'), id))!.deadlineAt!.toString()
  const [a, b] = [await complained(id, 'manager-bangban', 'documents'), await complained(id, 'manager-nuanyang', 'documents')]
  const was = await deadline()
  await suspended(a, 30)
  const moved = await deadline()
  expect(moved).not.toBe(was)
  await suspended(b, 20)
  expect(await deadline()).toBe(moved)
})

test('a signed contract does not begin while its procurement stands still, so that what is decided can still reach it', async () => {
  const { purchaseId, id } = await awarded('十二社区社工服务')
  const challengeId = await challenged(id, 'manager-bangban')
  granted(await answerChallenge(await w.as('officer'), { challengeId, finding: 'unfounded', answer: '经核对，符合标准，质疑不成立。' }))
  const contractId = await drafted(purchaseId)
  for (const who of ['head', 'manager-tongxin']) granted(await sign(contractId, who))
  w.clock.set('2026-05-13T09:00:00+08:00')
  const made = await fileComplaint(await w.as('manager-bangban'), {
    challengeId,
    standing: 'supplier',
    letter: letter('有误', '2026-05-12'),
  })
  const complaintId = granted(made).id
  granted(await acceptComplaint(await w.as('reviewer'), { complaintId }))
  await suspended(complaintId, 30)
  const now = async () => (await contract(await w.as('operator'), contractId))!
  w.clock.set('2026-06-02T09:00:00+08:00')
  await contractsDue(await w.as('clock'))
  const c = await now()
  const change = { contractId, text: { ...c, endsOn: c.endsOn.add({ months: 1 }) }, reason: '延长一个月', version: c.version }
  expect([c.state, codeOf(await proposeChange(await w.as('head'), change))]).toEqual(['signed', 'suspended'])
  granted(await decideComplaint(await w.as('reviewer'), { complaintId, result: 'upheld', outcome: 'next', text }))
  await contractsDue(await w.as('clock'))
  expect((await now()).state).toBe('terminated')
})

test('a signed contract does not begin while a challenge stands that may change its award, and begins once none does', async () => {
  const { purchaseId, id } = await awarded('十三社区社工服务')
  const contractId = await drafted(purchaseId)
  for (const who of ['head', 'manager-tongxin']) granted(await sign(contractId, who))
  const challengeId = await challenged(id, 'manager-bangban')
  const begun = async () => {
    await contractsDue(await w.as('clock'))
    return (await contract(await w.as('operator'), contractId))!.state
  }
  w.clock.set('2026-06-02T09:00:00+08:00')
  expect(await begun()).toBe('signed')
  granted(await answerChallenge(await w.as('officer'), { challengeId, finding: 'unfounded', answer: '经核对，符合标准，质疑不成立。' }))
  expect(await begun()).toBe('active')
})

test('days that stood still are none of the time to decide: silence decides after as many working days more', async () => {
  const { purchaseId, id } = await called('十四社区社工服务')
  const complaintId = await complained(id, 'manager-bangban', 'documents')
  for (const who of ['manager-tongxin', 'manager-bangban', 'manager-nuanyang']) await bidOf(w, who, id, { postAmount: '950000' })
  await opened(w, id)
  await scored(w, id, await panelSits(w, id), (p) => (p === w.district.institutions.tongxin ? '90' : '80'))
  const last = Temporal.PlainDate.from(await suspended(complaintId, 30))
  const awardedAt = async (on: Temporal.PlainDate) => {
    w.clock.set(`${on.toString()}T00:00:01+08:00`)
    await w.runJobs()
    return (await awardOf(await w.as('operator'), purchaseId)) !== undefined
  }
  expect(await awardedAt(last.add({ days: 1 }))).toBe(false)
  const due = (await dueItems(await w.as('head'), w.district.office)).find((i) => i.href === `/tenders/${id}/award`)!
  expect(due.dueOn!.toString() >= last.add({ days: 4 }).toString()).toBe(true)
  // Working days that were left when it was suspended are left still, and then they are over.
  expect(await awardedAt(last.add({ days: 4 }))).toBe(false)
  expect(await awardedAt(last.add({ days: 14 }))).toBe(true)
})

test('days on which nobody may sign are none of the days to sign, whether finance or a challenge stands in the way', async () => {
  const { purchaseId, id } = await awarded('十五社区社工服务')
  const notice = (await w.as('officer')).today
  const lapsed = async (on: Temporal.PlainDate) => {
    w.clock.set(`${on.toString()}T09:00:00+08:00`)
    const why = { ground: 'not-signed', reason: '中标人逾期没有签订合同。', evidence: '电话记录一份，编号九号。' } as const
    return codeOf(await lapseAward(await w.as('officer'), { tenderId: id, ...why }))
  }
  granted(await draftFromAward(await w.as('officer'), { purchaseId, startsOn: Temporal.PlainDate.from('2026-06-01') }))
  // A challenge of eleven days, and then thirty-one that stand still by its complaint.
  const challengeId = await challenged(id, 'manager-bangban')
  w.clock.set(`${notice.add({ days: 10 }).toString()}T09:00:00+08:00`)
  granted(await answerChallenge(await w.as('officer'), { challengeId, finding: 'unfounded', answer: '经核对，符合标准，质疑不成立。' }))
  const made = await fileComplaint(await w.as('manager-bangban'), {
    challengeId,
    standing: 'supplier',
    letter: letter('有误', '2026-03-01'),
  })
  const complaintId = granted(made).id
  granted(await acceptComplaint(await w.as('reviewer'), { complaintId }))
  await suspended(complaintId, 30)
  expect(await lapsed(notice.add({ days: 41 }))).toBe('still-time-to-sign')
  expect(await lapsed(notice.add({ days: 70 }))).toBe('still-time-to-sign')
  expect(await lapsed(notice.add({ days: 75 }))).toBe('granted')
})
