import { day, isRefusal, newId, type Refusal } from '#kernel'
import { contract, dutiesOf, signVersion, takeDue as beginContracts } from '#contracts'
import { campaigns, answerCounts, campaign, openPurchase, slipsOf, storeAnswer } from '#needs'
import { addOrganisation, addPerson, standingsOf } from '#people'
import { theOperator, type Ctx } from '#platform'
import { directContract, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dueItems } from './due-items.ts'
import { drawSample } from './draw-sample.ts'
import { giveMarks } from './give-marks.ts'
import { openRound } from './open-round.ts'
import { reply } from './reply.ts'
import { pooledVerdicts, rounds, verdicts } from './rounds.ts'
import { dimensions } from './rules/dimension-words.ts'
import type { Mark, Side } from './rules/dimensions.ts'
import { residentSample } from './store/index.ts'
import { takeDue } from './take-due.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const code = (x: unknown) => (isRefusal(x) ? x.code : 'done')
const at = (days: number) =>
  Temporal.Instant.from('2026-03-02T09:00:00+08:00')
    .add({ hours: 24 * days })
    .toString()
const marks = (side: Side, mark: number, says: string | null = null): Mark[] =>
  dimensions[side].map((d) => ({ dimension: d.key, mark, says }))

/** A contract in force between the office and an institution, signed by both. */
async function inForce(
  manager = 'manager-tongxin',
  providerId = w.district.institutions.tongxin,
  places: { bought: readonly string[]; lines: readonly (readonly string[])[] } = {
    bought: w.district.communities,
    lines: [w.district.communities],
  },
): Promise<string> {
  const officer = await w.as('officer')
  const p = good(
    await openPurchase(officer, { title: '社区社会工作服务', titleEn: 'Community social work', communityIds: [...places.bought] }),
  )
  const line = {
    id: undefined,
    kind: 'post' as const,
    title: '社区社工岗位',
    grade: 'assistant' as const,
    posts: 1,
    months: 12,
    amount: 6000000n as never,
    hangsOn: null,
    needIds: [],
    paidBy: 'month' as const,
    milestones: [],
    fromMonth: 1,
    settled: [],
  }
  const { id } = good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId,
      lines: places.lines.map((own) => ({ ...line, id: newId('line', officer.now), communityIds: [...own] })),
      startsOn: day('2026-03-01'),
      noTenderReason: '续签第二年',
    }),
  )
  for (const who of ['head', manager]) {
    const c = (await contract(officer, id))!
    good(await signVersion(await w.as(who), { contractId: id, number: c.versionNumber, version: c.version }))
  }
  await beginContracts(await w.as('clock'))
  return id
}
const opened = async (contractId: string, closesOn = '2026-03-16') =>
  good(await openRound(await w.as('officer'), { contractId, kind: 'mid-term', closesOn: day(closesOn) })).id

