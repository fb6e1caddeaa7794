import { isRefusal, newId, type Refusal } from '#kernel'
import { inTurn, mayNot, whyNotInUse } from '#people'
import { change, type Ctx, onceWithoutAnswer, recordRefusal } from '#platform'
import { lockForSession, lockWith, newCode, newNameKey, typedCode } from './name-key.ts'
import { placeOfSession } from './names-open.ts'
import { holdKey, insertKey, insertLock, keepOpen, keyOf } from './store/index.ts'
import { refuse } from './words.ts'

/** What a lock belongs to: put anywhere else it does not open. */
export const placeOfLock = (ctx: Pick<Ctx, 'jurisdiction'>, organisationId: string, lockId: string): string =>
  `name_key_locks:${ctx.jurisdiction}:${organisationId}:${lockId}`

/**
 * Makes the institution's key of names, opens it for whoever makes it, and gives the code that opens it when every passphrase is lost.
 * The code is given once: neither it nor the passphrase is kept anywhere.
 */
export async function startNames(ctx: Ctx, i: { passphrase: string }): Promise<{ code: string } | Refusal> {
  const organisationId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'clients.keep-key', { providerId: organisationId })
  if (no || !organisationId) return await recordRefusal(ctx, 'clients.start-names', no ?? refuse('no-session'))
  const closed = await whyNotInUse(ctx, organisationId, 'serve-somebody')
  if (closed) return await recordRefusal(ctx, 'clients.start-names', closed)
  const session = ctx.session
  if (!session) return refuse('no-session')
  const key = newNameKey()
  const code = newCode()
  const [own, paper] = [newId('lock', ctx.now), newId('lock', ctx.now)]
  const locks = await inTurn({ lane: ctx.asker.userId! }, async () => ({
    own: await lockWith(key, i.passphrase, placeOfLock(ctx, organisationId, own)),
    paper: await lockWith(key, typedCode(code), placeOfLock(ctx, organisationId, paper)),
  }))
  if (isRefusal(locks)) return await recordRefusal(ctx, 'clients.start-names', locks)
  return await change(
    onceWithoutAnswer(ctx),
    { action: 'clients.start-names', subject: { kind: 'organisation', id: organisationId } },
    async (tx) => {
      await holdKey(ctx, tx, organisationId)
      if (await keyOf(ctx, organisationId, tx)) return refuse('key-there')
      await insertKey(ctx, tx, organisationId)
      await insertLock(ctx, tx, { ...locks.own, id: own, kind: 'person', user_id: ctx.asker.userId, expires_at: null, organisationId })
      await insertLock(ctx, tx, { ...locks.paper, id: paper, kind: 'paper', user_id: null, expires_at: null, organisationId })
      const locked = lockForSession(key, session.secrets, placeOfSession(ctx, session.id, organisationId))
      await keepOpen(ctx, tx, { sessionId: session.id, organisationId, locked })
      return { code }
    },
  )
}
