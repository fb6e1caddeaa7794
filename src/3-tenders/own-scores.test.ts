import { fractionText, isRefusal } from '#kernel'
import { bidOf, f24Tender, granted, opened, panelSits, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agree, correctScore, decideAward, findScore, handInScores, objectToBid, openedBids, scoreBid, tender } from './index.ts'

let w: World
let id: string
let members: string[]
let bids: { tongxin: string; bangban: string }
/** A tender with two bids, opened, its panel seated. */
async function seated(title: string): Promise<void> {
  w.clock.set('2026-03-02T09:00:00+08:00')
  id = (await f24Tender(w, title)).tenderId
  granted(await bidOf(w, 'manager-tongxin', id))
  granted(await bidOf(w, 'manager-bangban', id))
  await opened(w, id)
  members = await panelSits(w, id)
  const all = await openedBids(await w.as('officer'), id)
  const of = (who: 'tongxin' | 'bangban') => all.find((b) => b.providerId === w.district.institutions[who])!.bidId
  bids = { tongxin: of('tongxin'), bangban: of('bangban') }
}
const now = async () => (await tender(await w.as('officer'), id))!

/** Everybody scores alone, as `score` says, and hands in. */
async function handedIn(score: (who: 'tongxin' | 'bangban', member: number, criterion: number) => string): Promise<void> {
  const t = await now()
  for (const [i, m] of members.entries()) {
    for (const who of ['tongxin', 'bangban'] as const)
      granted(
        await scoreBid(await w.as(m), {
          tenderId: id,
          bidId: bids[who],
          scores: t.criteria.map((c, n) => ({ criterionId: c.id, score: score(who, i, n), note: `${c.title}：按材料评定。` })),
        }),
      )
    granted(await handInScores(await w.as(m), { tenderId: id }))
  }
}
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

test('three members gave one bid 92 and the other 60: nobody can type another score, and the first one wins', async () => {
  await seated('各人评分')
  await handedIn((who) => (who === 'tongxin' ? '92' : '60'))
  const t = (await tender(await w.as('officer'), id))!
  // What used to be the form of common scores, sent by each member in turn, the purchaser's representative too.
  for (const m of members)
    for (const [bidId, score] of [
      [bids.tongxin, '10'],
      [bids.bangban, '99'],
    ] as const)
      await w.post(
        m,
        `/panel/${id}/bids/${bidId}`,
        Object.fromEntries(
          t.criteria.flatMap((c) => [
            [`score-${c.id}`, score],
            [`note-${c.id}`, '商定'],
          ]),
        ),
      )
  const version = (await tender(await w.as('officer'), id))!.consensusVersion
  for (const m of members) await w.post(m, `/panel/${id}/agree`, { consensusVersion: String(version) })
  await w.runJobs()
  const ranked = await openedBids(await w.as('officer'), id)
  const of = (bidId: string) => ranked.find((b) => b.bidId === bidId)!
  expect([of(bids.tongxin), of(bids.bangban)].map((b) => [b.rank, fractionText(b.qualityScore!)])).toEqual([
    [1, '414/5'],
    [2, '54'],
  ])
})

const codeOf = (x: unknown): string => (isRefusal(x) ? x.code : 'granted')
const reason = '核对了材料。'

test('between the scores and their confirmation only what the law lists is corrected, by its own member; the rest stands', async () => {
  await seated('更正')
  // The second member differs on a fact (criterion 0); the third gives a judgement far from the others (criterion 2).
  await handedIn((who, member, criterion) =>
    who === 'bangban' ? '60' : criterion === 0 && member === 1 ? '80' : criterion === 2 && member === 2 ? '10' : '90',
  )
  const t = await now()
  const [x, y, z] = (await Promise.all(members.map((m) => w.as(m)))) as [
    Awaited<ReturnType<World['as']>>,
    Awaited<ReturnType<World['as']>>,
    Awaited<ReturnType<World['as']>>,
  ]
  const idOf = (m: string) => w.district.people[m]!
  const at = (criterion: number) => ({ tenderId: id, bidId: bids.tongxin, criterionId: t.criteria[criterion]!.id })
  const confirm = async (who: typeof x) => codeOf(await agree(who, { tenderId: id, consensusVersion: (await now()).consensusVersion }))

  expect(await confirm(x)).toBe('scores-unanswered')
  // Judgement that nobody found abnormal is nobody's to change, not even its own member's.
  expect(codeOf(await correctScore(z, { ...at(2), score: '90', reason }))).toBe('no-ground')
  // Facts: kept apart they cannot be; the member concerned makes them equal.
  expect(codeOf(await correctScore(y, { ...at(0), reason }))).toBe('objective-must-agree')
  const form = (fields: Record<string, string>) =>
    w.post(members[1]!, `/panel/${id}/bids/${bids.tongxin}/corrections`, { criterion: t.criteria[0]!.id, why: reason, ...fields })
  expect((await form({})).status).toBe(422)
  expect((await form({ score: '90', kept: 'yes' })).status).toBe(422)
  expect((await form({ score: '90' })).status).toBe(303)
  expect(codeOf(await correctScore(y, { ...at(0), score: '100', reason }))).toBe('no-ground')
  // One member's finding is not the panel's; two of three are, and then its member answers.
  const found = { ...at(2), userId: idOf(members[2]!), ground: 'abnormal' as const, reason: '与其他成员相差悬殊。' }
  granted(await findScore(x, found))
  expect(codeOf(await findScore(x, found))).toBe('found-already')
  // Nor does the member's own make two of it: the ground for changing a score comes from the others.
  granted(await findScore(z, { ...found, reason: '打错了。' }))
  expect(codeOf(await correctScore(z, { ...at(2), score: '90', reason }))).toBe('no-ground')
  expect(codeOf(await findScore(x, { ...found, userId: idOf('head') }))).toBe('no-score')
  expect(codeOf(await correctScore(z, { ...at(2), score: '90', reason }))).toBe('no-ground')
  granted(await findScore(y, found))
  expect(await confirm(x)).toBe('scores-unanswered')
  expect(codeOf(await correctScore(x, { ...at(2), score: '90', reason }))).toBe('no-ground')
  expect(codeOf(await correctScore(z, { ...at(2), score: '10.0', reason }))).toBe('same-score')
  granted(await correctScore(z, { ...at(2), score: '60', reason: '看漏了附件二。' }))
  // An objection excludes the other bid; taken back, it is in again.
  granted(await objectToBid(x, { tenderId: id, bidId: bids.bangban, objection: '没有签章。' }))
  granted(await objectToBid(x, { tenderId: id, bidId: bids.bangban }))
  expect((await openedBids(await w.as('officer'), id)).every((b) => b.total === null)).toBe(true)
  expect(await confirm(x)).toBe('granted')
  // The last two at the same moment: whoever of them comes second sees the other, and the scores are locked.
  expect(await Promise.all([confirm(y), confirm(z)])).toEqual(['granted', 'granted'])
  expect((await now()).consensusLockedAt).not.toBeNull()
  expect(codeOf(await correctScore(z, { ...at(2), score: '90', reason }))).toBe('consensus-locked')
  await w.runJobs()
  // 90 × 30 + 90 × 20 + (90 + 90 + 60) ÷ 3 × 40, each ÷ 100.
  const ranked = await openedBids(await w.as('officer'), id)
  expect(fractionText(ranked.find((b) => b.bidId === bids.tongxin)!.qualityScore!)).toBe('77')
})

