import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import type { InviteFacts } from './rules/notice-process.ts'
import type { Tender } from './rules/tender.ts'
import { objectionsOf } from './store/index.ts'
import { whyNotUntil } from './why-not-until.ts'

/** The notice has stood and every objection is answered: the supplier is asked for its offer, which lies sealed until a deadline. */
export async function inviteOffer(ctx: Ctx, i: { tenderId: string; deadlineAt: Temporal.Instant }): Promise<{ id: string } | Refusal> {
  const [quality, price] = [await ctx.seal.newEnvelope(), await ctx.seal.newEnvelope()]
  return await changeTender(
    ctx,
    { action: 'tenders.invite', id: i.tenderId, verb: 'invite', facts: inviteFacts },
    async ({ inside, entry, set }) => {
      const no = whyNotUntil(inside, i.deadlineAt)
      if (no) return no
      entry.facts = { deadline: i.deadlineAt.toString(), qualityEnvelope: quality.recipient, priceEnvelope: price.recipient }
      return await set({
        deadline_at: i.deadlineAt,
        quality_recipient: quality.recipient,
        quality_key: quality.lockedKey,
        price_recipient: price.recipient,
        price_key: price.lockedKey,
      })
    },
  )
}

/** Whether the notice has stood, and what nobody has answered. */
export const inviteFacts = async (ctx: Ctx, t: Tender): Promise<InviteFacts> => ({
  today: ctx.today,
  openObjections: (await objectionsOf(ctx, [t.id])).filter((o) => o.finding === null).length,
})
