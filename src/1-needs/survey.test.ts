import { day, isRefusal, newReadableCode } from '#kernel'
import { thePublic } from '#platform'
import { world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { campaign } from './campaigns.ts'
import { answerTotals } from './answer-totals.ts'
import { campaignResults } from './campaign-results.ts'
import { consultation } from './consultation.ts'
import { enterPaper, settlePaper, differencesOf, openSheets } from './enter-paper.ts'
import { closeCampaign } from './close-campaign.ts'
import { openCampaign } from './open-campaign.ts'
import { slipsOf } from './slips-of.ts'
import { openPurchase } from './open-purchase.ts'
import { createQuestionnaire } from './create-questionnaire.ts'
import { addQuestion } from './add-question.ts'
import { removeQuestion } from './remove-question.ts'
import { storeAnswer } from './store-answer.ts'
import { takeDue } from './take-due.ts'

const made = <T>(x: T): Exclude<T, { refused: true }> => {
  if (isRefusal(x)) throw new Error(`refused: ${x.code}`)
  return x as Exclude<T, { refused: true }>
}
const codeOf = (x: unknown) => (isRefusal(x) ? x.code : undefined)

let w: World
let asked = 0
/** No two surveys here ask the same: each is asked of the same communities in the same days. */
const turn = () => (asked++ < 2 ? '' : `（${asked}）`)
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

/** A survey in two communities with three codes each and an open link. */
async function survey(o: { keyedTwice?: boolean } = {}) {
  const officer = await w.as('officer')
  const places = w.district.communities.slice(0, 2)
  const { id: purchaseId } = made(await openPurchase(officer, { title: '社区服务', communityIds: places }))
  const q = made(await createQuestionnaire(officer, { title: '问卷', purpose: 'needs' }))
  made(await addQuestion(officer, q.id, { kind: 'need', label: `看望老人${turn()}`, required: true }))
  made(await addQuestion(officer, q.id, { kind: 'single', label: `用过吗${turn()}`, required: true, options: '用过 | Yes\n没有 | No' }))
  made(await addQuestion(officer, q.id, { kind: 'text', label: '为什么没有', required: true, showIf: 'q2=o2' }))
  const opened = made(
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
      ...o,
    }),
  )
  return {
    ...opened,
    purchaseId,
    questionnaireId: q.id,
    places,
    code: (i: number, place = 0) => opened.codes.find((c) => c.communityId === places[place])!.codes[i]!,
  }
}
/** Ends it and counts it: from then on there is something to look at. */
const counted = async (id: string) => made(await closeCampaign(await w.as('officer', '2026-03-10T10:00:00+08:00'), id))
const yes = { 'q1-importance': '5', 'q1-met': '2', q2: 'o1' }

