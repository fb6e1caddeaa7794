import { isRefusal, newId, type Refusal } from '#kernel'
import { inTurn, mayAsk, mayNot } from '#people'
import { change, type Ctx, type Db, doneAnew, recordRefusal } from '#platform'
import { isCode, type Lock, lockForSession, lockWith, type NameKey, openWith, typedCode } from './name-key.ts'
import { placeOfSession } from './names-open.ts'
import { placeOfLock } from './start-names.ts'
import { closeOpen, countTry, deleteLocks, forgetTries, holdKey, insertLock, keepOpen, type LockRow, locksOf } from './store/index.ts'
import { refuse } from './words.ts'

/** Wrong words at one lock before it waits, and how long it waits after each further one. */
const freeTries = 5
const waitMinutes = 15
/** Codes one person may try within these minutes, right ones included. */
const codeTries = 10

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
      await holdKey(ctx, tx, a.organisationId)
      // It may have been taken away while the passphrase was looked at.
      if (!(await isStillThere(ctx, tx, a, mine))) return refuse('no-own-lock')
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
  const id = newId('lock', ctx.now)
  const found = await lookedAt(ctx, a, { ...i, id })
  if (isRefusal(found)) return await recordRefusal(ctx, 'clients.take-names', found)
  const { lock, key, own } = found
  const what = { action: 'clients.take-names', subject: { kind: 'organisation', id: a.organisationId } as const, facts: { by: lock.kind } }
  return await change(doneAnew(ctx), what, async (tx) => {
    await holdKey(ctx, tx, a.organisationId)
    // It may have been used, taken away or made anew while it was looked at.
    if (!(await isStillThere(ctx, tx, a, lock))) return refuse('wrong-code').at('code')
    if (lock.kind === 'handed') await deleteLocks(ctx, tx, { ...a, id: lock.id })
    await deleteLocks(ctx, tx, { ...a, userId: ctx.asker.userId! })
    await insertLock(ctx, tx, { ...own, id, kind: 'person', user_id: ctx.asker.userId, expires_at: null, organisationId: a.organisationId })
    await keepOpen(ctx, tx, { ...a, sessionId: a.session.id, locked: forSession(ctx, a, key) })
    return { open: true as const }
  })
}

interface Found {
  lock: LockRow
  key: NameKey
  own: Lock
}
/** The code that opens, and the lock by the new passphrase. A try is counted before it is looked at, and what cannot be a code is not looked at. */
async function lookedAt(ctx: Ctx, a: Asked, i: { code: string; passphrase: string; id: string }): Promise<Found | Refusal> {
  const [typed, wrong] = [typedCode(i.code), refuse('wrong-code').at('code')]
  if (!isCode(typed)) return wrong
  if (!(await mayAsk(ctx, `codes of names ${ctx.asker.userId}`, codeTries))) return refuse('wait', waitMinutes).at('code')
  const leads = mayNot(ctx.asker, 'clients.keep-key', { providerId: a.organisationId }) === undefined
  const codes = (await locksOf(ctx, a.organisationId)).filter((l) => l.kind === 'handed' || (l.kind === 'paper' && leads))
  return await inTurn({ lane: ctx.asker.userId! }, async () => {
    for (const lock of codes) {
      const key = await openWith(lock, typed, placeOfLock(ctx, a.organisationId, lock.id))
      if (key) return { lock, key, own: await lockWith(key, i.passphrase, placeOfLock(ctx, a.organisationId, i.id)) }
    }
    return wrong
  })
}

/** Whether a lock is there as it was found. Asked where the key is held. */
const isStillThere = async (ctx: Ctx, tx: Db, a: Asked, lock: LockRow): Promise<boolean> =>
  (await locksOf(ctx, a.organisationId, tx)).some((l) => l.id === lock.id && l.salt === lock.salt)

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
  const place = placeOfLock(ctx, a.organisationId, lock.id)
  return await inTurn(
    { lane: ctx.asker.userId! },
    async () => (await openWith(lock, word, place)) ?? refuse('wrong-passphrase').at('passphrase'),
  )
}