test('the record of the award has every score by name, what was corrected and why; the notice has sums by letter', async () => {
  const text = async (who: string, path: string) => (await (await w.get(who, path, { lang: 'zh' })).text()).replace(/<[^>]+>/g, ' ')
  const record = await text('head', `/tenders/${id}/award`)
  for (const says of ['评分记录', '10 → 60', '80 → 90', '看漏了附件二。', '与其他成员相差悬殊。', '周经办', '对自己的评分，不计入过半数'])
    expect(record).toContain(says)
  expect((await w.post('head', `/tenders/${id}/award`, { reasons: '按排序。', _version: String((await now()).version) })).status).toBe(303)
  const notice = await text('public', `/tenders/${id}`)
  for (const says of ['各成员评分合计', '成员 A', '成员 C', '评审中更正 2 处']) expect(notice).toContain(says)
  for (const never of ['看漏了附件二。', '评分记录', '60 → ', 'Bangban', '邦伴']) expect(notice).not.toContain(never)
  const own = await text('manager-tongxin', `/tenders/${id}/bid`)
  for (const says of ['成员 B', '看漏了附件二。', '80 / 100']) expect(own).toContain(says)
  // The letters do not tell who: names of members stand nowhere on the bidder's page.
  expect(own).not.toContain('周经办')
  const rules = await text('auditor', `/rules/award/${id}`)
  for (const says of ['各成员的评分还有没有应当更正的', '没有发现问题', '评分项']) expect(rules).toContain(says)
})

test('a program is told members’ scores as the pages show them: the record by name to the office, the winner’s sums by letter to everybody after the award', async () => {
  await seated('程序读取评分')
  const asked = async (who: string) => {
    const r = await w.get(who, `/api/tenders/${id}`)
    expect(r.status).toBe(200)
    return ((await r.json()) as { scores: { bidId: string; members: Record<string, unknown>[] }[] }).scores
  }
  const everybody = ['public', 'manager-bangban', 'manager-tongxin', 'officer', 'head', 'auditor', ...members]
  await handedIn((who) => (who === 'tongxin' ? '92' : '60'))
  // Until the result stands nobody is told, not even who has scored.
  for (const who of everybody) expect([who, await asked(who)]).toEqual([who, []])
  const version = (await now()).consensusVersion
  for (const m of members) granted(await agree(await w.as(m), { tenderId: id, consensusVersion: version }))
  await w.runJobs()
  for (const who of ['public', 'manager-bangban', 'manager-tongxin']) expect([who, await asked(who)]).toEqual([who, []])
  const record = await asked('officer')
  expect(record.map((b) => b.bidId).sort()).toEqual(Object.values(bids).sort())
  const names = record[0]!.members.map((m) => m.name)
  expect(new Set(names).size).toBe(members.length)
  expect(names).not.toContain(null)
  const mine = record.find((b) => b.bidId === bids.tongxin)!
  expect(mine.members.map((m) => (m.scores as { score: string }[]).map((s) => s.score))).toEqual(
    members.map(() => (mine.members[0]!.scores as unknown[]).map(() => '92')),
  )
  granted(await decideAward(await w.as('head'), { tenderId: id, reasons: '按排序确定第一名。' }))
  for (const who of ['public', 'manager-bangban', 'manager-tongxin']) {
    const shown = await asked(who)
    expect(shown.map((b) => b.bidId)).toEqual([bids.tongxin])
    expect(shown[0]!.members).toEqual(mine.members.map((m) => ({ letter: m.letter, name: null, sum: m.sum, scores: null })))
    expect(shown[0]!.members.map((m) => m.letter)).toEqual(['A', 'B', 'C'])
  }
})
