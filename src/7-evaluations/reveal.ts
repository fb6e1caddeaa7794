import { decimal, fraction, isRefusal, type Refusal } from '#kernel'
import { voidDuty } from '#contracts'
import { calendarOf, leaveStanding } from '#people'
import type { Ctx, Db } from '#platform'
import type { RoundChange } from './change-round.ts'
import { dimensions } from './rules/dimension-words.ts'
import { type Mark, replyDays, type Side, standingScore } from './rules/dimensions.ts'
import { type Given, givenIn } from './rules/line-marks.ts'
import { poolMarks } from './rules/pooled.ts'
import { keepRevealed, keysOf, marksOnPurchasers, type Round, sealedOf } from './store/index.ts'

/**
 * Opens everything that came in for a round, at once, and leaves the standings. Of the purchaser only the pooled view
 * of three institutions or more is left, so that no single one can be read off it.
 */
export async function reveal(
  { inside: ctx, tx, now: round, set }: RoundChange,
  verb: 'reveal-both-in' | 'reveal-at-end',
): Promise<{ id: string } | Refusal> {
  const replyUntil = ctx.law.lastDays.lastOfDays('civil', ctx.today, replyDays, await calendarOf(ctx, tx)).on
  const turned = await set({ revealed_at: ctx.now, reply_until: replyUntil }, { verb })
  if (isRefusal(turned)) return turned
  const { lockedKey } = await keysOf(ctx, round.id, tx)
  const given = new Set<Side>()
  for (const { side, sealed } of await sealedOf(ctx, tx, round.id)) {
    const opened = JSON.parse(new TextDecoder().decode(await ctx.seal.open(lockedKey, sealed))) as readonly Mark[] | Given<Mark>
    const { marks, lines } = givenIn(opened)
    const known = marks.filter((m) => dimensions[side].some((d) => d.key === m.dimension))
    await keepRevealed(ctx, tx, round, side, { marks: known, lines })
    if (side === 'purchaser') await standInstitution(ctx, tx, round, known)
    given.add(side)
  }
  if (given.has('provider')) await standPurchaser(ctx, tx, round)
  for (const side of ['purchaser', 'provider'] as const)
    if (!given.has(side)) await voidDuty(ctx, tx, { contractId: round.contractId, kind: 'rate', subjectId: `${round.id}:${side}` })
  return turned
}

async function standInstitution(ctx: Ctx, tx: Db, round: Round, marks: readonly Mark[]): Promise<void> {
  for (const m of marks)
    await leaveStanding(ctx, tx, {
      organisationId: round.providerId,
      sourceKind: 'round',
      sourceId: round.id,
      dimension: m.dimension,
      score: decimal(standingScore(fraction(m.mark)), 3),
      says: null,
      statedOn: ctx.today,
    })
}

async function standPurchaser(ctx: Ctx, tx: Db, round: Round): Promise<void> {
  const pooled = poolMarks(await marksOnPurchasers(ctx, [round.purchaserId], tx))
  if (!pooled.shown) return
  for (const d of pooled.dimensions)
    await leaveStanding(ctx, tx, {
      organisationId: round.purchaserId,
      sourceKind: 'rounds-pooled',
      sourceId: round.purchaserId,
      dimension: d.dimension,
      score: decimal(standingScore(d.mean), 3),
      says: null,
      statedOn: ctx.today,
    })
}
