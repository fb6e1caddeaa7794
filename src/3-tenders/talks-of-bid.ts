import type { Ctx } from '#platform'
import { lastCover } from './last-cover.ts'
import type { TalkChange } from './rules/talks.ts'
import type { OpenedBid, Tender } from './rules/tender.ts'
import { stored } from './rules/words.ts'
import { lastOfferOf, talkChanges } from './store/index.ts'
import { asideWords } from './words.ts'

/** What a supplier sees of the talks: while it is in what changed for all, and of its own last offer that it came; else that it is out. */
export interface TalksOfBid {
  readonly changes: readonly TalkChange[]
  /** Last offers are asked for, and it may send one. */
  readonly isAsked: boolean
  /** It sent no last offer in time, which it need not wait for the award to read. */
  readonly isOut: boolean
  readonly sent: { readonly at: string; readonly revision: number } | undefined
}

export async function talksOfBid(ctx: Ctx, t: Tender, own: OpenedBid): Promise<TalksOfBid> {
  const isIn = own.state === 'opened'
  const row = isIn && t.state === 'last-offers' ? await lastOfferOf(ctx, ctx.db, own.bidId) : undefined
  const cover = row && lastCover(ctx, row)
  return {
    // Whoever was ranked by the last offers reads on by what: of the winner it becomes what is owed.
    changes: isIn || own.state === 'ranked' ? await talkChanges(ctx, t.id) : [],
    isAsked: isIn && t.state === 'last-offers' && Temporal.Instant.compare(ctx.now, t.deadlineAt!) <= 0,
    isOut: own.state === 'rejected' && own.reason === stored(asideWords.both('no-last-offer')),
    sent: cover && { at: cover.receivedAt, revision: cover.revision },
  }
}
