import type { Refusal } from '#kernel'
import { whyNotInUse } from '#people'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { baseMoved } from './index-announced.ts'
import { publishFacts } from './publish-facts.ts'
import { whyTooSoon } from './why-not-until.ts'

/** Publishes a tender after the law check (a warning needs a reason, which is published) and makes its two envelopes: from now on bids can be sealed, and none can be read. */
export async function publishTender(
  ctx: Ctx,
  input: { tenderId: string; despite?: string | undefined },
): Promise<{ id: string } | Refusal> {
  const [quality, price] = [await ctx.seal.newEnvelope(), await ctx.seal.newEnvelope()]
  return await changeTender(
    ctx,
    {
      action: 'tenders.publish',
      id: input.tenderId,
      verb: 'publish',
      facts: async (inside, t) => ({ ...(await publishFacts(inside, t)), despite: input.despite ?? null }),
    },
    async ({ inside, now, entry, set }) => {
      const soon = whyTooSoon(inside, now.deadlineAt!)
      if (soon) return soon
      const closed = await whyNotInUse(inside, now.purchaserId, 'publish-tender')
      if (closed) return closed
      const moved = await baseMoved(inside, now.priceIndex)
      if (moved) return moved
      const done = await set({
        despite: input.despite ?? null,
        issued_on: ctx.today,
        quality_recipient: quality.recipient,
        quality_key: quality.lockedKey,
        price_recipient: price.recipient,
        price_key: price.lockedKey,
      })
      entry.facts = { deadline: now.deadlineAt!.toString(), qualityEnvelope: quality.recipient, priceEnvelope: price.recipient }
      return done
    },
  )
}
