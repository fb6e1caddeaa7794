import type { AddressInfo } from 'node:net'
import { serve, type ServerType } from '@hono/node-server'
import { contract, signVersion, takeDue as beginContracts } from '#contracts'
import { deadlinesAt as ofRounds, giveMarks, type Mark, openRound, rounds, type Side, takeDue as revealDue } from '#evaluations'
import { day, isRefusal, newId, type Refusal } from '#kernel'
import { addQuestion, createQuestionnaire, deadlinesAt as ofSurveys, openCampaign, openPurchase, storeAnswer } from '#needs'
import { directContract, world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dimensions } from '../src/7-evaluations/rules/dimension-words.ts'
import { mostTime } from '../src/receive.ts'
import { sendSlowly } from './builders/slow-body.ts'

/* Marks, replies to them and answers of residents are received when their last byte is in, as bids are. */

let w: World
let server: ServerType
let port = 0
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  server = await new Promise<ServerType>((resolve) => {
    const s = serve({ fetch: w.app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(s))
  })
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  server.close()
  await w.close()
})

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
async function roundOf(): Promise<string> {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const officer = await w.as('officer')
  const places = w.district.communities
  const { id: purchaseId } = good(await openPurchase(officer, { title: '社区服务', communityIds: places }))
  const line = {
    id: newId('line', officer.now),
    kind: 'post' as const,
    title: '社区社工岗位',
    grade: 'assistant' as const,
    posts: 1,
    months: 12,
    amount: 6000000n as never,
    hangsOn: null,
    communityIds: places,
    needIds: [],
    paidBy: 'month' as const,
    milestones: [],
    fromMonth: 1,
    settled: [],
  }
  const { id } = good(
    await directContract(w, officer, {
      purchaseId,
      providerId: w.district.institutions.tongxin,
      lines: [line],
      startsOn: day('2026-03-01'),
      noTenderReason: '续签第二年',
    }),
  )
  for (const who of ['head', 'manager-tongxin']) {
    const c = (await contract(officer, id))!
    good(await signVersion(await w.as(who), { contractId: id, number: c.versionNumber, version: c.version }))
  }
  await beginContracts(await w.as('clock'))
  return good(await openRound(await w.as('officer'), { contractId: id, kind: 'mid-term', closesOn: day('2026-03-16') })).id
}
const marksBy = (side: Side): string => {
  const each = dimensions[side].flatMap((d) => [
    [d.key, '4'],
    [`${d.key}-says`, '按时按质'],
  ])
  return new URLSearchParams(each as [string, string][]).toString()
}
const givenBy = async (who: string, roundId: string, side: Side) =>
  await giveMarks(await w.as(who), { roundId, marks: dimensions[side].map((d): Mark => ({ dimension: d.key, mark: 4, says: null })) })
const at = (moment: string) => w.clock.set(`${moment}+08:00`)
/** No two surveys here ask the same. */
let turn = 1
/** A survey that closes on 20 March, with one code and an open link. */
async function survey() {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const officer = await w.as('officer')
  const places = w.district.communities.slice(0, 1)
  const { id: purchaseId } = good(await openPurchase(officer, { title: '社区服务', communityIds: places }))
  const q = good(await createQuestionnaire(officer, { title: '问卷', purpose: 'needs' }))
  good(await addQuestion(officer, q.id, { kind: 'single', label: `用过吗（${turn++}）`, required: true, options: '用过 | Yes\n没有 | No' }))
  return good(
    await openCampaign(officer, {
      purchaseId,
      questionnaireId: q.id,
      title: '需求调查',
      purpose: 'needs',
      communityIds: places,
      opensOn: day('2026-03-02'),
      closesOn: day('2026-03-20'),
      householdsPerCommunity: 3,
      openLink: true,
    }),
  )
}

