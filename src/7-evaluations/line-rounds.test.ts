import { contract, signVersion, takeDue as beginContracts } from '#contracts'
import { day, type Goal, type Id, isRefusal, newId, type Refusal, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { showValue } from '#delivery'
import { directContract, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveMarks } from './give-marks.ts'
import { openRound } from './open-round.ts'
import { pooledVerdicts, rounds, verdicts } from './rounds.ts'
import { dimensions } from './rules/dimension-words.ts'
import type { Mark, Side } from './rules/dimensions.ts'
import type { LineMark } from './rules/line-marks.ts'
import { keysOf } from './store/index.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-01T09:00:00+08:00')
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const at0 = Temporal.Instant.from('2026-02-01T00:00:00Z')
const marks = (side: Side, mark: number): Mark[] => dimensions[side].map((d) => ({ dimension: d.key, mark, says: null }))
const who: Record<Side, string> = { purchaser: 'officer', provider: 'manager-tongxin' }

/** A post with a goal, a project in it with a goal, and a second project that says why it has none. */
async function inForce() {
  w.clock.set('2026-03-01T09:00:00+08:00')
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '岗位里的项目', communityIds: w.district.communities.slice(0, 1) }))
  const goal = (says: string, name: string): Goal => ({
    id: newId('goal', at0) as Id<'goal'>,
    says,
    forWhom: '独居老人',
    needId: null,
    indicators: [
      {
        id: newId('indicator', at0) as Id<'indicator'>,
        name,
        kind: 'outcome',
        unit: '人',
        baseline: '20',
        target: '60',
        better: 'more',
        how: '上门记录',
        when: 'each-period',
        by: 'provider',
      },
    ],
  })
  const ids = ['post', 'project', 'bare'].map(() => newId('line', at0) as Id<'line'>)
  const common = { hangsOn: null, communityIds: w.district.communities.slice(0, 1) }
  const project = { kind: 'project' as const, quantity: 10, unit: '次', unitPrice: yuan('1000'), amount: yuan('10000') }
  const goals = [goal('老人有人上门', '有人上门的老人'), goal('老人有伴', '参加小组的老人')]
  const post = { ...common, id: ids[0]!, kind: 'post' as const, title: '社区社工', posts: 1, months: 12, grade: 'assistant' as const }
  const { id } = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions.tongxin,
      lines: [
        { ...post, amount: yuan('90000'), goals: [goals[0]!], promised: { [goals[0]!.indicators[0]!.id]: '66' } },
        { ...common, ...project, id: ids[1]!, title: '陪伴小组', hangsOn: ids[0]!, goals: [goals[1]!], promised: {} },
        { ...common, ...project, id: ids[2]!, title: '宣传' },
      ],
      startsOn: day('2026-03-01'),
      noTenderReason: '续签第二年',
    }),
  )
  for (const signer of ['head', 'manager-tongxin']) {
    const c = (await contract(officer, id))!
    good(await signVersion(await w.as(signer), { contractId: id, number: c.versionNumber, version: c.version }))
  }
  await beginContracts(await w.as('clock'))
  return { id, post: ids[0]!, project: ids[1]!, bare: ids[2]!, indicator: goals[0]!.indicators[0]! }
}
const opened = async (contractId: string) =>
  good(await openRound(await w.as('officer'), { contractId, kind: 'mid-term', closesOn: day('2026-04-20') })).id
const lineMarks = (...of: [string, number | null, string?][]): LineMark[] =>
  of.map(([lineId, mark, says = null]) => ({ lineId, mark, says }))

