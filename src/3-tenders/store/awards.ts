import { codecs, type Ctx, type Db } from '#platform'
import { lineFromJson, lineJson } from '../rules/line-json.ts'
import type { Award } from '../rules/tender.ts'
import { asJsonList, tables, type TenderTables } from './tables.ts'

const awardRow = codecs<TenderTables>()('awards', { except: ['lines'] })

export async function insertAward(ctx: Ctx, tx: Db, a: Omit<Award, 'lawDay' | 'method'>): Promise<void> {
  await tables(tx)
    .insertInto('awards')
    .values({ ...awardRow.write(a), jurisdiction: ctx.jurisdiction, lines: asJsonList(a.lines.map(lineJson)) })
    .execute()
}

/** The award of a purchase, with the lines at the prices of the winning bid; with a fixed price those of the plan. */
export async function awardOf(ctx: Ctx, purchaseId: string): Promise<Award | undefined> {
  const row = await tables(ctx.db)
    .selectFrom('awards as a')
    .innerJoin('tenders as t', (on) => on.onRef('t.jurisdiction', '=', 'a.jurisdiction').onRef('t.id', '=', 'a.tender_id'))
    .selectAll('a')
    .select(['t.law_day', 't.method'])
    .where('a.jurisdiction', '=', ctx.jurisdiction)
    .where('a.purchase_id', '=', purchaseId)
    .executeTakeFirst()
  return row && { ...awardRow.read(row), lines: row.lines.map(lineFromJson), lawDay: row.law_day, method: row.method }
}
