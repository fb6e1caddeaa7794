import { createHash } from 'node:crypto'
import { type Claim, owedToday, paymentEvents, type PaymentMade } from '#payments'
import type { Moment } from '#kernel'
import type { Ctx } from '#platform'
import type { PublicClaim } from './rules/public-facts.ts'

/** A claim with its clock and what was paid of it; how late it was is told once it is settled. */
export async function publicClaim(ctx: Ctx, k: Claim, made: readonly PaymentMade[], withdrawnAt: Moment | null): Promise<PublicClaim> {
  const { interest, interestUnknown, daysLate } = await owedToday(ctx, k)
  const idOf = (m: PaymentMade) => `${k.id}-${numberOf(m)}`
  const ids = new Map(made.map((m) => [m.id, idOf(m)]))
  return {
    id: k.id,
    number: k.number,
    acceptanceId: k.acceptanceId,
    source: k.source,
    title: k.title,
    amount: k.amount,
    madeOn: k.madeOn,
    clockStartOn: k.clockStartOn,
    dueOn: k.dueOn,
    ...(k.mayMove && { mayMove: k.mayMove }),
    basis: k.basis,
    settledOn: k.settledOn,
    withdrawnAt,
    daysLate: k.settledOn ? daysLate : null,
    interest: k.settledOn && !interestUnknown ? interest : null,
    payments: (await paymentEvents(ctx, k, made, withdrawnAt)).map(({ entries, becomes }) => ({
      id: idOf(entries[0]!),
      recordedAt: entries[0]!.recordedAt ?? null,
      becomes,
      entries: entries.map((m) => ({
        id: idOf(m),
        amount: m.amount,
        interest: m.interest,
        paidOn: m.happenedOn ?? m.paidOn,
        reverses: (m.undoes && ids.get(m.undoes)) ?? null,
      })),
    })),
  }
}

/** A payment has no number of its own outside the books: its day, amount and reference make one that does not change. */
const numberOf = (m: PaymentMade): string =>
  createHash('sha256')
    .update(`${m.paidOn} ${m.amount} ${m.interest} ${m.reference}${m.correctionId ? ` ${m.correctionId}` : ''}`)
    .digest('hex')
    .slice(0, 12)
