import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Day } from '#kernel'
import { CannotUnseal, type Ctx, type Db } from '#platform'
import { sql } from 'kysely'
import type { Answers } from './rules/questionnaire.ts'
import { type Route, tables } from './store.ts'

/*
 * Where answers wait until enough of them have come to be mixed. A row says that somebody answered this survey and nothing else:
 * which code was spent is a keyed fingerprint, what was said is encrypted and padded. The key is made for the survey, lies in the
 * database only under the master secret, and is destroyed when the survey is counted.
 */

const keys = new WeakMap<Db, Map<string, Buffer>>()

/**
 * The key of a survey's waiting answers, made with the first need of it. Undefined once the survey is counted. What a transaction sees
 * may be undone with it, so only a key that was read outside of one is remembered.
 */
export async function keyOf(ctx: Ctx, campaignId: string, db: Db = ctx.db): Promise<Buffer | undefined> {
  const at = `${ctx.jurisdiction} ${campaignId}`
  const known = keys.get(ctx.db)?.get(at)
  if (known) return known
  const kept = (await keptKey(ctx, campaignId, db)) ?? (await newKey(ctx, campaignId, db))
  if (!kept) return undefined
  const key = Buffer.from(await ctx.seal.open(kept.locked_key, kept.sealed))
  if (db !== ctx.db) return key
  const all = keys.get(ctx.db) ?? new Map<string, Buffer>()
  if (all.size > 500) all.clear()
  keys.set(ctx.db, all.set(at, key))
  return key
}

const keptKey = (ctx: Ctx, campaignId: string, db: Db) =>
  tables(db)
    .selectFrom('answer_keys')
    .select(['locked_key', 'sealed'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst()

async function newKey(ctx: Ctx, campaignId: string, db: Db) {
  const envelope = await ctx.seal.newEnvelope()
  const sealed = await ctx.seal.seal(envelope.recipient, randomBytes(32))
  await sql`insert into answer_keys (jurisdiction, campaign_id, locked_key, sealed)
    select jurisdiction, id, ${envelope.lockedKey}, ${sealed} from campaigns
    where jurisdiction = ${ctx.jurisdiction} and id = ${campaignId} and counted_on is null on conflict do nothing`.execute(db)
  return await keptKey(ctx, campaignId, db)
}

/** Forgets the key of a survey that is counted, in this process; in the database it is deleted with the counting. */
export function forgetKey(ctx: Ctx, campaignId: string): void {
  keys.get(ctx.db)?.delete(`${ctx.jurisdiction} ${campaignId}`)
}

/** A keyed fingerprint. `what` keeps fingerprints of different things apart. */
export const tokenOf = (key: Buffer, what: 'code' | 'submission' | 'draft', value: string): string =>
  createHmac('sha256', key).update(`${what}:${value}`).digest('base64url')

/** The key of one draft: it cannot be made without the short code, which only the person answering has. */
export const draftKey = (key: Buffer, shortCode: string): Buffer => createHmac('sha256', key).update(`draft key:${shortCode}`).digest()

/** Boxes are filled up to multiples of so many bytes, so that their length tells nothing of what was written. */
const boxStep = 1024

export function boxed(key: Buffer, content: unknown): Uint8Array {
  const plain = Buffer.from(JSON.stringify(content))
  const padded = Buffer.alloc(Math.ceil((plain.length + 4) / boxStep) * boxStep)
  padded.writeUInt32BE(plain.length)
  plain.copy(padded, 4)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  return Buffer.concat([iv, cipher.update(padded), cipher.final(), cipher.getAuthTag()])
}

/** What is in a box. @throws CannotUnseal when it was made under another key, or is damaged */
export function unboxed<T>(key: Buffer, box: Uint8Array): T {
  const b = Buffer.from(box)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, b.subarray(0, 12))
    decipher.setAuthTag(b.subarray(-16))
    const padded = Buffer.concat([decipher.update(b.subarray(12, -16)), decipher.final()])
    return JSON.parse(padded.subarray(4, 4 + padded.readUInt32BE()).toString('utf8')) as T
  } catch (cause) {
    throw new CannotUnseal(cause)
  }
}

