import type { Ctx, Db } from '#platform'
import type { Day } from '#kernel'
import { sql } from 'kysely'
import type { ImportMap } from '../rules/import-table.ts'
import { sameRecord, sameWork } from '../rules/import-table.ts'
import { tables } from './tables.ts'

/** Which columns an institution said last. */
export async function importMap(ctx: Ctx, organisationId: string): Promise<ImportMap> {
  const row = await tables(ctx.db)
    .selectFrom('import_maps')
    .select('columns')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row?.columns ?? {}
}

export const keepImportMap = async (ctx: Ctx, tx: Db, of: { organisationId: string; map: ImportMap }): Promise<void> =>
  void (await sql`
    insert into import_maps (jurisdiction, organisation_id, columns, kept_at, kept_by)
    values (${ctx.jurisdiction}, ${of.organisationId}, ${JSON.stringify(of.map)}::jsonb, ${ctx.now}, ${ctx.asker.userId!})
    on conflict (jurisdiction, organisation_id) do update set columns = excluded.columns, kept_at = excluded.kept_at, kept_by = excluded.kept_by`.execute(
    tx,
  ))

/** How often each record stands in a contract, by all it says; and those that say something else since they came in, by what was done. */
interface RecordsThere {
  readonly same: Map<string, number>
  readonly changed: Map<string, number>
}

/** What stands of a contract within some days. A record that was corrected, struck or erased says no more what a table said. */
export async function recordsThere(ctx: Ctx, tx: Db, of: { contractId: string; from: Day; to: Day }): Promise<RecordsThere> {
  const rows = await tables(tx)
    .selectFrom('service_records')
    .select(['worker_id', 'served_on', 'line_id', 'what', 'category', 'minutes', 'people', 'units'])
    .select(['asked_by', 'community_id', 'note', 'errand_about', 'errand_by', 'struck', 'version'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', of.contractId)
    .where('served_on', '>=', of.from)
    .where('served_on', '<=', of.to)
    .execute()
  const [same, changed] = [new Map<string, number>(), new Map<string, number>()]
  for (const r of rows) {
    const said = {
      ...{ ...r, workerId: r.worker_id, servedOn: r.served_on, lineId: r.line_id, askedBy: r.asked_by },
      ...{ communityId: r.community_id, errandAbout: r.errand_about, errandBy: r.errand_by },
    }
    const [of, key] = r.struck || r.version > 1 ? [changed, sameWork(said)] : [same, sameRecord(said)]
    of.set(key, (of.get(key) ?? 0) + 1)
  }
  return { same, changed }
}
