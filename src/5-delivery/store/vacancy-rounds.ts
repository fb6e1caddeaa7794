import type { Ctx } from '#platform'
import { type Row, tables } from './tables.ts'

/** When every post was last looked at. */
export async function lastVacancyRound(ctx: Ctx): Promise<Row<'vacancy_rounds'> | undefined> {
  return await tables(ctx.db).selectFrom('vacancy_rounds').selectAll().where('jurisdiction', '=', ctx.jurisdiction).executeTakeFirst()
}

/** Writes down that posts were looked at now. */
export async function writeVacancyRound(ctx: Ctx): Promise<void> {
  await tables(ctx.db)
    .insertInto('vacancy_rounds')
    .values({ jurisdiction: ctx.jurisdiction, checked_on: ctx.today, checked_at: ctx.now })
    .onConflict((o) => o.column('jurisdiction').doUpdateSet({ checked_on: ctx.today, checked_at: ctx.now.add({ milliseconds: 1 }) }))
    .execute()
}
