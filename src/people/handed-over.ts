import type { Refusal } from '#kernel'
import type { Asker, Ctx, Db } from '#platform'
import { mayNot, type Role } from './permission.ts'
import { tables } from './store.ts'

/*
 * Ways in that one person hands to another: invitations, and links for a new password. They reach no further than whoever made them:
 * when one is taken it is asked anew whether its maker may still give it, to what the person holds by then. What no longer holds when a
 * role ends or begins ends with that for good, so that it does not come to life again later.
 */

type Invitation = { organisation_id: string; invited_by: string | null }
type Link = { user_id: string; made_by: string | null; ends_two_step: boolean }

/** Why somebody may not make a link for a new password for a person who has roles in these organisations. */
export const mayNotReset = (asker: Asker, heldIn: readonly string[], endsTwoStep: boolean): Refusal | undefined =>
  heldIn.map((organisationId) => mayNot(asker, 'people.reset-password', { organisationId })).find((no) => no !== undefined) ??
  (heldIn.length === 0 ? mayNot(asker, 'people.reset-password') : undefined) ??
  (endsTwoStep ? mayNot(asker, 'people.end-two-step') : undefined)

/** The organisations in which somebody has roles now. */
export async function heldIn(ctx: Ctx, tx: Db, userId: string): Promise<string[]> {
  const rows = await tables(tx)
    .selectFrom('memberships')
    .select('organisation_id')
    .distinct()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', userId)
    .where('ended_on', 'is', null)
    .execute()
  return rows.map((r) => r.organisation_id)
}

/** Whether an invitation may still be given by whoever gave it. Nobody gave what was made at the command line. */
export async function invitationHolds(ctx: Ctx, tx: Db, i: Invitation): Promise<boolean> {
  if (i.invited_by === null) return true
  return givesStill(await standingsOf(ctx, tx, i.invited_by), i)
}

/** The same for a link. One that came by mail nobody made. */
export async function linkHolds(ctx: Ctx, tx: Db, link: Link): Promise<boolean> {
  if (!madeBySomebody(link)) return true
  return letsInStill(await standingsOf(ctx, tx, link.made_by!), await heldIn(ctx, tx, link.user_id), link)
}

/**
 * Whether somebody may give this person a way into their account: a first password is no less one than a new password.
 * @param by null where it was done at the command line
 */
export async function mayLetIn(ctx: Ctx, tx: Db, by: string | null, userId: string): Promise<boolean> {
  return await linkHolds(ctx, tx, { user_id: userId, made_by: by, ends_two_step: false })
}

/** Ends what somebody handed over or was handed and that holds no more, after a role of theirs ended or began. */
export async function endWhatHoldsNoMore(ctx: Ctx, tx: Db, userId: string): Promise<{ invitations: number; links: number }> {
  const over = await holdsNoMore(ctx, tx, userId)
  const ids = { invitations: over.invitations.map((i) => i.id), links: over.links.map((l) => l.id) }
  if (ids.invitations.length > 0)
    await tables(tx)
      .updateTable('invitations')
      .set({ withdrawn_at: ctx.now })
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', 'in', ids.invitations)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .execute()
  if (ids.links.length > 0)
    await tables(tx)
      .updateTable('password_resets')
      .set({ used_at: ctx.now })
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', 'in', ids.links)
      .where('used_at', 'is', null)
      .execute()
  return { invitations: ids.invitations.length, links: ids.links.length }
}

export interface HoldsNoMore {
  invitations: { id: string; email: string; role: Role; organisation_id: string; expires_at: Temporal.Instant }[]
  links: { id: string; name: string; expires_at: Temporal.Instant }[]
}

/**
 * What is open of somebody's invitations and links, and of the links made for them, and would end.
 * @param without a role of theirs that is thought away, to show beforehand what ends with it
 */
export async function holdsNoMore(ctx: Ctx, tx: Db, userId: string, without?: string): Promise<HoldsNoMore> {
  const standings = await standingsOf(ctx, tx, userId, without)
  const invitations = await tables(tx)
    .selectFrom('invitations')
    .select(['id', 'email', 'role', 'organisation_id', 'invited_by', 'expires_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('invited_by', '=', userId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .orderBy('created_at')
    .execute()
  const links = await tables(tx)
    .selectFrom('password_resets as r')
    .innerJoin('users as u', (on) => on.onRef('u.jurisdiction', '=', 'r.jurisdiction').onRef('u.id', '=', 'r.user_id'))
    .select(['r.id', 'r.user_id', 'r.made_by', 'r.ends_two_step', 'r.expires_at', 'u.name'])
    .where('r.jurisdiction', '=', ctx.jurisdiction)
    .where((e) => e.or([e('r.made_by', '=', userId), e('r.user_id', '=', userId)]))
    .where('r.used_at', 'is', null)
    .where('r.expires_at', '>', ctx.now)
    .orderBy('r.created_at')
    .execute()
  const over: typeof links = []
  for (const link of links) {
    if (!madeBySomebody(link)) continue
    const makers = link.made_by === userId ? standings : await standingsOf(ctx, tx, link.made_by!)
    const held = link.user_id === userId ? [...new Set(standings.map((s) => s.organisationId!))] : await heldIn(ctx, tx, link.user_id)
    if (!letsInStill(makers, held, link)) over.push(link)
  }
  return { invitations: invitations.filter((i) => !givesStill(standings, i)), links: over }
}

const madeBySomebody = (link: Link): boolean => link.made_by?.startsWith('usr_') === true
const givesStill = (standings: readonly Asker[], i: Invitation): boolean =>
  standings.some((s) => mayNot(s, 'people.manage-own', { organisationId: i.organisation_id }) === undefined)
const letsInStill = (standings: readonly Asker[], held: readonly string[], link: Link): boolean =>
  standings.some((s) => mayNotReset(s, held, link.ends_two_step) === undefined)

/** As whom a person may act now: once for each organisation in which they have roles; nobody once the account is closed. */
async function standingsOf(ctx: Ctx, tx: Db, userId: string, without?: string): Promise<Asker[]> {
  const rows = await tables(tx)
    .selectFrom('memberships as m')
    .innerJoin('users as u', (on) => on.onRef('u.jurisdiction', '=', 'm.jurisdiction').onRef('u.id', '=', 'm.user_id'))
    .innerJoin('organisations as o', (on) => on.onRef('o.jurisdiction', '=', 'm.jurisdiction').onRef('o.id', '=', 'm.organisation_id'))
    .select(['m.id', 'm.role', 'm.organisation_id', 'o.kind', 'u.name'])
    .where('m.jurisdiction', '=', ctx.jurisdiction)
    .where('m.user_id', '=', userId)
    .where('m.ended_on', 'is', null)
    .where('u.disabled_at', 'is', null)
    .execute()
  const found = new Map<string, Asker & { roles: Role[] }>()
  for (const r of rows.filter((row) => row.id !== without)) {
    const asker = found.get(r.organisation_id) ?? {
      kind: 'user',
      userId,
      name: r.name,
      membershipId: null,
      organisationId: r.organisation_id,
      organisationKind: r.kind,
      roles: [],
    }
    asker.roles.push(r.role)
    found.set(r.organisation_id, asker)
  }
  return [...found.values()]
}
