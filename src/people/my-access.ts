import type { Ctx } from '#platform'
import { deviceDays } from './devices.ts'
import type { Role } from './permission.ts'
import { tables } from './store.ts'
import { recoveryCodesLeft } from './two-step.ts'

/** What the page of one's own account shows. */
export async function myUser(ctx: Ctx) {
  const user = await tables(ctx.db)
    .selectFrom('users')
    .select(['id', 'email', 'name', 'totp_secret', 'password_hash'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', ctx.asker.userId!)
    .executeTakeFirstOrThrow()
  const twoStep = user.totp_secret !== null
  return {
    email: user.email,
    name: user.name,
    twoStep,
    hasPassword: user.password_hash !== null,
    codesLeft: twoStep ? await recoveryCodesLeft(ctx, user.id) : 0,
  }
}
export type MyUser = Awaited<ReturnType<typeof myUser>>

export async function mySessions(ctx: Ctx) {
  return await tables(ctx.db)
    .selectFrom('sessions')
    .select(['id', 'created_at', 'expires_at', 'device', 'failed_before', 'failed_before_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', ctx.asker.userId!)
    .where('expires_at', '>', ctx.now)
    .orderBy('created_at', 'desc')
    .execute()
}

export async function myDevices(ctx: Ctx) {
  return await tables(ctx.db)
    .selectFrom('known_devices')
    .select(['id', 'device', 'created_at', 'last_used_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', ctx.asker.userId!)
    .where('last_used_at', '>', ctx.now.subtract({ hours: 24 * deviceDays }))
    .orderBy('last_used_at', 'desc')
    .execute()
}

export async function myTokens(ctx: Ctx) {
  return await tables(ctx.db)
    .selectFrom('api_tokens')
    .select(['token_id', 'name', 'scopes', 'created_at', 'expires_at', 'revoked_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', ctx.asker.userId!)
    .orderBy('created_at', 'desc')
    .execute()
}

/** The organisations in which the person has roles now, with these roles. */
export async function myOrganisations(ctx: Ctx): Promise<{ id: string; name: string; nameEn: string | null; roles: Role[] }[]> {
  const rows = await tables(ctx.db)
    .selectFrom('memberships as m')
    .innerJoin('organisations as o', (on) => on.onRef('o.jurisdiction', '=', 'm.jurisdiction').onRef('o.id', '=', 'm.organisation_id'))
    .select(['o.id', 'o.name', 'o.name_en', 'm.role'])
    .where('m.jurisdiction', '=', ctx.jurisdiction)
    .where('m.user_id', '=', ctx.asker.userId!)
    .where('m.ended_on', 'is', null)
    .orderBy('o.name')
    .orderBy('m.role')
    .execute()
  const found = new Map<string, { id: string; name: string; nameEn: string | null; roles: Role[] }>()
  for (const r of rows) {
    const one = found.get(r.id) ?? { id: r.id, name: r.name, nameEn: r.name_en, roles: [] }
    one.roles.push(r.role)
    found.set(r.id, one)
  }
  return [...found.values()]
}
