import { day, isRefusal } from '#kernel'
import { sessionOf, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeToken } from '../people/my-account.ts'
import { answerCounts } from './answer-totals.ts'
import { enterPaper } from './enter-paper.ts'
import { addQuestion } from './add-question.ts'
import { campaignResults, textsOf } from './campaign-results.ts'
import { openLinkOf } from './open-link-of.ts'
import { openCampaign } from './open-campaign.ts'
import { openPurchase } from './open-purchase.ts'
import { createQuestionnaire } from './create-questionnaire.ts'
import { storeAnswer } from './store-answer.ts'
import { takeDue } from './take-due.ts'

const made = <T>(x: T): Exclude<T, { refused: true }> => {
  if (isRefusal(x)) throw new Error(`refused: ${x.code}`)
  return x as Exclude<T, { refused: true }>
}

let w: World
let asked = 0
/** No two surveys here ask the same: each is asked of the same communities in the same days. */
const turn = () => (asked++ < 2 ? '' : `（${asked}）`)
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

/** What the clock does for this step alone: the other steps have nothing to do with how answers are mixed. */
const mixes = async () => await takeDue(await w.as('clock'))

/** A survey in two communities with `households` codes in each; everybody scores differently, so that one answer moves every mean. */
async function survey(households: number, communities = 2) {
  const officer = await w.as('officer')
  const places = w.district.communities.slice(0, communities)
  const { id: purchaseId } = made(await openPurchase(officer, { title: '社区服务', communityIds: places }))
  const q = made(await createQuestionnaire(officer, { title: '问卷', purpose: 'needs' }))
  made(await addQuestion(officer, q.id, { kind: 'need', label: `看望老人${turn()}`, required: true }))
  made(await addQuestion(officer, q.id, { kind: 'single', label: `用过吗${turn()}`, required: true, options: '用过 | Yes\n没有 | No' }))
  const opened = made(
    await openCampaign(officer, {
      purchaseId,
      questionnaireId: q.id,
      title: '需求调查',
      purpose: 'needs',
      communityIds: places,
      opensOn: day('2026-03-02'),
      closesOn: day('2026-03-20'),
      householdsPerCommunity: households,
      openLink: false,
    }),
  )
  const codes = opened.codes.map((c) => c.codes)
  let sent = 0
  /** One more resident of the given community answers. */
  const answer = async (place: number, at?: string) => {
    const n = sent++
    const typed = { 'q1-importance': String(1 + (n % 5)), 'q1-met': String(1 + ((n * 3) % 4)), q2: n % 3 ? 'o1' : 'o2' }
    const submissionId = `submission number ${n}`
    made(
      await storeAnswer(await w.as('public', at), {
        campaignId: opened.id,
        submissionId,
        route: 'own-phone',
        code: codes[place]![n]!,
        typed,
      }),
    )
    return typed
  }
  return { id: opened.id, purchaseId, places, codes, answer }
}

/** Everything somebody with an account can look at that might tell of one more answer, without what changes by itself. */
async function looks(id: string, purchaseId: string, secret: string): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  const pages: [string, string][] = [
    ...['', '/results', '/results?format=csv', '/paper'].map((p): [string, string] => ['officer', `/surveys/${id}${p}`]),
    ['officer', '/surveys'],
    ['officer', '/'],
    ['officer', `/needs?purchase=${purchaseId}`],
    ['officer', `/purchases/${purchaseId}`],
    ['committee', `/surveys/${id}/results`],
    ['committee', `/surveys/${id}/paper`],
    ['auditor', '/surveys'],
    ['auditor', '/log'],
    ['public', `/open/purchases/${purchaseId}`],
  ]
  for (const [who, path] of pages) {
    const text = await (await w.get(who, path)).text()
    seen.set(`${who} ${path}`, text.replace(/<input[^>]*type="hidden"[^>]*>/g, ''))
  }
  const api = await w.app.request(`http://test.example/api/surveys/${id}/totals`, {
    headers: { host: 'test.example', authorization: `Bearer ${secret}` },
  })
  seen.set('api totals', await api.text())
  return seen
}

