import { codecs, type Ctx, type Db } from '#platform'
import type { Application, ApplicationFinding } from '../rules/application.ts'
import { tables, type TenderTables } from './tables.ts'

const row = codecs<TenderTables>()('tender_applications', { except: ['applied_at', 'found_on'] })

/** Who applied to take part in these tenders, by name of nobody: in the order of their ids. */
export async function applicationsOf(ctx: Ctx, tenderIds: readonly string[]): Promise<Application[]> {
  if (tenderIds.length === 0) return []
  const rows = await tables(ctx.db)
    .selectFrom('tender_applications')
    .select(row.columns)
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', 'in', [...tenderIds])
    .orderBy('tender_id')
    .orderBy('provider_id')
    .execute()
  return rows.map((r) => row.read(r))
}

/** Puts what an institution says in the place of what it said before. */
export async function replaceApplication(ctx: Ctx, tx: Db, a: Pick<Application, 'tenderId' | 'providerId' | 'says'>): Promise<void> {
  await tables(tx)
    .insertInto('tender_applications')
    .values({ ...row.write({ ...a, finding: null, reason: null }), jurisdiction: ctx.jurisdiction, applied_at: ctx.now, found_on: null })
    .onConflict((c) => c.columns(['jurisdiction', 'tender_id', 'provider_id']).doUpdateSet({ says: a.says, applied_at: ctx.now }))
    .execute()
}

export async function writeFinding(
  ctx: Ctx,
  tx: Db,
  a: { tenderId: string; providerId: string; finding: ApplicationFinding; reason: string | null },
): Promise<void> {
  await tables(tx)
    .updateTable('tender_applications')
    .set({ finding: a.finding, reason: a.reason, found_on: ctx.today })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', a.tenderId)
    .where('provider_id', '=', a.providerId)
    .execute()
}
