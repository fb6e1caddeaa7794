import type { Day } from '#kernel'
import { codecs, type Ctx, type Db } from '#platform'
import { type DrawnIn, type EvaluationTables, tables } from './tables.ts'

/** Residents asked the same once more after a contract ended. */
export interface AskedAgain {
  roundId: string
  campaignId: string
  who: 'same' | 'anew'
  seed: string
  endedOn: Day
  drawnOn: Day
  closesOn: Day
  communities: readonly DrawnIn[]
}
const row = codecs<EvaluationTables>()('asked_again', { except: ['drawn_by', 'drawn'] })

/** Of these rounds, those whose residents were asked again, by round. */
export async function readAskedAgain(ctx: Ctx, roundIds: readonly string[], db: Db = ctx.db): Promise<Map<string, AskedAgain>> {
  if (roundIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('asked_again')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('round_id', 'in', [...roundIds])
    .execute()
  return new Map(rows.map((r) => [r.round_id, { ...row.read(r), communities: r.drawn.communities }]))
}

export async function keepAskedAgain(ctx: Ctx, tx: Db, a: AskedAgain): Promise<boolean> {
  const kept = await tables(tx)
    .insertInto('asked_again')
    .values({
      jurisdiction: ctx.jurisdiction,
      ...row.write(a),
      drawn: { communities: a.communities },
      drawn_by: ctx.asker.userId,
    })
    .onConflict((c) => c.columns(['jurisdiction', 'round_id']).doNothing())
    .returning('round_id')
    .executeTakeFirst()
  return kept !== undefined
}
