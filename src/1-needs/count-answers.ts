import { randomInt } from 'node:crypto'
import { isRefusal, plusDays, type Refusal } from '#kernel'
import { CannotUnseal, change, type Ctx, type Db, type DueWork } from '#platform'
import { sql } from 'kysely'
import { campaign, paperDays } from './campaigns.ts'
import { tables } from './store.ts'
import { forgetKey, keyOf, unboxed, type Waiting } from './waiting-answers.ts'
import { refuse } from './words.ts'

/**
 * Answers are mixed by so many, and so many stay behind: then every number anybody sees stands still until ten more have come,
 * and the last step, when the survey is counted, is of ten at least as well.
 */
export const mixedBy = 10

/** The surveys in which enough answers wait to be mixed. */
export async function surveysToMix(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{ campaign_id: string }>`
    select campaign_id from waiting_answers where jurisdiction = ${ctx.jurisdiction}
    group by campaign_id having count(*) >= ${2 * mixedBy} order by campaign_id`.execute(ctx.db)
  return rows.map((r) => r.campaign_id)
}

/** Mixes the answers of one survey. @throws CannotUnseal when one of them does not open: nothing is mixed then */
export const mixWaiting = (ctx: Ctx, campaignId: string): Promise<void> =>
  ctx.db.transaction().execute((tx) => mix(ctx, tx, campaignId, { keep: mixedBy }))

/**
 * Takes answers out of waiting: marks their codes as spent and stores what was said, in one transaction and in an order drawn anew,
 * so that behind every mark a code and an answer have in common stand at least ten of each. Which ones stay behind is drawn too.
 */
async function mix(ctx: Ctx, tx: Db, campaignId: string, o: { keep: number; key?: Buffer | undefined }): Promise<void> {
  const j = ctx.jurisdiction
  const { rows } = await sql<{ token: string; box: Uint8Array }>`
    select token, box from waiting_answers where jurisdiction = ${j} and campaign_id = ${campaignId}
    ${o.keep === 0 ? sql`for update` : sql`limit 5000 for update skip locked`}`.execute(tx)
  const many = o.keep === 0 ? rows.length : Math.floor((rows.length - o.keep) / mixedBy) * mixedBy
  if (many <= 0) return
  const key = o.key ?? (await keyOf(ctx, campaignId, tx))
  if (!key) throw new CannotUnseal(`The key under which answers of ${campaignId} wait is gone`)
  const taken = drawn(rows, many)
  const waiting = taken.map((r) => unboxed<Waiting>(key, r.box))
  for (const some of parts(taken, 1000))
    await sql`delete from waiting_answers where jurisdiction = ${j} and campaign_id = ${campaignId} and token = any(${some.map((r) => r.token)}::text[])`.execute(
      tx,
    )
  const places = new Map<string, string>()
  for (const some of parts(waiting.flatMap((w) => w.codeHash ?? []).sort(), 1000)) {
    const { rows: spent } = await sql<{ code_hash: string; community_id: string }>`
      update household_codes set used = true
      where jurisdiction = ${j} and campaign_id = ${campaignId} and code_hash = any(${some}::text[]) and not used
      returning code_hash, community_id`.execute(tx)
    for (const s of spent) places.set(s.code_hash, s.community_id)
  }
  // A code that was spent in the very moment of an earlier mixing counts as it was spent first.
  const counting = waiting.flatMap((w) => {
    const communityId = w.codeHash === null ? w.communityId : places.get(w.codeHash)
    return communityId ? [{ ...w, communityId, invited: w.codeHash !== null }] : []
  })
  let stored = 0
  for (const some of parts(drawn(counting, counting.length), 500)) stored += await store(ctx, tx, campaignId, some)
  if (stored > 0)
    await sql`insert into answers_of_day (jurisdiction, campaign_id, day, answers) values (${j}, ${campaignId}, ${ctx.today}, ${stored})
      on conflict (jurisdiction, campaign_id, day) do update set answers = answers_of_day.answers + excluded.answers`.execute(tx)
}

type Counting = Omit<Waiting, 'communityId'> & { communityId: string; invited: boolean }