describe('marks', () => {
  test('begun in time and whole too late are told both moments, also where both sides were revealed meanwhile', async () => {
    const id = await roundOf()
    at('2026-03-16T23:59:59')
    const [first, second] = [
      await sendSlowly(w, port, { who: 'officer', path: `/evaluations/rounds/${id}/marks`, body: marksBy('purchaser') }),
      await sendSlowly(w, port, { who: 'manager-tongxin', path: `/evaluations/rounds/${id}/marks`, body: marksBy('provider') }),
    ]
    at('2026-03-17T00:00:00.010')
    const over = await first.rest()
    at('2026-03-17T00:00:06')
    expect(await revealDue(await w.as('clock'))).toBe(1)
    const revealed = await second.rest()
    for (const { status, text } of [over, revealed])
      expect([status, /began at 2026-03-16 23:59:59\.000 and its last byte came at 2026-03-17 00:00:0/.test(text)]).toEqual([410, true])
    const [round] = await rounds(await w.as('clock'), { ids: [id] })
    expect([round!.state, round!.ratings]).toEqual(['revealed', {}])
  })
  test('whole in time are taken although the clock has come to the end before they are put away', async () => {
    const id = await roundOf()
    at('2026-03-16T23:59:59')
    const sending = await sendSlowly(w, port, { who: 'officer', path: `/evaluations/rounds/${id}/marks`, body: marksBy('purchaser') })
    expect(await revealDue(await w.as('clock', '2026-03-17T00:00:03+08:00'))).toBe(0)
    expect((await sending.rest()).status).toBe(303)
  })
  test('near their end have seconds to come, and a reply near its own', async () => {
    const id = await roundOf()
    const clock = await w.as('clock')
    const end = async (what: string) => (await ofRounds(clock, `/evaluations/rounds/${id}/${what}`)).map(String)
    expect([await end('marks'), await end('reply'), await end('sample')]).toEqual([['2026-03-16T16:00:00Z'], [], []])
    at('2026-03-17T00:00:06')
    await revealDue(await w.as('clock'))
    // Fourteen days from 17 March: 31 March is the last.
    expect(await end('reply')).toEqual(['2026-03-31T16:00:00Z'])
    at('2026-03-31T23:59:57')
    const path = `/evaluations/rounds/${id}/reply`
    const never = await sendSlowly(w, port, { who: 'manager-tongxin', path, body: 'reply=%E7%AD%94%E5%A4%8D%E4%B8%80%E6%AC%A1' })
    const { status, text } = await never.answer()
    expect([status, text.includes('within 10 seconds')]).toEqual([408, true])
  })
  test('a reply begun in time and whole too late is told both moments', async () => {
    const id = await roundOf()
    good(await givenBy('officer', id, 'purchaser'))
    at('2026-03-17T00:00:06')
    await revealDue(await w.as('clock'))
    at('2026-03-31T23:59:59')
    const path = `/evaluations/rounds/${id}/reply`
    const sending = await sendSlowly(w, port, { who: 'manager-tongxin', path, body: 'reply=%E7%AD%94%E5%A4%8D%E4%B8%80%E6%AC%A1' })
    at('2026-04-01T00:00:01')
    const { status, text } = await sending.rest()
    expect([status, text.includes('The transfer began at 2026-03-31 23:59:59.000')]).toEqual([410, true])
  })
})

describe('an answer to a survey', () => {
  test('is held against its end by whatever way it comes, and paper against its own', async () => {
    const s = await survey()
    const clock = await w.as('clock')
    const code = s.codes[0]!.codes[0]!
    const begun = await w.app.request(`http://test.example/s/${code}`, { method: 'POST', headers: { origin: 'http://test.example' } })
    const draft = /\/s\/a\/([^/]+)\//.exec(begun.headers.get('location')!)![1]!
    const ends = async (path: string) => (await ofSurveys(clock, path)).map(String)
    for (const path of [`/s/${code}`, `/s/a/${draft}/q1`, `/s/a/${draft}/send`, `/o/${s.openToken}`, `/api/surveys/${s.id}/answers`])
      expect([path, await ends(path)]).toEqual([path, ['2026-03-20T16:00:00Z']])
    expect(await ends(`/surveys/${s.id}/paper`)).toEqual(['2026-04-03T16:00:00Z'])
    expect([await ends('/s/AAAAAAAA'), await ends('/o/nothing'), await ends('/needs')]).toEqual([[], [], []])
  })
  test('begun in time and whole too late is told both moments, from a slip and by program', async () => {
    const s = await survey()
    at('2026-03-20T23:59:59')
    const body = JSON.stringify({ submissionId: 'one-of-many-numbers', code: s.codes[0]!.codes[0]!, answers: { q1: 'o1' } })
    const sending = [
      await sendSlowly(w, port, { who: 'public', path: `/s/${s.codes[0]!.codes[1]!}`, body: 'route=own-phone' }),
      await sendSlowly(w, port, { who: 'public', path: `/api/surveys/${s.id}/answers`, body }),
    ]
    at('2026-03-21T00:00:01')
    for (const one of sending) {
      const { status, text } = await one.rest()
      expect([status, text.includes('The transfer began at 2026-03-20 23:59:59.000')]).toEqual([410, true])
    }
    expect(
      isRefusal(
        await storeAnswer(await w.as('public'), { campaignId: s.id, submissionId: 'two', route: 'own-phone', code: s.codes[0]!.codes[2]! }),
      ),
    ).toBe(true)
  })
})

test('of several deadlines the nearest that is still to come decides how long a body may take', () => {
  const begun = Temporal.Instant.from('2026-03-02T09:00:00Z')
  const most = (...seconds: number[]) =>
    mostTime(
      begun,
      seconds.map((s) => begun.add({ seconds: s })),
    ) / 1000
  expect([most(), most(3600), most(60), most(60, 30, 3600), most(4), most(0)]).toEqual([120, 120, 60, 30, 10, 10])
  // One that is past, as of another low price, takes no time away from the one to come; where all are past there is nothing to wait for.
  expect([most(-5, 60), most(-5)]).toEqual([60, 10])
})
