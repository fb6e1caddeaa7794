import { isRefusal, type Refusal } from '#kernel'
import { change, type Ctx, type Db } from '#platform'
import { tellOf } from './letters.ts'
import { type Proof, proveMyself } from './prove.ts'
import { refuseLogin as refuse } from './login-words.ts'
import { loginServiceHere } from './login-services.ts'
import { refusePermission } from './role-words.ts'
import type { LoginService } from './rules/login-service.ts'
import { endEveryAccess } from './session.ts'
import { tables } from './store.ts'
import type { From } from './throttle.ts'

/** Whose account here a subject of a login service is. */
export async function loginLink(ctx: Ctx, tx: Db, issuer: string, subject: string) {
  return await tables(tx)
    .selectFrom('login_links')
    .select(['user_id', 'known_as'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
}

export interface MyLink {
  service: LoginService
  /** Undefined where the person is not linked there. */
  link: { knownAs: string | null } | undefined
}

/** How whoever asks stands to the login service of the jurisdiction; undefined where it has none. */
export async function myLink(ctx: Ctx): Promise<MyLink | undefined> {
  const service = await loginServiceHere(ctx)
  if (!service || ctx.asker.kind !== 'user') return undefined
  const found = await tables(ctx.db)
    .selectFrom('login_links')
    .select('known_as')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', ctx.asker.userId!)
    .where('issuer', '=', service.issuer)
    .executeTakeFirst()
  return { service, link: found && { knownAs: found.known_as } }
}

/** Whoever is here shows that it is them, before they set out to link their account. */
export async function proveForLink(ctx: Ctx, i: Proof & { from: From }): Promise<{ userId: string } | Refusal> {
  const mine = await myLink(ctx)
  if (ctx.asker.kind !== 'user') return refusePermission('sign-in-first')
  if (!mine) return refuse('no-login-service')
  if (mine.link) return refuse('login-linked')
  const action = 'people.link-login-service'
  const proven = await proveMyself(ctx, action, { proof: i, from: i.from })
  if (isRefusal(proven)) return proven
  // A one-time code is used up here, and opens nothing else.
  const used = await change(ctx, { action: 'people.prove-for-link', subject: { kind: 'user', id: proven.user.id } }, async (tx) => {
    return (await proven.use(tx)) ?? { proven: true as const }
  })
  return isRefusal(used) ? used : { userId: proven.user.id }
}

/** Takes one's own link off, and ends every access: whoever came in by it is out. */
export async function unlinkLogin(ctx: Ctx, i: Proof & { from: From }): Promise<{ unlinked: true } | Refusal> {
  const mine = await myLink(ctx)
  if (ctx.asker.kind !== 'user') return refusePermission('sign-in-first')
  if (!mine?.link) return refuse('no-login-service')
  if (!mine.service.passwords) return refuse('unlink-passwords-closed')
  const action = 'people.unlink-login-service'
  const proven = await proveMyself(ctx, action, { proof: i, from: i.from })
  if (isRefusal(proven)) return proven
  const { user } = proven
  if (user.password_hash === null) return refuse('unlink-no-password')
  const { issuer } = mine.service
  return await change(ctx, { action, subject: { kind: 'user', id: user.id }, facts: { issuer } }, async (tx) => {
    const no = await proven.use(tx)
    if (no) return no
    await tables(tx)
      .deleteFrom('login_links')
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('user_id', '=', user.id)
      .where('issuer', '=', issuer)
      .execute()
    await endEveryAccess(tx, ctx.jurisdiction, user.id, ctx.now)
    await tellOf(ctx, tx, user, 'unlinked')
    return { unlinked: true as const }
  })
}
