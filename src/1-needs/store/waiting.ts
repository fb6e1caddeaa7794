import type { Ctx, Db } from '#platform'
import { sql } from 'kysely'

/** Answers that wait together: of one community, with a household code or without. */
export interface Group {
  communityId: string
  coded: boolean
}
export const withCode = sql`(token not like 'open:%')`

/** A survey in which answers may be mixed now: those with a code, or only those without. */
interface ToMix {
  id: string
  /** How many with a code have come in all. */
  came: number
  coded: boolean
}

/**
 * Those with at least so many answers with a code, ten more than when it was last looked, and those of which so many without a code wait
 * of one community. Whoever has the open link can send one whenever they like: so it never makes the program look at the others.
 */
export async function surveysWithWaiting(ctx: Ctx, atLeast: number): Promise<ToMix[]> {
  const { rows } = await sql<ToMix>`
    select id, came, came >= ${atLeast} and came / 10 > looked_at / 10 as coded from (
      select campaign_id as id, looked_at,
        (select count(*) from waiting_answers w where w.jurisdiction = ${ctx.jurisdiction} and w.campaign_id = k.campaign_id and ${withCode})::int
        + (select coalesce(sum(t.answers), 0) from answer_totals t
           where t.jurisdiction = ${ctx.jurisdiction} and t.campaign_id = k.campaign_id and t.invited)::int as came
      from answer_keys k where jurisdiction = ${ctx.jurisdiction}) k
    where (came >= ${atLeast} and came / 10 > looked_at / 10) or exists (
      select from waiting_answers w where w.jurisdiction = ${ctx.jurisdiction} and w.campaign_id = k.id and not ${withCode}
        and w.community_id is not null group by w.community_id having count(*) >= ${atLeast})
    order by id`.execute(ctx.db)
  return rows
}

/** The groups of at least so many that wait in a survey. */
export async function waitingGroups(ctx: Ctx, campaignId: string, atLeast: number): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select community_id as "communityId", ${withCode} as coded from waiting_answers
    where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${campaignId} and community_id is not null
    group by 1, 2 having count(*) >= ${atLeast} order by 1, 2`.execute(ctx.db)
  return rows
}

/** Notes how many answers with a code had come when what could be mixed was. */
export async function noteLooked(ctx: Ctx, campaignId: string, came: number): Promise<void> {
  await sql`update answer_keys set looked_at = ${came} where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${campaignId}`.execute(
    ctx.db,
  )
}

/** Answers that wait, locked until the change ends: all of them, or some thousand of a group that nobody else holds. */
export async function lockWaiting(
  ctx: Ctx,
  tx: Db,
  campaignId: string,
  which: 'all' | Group,
): Promise<{ token: string; box: Uint8Array }[]> {
  const { rows } = await sql<{ token: string; box: Uint8Array }>`
    select token, box from waiting_answers where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${campaignId}
    ${
      which === 'all'
        ? sql`for update`
        : sql`and community_id = ${which.communityId} and ${withCode} = ${which.coded} limit 5000 for update skip locked`
    }`.execute(tx)
  return rows
}

/** Takes answers out of waiting. */
export async function deleteWaiting(ctx: Ctx, tx: Db, campaignId: string, tokens: readonly string[]): Promise<void> {
  await sql`delete from waiting_answers where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${campaignId} and token = any(${tokens}::text[])`.execute(
    tx,
  )
}

interface NewWaiting {
  campaignId: string
  /** Fingerprints under the key of the survey: of the code that is spent, or of the submission where there is none. */
  token: string
  submission: string
  box: Uint8Array
  /** Fingerprints as the other tables have them. */
  submissionHash: string
  codeHash: string | null
  /** Of an answer without a code; a code knows its own. */
  communityId: string | null
  draftHash: string | null
  /** Paper comes in after the last day as well. */
  isPaper: boolean
}

/**
 * One statement: is the survey open, is the code unspent, put the answer among those that wait, empty the draft. The code's row is
 * only read: that it is spent is known from the token here, and written there with others when the answers are mixed. The share of
 * the key makes the counting wait for answers on their way, and those that come later find the survey over.
 */
export async function insertWaiting(ctx: Ctx, db: Db, i: NewWaiting): Promise<{ open: boolean; answer: boolean }> {
  const j = ctx.jurisdiction
  const { campaignId } = i
  const notOver = i.isPaper ? sql`` : sql` and closes_on >= ${ctx.today}`
  // `is not distinct from` keeps the planner from reading all codes of the survey by its other index while the table is new.
  const place =
    i.codeHash === null
      ? sql`select ${i.communityId}::text as community_id from survey`
      : sql`select community_id from household_codes
        where jurisdiction = ${j} and code_hash = ${i.codeHash} and campaign_id is not distinct from ${campaignId} and not used and exists (select from survey)`
  const emptied =
    i.draftHash === null
      ? sql``
      : sql`, emptied as (
      update answer_drafts set sent = true, box = null, content = '{}', code_hash = null, submission_id = null
      where jurisdiction = ${j} and id_hash = ${i.draftHash} and exists (select from answer))`
  const { rows } = await sql<{ open: boolean; answer: boolean }>`
    with held as (
      select 1 from answer_keys where jurisdiction = ${j} and campaign_id = ${campaignId} for key share),
    survey as (
      select 1 from campaigns where jurisdiction = ${j} and id = ${campaignId} and counted_on is null and opens_on <= ${ctx.today}${notOver}
        and exists (select from held)),
    place as (${place}),
    answer as (
      insert into waiting_answers (jurisdiction, campaign_id, token, submission, box, community_id)
      select ${j}, ${campaignId}, ${i.token}, ${i.submission}, ${i.box}, place.community_id from place
      where not exists (select from answers where jurisdiction = ${j} and campaign_id = ${campaignId} and submission_hash = ${i.submissionHash})
      on conflict do nothing returning 1)${emptied}
    select exists (select from survey) as open, exists (select from answer) as answer`.execute(db)
  return rows[0]!
}

/** Whether a submission has come before, waiting or mixed, and whether its code is one of the survey. */
export async function whatCame(
  ctx: Ctx,
  db: Db,
  i: { campaignId: string; submission: string | null; token: string | null; submissionHash: string; codeHash: string | null },
): Promise<{ again: boolean; known: boolean }> {
  const { rows } = await sql<{ again: boolean; known: boolean }>`
    select exists (select from waiting_answers where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${i.campaignId} and submission = ${i.submission})
        or exists (select from answers where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${i.campaignId} and submission_hash = ${i.submissionHash}) as again,
      exists (select from household_codes where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${i.campaignId} and code_hash = ${i.codeHash}) as known,
      ${i.token}::text as token`.execute(db)
  return rows[0]!
}

/** Whether any answer of a survey has come: then its codes are not printed again. */
export async function anyAnswer(ctx: Ctx, campaignId: string, db: Db = ctx.db): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from waiting_answers where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${campaignId})
      or exists (select from answers where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${campaignId}) as has`.execute(db)
  return rows[0]!.has
}
