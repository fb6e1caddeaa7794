import { isRefusal, type Refusal } from '#kernel'
import { type Ctx, type Db, recordRefusal } from '#platform'
import { knownDevice } from './devices.ts'
import { passwordFits } from './password.ts'
import { refuseLogin } from './login-words.ts'
import { isLinkedAt, loginServiceHere } from './login-services.ts'
import { wayMinutes } from './rules/login-service.ts'
import { tables } from './store.ts'
import { type From, takeTry } from './throttle.ts'
import { inTurn } from './turn.ts'
import { type SecondStep, secondStepOf, spendSecondStep } from './two-step.ts'
import { refuse } from './words.ts'

/** How long the next guess from a crowded address waits after the one before. */
const crowdedPause = 1000

export interface Account {
  id: string
  email: string
  name: string
  password_hash: string | null
  totp_secret: string | null
  disabled_at: Temporal.Instant | null
}

export interface Tried {
  /** Password and, where there is one, the second step fit. */
  fits: boolean
  /** The password alone does; only for whoever is told so anyhow because they are signed in. */
  passwordFits: boolean
  second: SecondStep | undefined
  /** The known browser it came from. */
  device: string | undefined
  tries: number
  crowded: boolean
  /** To be called once it was right to the end: the try was none. */
  giveBack(): Promise<void>
}

/**
 * Looks at a password and a code, once, within the budgets; the same work and the same words for whoever exists and whoever does not.
 * What does not fit counts against the account, from elsewhere where the browser is not known.
 */
export async function tryPassword(
  ctx: Ctx,
  i: { email: string; user: Account | undefined; password: string; code: string | undefined; from: From },
): Promise<Tried | Refusal> {
  const device = await knownDevice(ctx, i.user?.id, i.from.devices)
  const taken = await takeTry(ctx, i.email, i.from, device)
  if (isRefusal(taken)) {
    if (!device) await failedElsewhere(ctx, i.user?.id)
    return taken
  }
  const turn = { lane: i.from.address ?? i.email, first: device !== undefined, ...(taken.crowded && { oneByOne: crowdedPause }) }
  const fits = await inTurn(turn, () => passwordFits(i.password, i.user?.password_hash ?? null))
  if (isRefusal(fits)) return fits
  const second = fits && i.user?.totp_secret ? await secondStepOf(ctx, { ...i.user, totp_secret: i.user.totp_secret }, i.code) : undefined
  const whole = fits && i.user?.disabled_at === null && (i.user.totp_secret === null || second !== undefined)
  if (!whole && !device) await failedElsewhere(ctx, i.user?.id)
  return { fits: whole, passwordFits: fits, second, device, tries: taken.tries, crowded: taken.crowded, giveBack: taken.giveBack }
}

/** Counted until the next sign-in, which says it. Asked in the same way for somebody who does not exist. */
async function failedElsewhere(ctx: Ctx, userId: string | undefined): Promise<void> {
  await tables(ctx.db)
    .updateTable('users')
    .set((e) => ({ failed_tries: e('failed_tries', '+', 1), last_failed_at: ctx.now }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', userId ?? '')
    .execute()
}

export async function account(ctx: Ctx, by: { id: string } | { email: string }): Promise<Account | undefined> {
  let q = tables(ctx.db)
    .selectFrom('users')
    .select(['id', 'email', 'name', 'password_hash', 'totp_secret', 'disabled_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
  q = 'id' in by ? q.where('id', '=', by.id) : q.where('email', '=', by.email)
  return await q.executeTakeFirst()
}

/**
 * Locks an account until the transaction ends, and says what of it is no longer as it was when it was looked at. Looking at a password
 * takes a while, and waits for its turn besides: meanwhile the password may have been changed, or ended by a link, the second step moved,
 * the account closed. Whoever changes one of these, or opens a way in, locks the account first and reads what it needs after that.
 */
export async function changedSince(ctx: Ctx, tx: Db, looked: Account): Promise<'closed' | 'password' | 'second step' | undefined> {
  const now = await lockAccount(ctx, tx, looked.id)
  if (!now || (now.disabled_at !== null && looked.disabled_at === null)) return 'closed'
  if (now.password_hash !== looked.password_hash) return 'password'
  return now.totp_secret === looked.totp_secret ? undefined : 'second step'
}

/** Makes everybody who changes how this person gets in wait until the transaction ends. */
export const lockAccount = async (ctx: Ctx, tx: Db, id: string): Promise<Account | undefined> =>
  await tables(tx)
    .selectFrom('users')
    .select(['id', 'email', 'name', 'password_hash', 'totp_secret', 'disabled_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Whoever has no password and comes by a login service shows who they are by having come a moment ago; nobody else is asked for it. */
async function cameJustNow(ctx: Ctx, userId: string): Promise<boolean> {
  const service = await loginServiceHere(ctx)
  if (!service || !(await isLinkedAt(ctx, ctx.db, userId, service.issuer))) return true
  const session = await tables(ctx.db)
    .selectFrom('sessions')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', userId)
    .where('by_login_service', '=', true)
    .where('created_at', '>', ctx.now.subtract({ minutes: wayMinutes }))
    .executeTakeFirst()
  return session !== undefined
}

/** What somebody who is signed in gives to prove it is still them. */
export interface Proof {
  password: string
  /** Needed where two-step sign-in is on. */
  code?: string | undefined
}

/**
 * Whether the person who is signed in is the one at the keyboard: their password, and their code where they set one up. Refused per
 * field; `use` asks inside the change it allows whether that still holds, and uses the code up.
 */
export async function proveMyself(
  ctx: Ctx,
  action: string,
  i: { proof: Proof; from: From; passwordField?: string; codeField?: string },
): Promise<{ user: Account; use(tx: Db): Promise<Refusal | undefined> } | Refusal> {
  const user = (await account(ctx, { id: ctx.asker.userId! }))!
  const wrongCode = refuse('code-wrong').at(i.codeField ?? 'code')
  const wrongPassword = refuse('password-wrong').at(i.passwordField ?? 'password')
  // Whoever never set a password has none to give; the code is asked for all the same.
  const none = user.password_hash === null
  if (none && !(await cameJustNow(ctx, user.id))) return refuseLogin('prove-by-login')
  const tried = none
    ? undefined
    : await tryPassword(ctx, { email: user.email, user, password: i.proof.password, code: i.proof.code, from: i.from })
  if (isRefusal(tried)) return tried
  const password = none || tried!.passwordFits
  const second =
    none && user.totp_secret ? await secondStepOf(ctx, { ...user, totp_secret: user.totp_secret }, i.proof.code) : tried?.second
  if (password && (user.totp_secret === null || second !== undefined)) {
    await tried?.giveBack()
    const use = async (tx: Db): Promise<Refusal | undefined> => {
      const changed = await changedSince(ctx, tx, user)
      if (changed === 'closed') return refuse('gone')
      if (changed === 'password') return wrongPassword
      const isUsed = changed === undefined && (second === undefined || (await spendSecondStep(ctx, tx, user.id, second)))
      return isUsed ? undefined : wrongCode
    }
    return { user, use }
  }
  return await recordRefusal(ctx, action, password ? wrongCode : wrongPassword, { subject: { kind: 'user', id: user.id } })
}
