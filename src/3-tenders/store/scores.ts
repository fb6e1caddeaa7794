import { codecs, type Ctx, type Db } from '#platform'
import type { Given } from '../rules/scoring.ts'
import { type Row, tables, type TenderTables } from './tables.ts'

const givenRow = codecs<TenderTables>()('panel_scores', { except: ['tender_id', 'scored_at'] })

/** Every score as it was handed in. Who may see it is for `visibleScores` and the pages of a result to say. */
export async function givenScores(ctx: Ctx, tenderId: string): Promise<Given[]> {
  const rows = await tables(ctx.db)
    .selectFrom('panel_scores')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .orderBy('bid_id')
    .orderBy('criterion_id')
    .orderBy('user_id')
    .execute()
  return rows.map((r) => givenRow.read(r))
}

/** Writes a member's own scores; one that is there is written over. */
export async function writeScores(ctx: Ctx, tx: Db, tenderId: string, given: readonly Given[]): Promise<void> {
  if (given.length === 0) return
  await tables(tx)
    .insertInto('panel_scores')
    .values(given.map((g) => ({ ...givenRow.write(g), jurisdiction: ctx.jurisdiction, tender_id: tenderId, scored_at: ctx.now })))
    .onConflict((c) =>
      c
        .columns(['jurisdiction', 'tender_id', 'bid_id', 'criterion_id', 'user_id'])
        .doUpdateSet((e) => ({ score: e.ref('excluded.score'), note: e.ref('excluded.note'), scored_at: ctx.now })),
    )
    .execute()
}

/** Common scores of a tender that was scored under an earlier version; nothing for one of today. */
export const consensusScores = async (ctx: Ctx, tenderId: string): Promise<Row<'consensus_scores'>[]> =>
  await tables(ctx.db)
    .selectFrom('consensus_scores')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .execute()

export const agreements = async (ctx: Ctx, tenderId: string): Promise<Row<'panel_agreements'>[]> =>
  await tables(ctx.db)
    .selectFrom('panel_agreements')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .execute()

/** A member confirms the scores in the version they have seen; what they confirmed before is written over. */
export async function writeAgreement(ctx: Ctx, tx: Db, a: { tenderId: string; userId: string; consensusVersion: number }): Promise<void> {
  const now = { consensus_version: a.consensusVersion, agreed_at: ctx.now }
  await tables(tx)
    .insertInto('panel_agreements')
    .values({ jurisdiction: ctx.jurisdiction, tender_id: a.tenderId, user_id: a.userId, ...now })
    .onConflict((c) => c.columns(['jurisdiction', 'tender_id', 'user_id']).doUpdateSet(now))
    .execute()
}
