import { may } from '#people'
import type { Ctx } from '#platform'
import { isComplete, type Seat, seatOf, sitting } from './rules/panel.ts'
import type { Given } from './rules/scoring.ts'
import type { Tender } from './rules/tender.ts'
import { seatsNeeded } from './seats-needed.ts'
import { givenScores } from './store/index.ts'

/** True when every seat is taken and every member has handed in their scores. */
export const allScored = (ctx: Pick<Ctx, 'law'>, tender: Tender, all: readonly Seat[]): boolean =>
  isComplete(all, seatsNeeded(ctx, tender)) && sitting(all).every((s) => s.state === 'scored')

/**
 * Individual scores as this person may see them: one's own always, those of others once all are in, for members and auditors; and once
 * the result stands, for who reads the office's tenders: they are part of the record of the award.
 */
export async function visibleScores(ctx: Ctx, tender: Tender, all: readonly Seat[]): Promise<Given[]> {
  const mine = seatOf(all, ctx.asker.userId)
  const reads = may(ctx.asker, 'panel.read-scores') || (tender.scoredAt !== null && may(ctx.asker, 'tenders.read', tender))
  const everybody = allScored(ctx, tender, all) && (mine !== undefined || reads)
  if (!mine && !everybody) return []
  const given = await givenScores(ctx, tender.id)
  return everybody ? given : given.filter((g) => g.userId === ctx.asker.userId)
}