describe('a round rates each line by its goals', () => {
  test('it asks about lines with goals, shows what was promised and shown, and reveals both sides together', async () => {
    const c = await inForce()
    w.clock.set('2026-04-05T09:00:00+08:00')
    good(
      await showValue(await w.as('manager-tongxin'), {
        contractId: c.id,
        indicatorId: c.indicator.id,
        shownFor: 'm01',
        value: '61',
        evidence: '上门记录，按月数人',
        shownOn: day('2026-04-01'),
      }),
    )
    const id = await opened(c.id)
    const form = await (await w.get('officer', `/evaluations/rounds/${id}`)).text()
    for (const seen of ['老人有人上门', '有人上门的老人', '66 人', '61 人', '陪伴小组']) expect(form).toContain(seen)
    expect(form).toContain(`name="line-${c.post}"`)
    expect(form).not.toContain(`name="line-${c.bare}"`)

    const without = await giveMarks(await w.as('officer'), { roundId: id, marks: marks('purchaser', 4) })
    expect(Object.keys((without as Refusal).fields ?? {})).toEqual([`line-${c.post}`, `line-${c.project}`])
    const secret = '还没有人见过这个小组'
    const said = lineMarks([c.post, 5], [c.project, 2, secret], [c.bare, 5])
    good(await giveMarks(await w.as('officer'), { roundId: id, marks: marks('purchaser', 4), lines: said }))
    for (const reader of ['head', 'auditor', 'manager-tongxin'])
      expect(await (await w.get(reader, `/evaluations/rounds/${id}`)).text()).not.toContain(secret)
    expect((await rounds(await w.as('operator'), { ids: [id] }))[0]!.ratings.purchaser).toMatchObject({ marks: null, lines: [] })

    const own = lineMarks([c.post, 4], [c.project, null])
    good(await giveMarks(await w.as('manager-tongxin'), { roundId: id, marks: marks('provider', 3), lines: own }))
    const revealed = await (await w.get('manager-tongxin', `/evaluations/rounds/${id}`)).text()
    expect(revealed).toContain(secret)
    // 5 of 90,000 and 2 of 10,000; the institution cannot tell of the project.
    for (const seen of ['4.7 / 5', '4.0 / 5', '90 %']) expect(revealed).toContain(seen)
    const [by] = (await verdicts(await w.as('operator'), { contractIds: [c.id] })).filter((v) => v.from === 'purchaser')
    expect(by!.lines.map((m) => [m.lineId, m.mark])).toEqual([
      [c.post, 5],
      [c.project, 2],
    ])
  })

  test('the public reads what the purchaser says of each line, and nothing that one institution says', async () => {
    const c = await inForce()
    w.clock.set('2026-04-05T09:00:00+08:00')
    const id = await opened(c.id)
    const [ours, theirs] = ['采购人的话：小组办得好', '机构的话：岗位缺人']
    for (const [side, says] of [
      ['purchaser', ours],
      ['provider', theirs],
    ] as const)
      good(
        await giveMarks(await w.as(who[side]), {
          roundId: id,
          marks: marks(side, 4),
          lines: lineMarks([c.post, 3], [c.project, side === 'purchaser' ? 4 : 1, says]),
        }),
      )
    const anybody = await (await w.get('public', '/evaluations/institutions')).text()
    expect(anybody).toContain(ours)
    for (const path of ['/evaluations/institutions', '/evaluations/purchasers', `/open/institutions/${w.district.institutions.tongxin}`])
      expect(await (await w.get('public', path)).text()).not.toContain(theirs)
    // Marks of lines say how far the service came, not how the purchaser behaves: they are in no pooled view.
    const [pooled] = [...(await pooledVerdicts(await w.as('operator'), [w.district.office])).values()]
    expect(JSON.stringify(pooled)).not.toContain(c.post)
  })

  test('a round from before asks for what it asked for then, and what was sealed then opens as it was', async () => {
    const c = await inForce()
    w.clock.set('2026-04-05T09:00:00+08:00')
    const id = await opened(c.id)
    await sql`update rounds set lines = null where jurisdiction = 'test' and id = ${id}`.execute(w.database.db)
    const form = await (await w.get('officer', `/evaluations/rounds/${id}`)).text()
    expect(form).not.toContain('name="line-')
    good(await giveMarks(await w.as('officer'), { roundId: id, marks: marks('purchaser', 4) }))
    // As the program of then sealed it: the marks alone.
    const manager = await w.as('manager-tongxin')
    const { recipient } = await keysOf(manager, id)
    const sealed = Buffer.from(
      await manager.seal.seal(recipient, new TextEncoder().encode(JSON.stringify(marks('purchaser', 4)))),
    ).toString('base64')
    await sql`update ratings set sealed = ${sealed} where jurisdiction = 'test' and round_id = ${id}`.execute(w.database.db)
    good(await giveMarks(manager, { roundId: id, marks: marks('provider', 4) }))
    const [now] = await rounds(manager, { ids: [id] })
    expect([now!.state, now!.ratings.purchaser!.marks!.length, now!.ratings.purchaser!.lines, now!.ratings.provider!.lines]).toEqual([
      'revealed',
      6,
      [],
      [],
    ])
    expect(await (await w.get('officer', `/evaluations/rounds/${id}`)).text()).not.toContain('How far each line came')
  })
})
