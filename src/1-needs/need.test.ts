import { day, isRefusal } from '#kernel'
import { historyOf, sequence } from '#platform'
import { asOwner, world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { campaignResults } from './campaign-results.ts'
import { campaigns } from './campaigns.ts'
import { keepProfile } from './keep-profile.ts'
import { need, needs, tables } from './store/index.ts'
import { addEvidence } from './add-evidence.ts'
import { acceptNeed } from './accept-need.ts'
import { reopenNeed } from './reopen-need.ts'
import { setAsideNeed } from './set-aside-need.ts'
import { noticeNeed } from './notice-need.ts'
import { removeEvidence } from './remove-evidence.ts'
import { closeCampaign } from './close-campaign.ts'
import { openCampaign } from './open-campaign.ts'
import { openPurchase } from './open-purchase.ts'
import { createQuestionnaire } from './create-questionnaire.ts'
import { sayAction } from './say-action.ts'
import { dueItems } from './due-items.ts'
import { consultation } from './consultation.ts'
import { standings } from './standings.ts'
import { storeAnswer } from './store-answer.ts'

const made = <T>(x: T): Exclude<T, { refused: true }> => {
  if (isRefusal(x)) throw new Error(`refused: ${x.code}`)
  return x as Exclude<T, { refused: true }>
}
const codeOf = (x: unknown) => (isRefusal(x) ? x.code : undefined)

let w: World
let purchaseId: string
let surveyId: string
let surveys = 0
let questionnaireId: string
let send: (n: number, typed: (i: number) => Record<string, unknown>) => Promise<void>
beforeAll(async () => {
  w = await world()
  const officer = await w.as('officer')
  const places = w.district.communities.slice(0, 1)
  purchaseId = made(await openPurchase(officer, { title: '社区服务', communityIds: places })).id
  const q = made(await createQuestionnaire(officer, { title: '问卷', purpose: 'needs', template: 'needs' }))
  questionnaireId = q.id
  ;({ surveyId, send } = await survey())
})
afterAll(() => w.close())

async function survey(of = purchaseId): Promise<{ surveyId: string; send: typeof send }> {
  // No two surveys here ask the same people the same.
  const places = w.district.communities.slice(surveys, ++surveys)
  const opened = made(
    await openCampaign(await w.as('officer'), {
      purchaseId: of,
      questionnaireId,
      title: '调查',
      purpose: 'needs',
      communityIds: places,
      opensOn: day('2026-03-02'),
      closesOn: day('2026-03-20'),
      householdsPerCommunity: 120,
      openLink: true,
    }),
  )
  const codes = opened.codes[0]!.codes.values()
  return {
    surveyId: opened.id,
    async send(n, typed) {
      const resident = await w.as('public')
      for (let i = 0; i < n; i++)
        made(
          await storeAnswer(resident, {
            campaignId: opened.id,
            submissionId: crypto.randomUUID(),
            route: 'own-phone',
            code: codes.next().value!,
            typed: { used: 'no', ...typed(i) },
          }),
        )
    },
  }
}

describe('opening a survey', () => {
  it('offers what asks the same once, and says where each was asked', async () => {
    const officer = await w.as('officer')
    made(await createQuestionnaire(officer, { title: '问卷', purpose: 'needs', template: 'needs' }))
    made(await createQuestionnaire(officer, { title: '另一份', purpose: 'needs', template: 'needs' }))
    const options = async (query: string) =>
      [
        .../name="questionnaireId"[\s\S]*?<\/select>/
          .exec(await (await w.get('officer', `/surveys/new${query}`)).text())![0]
          .matchAll(/<option value="([^"]+)"[^>]*>([^<]*)/g),
      ].map((m) => [m[1]!, m[2]!] as const)
    const offered = await options('')
    expect(offered.map(([, label]) => label.split(' · ')[0])).toEqual(['另一份', '问卷'])
    expect(new Set(offered.map(([, label]) => label)).size).toBe(offered.length)
    expect(offered[0]![1]).toContain('not used yet')
    expect(offered[1]![1]).toMatch(/used once, last in \S+ \(2 March 2026\)/)
    // The one that was asked for stands there, though a newer one asks the same.
    expect((await options(`?questionnaire=${questionnaireId}`)).map(([id]) => id)).toContain(questionnaireId)
  })
})

