import { randomBytes } from 'node:crypto'
import { newId, type Refusal } from '#kernel'
import { change, type Ctx, type Db, onceWithoutAnswer, recordRefusal, sha256 } from '#platform'
import { organisation } from './directory.ts'
import { invitationHolds } from './handed-over.ts'
import { sendInvitation } from './letters.ts'
import { ownSettingHistory } from './own-settings.ts'
import { notInUse } from './organisations.ts'
import { mayNot, type Role, roles } from './permission.ts'
import { lockAccount } from './prove.ts'
import { refusePermission } from './role-words.ts'
import { type Organisation, tables } from './store.ts'
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
  return await change(
    onceWithoutAnswer(ctx),
    { action: 'people.invite', subject: { kind: 'organisation', id: i.organisationId }, facts: { role: i.role } },
    async (tx) => {
      if (!to) return refuse('gone')
      const closed = mayInviteTo(ctx, to)
      if (closed) return closed
      if (roles[i.role].in !== to.kind) return refuse('role-not-here').at('role')
      // Who is dismissed at this moment hands nothing over any more.
      if (!(await givesNow(ctx, tx, i.organisationId))) return refusePermission('not-your-role')
      return await layInvitation(ctx, tx, to, i)
    },
  )
}

/** Why nobody is invited into an organisation, or nothing. */
export const mayInviteTo = (ctx: Ctx, to: Organisation): Refusal | undefined =>
  ctx.demo ? refuse('no-demo-people') : notInUse(to, 'invite')

/** Lays down one invitation with its letter. Only the hash of the secret is kept. */
export async function layInvitation(
  ctx: Ctx,
  tx: Db,
  to: Organisation,
  i: { email: string; role: Role; link?: (secret: string) => string },
): Promise<{ id: string; secret: string; email: string; role: Role }> {
  const [id, secret] = [newId('invitation', ctx.now), randomBytes(24).toString('base64url')]
  await tables(tx)
    .insertInto('invitations')
    .values({
      jurisdiction: ctx.jurisdiction,
      id,
      secret_hash: sha256(secret),
      organisation_id: to.id,
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
  if (i.link)
    await sendInvitation(ctx, tx, {
      to: i.email,
      organisation,
      role: roles[i.role].words,
      link: i.link(secret),
      contact: (await ownSettingHistory(ctx, 'contact', tx))[0]?.value,
    })
  return { id, secret, email: i.email, role: i.role }
}

/** The invitation of a secret, as long as it holds: not taken, not withdrawn, not over, and still to be given by whoever gave it. */
export async function invitationBySecret(ctx: Ctx, secret: string) {
  const found = await tables(ctx.db)
    .selectFrom('invitations')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('secret_hash', '=', sha256(secret))
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .executeTakeFirst()
  return found && (await invitationHolds(ctx, ctx.db, found)) ? found : undefined
}

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

/** Whether whoever asks may give a role in an organisation at this moment, with their account held. */
export async function givesNow(ctx: Ctx, tx: Db, organisationId: string): Promise<boolean> {
  if (ctx.asker.userId) await lockAccount(ctx, tx, ctx.asker.userId)
  return await invitationHolds(ctx, tx, { organisation_id: organisationId, invited_by: ctx.asker.userId })
}

export async function openInvitations(ctx: Ctx, organisationId: string) {
  const open = await tables(ctx.db)
    .selectFrom('invitations')
    .select(['id', 'email', 'role', 'expires_at', 'organisation_id', 'invited_by'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', organisationId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .orderBy('created_at', 'desc')
    .execute()
  // One whose maker may give it no more lets nobody in, also where no version before has ended it.
  const holds = await Promise.all(open.map((i) => invitationHolds(ctx, ctx.db, i)))
  return open.filter((_, i) => holds[i])
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
            .where('other.jurisdiction', '=', ctx.jurisdiction)
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
