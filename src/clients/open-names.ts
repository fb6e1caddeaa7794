import { isRefusal, newId, type Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, doneAnew, recordRefusal } from '#platform'
import { lockForSession, lockWith, type NameKey, openWith, typedCode } from './name-key.ts'
import { placeOfSession } from './names-open.ts'
import { placeOfLock } from './start-names.ts'
import { closeOpen, countTry, deleteLocks, forgetTries, holdKey, insertLock, keepOpen, type LockRow, locksOf } from './store/index.ts'
import { refuse } from './words.ts'

/** Wrong words at one lock before it waits, and how long it waits after each further one. */
const freeTries = 5
const waitMinutes = 15

interface Asked {
  organisationId: string
  session: NonNullable<Ctx['session']>
}
async function asked(ctx: Ctx, action: string): Promise<Asked | Refusal> {
  const organisationId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'clients.open-names', { providerId: organisationId })
  if (no) return await recordRefusal(ctx, action, no)
  return organisationId && ctx.session ? { organisationId, session: ctx.session } : refuse('no-session')
}

/** Opens the names for this session with one's own passphrase. They close with the session, at the latest after twelve hours. */
export async function openNames(ctx: Ctx, i: { passphrase: string }): Promise<{ open: true } | Refusal> {
  const a = await asked(ctx, 'clients.open-names')
  if (isRefusal(a)) return a
  const mine = (await locksOf(ctx, a.organisationId)).find((l) => l.kind === 'person' && l.user_id === ctx.asker.userId)
  if (!mine) return refuse('no-own-lock')
  const key = await tried(ctx, a, mine, i.passphrase)
  if (isRefusal(key)) return await recordRefusal(ctx, 'clients.open-names', key)
  return await change(
    doneAnew(ctx),
    { action: 'clients.open-names', subject: { kind: 'organisation', id: a.organisationId } },
    async (tx) => {
      await forgetTries(ctx, tx, mine.id)
      await keepOpen(ctx, tx, { ...a, sessionId: a.session.id, locked: forSession(ctx, a, key) })
      return { open: true as const }
    },
  )
}

/**
 * Takes the key with a code that was handed over, or with the one on paper, and locks it with a passphrase of one's own. A code that was
 * handed over opens once; the one on paper stays, and only whoever leads the institution may use it.
 */
export async function takeNames(ctx: Ctx, i: { code: string; passphrase: string }): Promise<{ open: true } | Refusal> {
  const a = await asked(ctx, 'clients.take-names')
  if (isRefusal(a)) return a
  const leads = mayNot(ctx.asker, 'clients.keep-key', { providerId: a.organisationId }) === undefined
  const codes = (await locksOf(ctx, a.organisationId)).filter((l) =>
    l.kind === 'handed' ? l.user_id === null : l.kind === 'paper' && leads,
  )
  let found: { lock: LockRow; key: NameKey } | undefined
  for (const lock of codes) {
    const key = await openWith(lock, typedCode(i.code), placeOfLock(ctx, a.organisationId, lock.id))
    if (key) found = { lock, key }
  }
  if (!found) return await recordRefusal(ctx, 'clients.take-names', refuse('wrong-code').at('code'))
  const { lock, key } = found
  const id = newId('lock', ctx.now)
  const own = await lockWith(key, i.passphrase, placeOfLock(ctx, a.organisationId, id))
  const what = { action: 'clients.take-names', subject: { kind: 'organisation', id: a.organisationId } as const, facts: { by: lock.kind } }
  return await change(doneAnew(ctx), what, async (tx) => {
    await holdKey(ctx, tx, a.organisationId)
    if (lock.kind === 'handed' && (await deleteLocks(ctx, tx, { ...a, id: lock.id })) === 0) return refuse('wrong-code').at('code')
    await deleteLocks(ctx, tx, { ...a, userId: ctx.asker.userId! })
    await insertLock(ctx, tx, { ...own, id, kind: 'person', user_id: ctx.asker.userId, expires_at: null, organisationId: a.organisationId })
    await keepOpen(ctx, tx, { ...a, sessionId: a.session.id, locked: forSession(ctx, a, key) })
    return { open: true as const }
  })
}

/** Closes them again in this session, as when the phone is laid aside. */
export async function closeNames(ctx: Ctx): Promise<{ closed: true } | Refusal> {
  const a = await asked(ctx, 'clients.close-names')
  if (isRefusal(a)) return a
  return await change(ctx, { action: 'clients.close-names', subject: { kind: 'organisation', id: a.organisationId } }, async (tx) => {
    await closeOpen(ctx, tx, { sessionId: a.session.id })
    return { closed: true as const }
  })
}

const forSession = (ctx: Ctx, a: Asked, key: NameKey): string =>
  lockForSession(key, a.session.secrets, placeOfSession(ctx, a.session.id, a.organisationId))

async function tried(ctx: Ctx, a: Asked, lock: LockRow, word: string): Promise<NameKey | Refusal> {
  const allowed = await countTry(ctx, lock.id, { free: freeTries, before: ctx.now.subtract({ minutes: waitMinutes }) })
  if (!allowed) return refuse('wait', waitMinutes).at('passphrase')
  return (await openWith(lock, word, placeOfLock(ctx, a.organisationId, lock.id))) ?? refuse('wrong-passphrase').at('passphrase')
}
