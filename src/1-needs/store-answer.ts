import { type Day, readReadableCode, type Refusal, sayDay } from '#kernel'
import { mayNot } from '#people'
import { change, changeAtOnce, type Ctx, type Db, recordRefusal, thePublic } from '#platform'
import { type RawBuilder, sql } from 'kysely'
import { type Campaign, campaign, questionsOf } from './campaigns.ts'
import { codeHash, linkHash, saltOf, submissionHash } from './codes.ts'
import { readAnswers, scoreOf, type Typed, typedOf } from './rules/answering.ts'
import type { Answers, Question } from './rules/questionnaire.ts'
import { type Route, tables } from './store.ts'
import { refuse } from './words.ts'

export interface Submission {
  campaignId: string
  /** A random number made by the form or device: the same again is the same answer. */
  submissionId: string
  route: Exclude<Route, 'paper'>
  /** The household code, as it was typed. Without one the answer is counted apart, and the community must be named. */
  code?: string | undefined
  /** Secret of the open link, when somebody without an account answers without a code. */
  openToken?: string | undefined
  communityId?: string | undefined
  /** Fields of the questionnaire as a form sends them, or read answers. */
  typed?: Typed | undefined
  answers?: Answers | undefined
}

/** `again` when this very answer had arrived before. */
export interface Received {
  received: true
  again: boolean
}

/**
 * Stores what a resident sends. Nothing about the person goes with it: no account, no address, no code, no time of day.
 * The answer, its totals by community, the spent code and the entry in the record log are written together in one statement
 * and one transaction; the log says that an answer came by this route, not which.
 */
export async function storeAnswer(ctx: Ctx, i: Submission): Promise<Received | Refusal> {
  const c = await liveCampaign(ctx, i.campaignId)
  if (!c) return refuse('not-there')
  const code = i.code === undefined ? undefined : readReadableCode(i.code)
  if (i.code !== undefined && code === undefined) return refuse('code-mistyped')
  const salt = await saltOf(ctx)
  if (code === undefined) {
    const allowed = await mayAnswerOpenly(ctx, c, i.openToken && linkHash(salt, i.openToken))
    if (allowed) return allowed
    if (!i.communityId || !c.communityIds.includes(i.communityId)) return refuse('choose-community')
  }
  return await storeRead(ctx, c, {
    submission: submissionHash(salt, i.submissionId),
    codeHash: code ? codeHash(salt, code) : null,
    communityId: i.communityId ?? null,
    route: code === undefined ? 'open-link' : i.route,
    draftHash: null,
    typed: i.typed ?? {},
    answers: i.answers,
  })
}

export interface ReadSubmission {
  submission: string
  codeHash: string | null
  communityId: string | null
  route: Exclude<Route, 'paper'>
  draftHash: string | null
  typed?: Typed
  answers?: Answers | undefined
}

/** The same when code and community are known already, as from a draft. */
export async function storeRead(ctx: Ctx, c: Campaign, i: ReadSubmission): Promise<Received | Refusal> {
  const questions = await questionsOf(ctx, c)
  const read = readAnswers(questions, i.answers ? typedOf(questions, i.answers) : (i.typed ?? {}))
  if (Object.keys(read.wrong).length) return refuse('answer-wrong').with({ fields: read.wrong })
  const what = { action: 'needs.answer', facts: { campaign: c.id, route: i.route } }
  const put = { ...i, campaignId: c.id, answers: read.answers, until: c.closesOn }
  const stored = await changeAtOnce(anonymous(ctx), what, 'answer', (entry) => putAnswer(ctx, ctx.db, questions, put, entry))
  if (stored.answer) return { received: true, again: false }
  // Nothing was written. Why not is asked and recorded together.
  return await change(anonymous(ctx), what, (tx) => whyNotStored(ctx, tx, c, i, stored))
}

export interface Put {
  campaignId: string
  submission: string
  codeHash: string | null
  communityId: string | null
  route: Route
  draftHash: string | null
  answers: Answers
  /** Last day on which it may come in. */
  until: Day
}

/**
 * One statement: is the survey open, is the code unspent, store, count, empty the draft. It is put together from what is asked
 * of it rather than switched by its parameters, so that PostgreSQL plans it once and keeps the plan. With `entry` it also
 * writes the record log; without, it is part of a change that does.
 */
