import { randomBytes } from 'node:crypto'
import { isRefusal, newId, type Refusal } from '#kernel'
import { change, type Ctx, onceWithoutAnswer, sha256 } from '#platform'
import { tellOf } from './letters.ts'
import { hashPassword } from './password.ts'
import type { TokenScope } from './permission.ts'
import { refusePermission } from './role-words.ts'
import { lockAccount, type Proof, proveMyself } from './prove.ts'
import { endEveryAccess, endOpenResets, isOpen } from './session.ts'
import { tables } from './store.ts'
import type { From } from './throttle.ts'
import { inTurn } from './turn.ts'
import { dropRecoveryCodes, lockTotp, newRecoveryCodes, oneTimeStep } from './two-step.ts'
import { refuse } from './words.ts'

const me = (ctx: Ctx): string | undefined => (ctx.asker.kind === 'user' ? (ctx.asker.userId ?? undefined) : undefined)
const notMe = () => refusePermission('sign-in-first')

/** Changes the password and ends every access: whoever had the old one is out, on every device and with every token. */
export async function changePassword(
  ctx: Ctx,
  i: { old: string; new: string; code?: string | undefined; from: From },
): Promise<{ changed: true } | Refusal> {
  const id = me(ctx)
  if (!id) return notMe()
  const action = 'people.change-password'
  const proof: Proof = { password: i.old, code: i.code }
  const proven = await proveMyself(ctx, action, { proof, from: i.from, passwordField: 'old' })
  if (isRefusal(proven)) return proven
  const hash = await inTurn({ lane: id, first: true }, () => hashPassword(i.new))
  if (isRefusal(hash)) return hash
  return await change(ctx, { action, subject: { kind: 'user', id } }, async (tx) => {
    const no = await proven.use(tx)
    if (no) return no
    await tables(tx)
      .updateTable('users')
      .set((e) => ({ password_hash: hash, version: e('version', '+', 1) }))
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', id)
      .execute()
    await endEveryAccess(tx, ctx.jurisdiction, id, ctx.now)
    await tellOf(ctx, tx, proven.user, 'password')
    return { changed: true as const }
  })
}

const codeWrong = (): Refusal => refuse('code-wrong').at('code')

/** Changes the address one signs in with. */
export async function changeEmail(
  ctx: Ctx,
  i: Proof & { email: string; from: From },
): Promise<{ changed: true; before: string } | Refusal> {
  const id = me(ctx)
  if (!id) return notMe()
  const action = 'people.change-email'
  const proven = await proveMyself(ctx, action, { proof: i, from: i.from })
  if (isRefusal(proven)) return proven
  return await change(ctx, { action, subject: { kind: 'user', id } }, async (tx) => {
    const no = await proven.use(tx)
    if (no) return no
    const taken = await tables(tx)
      .selectFrom('users')
      .select('id')
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('email', '=', i.email)
      .where('id', '<>', id)
      .executeTakeFirst()
    if (taken) return refuse('email-taken').at('email')
    await tables(tx)
      .updateTable('users')
      .set((e) => ({ email: i.email, version: e('version', '+', 1) }))
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', id)
      .execute()
    // A link that lies in the old mailbox must not open the account any more.
    await endOpenResets(tx, ctx.jurisdiction, id, ctx.now)
    await tellOf(ctx, tx, proven.user, { email: i.email })
    return { changed: true as const, before: proven.user.email }
  })
}

/**
 * Sets two-step sign-in up, or moves it to another app: asks for the password, a code of the new secret, and where it is on already a
 * code of the old one. Gives the recovery codes, once.
 */
export async function setUpTwoStep(
  ctx: Ctx,
  i: { secret: string; code: string; password: string; current?: string | undefined; from: From },
): Promise<{ codes: string[] } | Refusal> {
  const id = me(ctx)
  if (!id) return notMe()
  const action = 'people.two-step'
  const step = oneTimeStep(i.secret, i.code, ctx.now)
  const proven = await proveMyself(ctx, action, { proof: { password: i.password, code: i.current }, from: i.from, codeField: 'current' })
  // Everything that is wrong is said at once.
  if (isRefusal(proven))
    return step === undefined && proven.fields ? { ...proven, fields: { ...proven.fields, ...codeWrong().fields } } : proven
  return await change(onceWithoutAnswer(ctx), { action, subject: { kind: 'user', id }, facts: { on: true } }, async (tx) => {
    if (step === undefined) return codeWrong()
    const no = await proven.use(tx)
    if (no) return no
    await tables(tx)
      .updateTable('users')
      .set((e) => ({
        totp_secret: lockTotp(ctx.seal, ctx.jurisdiction, id, i.secret),
        totp_used_step: BigInt(step),
        version: e('version', '+', 1),
      }))
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', id)
      .execute()
    await tellOf(ctx, tx, proven.user, 'twoStepOn')
    return { codes: await newRecoveryCodes(ctx, tx, id) }
  })
}

