import { isRefusal, type Moment, newId, type Refusal } from '#kernel'
import { inTurn, mayNot } from '#people'
import { change, type Ctx, onceWithoutAnswer, recordRefusal } from '#platform'
import { lockWith, newCode, typedCode } from './name-key.ts'
import { namesOpen } from './names-open.ts'
import { placeOfLock } from './start-names.ts'
import { closeOpen, deleteLocks, holdKey, insertLock, locksOf } from './store/index.ts'
import { refuse } from './words.ts'

/** How long a code that is handed from one to another opens. */
const handedDays = 3
/** Codes nobody used yet, of one institution: whoever takes the key tries theirs against each. */
const mostHanded = 5

/** Makes a code for a colleague, who takes the key with it and locks it with a passphrase of their own. It is given once. */
export const handKeyOn = (ctx: Ctx): Promise<{ code: string } | Refusal> =>
  lockedWithCode(ctx, { action: 'clients.hand-key-on', kind: 'handed', expires: ctx.now.add({ hours: 24 * handedDays }) })

/** Makes the code on paper anew: the one before opens nothing from now on. */
export const renewPaper = (ctx: Ctx): Promise<{ code: string } | Refusal> =>
  lockedWithCode(ctx, { action: 'clients.renew-paper', kind: 'paper', expires: null })

async function lockedWithCode(
  ctx: Ctx,
  o: { action: 'clients.hand-key-on' | 'clients.renew-paper'; kind: 'handed' | 'paper'; expires: Moment | null },
): Promise<{ code: string } | Refusal> {
  const organisationId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'clients.keep-key', { providerId: organisationId })
  if (no || !organisationId) return await recordRefusal(ctx, o.action, no ?? refuse('no-session'))
  const key = await namesOpen(ctx)
  if (!key) return refuse('names-closed')
  const [id, code] = [newId('lock', ctx.now), newCode()]
  const lock = await inTurn({ lane: ctx.asker.userId! }, () => lockWith(key, typedCode(code), placeOfLock(ctx, organisationId, id)))
  if (isRefusal(lock)) return await recordRefusal(ctx, o.action, lock)
  return await change(onceWithoutAnswer(ctx), { action: o.action, subject: { kind: 'organisation', id: organisationId } }, async (tx) => {
    await holdKey(ctx, tx, organisationId)
    // Somebody else may have taken this person's lock away meanwhile: then they hand on nothing.
    if (!(await namesOpen({ ...ctx, db: tx }))) return refuse('names-closed')
    const before = (await locksOf(ctx, organisationId, tx)).filter((l) => l.kind === o.kind)
    if (o.kind === 'handed' && before.length >= mostHanded) return refuse('codes-enough', mostHanded)
    for (const old of o.kind === 'paper' ? before : []) await deleteLocks(ctx, tx, { organisationId, id: old.id })
    await insertLock(ctx, tx, { ...lock, id, kind: o.kind, user_id: null, expires_at: o.expires, organisationId })
    return { code }
  })
}

/** Takes somebody's lock away: they open no name any more, and what they have open closes. Also a code nobody used. */
export async function takeKeyFrom(ctx: Ctx, lockId: string): Promise<{ ended: true } | Refusal> {
  const organisationId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'clients.keep-key', { providerId: organisationId })
  if (no || !organisationId) return await recordRefusal(ctx, 'clients.take-key-from', no ?? refuse('no-session'))
  return await change(ctx, { action: 'clients.take-key-from', subject: { kind: 'organisation', id: organisationId } }, async (tx) => {
    await holdKey(ctx, tx, organisationId)
    const all = await locksOf(ctx, organisationId, tx)
    const lock = all.find((l) => l.id === lockId)
    if (!lock) return refuse('no-lock')
    if (lock.kind === 'paper') return refuse('paper-stays')
    await deleteLocks(ctx, tx, { organisationId, id: lock.id })
    if (lock.user_id) await closeOpen(ctx, tx, { organisationId, userId: lock.user_id })
    return { ended: true as const }
  })
}
