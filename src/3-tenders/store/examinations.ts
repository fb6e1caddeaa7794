import { codecs, type Ctx, type Db } from '#platform'
import type { Examined, ExaminationStage } from '../rules/examination.ts'
import { tables, type TenderTables } from './tables.ts'

const row = codecs<TenderTables>()('bid_examinations', { except: ['tender_id', 'examined_at'] })

/** What was found of each bid, item by item. */
export async function examinations(ctx: Ctx, tenderId: string): Promise<Examined[]> {
  const rows = await tables(ctx.db)
    .selectFrom('bid_examinations')
    .select(row.columns)
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .orderBy('bid_id')
    .orderBy('stage')
    .orderBy('item')
    .execute()
  return rows.map((r) => row.read(r))
}

export async function insertExaminations(
  ctx: Ctx,
  tx: Db,
  tenderId: string,
  stage: ExaminationStage,
  found: readonly Pick<Examined, 'bidId' | 'item' | 'isMet'>[],
  reasons: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  if (found.length === 0) return
  await tables(tx)
    .insertInto('bid_examinations')
    .values(
      found.map((f) => ({
        ...row.write({ ...f, stage, reason: f.isMet ? null : reasons[f.bidId]!.trim(), examinedBy: ctx.asker.userId! }),
        jurisdiction: ctx.jurisdiction,
        tender_id: tenderId,
        examined_at: ctx.now,
      })),
    )
    .execute()
}
