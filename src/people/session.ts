import { randomBytes } from 'node:crypto'
import type { Moment } from '#kernel'
import { type Asker, type Ctx, type Db, sha256, smallSecretsUnder, thePublic } from '#platform'
import { sql } from 'kysely'
import { tables } from './store.ts'

/** Twelve hours: a working day, so that a shared computer forgets overnight. */
const sessionHours = 12
/** Where the site is https, the name says that only this host may have set it, over https, for all of it. */
export const sessionCookieFor = (secure: boolean): string => (secure ? '__Host-tandem' : 'tandem')

/** Opens a session and gives the cookie's value. The database keeps only its fingerprint. */
export async function openSession(
  ctx: Ctx,
  tx: Db,
  s: {
    userId: string
    organisationId: string
    demonstration: boolean
    /** It was a login service that said who it is. */
    byLoginService?: boolean
    device: string | null
    /** Tries from elsewhere that failed before, for the person to be told. */
    failed?: { before: number; at: Moment | null }
  },
): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  await tables(tx)
    .insertInto('sessions')
    .values({
      jurisdiction: ctx.jurisdiction,
      id: sha256(secret),
      user_id: s.userId,
      organisation_id: s.organisationId,
      created_at: ctx.now,
      expires_at: ctx.now.add({ hours: sessionHours }),
      demonstration: s.demonstration,
      by_login_service: s.byLoginService ?? false,
      device: s.device?.slice(0, 200) ?? null,
      failed_before: s.failed?.before ?? 0,
      failed_before_at: s.failed?.at ?? null,
    })
    .execute()
  return `${ctx.jurisdiction}.${secret}`
}

/**
 * Ends what somebody has open in one organisation, once they have no role there: a role that begins later brings none of it back. Of nobody
 * who is named: what all of its people have open, once it is out of use.
 */
export async function endAccessIn(
  ctx: Ctx,
  tx: Db,
  i: { userId?: string; organisationId: string },
): Promise<{ sessions: number; tokens: number }> {
  let open = tables(tx).deleteFrom('sessions').where('jurisdiction', '=', ctx.jurisdiction).where('organisation_id', '=', i.organisationId)
  let given = tables(tx)
    .updateTable('api_tokens')
    .set({ revoked_at: ctx.now })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', i.organisationId)
    .where('revoked_at', 'is', null)
  if (i.userId !== undefined) [open, given] = [open.where('user_id', '=', i.userId), given.where('user_id', '=', i.userId)]
  const sessions = await open.executeTakeFirst()
  const tokens = await given.executeTakeFirst()
  return { sessions: Number(sessions.numDeletedRows), tokens: Number(tokens.numUpdatedRows) }
}

/** Whether a session is still open, in the organisation in which it asked. To be asked where the account is locked. */
export async function isOpen(ctx: Ctx, tx: Db, sessionId: string): Promise<boolean> {
  const session = await tables(tx)
    .selectFrom('sessions')
    .select('organisation_id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', sessionId)
    .where('user_id', '=', ctx.asker.userId!)
    .where('organisation_id', '=', ctx.asker.organisationId!)
    .where('expires_at', '>', ctx.now)
    .executeTakeFirst()
  return session !== undefined && (await worksIn(ctx, tx, { userId: ctx.asker.userId!, organisationId: session.organisation_id }))
}