describe('who asks before and after every single answer', () => {
  it('sees nothing move but counts, by tens, in all and in every community; and no result before the end', async () => {
    const s = await survey(60)
    const officer = await w.as('officer')
    const asked = { name: 'attack', scopes: ['read' as const], days: 30, sessionId: await sessionOf(officer) }
    const { secret } = made(await makeToken({ ...officer, once: 'attack' }, asked))
    // The log shows each page read and each job only where they wrote: one look first, so that what looking writes is there; and the
    // first round of notices, whose number stands on every page.
    await w.runJobs()
    await looks(s.id, s.purchaseId, secret)
    let before = await looks(s.id, s.purchaseId, secret)
    const movedAt: number[] = []
    const here = [0, 0]
    const movedHere: [number[], number[]] = [[], []]
    for (let n = 1; n <= 45; n++) {
      // Three in four live in the first community.
      const place = n % 4 === 0 ? 1 : 0
      await s.answer(place)
      here[place]!++
      await w.runJobs()
      const after = await looks(s.id, s.purchaseId, secret)
      const moved = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path)
      if (moved.length) movedAt.push(n)
      const totals = (text: string) =>
        (JSON.parse(text) as { communities: { communityId: string; invited: number | null; meanScore: number | null }[] }).communities
      for (const t of totals(after.get('api totals')!)) {
        expect(t.meanScore).toBe(null)
        const was = totals(before.get('api totals')!).find((x) => x.communityId === t.communityId)
        const i = s.places.indexOf(t.communityId)
        if ((t.invited ?? 0) !== (was?.invited ?? 0)) {
          expect(((t.invited ?? 0) - (was?.invited ?? 0)) % 10).toBe(0)
          movedHere[i as 0 | 1].push(here[i]!)
        }
      }
      before = after
    }
    // Ten are always held back, so that the last step, when the survey ends, is of ten at least as well.
    expect(movedAt).toEqual([20, 30, 40])
    for (const at of movedHere.flat()) expect(at).toBeGreaterThanOrEqual(10)
    expect(before.get(`officer /surveys/${s.id}/results?format=csv`)).toContain('Results are there once the survey is ended')
    expect((await w.post('officer', `/surveys/${s.id}/close`, await w.seen(s.id))).status).toBe(303)
    expect(await (await w.get('officer', `/surveys/${s.id}/results`)).text()).toContain('45 answers from the sample')
  })
})

