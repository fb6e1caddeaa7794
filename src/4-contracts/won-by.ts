import { type Day, indicatorsOf, isRefusal, later, type Refusal } from '#kernel'
import type { Ctx, Db } from '#platform'
import { type Award, awardOf, contributionsOf, openedBids, signBy, tender } from '#tenders'
import { contractLine } from './draft-contract.ts'
import { type Awarded, type Fixed, latestStart, rewritten } from './rules/award-fit.ts'
import type { Contract, ContractText } from './rules/contract.ts'
import { refuse } from './words.ts'

/** What was won: the lines at the winning prices with their promises, and what the tender documents fix beside them. */
export async function wonBy(ctx: Ctx, award: Award): Promise<Awarded> {
  const [bids, call] = [await openedBids(ctx, award.tenderId), await tender(ctx, award.tenderId)]
  const bid = bids.find((b) => b.bidId === award.bidId)
  const quality = bid?.quality
  const read = call?.payment ? ctx.law.contracts.readPayment(call.payment) : undefined
  if (!call) throw new Error('an award of a tender that is not there')
  return {
    term: { startsOn: call.startsOn, months: call.months, startBy: latestStart(call.startsOn, await signedBy(ctx, award)) },
    lines: award.lines.map((l) =>
      contractLine({
        ...l,
        promise: quality?.promises.find((p) => p.lineId === l.id)?.says ?? null,
        team: quality?.teams?.[l.id] ?? null,
        contribution: bid ? (contributionsOf(bid)[l.id] ?? null) : null,
        promised: Object.fromEntries(indicatorsOf(l).map((i) => [i.id, quality?.values?.[i.id] ?? i.target])),
      }),
    ),
    annex: { approach: quality?.approach ?? award.promises, acceptance: call.acceptance ?? null, payment: call.payment ?? null },
    paymentDays: read?.days ?? null,
    shares: read?.shares ?? null,
    aside: call.aside,
    index: call.priceIndex,
  }
}

/** The last day to sign, or today where that has passed: what was delayed is not made up for by signing nothing. */
async function signedBy(ctx: Ctx, award: Award): Promise<Day> {
  const by = await signBy(ctx, award)
  return isRefusal(by) ? ctx.today : later(by.value, ctx.today)
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
  return asWon(ctx, text, awarded)
}

/** Whether a first text is what was won, by the names of its fields where it is not. */
export function asWon(ctx: Ctx, text: Fixed, awarded: Awarded): Refusal | undefined {
  const fields = rewritten(text, awarded)
  return Object.keys(fields).length > 0 ? refuse('award-rewritten').with({ fields, cites: ctx.law.cites('award-and-contract') }) : undefined
}
