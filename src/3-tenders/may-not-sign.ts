import type { Refusal } from '#kernel'
import type { Ctx, Db } from '#platform'
import { whyStill } from './change-tender.ts'
import { stillStands } from './rules/challenge.ts'
import { refuseRedress } from './rules/redress-words.ts'
import { awardOf, challenges, holdTender, noteBegun, noteSigned, noteTextBefore, noteWinnerSigned, tender } from './store/index.ts'

/** The award a contract was drawn from. */
interface OfAward {
  readonly tenderId: string
  readonly purchaseId: string
  readonly providerId: string
}

/**
 * Why a contract of an award may not be signed, or begin where it was, or nothing: its award no longer stands, or a challenge does that may
 * change the result. Asked inside the transaction that does it: the tender is held, so that nothing comes in beside it.
 */
export async function mayNotSign(ctx: Ctx, tx: Db, of: OfAward): Promise<Refusal | undefined> {
  const inside = { ...ctx, db: tx }
  await holdTender(inside, tx, of.tenderId)
  return (await awardEnded(inside, of)) ?? (await signingWaits(inside, of.tenderId))
}

/** That the award of a contract no longer stands: it can never be signed. */
export async function awardEnded(ctx: Ctx, of: OfAward): Promise<Refusal | undefined> {
  const award = await awardOf(ctx, of.purchaseId)
  const stands = award?.tenderId === of.tenderId && award.providerId === of.providerId
  return stands ? undefined : refuseRedress('award-ended').with({ cites: ctx.law.cites('award-lapses') })
}

/** What nobody signs for the time being, and nobody performs where it was signed: a challenge that stands may change the result. */
export async function signingWaits(ctx: Ctx, tenderId: string): Promise<Refusal | undefined> {
  const t = await tender(ctx, tenderId)
  const still = t && whyStill(ctx, t)
  if (still) return still
  const open = (await challenges(ctx, { tenderIds: [tenderId] })).filter(stillStands)
  return open.length > 0 ? refuseRedress('challenge-stands', open.length).with({ cites: ctx.law.cites('challenge-pauses') }) : undefined
}

/** The winner has signed a text, or has taken its signature back. */
export const winnerSigned = async (ctx: Ctx, tx: Db, of: OfAward, signed: boolean): Promise<void> =>
  await noteWinnerSigned(ctx, tx, of, signed)

/** A text lies before the winner to sign from now on, or no longer does. */
export const textBeforeWinner = async (ctx: Ctx, tx: Db, of: OfAward, lies: boolean): Promise<void> =>
  await noteTextBefore(ctx, tx, of, lies)

/** Both have signed: from here on the award is kept. */
export const awardSigned = async (ctx: Ctx, tx: Db, tenderId: string): Promise<void> => await noteSigned(ctx, tx, tenderId)

/** The contract has begun: what is performed is not undone. */
export const awardBegun = async (ctx: Ctx, tx: Db, tenderId: string): Promise<void> => await noteBegun(ctx, tx, tenderId)