describe('who has the open link and answers as often as they like', () => {
  it('works out of no mean and no text what one resident with a code said', async () => {
    const officer = await w.as('officer')
    const places = w.district.communities.slice(0, 2)
    const q = made(await createQuestionnaire(officer, { title: '问卷', purpose: 'needs' }))
    made(await addQuestion(officer, q.id, { kind: 'need', label: `看望老人${turn()}`, required: true }))
    made(await addQuestion(officer, q.id, { kind: 'text', label: `还有什么${turn()}`, required: false }))
    const opened = made(
      await openCampaign(officer, {
        ...{ purchaseId: null, questionnaireId: q.id, title: '需求调查', purpose: 'needs', communityIds: places },
        ...{ opensOn: day('2026-03-02'), closesOn: day('2026-03-20'), householdsPerCommunity: 12, openLink: true },
      }),
    )
    const openToken = made(await openLinkOf(officer, opened.id))
    const says = async (of: { code: string } | { openToken: string; communityId: string }, n: number, met: string, text: string) =>
      made(
        await storeAnswer(await w.as('public'), {
          ...{ campaignId: opened.id, submissionId: `open and coded ${n}`, route: 'code' in of ? 'own-phone' : 'open-link', ...of },
          typed: { 'q1-importance': '3', 'q1-met': met, q2: text },
        }),
      )
    await says({ code: opened.codes[0]!.codes[0]! }, 0, '2', '只有我写的')
    for (let n = 1; n <= 8; n++) await says({ code: opened.codes[1]!.codes[n]! }, n, '4', '')
    for (let n = 20; n < 30; n++) await says({ openToken, communityId: places[0]! }, n, '5', '海报上来的')
    w.clock.set('2026-04-20T09:00:00+08:00')
    await w.runJobs()
    const r = (await campaignResults(officer, opened.id))!
    expect(r.byCommunity.map((c) => [c.invited, c.meanScore])[0]).toEqual([null, null])
    // Nine of the ten may be the attacker's: they make up no number behind which the tenth could be read, nor the one with a code.
    expect(await textsOf(officer, r.campaign, 'q2')).toBe(undefined)
    w.clock.set('2026-03-02T09:00:00+08:00')
  })
  it('moves nothing by their own answers, and finds the moment of nobody else', async () => {
    const officer = await w.as('officer')
    const places = w.district.communities.slice(0, 1)
    const q = made(await createQuestionnaire(officer, { title: '问卷', purpose: 'needs' }))
    made(await addQuestion(officer, q.id, { kind: 'need', label: `看望老人${turn()}`, required: true }))
    const { id: purchaseId } = made(await openPurchase(officer, { title: '公开链接', communityIds: places }))
    const opened = made(
      await openCampaign(officer, {
        ...{ purchaseId, questionnaireId: q.id, title: '需求调查', purpose: 'needs', communityIds: places },
        ...{ opensOn: day('2026-03-02'), closesOn: day('2026-03-20'), householdsPerCommunity: 40, openLink: true },
      }),
    )
    const openToken = made(await openLinkOf(officer, opened.id))
    let [n, others] = [0, 0]
    const says = async (of: { code: string } | { openToken: string; communityId: string }) =>
      made(
        await storeAnswer(await w.as('public'), {
          ...{ campaignId: opened.id, submissionId: `watched ${n++}`, route: 'code' in of ? 'own-phone' : 'open-link', ...of },
          typed: { 'q1-importance': '3', 'q1-met': '2' },
        }),
      )
    const asked = { name: 'watch', scopes: ['read' as const], days: 30, sessionId: await sessionOf(officer) }
    const { secret } = made(await makeToken({ ...officer, once: 'watch' }, asked))
    await w.runJobs()
    await looks(opened.id, purchaseId, secret)
    const own = async () => await says({ openToken, communityId: places[0]! })
    const other = async () => await says({ code: opened.codes[0]!.codes[others++]! })
    const moved = async (by: () => Promise<unknown>): Promise<boolean> => {
      const before = await looks(opened.id, purchaseId, secret)
      await by()
      await w.runJobs()
      const after = await looks(opened.id, purchaseId, secret)
      return [...after].some(([path, text]) => before.get(path) !== text)
    }
    // Somebody with a code, and the watcher to the next ten and over it, again and again: what moves does so by tens of the others alone.
    for (let c = 0; c < 19; c++) await other()
    for (let i = 0; i < 12; i++) expect(await moved(own)).toBe(false)
    expect(await moved(other)).toBe(true)
    for (let i = 0; i < 12; i++) expect(await moved(own)).toBe(false)
    expect(await moved(other)).toBe(false)
    // What they sent was mixed all the same, among themselves.
    const { rows } = await sql<{ invited: boolean; n: number }>`
      select invited, sum(answers)::int as n from answer_totals where campaign_id = ${opened.id} group by 1 order by 1`.execute(
      w.database.db,
    )
    expect(rows).toEqual([
      { invited: false, n: 10 },
      { invited: true, n: 10 },
    ])
  })
})

