import { isRefusal, type Refusal } from '#kernel'
import { type Ctx, type Db, sentOtherwise } from '#platform'
import { blindBidder, type Cover, openCover } from './cover.ts'
import { holdOwnBid, ownCover, type Owner } from './store/index.ts'

/** Whoever asks, as the owner of bids: by their blind name while sealed, by the institution once they are open. */
export const ownerOf = (ctx: Ctx): Owner => ({
  providerId: ctx.asker.organisationId,
  blind: (tenderId) => blindBidder(ctx, tenderId, ctx.asker.organisationId!),
})

/** The asker's bid in a tender, held for this transaction: two forms sent at once by one institution come one after the other. */
export const ownBid = (ctx: Ctx, tx: Db, tenderId: string) => holdOwnBid(ctx, tx, tenderId, ownerOf(ctx))

/** The answer a form got when it was sent before, if it was; a refusal where it said something else then. */
export function answerIn<T>(ctx: Ctx, cover: Cover | undefined, key: string | undefined): T | Refusal | undefined {
  const given = key === undefined ? undefined : cover?.answers.find(([k]) => k === key)
  if (!given) return undefined
  const [, answer, sent] = given
  return sent !== undefined && ctx.sent !== undefined && sent !== ctx.sent ? sentOtherwise(answer) : (answer as T)
}

/** The answer before anything is begun, so that a form sent twice leaves no second entry in the log. */
export async function answerGiven<T>(ctx: Ctx, tenderId: string, key: string | undefined): Promise<T | undefined> {
  if (key === undefined) return undefined
  const row = await ownCover(ctx, tenderId, ownerOf(ctx))
  const given = answerIn<T>(ctx, row && openCover(ctx, row), key)
  return isRefusal(given) ? undefined : given
}

/** An answer as the cover keeps it, with the mark of what was sent where there is one. */
export const answered = (ctx: Ctx, key: string | undefined, answer: unknown): Cover['answers'] =>
  key === undefined ? [] : [ctx.sent === undefined ? [key, answer] : [key, answer, ctx.sent]]