describe('an answer', () => {
  it('is stored once however often it is sent, and its code is spent', async () => {
    const s = await survey()
    const resident = await w.as('public')
    const sent = { campaignId: s.id, submissionId: 'one', route: 'own-phone' as const, code: s.code(0), typed: yes }
    expect(await storeAnswer(resident, sent)).toEqual({ received: true, again: false })
    expect(await storeAnswer(resident, sent)).toEqual({ received: true, again: true })
    expect(await Promise.all([1, 2, 3].map(() => storeAnswer(resident, sent)))).toEqual(Array(3).fill({ received: true, again: true }))
    expect(codeOf(await storeAnswer(resident, { ...sent, submissionId: 'two' }))).toBe('code-used')
    await counted(s.id)
    const totals = await answerTotals(resident, (await campaign(resident, s.id))!)
    expect(totals).toEqual([{ communityId: s.places[0], invited: 1, open: 0, scored: 1, meanScore: 2 }])
  })
  it('sent from two tabs at once is one answer', async () => {
    const s = await survey()
    const resident = await w.as('public')
    const results = await Promise.all(
      ['a', 'b', 'c', 'd'].map((submissionId) =>
        storeAnswer(resident, { campaignId: s.id, submissionId, route: 'helped', code: s.code(1), typed: yes }),
      ),
    )
    expect(results.filter((r) => !isRefusal(r))).toHaveLength(1)
    expect(results.filter((r) => codeOf(r) === 'code-used')).toHaveLength(3)
    await counted(s.id)
    expect((await answerTotals(resident, (await campaign(resident, s.id))!))[0]!.invited).toBe(1)
  })
  it('must answer what is required of the questions asked, and nothing of the others', async () => {
    const s = await survey()
    const resident = await w.as('public')
    const send = (typed: Record<string, unknown>) =>
      storeAnswer(resident, { campaignId: s.id, submissionId: crypto.randomUUID(), route: 'own-phone', code: s.code(0), typed })
    const empty = await send({})
    expect(isRefusal(empty) && Object.keys(empty.fields!)).toEqual(['q1', 'q2'])
    expect(isRefusal(await send({ ...yes, q2: 'o2' }))).toBe(true)
    expect(codeOf(await send({ ...yes, 'q1-met': '' }))).toBe('answer-wrong')
    expect(codeOf(await send({ ...yes, q2: 'o2', q3: 'x'.repeat(1_000_000) }))).toBe('answer-wrong')
    expect(codeOf(await send({ ...yes, q2: 'o9' }))).toBe('answer-wrong')
    expect(await send({ ...yes, q3: 'not asked', name: '某人' })).toEqual({ received: true, again: false })
    await counted(s.id)
    const [row] = await stored(s.id)
    expect(row!.content).toEqual({ q1: { importance: 5, met: 2 }, q2: 'o1' })
  })
  it('is refused with a mistyped, unknown or foreign code, before the survey and after it', async () => {
    const s = await survey()
    const other = await survey()
    const send = async (code: string, at?: string) =>
      codeOf(
        await storeAnswer(await w.as('public', at), {
          campaignId: s.id,
          submissionId: crypto.randomUUID(),
          route: 'own-phone',
          code,
          typed: yes,
        }),
      )
    expect(await send('K7M4P2X0')).toBe('code-mistyped')
    expect(await send(newReadableCode())).toBe('code-unknown')
    expect(await send(other.code(0))).toBe('code-unknown')
    expect(await send(s.code(0), '2026-03-01T12:00:00+08:00')).toBe('survey-not-open')
    // The last day is a day of the place: 23:59 on it is in time, a minute later is not.
    expect(await send(s.code(0), '2026-03-20T23:59:00+08:00')).toBeUndefined()
    expect(await send(s.code(1), '2026-03-21T00:00:00+08:00')).toBe('survey-closed')
    // Begun in time and whole too late: both moments are said.
    const begun = Temporal.Instant.from('2026-03-20T23:59:58+08:00')
    const late = await storeAnswer(
      { ...(await w.as('public', '2026-03-21T00:00:01+08:00')), begun },
      { campaignId: s.id, submissionId: crypto.randomUUID(), route: 'own-phone', code: s.code(1), typed: yes },
    )
    expect('words' in late && late.words.en).toContain('The transfer began at 2026-03-20 23:59:58.000')
  })
  it('without a code needs the open link, is counted apart and says where it comes from', async () => {
    const s = await survey()
    const resident = await w.as('public')
    const open = { campaignId: s.id, submissionId: 'o', route: 'own-phone' as const, typed: yes, communityId: s.places[1]! }
    expect(codeOf(await storeAnswer(resident, open))).toBe('sign-in-first')
    expect(codeOf(await storeAnswer(resident, { ...open, openToken: 'guess' }))).toBe('link-unknown')
    expect(codeOf(await storeAnswer(resident, { ...open, openToken: s.openToken!, communityId: w.district.communities[5]! }))).toBe(
      'choose-community',
    )
    expect(await storeAnswer(resident, { ...open, openToken: s.openToken! })).toEqual({ received: true, again: false })
    expect(await campaignResults(resident, s.id)).toBeUndefined()
    await counted(s.id)
    const results = (await campaignResults(resident, s.id))!
    expect([results.n, results.openAnswers]).toEqual([0, 1])
  })
  it('can be joined neither to its code, nor to a person, nor to the log', async () => {
    const s = await survey()
    // An officer who answers on their own phone is a resident like others.
    const officer = await w.as('officer')
    made(await storeAnswer(officer, { campaignId: s.id, submissionId: 'secret-number', route: 'own-phone', code: s.code(0), typed: yes }))
    made(
      await storeAnswer(officer, { campaignId: s.id, submissionId: 'secret-number-2', route: 'own-phone', code: s.code(0, 1), typed: yes }),
    )
    const logged = async () => (await w.database.db.selectFrom('record_log').selectAll().execute()).length
    const before = await logged()
    made(await storeAnswer(officer, { campaignId: s.id, submissionId: 'secret-number-3', route: 'own-phone', code: s.code(1), typed: yes }))
    expect(await logged()).toBe(before)
    await counted(s.id)
    const rows = await stored(s.id)
    const text = JSON.stringify(rows)
    for (const secret of [s.code(0), 'secret-number', officer.asker.userId!]) expect(text).not.toContain(secret)
    expect(Object.keys(rows[0]!).sort()).toEqual([
      'answered_on',
      'campaign_id',
      'community_id',
      'content',
      'invited',
      'jurisdiction',
      'route',
      'shuffled',
      'submission_hash',
    ])
    expect(rows[0]!.answered_on).toBeInstanceOf(Temporal.PlainDate)
    // Which of the six codes were used is not to be told any more.
    const { rows: codes } = await sql<Record<string, unknown>>`select * from household_codes where campaign_id = ${s.id} and used`.execute(
      w.database.db,
    )
    expect(codes.map((c) => Object.keys(c).sort())).toEqual(
      Array(6).fill(['campaign_id', 'code_hash', 'community_id', 'jurisdiction', 'used']),
    )
  })
})

