import { randomBytes } from 'node:crypto'
import { isRefusal, newId, type Refusal } from '#kernel'
import { change, type Ctx, type Db, type Letter, onceWithoutAnswer, putInOutbox, recordRefusal, sha256, somethingChanged } from '#platform'
import { heldIn, linkHolds, mayNotReset } from './handed-over.ts'
import { hashPassword } from './password.ts'
import { resetLetterTo, tellOf } from './letters.ts'
import { account, lockAccount } from './prove.ts'
import { refusePermission } from './role-words.ts'
import { endEveryAccess, endOpenResets } from './session.ts'
import { tables } from './store.ts'
import { type From, mayAsk } from './throttle.ts'
import { inTurn } from './turn.ts'
import { dropRecoveryCodes } from './two-step.ts'
import { refuse } from './words.ts'

/** A link handed over by somebody is used within a day; one that came by mail within an hour. */
const resetHours = { handedOver: 24, mailed: 1 }

/**
 * A link by which a person sets a new password; they and their roles stay as they are. Whoever manages one organisation makes it for
 * people who work nowhere else; only the administrator for anybody, and only they may end two-step sign-in with it. Whether they still
 * may is asked anew when the link is opened and when it is taken.
 */
export async function makeReset(
  ctx: Ctx,
  i: { userId: string; endsTwoStep: boolean },
): Promise<{ secret: string; name: string } | Refusal> {
  const subject = { kind: 'user', id: i.userId } as const
  const user = await account(ctx, { id: i.userId })
  const no = mayNotReset(ctx.asker, await heldIn(ctx, ctx.db, i.userId), i.endsTwoStep)
  if (no) return await recordRefusal(ctx, 'people.make-reset', no, { subject })
  return await change(
    onceWithoutAnswer(ctx),
    { action: 'people.make-reset', subject, facts: { endsTwoStep: i.endsTwoStep } },
    async (tx) => {
      if (!user) return refuse('gone')
      if (ctx.demo) return refuse('no-demo-people')
      if (user.id === ctx.asker.userId) return refuse('reset-oneself')
      // Who is dismissed at this moment hands nothing over any more.
      if (ctx.asker.userId) await lockAccount(ctx, tx, ctx.asker.userId)
      if (!(await linkHolds(ctx, tx, { user_id: user.id, made_by: ctx.asker.userId, ends_two_step: i.endsTwoStep })))
        return refusePermission('not-your-role')
      await tellOf(ctx, tx, user, 'link')
      return { secret: await openReset(ctx, tx, { ...i, hours: resetHours.handedOver }), name: user.name }
    },
  )
}

/** The same for somebody at the command line of the server: the way back for the only administrator. */
export async function resetFromCommandLine(
  ctx: Ctx,
  i: { email: string; endsTwoStep: boolean },
): Promise<{ secret: string; name: string } | Refusal> {
  const user = await account(ctx, { email: i.email })
  if (!user) return refuse('gone')
  const facts = { endsTwoStep: i.endsTwoStep }
  return await change(ctx, { action: 'people.make-reset', subject: { kind: 'user', id: user.id }, facts }, async (tx) => ({
    secret: await openReset(ctx, tx, { userId: user.id, endsTwoStep: i.endsTwoStep, hours: resetHours.handedOver }),
    name: user.name,
  }))
}

/**
 * Takes the wish for a letter with such a link. Whether anybody has the address is looked up only when the letter is written, so the
 * answer and its time are the same; one address of the network and one of mail may ask only so often.
 */
export async function askForReset(ctx: Ctx, i: { email: string; from: From }): Promise<{ asked: true } | Refusal> {
  if (!ctx.mail) return refuse('no-mail')
  if (i.from.address && !(await mayAsk(ctx, `reset from ${i.from.address}`, 10))) return refuse('asked-often')
  if (await mayAsk(ctx, `reset ${i.email}`, 3)) await putInOutbox(ctx, ctx.db, { kind: 'reset', order: { email: i.email, lang: ctx.lang } })
  // No record changes, so nothing else wakes the post.
  somethingChanged()
  return { asked: true }
}

