import { codecs, type Ctx, type Db } from '#platform'
import type { Look } from '../rules/conformity.ts'
import { tables, type TenderTables } from './tables.ts'

const row = codecs<TenderTables>()('conformity_looks', { except: ['tender_id', 'said_at'] })

/** What members of panels have found so far, by tender. */
export async function looksOf(ctx: Ctx, tenderIds: readonly string[]): Promise<Map<string, Look[]>> {
  if (tenderIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('conformity_looks')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', 'in', [...tenderIds])
    .orderBy('bid_id')
    .orderBy('user_id')
    .orderBy('item')
    .execute()
  return new Map([...Map.groupBy(rows, (r) => r.tender_id as string)].map(([id, own]) => [id, own.map((r) => row.read(r))]))
}

/** Puts what a member found in the place of what they found before. */
export async function replaceLook(ctx: Ctx, tx: Db, tenderId: string, looks: readonly Omit<Look, 'userId'>[]): Promise<void> {
  const userId = ctx.asker.userId!
  await tables(tx)
    .deleteFrom('conformity_looks')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .where('user_id', '=', userId)
    .execute()
  await tables(tx)
    .insertInto('conformity_looks')
    .values(looks.map((l) => ({ ...row.write({ ...l, userId }), jurisdiction: ctx.jurisdiction, tender_id: tenderId, said_at: ctx.now })))
    .execute()
}
