import { type Refusal, refusals, sayMoment } from '#kernel'
import { change, type Ctx, markTransaction } from '#platform'
import { Secret, TOTP } from 'otpauth'
import { passwordFits } from './password.ts'
import { openSession } from './session.ts'
import { tables } from './store.ts'

const refuse = refusals({
  'sign-in-wrong': {
    status: 422,
    zh: '邮箱、密码或验证码不对。请检查后再试；忘了密码，请让本机构的管理员重新邀请您。',
    en: 'The email, the password or the code is not right. Please check and try again; if you forgot the password, ask your organisation’s administrator to invite you anew.',
  },
  'sign-in-blocked': {
    status: 429,
    zh: (until: string) => `试错太多次了，${until} 之后才能再试。`,
    en: (until: string) => `Too many wrong tries. You can try again after ${until}.`,
  },
  'demo-only': { status: 404, zh: '一键登录只在演示区可用。', en: 'One-click sign-in exists only in the demonstration district.' },
})

/** After this many wrong tries in a row the account rests for a while, longer each time. */
const triesBeforeRest = 5
const restMinutes = (tries: number) => Math.min(60, 2 ** Math.min(6, tries - triesBeforeRest))

/** Signs a person in with password and, where they set one up, a one-time code. Gives the cookie's value. */
export async function signIn(
  ctx: Ctx,
  i: { email: string; password: string; code?: string | undefined; device: string | null },
): Promise<string | Refusal> {
  const user = await tables(ctx.db)
    .selectFrom('users')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('email', '=', i.email.toLowerCase())
    .executeTakeFirst()
  if (user?.blocked_until && Temporal.Instant.compare(user.blocked_until, ctx.now) > 0)
    return refuse('sign-in-blocked', sayMoment(user.blocked_until, ctx.lang, ctx.zone))
  const fits = await passwordFits(i.password, user?.password_hash ?? null)
  const step = user?.totp_secret && i.code ? oneTimeStep(user.totp_secret, i.code, ctx.now) : undefined
  const codeFits = !user?.totp_secret || (step !== undefined && (user.totp_used_step === null || BigInt(step) > user.totp_used_step))
  if (!user || user.disabled_at || !fits || !codeFits) {
    if (user) await countWrongTry(ctx, user.id, user.failed_tries + 1)
    await change(ctx, { action: 'people.sign-in', ...(user && { subject: { kind: 'user', id: user.id } }) }, async () =>
      refuse('sign-in-wrong'),
    )
    return refuse('sign-in-wrong')
  }
  const membership = await tables(ctx.db)
    .selectFrom('memberships')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', user.id)
    .where('ended_on', 'is', null)
    .orderBy('since', 'desc')
    .executeTakeFirst()
  if (!membership) return refuse('sign-in-wrong')
  return await signedIn(ctx, user, membership.organisation_id, i.device, false, step)
}

/** Signs in as anybody of the demonstration district. In a real jurisdiction there is nothing to switch on. */
export async function signInAsDemo(ctx: Ctx, i: { userId: string; device: string | null }): Promise<string | Refusal> {
  if (!ctx.demo) return refuse('demo-only')
  const user = await tables(ctx.db)
    .selectFrom('users as u')
    .innerJoin('memberships as m', (on) => on.onRef('m.jurisdiction', '=', 'u.jurisdiction').onRef('m.user_id', '=', 'u.id'))
    .select(['u.id', 'u.name', 'm.organisation_id'])
    .where('u.jurisdiction', '=', ctx.jurisdiction)
    .where('u.id', '=', i.userId)
    .where('m.ended_on', 'is', null)
    .executeTakeFirst()
  if (!user) return refuse('demo-only')
  return await signedIn(ctx, user, user.organisation_id, i.device, true, undefined)
}

async function signedIn(
  ctx: Ctx,
  user: { id: string; name: string },
  organisationId: string,
  device: string | null,
  demonstration: boolean,
  step: number | undefined,
): Promise<string | Refusal> {
  const as: Ctx = { ...ctx, asker: { ...ctx.asker, kind: 'user', userId: user.id, name: user.name, organisationId } }
  // Signing in twice must give two cookies, so the form's key is not used here.
  const { once: _, ...fresh } = as
  return await change(fresh, { action: 'people.sign-in', subject: { kind: 'user', id: user.id }, facts: { demonstration } }, async (tx) => {
    await tables(tx)
      .updateTable('users')
      .set({ failed_tries: 0, blocked_until: null, ...(step !== undefined && { totp_used_step: BigInt(step) }) })
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', user.id)
      .execute()
    return await openSession(ctx, tx, { userId: user.id, organisationId, demonstration, device })
  })
}

async function countWrongTry(ctx: Ctx, userId: string, tries: number): Promise<void> {
  await ctx.db.transaction().execute((tx) =>
    markTransaction(async () => {
      await tables(tx)
        .updateTable('users')
        .set((e) => ({
          failed_tries: e('failed_tries', '+', 1),
          blocked_until: tries >= triesBeforeRest ? ctx.now.add({ minutes: restMinutes(tries) }) : null,
        }))
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('id', '=', userId)
        .execute()
    }),
  )
}

/** The time step a code belongs to, one step of clock drift allowed; undefined when it does not fit. */
export function oneTimeStep(secret: string, code: string, now: Temporal.Instant): number | undefined {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 })
  const delta = totp.validate({ token: code.replace(/\s/g, ''), timestamp: now.epochMilliseconds, window: 1 })
  return delta === null ? undefined : Math.floor(now.epochMilliseconds / 30_000) + delta
}