describe('who keeps the printed slips', () => {
  it('asks with every code before, between and after, and cannot tell a household that has answered from one that has not', async () => {
    const s = await survey(30)
    const asks = async () =>
      await Promise.all(
        s.codes[0]!.slice(0, 25).flatMap((code) => [
          w.get('public', `/s/${code}`).then(async (r) => `${r.status} ${(await r.text()).replaceAll(code, 'CODE')}`),
          w
            .post('public', `/s/${code}`, { route: 'own-phone' })
            .then((r) => `${r.status} ${r.headers.get('location')?.replace(/a\/\w+/, '')}`),
        ]),
      )
    const before = await asks()
    expect(new Set(before).size).toBe(2)
    // Some wait, then some are mixed and their codes marked.
    for (let n = 0; n < 9; n++) await s.answer(0)
    expect(await asks()).toEqual(before)
    for (let n = 0; n < 13; n++) await s.answer(0)
    await w.runJobs()
    expect((await sql`select from household_codes where campaign_id = ${s.id} and used`.execute(w.database.db)).rows).toHaveLength(10)
    expect(await asks()).toEqual(before)
    // Nor by an answer that is never stored: what is wrong with it is said first.
    const wrong = async (code: string) =>
      await storeAnswer(await w.as('public'), { campaignId: s.id, submissionId: 'x', route: 'own-phone', code, typed: {} })
    expect(await wrong(s.codes[0]![0]!)).toEqual(await wrong(s.codes[0]![29]!))
    // Whoever answers in earnest with a spent code is told.
    const late = { campaignId: s.id, submissionId: 'a second one', route: 'own-phone' as const, code: s.codes[0]![0]! }
    const typed = { 'q1-importance': '1', 'q1-met': '1', q2: 'o1' }
    expect(await storeAnswer(await w.as('public'), { ...late, typed })).toMatchObject({ code: 'code-used' })
  })
})

