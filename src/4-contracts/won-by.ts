import type { Refusal } from '#kernel'
import { daysToPayIn } from '#law'
import type { Ctx, Db } from '#platform'
import { type Award, awardOf, openedBids, tender } from '#tenders'
import { contractLine } from './draft-contract.ts'
import { type Awarded, rewritten, sharesIn } from './rules/award-fit.ts'
import type { Contract, ContractText } from './rules/contract.ts'
import { refuse } from './words.ts'

/** What was won: the lines at the winning prices with their promises, and what the tender documents fix beside them. */
export async function wonBy(ctx: Ctx, award: Award): Promise<Awarded> {
  const [bids, call] = [await openedBids(ctx, award.tenderId), await tender(ctx, award.tenderId)]
  const quality = bids.find((b) => b.bidId === award.bidId)?.quality
  return {
    lines: award.lines.map((l) => contractLine({ ...l, promise: quality?.promises.find((p) => p.lineId === l.id)?.says ?? null })),
    annex: { approach: quality?.approach ?? award.promises, acceptance: call?.acceptance ?? null, payment: call?.payment ?? null },
    paymentDays: call?.payment ? daysToPayIn(call.payment) : null,
    shares: call?.payment ? sharesIn(call.payment) : null,
  }
}

/** What was awarded to a contract; undefined where there was no tender. */
export async function awardedTo(ctx: Ctx, c: Pick<Contract, 'purchaseId' | 'tenderId'>): Promise<Awarded | undefined> {
  const award = c.tenderId ? await awardOf(ctx, c.purchaseId) : undefined
  return award?.tenderId === c.tenderId ? wonBy(ctx, award!) : undefined
}

/** Whether a text that nobody is bound by yet rewrites what was won. */
export async function keepsAward(ctx: Ctx, tx: Db, c: Contract, text: ContractText): Promise<Refusal | undefined> {
  const awarded = await awardedTo({ ...ctx, db: tx }, c)
  if (!awarded) return undefined
  const fields = rewritten(text, awarded)
  return Object.keys(fields).length > 0 ? refuse('award-rewritten').with({ fields, cites: ctx.law.cites('award-and-contract') }) : undefined
}
