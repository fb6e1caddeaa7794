import { isRefusal, type Refusal } from '#kernel'
import { change, type Ctx, type Db, doneAnew, emailAsKept, recordRefusal } from '#platform'
import { rememberDevice } from './devices.ts'
import { refuseLogin } from './login-words.ts'
import { passwordsStay } from './login-services.ts'
import { type Account, account, changedSince, tryPassword } from './prove.ts'
import { openSession, worksIn } from './session.ts'
import { tables } from './store.ts'
import type { From } from './throttle.ts'
import { type SecondStep, spendSecondStep } from './two-step.ts'
import { refuseSignIn } from './words.ts'

interface SignedIn {
  /** Value of the session cookie. */
  cookie: string
  /** Secret for the device cookie, where this browser was not known. */
  device?: string | undefined
  /** The person has roles in several organisations and may want another one. */
  several: boolean
}

/** Signs a person in with password and, where they set one up, a one-time or recovery code. */
export async function signIn(
  ctx: Ctx,
  i: { email: string; password: string; code?: string | undefined; device: string | null; from: From },
): Promise<SignedIn | Refusal> {
  if (!(await passwordsStay(ctx))) return refuseLogin('passwords-closed')
  // However it is typed it is one address, with one count of tries; one that was kept otherwise is found as it was kept.
  const [typed, read] = [i.email.toLowerCase(), emailAsKept(i.email)]
  const user = (await account(ctx, { email: read })) ?? (typed === read ? undefined : await account(ctx, { email: typed }))
  const email = user?.email ?? read
  const tried = await tryPassword(ctx, { email, user, password: i.password, code: i.code, from: i.from })
  // What is not looked at is counted, and is no entry of the log: whoever sends a thousand of them must not fill it.
  if (isRefusal(tried)) return tried
  const wrong = () =>
    recordRefusal(
      ctx,
      'people.sign-in',
      refuseSignIn(tried.crowded ? 'sign-in-crowded' : 'sign-in-wrong'),
      user ? { subject: { kind: 'user', id: user.id } } : {},
    )
  if (!user || !tried.fits) return await wrong()
  const held = await worksAt(ctx, user.id)
  if (!held[0]) return await wrong()
  const own = { tries: tried.tries, device: tried.device }
  const done = await signedIn(ctx, user, { organisationId: held[0], device: i.device, by: 'password', second: tried.second, own })
  if (isRefusal(done)) return done
  await tried.giveBack()
  return { ...done, several: held.length > 1 }
}

/** The organisations in which somebody has a role now, the newest role first. */
export async function worksAt(ctx: Ctx, userId: string): Promise<string[]> {
  const held = await tables(ctx.db)
    .selectFrom('memberships')
    .select('organisation_id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', userId)
    .where('ended_on', 'is', null)
    .orderBy('since', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return [...new Set(held.map((m) => m.organisation_id))]
}

/** Signs in as anybody of the demonstration district. In a real jurisdiction there is nothing to switch on. */
export async function signInAsDemo(ctx: Ctx, i: { userId: string; device: string | null }): Promise<string | Refusal> {
  if (!ctx.demo) return refuseSignIn('demo-only')
  const user = await tables(ctx.db)
    .selectFrom('users as u')
    .innerJoin('memberships as m', (on) => on.onRef('m.jurisdiction', '=', 'u.jurisdiction').onRef('m.user_id', '=', 'u.id'))
    .select(['u.id', 'u.name', 'm.organisation_id'])
    .where('u.jurisdiction', '=', ctx.jurisdiction)
    .where('u.id', '=', i.userId)
    .where('m.ended_on', 'is', null)
    .executeTakeFirst()
  if (!user) return refuseSignIn('demo-only')
  const done = await signedIn(ctx, user, { organisationId: user.organisation_id, device: i.device, by: 'demonstration' })
  return isRefusal(done) ? done : done.cookie
}

/**
 * Opens a session for somebody who has shown who they are.
 * @param o.own how this browser came in by password
 * @param o.first what has to be so in the same transaction, asked once the account is held
 */
export async function signedIn(
  ctx: Ctx,
  user: { id: string; name: string } | Account,
  o: {
    organisationId: string
    device: string | null
    by: 'password' | 'login-service' | 'demonstration'
    second?: SecondStep | undefined
    own?: { tries: number; device: string | undefined }
    first?: (tx: Db) => Promise<Refusal | undefined>
  },
): Promise<{ cookie: string; device?: string | undefined } | Refusal> {
  const demonstration = o.by === 'demonstration'
  const facts = { demonstration, ...(o.by === 'login-service' && { loginService: true }) }
  const as: Ctx = { ...ctx, asker: { ...ctx.asker, kind: 'user', userId: user.id, name: user.name, organisationId: o.organisationId } }
  // Signing in twice must give two cookies, so the form's key is not used here.
  return await change(doneAnew(as), { action: 'people.sign-in', subject: { kind: 'user', id: user.id }, facts }, async (tx) => {
    if ('password_hash' in user && (await changedSince(ctx, tx, user))) return refuseSignIn('sign-in-wrong')
    const before = await tables(tx)
      .selectFrom('users')
      .select(['failed_tries', 'last_failed_at'])
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', user.id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const no = await o.first?.(tx)
    if (no) return no
    // The role may have been ended while the password was looked at.
    if (!(await worksIn(ctx, tx, { userId: user.id, organisationId: o.organisationId }))) return refuseSignIn('sign-in-wrong')
    // A code opens one session, also when it is sent twice at the same moment.
    if (o.second && !(await spendSecondStep(ctx, tx, user.id, o.second))) return refuseSignIn('sign-in-wrong')
    // The wrong tries that this browser made itself just now are no news to the person.
    const elsewhere = o.own ? Math.max(0, before.failed_tries - (o.own.device ? 0 : o.own.tries - 1)) : 0
    if (o.own)
      await tables(tx)
        .updateTable('users')
        .set({ failed_tries: 0, last_failed_at: null })
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('id', '=', user.id)
        .execute()
    const failed = { before: elsewhere, at: elsewhere > 0 ? before.last_failed_at : null }
    const cookie = await openSession(ctx, tx, {
      userId: user.id,
      organisationId: o.organisationId,
      demonstration,
      byLoginService: o.by === 'login-service',
      device: o.device,
      failed,
    })
    return { cookie, device: o.own && (await rememberDevice(ctx, tx, { userId: user.id, known: o.own.device, device: o.device })) }
  })
}
