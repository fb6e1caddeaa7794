import { randomBytes } from 'node:crypto'
import { newId, type Refusal } from '#kernel'
import { change, type Ctx, sha256 } from '#platform'
import { Secret } from 'otpauth'
import { hashPassword, passwordFits } from './password.ts'
import { refusePermission, type TokenScope } from './permission.ts'
import { closeEverySession } from './session.ts'
import { oneTimeStep } from './sign-in.ts'
import { tables } from './store.ts'
import { refuse } from './words.ts'

const me = (ctx: Ctx): string | undefined => (ctx.asker.kind === 'user' ? (ctx.asker.userId ?? undefined) : undefined)
const notMe = () => refusePermission('sign-in-first')

/** Changes the password and signs every device out: whoever had the old one is out too. */
export async function changePassword(ctx: Ctx, i: { old: string; new: string }): Promise<{ changed: true } | Refusal> {
  const id = me(ctx)
  if (!id) return notMe()
  const user = await tables(ctx.db)
    .selectFrom('users')
    .select('password_hash')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const fits = user.password_hash === null || (await passwordFits(i.old, user.password_hash))
  const hash = await hashPassword(i.new)
  return await change(ctx, { action: 'people.change-password', subject: { kind: 'user', id } }, async (tx) => {
    if (!fits) return refuse('password-wrong').with({ fields: { old: refuse('password-wrong').words } })
    await tables(tx)
      .updateTable('users')
      .set((e) => ({ password_hash: hash, version: e('version', '+', 1) }))
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', id)
      .execute()
    await closeEverySession(tx, ctx.jurisdiction, id)
    return { changed: true as const }
  })
}

/** A new secret for an authenticator app; it counts only once a code from it was shown. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

export async function setUpTwoStep(ctx: Ctx, i: { secret: string; code: string }): Promise<{ done: true } | Refusal> {
  const id = me(ctx)
  if (!id) return notMe()
  return await change(ctx, { action: 'people.two-step', subject: { kind: 'user', id }, facts: { on: true } }, async (tx) => {
    const step = oneTimeStep(i.secret, i.code, ctx.now)
    if (step === undefined) return refuse('code-wrong').with({ fields: { code: refuse('code-wrong').words } })
    await tables(tx)
      .updateTable('users')
      .set((e) => ({ totp_secret: i.secret, totp_used_step: BigInt(step), version: e('version', '+', 1) }))
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', id)
      .execute()
    return { done: true as const }
  })
}

export async function removeTwoStep(ctx: Ctx): Promise<{ done: true } | Refusal> {
  const id = me(ctx)
  if (!id) return notMe()
  return await change(ctx, { action: 'people.two-step', subject: { kind: 'user', id }, facts: { on: false } }, async (tx) => {
    await tables(tx)
      .updateTable('users')
      .set({ totp_secret: null, totp_used_step: null })
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', id)
      .execute()
    return { done: true as const }
  })
}

export async function signOutEverywhere(ctx: Ctx): Promise<{ closed: number } | Refusal> {
  const id = me(ctx)
  if (!id) return notMe()
  return await change(ctx, { action: 'people.sign-out-everywhere', subject: { kind: 'user', id } }, async (tx) => ({
    closed: await closeEverySession(tx, ctx.jurisdiction, id),
  }))
}

/** Makes an API token. The secret is given once; the database keeps only its fingerprint. */
export async function makeToken(
  ctx: Ctx,
  i: { name: string; scopes: TokenScope[]; days: number },
): Promise<{ tokenId: string; secret: string } | Refusal> {
  const id = me(ctx)
  if (!id) return notMe()
  const secret = `tdm_${randomBytes(32).toString('base64url')}`
  // The answer is not kept for a repeated request: a secret must not lie in the database.
  const { once: _, ...fresh } = ctx
  return await change(fresh, { action: 'people.make-token', subject: { kind: 'user', id }, facts: { name: i.name } }, async (tx) => {
    const tokenId = newId('token', ctx.now)
    await tables(tx)
      .insertInto('api_tokens')
      .values({
        jurisdiction: ctx.jurisdiction,
        id: sha256(secret),
        token_id: tokenId,
        name: i.name,
        user_id: id,
        organisation_id: ctx.asker.organisationId!,
        scopes: i.scopes,
        created_at: ctx.now,
        expires_at: ctx.now.add({ hours: 24 * i.days }),
        revoked_at: null,
      })
      .execute()
    return { tokenId, secret }
  })
}

export async function revokeToken(ctx: Ctx, tokenId: string): Promise<{ revoked: true } | Refusal> {
  const id = me(ctx)
  if (!id) return notMe()
  return await change(ctx, { action: 'people.revoke-token', subject: { kind: 'token', id: tokenId } }, async (tx) => {
    const done = await tables(tx)
      .updateTable('api_tokens')
      .set({ revoked_at: ctx.now })
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('token_id', '=', tokenId)
      .where('user_id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    return done.numUpdatedRows === 0n ? refuse('gone') : { revoked: true as const }
  })
}

export async function myTokens(ctx: Ctx) {
  return await tables(ctx.db)
    .selectFrom('api_tokens')
    .select(['token_id', 'name', 'scopes', 'created_at', 'expires_at', 'revoked_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', ctx.asker.userId!)
    .orderBy('created_at', 'desc')
    .execute()
}
export async function mySessions(ctx: Ctx) {
  return await tables(ctx.db)
    .selectFrom('sessions')
    .select(['id', 'created_at', 'expires_at', 'device'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', ctx.asker.userId!)
    .where('expires_at', '>', ctx.now)
    .orderBy('created_at', 'desc')
    .execute()
}
export async function myUser(ctx: Ctx) {
  return await tables(ctx.db)
    .selectFrom('users')
    .select(['email', 'name', 'totp_secret', 'password_hash'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', ctx.asker.userId!)
    .executeTakeFirstOrThrow()
}
