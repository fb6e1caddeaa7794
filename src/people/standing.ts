import type { Day } from '#kernel'
import type { Ctx, Db } from '#platform'
import { tables } from './store.ts'

/** A dated verdict on an organisation: where the cycle closes. Later steps leave it, the next purchase reads it. */
export interface StandingEntry {
  organisationId: string
  sourceKind: string
  sourceId: string
  dimension: string
  /** 0 to 100, as decimal text. */
  score: string
  says: string | null
  statedOn: Day
}

export async function leaveStanding(ctx: Ctx, tx: Db, s: StandingEntry): Promise<void> {
  await tables(tx)
    .insertInto('standings')
    .values({
      jurisdiction: ctx.jurisdiction,
      organisation_id: s.organisationId,
      source_kind: s.sourceKind,
      source_id: s.sourceId,
      dimension: s.dimension,
      score: s.score,
      says: s.says,
      stated_on: s.statedOn,
    })
    .onConflict((c) =>
      c
        .columns(['jurisdiction', 'organisation_id', 'source_kind', 'source_id', 'dimension'])
        .doUpdateSet({ score: s.score, says: s.says, stated_on: s.statedOn }),
    )
    .execute()
}

export async function standingsOf(ctx: Ctx, organisationId: string): Promise<StandingEntry[]> {
  const rows = await tables(ctx.db)
    .selectFrom('standings')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', organisationId)
    .orderBy('stated_on', 'desc')
    .execute()
  return rows.map((r) => ({
    organisationId: r.organisation_id,
    sourceKind: r.source_kind,
    sourceId: r.source_id,
    dimension: r.dimension,
    score: r.score,
    says: r.says,
    statedOn: r.stated_on,
  }))
}
