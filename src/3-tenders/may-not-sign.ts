import type { Refusal } from '#kernel'
import type { Ctx, Db } from '#platform'
import { refuseRedress } from './rules/redress-words.ts'
import { awardOf, holdTender, noteSigned } from './store/index.ts'

/** The award a contract was drawn from. */
export interface OfAward {
  readonly tenderId: string
  readonly purchaseId: string
  readonly providerId: string
}

/** Why a contract of an award may not be signed, or nothing: its award no longer stands. */
export async function mayNotSign(ctx: Ctx, of: OfAward): Promise<Refusal | undefined> {
  const award = await awardOf(ctx, of.purchaseId)
  const stands = award?.tenderId === of.tenderId && award.providerId === of.providerId
  return stands ? undefined : refuseRedress('award-ended').with({ cites: ctx.law.cites('award-lapses') })
}

/** The same inside the transaction that signs: the tender is held, so that nobody ends the award beside it. */
export async function mayNotSignNow(ctx: Ctx, tx: Db, of: OfAward): Promise<Refusal | undefined> {
  const inside = { ...ctx, db: tx }
  await holdTender(inside, tx, of.tenderId)
  return await mayNotSign(inside, of)
}

/** Both have signed: from here on the award is kept. */
export const awardSigned = async (ctx: Ctx, tx: Db, tenderId: string): Promise<void> => await noteSigned(ctx, tx, tenderId)
