import { randomBytes } from 'node:crypto'
import { type Id, isRefusal, newId, type Refusal } from '#kernel'
import { change, type Ctx, recordRefusal, sha256 } from '#platform'
import { organisation } from './directory.ts'
import { sendInvitation } from './letters.ts'
import { hashPassword } from './password.ts'
import { mayNot, type OrganisationKind, type Role, roles } from './permission.ts'
import { account, tryPassword } from './prove.ts'
import { endEveryAccess } from './session.ts'
import { type LegalForm, tables } from './store.ts'
import type { From } from './throttle.ts'
import { inTurn } from './turn.ts'
import { refuse } from './words.ts'

const invitationDays = 7

/** Invites somebody into an organisation. Gives the secret of the link, once. */
export async function invite(
  ctx: Ctx,
  i: { organisationId: string; email: string; role: Role; link?: (secret: string) => string },
): Promise<{ id: string; secret: string; email: string } | Refusal> {
  const no = mayNot(ctx.asker, 'people.manage-own', { organisationId: i.organisationId })
  if (no) return await recordRefusal(ctx, 'people.invite', no, { subject: { kind: 'organisation', id: i.organisationId } })
  const to = await organisation(ctx, i.organisationId)
  const secret = randomBytes(24).toString('base64url')
  const { once: _, ...fresh } = ctx
  return await change(
    fresh,
    { action: 'people.invite', subject: { kind: 'organisation', id: i.organisationId }, facts: { role: i.role } },
    async (tx) => {
      if (!to) return refuse('gone')
      if (ctx.demo) return refuse('no-demo-people')
      if (roles[i.role].in !== to.kind) return refuse('role-not-here').at('role')
      const id = newId('invitation', ctx.now)
      await tables(tx)
        .insertInto('invitations')
        .values({
          jurisdiction: ctx.jurisdiction,
          id,
          secret_hash: sha256(secret),
          organisation_id: i.organisationId,
          role: i.role,
          email: i.email,
          invited_by: ctx.asker.userId,
          created_at: ctx.now,
          expires_at: ctx.now.add({ hours: 24 * invitationDays }),
          accepted_at: null,
          withdrawn_at: null,
        })
        .execute()
      const organisation = { zh: to.name, en: to.name_en ?? to.name }
      if (i.link) await sendInvitation(ctx, tx, { to: i.email, organisation, role: roles[i.role].words, link: i.link(secret) })
      return { id, secret, email: i.email }
    },
  )
}

export async function invitationBySecret(ctx: Ctx, secret: string) {
  return await tables(ctx.db)
    .selectFrom('invitations')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('secret_hash', '=', sha256(secret))
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .executeTakeFirst()
}

/** Takes an invitation up: a new person, or one more role for somebody who is known and gives their password. */
export async function acceptInvitation(
  ctx: Ctx,
  i: { secret: string; name: string; password: string; from: From },
): Promise<{ userId: string; organisationId: string; known: boolean } | Refusal> {
  const invitation = await invitationBySecret(ctx, i.secret)
  if (!invitation) return refuse('invitation-gone')
  const before = await knownAs(ctx, invitation)
  // A wrong password here is a wrong try of the account, like any other.
  // Whoever has a password proves who they are: an invitation gives a role and never a way into an account. A forgotten password is
  // mended by a link for a new one, which ends with the next password.
  const proven = before?.password_hash ? await proves(ctx, before.id, i) : undefined
  if (isRefusal(proven)) return proven
  const hash = await inTurn({ lane: i.from.address ?? invitation.id }, () => hashPassword(i.password))
  if (isRefusal(hash)) return hash
  const { once: _, ...fresh } = ctx
  return await change(fresh, { action: 'people.accept-invitation', subject: { kind: 'invitation', id: invitation.id } }, async (tx) => {
    if (proven === false) return refuse('known-elsewhere').at('password')
    const taken = await tables(tx)
      .updateTable('invitations')
      .set({ accepted_at: ctx.now })
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', invitation.id)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
    if (taken.numUpdatedRows === 0n) return refuse('invitation-gone')
    let userId = before?.id
    if (userId) {
      // Somebody who never had a password gets their first.
      await tables(tx)
        .updateTable('users')
        .set((e) => ({
          failed_tries: 0,
          version: e('version', '+', 1),
          ...(!proven && { password_hash: hash, name: i.name, disabled_at: null }),
        }))
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('id', '=', userId)
        .execute()
      if (!proven) await endEveryAccess(tx, ctx.jurisdiction, userId, ctx.now)
    }
    if (!userId) {
      userId = newId('user', ctx.now)
      await tables(tx)
        .insertInto('users')
        .values({
          jurisdiction: ctx.jurisdiction,
          id: userId,
          email: invitation.email,
          name: i.name,
          password_hash: hash,
          totp_secret: null,
          totp_used_step: null,
          disabled_at: null,
          created_at: ctx.now,
        })
        .execute()
    }
    await tables(tx)
      .insertInto('memberships')
      .values({
        jurisdiction: ctx.jurisdiction,
        id: newId('membership', ctx.now),
        user_id: userId,
        organisation_id: invitation.organisation_id,
        role: invitation.role,
        since: ctx.today,
        ended_on: null,
      })
      .onConflict((c) => c.columns(['jurisdiction', 'user_id', 'organisation_id', 'role']).where('ended_on', 'is', null).doNothing())
      .execute()
    return { userId, organisationId: invitation.organisation_id, known: before !== undefined }
  })
}