describe('a round of marks', () => {
  test('it is sealed for everybody until both are in, then revealed at once with standings and duties', async () => {
    const contractId = await inForce()
    const id = await opened(contractId)
    expect(
      (await dutiesOf(await w.as('operator'), { contractIds: [contractId], kinds: ['rate'], open: true })).map((d) => d.debtor).sort(),
    ).toEqual(['provider', 'purchaser'])
    const secret = 'our posts stood empty in the office queue'
    const first = good(await giveMarks(await w.as('manager-tongxin'), { roundId: id, marks: marks('provider', 2, secret) }))
    expect(first.revealed).toBe(false)
    // Neither the tables nor any page or log tells what was said, to whomever it is.
    const stored = await w.database.db
      .withTables<{ ratings: Record<string, unknown> }>()
      .selectFrom('ratings')
      .selectAll()
      .where('round_id' as never, '=', id as never)
      .execute()
    expect(stored).toHaveLength(1)
    expect(stored[0]).toMatchObject({ marks: null, reply: null })
    expect(Buffer.from(String(stored[0]!.sealed), 'base64').toString('latin1')).not.toContain('office queue')
    for (const who of ['officer', 'head', 'approver', 'auditor', 'evaluator', 'worker-tongxin', 'manager-tongxin']) {
      const page = await w.get(who, `/evaluations/rounds/${id}`)
      expect([who, page.status]).toEqual([who, 200])
      expect(await page.text()).not.toContain('office queue')
    }
    expect(await verdicts(await w.as('operator'), { contractIds: [contractId] })).toEqual([])
    expect(
      JSON.stringify(await w.database.db.selectFrom('record_log').selectAll().where('subject_id', '=', id).execute(), (_, v: unknown) =>
        typeof v === 'bigint' ? String(v) : v,
      ),
    ).not.toContain('office queue')

    const second = good(await giveMarks(await w.as('officer'), { roundId: id, marks: marks('purchaser', 4) }))
    expect(second.revealed).toBe(true)
    expect(await (await w.get('officer', `/evaluations/rounds/${id}`)).text()).toContain('office queue')
    expect((await verdicts(await w.as('operator'), { contractIds: [contractId] })).map((v) => [v.from, v.marks.length]).sort()).toEqual([
      ['provider', 6],
      ['purchaser', 6],
    ])
    // 4 of 5 stands as (4 − 1) × 25 = 75 of 100.
    const standing = (await standingsOf(await w.as('operator'), w.district.institutions.tongxin)).filter((s) => s.sourceId === id)
    expect(standing).toHaveLength(6)
    expect(standing.every((s) => Number(s.score) === 75)).toBe(true)
    // One institution alone leaves no standing of the purchaser and no public view.
    expect(await standingsOf(await w.as('operator'), w.district.office)).toEqual([])
    expect(await dutiesOf(await w.as('operator'), { contractIds: [contractId], kinds: ['rate'], open: true })).toEqual([])
  })

  test('nobody gives twice, for the other side, from elsewhere, or without reasons for a low mark', async () => {
    const id = await opened(await inForce())
    const manager = await w.as('manager-tongxin')
    expect(code(await giveMarks(manager, { roundId: id, marks: marks('provider', 1) }))).toBe('marks-wrong')
    expect(Object.keys(((await giveMarks(manager, { roundId: id, marks: marks('provider', 1) })) as Refusal).fields!)).toHaveLength(6)
    expect(code(await giveMarks(await w.as('manager-bangban'), { roundId: id, marks: marks('provider', 5) }))).toBe('not-your-role')
    expect(code(await giveMarks(await w.as('treasurer'), { roundId: id, marks: marks('purchaser', 5) }))).toBe('not-your-role')
    good(await giveMarks(manager, { roundId: id, marks: marks('provider', 5) }))
    expect(code(await giveMarks(manager, { roundId: id, marks: marks('provider', 3) }))).toBe('given-already')
    // The same form sent twice gets its first answer.
    const officer: Ctx = { ...(await w.as('officer')), once: 'a-form-sent-twice' }
    const one = good(await giveMarks(officer, { roundId: id, marks: marks('purchaser', 3) }))
    expect(await giveMarks(officer, { roundId: id, marks: marks('purchaser', 3) })).toEqual(one)
  })

  test('both sides at the same moment reveal exactly once', async () => {
    const id = await opened(await inForce())
    const both = await Promise.all([
      giveMarks(await w.as('manager-tongxin'), { roundId: id, marks: marks('provider', 5) }),
      giveMarks(await w.as('officer'), { roundId: id, marks: marks('purchaser', 3) }),
    ])
    expect(both.map((r) => (isRefusal(r) ? r.code : r.revealed)).sort()).toEqual([false, true])
    const [r] = await rounds(await w.as('operator'), { ids: [id] })
    expect([r!.state, r!.ratings.provider!.marks!.length, r!.ratings.purchaser!.marks!.length]).toEqual(['revealed', 6, 6])
  })

  test('the last day ends it: what is in is revealed by the clock, what comes after is refused even before the clock has run', async () => {
    const contractId = await inForce()
    const id = await opened(contractId, '2026-03-16')
    good(await giveMarks(await w.as('manager-tongxin', '2026-03-16T23:59:59+08:00'), { roundId: id, marks: marks('provider', 4) }))
    expect(code(await giveMarks(await w.as('officer', '2026-03-17T00:00:00+08:00'), { roundId: id, marks: marks('purchaser', 4) }))).toBe(
      'round-over',
    )
    // Begun in time and whole too late: both moments are said.
    const [begun, officer] = [Temporal.Instant.from('2026-03-16T23:59:58+08:00'), await w.as('officer', '2026-03-17T00:00:00.010+08:00')]
    const over = await giveMarks({ ...officer, begun }, { roundId: id, marks: marks('purchaser', 4) })
    expect(isRefusal(over) && over.words.en).toContain(
      'The transfer began at 2026-03-16 23:59:58.000 and its last byte came at 2026-03-17 00:00:00.010; the deadline was 2026-03-17 00:00:00.000',
    )
    expect(await takeDue(await w.as('clock', '2026-03-16T23:59:59+08:00'))).toBe(0)
    // What came in time has its seconds to be put away before anything is revealed.
    expect(await takeDue(await w.as('clock', '2026-03-17T00:00:04+08:00'))).toBe(0)
    const clock = await w.as('clock', '2026-03-17T00:00:05+08:00')
    expect(await takeDue(clock)).toBe(1)
    expect(await takeDue(clock)).toBe(0)
    const [r] = await rounds(clock, { ids: [id] })
    expect([r!.state, r!.ratings.purchaser, r!.ratings.provider!.marks!.length, r!.replyUntil!.toString()]).toEqual([
      'revealed',
      undefined,
      6,
      '2026-03-31',
    ])
    expect((await dutiesOf(clock, { contractIds: [contractId], kinds: ['rate'] })).map((d) => d.state).sort()).toEqual(['done', 'void'])
  })

  test('one reply for each side, to what was said, within fourteen days', async () => {
    const id = await opened(await inForce())
    const head = await w.as('head')
    expect(code(await reply(head, { roundId: id, reply: '…' }))).toBe('wrong-state')
    good(await giveMarks(await w.as('manager-tongxin'), { roundId: id, marks: marks('provider', 4) }))
    good(await giveMarks(await w.as('officer'), { roundId: id, marks: marks('purchaser', 4) }))
    expect(code(await reply(await w.as('officer'), { roundId: id, reply: 'x' }))).toBe('not-your-role')
    expect(code(await reply(await w.as('manager-bangban'), { roundId: id, reply: 'x' }))).toBe('not-your-record')
    expect((await dueItems(head, w.district.office)).some((d) => d.id === `${id}:reply`)).toBe(true)
    good(await reply(head, { roundId: id, reply: 'We have hired a second clerk.' }))
    expect((await dueItems(head, w.district.office)).some((d) => d.id === `${id}:reply`)).toBe(false)
    expect(code(await reply(head, { roundId: id, reply: 'And a third.' }))).toBe('replied-already')
    expect(code(await reply(await w.as('manager-tongxin', at(15)), { roundId: id, reply: 'late' }))).toBe('reply-over')
    good(await reply(await w.as('manager-tongxin', at(14)), { roundId: id, reply: 'in time' }))
    expect(await (await w.get('public', '/evaluations/institutions')).text()).toContain('in time')
  })

  test('rounds that cannot be opened: a second one, a final one too early, a day too far, another office', async () => {
    const contractId = await inForce()
    const officer = await w.as('officer')
    expect(code(await openRound(officer, { contractId, kind: 'final', closesOn: day('2026-03-16') }))).toBe('final-too-early')
    // 28 February 2027 less 60 days is 30 December 2026.
    expect(
      code(await openRound(await w.as('officer', '2026-12-29T09:00:00+08:00'), { contractId, kind: 'final', closesOn: day('2027-01-10') })),
    ).toBe('final-too-early')
    expect(code(await openRound(officer, { contractId, kind: 'mid-term', closesOn: day('2026-05-02') }))).toBe('closes-wrong')
    expect(code(await openRound(officer, { contractId, kind: 'mid-term', closesOn: day('2026-03-01') }))).toBe('closes-wrong')
    expect(code(await openRound(await w.as('manager-tongxin'), { contractId, kind: 'mid-term', closesOn: day('2026-03-16') }))).toBe(
      'not-your-role',
    )
    await opened(contractId, '2026-05-01')
    expect(code(await openRound(officer, { contractId, kind: 'mid-term', closesOn: day('2026-03-16') }))).toBe('round-open')
    expect(
      code(await openRound(await w.as('officer', '2026-12-30T09:00:00+08:00'), { contractId, kind: 'final', closesOn: day('2027-01-10') })),
    ).toBe('round-open')
  })
})

