import { both, day, isRefusal } from '#kernel'
import { communities, nameOf } from '#people'
import { world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { campaignResults } from './campaign-results.ts'
import { campaign, questionsOf } from './campaigns.ts'
import { addQuestion } from './add-question.ts'
import { profiles } from './store/index.ts'
import { openCampaign } from './open-campaign.ts'
import { openPurchase } from './open-purchase.ts'
import { createQuestionnaire } from './create-questionnaire.ts'
import type { Answers } from './rules/questionnaire.ts'
import { estimateQuestions, rankByDiscrepancy } from './rules/results.ts'
import { asShown } from './rules/as-shown.ts'
import { shownCounts } from './rules/shown-counts.ts'
import { weigh } from './rules/weighting.ts'
import { tables } from './store/index.ts'

const made = <T>(x: T): Exclude<T, { refused: true }> => {
  if (isRefusal(x)) throw new Error(`refused: ${x.code}`)
  return x as Exclude<T, { refused: true }>
}

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

it('counts a large survey beside the server, to the same figures as answer by answer, and again as soon as one more came in', async () => {
  const officer = await w.as('officer')
  const places = w.district.communities.slice(0, 3)
  const { id: purchaseId } = made(await openPurchase(officer, { title: '社区服务', communityIds: places }))
  const q = made(await createQuestionnaire(officer, { title: '问卷', purpose: 'needs' }))
  made(await addQuestion(officer, q.id, { kind: 'need', label: '看望老人', required: true }))
  made(await addQuestion(officer, q.id, { kind: 'need', label: '助餐', required: false }))
  made(await addQuestion(officer, q.id, { kind: 'single', label: '用过吗', required: true, options: '用过 | Yes\n没有 | No' }))
  made(await addQuestion(officer, q.id, { kind: 'text', label: '还想说什么', required: false }))
  const { id } = made(
    await openCampaign(officer, {
      questionnaireId: q.id,
      title: '需求调查',
      purpose: 'needs',
      communityIds: places,
      opensOn: day('2026-03-02'),
      closesOn: day('2026-03-20'),
      householdsPerCommunity: 1,
      purchaseId,
      openLink: false,
    }),
  )
  const come = async (from: number, to: number) => {
    await sql`insert into answers (jurisdiction, campaign_id, submission_hash, community_id, route, invited, answered_on, content)
      select 'test', ${id}, 'h' || n, (${[...places]}::text[])[1 + (n * n) % 3], 'tablet', true, '2026-03-02', jsonb_build_object('q1', jsonb_build_object('importance', 1 + n * 7 % 5, 'met', 1 + n * 3 % 4),
        'q3', 'o' || 1 + n % 7 / 4, 'q4', E'a\tb\nc "' || n || '"') || case when n % 3 = 0 then '{}' else jsonb_build_object('q2', jsonb_build_object('importance', 1 + n % 5, 'met', 1 + n % 2)) end
      from generate_series(${sql.lit(from)}, ${sql.lit(to)}) n`.execute(w.database.db)
    await sql`delete from answer_totals where campaign_id = ${id}`.execute(w.database.db)
    await sql`insert into answer_totals select jurisdiction, campaign_id, community_id, route, invited, count(*), 0, 0 from answers where campaign_id = ${id} group by 1, 2, 3, 4, 5`.execute(
      w.database.db,
    )
  }
  await come(1, 2500)
  await sql`update campaigns set counted_on = '2026-03-02' where id = ${id}`.execute(w.database.db)
  const results = (await campaignResults(officer, id))!

  const rows = await tables(w.database.db).selectFrom('answers').select(['community_id', 'content']).where('campaign_id', '=', id).execute()
  const sample = rows.map((r) => ({ communityId: r.community_id, answers: r.content as Answers }))
  const questions = await questionsOf(officer, (await campaign(officer, id))!)
  const where = await communities(officer, { ids: places })
  const weights = weigh(
    sample,
    questions,
    await profiles(officer, places),
    where.map((p) => ({ id: p.id, name: both(nameOf(p, 'zh'), nameOf(p, 'en')), residents: p.residents })),
  )
  const shown = shownCounts(sample, questions, weights.margins)
  const near = (value: unknown) =>
    JSON.parse(JSON.stringify(value, (_, v: unknown) => (typeof v === 'number' ? Number(v.toPrecision(12)) : v)))
  expect(results.n).toBe(2500)
  const counted = asShown({
    ...weights,
    questions: estimateQuestions(sample, questions, weights, shown),
    ranking: rankByDiscrepancy(sample, questions, weights, shown),
    invited: {},
  })
  expect(near([results.questions, results.ranking, results.margins, results.nEff, results.notes])).toEqual(
    near([counted.questions, counted.ranking, counted.margins, counted.nEff, counted.notes]),
  )
  expect(results.ranking.length).toBe(2)

  await come(2501, 2501)
  expect((await campaignResults(officer, id))!.n).toBe(2501)
})
