import { contract, signVersion, takeDue as beginContracts } from '#contracts'
import { day, isRefusal, newId, type Refusal } from '#kernel'
import { openPurchase, slipsOf, storeAnswer, takeDue as countSurveys } from '#needs'
import { addOrganisation, addPerson } from '#people'
import { theOperator } from '#platform'
import { asOwner, directContract, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askAgain } from './ask-again.ts'
import { drawSample } from './draw-sample.ts'
import { dueItems } from './due-items.ts'
import { openRound } from './open-round.ts'
import { readAskedAgain, residentSample } from './store/index.ts'

/** A contract until 28 February 2027 whose residents were asked a month before its end. */
let w: World
let roundId: string
let first: string
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  const officer = await w.as('officer')
  const communityIds = w.district.communities
  const p = good(await openPurchase(officer, { title: '社区社会工作服务', communityIds }))
  const line = {
    ...{ id: newId('line', officer.now), kind: 'post' as const, title: '社区社工岗位', grade: 'assistant' as const, posts: 1, months: 12 },
    ...{ amount: 6000000n as never, hangsOn: null, needIds: [], paidBy: 'month' as const, milestones: [], fromMonth: 1, settled: [] },
    communityIds,
  }
  const { id } = good(
    await directContract(w, officer, {
      ...{ purchaseId: p.id, providerId: w.district.institutions.tongxin, lines: [line], startsOn: day('2026-03-01') },
      noTenderReason: '续签第二年',
    }),
  )
  for (const who of ['head', 'manager-tongxin']) {
    const c = (await contract(officer, id))!
    good(await signVersion(await w.as(who), { contractId: id, number: c.versionNumber, version: c.version }))
  }
  await beginContracts(await w.as('clock'))
  const before = '2027-01-25T09:00:00+08:00'
  roundId = good(await openRound(await w.as('officer', before), { contractId: id, kind: 'final', closesOn: day('2027-02-10') })).id
  first = good(
    await drawSample(await w.as('evaluator', before), { roundId, householdsPerCommunity: 12, closesOn: day('2027-02-10'), ...phone }),
  ).campaignId
  await answered(first, '2027-01-28T10:00:00+08:00', (n) => 3 + (n % 3), '2027-02-25T00:00:05+08:00')
}, 120_000)
afterAll(() => w.close())

const phone = { contactName: '评估员', contactPhone: '010-0000 0000' }
const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const code = (x: unknown) => (isRefusal(x) ? x.code : 'done')

/** Ten of a community answer; eight of them leave a word of their own. */
async function answered(campaignId: string, at: string, mark: (n: number) => number, countedAt: string): Promise<void> {
  const slips = good(await slipsOf(await w.as('evaluator', at), campaignId))
  for (const [c, { codes }] of slips.codes.entries())
    for (const [n, one] of codes.slice(0, 10).entries()) {
      const says = Object.fromEntries(['s1', 's2', 's3', 's4', 's5', 's6'].map((q) => [q, String(mark(n))]))
      // Written once with a blank and once in wide letters: it is the same word.
      const word = mark(0) === 3 ? `Osmanthus ${n}` : `ｏｓｍａｎｔｈｕｓ${n}`
      const answers = { met: 'yes', ...says, again: 'yes', ...(n < 8 && { word }) }
      const submissionId = `${campaignId.slice(-4)}0000-0000-4000-8000-0000000${String(c * 100 + n).padStart(5, '0')}`
      good(await storeAnswer(await w.as('public', at), { campaignId, submissionId, route: 'own-phone', code: one, answers }))
    }
  w.clock.set(countedAt)
  await w.runJobs()
  await countSurveys(await w.as('clock', countedAt))
}
const asking = (closesOn = '2027-06-20', who: 'same' | 'anew' = 'same') => ({ roundId, who, closesOn: day(closesOn), ...phone })

