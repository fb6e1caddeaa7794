import { isRefusal, type Refusal, overDeadline } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, doneAnew, notThere, recordRefusal } from '#platform'
import { blank, blindBidder, blindKey, closeCover, type Cover, openCover } from './cover.ts'
import { dropSealed } from './bid-files.ts'
import { countedAfter } from './hold-sealed.ts'
import { answered, answerGiven, answerIn, ownBid } from './own-bid.ts'
import { isLate, lateBy } from './rules/bid.ts'
import { replaceBid, stateForBids, tender as tenderNow } from './store/index.ts'
import { refuse } from './words.ts'

/** Takes a bid back before the deadline. What was sealed is destroyed; as with the bid itself, the log does not say whose it was. */
export async function withdrawBid(ctx: Ctx, input: { tenderId: string }): Promise<{ id: string } | Refusal> {
  const tender = await tenderNow(ctx, input.tenderId)
  if (!tender) return await recordRefusal(ctx, 'bids.withdraw', notThere())
  const no = mayNot(ctx.asker, 'bids.withdraw', { providerId: ctx.asker.organisationId })
  if (no)
    return await recordRefusal(ctx, 'bids.withdraw', no, { subject: { kind: 'tender', id: tender.id }, purchaseId: tender.purchaseId })
  const quiet: Ctx = { ...doneAnew(ctx), asker: { ...ctx.asker, userId: null, name: null, organisationId: null, membershipId: null } }
  const key = blindKey(ctx, 'bids.withdraw')
  const first = await answerGiven<{ id: string }>(ctx, tender.id, key)
  if (first) return first
  let left: string | null | undefined
  const done = await change<{ id: string }>(quiet, { action: 'bids.withdraw', heldBy: tender.id }, async (tx, entry) => {
    const own = await ownBid(ctx, tx, tender.id)
    const cover = own && openCover(ctx, own)
    const again = answerIn<{ id: string }>(ctx, cover, key)
    if (isRefusal(again)) return again
    if (again) {
      entry.repeated = true
      return again
    }
    const now = await stateForBids(ctx, tx, tender.id)
    if (now.deadline_at && isLate(now.deadline_at, ctx.now)) {
      const late = lateBy(now.deadline_at, ctx.now)
      return refuse('withdraw-late', late.words, overDeadline(now.deadline_at, ctx))
    }
    if (now.state !== 'published') return refuse(now.deadline_at ? 'in-time-but-closed' : 'not-open-for-bids')
    if (!own || !cover || own.state !== 'sealed') return refuse('no-bid')
    const answer = { id: own.id }
    await replaceBid(ctx, tx, own.id, {
      ...blank,
      state: 'withdrawn',
      bidder_blind: blindBidder(ctx, tender.id, cover.providerId),
      cover: closeCover(ctx, own.id, {
        ...cover,
        withdrawnAt: ctx.now.toString(),
        ...countedAfter(cover, 'withdrawn'),
        // What was sealed is destroyed, and so is every mark of it.
        answers: [...cover.answers.map(([k, a]): Cover['answers'][number] => [k, a]), ...answered(ctx, key, answer)],
      }),
      quality_sealed: null,
      price_sealed: null,
      file_sealed: null,
    })
    left = cover.parts?.file_hash
    return answer
  })
  await dropSealed(ctx, left)
  return done
}
