import type { Ctx, Db } from '#platform'
import { type RawBuilder, sql } from 'kysely'

/** Answers that wait together: of one community, with a household code or without. */
export interface Group {
  communityId: string
  coded: boolean
}
const coded = sql`(token not like 'open:%')`

/** The surveys with at least so many answers, to which ten have come since it was last looked whether some can be mixed. */
export async function surveysWithWaiting(ctx: Ctx, atLeast: number): Promise<string[]> {
  const { rows } = await sql<{ campaign_id: string }>`
    select campaign_id from (
      select campaign_id, looked_at, ${came(sql`k.campaign_id`, ctx)} as came from answer_keys k where jurisdiction = ${ctx.jurisdiction}) k
    where came >= ${atLeast} and came / 10 > looked_at / 10 order by campaign_id`.execute(ctx.db)
  return rows.map((r) => r.campaign_id)
}

/** How many answers of a survey have come, waiting or mixed. */
const came = (campaign: RawBuilder<unknown>, ctx: Ctx) => sql`
  (select count(*) from waiting_answers w where w.jurisdiction = ${ctx.jurisdiction} and w.campaign_id = ${campaign})::int
  + (select coalesce(sum(t.answers), 0) from answer_totals t where t.jurisdiction = ${ctx.jurisdiction} and t.campaign_id = ${campaign})::int`

/** The groups of at least so many, and how many answers of the survey have come in all. */
export async function waitingGroups(ctx: Ctx, campaignId: string, atLeast: number): Promise<{ groups: Group[]; came: number }> {
  const { rows } = await sql<{ came: number; groups: Group[] }>`
    select ${came(sql`${campaignId}`, ctx)} as came, coalesce((select jsonb_agg(g) from (
      select community_id as "communityId", ${coded} as coded from waiting_answers
      where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${campaignId} and community_id is not null
      group by 1, 2 having count(*) >= ${atLeast} order by 1, 2) g), '[]') as groups`.execute(ctx.db)
  return rows[0]!
}

/** Notes how many answers had come when what could be mixed was. */
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
        : sql`and community_id = ${which.communityId} and ${coded} = ${which.coded} limit 5000 for update skip locked`
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
      select from answer_keys where jurisdiction = ${j} and campaign_id = ${campaignId} for key share),
    survey as (
      select from campaigns where jurisdiction = ${j} and id = ${campaignId} and counted_on is null and opens_on <= ${ctx.today}${notOver}
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
