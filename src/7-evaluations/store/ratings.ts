import type { Day } from '#kernel'
import { codecs, type Ctx, type Db } from '#platform'
import type { Selectable } from 'kysely'
import type { Mark, Side } from '../rules/dimensions.ts'
import type { Given, LineMark } from '../rules/line-marks.ts'
import { type EvaluationTables, tables } from './tables.ts'

/** What one side gave: `marks` is null until the round is revealed. */
export interface Rating {
  side: Side
  givenOn: Day
  marks: readonly Mark[] | null
  /** Beside the marks: how far each line came. Empty where the round asked about none. */
  lines: readonly LineMark[]
  /** The rated side's answer. */
  reply: string | null
  repliedOn: Day | null
}
const of = codecs<EvaluationTables>()
const ratingRow = of('ratings', { except: ['round_id', 'sealed', 'marks'] })
const markRow = of('rating_marks', { only: ['purchaser_id', 'provider_id', 'dimension', 'mark'] })

export const ratingOf = (r: Selectable<EvaluationTables['ratings']>): Rating => ({
  ...ratingRow.read(r),
  marks: r.marks?.marks ?? null,
  lines: r.marks?.lines ?? [],
})

/** What came in for these rounds, row by row. */
export async function ratingsOf(ctx: Ctx, roundIds: readonly string[], db: Db) {
  if (roundIds.length === 0) return []
  return await tables(db)
    .selectFrom('ratings')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('round_id', 'in', [...roundIds])
    .execute()
}

export const sealedOf = async (ctx: Ctx, tx: Db, roundId: string): Promise<{ side: Side; sealed: Uint8Array }[]> =>
  (await ratingsOf(ctx, [roundId], tx)).map((r) => ({ side: r.side, sealed: Buffer.from(r.sealed, 'base64') }))

/** Keeps one side's sealed marks; false when that side has given them before. */
export async function keepSealed(ctx: Ctx, tx: Db, roundId: string, side: Side, sealed: Uint8Array): Promise<boolean> {
  const kept = await tables(tx)
    .insertInto('ratings')
    .values({
      jurisdiction: ctx.jurisdiction,
      round_id: roundId,
      side,
      given_on: ctx.today,
      sealed: Buffer.from(sealed).toString('base64'),
      marks: null,
      reply: null,
      replied_on: null,
    })
    .onConflict((c) => c.doNothing())
    .returning('side')
    .executeTakeFirst()
  return kept !== undefined
}
export async function keepRevealed(
  ctx: Ctx,
  tx: Db,
  round: { id: string; purchaserId: string; providerId: string },
  side: Side,
  { marks, lines }: Given<Mark>,
): Promise<void> {
  await tables(tx)
    .updateTable('ratings')
    .set({ marks: { marks, ...(lines.length > 0 && { lines }) } })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('round_id', '=', round.id)
    .where('side', '=', side)
    .execute()
  await tables(tx)
    .insertInto('rating_marks')
    .values(
      marks.map((m) => ({
        jurisdiction: ctx.jurisdiction,
        round_id: round.id,
        side,
        dimension: m.dimension,
        mark: m.mark,
        purchaser_id: round.purchaserId,
        provider_id: round.providerId,
        revealed_on: ctx.today,
      })),
    )
    .execute()
}
/** Keeps a reply to what the other side said; false when there is one already. */
export async function keepReply(ctx: Ctx, tx: Db, roundId: string, about: Side, reply: string): Promise<boolean> {
  const kept = await tables(tx)
    .updateTable('ratings')
    .set({ reply, replied_on: ctx.today })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('round_id', '=', roundId)
    .where('side', '=', about)
    .where('reply', 'is', null)
    .where('marks', 'is not', null)
    .returning('side')
    .executeTakeFirst()
  return kept !== undefined
}

/** Revealed marks that institutions gave to purchasers. */
export async function marksOnPurchasers(
  ctx: Ctx,
  purchaserIds: readonly string[],
  db: Db = ctx.db,
): Promise<{ purchaserId: string; providerId: string; dimension: string; mark: number }[]> {
  if (purchaserIds.length === 0) return []
  const rows = await tables(db)
    .selectFrom('rating_marks')
    .select(markRow.columns)
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('side', '=', 'provider')
    .where('purchaser_id', 'in', [...purchaserIds])
    .execute()
  return rows.map(markRow.read)
}