async function store(ctx: Ctx, tx: Db, campaignId: string, some: readonly Counting[]): Promise<number> {
  const rows = JSON.stringify(some.map(({ codeHash: _, ...w }) => w))
  const { rows: said } = await sql<{ n: number }>`
    with given as (
      select * from jsonb_to_recordset(${rows}::jsonb)
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

/**
 * Counts a survey, once: what still waits is mixed in, the key and the slips are destroyed, and which codes were used is no longer
 * to be told from which were not. From now on nothing comes in, and there are results.
 */
export async function countCampaign(ctx: Ctx, tx: Db, campaignId: string): Promise<{ id: string } | Refusal> {
  const j = ctx.jurisdiction
  // The key is opened before it is deleted; deleting it waits for answers that are on their way.
  const key = await keyOf(ctx, campaignId, tx)
  const db = tables(tx)
  const { numUpdatedRows } = await db
    .updateTable('campaigns')
    .set({ counted_on: ctx.today })
    .where('jurisdiction', '=', j)
    .where('id', '=', campaignId)
    .where('counted_on', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return refuse('already-closed')
  await db.deleteFrom('answer_keys').where('jurisdiction', '=', j).where('campaign_id', '=', campaignId).execute()
  await mix(ctx, tx, campaignId, { keep: 0, key })
  forgetKey(ctx, campaignId)
  await sql`update household_codes set used = true where jurisdiction = ${j} and campaign_id = ${campaignId}`.execute(tx)
  await db
    .updateTable('campaign_slips')
    .set({ sealed: null, locked_key: null })
    .where('jurisdiction', '=', j)
    .where('campaign_id', '=', campaignId)
    .execute()
  await db
    .deleteFrom('answer_drafts')
    .where('jurisdiction', '=', j)
    .where('campaign_id', '=', campaignId)
    .where('sent', '=', false)
    .execute()
  return { id: campaignId }
}

/** The surveys for which no paper can be entered any more and that are not counted. */
export async function surveysToCount(ctx: Ctx): Promise<string[]> {
  const due = await tables(ctx.db)
    .selectFrom('campaigns')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('counted_on', 'is', null)
    .where('closes_on', '<', plusDays(ctx.today, -paperDays))
    .orderBy('id')
    .execute()
  return due.map((c) => c.id)
}

/** Counts a survey that is over. @throws CannotUnseal when an answer does not open: nothing is counted then */
export async function countDue(ctx: Ctx, id: string): Promise<boolean> {
  const counted = await change(
    ctx,
    { action: 'needs.count-answers', subject: { kind: 'campaign', id }, ...(await purchaseOf(ctx, id)) },
    (tx) => countCampaign(ctx, tx, id),
  )
  return !isRefusal(counted)
}

/** Enters in the record log how many answers a day brought, once the day is over: one number, and no moment of any of them. */
export async function logDays(ctx: Ctx, work: DueWork): Promise<void> {
  const days = await tables(ctx.db)
    .selectFrom('answers_of_day')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('day', '<', ctx.today)
    .execute()
  await work.each(
    'needs.answers-of-day',
    days,
    (d) => ({ subject: { kind: 'campaign', id: d.campaign_id } }),
    async (d) => {
      await change(
        ctx,
        {
          action: 'needs.answers-of-day',
          subject: { kind: 'campaign', id: d.campaign_id },
          ...(await purchaseOf(ctx, d.campaign_id)),
          facts: { day: d.day.toString(), answers: d.answers },
        },
        async (tx) => {
          const { numDeletedRows } = await tables(tx)
            .deleteFrom('answers_of_day')
            .where('jurisdiction', '=', ctx.jurisdiction)
            .where('campaign_id', '=', d.campaign_id)
            .where('day', '=', d.day)
            .executeTakeFirst()
          return numDeletedRows === 1n ? { id: d.campaign_id } : refuse('stale')
        },
      )
      return true
    },
  )
}

async function purchaseOf(ctx: Ctx, campaignId: string): Promise<{ purchaseId?: string }> {
  const purchaseId = (await campaign(ctx, campaignId))?.purchaseId
  return purchaseId ? { purchaseId } : {}
}

/** So many of a list, in an order drawn anew. */
function drawn<T>(list: readonly T[], many: number): T[] {
  const left = [...list]
  return Array.from({ length: many }, () => {
    const at = randomInt(left.length)
    const one = left[at]!
    left[at] = left.at(-1)!
    left.pop()
    return one
  })
}

function parts<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
}
