import { isRefusal, newSeed, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { rankBids } from './finish-scoring.ts'
import { leastReason } from './rules/tender-process.ts'
import { bidRows, writeBid } from './store/index.ts'
import { refuse } from './words.ts'

/**
 * Somebody of the office says of each offer that was opened whether it fits what was asked, and why one does not; of those that fit the lowest
 * price is first, and equal ones stand in the order of a lot. Whoever does not fit reads the reason.
 */
export async function compareOffers(
  ctx: Ctx,
  input: { tenderId: string; unfit: Readonly<Record<string, string>> },
): Promise<{ state: 'scored' | 'void' } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'bids.compare', id: input.tenderId, verb: 'compare' },
    async ({ tx, now: tender, inside, entry, set }) => {
      const bids = await bidRows(inside, tender.id)
      if (bids.some((b) => b.state === 'set-aside')) return refuse('findings-open')
      const taking = bids.filter((b) => b.state === 'opened')
      for (const b of taking) {
        const reason = input.unfit[b.id]?.trim()
        if (!reason) continue
        if ([...reason].length < leastReason) return refuse('reason-too-short', leastReason).at(`unfit-${b.id}`)
        await writeBid(inside, tx, b.id, { state: 'rejected', reason })
      }
      // The comparison is all there is: with it the result stands as scores do once they are locked.
      const lotSeed = newSeed()
      const ended = await rankBids(inside, tx, tender, lotSeed)
      entry.facts = { offers: taking.length, unfit: taking.filter((b) => input.unfit[b.id]?.trim()).length, lotSeed }
      const moved = ended
        ? await set({ ended_on: ctx.today, ended_reason: ended }, { verb: 'void' })
        : await set({ consensus_locked_at: ctx.now, scored_at: ctx.now, lot_seed: lotSeed })
      return isRefusal(moved) ? moved : { state: ended ? 'void' : 'scored' }
    },
  )
}
