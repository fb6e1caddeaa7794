import { noMoney } from '#kernel'
import { codecs, type Ctx, type Db } from '#platform'
import type { BudgetItem } from '../rules/budget.ts'
import { type ContractTables, type Reading, tables } from './tables.ts'

const itemRow = codecs<ContractTables>()('budget_items', { except: ['entered_at', 'entered_by'] })

/** Budget items of some purchasers, or of all, by year and name. */
export async function readBudgetItems(
  ctx: Reading,
  of: { purchaserIds?: readonly string[]; years?: readonly number[] },
): Promise<BudgetItem[]> {
  if (of.purchaserIds?.length === 0 || of.years?.length === 0) return []
  let q = tables(ctx.db).selectFrom('budget_items').select(itemRow.columns).where('jurisdiction', '=', ctx.jurisdiction)
  if (of.purchaserIds) q = q.where('purchaser_id', 'in', [...new Set(of.purchaserIds)])
  if (of.years) q = q.where('year', 'in', [...of.years])
  return (await q.orderBy('year').orderBy('purchaser_id').orderBy('name').execute()).map((r) => itemRow.read(r))
}

/** Writes an item as it was entered, if it still is as it was seen; false when somebody was faster. */
export async function writeBudgetItem(ctx: Ctx, tx: Db, i: Omit<BudgetItem, 'version'>, seen: number | undefined): Promise<boolean> {
  const row = { ...itemRow.write(i), jurisdiction: ctx.jurisdiction, entered_at: ctx.now, entered_by: ctx.asker.userId }
  const done =
    seen === undefined
      ? await tables(tx)
          .insertInto('budget_items')
          .values({ ...row, version: 1 })
          .onConflict((on) => on.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tables(tx)
          .updateTable('budget_items')
          .set({ amount_minor: i.amount, carried_minor: i.carried, entered_at: ctx.now, entered_by: ctx.asker.userId, version: seen + 1 })
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('purchaser_id', '=', i.purchaserId)
          .where('year', '=', i.year)
          .where('name', '=', i.name)
          .where('version', '=', seen)
          .returning('version')
          .executeTakeFirst()
  return done !== undefined
}

/** Leaves nothing in items, whose amounts stand in another now; false when somebody was faster. */
export async function emptyBudgetItems(ctx: Ctx, tx: Db, items: readonly BudgetItem[]): Promise<boolean> {
  for (const i of items) if (!(await writeBudgetItem(ctx, tx, { ...i, amount: null, carried: noMoney }, i.version))) return false
  return true
}
