import type { Day } from '#kernel'
import { codecs, type Ctx, type Db } from '#platform'
import { type DrawnIn, type EvaluationTables, tables } from './tables.ts'

export interface ResidentSample {
  roundId: string
  campaignId: string
  seed: string
  drawnOn: Day
  closesOn: Day
  countsOn: Day
  countedOn: Day | null
  communities: readonly DrawnIn[]
}
const sampleRow = codecs<EvaluationTables>()('resident_samples', { except: ['drawn_by'] })

export async function residentSample(ctx: Ctx, roundId: string): Promise<ResidentSample | undefined> {
  const row = await tables(ctx.db)
    .selectFrom('resident_samples')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('round_id', '=', roundId)
    .executeTakeFirst()
  if (!row) return undefined
  const drawn = await tables(ctx.db)
    .selectFrom('sampled_households')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('round_id', '=', roundId)
    .orderBy('community_id')
    .execute()
  return {
    ...sampleRow.read(row),
    communities: drawn.map((d) => ({ communityId: d.community_id, frameSize: d.frame_size, drawn: d.drawn.numbers })),
  }
}
/** Of these rounds, those for which a sample was drawn. */
export async function sampledRounds(ctx: Ctx, roundIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (roundIds.length === 0) return new Set()
  const rows = await tables(ctx.db)
    .selectFrom('resident_samples')
    .select('round_id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('round_id', 'in', [...roundIds])
    .execute()
  return new Set(rows.map((r) => r.round_id))
}
/** Surveys of rounds whose sample was counted, by round. */
export async function countedSurveys(ctx: Ctx, roundIds: readonly string[]): Promise<Map<string, string>> {
  if (roundIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('resident_samples')
    .select(['round_id', 'campaign_id'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('round_id', 'in', [...roundIds])
    .where('counted_on', 'is not', null)
    .execute()
  return new Map(rows.map((r) => [r.round_id, r.campaign_id]))
}
export async function samplesToCount(ctx: Ctx): Promise<Omit<ResidentSample, 'communities'>[]> {
  const rows = await tables(ctx.db)
    .selectFrom('resident_samples')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('counted_on', 'is', null)
    .where('counts_on', '<=', ctx.today)
    .execute()
  return rows.map(sampleRow.read)
}
export async function markCounted(ctx: Ctx, tx: Db, roundId: string): Promise<boolean> {
  const row = await tables(tx)
    .updateTable('resident_samples')
    .set({ counted_on: ctx.today })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('round_id', '=', roundId)
    .where('counted_on', 'is', null)
    .returning('round_id')
    .executeTakeFirst()
  return row !== undefined
}
export async function keepSample(ctx: Ctx, tx: Db, s: ResidentSample): Promise<boolean> {
  const kept = await tables(tx)
    .insertInto('resident_samples')
    .values({
      jurisdiction: ctx.jurisdiction,
      ...sampleRow.write(s),
      drawn_by: ctx.asker.userId,
    })
    .onConflict((c) => c.columns(['jurisdiction', 'round_id']).doNothing())
    .returning('round_id')
    .executeTakeFirst()
  if (!kept) return false
  await tables(tx)
    .insertInto('sampled_households')
    .values(
      s.communities.map((d) => ({
        jurisdiction: ctx.jurisdiction,
        round_id: s.roundId,
        community_id: d.communityId,
        frame_size: d.frameSize,
        drawn: { numbers: d.drawn },
      })),
    )
    .execute()
  return true
}
