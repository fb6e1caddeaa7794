import { isRefusal, newId, type Refusal } from '#kernel'
import { change, type Ctx, type Db, doneAnew } from '#platform'
import { endWhatHoldsNoMore, invitationHolds, mayLetIn } from './handed-over.ts'
import { seatInPool } from './experts.ts'
import { invitationBySecret } from './invitations.ts'
import { whyNotInUse } from './organisations.ts'
import { hashPassword } from './password.ts'
import type { Role } from './permission.ts'
import { type Account, account, changedSince, tryPassword } from './prove.ts'
import { refuseLogin } from './login-words.ts'
import { passwordsStay } from './login-services.ts'
import { endEveryAccess, openSession } from './session.ts'
import { tables } from './store.ts'
import type { From } from './throttle.ts'
import { inTurn } from './turn.ts'
import { refuse } from './words.ts'

/**
 * Takes an invitation up: a new person, who is signed in by it, or one more role for somebody who is known and gives their password.
 * @returns the session cookie of whoever is new
 */
export async function acceptInvitation(
  ctx: Ctx,
  i: { secret: string; name: string; password: string; from: From; device: string | null },
): Promise<{ cookie: string | undefined } | Refusal> {
  if (!(await passwordsStay(ctx))) return refuseLogin('passwords-closed')
  const invitation = await invitationBySecret(ctx, i.secret)
  if (!invitation) return refuse('invitation-gone')
  const before = await account(ctx, { email: invitation.email })
  // A wrong password here is a wrong try of the account, like any other.
  // Whoever has a password proves who they are: an invitation gives a role and never a way into an account. A forgotten password is
  // mended by a link for a new one, which ends with the next password.
  const proven = before?.password_hash ? await proves(ctx, before, i) : undefined
  if (isRefusal(proven)) return proven
  const hash = await inTurn({ lane: i.from.address ?? invitation.id }, () => hashPassword(i.password))
  if (isRefusal(hash)) return hash
  return await change(
    doneAnew(ctx),
    { action: 'people.accept-invitation', subject: { kind: 'invitation', id: invitation.id } },
    async (tx) => {
      const changed = before && (await changedSince(ctx, tx, before))
      if (proven === false || changed) return refuse('known-elsewhere').at('password')
      // Whoever made the invitation has its secret: a first password may be given only by whoever may give this person a new one.
      if (before && !proven && !(await mayLetIn(ctx, tx, invitation.invited_by, before.id))) return refuse('known-without-password')
      if (!(await invitationHolds(ctx, tx, invitation))) return refuse('invitation-gone')
      const gone = await takeInvitation(ctx, tx, invitation)
      if (gone) return gone
      const first = proven ? undefined : { hash, name: i.name }
      const userId = before ? before.id : newId('user', ctx.now)
      await (before ? knownPerson(ctx, tx, userId, first) : newPerson(ctx, tx, { id: userId, email: invitation.email, ...first! }))
      await giveRole(ctx, tx, { ...invitation, userId, name: before?.name ?? i.name })
      // What others handed over for this person must not reach what they hold from now on.
      await endWhatHoldsNoMore(ctx, tx, userId)
      // Who had an account signs in with it, and with the code of their app where they set one up.
      if (before) return { cookie: undefined }
      const session = { userId, organisationId: invitation.organisation_id, demonstration: false, device: i.device }
      return { cookie: await openSession(ctx, tx, session) }
    },
  )
}

/** Uses an invitation up, or why it cannot be: its organisation is out of use by now, or it was taken or withdrawn meanwhile. */
export async function takeInvitation(ctx: Ctx, tx: Db, i: { id: string; organisation_id: string }): Promise<Refusal | undefined> {
  const closed = await whyNotInUse({ ...ctx, db: tx }, i.organisation_id, 'join')
  if (closed) return closed
  const taken = await tables(tx)
    .updateTable('invitations')
    .set({ accepted_at: ctx.now })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', i.id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n ? undefined : refuse('invitation-gone')
}

/** Gives somebody the role they were invited to; an expert has a place in the pool with it. */
export async function giveRole(
  ctx: Ctx,
  tx: Db,
  i: { userId: string; name: string; email: string; organisation_id: string; role: Role },
): Promise<void> {
  await tables(tx)
    .insertInto('memberships')
    .values({
      jurisdiction: ctx.jurisdiction,
      id: newId('membership', ctx.now),
      user_id: i.userId,
      organisation_id: i.organisation_id,
      role: i.role,
      since: ctx.today,
      ended_on: null,
    })
    .onConflict((c) => c.columns(['jurisdiction', 'user_id', 'organisation_id', 'role']).where('ended_on', 'is', null).doNothing())
    .execute()
  if (i.role === 'expert') await seatInPool(ctx, tx, i)
}

/** Somebody who never had a password gets their first. */
async function knownPerson(ctx: Ctx, tx: Db, id: string, first: { hash: string; name: string } | undefined): Promise<void> {
  await tables(tx)
    .updateTable('users')
    .set((e) => ({
      failed_tries: 0,
      version: e('version', '+', 1),
      ...(first && { password_hash: first.hash, name: first.name, disabled_at: null }),
    }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .execute()
  if (first) await endEveryAccess(tx, ctx.jurisdiction, id, ctx.now)
}

async function newPerson(ctx: Ctx, tx: Db, p: { id: string; email: string; name: string; hash: string }): Promise<void> {
  await tables(tx)
    .insertInto('users')
    .values({
      jurisdiction: ctx.jurisdiction,
      id: p.id,
      email: p.email,
      name: p.name,
      password_hash: p.hash,
      totp_secret: null,
      totp_used_step: null,
      disabled_at: null,
      created_at: ctx.now,
    })
    .execute()
}

/** Their present password; the code of two-step sign-in is asked for when they sign in. */
async function proves(ctx: Ctx, user: Account, i: { password: string; from: From }): Promise<boolean | Refusal> {
  const tried = await tryPassword(ctx, { email: user.email, user, password: i.password, code: undefined, from: i.from })
  if (isRefusal(tried)) return tried
  if (tried.passwordFits) await tried.giveBack()
  return tried.passwordFits
}