describe('the public view of a purchaser', () => {
  test('it is kept back for two institutions and shown for three', async () => {
    const op = { ...(await w.as('operator')), asker: theOperator }
    const third = await addOrganisation(op, { kind: 'institution', name: '第三家社工机构', legalForm: 'social-organisation' })
    w.district.people['manager-third'] = await addPerson(op, {
      name: '甘总干事',
      email: 'manager-third@xinghe.example',
      role: 'manager',
      organisationId: third,
    })
    const fresh = await addOrganisation(op, { kind: 'purchaser', name: '另一街道办事处', nameEn: 'Another Office' })
    expect((await pooledVerdicts(op, [fresh])).get(fresh)).toEqual({ shown: false, institutions: 0, needed: 3 })
    // Only tongxin has spoken so far; bangban is the second.
    const speak = async (manager: string, providerId: string, mark: number) => {
      const id = await opened(await inForce(manager, providerId))
      good(
        await giveMarks(
          { ...op, asker: await personOf(manager, providerId) },
          { roundId: id, marks: marks('provider', mark, 'said plainly') },
        ),
      )
      good(await giveMarks(await w.as('officer'), { roundId: id, marks: marks('purchaser', 4) }))
    }
    await speak('manager-bangban', w.district.institutions.bangban, 1)
    const page = async () => await (await w.get('public', '/evaluations/purchasers')).text()
    expect(await page()).toContain('2 of the 3 institutions')
    expect(await standingsOf(op, w.district.office)).toEqual([])
    await speak('manager-nuanyang', w.district.institutions.nuanyang, 3)
    const pooled = (await pooledVerdicts(op, [w.district.office])).get(w.district.office)!
    expect(pooled).toMatchObject({ shown: true, institutions: 3 })
    expect(await page()).not.toContain('said plainly')
    expect(await page()).toContain('3 institutions')
    expect((await standingsOf(op, w.district.office)).map((s) => s.sourceKind)).toEqual(Array(6).fill('rounds-pooled'))
  })
  const personOf = async (who: string, providerId: string) => ({ ...(await w.as(who)).asker, organisationId: providerId })
})

