import { type Refusal, refusals } from '#kernel'
import { change, type Ctx, Limit, markTransaction, recordRefusal } from '#platform'
import { Secret, TOTP } from 'otpauth'
import { passwordFits } from './password.ts'
import { openSession } from './session.ts'
import { tables } from './store.ts'

const refuse = refusals({
  // One sentence for a wrong password, an account that rests and an account that does not exist: it tells nobody which there are.
  'sign-in-wrong': {
    status: 422,
    zh: '邮箱、密码或验证码不对，或者试错太多次了。连错五次以后要等几分钟才能再试，越错等得越久，最多一小时。忘了密码，请让本机构的管理员重新邀请您。',
    en: 'The email, the password or the code is not right, or there were too many wrong tries. After five of them you have to wait some minutes, longer each time, an hour at most. If you forgot the password, ask your organisation’s administrator to invite you anew.',
  },
  'sign-in-crowded': {
    status: 429,
    zh: '从这个网络地址试错太多次了，请过一会儿再试。',
    en: 'There were too many wrong tries from this network address. Please try again in a while.',
  },
  'demo-only': { status: 404, zh: '一键登录只在演示区可用。', en: 'One-click sign-in exists only in the demonstration district.' },
})

/** After this many wrong tries in a row the account rests for a while, longer each time. */
const triesBeforeRest = 5
const restMinutes = (tries: number) => Math.min(60, 2 ** Math.min(6, tries - triesBeforeRest))

/** Wrong tries of one network address before it has to wait: an office shares one, so it is more than an account may have. */
const wrongTries = new Limit({ most: 50, minutes: 15 })

/** Signs a person in with password and, where they set one up, a one-time code. Gives the cookie's value. */
export async function signIn(
  ctx: Ctx,
  i: { email: string; password: string; code?: string | undefined; device: string | null; address?: string | undefined },
): Promise<string | Refusal> {
  const wrong = (userId?: string) => {
    if (i.address) wrongTries.count(i.address, ctx.now)
    return recordRefusal(ctx, 'people.sign-in', refuse('sign-in-wrong'), userId ? { subject: { kind: 'user', id: userId } } : {})
  }
  if (i.address && wrongTries.isReached(i.address, ctx.now)) return await recordRefusal(ctx, 'people.sign-in', refuse('sign-in-crowded'))
  const user = await tables(ctx.db)
    .selectFrom('users')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('email', '=', i.email.toLowerCase())
    .executeTakeFirst()
  // Counted before the password is looked at, so that a hundred tries at the same moment are a hundred tries.
  const mayTry = user !== undefined && (await countTry(ctx, user.id))
  // The same work for whoever is there and whoever is not.
  const fits = await passwordFits(i.password, user?.password_hash ?? null)
  const step = user?.totp_secret && i.code ? oneTimeStep(user.totp_secret, i.code, ctx.now) : undefined
  const codeFits = !user?.totp_secret || step !== undefined
  if (!user || user.disabled_at || !mayTry || !fits || !codeFits) return await wrong(user?.id)
  const membership = await tables(ctx.db)
    .selectFrom('memberships')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', user.id)
    .where('ended_on', 'is', null)
    .orderBy('since', 'desc')
    .executeTakeFirst()
  if (!membership) return await wrong(user.id)
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
    let taken = tables(tx)
      .updateTable('users')
      .set({ failed_tries: 0, blocked_until: null, ...(step !== undefined && { totp_used_step: BigInt(step) }) })
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', user.id)
    // A code opens one session, also when it is sent twice at the same moment.
    if (step !== undefined) taken = taken.where((e) => e.or([e('totp_used_step', 'is', null), e('totp_used_step', '<', BigInt(step))]))
    if ((await taken.executeTakeFirst()).numUpdatedRows === 0n) return refuse('sign-in-wrong')
    return await openSession(ctx, tx, { userId: user.id, organisationId, demonstration, device })
  })
}

/**
 * Counts a try against an account before it is known to be wrong, unless the account rests; signing in sets the count back.
 * False when it may not be tried now.
 */
export async function countTry(ctx: Ctx, userId: string): Promise<boolean> {
  return await ctx.db.transaction().execute((tx) =>
    markTransaction(async () => {
      const counted = await tables(tx)
        .updateTable('users')
        .set((e) => ({ failed_tries: e('failed_tries', '+', 1) }))
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('id', '=', userId)
        .where((e) => e.or([e('blocked_until', 'is', null), e('blocked_until', '<=', ctx.now)]))
        .returning('failed_tries')
        .executeTakeFirst()
      if (!counted) return false
      if (counted.failed_tries >= triesBeforeRest)
        await tables(tx)
          .updateTable('users')
          .set({ blocked_until: ctx.now.add({ minutes: restMinutes(counted.failed_tries) }) })
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('id', '=', userId)
          .execute()
      return true
    }),
  )
}

/** The time step a code belongs to, one step of clock drift allowed; undefined when it does not fit. */
export function oneTimeStep(secret: string, code: string, now: Temporal.Instant): number | undefined {
  const token = code.replace(/\s/g, '')
  // The library compares bytes of equal length and throws on anything else.
  if (!/^[0-9]{6}$/.test(token)) return undefined
  const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 })
  const delta = totp.validate({ token, timestamp: now.epochMilliseconds, window: 1 })
  return delta === null ? undefined : Math.floor(now.epochMilliseconds / 30_000) + delta
}