/** Whether somebody has a role in an organisation now. */
export async function worksIn(ctx: Ctx, tx: Db, i: { userId: string; organisationId: string }): Promise<boolean> {
  const role = await tables(tx)
    .selectFrom('memberships')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', i.userId)
    .where('organisation_id', '=', i.organisationId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return role !== undefined
}

/** What the frame of every page says of the person. */
interface SessionFacts {
  asker: Asker
  organisationName: string | null
  organisationNameEn: string | null
  /** Tries from elsewhere that failed before this session was opened. */
  failedBefore: number
}
const nobody: SessionFacts = { asker: thePublic, organisationName: null, organisationNameEn: null, failedBefore: 0 }

/** The row a session cookie belongs to: the fingerprint of its secret. */
export function sessionId(jurisdiction: string, cookie: string | undefined): string | undefined {
  const [of, secret] = (cookie ?? '').split('.')
  return secret && of === jurisdiction ? sha256(secret) : undefined
}

/** The session of a cookie, with what can be opened only by whoever holds it: the database has the fingerprint of its secret alone. */
export function heldSession(jurisdiction: string, cookie: string | undefined): Ctx['session'] {
  const id = sessionId(jurisdiction, cookie)
  return id === undefined ? undefined : { id, secrets: smallSecretsUnder(cookie!) }
}

/** Who a session cookie stands for, in one query. Anything unknown, old or disabled is the public. */
export async function askerOfSession(db: Db, jurisdiction: string, cookie: string | undefined, now: Moment): Promise<SessionFacts> {
  const id = sessionId(jurisdiction, cookie)
  if (!id) return nobody
  const { rows } = await sql<{
    user_id: string
    name: string
    organisation_id: string
    kind: string
    organisation: string
    organisation_en: string | null
    roles: string[]
    failed_before: number
  }>`
    select s.user_id, s.failed_before, u.name, s.organisation_id, o.kind, o.name as organisation, o.name_en as organisation_en, array_agg(m.role) as roles
    from sessions s
    join users u on u.jurisdiction = s.jurisdiction and u.id = s.user_id and u.disabled_at is null
    join organisations o on o.jurisdiction = s.jurisdiction and o.id = s.organisation_id
    join memberships m on m.jurisdiction = s.jurisdiction and m.user_id = s.user_id and m.organisation_id = s.organisation_id and m.ended_on is null
    where s.jurisdiction = ${jurisdiction} and s.id = ${id} and s.expires_at > ${now}
    group by s.user_id, s.failed_before, u.name, s.organisation_id, o.kind, o.name, o.name_en`.execute(db)
  const r = rows[0]
  if (!r) return nobody
  return {
    asker: {
      kind: 'user',
      userId: r.user_id,
      name: r.name,
      membershipId: null,
      organisationId: r.organisation_id,
      organisationKind: r.kind,
      roles: r.roles,
    },
    organisationName: r.organisation,
    organisationNameEn: r.organisation_en,
    failedBefore: r.failed_before,
  }
}

const lookups = new WeakMap<Db, Map<string, Promise<Asker | undefined>>>()

/**
 * Who an API token stands for: the person behind it, narrowed to its scopes. A program often sends many requests at once:
 * those that come while its token is being looked up wait for that answer. Nothing is remembered beyond it.
 */
export async function askerOfToken(db: Db, jurisdiction: string, token: string, now: Moment): Promise<Asker | undefined> {
  const id = sha256(token)
  const open = lookups.get(db) ?? new Map<string, Promise<Asker | undefined>>()
  lookups.set(db, open)
  const key = `${jurisdiction} ${id}`
  const asked = open.get(key) ?? lookUpToken(db, jurisdiction, id, now).finally(() => open.delete(key))
  open.set(key, asked)
  return await asked
}

async function lookUpToken(db: Db, jurisdiction: string, id: string, now: Moment): Promise<Asker | undefined> {
  const { rows } = await sql<{ user_id: string; name: string; organisation_id: string; kind: string; roles: string[]; scopes: string[] }>`
    select t.user_id, u.name, t.organisation_id, o.kind, t.scopes, array(
      select m.role from memberships m where m.jurisdiction = ${jurisdiction} and m.user_id = t.user_id and m.organisation_id = t.organisation_id and m.ended_on is null) as roles
    from api_tokens t
    join users u on u.jurisdiction = t.jurisdiction and u.id = t.user_id and u.disabled_at is null
    join organisations o on o.jurisdiction = t.jurisdiction and o.id = t.organisation_id
    where t.jurisdiction = ${jurisdiction} and t.id = ${id} and t.expires_at > ${now} and t.revoked_at is null`.execute(db)
  const r = rows[0]
  if (!r || r.roles.length === 0) return undefined
  return {
    kind: 'token',
    userId: r.user_id,
    name: r.name,
    membershipId: null,
    organisationId: r.organisation_id,
    organisationKind: r.kind,
    roles: r.roles,
    scopes: r.scopes,
  }
}

/** When somebody signed in for the session they ask in; undefined for programs and the clock. */
export async function signedInAt(ctx: Ctx): Promise<Moment | undefined> {
  if (!ctx.session) return undefined
  const row = await tables(ctx.db)
    .selectFrom('sessions')
    .select('created_at')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', ctx.session.id)
    .executeTakeFirst()
  return row?.created_at
}

/** Ends one session of somebody, as that of a telephone that is lost. */
export const endSessionOf = async (ctx: Ctx, tx: Db, of: { id: string; userId: string }): Promise<void> =>
  void (await tables(tx)
    .deleteFrom('sessions')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', of.id)
    .where('user_id', '=', of.userId)
    .execute())

/** @returns whether it was a login service that had said who it was: there the person may still be signed in */
export async function closeSession(db: Db, jurisdiction: string, cookie: string | undefined): Promise<{ byLoginService: boolean }> {
  const id = sessionId(jurisdiction, cookie)
  if (!id) return { byLoginService: false }
  const closed = await tables(db)
    .deleteFrom('sessions')
    .where('jurisdiction', '=', jurisdiction)
    .where('id', '=', id)
    .returning('by_login_service')
    .executeTakeFirst()
  return { byLoginService: closed?.by_login_service ?? false }
}

/**
 * Ends everything by which somebody gets in as this person: every session, every API token, every known browser, every open link for
 * a new password. Whoever had the old password, or a token made with it, is out.
 */
export async function endEveryAccess(
  tx: Db,
  jurisdiction: string,
  userId: string,
  now: Moment,
): Promise<{ sessions: number; tokens: number }> {
  const db = tables(tx)
  const sessions = await db.deleteFrom('sessions').where('jurisdiction', '=', jurisdiction).where('user_id', '=', userId).executeTakeFirst()
  const tokens = await db
    .updateTable('api_tokens')
    .set({ revoked_at: now })
    .where('jurisdiction', '=', jurisdiction)
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  await db.deleteFrom('known_devices').where('jurisdiction', '=', jurisdiction).where('user_id', '=', userId).execute()
  await endOpenResets(tx, jurisdiction, userId, now)
  return { sessions: Number(sessions.numDeletedRows), tokens: Number(tokens.numUpdatedRows) }
}

/**
 * Ends the links for a new password that are on their way: a newer one, a new password or a new address makes them void.
 * @param o.mailedOnly only those that came by mail, which nobody made
 */
export async function endOpenResets(
  tx: Db,
  jurisdiction: string,
  userId: string,
  now: Moment,
  o: { mailedOnly?: boolean } = {},
): Promise<void> {
  let q = tables(tx)
    .updateTable('password_resets')
    .set({ used_at: now })
    .where('jurisdiction', '=', jurisdiction)
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
  if (o.mailedOnly) q = q.where('made_by', 'is', null)
  await q.execute()
}
