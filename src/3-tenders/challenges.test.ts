import { isRefusal } from '#kernel'
import { addPerson } from '#people'
import { contract, draftFromAward, signVersion } from '#contracts'
import { bidOf, f24Tender, granted, opened, panelSits, scored, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  challenges,
  answerChallenge,
  askPanel,
  awardOf,
  awardsOf,
  carryOut,
  challenge,
  decideAward,
  dueItems,
  fileChallenge,
  helpAnswer,
  type Letter,
  results,
  tender,
  withdrawChallenge,
} from './index.ts'

let w: World
let id: string
let purchaseId: string
let members: string[]
const codeOf = (x: unknown) => (isRefusal(x) ? x.code : 'granted')
const letterOf = (says: string): Letter => ({
  sender: '质疑的机构',
  address: '青石路1号',
  postcode: '518000',
  contact: '林联系人',
  phone: '13800000000',
  agent: null,
  members: null,
  matters: says,
  requests: '重新评审',
  facts: '评审记录与标准不符',
  basis: '政府采购法第五十二条',
  signedBy: '林法定代表人',
  datedOn: Temporal.PlainDate.from('2026-04-03'),
})
const file = async (who: string, about: 'documents' | 'process' | 'result', o: { on?: string; step?: 'opening' | 'scoring' } = {}) =>
  fileChallenge(await w.as(who, o.on), {
    tenderId: id,
    about,
    step: o.step,
    standing: 'supplier',
    letter: letterOf(`${about}有误：专用暗语`),
  })
const page = async (who: string, path: string, lang: 'zh' | 'en' = 'zh') => {
  const answer = await w.get(who, path, { lang })
  return { status: answer.status, text: await answer.text() }
}
const due = async (who: string) =>
  (await dueItems(await w.as(who), w.district.office)).filter((d) => d.id.startsWith('challenge-')).map((d) => d.id.split('-').at(-1))

beforeAll(async () => {
  w = await world()
  ;(w.district.people as Record<string, string>).deputy = await addPerson(await w.as('operator'), {
    name: '副主任',
    email: 'deputy@xinghe.example',
    role: 'head',
    organisationId: w.district.office,
  })
  ;({ purchaseId, tenderId: id } = await f24Tender(w, '七社区社工服务'))
})
afterAll(() => w.close())

test('the documents are challenged by whoever has them, in time on the later reading, and late ones are kept as returned', async () => {
  const on = await file('manager-nuanyang', 'documents')
  const one = (await challenge(await w.as('operator'), granted(on).id))!
  expect([one.state, one.standing, one.safeUntilOn !== null]).toEqual(['received', 'documents-holder', true])
  const late = granted(await file('manager-nuanyang', 'documents', { on: `${one.lastOn!.add({ days: 1 }).toString()}T09:00:00+08:00` }))
  expect(late.state).toBe('returned')
  // The result is none yet, so nobody challenges it.
  expect(codeOf(await file('manager-nuanyang', 'result'))).toBe('not-now-challengeable')
  expect(codeOf(await file('officer', 'documents'))).toBe('not-your-role')
})

test('the officer answers in time, the head who did not answer corrects the documents, and the deadline leaves time enough', async () => {
  w.clock.set('2026-04-07T09:00:00+08:00')
  const one = granted(await file('manager-nuanyang', 'documents'))
  expect(await due('officer')).toContain('answer')
  expect(codeOf(await answerChallenge(await w.as('officer'), { challengeId: one.id, finding: 'affects', answer: '短' }))).toBe(
    'answer-says-more',
  )
  granted(
    await answerChallenge(await w.as('head'), {
      challengeId: one.id,
      finding: 'affects',
      answer: '第三项条件确有不当，影响结果，予以更正。',
    }),
  )
  const cure = { challengeId: one.id, outcome: 'cure', reason: '删去第三项条件。' } as const
  expect(codeOf(await carryOut(await w.as('head'), cure))).toBe('other-eyes')
  expect([await due('head'), await due('deputy')]).toEqual([
    expect.arrayContaining(['carryOutWaits']),
    expect.arrayContaining(['carryOut']),
  ])
  expect(codeOf(await carryOut(await w.as('deputy'), { ...cure, outcome: 'next' }))).toBe('outcome-not-lawful')
  granted(await carryOut(await w.as('deputy'), cure))
  expect((await tender(await w.as('operator'), id))!.state).toBe('published')
  expect((await page('public', `/tenders/${id}/redress`)).text.includes('删去第三项条件')).toBe(true)
  // The first challenge still stands; it is taken back.
})

test('after the award only who took part challenges the result; of others the letter is returned', async () => {
  await bidOf(w, 'manager-tongxin', id, { postAmount: '990000' })
  await bidOf(w, 'manager-bangban', id, { postAmount: '950000' })
  await bidOf(w, 'manager-nuanyang', id, { postAmount: '960000' })
  await opened(w, id)
  members = await panelSits(w, id)
  await scored(w, id, members, () => '85')
  granted(await decideAward(await w.as('head'), { tenderId: id, reasons: '按排序确定。' }))
  for (const c of ['manager-tongxin']) {
    const one = granted(await file(c, 'result'))
    expect(one.state).toBe('received')
  }
})

