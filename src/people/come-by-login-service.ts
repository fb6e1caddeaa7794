import { isRefusal, newId, type Refusal } from '#kernel'
import { change, type Ctx, type Db, doneAnew, recordRefusal, sha256 } from '#platform'
import { giveRole, takeInvitation } from './accept-invitation.ts'
import { type Came, whoCame, wayTo } from './ask-login-service.ts'
import { endWhatHoldsNoMore, invitationHolds } from './handed-over.ts'
import { invitationBySecret } from './invitations.ts'
import { account, lockAccount } from './prove.ts'
import { isLinkedAt, loginServiceWithSecret } from './login-services.ts'
import { refuseLogin as refuse } from './login-words.ts'
import { type Claims, type LoginService, saidOf, wayMinutes } from './rules/login-service.ts'
import { openSession } from './session.ts'
import { signedIn, worksAt } from './sign-in.ts'
import { tables } from './store.ts'
import { mayAsk } from './throttle.ts'
import { refuse as refuseAccount } from './words.ts'
import { loginLink } from './login-links.ts'

/** What somebody sets out to a login service for. */
export type Errand =
  | { readonly for: 'sign-in'; readonly to: string }
  | { readonly for: 'link'; readonly userId: string }
  | { readonly for: 'invitation'; readonly secret: string }

/** A way to the login service that was begun in this browser: kept there, locked, and nowhere else. */
interface Begun {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly issuer: string
  readonly clientId: string
  readonly until: string
  readonly errand: Errand
}
const place = (ctx: Ctx) => `login-way:${ctx.jurisdiction}`

/** Sets out to the login service. Nothing is written: the browser brings back what the answer has to fit. */
export async function setOut(ctx: Ctx, errand: Errand, back: string): Promise<{ address: URL; cookie: string } | Refusal> {
  const asked = await loginServiceWithSecret(ctx)
  if (!asked) return refuse('no-login-service')
  const found = await wayTo(ctx, asked, back)
  if (isRefusal(found)) return found
  const { issuer, clientId } = asked.service
  const begun: Begun = { ...found.way, issuer, clientId, until: ctx.now.add({ minutes: wayMinutes }).toString(), errand }
  return { address: found.address, cookie: ctx.seal.lock(JSON.stringify(begun), place(ctx)) }
}

type Arrived = { cookie: string; to: string; several: boolean } | { linked: true }

/**
 * Takes somebody in who comes back from the login service: only the browser that set out, once, in time, from the login service it set out to.
 * @param i.cookie what that browser kept; @param i.back the address it came back to
 */
export async function comeBack(ctx: Ctx, i: { cookie: string | undefined; back: URL; device: string | null }): Promise<Arrived | Refusal> {
  const begun = begunOf(ctx, i.cookie)
  const asked = await loginServiceWithSecret(ctx)
  if (!asked) return refuse('no-login-service')
  const { service } = asked
  // Whoever set out to one login service is not taken in on the word of another that was entered meanwhile.
  if (!begun || begun.issuer !== service.issuer || begun.clientId !== service.clientId) return refuse('login-over')
  const came = await whoCame(ctx, asked, begun, i.back, { whole: begun.errand.for !== 'sign-in' })
  if (isRefusal(came)) return await notTaken(ctx, came)
  const spend = (tx: Db) => spendAnswer(ctx, tx, begun)
  const { errand } = begun
  if (errand.for === 'link') return await link(ctx, service, came, errand, spend)
  if (errand.for === 'invitation') return await accept(ctx, service, came, { ...errand, device: i.device }, spend)
  return await signInBy(ctx, service, came, { to: errand.to, device: i.device }, spend)
}

type Spend = (tx: Db) => Promise<Refusal | undefined>

async function signInBy(
  ctx: Ctx,
  service: LoginService,
  came: Came,
  i: { to: string; device: string | null },
  spend: Spend,
): Promise<Arrived | Refusal> {
  const link = await loginLink(ctx, ctx.db, service.issuer, came.subject)
  const user = link && (await account(ctx, { id: link.user_id }))
  if (!user) return await notTaken(ctx, refuse('login-unknown', saidOf(came.claims, service.emailClaim, 200) ?? ''))
  const subject = { kind: 'user', id: user.id } as const
  const held = await worksAt(ctx, user.id)
  if (!held[0] || user.disabled_at) return await recordRefusal(ctx, 'people.sign-in', refuse('login-no-role'), { subject })
  const done = await signedIn(ctx, user, {
    organisationId: held[0],
    device: i.device,
    by: 'login-service',
    // The link may have been taken off while the login service was asked.
    first: async (tx) => (await spend(tx)) ?? ((await isLinkedAt(ctx, tx, user.id, service.issuer)) ? undefined : refuse('login-over')),
  })
  return isRefusal(done) ? done : { cookie: done.cookie, to: i.to, several: held.length > 1 }
}

