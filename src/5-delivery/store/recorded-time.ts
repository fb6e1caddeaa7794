import type { Day } from '#kernel'
import { codecs, type Ctx, type Db } from '#platform'
import { sql } from 'kysely'
import { type DeliveryTables, tables } from './tables.ts'

const answerRow = codecs<DeliveryTables>()('time_answers')

/** Minutes that count for a contract within some days, by who worked them: the list of the same days, contract and person holds them. */
export async function minutesByWorker(ctx: Ctx, of: { contractId: string; from: Day; to: Day }): Promise<Map<string, number>> {
  const rows = await tables(ctx.db)
    .selectFrom('day_totals')
    .select(['worker_id', sql<bigint>`sum(minutes)::bigint`.as('minutes')])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', of.contractId)
    .where('served_on', '>=', of.from)
    .where('served_on', '<=', of.to)
    .where('records', '>', 0)
    .groupBy('worker_id')
    .execute()
  return new Map(rows.map((r) => [r.worker_id, Number(r.minutes)]))
}

/** What the institution said of time that was asked about, once for each post and hand-in. */
export interface TimeAnswer {
  readonly acceptanceId: string
  readonly times: number
  readonly appointmentId: string
  readonly answer: string
  readonly answeredOn: Day
  readonly answeredBy: string
}

export async function readTimeAnswers(ctx: Pick<Ctx, 'jurisdiction' | 'db'>, acceptanceIds: readonly string[]): Promise<TimeAnswer[]> {
  if (acceptanceIds.length === 0) return []
  const rows = await tables(ctx.db)
    .selectFrom('time_answers')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('acceptance_id', 'in', [...acceptanceIds])
    .orderBy('appointment_id')
    .execute()
  return rows.map((r) => answerRow.read(r))
}

/** Writes an answer. False where there is one already. */
export async function insertTimeAnswer(ctx: Ctx, tx: Db, a: TimeAnswer): Promise<boolean> {
  const made = await tables(tx)
    .insertInto('time_answers')
    .values({ ...answerRow.write(a), jurisdiction: ctx.jurisdiction })
    .onConflict((o) => o.columns(['jurisdiction', 'acceptance_id', 'times', 'appointment_id']).doNothing())
    .returning('times')
    .executeTakeFirst()
  return made !== undefined
}
