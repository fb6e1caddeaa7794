import { minor } from '#kernel'
import { asJson, type Json, outstandingOn, placeFact, type RecordFacts } from '#law'
import type { Ctx } from '#platform'
import type { Claim } from './rules/claim.ts'
import type { ClaimSnapshot } from './rules/claim-snapshot.ts'
import { owed } from './rules/owed.ts'
import { findClaim, owedOf, paymentsOf, snapshotOf } from './store/index.ts'

/**
 * A claim as its rule report is made from it: the facts frozen when it was made, with what was paid since.
 * Where it was paid in parts, `clm_….1`, `clm_….2` are the parts, each late or in time by itself; the claim then speaks of what is open.
 */
export async function ruleFacts(ctx: Ctx, id: string): Promise<RecordFacts | undefined> {
  const [claimId, part] = id.split('.') as [string, string | undefined]
  const claim = await findClaim(ctx, claimId)
  const frozen = claim && (await snapshotOf(ctx, claim.id))
  if (!claim || !frozen) return undefined
  const made = owed(claim, await paymentsOf(ctx, [claim.id]))
  const paid = part === undefined ? (made.payments.length === 1 ? made.payments[0] : undefined) : made.payments[Number(part) - 1]
  const open = outstandingOn(made, ctx.today)
  if (part !== undefined && !paid) return undefined
  const interest =
    paid && (part !== undefined || open === 0n)
      ? { amount: paid.amount, paidOn: paid.paidOn }
      : open > 0n
        ? { amount: open, asOf: ctx.today }
        : undefined
  const facts = {
    basis: claim.basis,
    ...clockFacts(claim, frozen),
    total: minor(claim.amount + claim.disputed),
    disputed: claim.disputed,
    ...(interest && { ...interest, dueOn: claim.dueOn, ...agreed(ctx, claim) }),
  }
  return { kind: 'payment', id, facts: asJson(facts) as Record<string, Json> }
}

/** The records claims leave: each itself, and its parts where it was not paid at one go. */
export async function ruledIds(ctx: Ctx, claims: readonly Claim[]): Promise<string[]> {
  const all = await owedOf(ctx, claims)
  return all.flatMap((o) => {
    const atOnce = o.payments.length === 0 || (o.payments.length === 1 && outstandingOn(o, ctx.today) === 0n)
    return [o.id, ...(atOnce ? [] : o.payments.map((_, i) => `${o.id}.${i + 1}`))]
  })
}

/** The late rate a claim was made by, with what its place entered of the loan prime rate by which the law judges it. */
const agreed = (ctx: Ctx, { dailyLateRate, rateAgreedOn }: Claim): Record<string, unknown> =>
  dailyLateRate === null ? {} : { agreedDailyRate: dailyLateRate, ...(rateAgreedOn && { rateAgreedOn, place: placeFact(ctx.law) }) }

function clockFacts(claim: Claim, frozen: ClaimSnapshot): Record<string, unknown> {
  const agreed = { contractDays: frozen.contract.paymentDays, ...(claim.invoiceOn && { invoiceOn: claim.invoiceOn }) }
  // An advance, and a part settled after a dispute: both sides confirmed the amount on the day the clock started.
  if (claim.clock.rule === 'progress-confirmed' || !frozen.acceptance)
    return { ...agreed, acceptanceIsCondition: false, progressConfirmedOn: claim.clockStartOn }
  const { handedInOn, acceptBy, acceptedOn, acceptedBy } = frozen.acceptance
  return {
    ...agreed,
    acceptanceIsCondition: true,
    ...(handedInOn && { deliveredOn: handedInOn }),
    ...(acceptBy && { acceptancePeriodEndsOn: acceptBy }),
    ...(acceptedOn && acceptedBy !== 'silence' && { acceptedOn }),
  }
}
