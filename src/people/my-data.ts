import type { Ctx } from '#platform'
import { refusePermission } from './role-words.ts'
import { tables } from './store.ts'

/** Everything this step and the record log hold about whoever asks, without secrets: `{account, roles, sessions, devices, tokens, logins, invitations, requests, pool, ties, log}`. */
export async function myData(ctx: Ctx) {
  const id = ctx.asker.kind === 'user' ? ctx.asker.userId : null
  if (!id) return refusePermission('sign-in-first')
  const db = tables(ctx.db)
  const j = ctx.jurisdiction
  const account = await db
    .selectFrom('users')
    .select(['id', 'name', 'email', 'created_at', 'disabled_at'])
    .where('jurisdiction', '=', j)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const [roles, sessions, devices, tokens, logins, invitations, requests, pool, ties, log] = await Promise.all([
    db
      .selectFrom('memberships as m')
      .innerJoin('organisations as o', (on) => on.onRef('o.jurisdiction', '=', 'm.jurisdiction').onRef('o.id', '=', 'm.organisation_id'))
      .select(['o.name as organisation', 'm.role', 'm.since', 'm.ended_on'])
      .where('m.jurisdiction', '=', j)
      .where('m.user_id', '=', id)
      .execute(),
    ...waysIn(ctx, id),
    db
      .selectFrom('invitations')
      .select(['role', 'created_at', 'expires_at', 'accepted_at', 'withdrawn_at'])
      .where('jurisdiction', '=', j)
      .where('email', '=', account.email)
      .execute(),
    db
      .selectFrom('data_requests')
      .select(['id', 'kind', 'what', 'asked_on', 'due_on', 'state', 'answered_on', 'refused_for', 'answer'])
      .where('jurisdiction', '=', j)
      .where('user_id', '=', id)
      .orderBy('id')
      .execute(),
    ...inPool(ctx, id),
    ctx.db
      .selectFrom('record_log')
      .select(['at', 'action', 'subject_kind', 'subject_id', 'purchase_id', 'outcome', 'facts'])
      .where('jurisdiction', '=', j)
      .where('actor_id', '=', id)
      .orderBy('id')
      .execute(),
  ])
  return { account, roles, sessions, devices, tokens, logins, invitations, requests, pool, ties, log }
}

/** What the pool of experts knows of somebody: the record, and with whom they have ties. */
const inPool = (ctx: Ctx, userId: string) =>
  [
    tables(ctx.db)
      .selectFrom('experts')
      .select(['specialty_ids', 'title', 'title_until', 'employer', 'away_from', 'away_to', 'state', 'entered_on', 'left_on'])
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('user_id', '=', userId)
      .execute(),
    tables(ctx.db)
      .selectFrom('expert_ties as t')
      .innerJoin('experts as x', (on) => on.onRef('x.jurisdiction', '=', 't.jurisdiction').onRef('x.id', '=', 't.expert_id'))
      .innerJoin('organisations as o', (on) => on.onRef('o.jurisdiction', '=', 't.jurisdiction').onRef('o.id', '=', 't.organisation_id'))
      .select(['o.name as organisation', 't.kind', 't.stated_on'])
      .where('t.jurisdiction', '=', ctx.jurisdiction)
      .where('x.user_id', '=', userId)
      .execute(),
  ] as const

/** By what somebody comes in: sessions, known browsers, keys of programs, accounts at a login service. */
const waysIn = (ctx: Ctx, userId: string) => {
  const db = tables(ctx.db)
  return [
    db
      .selectFrom('sessions')
      .select(['created_at', 'expires_at', 'device'])
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('user_id', '=', userId)
      .execute(),
    db
      .selectFrom('known_devices')
      .select(['device', 'created_at', 'last_used_at'])
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('user_id', '=', userId)
      .execute(),
    db
      .selectFrom('api_tokens')
      .select(['name', 'scopes', 'created_at', 'expires_at', 'revoked_at'])
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('user_id', '=', userId)
      .execute(),
    db
      .selectFrom('login_links')
      .select(['issuer', 'subject', 'known_as', 'linked_at'])
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('user_id', '=', userId)
      .execute(),
  ] as const
}
