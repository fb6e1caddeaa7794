import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { publishFacts } from './law-check.ts'
import { moveTender } from './store.ts'
import { refuse } from './words.ts'

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
      may: 'tenders.publish',
      tenderId: input.tenderId,
      verb: 'publish',
      versioned: true,
      facts: async (inside, t) => ({ ...(await publishFacts(inside, t)), despite: input.despite ?? null }),
    },
    async (tx, tender, entry) => {
      const moved = await moveTender(ctx, tx, tender, {
        state: 'published',
        despite: input.despite ?? null,
        issued_on: ctx.today,
        quality_recipient: quality.recipient,
        quality_key: quality.lockedKey,
        price_recipient: price.recipient,
        price_key: price.lockedKey,
      })
      if (!moved) return refuse('stale')
      entry.facts = { deadline: tender.deadlineAt!.toString(), qualityEnvelope: quality.recipient, priceEnvelope: price.recipient }
      return { id: tender.id }
    },
  )
}