/** Writes the letter somebody asked for who forgot the password; nothing where nobody has the address. */
export async function resetLetter(
  ctx: Ctx,
  order: { email: string; lang: 'zh' | 'en' },
  linkTo: (path: string) => string,
): Promise<Letter | undefined> {
  const user = await account(ctx, { email: order.email })
  if (!user || user.disabled_at !== null || ctx.demo) return undefined
  const subject = { kind: 'user', id: user.id } as const
  const secret = await change(ctx, { action: 'people.make-reset', subject, facts: { byMail: true } }, async (tx) => {
    // A link must not go to an address that was given up while the letter was written.
    const now = await lockAccount(ctx, tx, user.id)
    if (now?.email !== user.email || now.disabled_at !== null) return refuse('gone')
    return await openReset(ctx, tx, { userId: user.id, endsTwoStep: false, hours: resetHours.mailed, mailed: true })
  })
  return isRefusal(secret) ? undefined : resetLetterTo(user, order.lang, linkTo(`/reset/${secret}`))
}

/** A new link; the ones before it end. The database keeps only its fingerprint. */
async function openReset(ctx: Ctx, tx: Db, i: { userId: string; endsTwoStep: boolean; hours: number; mailed?: true }): Promise<string> {
  const secret = randomBytes(24).toString('base64url')
  // Anybody may ask for a letter: it ends no link that somebody handed over, be it at the command line.
  await endOpenResets(tx, ctx.jurisdiction, i.userId, ctx.now, i.mailed && { mailedOnly: true })
  await tables(tx)
    .insertInto('password_resets')
    .values({
      jurisdiction: ctx.jurisdiction,
      id: newId('reset', ctx.now),
      secret_hash: sha256(secret),
      user_id: i.userId,
      made_by: i.mailed ? null : (ctx.asker.userId ?? ctx.asker.kind),
      ends_two_step: i.endsTwoStep,
      created_at: ctx.now,
      expires_at: ctx.now.add({ hours: i.hours }),
      used_at: null,
    })
    .execute()
  return secret
}

/** The link of a secret, as long as it holds: not used, not over, and still to be given by whoever made it. */
export async function resetBySecret(ctx: Ctx, secret: string) {
  const found = await tables(ctx.db)
    .selectFrom('password_resets as r')
    .innerJoin('users as u', (on) => on.onRef('u.jurisdiction', '=', 'r.jurisdiction').onRef('u.id', '=', 'r.user_id'))
    .select(['r.id', 'r.user_id', 'r.made_by', 'r.ends_two_step', 'u.name', 'u.email'])
    .where('r.jurisdiction', '=', ctx.jurisdiction)
    .where('r.secret_hash', '=', sha256(secret))
    .where('r.used_at', 'is', null)
    .where('r.expires_at', '>', ctx.now)
    .where('u.disabled_at', 'is', null)
    .executeTakeFirst()
  return found && (await linkHolds(ctx, ctx.db, found)) ? found : undefined
}

/** Sets the new password and ends every access there was. Nobody is signed in by it: that asks for the code, where there is one. */
export async function takeReset(ctx: Ctx, i: { secret: string; password: string; from: From }): Promise<{ userId: string } | Refusal> {
  const found = await resetBySecret(ctx, i.secret)
  if (!found) return refuse('reset-gone')
  const hash = await inTurn({ lane: i.from.address ?? found.id }, () => hashPassword(i.password))
  if (isRefusal(hash)) return hash
  const as: Ctx = { ...ctx, asker: { ...ctx.asker, kind: 'user', userId: found.user_id, name: found.name } }
  return await change(as, { action: 'people.reset-password', subject: { kind: 'user', id: found.user_id } }, async (tx) => {
    const locked = await lockAccount(ctx, tx, found.user_id)
    if (!locked || locked.disabled_at !== null || !(await linkHolds(ctx, tx, found))) return refuse('reset-gone')
    const used = await tables(tx)
      .updateTable('password_resets')
      .set({ used_at: ctx.now })
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', found.id)
      .where('used_at', 'is', null)
      .executeTakeFirst()
    if (used.numUpdatedRows === 0n) return refuse('reset-gone')
    await tables(tx)
      .updateTable('users')
      .set((e) => ({
        password_hash: hash,
        version: e('version', '+', 1),
        ...(found.ends_two_step && { totp_secret: null, totp_used_step: null }),
      }))
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', found.user_id)
      .execute()
    if (found.ends_two_step) await dropRecoveryCodes(ctx, tx, found.user_id)
    await endEveryAccess(tx, ctx.jurisdiction, found.user_id, ctx.now)
    await tellOf(ctx, tx, locked, 'password')
    return { userId: found.user_id }
  })
}
