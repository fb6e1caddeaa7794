import { randomBytes } from 'node:crypto'
import { isRefusal, newId, type Refusal } from '#kernel'
import { mayNot, signedInAt } from '#people'
import { change, type Ctx, recordRefusal, sha256 } from '#platform'
import { insertPhone, phonesOf } from './store/index.ts'
import { refuse } from './words.ts'

/** A week without signal, and another until somebody gets round to it. */
export const usualPhoneDays = 14
/** More telephones than one person carries. */
const mostPhones = 5

/** What a telephone is given once: what it shows of itself, and the half of its lock that only a live session gets. */
export interface Entered {
  id: string
  token: string
  secret: string
  owner: string
  now: string
  keepDays: number
}
const placeOf = (ctx: Pick<Ctx, 'jurisdiction'>, id: string): string => `phone:${ctx.jurisdiction}:${id}`

/** Somebody makes the telephone in their hand one that works without signal. */
export async function enterPhone(ctx: Ctx, i: { name: string }): Promise<Entered | Refusal> {
  const userId = ctx.asker.userId
  const no = mayNot(ctx.asker, 'phones.use', { userId })
  if (no) return await recordRefusal(ctx, 'phones.enter', no)
  if (!ctx.session) return refuse('only-in-a-browser')
  const id = newId('phone', ctx.now)
  const made = () => randomBytes(32).toString('base64url')
  const given: Entered = {
    id,
    token: made(),
    secret: made(),
    owner: userId!,
    now: ctx.now.toString(),
    keepDays: ctx.phoneDays ?? usualPhoneDays,
  }
  return await change(ctx, { action: 'phones.enter', subject: { kind: 'phone', id } }, async (tx) => {
    const own = await phonesOf({ ...ctx, db: tx }, { userId: userId!, organisationId: ctx.asker.organisationId! })
    if (own.filter((p) => p.state === 'in-use').length >= mostPhones) return refuse('too-many-phones', mostPhones)
    await insertPhone(ctx, tx, {
      ...{ id, organisation_id: ctx.asker.organisationId!, user_id: userId!, name: i.name, token_hash: sha256(given.token) },
      ...{ locked_secret: ctx.seal.lock(given.secret, placeOf(ctx, id)), session_id: ctx.session!.id },
    })
    return given
  })
}

/** So long after signing in the server's half of the lock is given: whoever finds a telephone finds it signed in, but not the password. */
const freshMinutes = 10

/** The server's half of the lock again, for a PIN that was forgotten: to its owner who has just signed in, and never of a telephone that is lost. */
export async function openPhone(ctx: Ctx, phone: { id: string; lockedSecret: string | null }): Promise<{ secret: string } | Refusal> {
  if (phone.lockedSecret === null) return refuse('phone-lost')
  const since = await signedInAt(ctx)
  if (!since || Temporal.Instant.compare(since.add({ minutes: freshMinutes }), ctx.now) < 0) return refuse('sign-in-anew')
  const { lockedSecret } = phone
  const done = await change(ctx, { action: 'phones.open', subject: { kind: 'phone', id: phone.id } }, async () => ({ id: phone.id }))
  return isRefusal(done) ? done : { secret: ctx.seal.unlock(lockedSecret, placeOf(ctx, phone.id)) }
}