const stored = async (campaignId: string) =>
  (await sql<Record<string, unknown>>`select * from answers where campaign_id = ${campaignId}`.execute(w.database.db)).rows

describe('the codes of a survey', () => {
  it('are in the database neither as they are nor with their households, and can be printed until an answer comes', async () => {
    const s = await survey()
    const officer = await w.as('officer')
    const { rows } = await sql<{ dump: string }>`select string_agg(h::text, ' ') as dump from household_codes h`.execute(w.database.db)
    expect(rows[0]!.dump).not.toContain(s.code(0))
    expect(made(await slipsOf(officer, s.id)).codes).toEqual(s.codes)
    expect(codeOf(await slipsOf(await w.as('manager-tongxin'), s.id))).toBe('not-your-role')
    made(
      await storeAnswer(await w.as('public'), {
        campaignId: s.id,
        submissionId: 'in time',
        route: 'own-phone',
        code: s.code(1),
        typed: yes,
      }),
    )
    expect(codeOf(await slipsOf(officer, s.id))).toBe('slips-answered')
    await counted(s.id)
    await takeDue(await w.as('clock', '2026-03-10T10:01:00+08:00'))
    expect(codeOf(await slipsOf(officer, s.id))).toBe('no-slips')
    expect(
      codeOf(
        await storeAnswer(await w.as('public', '2026-03-10T10:02:00+08:00'), {
          campaignId: s.id,
          submissionId: 'late',
          route: 'own-phone',
          code: s.code(0),
          typed: yes,
        }),
      ),
    ).toBe('survey-closed')
  })
  it('are the same when the form that opened the survey is sent twice', async () => {
    const s = await survey()
    const officer = { ...(await w.as('officer')), once: 'once-once-once' }
    const q = made(await createQuestionnaire(await w.as('officer'), { title: 'q', purpose: 'needs', template: 'needs' }))
    const input = {
      purchaseId: s.purchaseId,
      questionnaireId: q.id,
      title: 't',
      purpose: 'needs' as const,
      communityIds: s.places,
      opensOn: day('2026-03-02'),
      closesOn: day('2026-03-03'),
      householdsPerCommunity: 2,
      openLink: false,
    }
    const [a, b] = [made(await openCampaign(officer, input)), made(await openCampaign(officer, input))]
    expect(b).toEqual(a)
  })
})

describe('a questionnaire in use', () => {
  it('is not changed any more', async () => {
    const s = await survey()
    expect(codeOf(await removeQuestion(await w.as('officer'), s.questionnaireId, 'q3'))).toBe('questionnaire-in-use')
  })
  it('keeps a question that others depend on', async () => {
    const officer = await w.as('officer')
    const q = made(await createQuestionnaire(officer, { title: 'q', purpose: 'needs', template: 'needs' }))
    expect(codeOf(await removeQuestion(officer, q.id, 'used'))).toBe('condition-broken')
  })
})

