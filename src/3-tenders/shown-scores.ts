import type { Fraction } from '#kernel'
import { may } from '#people'
import type { Ctx } from '#platform'
import { label, scoreSheet } from './rules/scoring.ts'
import type { Tender } from './rules/tender.ts'
import { scoresRecord } from './scores-record.ts'
import { awardOf, openedBids, seats } from './store/index.ts'

export interface ShownScores {
  readonly bidId: string
  readonly providerId: string
  readonly members: readonly {
    /** The same letter for a member beside every bid of the tender. */
    readonly letter: string
    readonly name: string | null
    /** What the member's scores come to, of 100; undefined where one is missing. */
    readonly sum: Fraction | undefined
    readonly scores: readonly { readonly criterionId: string; readonly score: string | null }[] | null
  }[]
}

/**
 * Members' scores as the pages of a result show them: the record of the award, by name, to who reads the office's tenders; after the
 * award the sums of the winner, by letter, to everybody. Nothing before the result stands, and nothing where scores were agreed on.
 */
export async function shownScores(ctx: Ctx, tender: Tender): Promise<ShownScores[]> {
  const reads = may(ctx.asker, 'tenders.read', { purchaserId: tender.purchaserId })
  const award = tender.state === 'awarded' ? await awardOf(ctx, tender.purchaseId) : undefined
  if ((!reads && !award) || tender.scoring === 'agreed') return []
  const record = await scoresRecord(ctx, tender, await seats(ctx, tender.id))
  if (!record) return []
  const bids = reads ? await openedBids(ctx, tender.id) : [award!]
  return bids.map(({ bidId, providerId }) => {
    const sheet = scoreSheet(tender.criteria, record.members, bidId, record.given, record.corrections)
    return {
      bidId,
      providerId,
      members: record.members.map((_, i) => ({
        letter: label(i),
        name: reads ? record.names[i]! : null,
        sum: sheet.sums[i],
        scores: reads ? sheet.rows.map((r) => ({ criterionId: r.criterion.id, score: r.scores[i]!.now ?? null })) : null,
      })),
    }
  })
}
