import type { Ctx, Db } from '#platform'
import type { Goal, Level } from '../rules/case.ts'
import { type Row, tables } from './tables.ts'

export const goalsOf = async (ctx: Ctx, caseIds: readonly string[], db: Db = ctx.db): Promise<(Goal & { caseId: string })[]> =>
  (
    await tables(db)
      .selectFrom('case_goals')
      .selectAll()
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('case_id', 'in', [...caseIds, ''])
      .orderBy('case_id')
      .orderBy('number')
      .execute()
  ).map((r) => ({
    ...{ id: r.id, caseId: r.case_id, number: r.number, area: r.area, weight: r.weight, baseline: r.baseline, addedOn: r.added_on },
  }))

export const insertGoal = async (
  ctx: Ctx,
  tx: Db,
  i: Pick<Row<'case_goals'>, 'id' | 'case_id' | 'number' | 'area' | 'weight' | 'baseline'>,
): Promise<void> =>
  void (await tables(tx)
    .insertInto('case_goals')
    .values({ ...i, jurisdiction: ctx.jurisdiction, added_on: ctx.today })
    .execute())

export async function deleteGoal(ctx: Ctx, tx: Db, of: { caseId: string; id: string }): Promise<boolean> {
  const { numDeletedRows } = await tables(tx)
    .deleteFrom('case_goals')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('case_id', '=', of.caseId)
    .where('id', '=', of.id)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Where goals were seen to stand, in the order in which somebody looked. */
export const levelsOf = async (ctx: Ctx, caseIds: readonly string[]): Promise<Level[]> =>
  (
    await tables(ctx.db)
      .selectFrom('case_levels')
      .selectAll()
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('case_id', 'in', [...caseIds, ''])
      .orderBy('entered_at')
      .orderBy('id')
      .execute()
  ).map((r) => ({ goalId: r.goal_id, seenAt: r.seen_at, seenOn: r.seen_on, level: r.level }))

export const insertLevels = async (
  ctx: Ctx,
  tx: Db,
  rows: readonly Pick<Row<'case_levels'>, 'id' | 'case_id' | 'goal_id' | 'seen_at' | 'level'>[],
): Promise<void> => {
  if (rows.length === 0) return
  const seen = { jurisdiction: ctx.jurisdiction, seen_on: ctx.today, entered_by: ctx.asker.userId!, entered_at: ctx.now }
  await tables(tx)
    .insertInto('case_levels')
    .values(rows.map((r) => ({ ...r, ...seen })))
    .execute()
}
