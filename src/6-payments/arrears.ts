import { type Day, daysBetween, isRefusal, type Money, minor, noMoney, type Refusal } from '#kernel'
import { type Answer, type ArrearsStatement, type Owed, outstandingOn, type Punctuality } from '#law'
import { calendarOf } from '#people'
import type { Ctx } from '#platform'
import { type Claim, isLate } from './rules/claim.ts'
import { interestOwed } from './rules/owed.ts'
import { type ClaimFilter, findClaims, owedOf } from './store/index.ts'

export interface LateClaim {
  claim: Claim
  open: Money
  daysLate: number
  /** Interest to today less what was paid of it; why it cannot be told, where it cannot be computed. */
  interest: Money | Refusal
}
/** What is late today, longest first, with interest to today. */
export async function arrears(ctx: Ctx, of: ClaimFilter): Promise<LateClaim[]> {
  const late = await findClaims(ctx, { ...of, standing: 'late' })
  const [owed, calendar] = [await owedOf(ctx, late), await calendarOf(ctx)]
  return late
    .map((claim, i) => ({
      claim,
      open: outstandingOn(owed[i]!, ctx.today),
      daysLate: daysBetween(ctx.law.payments.dueDay(claim, calendar), ctx.today),
      interest: open(interestOwed(ctx.law, owed[i]!, ctx.today, calendar), claim.interestPaid),
    }))
    .filter((l) => l.daysLate > 0)
}
const open = (interest: Money | Refusal, paid: Money): Money | Refusal => (isRefusal(interest) ? interest : minor(max0(interest - paid)))
const max0 = (n: bigint): bigint => (n < 0n ? 0n : n)

/** What of a claim is still owed: the amount open, interest to today less what was paid of it, and days late. */
export interface OwedToday {
  open: Money
  interest: Money
  interestOpen: Money
  /** Why the interest is not known, where it cannot be computed; then the amounts above say nothing of it. */
  interestUnknown: Refusal | null
  daysLate: number
}
/** What of a claim is still owed today. */
export async function owedToday(ctx: Ctx, claim: Claim): Promise<OwedToday> {
  const [o] = await owedOf(ctx, [claim])
  const calendar = await calendarOf(ctx)
  if (claim.state === 'withdrawn') return { open: noMoney, interest: noMoney, interestOpen: noMoney, interestUnknown: null, daysLate: 0 }
  const computed = claim.interestDue ?? interestOwed(ctx.law, o!, ctx.today, calendar)
  // Nothing can be paid of what cannot be computed; it is said to be unknown, not to be nothing.
  const interest = isRefusal(computed) ? noMoney : computed
  return {
    open: minor(claim.amount - claim.paid),
    interest,
    interestOpen: minor(max0(interest - claim.interestPaid)),
    interestUnknown: isRefusal(computed) ? computed : null,
    daysLate: claim.mayMove ? 0 : Math.max(0, daysBetween(ctx.law.payments.dueDay(o!, calendar), claim.settledOn ?? ctx.today)),
  }
}

/** What a purchaser (or everybody) owed too late at the end of a year; of a year that is not over, today. */
export async function yearlyStatement(ctx: Ctx, of: ClaimFilter, year: number): Promise<Answer<ArrearsStatement> | Refusal> {
  return ctx.law.payments.arrearsStatement(
    await owedOf(ctx, await findClaims(ctx, { ...of, owed: true })),
    year,
    await calendarOf(ctx),
    ctx.today,
  )
}

/** How punctually was paid, up to and with a day (today by default). */
export async function punctuality(
  ctx: Ctx,
  of: { purchaserIds?: readonly string[]; contractIds?: readonly string[]; asOf?: Day },
): Promise<Answer<Punctuality> | Refusal> {
  const found = await findClaims(ctx, { ...of, owed: true })
  return ctx.law.payments.punctuality(await owedOf(ctx, found), of.asOf ?? ctx.today, await calendarOf(ctx))
}

/** The same for each of several purchasers or contracts, from one reading. One of which the law can say nothing is left out. */
export async function punctualityBy(
  ctx: Ctx,
  key: 'purchaserId' | 'contractId',
  ids: readonly string[],
): Promise<Map<string, Punctuality>> {
  if (ids.length === 0) return new Map()
  const found = await findClaims(ctx, { ...(key === 'purchaserId' ? { purchaserIds: ids } : { contractIds: ids }), owed: true })
  const [owed, calendar] = [await owedOf(ctx, found), await calendarOf(ctx)]
  const by = new Map<string, Owed[]>(ids.map((id) => [id, []]))
  for (const [i, claim] of found.entries()) by.get(claim[key])?.push(owed[i]!)
  return new Map(
    [...by].flatMap(([id, own]): [string, Punctuality][] => {
      const said = ctx.law.payments.punctuality(own, ctx.today, calendar)
      return isRefusal(said) ? [] : [[id, said.value]]
    }),
  )
}

/** What purchasers owed and paid in all: claimed so far, paid of it, and what is open past its day. */
export interface PaidSums {
  claimed: Money
  paid: Money
  overdue: Money
}
/** The sums of each of several purchasers, from one reading; without interest and without what was withdrawn. */
export async function sumsBy(ctx: Ctx, purchaserIds: readonly string[]): Promise<Map<string, PaidSums>> {
  if (purchaserIds.length === 0) return new Map()
  const found = await findClaims(ctx, { purchaserIds, owed: true })
  const sumOf = (claims: readonly Claim[], of: (c: Claim) => bigint) => minor(claims.reduce((n, c) => n + of(c), 0n))
  return new Map(
    purchaserIds.map((id) => {
      const own = found.filter((c) => c.purchaserId === id)
      const overdue = sumOf(
        own.filter((c) => isLate(c, ctx.today)),
        (c) => c.amount - c.paid,
      )
      return [id, { claimed: sumOf(own, (c) => c.amount), paid: sumOf(own, (c) => c.paid), overdue }]
    }),
  )
}