export async function putAnswer(
  ctx: Ctx,
  db: Db,
  questions: readonly Question[],
  i: Put,
  entry?: RawBuilder<unknown>,
): Promise<{ open: boolean; answer: boolean }> {
  const score = scoreOf(questions, i.answers)
  const j = ctx.jurisdiction
  const invited = i.codeHash !== null
  if (i.route === 'paper' && Temporal.PlainDate.compare(ctx.today, i.until) > 0) return { open: false, answer: false }
  const notOver = i.route === 'paper' ? sql`` : sql` and closes_on >= ${ctx.today}`
  // `is not distinct from` keeps the planner from reading all codes of the survey by its other index while the table is new.
  const place = invited
    ? sql`update household_codes set used = true
      where jurisdiction = ${j} and code_hash = ${i.codeHash} and campaign_id is not distinct from ${i.campaignId} and not used and exists (select from survey)
      returning community_id`
    : sql`select ${i.communityId}::text as community_id from survey`
  const emptied =
    i.draftHash === null
      ? sql``
      : sql`
    emptied as (
      update answer_drafts set sent = true, content = '{}', code_hash = null, submission_id = null
      where jurisdiction = ${j} and id_hash = ${i.draftHash} and exists (select from answer)),`
  const { rows } = await sql<{ open: boolean; answer: boolean }>`
    with survey as (
      select from campaigns where jurisdiction = ${j} and id = ${i.campaignId} and opens_on <= ${ctx.today}${notOver}),
    place as (${place}),
    answer as (
      insert into answers (jurisdiction, campaign_id, submission_hash, community_id, route, invited, answered_on, content)
      select ${j}, ${i.campaignId}, ${i.submission}, community_id, ${i.route}, ${invited}::boolean, ${ctx.today}, ${i.answers}::jsonb from place
      on conflict do nothing returning community_id),${emptied}
    counted as (
      insert into answer_totals (jurisdiction, campaign_id, community_id, route, invited, answers, scored, score_milli)
      select ${j}, ${i.campaignId}, community_id, ${i.route}, ${invited}::boolean, 1, ${score === undefined ? 0 : 1}, ${score ?? 0} from answer
      on conflict (jurisdiction, campaign_id, community_id, route, invited) do update
      set answers = answer_totals.answers + 1, scored = answer_totals.scored + excluded.scored, score_milli = answer_totals.score_milli + excluded.score_milli)${entry ? sql`, ${entry}` : sql``}
    select exists (select from survey) as open, exists (select from answer) as answer`.execute(db)
  return rows[0]!
}

async function whyNotStored(ctx: Ctx, tx: Db, c: Campaign, i: ReadSubmission, stored: { open: boolean }): Promise<Received | Refusal> {
  const db = tables(tx)
  const same = await db
    .selectFrom('answers')
    .select('submission_hash')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', c.id)
    .where('submission_hash', '=', i.submission)
    .executeTakeFirst()
  if (same) return { received: true, again: true }
  if (!stored.open) {
    const now = await db
      .selectFrom('campaigns')
      .select(['opens_on', 'closes_on'])
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', c.id)
      .executeTakeFirstOrThrow()
    return closedOrNotYet(ctx, { opensOn: now.opens_on, closesOn: now.closes_on })
  }
  const code =
    i.codeHash &&
    (await db
      .selectFrom('household_codes')
      .select('used')
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('code_hash', '=', i.codeHash)
      .where('campaign_id', '=', c.id)
      .executeTakeFirst())
  return code ? refuse('code-used') : refuse('code-unknown')
}

export const closedOrNotYet = (ctx: Ctx, c: Pick<Campaign, 'opensOn' | 'closesOn'>): Refusal =>
  Temporal.PlainDate.compare(ctx.today, c.opensOn) < 0
    ? refuse('survey-not-open', sayDay(c.opensOn, ctx.lang))
    : refuse('survey-closed', sayDay(c.closesOn, ctx.lang))

/** Without a code: whoever has the open link, or a token of a member of the office that may enter answers. */
async function mayAnswerOpenly(ctx: Ctx, c: Campaign, hash: string | undefined | ''): Promise<Refusal | undefined> {
  if (hash) {
    const found = await tables(ctx.db)
      .selectFrom('campaigns')
      .select('id')
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('open_token_hash', '=', hash)
      .executeTakeFirst()
    return found?.id === c.id ? undefined : refuse('link-unknown')
  }
  const no = mayNot(ctx.asker, 'needs.enter-paper', { purchaserId: c.purchaserId })
  return no && (await recordRefusal(ctx, 'needs.answer', no, { subject: { kind: 'campaign', id: c.id } }))
}

/** Whoever holds the phone, nothing in the log says who: not the account, not the request. */
export function anonymous(ctx: Ctx): Ctx {
  const { once: _, ...rest } = ctx
  return { ...rest, asker: thePublic, requestId: '' }
}

const live = new WeakMap<Db, Map<string, { until: number; campaign: Campaign }>>()
/** A survey as it was some seconds ago. Its dates are checked again where the answer is stored. */
export async function liveCampaign(ctx: Ctx, id: string): Promise<Campaign | undefined> {
  const known = live.get(ctx.db) ?? new Map<string, { until: number; campaign: Campaign }>()
  live.set(ctx.db, known)
  const key = `${ctx.jurisdiction} ${id}`
  const found = known.get(key)
  if (found && found.until > performance.now()) return found.campaign
  const c = await campaign(ctx, id)
  if (!c) return undefined
  if (known.size > 500) known.clear()
  known.set(key, { until: performance.now() + 5000, campaign: c })
  return c
}
