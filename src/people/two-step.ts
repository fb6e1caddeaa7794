import { randomInt } from 'node:crypto'
import { halfWidth } from '#kernel'
import { acrossJurisdictions, type Ctx, type Db, isLocked, type SmallSecrets } from '#platform'
import { Secret, TOTP } from 'otpauth'
import { tables } from './store.ts'

/** A new secret for an authenticator app; it counts only once a code from it was shown. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** The time step a code belongs to, one step of clock drift allowed; undefined when it does not fit. */
export function oneTimeStep(secret: string, code: string, now: Temporal.Instant): number | undefined {
  const token = halfWidth(code).replace(/\s/g, '')
  // The library compares bytes of equal length and throws on anything else.
  if (!/^[0-9]{6}$/.test(token)) return undefined
  const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 })
  const delta = totp.validate({ token, timestamp: now.epochMilliseconds, window: 1 })
  return delta === null ? undefined : Math.floor(now.epochMilliseconds / 30_000) + delta
}

const placeOf = (jurisdiction: string, userId: string) => `users.totp_secret:${jurisdiction}:${userId}`
export const lockTotp = (seal: SmallSecrets, jurisdiction: string, userId: string, secret: string): string =>
  seal.lock(secret, placeOf(jurisdiction, userId))

/** The secret of somebody's one-time codes, unlocked. One that an earlier version left in clear is read as it is. */
const totpOf = (ctx: Ctx, user: { id: string; totp_secret: string }): string =>
  isLocked(user.totp_secret) ? ctx.seal.unlock(user.totp_secret, placeOf(ctx.jurisdiction, user.id)) : user.totp_secret

/** Locks the secrets that an earlier version left in clear. Done before serving and before a backup. */
export async function lockTotpSecrets(db: Db, sealed: () => SmallSecrets | Promise<SmallSecrets>): Promise<number> {
  const clear = await tables(acrossJurisdictions(db, 'an upgrade concerns them all'))
    .selectFrom('users')
    .select(['jurisdiction', 'id', 'totp_secret'])
    .where('totp_secret', 'is not', null)
    .where('totp_secret', 'not like', 'locked:%')
    .execute()
  if (clear.length === 0) return 0
  const seal = await sealed()
  for (const u of clear)
    await tables(db)
      .updateTable('users')
      .set({ totp_secret: lockTotp(seal, u.jurisdiction, u.id, u.totp_secret!) })
      .where('jurisdiction', '=', u.jurisdiction)
      .where('id', '=', u.id)
      .where('totp_secret', '=', u.totp_secret)
      .execute()
  return clear.length
}

/** What proves the second step: a code of the app, by its time step, or a recovery code, by its fingerprint. */
export type SecondStep = { step: number } | { recovery: string }

// Without letters and digits that are taken for one another.
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const recoveryMark = (ctx: Ctx, userId: string, code: string) => ctx.seal.mark(code, `recovery:${ctx.jurisdiction}:${userId}`)
const plainCode = (typed: string) =>
  halfWidth(typed)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')

/** Whether a code given by this person fits now; nothing is used up by asking. */
export async function secondStepOf(
  ctx: Ctx,
  user: { id: string; totp_secret: string },
  given: string | undefined,
): Promise<SecondStep | undefined> {
  if (!given) return undefined
  const step = oneTimeStep(totpOf(ctx, user), given, ctx.now)
  if (step !== undefined) return { step }
  const code = plainCode(given)
  if (code.length !== 10) return undefined
  const id = recoveryMark(ctx, user.id, code)
  const open = await tables(ctx.db)
    .selectFrom('recovery_codes')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', user.id)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return open && { recovery: id }
}

/** Uses a code up: each opens one thing once, also when it is sent twice at the same moment. False when it was used before. */
export async function spendSecondStep(ctx: Ctx, tx: Db, userId: string, second: SecondStep): Promise<boolean> {
  if ('recovery' in second) {
    const used = await tables(tx)
      .updateTable('recovery_codes')
      .set({ used_at: ctx.now })
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('user_id', '=', userId)
      .where('id', '=', second.recovery)
      .where('used_at', 'is', null)
      .executeTakeFirst()
    return used.numUpdatedRows === 1n
  }
  const step = BigInt(second.step)
  const used = await tables(tx)
    .updateTable('users')
    .set({ totp_used_step: step })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', userId)
    .where((e) => e.or([e('totp_used_step', 'is', null), e('totp_used_step', '<', step)]))
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

/** Ten new recovery codes in place of the old ones. The database keeps only their fingerprints. */
export async function newRecoveryCodes(ctx: Ctx, tx: Db, userId: string): Promise<string[]> {
  const codes = Array.from({ length: 10 }, () => Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join(''))
  await dropRecoveryCodes(ctx, tx, userId)
  await tables(tx)
    .insertInto('recovery_codes')
    .values(
      codes.map((code) => ({
        jurisdiction: ctx.jurisdiction,
        user_id: userId,
        id: recoveryMark(ctx, userId, code),
        created_at: ctx.now,
        used_at: null,
      })),
    )
    .execute()
  return codes.map((c) => `${c.slice(0, 5)}-${c.slice(5)}`)
}

export async function dropRecoveryCodes(ctx: Ctx, tx: Db, userId: string): Promise<void> {
  await tables(tx).deleteFrom('recovery_codes').where('jurisdiction', '=', ctx.jurisdiction).where('user_id', '=', userId).execute()
}

export async function recoveryCodesLeft(ctx: Ctx, userId: string): Promise<number> {
  const { n } = await tables(ctx.db)
    .selectFrom('recovery_codes')
    .select((e) => e.fn.countAll<string>().as('n'))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}