describe('a need', () => {
  it('is accepted on two kinds of evidence, with the figure as it stood when it was attached', async () => {
    const officer = await w.as('officer')
    await send(40, (i) => ({
      'n1-importance': '5',
      'n1-met': i < 30 ? '1' : '3',
      'n2-importance': '3',
      'n2-met': '3',
      sex: i % 4 === 0 ? 'male' : 'female',
      age: '60-69',
    }))
    made(
      await keepProfile(officer, w.district.communities[0]!, {
        source: '普查',
        countedOn: day('2025-12-31'),
        groups: [
          { variable: 'sex', category: 'female', people: 4100 },
          { variable: 'sex', category: 'male', people: 4100 },
        ],
      }),
    )
    const { id } = made(await noticeNeed(officer, { title: '独居老人有人看望', statement: '很多老人一个人住', purchaseId }))
    expect(codeOf(await acceptNeed(officer, { needId: id }))).toBe('too-few-kinds')
    // While answers still come there is no figure to rest a need on.
    expect(
      codeOf(
        await addEvidence(officer, { needId: id, kind: 'felt', says: 'x', source: '', campaignId: surveyId, figure: 'n1#discrepancy' }),
      ),
    ).toBe('no-results')
    made(await closeCampaign(officer, surveyId))
    expect(
      codeOf(
        await addEvidence(officer, { needId: id, kind: 'felt', says: 'x', source: '', campaignId: surveyId, figure: 'n9#discrepancy' }),
      ),
    ).toBe('estimate-hidden')
    // What people thought of a service is no need, whoever asks for the figure by its address.
    const asks = async (purpose: 'needs' | 'satisfaction') =>
      tables(w.database.db).updateTable('campaigns').set({ purpose }).where('id', '=', surveyId).execute()
    await asks('satisfaction')
    expect(
      codeOf(
        await addEvidence(officer, { needId: id, kind: 'felt', says: 'x', source: '', campaignId: surveyId, figure: 'n1#discrepancy' }),
      ),
    ).toBe('no-results')
    await asks('needs')
    // The survey of the purchase stands there at once; its question leads to its answers, and neither who answered nor nobody is offered.
    const page = async (query: string) => (await w.get('officer', `/needs/${id}/evidence?kind=felt${query}`)).text()
    const questions = await page('')
    expect(questions.length).toBeLessThan(20_000)
    expect([...questions.matchAll(/;question=([\w-]+)"/g)].map((m) => m[1])).toEqual(expect.arrayContaining(['n1', 'n2']))
    for (const who of ['sex', 'age']) expect(questions).not.toContain(`;question=${who}"`)
    expect(questions).not.toContain('name="figure"')
    const answers = await page(`&survey=${surveyId}&question=n1`)
    expect([...answers.matchAll(/name="figure"[^>]*value="\S+ ([^"]+)"/g)].map((m) => m[1])).toEqual([
      'n1#discrepancy',
      'n1=importance',
      'n1=met',
    ])
    expect(answers).not.toMatch(/ 0\.0\s?%/)
    expect(await page(`&survey=`)).toContain(`survey=${surveyId}`)
    expect(
      codeOf(await addEvidence(officer, { needId: id, kind: 'felt', says: 'x', source: '', campaignId: surveyId, figure: 'sex=female' })),
    ).toBe('estimate-hidden')
    made(
      await addEvidence(officer, {
        needId: id,
        kind: 'felt',
        says: '差距最大',
        source: '',
        campaignId: surveyId,
        figure: 'n1#discrepancy',
      }),
    )
    expect(codeOf(await acceptNeed(officer, { needId: id }))).toBe('too-few-kinds')
    made(await addEvidence(officer, { needId: id, kind: 'expressed', says: '去年 64 次来电', source: '12345 热线台账' }))
    const felt = (await need(officer, id))!.evidence.find((e) => e.kind === 'felt')
    // 30 of 40 rate it 5 and 1, ten rate it 5 and 3. Men, ten of forty, are half of the people: of every four the first is a man,
    // eight of the first thirty and two of the last ten. So men: met (8·1 + 2·3)/10 = 1.4; women: (22·1 + 8·3)/30 = 46/30.
    const met = (1.4 + 46 / 30) / 2
    expect(felt!.estimate).toMatchObject({
      what: 'discrepancy',
      n: 40,
      countedOn: '2026-03-02',
      estimate: expect.closeTo(5 * (5 - met), 2),
    })
    expect((await campaignResults(officer, surveyId))!.n).toBe(40)
    expect(codeOf(await acceptNeed({ ...officer, version: 1 }, { needId: id }))).toBe('stale')
    made(await acceptNeed(officer, { needId: id }))
    expect((await needs(officer, { purchaseId, state: 'accepted' })).map((n) => [n.id, n.acceptedOn?.toString()])).toEqual([
      [id, '2026-03-02'],
    ])
    expect(codeOf(await removeEvidence(officer, { needId: id, evidenceId: felt!.id }))).toBe('evidence-fixed')
    expect(codeOf(await acceptNeed(officer, { needId: id }))).toBe('wrong-state')
    const history = await historyOf(officer, { subjectId: id })
    expect(
      history
        .filter((e) => e.outcome === 'done')
        .map((e) => e.action)
        .sort(),
    ).toEqual(['needs.accept', 'needs.add-evidence', 'needs.add-evidence', 'needs.notice'])
    expect(history.filter((e) => e.outcome !== 'done').map((e) => e.outcome)).toContain('too-few-kinds')
    for (const e of history) expect(sayAction(e.action, e.facts)?.zh).toBeTruthy()
  })
  it('says of an entry changed behind the back of the program, wherever its history is shown, that it was changed', async () => {
    const officer = await w.as('officer')
    const { id } = made(await noticeNeed(officer, { title: '夜间照明', statement: '楼道没有灯', purchaseId }))
    made(await setAsideNeed(officer, { needId: id, reason: '已另有项目' }))
    while ((await sequence(w.db)) > 0);
    const pages = [`/needs/${id}`, `/purchases/${purchaseId}`, `/purchases/${purchaseId}/history`]
    const marked = async () =>
      await Promise.all(
        pages.map(async (page) => (await (await w.get('officer', page)).text()).split('changed since it was entered').length - 1),
      )
    expect(await marked()).toEqual([0, 0, 0])
    await asOwner(
      w.database.db,
      `update record_log set actor_id = 'usr_somebody_else' where subject_id = '${id}' and action = 'needs.set-aside'`,
    )
    expect(await marked()).toEqual([1, 1, 1])
    expect((await historyOf(officer, { subjectId: id })).filter((e) => e.changedSince).map((e) => e.action)).toEqual(['needs.set-aside'])
    expect(await (await w.get('officer', pages[0]!, { lang: 'zh' })).text()).toContain('记下之后被改动过')
  })
  it('is set aside with a reason residents can read, and noticed again', async () => {
    const officer = await w.as('officer')
    const { id } = made(await noticeNeed(officer, { title: '社区食堂', statement: '附近没有' }))
    expect(codeOf(await setAsideNeed(officer, { needId: id, reason: ' ' }))).toBe('reason-missing')
    made(await setAsideNeed(officer, { needId: id, reason: '民政局已另有项目' }))
    expect((await need(officer, id))!.setAsideReason).toBe('民政局已另有项目')
    // Nobody is asked for a reason that could not be taken.
    expect((await w.get('officer', `/needs/${id}/set-aside`)).status).toBe(409)
    expect(codeOf(await addEvidence(officer, { needId: id, kind: 'expressed', says: 'x', source: 'y' }))).toBe('evidence-fixed')
    made(await reopenNeed(officer, { needId: id }))
    expect(await need(officer, id)).toMatchObject({ state: 'noticed', setAsideReason: null })
  })
  it('is not touched by an institution or another office', async () => {
    const officer = await w.as('officer')
    const { id } = made(await noticeNeed(officer, { title: 'x', statement: 'y' }))
    const foreign = { ...officer, asker: { ...officer.asker, organisationId: w.district.bureau } }
    for (const ctx of [await w.as('manager-tongxin'), foreign]) {
      expect(isRefusal(await acceptNeed(ctx, { needId: id }))).toBe(true)
      expect(isRefusal(await setAsideNeed(ctx, { needId: id, reason: 'r' }))).toBe(true)
      expect(isRefusal(await addEvidence(ctx, { needId: id, kind: 'expressed', says: 'x', source: 'y' }))).toBe(true)
    }
    expect(await need(officer, id)).toMatchObject({ state: 'noticed', evidence: [] })
    const refused = (await historyOf(officer, { subjectId: id })).filter((e) => e.outcome !== 'done').map((e) => e.outcome)
    expect(refused.sort()).toEqual([
      'not-your-record',
      'not-your-record',
      'not-your-record',
      'not-your-role',
      'not-your-role',
      'not-your-role',
    ])
  })
})

describe('where a purchase stands', () => {
  it('is ahead before anybody is asked, now while a survey runs, done once it is over and a need accepted', async () => {
    const officer = await w.as('officer')
    const fresh = made(await openPurchase(officer, { title: '别的', communityIds: [w.district.communities[1]!] })).id
    const before = await standings(officer, [fresh, purchaseId])
    expect([before.get(fresh)!.state, before.get(purchaseId)!.state, before.get(purchaseId)!.note]).toEqual(['ahead', 'done', '40 answers'])
    const second = await survey()
    const running = (await standings(officer, [purchaseId])).get(purchaseId)!
    expect([running.state, running.note]).toEqual(['now', '40 or more answers'])
    const due = await dueItems(officer, w.district.office)
    expect(due.map((d) => [d.id, d.dueOn?.toString()]).sort()).toEqual([[`survey-${second.surveyId}`, '2026-03-20']])
    expect((await dueItems(await w.as('officer', '2026-03-21T09:00:00+08:00'), w.district.office)).map((d) => d.id).sort()).toEqual([
      `count-${second.surveyId}`,
    ])
    made(await closeCampaign(officer, second.surveyId))
    expect((await standings(officer, [purchaseId])).get(purchaseId)!.state).toBe('done')
    expect(await campaigns(officer, { purchaseIds: [fresh] })).toEqual([])
  })
  it('tells no number of answers so small that the results hide it, alone or as a difference, and yet knows that somebody answered', async () => {
    const officer = await w.as('officer')
    const of = made(await openPurchase(officer, { title: '答得少的', communityIds: [w.district.communities[0]!] })).id
    const asked = [await survey(of), await survey(of)]
    for (const [i, n] of [3, 6].entries()) {
      await asked[i]!.send(n, () => ({}))
      made(await closeCampaign(officer, asked[i]!.surveyId))
      const note = (await standings(officer, [of])).get(of)!.note
      expect([note, (await consultation(officer, of))!.answers]).toEqual(i === 0 ? ['few answers yet', 0] : ['6 answers', 6])
      expect((await consultation(officer, of))!.answered).toBe(true)
    }
    const page = async (path: string) => (await (await w.get('officer', path, { lang: 'en' })).text()).replace(/<[^>]+>/g, ' ')
    expect(await page(`/surveys/${asked[0]!.surveyId}`)).toContain('fewer than 5')
    expect(await page(`/surveys/${asked[1]!.surveyId}`)).not.toContain('fewer than 5')
    expect(await page('/surveys?format=csv')).toMatch(/fewer than 5/)
  })
})

describe('the results page', () => {
  it('shows estimates with intervals, hides small cells and gives the figures as CSV, never the answers', async () => {
    const few = await survey()
    const rated = { 'n1-importance': '5', 'n1-met': '1' }
    await few.send(17, () => rated)
    await few.send(3, () => ({ ...rated, used: 'unsure', more: '我住三楼，一个人' }))
    made(await closeCampaign(await w.as('officer'), few.surveyId))
    const asked = await survey()
    await asked.send(17, () => rated)
    await asked.send(3, () => ({ ...rated, used: 'unsure', more: '我住三楼，一个人' }))
    await asked.send(3, (i) => ({ ...rated, more: `意见 ${i}` }))
    made(await closeCampaign(await w.as('officer'), asked.surveyId))
    const surveyId = few.surveyId
    const page = await (await w.get('officer', `/surveys/${surveyId}/results`)).text()
    expect(page).toContain('Needs in order')
    expect(page).toContain('not shown')
    expect(page).not.toContain('三楼')
    const csv = await (await w.get('officer', `/surveys/${surveyId}/results?format=csv`)).text()
    expect(csv.split('\r\n')[0]).toContain('Question,Answer')
    expect(csv).toContain('not shown')
    expect(csv).not.toContain('三楼')
    expect(await (await w.get('officer', `/surveys/${asked.surveyId}/results`)).text()).toContain('三楼')
    expect(await (await w.get('auditor', `/surveys/${asked.surveyId}/results`)).text()).not.toContain('三楼')
  })
})