describe('whoever reads the database', () => {
  /** Pairs of a spent code and an answer in clear that have any mark in common, as transaction or entry of the log. */
  const joined = async (campaignId: string) =>
    (
      await sql<{ code_hash: string; content: unknown; size: number }>`
        select h.code_hash, a.content, (select count(*)::int from answers b where b.xmin = a.xmin) as size
        from household_codes h join answers a on a.xmin = h.xmin and a.campaign_id = h.campaign_id
        where h.campaign_id = ${campaignId} and h.used`.execute(w.database.db)
    ).rows
  const dump = async (): Promise<string> => {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
      w.database.db,
    )
    let text = ''
    for (const { name } of rows)
      text +=
        (await sql<{ t: string | null }>`select string_agg(x::text, E'\n') as t from ${sql.table(name)} x`.execute(w.database.db)).rows[0]!
          .t ?? ''
    return text
  }
  it('finds neither the code nor the words of an answer that has just come, and no entry of the log with its moment', async () => {
    const s = await survey(30)
    const entries = async () =>
      (await w.database.db.selectFrom('record_log').selectAll().execute()).filter((e) => JSON.stringify(e).includes(s.id)).length
    const was = await entries()
    for (let n = 0; n < 9; n++) await s.answer(0)
    expect(await joined(s.id)).toEqual([])
    expect((await sql`select from household_codes where campaign_id = ${s.id} and used`.execute(w.database.db)).rows).toEqual([])
    expect((await sql`select from answers where campaign_id = ${s.id}`.execute(w.database.db)).rows).toEqual([])
    expect(await entries()).toBe(was)
    expect(await dump()).not.toContain('submission number 3')
  })
  it('finds, once answers are mixed, at least ten codes and ten answers behind every common mark, in no common order', async () => {
    const s = await survey(60)
    const orders: number[] = []
    for (let n = 0; n < 33; n++) {
      await s.answer(0)
      await mixes()
    }
    const pairs = await joined(s.id)
    expect(pairs.length).toBeGreaterThan(0)
    expect(pairs.every((p) => p.size >= 10)).toBe(true)
    const { rows } = await sql<{ n: number }>`
      select (content->'q1'->>'importance')::int as n from answers where campaign_id = ${s.id} order by ctid`.execute(w.database.db)
    orders.push(...rows.map((r) => r.n))
    expect(orders).toHaveLength(20)
  })
  it('finds ten of each also within one community, since a code and an answer both name theirs', async () => {
    const s = await survey(60, 7)
    // Answers come from seven communities at once; of the first there are most.
    for (let n = 0; n < 42; n++) {
      await s.answer(n % 2 === 0 ? 0 : 1 + (n % 6))
      await mixes()
    }
    const { rows } = await sql<{ codes: number; answers: number }>`
      select h.n as codes, a.n as answers from
        (select xmin::text as x, community_id, count(*)::int as n from household_codes where campaign_id = ${s.id} and used group by 1, 2) h
        join (select xmin::text as x, community_id, count(*)::int as n from answers where campaign_id = ${s.id} group by 1, 2) a
        on a.x = h.x and a.community_id = h.community_id`.execute(w.database.db)
    expect(rows).toEqual([{ codes: 10, answers: 10 }])
    expect(await answerCounts(await w.as('officer'), [s.id])).toEqual(new Map([[s.id, 30]]))
  })
  it('finds no entry with its moment for a sheet of paper; the next day one number for each person who keyed', async () => {
    const s = await survey(30)
    const entries = async () =>
      (await w.database.db.selectFrom('record_log').selectAll().where('outcome', '=', 'done').execute()).filter((e) =>
        JSON.stringify(e).includes(s.id),
      )
    const was = (await entries()).length
    const typed = { 'q1-importance': '4', 'q1-met': '2', q2: 'o1' }
    for (let n = 0; n < 12; n++) {
      const who = await w.as(n < 5 ? 'committee' : 'officer')
      made(await enterPaper(who, { campaignId: s.id, sheet: String(n), communityId: s.places[0]!, code: s.codes[0]![n]!, typed }))
      await w.runJobs()
    }
    // Sent twice, a form is one sheet still.
    const twice = { ...(await w.as('officer')), once: 'the same form' }
    for (let n = 0; n < 2; n++) made(await enterPaper(twice, { campaignId: s.id, sheet: '20', communityId: s.places[0]!, typed }))
    expect((await entries()).length).toBe(was)
    w.clock.set('2026-03-03T00:00:05+08:00')
    await w.runJobs()
    await w.runJobs()
    const said = (await entries()).filter((e) => e.action === 'needs.paper-of-day')
    expect(said.map((e) => [e.actor_id, e.organisation_id === null, e.facts]).sort()).toEqual(
      [
        [(await w.as('committee')).asker.userId, false, { day: '2026-03-02', keyed: 5, settled: 0 }],
        [(await w.as('officer')).asker.userId, false, { day: '2026-03-02', keyed: 8, settled: 0 }],
      ].sort(),
    )
    const page = await (await w.get('auditor', '/log')).text()
    expect(page).toContain('keyed 8 paper sheets on 2 March 2026')
    w.clock.set('2026-03-02T09:00:00+08:00')
  })
  it('reads in the log how many answers came, a day late and in tens', async () => {
    const s = await survey(60)
    for (let n = 0; n < 25; n++) await s.answer(0)
    await w.runJobs()
    const logged = async () =>
      (await w.database.db.selectFrom('record_log').select(['action', 'facts', 'subject_id']).execute()).filter(
        (e) => e.action === 'needs.answers-of-day' && e.subject_id === s.id,
      )
    expect(await logged()).toEqual([])
    w.clock.set('2026-03-03T00:00:05+08:00')
    await w.runJobs()
    expect((await logged()).map((e) => e.facts)).toEqual([{ day: '2026-03-02', answers: 10 }])
    w.clock.set('2026-03-02T09:00:00+08:00')
  })
})