/** Links the account of whoever showed before they set out that it is theirs, and is still here. */
async function link(ctx: Ctx, service: LoginService, came: Came, i: { userId: string }, spend: Spend): Promise<Arrived | Refusal> {
  if (ctx.asker.kind !== 'user' || ctx.asker.userId !== i.userId) return refuse('login-over')
  return await change(
    doneAnew(ctx),
    { action: 'people.link-login-service', subject: { kind: 'user', id: i.userId }, facts: { issuer: service.issuer } },
    async (tx) => {
      await lockAccount(ctx, tx, i.userId)
      const no = (await spend(tx)) ?? (await layLink(ctx, tx, service, came, i.userId))
      return no ?? { linked: true as const }
    },
  )
}

/** Takes an invitation up: a new person without a password, or one more role for whoever is linked to the invited account. */
async function accept(
  ctx: Ctx,
  service: LoginService,
  came: Came,
  i: { secret: string; device: string | null },
  spend: Spend,
): Promise<Arrived | Refusal> {
  const invitation = await invitationBySecret(ctx, i.secret)
  if (!invitation) return refuseAccount('invitation-gone')
  const name = saidOf(came.claims, service.nameClaim, 60)
  return await change(
    doneAnew(ctx),
    { action: 'people.accept-invitation', subject: { kind: 'invitation', id: invitation.id }, facts: { loginService: true } },
    async (tx) => {
      const used = await spend(tx)
      if (used) return used
      const known = await account({ ...ctx, db: tx }, { email: invitation.email })
      const linked = await loginLink(ctx, tx, service.issuer, came.subject)
      if (known) await lockAccount(ctx, tx, known.id)
      if (linked && linked.user_id !== known?.id) return refuse('login-taken')
      if (known && (!linked || known.disabled_at)) return refuse('login-known-elsewhere')
      if (!known && !name) return refuse('login-no-name')
      if (!(await invitationHolds(ctx, tx, invitation))) return refuseAccount('invitation-gone')
      const gone = await takeInvitation(ctx, tx, invitation)
      if (gone) return gone
      const userId = known?.id ?? (await newPersonBy(ctx, tx, { name: name!, email: invitation.email }))
      if (!known) {
        const no = await layLink(ctx, tx, service, came, userId)
        if (no) return no
      }
      await giveRole(ctx, tx, { ...invitation, userId, name: known?.name ?? name! })
      await endWhatHoldsNoMore(ctx, tx, userId)
      const session = { userId, organisationId: invitation.organisation_id, demonstration: false, byLoginService: true, device: i.device }
      return { cookie: await openSession(ctx, tx, session), to: '/', several: false }
    },
  )
}

async function newPersonBy(ctx: Ctx, tx: Db, p: { name: string; email: string }): Promise<string> {
  const id = newId('user', ctx.now)
  await tables(tx)
    .insertInto('users')
    .values({
      jurisdiction: ctx.jurisdiction,
      id,
      email: p.email,
      name: p.name,
      password_hash: null,
      totp_secret: null,
      totp_used_step: null,
      disabled_at: null,
      created_at: ctx.now,
    })
    .execute()
  return id
}

async function layLink(ctx: Ctx, tx: Db, service: LoginService, { subject, claims }: Came, userId: string): Promise<Refusal | undefined> {
  const knownAs = knownAsOf(claims, service)
  const laid = await tables(tx)
    .insertInto('login_links')
    .values({ jurisdiction: ctx.jurisdiction, issuer: service.issuer, subject, user_id: userId, known_as: knownAs, linked_at: ctx.now })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  if (laid.numInsertedOrUpdatedRows !== 0n) return undefined
  const there = await loginLink(ctx, tx, service.issuer, subject)
  // Linked so already, as by the same page sent twice: nothing is to do.
  if (there?.user_id === userId) return undefined
  return refuse(there ? 'login-taken' : 'login-linked')
}

const knownAsOf = (claims: Claims, p: LoginService): string | null =>
  saidOf(claims, p.emailClaim, 200) ?? saidOf(claims, p.nameClaim, 60) ?? null

/** An answer opens one thing once, also when it comes twice at the same moment. */
async function spendAnswer(ctx: Ctx, tx: Db, begun: Begun): Promise<Refusal | undefined> {
  const spent = await tables(tx)
    .insertInto('login_answers')
    .values({ jurisdiction: ctx.jurisdiction, id: sha256(begun.state), until: Temporal.Instant.from(begun.until) })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return spent.numInsertedOrUpdatedRows === 0n ? refuse('login-over') : undefined
}

/** Entered in the log as a sign-in that failed, but only so many in a while: anybody can come with an answer that does not fit. */
async function notTaken(ctx: Ctx, no: Refusal): Promise<Refusal> {
  return (await mayAsk(ctx, 'answers of a login service that were not taken', 30)) ? await recordRefusal(ctx, 'people.sign-in', no) : no
}

/** What a browser kept of its way; undefined where there is none, it is of another jurisdiction, was altered, or has waited too long. */
function begunOf(ctx: Ctx, cookie: string | undefined): Begun | undefined {
  if (!cookie) return undefined
  try {
    const begun = JSON.parse(ctx.seal.unlock(cookie, place(ctx))) as Begun
    return Temporal.Instant.compare(ctx.now, Temporal.Instant.from(begun.until)) <= 0 ? begun : undefined
  } catch {
    return undefined
  }
}