/** What waits in a box. */
export interface Waiting {
  submission: string
  codeHash: string | null
  /** Null for an answer with a code: the code knows its community. */
  communityId: string | null
  route: Route
  /** Thousandths of the mean score, when the questionnaire gives one. */
  score: number | null
  answers: Answers
}

export interface Put extends Waiting {
  campaignId: string
  draftHash: string | null
  /** Last day on which it may come in. */
  until: Day
}

/**
 * One statement: is the survey open, is the code unspent, put the answer among those that wait, empty the draft. The code's row is
 * only read: that it is spent is known from the token here, and written there with others when the answers are mixed. The share of
 * the key makes the counting wait for answers on their way, and those that come later find the survey over.
 */
export async function putAnswer(ctx: Ctx, db: Db, i: Put): Promise<{ open: boolean; answer: boolean }> {
  const { campaignId, draftHash, until, ...waiting } = i
  if (i.route === 'paper' && Temporal.PlainDate.compare(ctx.today, until) > 0) return { open: false, answer: false }
  const key = await keyOf(ctx, campaignId, db)
  if (!key) return { open: false, answer: false }
  const j = ctx.jurisdiction
  const notOver = i.route === 'paper' ? sql`` : sql` and closes_on >= ${ctx.today}`
  const submission = tokenOf(key, 'submission', i.submission)
  const token = i.codeHash === null ? `open:${submission}` : tokenOf(key, 'code', i.codeHash)
  // `is not distinct from` keeps the planner from reading all codes of the survey by its other index while the table is new.
  const place =
    i.codeHash === null
      ? sql`select from survey`
      : sql`select from household_codes
        where jurisdiction = ${j} and code_hash = ${i.codeHash} and campaign_id is not distinct from ${campaignId} and not used and exists (select from survey)`
  const emptied =
    draftHash === null
      ? sql``
      : sql`, emptied as (
      update answer_drafts set sent = true, box = null, content = '{}', code_hash = null, submission_id = null
      where jurisdiction = ${j} and id_hash = ${draftHash} and exists (select from answer))`
  const { rows } = await sql<{ open: boolean; answer: boolean }>`
    with held as (
      select from answer_keys where jurisdiction = ${j} and campaign_id = ${campaignId} for key share),
    survey as (
      select from campaigns where jurisdiction = ${j} and id = ${campaignId} and counted_on is null and opens_on <= ${ctx.today}${notOver}
        and exists (select from held)),
    place as (${place}),
    answer as (
      insert into waiting_answers (jurisdiction, campaign_id, token, submission, box)
      select ${j}, ${campaignId}, ${token}, ${submission}, ${boxed(key, waiting)} from place
      where not exists (select from answers where jurisdiction = ${j} and campaign_id = ${campaignId} and submission_hash = ${i.submission})
      on conflict do nothing returning 1)${emptied}
    select exists (select from survey) as open, exists (select from answer) as answer`.execute(db)
  return rows[0]!
}

/** Why nothing was put: this very answer came before, its code is spent, or there is no such code in this survey. */
export async function whyNotPut(
  ctx: Ctx,
  db: Db,
  i: { campaignId: string; submission: string; codeHash: string | null },
): Promise<'again' | 'code-used' | 'code-unknown'> {
  const key = await keyOf(ctx, i.campaignId, db)
  const [submission, token] = key
    ? [tokenOf(key, 'submission', i.submission), i.codeHash && tokenOf(key, 'code', i.codeHash)]
    : [null, null]
  const { rows } = await sql<{ again: boolean; known: boolean }>`
    select exists (select from waiting_answers where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${i.campaignId} and submission = ${submission})
        or exists (select from answers where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${i.campaignId} and submission_hash = ${i.submission}) as again,
      exists (select from household_codes where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${i.campaignId} and code_hash = ${i.codeHash}) as known,
      ${token}::text as token`.execute(db)
  return rows[0]!.again ? 'again' : rows[0]!.known ? 'code-used' : 'code-unknown'
}

/** Whether any answer of a survey has come: then its codes are not printed again. */
export async function anyAnswer(ctx: Ctx, campaignId: string, db: Db = ctx.db): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from waiting_answers where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${campaignId})
      or exists (select from answers where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${campaignId}) as has`.execute(db)
  return rows[0]!.has
}