test('nobody is asked again before ninety days have passed, nor by the office that was judged, nor long after', async () => {
  expect(code(await askAgain(await w.as('evaluator', '2027-05-28T09:00:00+08:00'), asking()))).toBe('too-early')
  expect(code(await askAgain(await w.as('officer', '2027-05-30T09:00:00+08:00'), asking()))).toBe('not-your-role')
  expect(code(await askAgain(await w.as('evaluator', '2027-12-20T09:00:00+08:00'), asking('2027-12-30')))).toBe('too-late')
  const due = async (at: string) =>
    (await dueItems(await w.as('evaluator', at), w.district.evaluator)).filter((d) => d.id === `${roundId}:again`)
  expect(await due('2027-05-28T09:00:00+08:00')).toEqual([])
  expect((await due('2027-05-30T09:00:00+08:00')).map((d) => [d.href, d.dueOn?.toString()])).toEqual([
    [`/evaluations/rounds/${roundId}/again`, '2027-11-25'],
  ])
})

test('another evaluator does not know the households of the first time, and may draw as many anew', async () => {
  const op = { ...(await w.as('operator', '2027-05-30T09:00:00+08:00')), asker: theOperator }
  const other = await addOrganisation(op, { kind: 'evaluator', name: '另一家评估机构' })
  w.district.people['evaluator-2'] = await addPerson(op, {
    name: '戚评估',
    email: 'e2@x.example',
    role: 'evaluator',
    organisationId: other,
  })
  const ctx = await w.as('evaluator-2', '2027-05-30T09:00:00+08:00')
  const refused = await askAgain(ctx, asking())
  expect([code(refused), isRefusal(refused) && Object.keys(refused.fields ?? {})]).toEqual(['households-unknown-here', ['who']])
})

test('the same households are asked the same questions once, and their answers are matched by a word that nobody can read', async () => {
  const evaluator = await w.as('evaluator', '2027-05-30T09:00:00+08:00')
  const two = await Promise.all([askAgain(evaluator, asking()), askAgain(await w.as('evaluator', '2027-05-30T09:00:00+08:00'), asking())])
  expect(two.map(code).sort()).toEqual(['asked-again', 'done'])
  const again = (await readAskedAgain(evaluator, [roundId])).get(roundId)!
  expect(again.communities).toEqual((await residentSample(evaluator, roundId))!.communities)
  expect(again.endedOn.toString()).toBe('2027-02-28')
  expect(await dueItems(evaluator, w.district.evaluator).then((d) => d.some((x) => x.id === `${roundId}:again`))).toBe(false)
  const path = `/evaluations/rounds/${roundId}/again`
  w.clock.set('2027-05-30T10:00:00+08:00')
  expect(await (await w.get('officer', path)).text()).toContain('not counted yet')
  await answered(again.campaignId, '2027-06-01T10:00:00+08:00', (n) => 2 + (n % 3), '2027-07-05T00:00:05+08:00')
  const kept = await sql<{ text: string }>`select content::text as text from answers`.execute(w.database.db)
  expect(kept.rows.length).toBe(140)
  expect(kept.rows.some((r) => /osmanthus/i.test(r.text.normalize('NFKC')))).toBe(false)
  for (const who of ['officer', 'manager-tongxin', 'auditor']) {
    const page = await (await w.get(who, path)).text()
    expect(page).toContain('56 people left the same word again')
    expect(page).toContain('−1.00')
    expect(page).toContain('What this design cannot bear')
    expect(page).not.toContain('Household numbers drawn')
  }
  expect(await (await w.get('evaluator', path, { lang: 'zh' })).text()).toContain('抽中的户号')
  expect((await w.get('manager-bangban', path)).status).toBe(404)
  const survey = await (await w.get('evaluator', `/surveys/${again.campaignId}/results`)).text()
  expect(survey).not.toContain('write a word that only you')
  const [round] = (await sql<{ purchase_id: string }>`select purchase_id from rounds where id = ${roundId}`.execute(w.database.db)).rows
  expect(await (await w.get('officer', `/purchases/${round!.purchase_id}`)).text()).toContain(path)
  // Of fewer than five answers no number is told, nor what is left of those who were asked.
  const row = async () =>
    /(Asked again|Again|After)[\s\S]{0,400}?<\/tr>/.exec((await (await w.get('officer', path)).text()).split('<tbody')[1]!)![0]
  expect(await row()).toMatch(/>70</)
  await asOwner(
    w.database.db,
    `delete from answers where campaign_id = '${again.campaignId}' and submission_hash not in
      (select submission_hash from answers where campaign_id = '${again.campaignId}' limit 3)`,
  )
  expect(await row()).toMatch(/fewer than 5<\/td>[\s\S]*–<\/td>[\s\S]*–<\/td>/)
})
