import type { Refusal } from '#kernel'
import { endSessionOf } from '#people'
import type { Ctx } from '#platform'
import { changePhone } from './change-phone.ts'

/**
 * A telephone is gone. Nothing is taken from it any more, the half of its lock that lies here is destroyed, and the session in which it
 * was heard of last ends. It erases itself when it next reaches the server; one that never does keeps what it has under its PIN.
 */
export const reportLost = (ctx: Ctx, id: string): Promise<{ id: string } | Refusal> =>
  changePhone(ctx, { id, verb: 'lose' }, async ({ tx, now, entry, set }) => {
    entry.facts = { unsent: now.unsent }
    // Whoever reports it from the very telephone stays signed in: it is in their hand.
    if (now.sessionId && now.sessionId !== ctx.session?.id) await endSessionOf(ctx, tx, { id: now.sessionId, userId: now.userId })
    return await set({ locked_secret: null, ended_at: ctx.now, ended_by: ctx.asker.userId })
  })

/** The owner works on it no more: it was emptied first, there. */
export const removePhone = (ctx: Ctx, id: string): Promise<{ id: string } | Refusal> =>
  changePhone(
    ctx,
    { id, verb: 'remove' },
    async ({ set }) => await set({ locked_secret: null, ended_at: ctx.now, ended_by: ctx.asker.userId, unsent: 0, wiped_at: ctx.now }),
  )
