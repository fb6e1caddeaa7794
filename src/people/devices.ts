import { randomBytes } from 'node:crypto'
import { day } from '#kernel'
import { daysKept } from '#law'
import { type Ctx, type Db, sha256 } from '#platform'
import { tables } from './store.ts'

/**
 * Browsers a person has signed in from before. Each person has a secret of their own in the cookie, so several can share a computer,
 * and a cookie that somebody put there for another is worth nothing to either.
 */
export const deviceCookieFor = (secure: boolean): string => (secure ? '__Host-tandem-device' : 'tandem-device')
const mostInCookie = 5
const mostOfOnePerson = 20
/** A browser is forgotten when nobody signed in from it for so long; the cookie lasts as long as browsers let one. */
export const deviceDays = daysKept('devices', day('2026-11-28'))

/** The secrets in a cookie, whatever was brought. */
export const devicesIn = (cookie: string | undefined): string[] =>
  (cookie ?? '')
    .split('.')
    .filter((s) => /^[\w-]{43}$/.test(s))
    .slice(0, mostInCookie)

/** The cookie with one more secret; the oldest goes. */
export const withDevice = (brought: readonly string[], secret: string): string =>
  [secret, ...brought.filter((s) => s !== secret)].slice(0, mostInCookie).join('.')

/** Which of the brought secrets is one of this person's browsers; asked in the same way for somebody who does not exist. */
export async function knownDevice(ctx: Ctx, userId: string | undefined, brought: readonly string[]): Promise<string | undefined> {
  const found = await tables(ctx.db)
    .selectFrom('known_devices')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', userId ?? '')
    .where('id', 'in', ['', ...brought.map((s) => sha256(s))])
    .where('last_used_at', '>', ctx.now.subtract({ hours: 24 * deviceDays }))
    .executeTakeFirst()
  return found?.id
}

/** Remembers the browser of a sign-in. Gives the secret for the cookie where it is a new one. */
export async function rememberDevice(
  ctx: Ctx,
  tx: Db,
  d: { userId: string; known: string | undefined; device: string | null },
): Promise<string | undefined> {
  const secret = randomBytes(32).toString('base64url')
  const row = { jurisdiction: ctx.jurisdiction, user_id: d.userId, device: d.device?.slice(0, 200) ?? null, last_used_at: ctx.now }
  await tables(tx)
    .insertInto('known_devices')
    .values({ ...row, id: d.known ?? sha256(secret), created_at: ctx.now })
    .onConflict((c) => c.columns(['jurisdiction', 'user_id', 'id']).doUpdateSet({ device: row.device, last_used_at: ctx.now }))
    .execute()
  const all = await tables(tx)
    .selectFrom('known_devices')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', d.userId)
    .orderBy('last_used_at', 'desc')
    .orderBy('id')
    .execute()
  const old = all.slice(mostOfOnePerson).map((r) => r.id)
  if (old.length > 0)
    await tables(tx)
      .deleteFrom('known_devices')
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('user_id', '=', d.userId)
      .where('id', 'in', old)
      .execute()
  return d.known ? undefined : secret
}
