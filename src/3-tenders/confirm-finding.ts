import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { stored } from './rules/words.ts'
import { rejectSetAside } from './store/index.ts'
import { asideWords, refuse } from './words.ts'

/**
 * A person confirms that a bid set aside by the opening does not match its fingerprint, and says what they looked into. Only then is it
 * rejected. Until all such bids are confirmed no price is opened, so that nobody is left out by a program alone.
 */
export async function confirmFinding(
  ctx: Ctx,
  input: { tenderId: string; bidId: string; reason: string },
): Promise<{ id: string } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'bids.confirm-finding', id: input.tenderId, verb: 'confirmFinding' },
    async ({ tx, now: tender, entry, inside }) => {
      const at = { tenderId: tender.id, bidId: input.bidId }
      if (!(await rejectSetAside(inside, tx, at, stored(asideWords.both('confirmed', input.reason))))) return refuse('no-finding')
      entry.facts = { bid: input.bidId, reason: input.reason.slice(0, 300) }
      return { id: input.bidId }
    },
  )
}