/** Their present password; the code of two-step sign-in is asked for when they sign in. */
async function proves(ctx: Ctx, userId: string, i: { password: string; from: From }): Promise<boolean | Refusal> {
  const user = (await account(ctx, { id: userId }))!
  const tried = await tryPassword(ctx, { email: user.email, user, password: i.password, code: undefined, from: i.from })
  if (isRefusal(tried)) return tried
  if (tried.passwordFits) await tried.giveBack()
  return tried.passwordFits
}

/** Who already has the email of an invitation. */
const knownAs = async (ctx: Ctx, invitation: { email: string }): Promise<{ id: string; password_hash: string | null } | undefined> =>
  await tables(ctx.db)
    .selectFrom('users')
    .select(['id', 'password_hash'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('email', '=', invitation.email)
    .executeTakeFirst()

export async function withdrawInvitation(ctx: Ctx, id: string): Promise<{ withdrawn: true } | Refusal> {
  const invitation = await tables(ctx.db)
    .selectFrom('invitations')
    .select('organisation_id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!invitation) return refuse('gone')
  const no = mayNot(ctx.asker, 'people.manage-own', { organisationId: invitation.organisation_id })
  if (no) return await recordRefusal(ctx, 'people.withdraw-invitation', no, { subject: { kind: 'invitation', id } })
  return await change(ctx, { action: 'people.withdraw-invitation', subject: { kind: 'invitation', id } }, async (tx) => {
    const done = await tables(tx)
      .updateTable('invitations')
      .set({ withdrawn_at: ctx.now })
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', id)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
    return done.numUpdatedRows === 0n ? refuse('gone') : { withdrawn: true as const }
  })
}

export async function openInvitations(ctx: Ctx, organisationId: string) {
  return await tables(ctx.db)
    .selectFrom('invitations')
    .select(['id', 'email', 'role', 'expires_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', organisationId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .orderBy('created_at', 'desc')
    .execute()
}

export async function members(ctx: Ctx, organisationId: string) {
  return await tables(ctx.db)
    .selectFrom('memberships as m')
    .innerJoin('users as u', (on) => on.onRef('u.jurisdiction', '=', 'm.jurisdiction').onRef('u.id', '=', 'm.user_id'))
    .select(['m.id', 'u.id as userId', 'u.name', 'u.email', 'm.role', 'm.since'])
    .select((e) => [
      e('u.totp_secret', 'is not', null).as('two_step'),
      e
        .exists(
          e
            .selectFrom('memberships as other')
            .select('other.id')
            .whereRef('other.jurisdiction', '=', 'm.jurisdiction')
            .whereRef('other.user_id', '=', 'm.user_id')
            .whereRef('other.organisation_id', '<>', 'm.organisation_id')
            .where('other.ended_on', 'is', null),
        )
        .as('elsewhere'),
    ])
    .where('m.jurisdiction', '=', ctx.jurisdiction)
    .where('m.organisation_id', '=', organisationId)
    .where('m.ended_on', 'is', null)
    .orderBy('u.name')
    .execute()
}

/** Ends a role. Sessions of the person in that organisation end with their last role there, at once. */
export async function endRole(ctx: Ctx, membershipId: string): Promise<{ ended: true } | Refusal> {
  const m = await tables(ctx.db)
    .selectFrom('memberships')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', membershipId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  if (!m) return refuse('gone')
  const no = mayNot(ctx.asker, 'people.manage-own', { organisationId: m.organisation_id })
  if (no) return await recordRefusal(ctx, 'people.end-role', no, { subject: { kind: 'membership', id: membershipId } })
  return await change(
    ctx,
    { action: 'people.end-role', subject: { kind: 'membership', id: membershipId }, facts: { role: m.role } },
    async (tx) => {
      if (['head', 'manager', 'administrator'].includes(m.role)) {
        // Locking the rows makes two people who end each other's role wait for one another.
        const managing = await tables(tx)
          .selectFrom('memberships')
          .select('id')
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('organisation_id', '=', m.organisation_id)
          .where('role', '=', m.role)
          .where('ended_on', 'is', null)
          .forUpdate()
          .execute()
        if (managing.length <= 1) return refuse('last-manager')
      }
      const done = await tables(tx)
        .updateTable('memberships')
        .set({ ended_on: ctx.today })
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('id', '=', membershipId)
        .where('ended_on', 'is', null)
        .executeTakeFirst()
      return done.numUpdatedRows === 0n ? refuse('gone') : { ended: true as const }
    },
  )
}

export async function registerOrganisation(
  ctx: Ctx,
  i: {
    kind: OrganisationKind
    name: string
    nameEn?: string | undefined
    creditCode?: string | undefined
    legalForm?: LegalForm | undefined
  },
): Promise<{ id: Id<'organisation'> } | Refusal> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return await recordRefusal(ctx, 'people.add-organisation', no)
  return await change(ctx, { action: 'people.add-organisation', facts: { name: i.name } }, async (tx, entry) => {
    if (i.creditCode) {
      const taken = await tables(tx)
        .selectFrom('organisations')
        .select('id')
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('credit_code', '=', i.creditCode)
        .executeTakeFirst()
      if (taken) return refuse('credit-code-taken').at('creditCode')
    }
    const id = newId('organisation', ctx.now)
    await tables(tx)
      .insertInto('organisations')
      .values({
        jurisdiction: ctx.jurisdiction,
        id,
        kind: i.kind,
        name: i.name,
        name_en: i.nameEn ?? null,
        credit_code: i.creditCode ?? null,
        legal_form: i.legalForm ?? null,
        about: null,
        parent_id: null,
        created_at: ctx.now,
      })
      .execute()
    entry.subject = { kind: 'organisation', id }
    return { id }
  })
}