test('while a challenge stands nobody signs, and once it is answered as unfounded they do', async () => {
  const drafted = granted(await draftFromAward(await w.as('officer'), { purchaseId, startsOn: Temporal.PlainDate.from('2026-06-01') }))
  const sign = async () => {
    const c = (await contract(await w.as('operator'), drafted.id))!
    return await signVersion(await w.as('head'), { contractId: c.id, number: 1, version: c.version, read: true })
  }
  expect(codeOf(await sign())).toBe('challenge-stands')
})

test('the panel that was asked says how it came to its scores, once; who was not asked says nothing', async () => {
  const one = granted(await file('manager-tongxin', 'process', { step: 'scoring' }))
  const expert = members.find((m) => m.startsWith('expert'))!
  expect(codeOf(await helpAnswer(await w.as(expert), { challengeId: one.id, says: '按标准评分。' }))).toBe('panel-not-asked')
  granted(await askPanel(await w.as('officer'), { challengeId: one.id }))
  granted(await helpAnswer(await w.as(expert), { challengeId: one.id, says: '按标准评分。' }))
  expect(codeOf(await helpAnswer(await w.as(expert), { challengeId: one.id, says: '再说一次。' }))).toBe('helped-already')
  expect((await page(expert, `/challenges/${one.id}`)).text.includes('13800000000')).toBe(false)
  granted(await withdrawChallenge(await w.as('manager-tongxin'), { challengeId: one.id }))
})

test('upheld against the result: another head names the next candidate, the suppliers concerned and finance are told', async () => {
  const before = (await awardOf(await w.as('operator'), purchaseId))!
  const one = granted(await file('manager-tongxin', 'result'))
  granted(
    await answerChallenge(await w.as('officer'), {
      challengeId: one.id,
      finding: 'affects',
      answer: '原中标人的声明不实，质疑成立，影响结果。',
    }),
  )
  granted(await carryOut(await w.as('head'), { challengeId: one.id, outcome: 'next', reason: '取消原中标人资格，按排序另行确定。' }))
  const after = (await awardOf(await w.as('operator'), purchaseId))!
  expect(after.providerId).not.toBe(before.providerId)
  expect((await awardsOf(await w.as('operator'), [purchaseId]))[0]!.end?.ground).toBe('challenge')
  expect((await tender(await w.as('operator'), id))!.state).toBe('awarded')
  const entry = { action: 'challenges.carry-out', subjectKind: 'challenge', subjectId: one.id, facts: {} }
  const told = await results(await w.as('operator'), entry as never)
  expect(told.map((r) => r.organisationId)).toEqual(
    expect.arrayContaining([w.district.institutions.tongxin, w.district.institutions.bangban]),
  )
})

test('the open record tells each step of a challenge with its moment, and neither sender nor words; of an inquiry nothing', async () => {
  const answer = await w.get('public', `/open/purchases/${purchaseId}/record.json`)
  const text = await answer.text()
  const { records } = JSON.parse(text) as {
    records: {
      releases: { date: string; tender?: { reviews?: object[] } }[]
      compiledRelease: { tender: { reviews: { status: string }[] } }
    }[]
  }
  const known = (await challenges(await w.as('operator'), { tenderIds: [id] })).filter((c) => c.about !== 'inquiry')
  expect(records[0]!.compiledRelease.tender.reviews.map((r) => r.status).toSorted()).toEqual(
    known.map((c) => (c.state === 'carried-out' ? 'carriedOut' : c.state)).toSorted(),
  )
  expect(new Set(known.map((c) => c.state)).size).toBeGreaterThan(2)
  const said = JSON.stringify(records[0]!.releases.flatMap((r) => r.tender?.reviews ?? []))
  for (const c of known) for (const hidden of [c.sender, c.matters, c.facts, c.answer]) if (hidden) expect(said).not.toContain(hidden)
})

test('everybody reads that there was a challenge; its words only the parties, and the answer the suppliers concerned', async () => {
  const one = granted(await file('manager-tongxin', 'result'))
  const at = `/challenges/${one.id}`
  expect((await page('public', `/tenders/${id}/redress`)).text.includes('专用暗语')).toBe(false)
  expect([
    (await page('public', at)).status,
    (await page('manager-bangban', at)).status,
    (await page('worker-tongxin', at)).status,
  ]).toEqual([401, 404, 404])
  for (const who of ['manager-tongxin', 'officer', 'auditor', 'approver'])
    expect((await page(who, at)).text.includes('13800000000'), who).toBe(true)
  granted(
    await answerChallenge(await w.as('officer'), {
      challengeId: one.id,
      finding: 'unfounded',
      answer: '经核对，评分符合标准，质疑不成立。',
    }),
  )
  const shared = await page('manager-bangban', at)
  expect([
    shared.status,
    shared.text.includes('质疑不成立'),
    shared.text.includes('13800000000'),
    shared.text.includes('林联系人'),
  ]).toEqual([200, true, false, false])
})
