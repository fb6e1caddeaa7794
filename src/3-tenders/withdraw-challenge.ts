import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeChallenge } from './change-challenge.ts'

/** Whoever challenged takes it back before it is answered. */
export async function withdrawChallenge(ctx: Ctx, i: { challengeId: string }): Promise<{ id: string } | Refusal> {
  return await changeChallenge(ctx, { id: i.challengeId, verb: 'withdraw' }, async ({ now, entry, set }) => {
    entry.facts = { number: now.number }
    return await set({ closed_on: ctx.today })
  })
}