describe('residents are drawn, not waited for', () => {
  const phone = { contactName: '评估员', contactPhone: '010-0000 0000' }
  test('who draws four times at once has drawn one sample and opened one survey', async () => {
    const id = await opened(await inForce())
    const draw = async () =>
      await drawSample(await w.as('evaluator'), { roundId: id, householdsPerCommunity: 6, closesOn: day('2026-03-20'), ...phone })
    const before = (await campaigns(await w.as('evaluator'), {})).length
    const all = await Promise.all([draw(), draw(), draw(), draw()])
    expect(all.filter((r) => !isRefusal(r))).toHaveLength(1)
    expect(all.filter(isRefusal).map((r) => r.code)).toEqual(['sample-drawn', 'sample-drawn', 'sample-drawn'])
    expect((await campaigns(await w.as('evaluator'), {})).length).toBe(before + 1)
  })
  test('they are drawn where they were served: a line that names no community serves all of its purchase, and no other of the office', async () => {
    const [a, b, c] = w.district.communities
    for (const [lines, bought] of [
      [[[]], [a!, b!]],
      [
        [[a!], []],
        [a!, b!, c!],
      ],
      [[[a!]], [a!, b!]],
    ] as const) {
      const id = await opened(await inForce('manager-tongxin', w.district.institutions.tongxin, { bought, lines }))
      good(await drawSample(await w.as('evaluator'), { roundId: id, householdsPerCommunity: 6, closesOn: day('2026-03-20'), ...phone }))
      const asked = (await residentSample(await w.as('evaluator'), id))!.communities.map((x) => x.communityId)
      expect(asked.toSorted()).toEqual([...(lines.some((l) => l.length === 0) ? bought : [a!])].toSorted())
    }
  })
  test('two evaluators who draw at once, each as they like, have drawn one sample; the other is told and leaves nothing behind', async () => {
    const [one, other] = [await w.as('evaluator'), await w.as('evaluator')]
    const second = { ...other, asker: { ...other.asker, userId: w.district.people.expert1!, name: '另一位评估员' } }
    for (let n = 0; n < 4; n++) {
      const id = await opened(await inForce())
      const count = async () =>
        (
          await sql<{
            n: number
          }>`select ((select count(*) from campaigns) * 1000 + (select count(*) from questionnaires))::int as n`.execute(w.database.db)
        ).rows[0]!.n
      const before = await count()
      const all = await Promise.all([
        drawSample(one, { roundId: id, householdsPerCommunity: 6, closesOn: day('2026-03-20'), ...phone }),
        drawSample(second, { roundId: id, householdsPerCommunity: 8, closesOn: day('2026-03-25'), ...phone }),
      ])
      expect(all.map((r) => (isRefusal(r) ? r.code : 'done')).sort()).toEqual(['done', 'sample-drawn'])
      expect((await count()) - before).toBe(1001)
    }
  })
  test('the evaluator draws once, with a seed that repeats it, and codes for the drawn households only', async () => {
    const id = await opened(await inForce())
    const evaluator: Ctx = { ...(await w.as('evaluator')), once: 'draw-once-please' }
    expect(
      code(await drawSample(await w.as('officer'), { roundId: id, householdsPerCommunity: 40, closesOn: day('2026-03-20'), ...phone })),
    ).toBe('not-your-role')
    expect(
      code(await drawSample(await w.as('evaluator'), { roundId: id, householdsPerCommunity: 2600, closesOn: day('2026-03-20'), ...phone })),
    ).toBe('sample-too-large')
    const unphoned = await w.post('evaluator', `/evaluations/rounds/${id}/sample`, { householdsPerCommunity: '6', closesOn: '2026-03-20' })
    expect(await unphoned.text()).toContain('href="#f-contactPhone"')
    const one = good(await drawSample(evaluator, { roundId: id, householdsPerCommunity: 6, closesOn: day('2026-03-20'), ...phone }))
    expect(await drawSample(evaluator, { roundId: id, householdsPerCommunity: 6, closesOn: day('2026-03-20'), ...phone })).toEqual(one)
    expect(
      code(await drawSample(await w.as('evaluator'), { roundId: id, householdsPerCommunity: 6, closesOn: day('2026-03-20'), ...phone })),
    ).toBe('sample-drawn')
    const s = (await residentSample(evaluator, id))!
    expect(s.communities).toHaveLength(7)
    expect(s.communities.every((c) => c.drawn.length === 6 && Math.max(...c.drawn) <= c.frameSize)).toBe(true)
    expect((await campaign(evaluator, one.campaignId))!.purpose).toBe('satisfaction')
    // The office that is judged sees neither codes nor progress, has no button to end it, and is not sent to knock at doors.
    const survey = `/surveys/${one.campaignId}`
    for (const who of ['officer', 'head']) {
      expect((await w.get(who, `${survey}/slips`)).status).toBe(403)
      expect((await w.get(who, `${survey}/paper`)).status).toBe(403)
      expect((await w.post(who, `${survey}/close`, {})).status).toBe(403)
      const page = await (await w.get(who, survey)).text()
      expect(page).not.toContain(`${survey}/slips`)
      expect(page).not.toContain(`${survey}/close`)
      expect(await (await w.get(who, '/')).text()).not.toContain(`${survey}"`)
    }
    expect(await (await w.get('evaluator', '/')).text()).toContain(`${survey}"`)
    const printed = await (await w.get('evaluator', `${survey}/slips`, { lang: 'zh' })).text()
    expect(printed).toContain('满不满意')
    expect(printed).not.toContain('街道办事处请您')
    expect(printed).toContain('评估员 010-0000 0000')
    expect(printed).toContain('可以打电话请人代填')
    const slips = good(await slipsOf(await w.as('evaluator'), one.campaignId))
    expect([slips.codes.length, slips.codes.every((c) => c.codes.length === 6), slips.openToken]).toEqual([7, true, null])

    // Six answers of 5 on every statement: the mean stands as 100 once paper can no longer come in.
    const answers = Object.fromEntries(['s1', 's2', 's3', 's4', 's5', 's6'].map((q) => [q, '5']))
    for (const [n, c] of slips.codes[0]!.codes.entries())
      good(
        await storeAnswer(await w.as('public', '2026-03-10T09:00:00+08:00'), {
          campaignId: one.campaignId,
          submissionId: `a0000000-0000-4000-8000-00000000000${n}`,
          route: 'own-phone',
          code: c,
          answers: { met: 'yes', ...answers, again: 'yes' },
        }),
      )
    expect(await (await w.get('officer', `/evaluations/rounds/${id}`)).text()).not.toContain('5.00')
    expect(await answerCounts(await w.as('officer'), [one.campaignId])).toEqual(new Map())
    expect(await answerCounts(evaluator, [one.campaignId])).toEqual(new Map([[one.campaignId, 0]]))
    w.clock.set('2026-04-04T00:00:01+08:00')
    await w.runJobs()
    const page = await (await w.get('officer', `/evaluations/rounds/${id}`)).text()
    expect(page).toContain('5.00')
    expect(page).toContain('n = 6')
    const due = await w.as('clock', '2026-04-04T00:00:02+08:00')
    const standing = (await standingsOf(due, w.district.institutions.tongxin)).find(
      (x) => x.sourceId === id && x.sourceKind === 'residents',
    )
    expect([Number(standing!.score), standing!.says]).toEqual([100, 'n = 6'])
    expect(await takeDue(due)).toBe(0)
    w.clock.set('2026-03-02T09:00:00+08:00')
  })
})

describe('requests', () => {
  test('the form names every missing mark at once; a foreign institution is told there is nothing', async () => {
    const id = await opened(await inForce())
    const page = await w.post('officer', `/evaluations/rounds/${id}/marks`, { quality: '6', reliability: '2' })
    expect(page.status).toBe(422)
    expect(await page.text()).toContain('cannot be above 5')
    const missing = await w.post('officer', `/evaluations/rounds/${id}/marks`, { quality: '2', reliability: '5' }, { lang: 'zh' })
    const text = await missing.text()
    expect(text).toContain('请给「记录和报告」打分')
    expect(text).toContain('「服务质量」打了 2 分')
    expect((await w.get('manager-bangban', `/evaluations/rounds/${id}`)).status).toBe(404)
    expect((await w.get('public', '/evaluations')).status).toBe(401)
    const all = Object.fromEntries(dimensions.purchaser.map((d) => [d.key, '4']))
    expect((await w.post('officer', `/evaluations/rounds/${id}/marks`, all)).status).toBe(303)
    expect((await w.get('officer', '/evaluations?format=csv')).headers.get('content-type')).toContain('text/csv')
    expect((await w.get('evaluator', '/evaluations/new', { lang: 'zh' })).status).toBe(200)
  })
})