export async function removeTwoStep(ctx: Ctx, i: Proof & { from: From }): Promise<{ done: true } | Refusal> {
  const id = me(ctx)
  if (!id) return notMe()
  const action = 'people.two-step'
  const proven = await proveMyself(ctx, action, { proof: i, from: i.from })
  if (isRefusal(proven)) return proven
  return await change(ctx, { action, subject: { kind: 'user', id }, facts: { on: false } }, async (tx) => {
    const no = await proven.use(tx)
    if (no) return no
    await tables(tx)
      .updateTable('users')
      .set((e) => ({ totp_secret: null, totp_used_step: null, version: e('version', '+', 1) }))
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', id)
      .execute()
    await dropRecoveryCodes(ctx, tx, id)
    await tellOf(ctx, tx, proven.user, 'twoStepOff')
    return { done: true as const }
  })
}

/** New recovery codes; the old ones end. */
export async function renewRecoveryCodes(ctx: Ctx, i: Proof & { from: From }): Promise<{ codes: string[] } | Refusal> {
  const id = me(ctx)
  if (!id) return notMe()
  const action = 'people.recovery-codes'
  const proven = await proveMyself(ctx, action, { proof: i, from: i.from })
  if (isRefusal(proven)) return proven
  return await change(onceWithoutAnswer(ctx), { action, subject: { kind: 'user', id } }, async (tx) => {
    if (!proven.user.totp_secret) return refuse('no-two-step')
    const no = await proven.use(tx)
    if (no) return no
    return { codes: await newRecoveryCodes(ctx, tx, id) }
  })
}

export async function signOutEverywhere(ctx: Ctx): Promise<{ sessions: number; tokens: number } | Refusal> {
  const id = me(ctx)
  if (!id) return notMe()
  return await change(ctx, { action: 'people.sign-out-everywhere', subject: { kind: 'user', id } }, async (tx) => {
    await lockAccount(ctx, tx, id)
    return await endEveryAccess(tx, ctx.jurisdiction, id, ctx.now)
  })
}

/** Ends one session of one's own, as one left open on a computer elsewhere. */
export async function endSession(ctx: Ctx, sessionId: string): Promise<{ ended: true } | Refusal> {
  const id = me(ctx)
  if (!id) return notMe()
  return await change(ctx, { action: 'people.end-session', subject: { kind: 'user', id } }, async (tx) => {
    await lockAccount(ctx, tx, id)
    const done = await tables(tx)
      .deleteFrom('sessions')
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('user_id', '=', id)
      .where('id', '=', sessionId)
      .executeTakeFirst()
    return done.numDeletedRows === 0n ? refuse('gone') : { ended: true as const }
  })
}

/** Forgets a browser one has signed in from: from then on it is one like any other. */
export async function forgetDevice(ctx: Ctx, deviceId: string): Promise<{ forgotten: true } | Refusal> {
  const id = me(ctx)
  if (!id) return notMe()
  return await change(ctx, { action: 'people.forget-device', subject: { kind: 'user', id } }, async (tx) => {
    const done = await tables(tx)
      .deleteFrom('known_devices')
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('user_id', '=', id)
      .where('id', '=', deviceId)
      .executeTakeFirst()
    return done.numDeletedRows === 0n ? refuse('gone') : { forgotten: true as const }
  })
}

/** Goes on in another organisation in which one has a role; the session stays. */
export async function switchOrganisation(
  ctx: Ctx,
  i: { organisationId: string; sessionId: string },
): Promise<{ switched: true } | Refusal> {
  const id = me(ctx)
  if (!id) return notMe()
  const subject = { kind: 'organisation', id: i.organisationId } as const
  return await change(ctx, { action: 'people.switch-organisation', subject }, async (tx) => {
    await lockAccount(ctx, tx, id)
    const done = await tables(tx)
      .updateTable('sessions')
      .set({ organisation_id: i.organisationId })
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('user_id', '=', id)
      .where('id', '=', i.sessionId)
      .where((e) =>
        e.exists(
          e
            .selectFrom('memberships as m')
            .select('m.id')
            .where('m.jurisdiction', '=', ctx.jurisdiction)
            .where('m.user_id', '=', id)
            .where('m.organisation_id', '=', i.organisationId)
            .where('m.ended_on', 'is', null),
        ),
      )
      .executeTakeFirst()
    return done.numUpdatedRows === 0n ? refuse('gone') : { switched: true as const }
  })
}

/** Makes an API token. The secret is given once; the database keeps only its fingerprint. */
export async function makeToken(
  ctx: Ctx,
  i: { name: string; scopes: TokenScope[]; days: number; sessionId: string | undefined },
): Promise<{ tokenId: string; secret: string } | Refusal> {
  const id = me(ctx)
  if (!id) return notMe()
  const secret = `tdm_${randomBytes(32).toString('base64url')}`
  return await change(
    onceWithoutAnswer(ctx),
    { action: 'people.make-token', subject: { kind: 'user', id }, facts: { name: i.name } },
    async (tx) => {
      // What ends every access, or this one, locks the account: no token is made by a session that has just ended.
      await lockAccount(ctx, tx, id)
      if (!i.sessionId || !(await isOpen(ctx, tx, i.sessionId))) return notMe()
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
    },
  )
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
