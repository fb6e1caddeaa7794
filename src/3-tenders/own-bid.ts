import type { Ctx, Db } from '#platform'
import { blindBidder, type Cover, openCover } from './cover.ts'
import { holdOwnBid, ownCover, type Owner } from './store/index.ts'

/** Whoever asks, as the owner of bids: by their blind name while sealed, by the institution once they are open. */
export const ownerOf = (ctx: Ctx): Owner => ({
  providerId: ctx.asker.organisationId,
  blind: (tenderId) => blindBidder(ctx, tenderId, ctx.asker.organisationId!),
})

/** The asker's bid in a tender, held for this transaction: two forms sent at once by one institution come one after the other. */
export const ownBid = (ctx: Ctx, tx: Db, tenderId: string) => holdOwnBid(ctx, tx, tenderId, ownerOf(ctx))

/** The answer a form got when it was sent before, if it was. */
export const answerIn = <T>(cover: Cover | undefined, key: string | undefined): T | undefined =>
  key === undefined ? undefined : (cover?.answers.find(([k]) => k === key)?.[1] as T | undefined)

/** The same before anything is begun, so that a form sent twice leaves no second entry in the log. */
export async function answerGiven<T>(ctx: Ctx, tenderId: string, key: string | undefined): Promise<T | undefined> {
  if (key === undefined) return undefined
  const row = await ownCover(ctx, tenderId, ownerOf(ctx))
  return answerIn<T>(row && openCover(ctx, row), key)
}
