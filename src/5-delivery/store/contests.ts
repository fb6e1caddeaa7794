import type { Day } from '#kernel'
import { codecs, type Ctx, type Db, movesOf } from '#platform'
import { sql, type Updateable } from 'kysely'
import type { ContestState, ErrandContest } from '../rules/errand-contest.ts'
import { type DeliveryTables, tables } from './tables.ts'

const row = codecs<DeliveryTables>()('errand_contests')

export async function contestRow(ctx: Ctx, id: string): Promise<ErrandContest | undefined> {
  const found = await tables(ctx.db)
    .selectFrom('errand_contests')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
  return found && row.read(found)
}

/** What was said against an errand; undefined where nobody did. */
export async function contestOf(ctx: Ctx, recordId: string): Promise<ErrandContest | undefined> {
  const found = await tables(ctx.db)
    .selectFrom('errand_contests')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('record_id', '=', recordId)
    .executeTakeFirst()
  return found && row.read(found)
}

/** Contests an institution has not answered, of records that still are errands. */
export async function unansweredContests(ctx: Ctx, providerId: string): Promise<ErrandContest[]> {
  const rows = await tables(ctx.db)
    .selectFrom('errand_contests as x')
    .innerJoin('service_records as r', (j) => j.onRef('r.jurisdiction', '=', 'x.jurisdiction').onRef('r.id', '=', 'x.record_id'))
    .selectAll('x')
    .where('x.jurisdiction', '=', ctx.jurisdiction)
    .where('x.provider_id', '=', providerId)
    .where('x.state', '=', 'contested')
    .where('r.category', '=', 'errand')
    .where('r.struck', '=', false)
    .orderBy('x.contested_on')
    .orderBy('x.id')
    .limit(200)
    .execute()
  return rows.map((r) => row.read(r))
}

/** Keeps what is said against an errand. False where it was contested before. */
export async function insertContest(
  ctx: Ctx,
  tx: Db,
  c: Pick<ErrandContest, 'id' | 'recordId' | 'contractId' | 'purchaseId' | 'purchaserId' | 'providerId' | 'reason'>,
): Promise<boolean> {
  const made = await tables(tx)
    .insertInto('errand_contests')
    .values({
      ...{ jurisdiction: ctx.jurisdiction, id: c.id, record_id: c.recordId, contract_id: c.contractId, purchase_id: c.purchaseId },
      ...{ purchaser_id: c.purchaserId, provider_id: c.providerId, reason: c.reason, contested_on: ctx.today },
    })
    .onConflict((o) => o.columns(['jurisdiction', 'record_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

type ContestColumns = Updateable<Pick<DeliveryTables['errand_contests'], 'answer' | 'answered_on' | 'withdrawn_on'>>
export const moveContest = movesOf<ContestState, ContestColumns>('errand_contests')

/** Minutes of errands that count and are contested, by the month of the contract they fall into. */
export async function contestedMinutes(ctx: Ctx, contractId: string): Promise<{ monthOn: Day; minutes: number }[]> {
  const rows = await tables(ctx.db)
    .selectFrom('errand_contests as x')
    .innerJoin('service_records as r', (j) => j.onRef('r.jurisdiction', '=', 'x.jurisdiction').onRef('r.id', '=', 'x.record_id'))
    .select(['r.month_on', sql<bigint>`sum(r.minutes)::bigint`.as('minutes')])
    .where('x.jurisdiction', '=', ctx.jurisdiction)
    .where('x.contract_id', '=', contractId)
    .where('x.state', '!=', 'withdrawn')
    .where('r.category', '=', 'errand')
    .where('r.struck', '=', false)
    .where('r.not_counted', 'is', null)
    .groupBy('r.month_on')
    .orderBy('r.month_on')
    .execute()
  return rows.map((r) => ({ monthOn: r.month_on, minutes: Number(r.minutes) }))
}
