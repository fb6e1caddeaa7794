import type { Ctx } from '#platform'
import { lastCover } from './last-cover.ts'
import type { TalkChange } from './rules/talks.ts'
import type { OpenedBid, Tender } from './rules/tender.ts'
import { lastOfferOf, talkChanges } from './store/index.ts'

/** What a supplier that is still in sees of the talks: what changed for all, and of its own last offer that it came. */
export interface TalksOfBid {
  readonly changes: readonly TalkChange[]
  /** Last offers are asked for, and it may send one. */
  readonly isAsked: boolean
  readonly sent: { readonly at: string; readonly revision: number } | undefined
}

export async function talksOfBid(ctx: Ctx, t: Tender, own: OpenedBid): Promise<TalksOfBid> {
  const isIn = own.state === 'opened'
  const row = isIn && t.state === 'last-offers' ? await lastOfferOf(ctx, ctx.db, own.bidId) : undefined
  const cover = row && lastCover(ctx, row)
  return {
    changes: isIn ? await talkChanges(ctx, t.id) : [],
    isAsked: isIn && t.state === 'last-offers' && Temporal.Instant.compare(ctx.now, t.deadlineAt!) <= 0,
    sent: cover && { at: cover.receivedAt, revision: cover.revision },
  }
}
