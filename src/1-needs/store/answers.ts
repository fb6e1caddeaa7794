import type { Day } from '#kernel'
import type { Ctx, Db } from '#platform'
import { sql } from 'kysely'
import type { Answers } from '../rules/questionnaire.ts'
import { type Route, type Row, tables } from './tables.ts'

/** An answer as it is stored: nothing of its code but whether it had one. */
interface MixedAnswer {
  submission: string
  communityId: string
  route: Route
  invited: boolean
  /** Thousandths of the mean score, when the questionnaire gives one. */
  score: number | null
  answers: Answers
}

/** Stores answers and adds them to their totals, in one statement; gives how many of them were not there yet. */
export async function insertAnswers(ctx: Ctx, tx: Db, campaignId: string, some: readonly MixedAnswer[]): Promise<number> {
  const { rows: said } = await sql<{ n: number }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(some)}::jsonb)
        as g(submission text, "communityId" text, route text, invited boolean, score integer, answers jsonb)),
    answer as (
      insert into answers (jurisdiction, campaign_id, submission_hash, community_id, route, invited, answered_on, content, shuffled)
      select ${ctx.jurisdiction}, ${campaignId}, submission, "communityId", route, invited, ${ctx.today}, answers, true from given
      on conflict do nothing returning submission_hash),
    counted as (
      insert into answer_totals (jurisdiction, campaign_id, community_id, route, invited, answers, scored, score_milli)
      select ${ctx.jurisdiction}, ${campaignId}, g."communityId", g.route, g.invited, count(*), count(g.score), coalesce(sum(g.score), 0)
      from given g join answer a on a.submission_hash = g.submission group by g."communityId", g.route, g.invited
      on conflict (jurisdiction, campaign_id, community_id, route, invited) do update
      set answers = answer_totals.answers + excluded.answers, scored = answer_totals.scored + excluded.scored,
        score_milli = answer_totals.score_milli + excluded.score_milli)
    select count(*)::int as n from answer`.execute(tx)
  return said[0]!.n
}

/** Adds to the number of answers of today. */
export async function addToDay(ctx: Ctx, tx: Db, campaignId: string, answers: number): Promise<void> {
  await sql`insert into answers_of_day (jurisdiction, campaign_id, day, answers) values (${ctx.jurisdiction}, ${campaignId}, ${ctx.today}, ${answers})
    on conflict (jurisdiction, campaign_id, day) do update set answers = answers_of_day.answers + excluded.answers`.execute(tx)
}

/** The days that are over and of which the record log does not know yet how many answers they brought. */
export async function daysOfAnswers(ctx: Ctx): Promise<Row<'answers_of_day'>[]> {
  return await tables(ctx.db)
    .selectFrom('answers_of_day')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('day', '<', ctx.today)
    .execute()
}

/** Forgets the number of a day; false where it is not there. */
export async function deleteDayOfAnswers(ctx: Ctx, tx: Db, d: { campaign_id: string; day: Day }): Promise<boolean> {
  const { numDeletedRows } = await tables(tx)
    .deleteFrom('answers_of_day')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', d.campaign_id)
    .where('day', '=', d.day)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Answers of several surveys added up by community, route and invitation, as they lie. */
export async function totalsOf(ctx: Ctx, campaignIds: readonly string[]): Promise<Row<'answer_totals'>[]> {
  return await tables(ctx.db)
    .selectFrom('answer_totals')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', 'in', [...campaignIds])
    .execute()
}

/** Answers of a survey added up by community. `milli` is the sum of thousandths of their scores. */
export async function totalsByCommunity(ctx: Ctx, campaignId: string) {
  // Added up where they lie: a large survey has a row for each community, route and kind of invitation.
  const { rows } = await sql<{ community_id: string; invited: number; open: number; scored: number; milli: bigint }>`
    select community_id, coalesce(sum(answers) filter (where invited), 0)::int as invited, coalesce(sum(answers) filter (where not invited), 0)::int as open,
      sum(scored)::int as scored, sum(score_milli)::bigint as milli
    from answer_totals where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${campaignId} group by community_id`.execute(ctx.db)
  return rows
}

/**
 * The answers of invited people by survey, as the database writes them, some thousand to a text: they are read where they are counted,
 * so that a large survey does not stop the server while each of its answers is taken apart.
 */
export async function answerLines(ctx: Ctx, campaignIds: readonly string[]): Promise<Map<string, string[]>> {
  // JSON has no bare line break and no bare tab, and an id has neither.
  const { rows } = await sql<{ campaign_id: string; text: string }>`
    select campaign_id, string_agg(community_id || E'\\t' || content::text, E'\\n') as text
    from (select campaign_id, community_id, content, row_number() over () / 2000 as part from answers
      where jurisdiction = ${ctx.jurisdiction} and campaign_id = any(${campaignIds}::text[]) and invited) a group by campaign_id, part`.execute(
    ctx.db,
  )
  return new Map([...Map.groupBy(rows, (r) => r.campaign_id)].map(([id, own]) => [id, own.map((r) => r.text)]))
}

/** What was written in answer to a question, a thousand texts at most, sorted; of each whether it came with a code. */
export async function writtenTexts(ctx: Ctx, campaignId: string, questionId: string): Promise<{ text: string; invited: boolean }[]> {
  const { rows } = await sql<{ text: string; invited: boolean }>`
    select content ->> ${questionId} as text, invited from answers
    where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${campaignId} and content ? ${questionId} order by 1 limit 1000`.execute(
    ctx.db,
  )
  return rows
}
