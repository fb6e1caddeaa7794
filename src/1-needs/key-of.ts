import { createHmac, randomBytes } from 'node:crypto'
import type { Ctx, Db } from '#platform'
import { insertAnswerKey, lockedAnswerKey } from './store/index.ts'

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
  const kept = (await lockedAnswerKey(ctx, db, campaignId)) ?? (await newKey(ctx, campaignId, db))
  if (!kept) return undefined
  const key = Buffer.from(await ctx.seal.open(kept.locked_key, kept.sealed))
  if (db !== ctx.db) return key
  const all = keys.get(ctx.db) ?? new Map<string, Buffer>()
  if (all.size > 500) all.clear()
  keys.set(ctx.db, all.set(at, key))
  return key
}

/** Makes the key of a survey, if it has none and is not counted; gives the one that is kept, whoever made it. */
async function newKey(ctx: Ctx, campaignId: string, db: Db) {
  const envelope = await ctx.seal.newEnvelope()
  const sealed = await ctx.seal.seal(envelope.recipient, randomBytes(32))
  await insertAnswerKey(ctx, db, campaignId, { lockedKey: envelope.lockedKey, sealed })
  return await lockedAnswerKey(ctx, db, campaignId)
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
