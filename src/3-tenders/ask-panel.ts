import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeChallenge } from './change-challenge.ts'

/** The purchaser asks those who scored to help with the answer. */
export async function askPanel(ctx: Ctx, i: { challengeId: string }): Promise<{ id: string } | Refusal> {
  return await changeChallenge(
    ctx,
    { id: i.challengeId, verb: 'askPanel', action: 'challenges.ask-panel' },
    async ({ now, entry, set }) => {
      entry.facts = { number: now.number }
      return await set({ panel_asked_at: ctx.now })
    },
  )
}