describe('paper', () => {
  const paper = (s: { id: string; places: string[] }, sheet: string, typed: Record<string, unknown>, code?: string) => ({
    campaignId: s.id,
    sheet,
    communityId: s.places[0]!,
    typed,
    code,
  })
  it('counts once per sheet, and the sheet does not lead to the answer', async () => {
    const s = await survey()
    const officer = await w.as('officer')
    expect(made(await enterPaper(officer, paper(s, '1', yes, s.code(0)))).state).toBe('stored')
    expect(codeOf(await enterPaper(officer, paper(s, '1', yes)))).toBe('sheet-known')
    expect(codeOf(await enterPaper(officer, paper(s, '2', yes, s.code(0))))).toBe('code-used')
    expect(
      codeOf(
        await storeAnswer(await w.as('public'), { campaignId: s.id, submissionId: 'x', route: 'own-phone', code: s.code(0), typed: yes }),
      ),
    ).toBe('code-used')
    const { rows } = await sql<Record<string, unknown>>`select * from paper_sheets where campaign_id = ${s.id}`.execute(w.database.db)
    expect(rows).toHaveLength(1)
    expect([rows[0]!.first_content, rows[0]!.code_hash, rows[0]!.first_keyed_by]).toEqual([null, null, null])
    await counted(s.id)
    const [answer] = await stored(s.id)
    expect(Object.values(rows[0]!)).not.toContain(answer!.submission_hash)
    expect([answer!.route, answer!.invited]).toEqual(['paper', true])
  })
  it('keyed twice is stored when both agree, by two people', async () => {
    const s = await survey({ keyedTwice: true })
    const [officer, committee] = [await w.as('officer'), await w.as('committee')]
    expect(made(await enterPaper(officer, paper(s, '7', yes, s.code(1)))).state).toBe('keyed-once')
    // The code and what was said with it lie nowhere side by side.
    const { rows } = await sql<{
      t: string
      code: unknown
    }>`select x::text as t, code_hash as code from paper_sheets x where campaign_id = ${s.id}`.execute(w.database.db)
    expect([rows[0]!.code, rows[0]!.t.includes('$box'), /importance|"q2/.test(rows[0]!.t)]).toEqual([null, true, false])
    expect(codeOf(await enterPaper(officer, paper(s, '7', yes)))).toBe('other-person')
    expect(made(await enterPaper(committee, paper(s, '7', yes))).state).toBe('stored')
    expect(codeOf(await enterPaper(officer, paper(s, '9', yes, s.code(1))))).toBe(undefined)
    expect(codeOf(await enterPaper(committee, paper(s, '9', yes)))).toBe('code-used')
    await counted(s.id)
    expect(await stored(s.id)).toHaveLength(1)
    expect(codeOf(await enterPaper(officer, paper(s, '8', yes)))).toBe('already-counted')
  })
  it('keyed differently is shown side by side and settled', async () => {
    const s = await survey({ keyedTwice: true })
    const [officer, committee] = [await w.as('officer'), await w.as('committee')]
    made(await enterPaper(officer, paper(s, '7', yes)))
    expect(made(await enterPaper(committee, paper(s, '7', { ...yes, 'q1-met': '4' }))).state).toBe('differs')
    expect(made(await differencesOf(officer, s.id, '7')).differences.map((d) => [d.question.id, d.first, d.second])).toEqual([
      ['q1', { importance: 5, met: 2 }, { importance: 5, met: 4 }],
    ])
    expect(codeOf(await settlePaper(officer, s.id, '7', {}))).toBe('settle-all')
    expect((await openSheets(officer, s.id)).waiting).toHaveLength(1)
    expect(made(await settlePaper(officer, s.id, '7', { q1: 'second' })).state).toBe('stored')
    await counted(s.id)
    expect((await stored(s.id))[0]!.content).toEqual({ q1: { importance: 5, met: 4 }, q2: 'o1' })
    expect((await openSheets(officer, s.id)).waiting).toHaveLength(0)
  })
  it('is not entered by an institution, nor by another office, nor after two weeks', async () => {
    const s = await survey()
    expect(codeOf(await enterPaper(await w.as('manager-tongxin'), paper(s, '1', yes)))).toBe('not-your-role')
    const officer = await w.as('officer')
    const foreign = { ...officer, asker: { ...officer.asker, organisationId: w.district.bureau } }
    expect(codeOf(await enterPaper(foreign, paper(s, '1', yes)))).toBe('not-your-record')
    expect(codeOf(await enterPaper(await w.as('officer', '2026-04-04T09:00:00+08:00'), paper(s, '1', yes)))).toBe('paper-too-late')
    expect(made(await enterPaper(await w.as('officer', '2026-04-03T09:00:00+08:00'), paper(s, '1', yes))).state).toBe('stored')
  })
})

describe('consultation', () => {
  it('counts the answers of a purchase', async () => {
    const s = await survey()
    const resident = { ...(await w.as('public')), asker: thePublic }
    made(await storeAnswer(resident, { campaignId: s.id, submissionId: 'a', route: 'own-phone', code: s.code(0), typed: yes }))
    expect(await consultation(resident, s.purchaseId)).toEqual({ campaignIds: [s.id], answers: 0, answered: false, lastClosedOn: null })
    expect((await consultation(await w.as('officer', '2026-03-21T09:00:00+08:00'), s.purchaseId))!.lastClosedOn).toEqual(day('2026-03-20'))
    await counted(s.id)
    expect(await consultation(await w.as('officer', '2026-03-21T09:00:00+08:00'), s.purchaseId)).toEqual({
      campaignIds: [s.id],
      answers: 0,
      answered: true,
      lastClosedOn: day('2026-03-09'),
    })
    expect(await consultation(resident, 'pur_none')).toBeUndefined()
  })
})
