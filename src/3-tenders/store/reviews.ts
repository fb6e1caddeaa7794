import { codecs, type Ctx, type Db } from '#platform'
import type { FoundByOne, ScoreCorrection } from '../rules/scoring.ts'
import { type Row, tables, type TenderTables } from './tables.ts'

const of = codecs<TenderTables>()
const correctionRow = of('score_corrections', { except: ['tender_id', 'number', 'corrected_at'] })
const findingRow = of('score_findings', { except: ['tender_id', 'found_at'] })

/** What became of scores after they were handed in, in the order it was done. */
export async function scoreCorrections(ctx: Ctx, tenderId: string): Promise<ScoreCorrection[]> {
  const rows = await tables(ctx.db)
    .selectFrom('score_corrections')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .orderBy('number')
    .execute()
  return rows.map((r) => correctionRow.read(r))
}

export async function insertCorrection(ctx: Ctx, tx: Db, at: { tenderId: string; number: number }, c: ScoreCorrection): Promise<void> {
  await tables(tx)
    .insertInto('score_corrections')
    .values({
      ...correctionRow.write(c),
      jurisdiction: ctx.jurisdiction,
      tender_id: at.tenderId,
      number: at.number,
      corrected_at: ctx.now,
    })
    .execute()
}

/** What members found of each other's scores. */
export async function scoreFindings(ctx: Ctx, tenderId: string): Promise<FoundByOne[]> {
  const rows = await tables(ctx.db)
    .selectFrom('score_findings')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .orderBy('found_at')
    .orderBy('found_by')
    .execute()
  return rows.map((r) => findingRow.read(r))
}

export async function insertFinding(ctx: Ctx, tx: Db, tenderId: string, f: FoundByOne): Promise<void> {
  await tables(tx)
    .insertInto('score_findings')
    .values({ ...findingRow.write(f), jurisdiction: ctx.jurisdiction, tender_id: tenderId, found_at: ctx.now })
    .execute()
}

/** What the panel says against bids before any price is seen. */
export const objections = async (ctx: Ctx, tenderId: string): Promise<Row<'bid_objections'>[]> =>
  await tables(ctx.db)
    .selectFrom('bid_objections')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .execute()

/** Puts an objection to a bid in the place of the one before; without a reason none is left. */
export async function writeObjection(
  ctx: Ctx,
  tx: Db,
  o: { tenderId: string; bidId: string; reason: string | undefined; proposedBy: string },
): Promise<void> {
  await tables(tx)
    .deleteFrom('bid_objections')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', o.tenderId)
    .where('bid_id', '=', o.bidId)
    .execute()
  if (!o.reason) return
  await tables(tx)
    .insertInto('bid_objections')
    .values({ jurisdiction: ctx.jurisdiction, tender_id: o.tenderId, bid_id: o.bidId, reason: o.reason, proposed_by: o.proposedBy })
    .execute()
}
