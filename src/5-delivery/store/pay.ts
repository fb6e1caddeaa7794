import { codecs, type Ctx, type Db } from '#platform'
import type { PayCount, PayStatement } from '../rules/pay.ts'
import { type DeliveryTables, tables } from './tables.ts'

type Reading = Pick<Ctx, 'jurisdiction' | 'db'>
const statementRow = codecs<DeliveryTables>()('pay_statements')

/** Every edition of what was stated of contracts, in the order they were stated. */
export async function readStatements(ctx: Reading, contractIds: readonly string[]): Promise<PayStatement[]> {
  if (contractIds.length === 0) return []
  const rows = await tables(ctx.db)
    .selectFrom('pay_statements')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', 'in', [...contractIds])
    .orderBy('contract_id')
    .orderBy('period')
    .orderBy('appointment_id')
    .orderBy('edition')
    .execute()
  return rows.map((r) => statementRow.read(r))
}

/** What was stated of the posts of somebody, every edition, with the institution that stated it. */
export async function statementsOf(ctx: Reading, userId: string): Promise<(PayStatement & { providerId: string })[]> {
  const rows = await tables(ctx.db)
    .selectFrom('pay_statements as s')
    .innerJoin('appointments as a', (on) => on.onRef('a.jurisdiction', '=', 's.jurisdiction').onRef('a.id', '=', 's.appointment_id'))
    .selectAll('s')
    .select('a.provider_id')
    .where('s.jurisdiction', '=', ctx.jurisdiction)
    .where('a.worker_id', '=', userId)
    .orderBy('s.pay_month', 'desc')
    .orderBy('s.appointment_id')
    .orderBy('s.edition')
    .execute()
  return rows.map((r) => ({ ...statementRow.read(r), providerId: r.provider_id }))
}

/** Writes editions. False where one of them is there already. */
export async function insertStatements(ctx: Ctx, tx: Db, all: readonly PayStatement[]): Promise<boolean> {
  const made = await tables(tx)
    .insertInto('pay_statements')
    .values(all.map((s) => ({ ...statementRow.write(s), jurisdiction: ctx.jurisdiction })))
    .onConflict((o) => o.columns(['jurisdiction', 'appointment_id', 'period', 'edition']).doNothing())
    .returning('edition')
    .execute()
  return made.length === all.length
}

interface Answered {
  payMonth: string
  providerId: string
  userId: string
  /** Which statements it is about. */
  about: string
  sealed: string
}

/** Keeps an answer in the place of an earlier one to the same month. */
export async function keepAnswer(ctx: Ctx, tx: Db, a: Answered): Promise<void> {
  await tables(tx)
    .insertInto('pay_answers')
    .values({
      ...{ jurisdiction: ctx.jurisdiction, pay_month: a.payMonth, provider_id: a.providerId, user_id: a.userId },
      ...{ about: a.about, sealed: a.sealed },
    })
    .onConflict((o) => o.columns(['jurisdiction', 'pay_month', 'provider_id', 'user_id']).doUpdateSet({ about: a.about, sealed: a.sealed }))
    .execute()
}

const answerOf = (r: { pay_month: string; provider_id: string; user_id: string; about: string; sealed: string }): Answered => ({
  ...{ payMonth: r.pay_month, providerId: r.provider_id, userId: r.user_id, about: r.about, sealed: r.sealed },
})

/** What somebody answered that is not counted yet. */
export const answersBy = async (ctx: Reading, userId: string): Promise<Answered[]> =>
  (
    await tables(ctx.db)
      .selectFrom('pay_answers')
      .selectAll()
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('user_id', '=', userId)
      .execute()
  ).map(answerOf)

/** The oldest month up to one that was stated and is not counted, or undefined. */
export async function monthToCount(ctx: Reading, upTo: string): Promise<string | undefined> {
  const row = await tables(ctx.db)
    .selectFrom('pay_statements as s')
    .select('s.pay_month')
    .where('s.jurisdiction', '=', ctx.jurisdiction)
    .where('s.pay_month', '<=', upTo)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('pay_counts as c')
            .select('c.pay_month')
            .whereRef('c.jurisdiction', '=', 's.jurisdiction')
            .whereRef('c.pay_month', '=', 's.pay_month'),
        ),
      ),
    )
    .orderBy('s.pay_month')
    .limit(1)
    .executeTakeFirst()
  return row?.pay_month
}

/** Takes the answers of a month out, so that nothing of them is left but what was counted. */
export const takeAnswers = async (ctx: Ctx, tx: Db, payMonth: string): Promise<Answered[]> =>
  (
    await tables(tx)
      .deleteFrom('pay_answers')
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('pay_month', '=', payMonth)
      .returningAll()
      .execute()
  ).map(answerOf)

/** What of each person with an account was stated last of a month, as their answers name it, by institution and person. */
export async function statedOfMonth(
  ctx: Reading,
  payMonth: string,
): Promise<(PayStatement & { providerId: string; workerId: string | null })[]> {
  const rows = await tables(ctx.db)
    .selectFrom('pay_statements as s')
    .innerJoin('appointments as a', (on) => on.onRef('a.jurisdiction', '=', 's.jurisdiction').onRef('a.id', '=', 's.appointment_id'))
    .selectAll('s')
    .select(['a.provider_id', 'a.worker_id'])
    .where('s.jurisdiction', '=', ctx.jurisdiction)
    .where('s.pay_month', '=', payMonth)
    .orderBy('s.edition')
    .execute()
  return rows.map((r) => ({ ...statementRow.read(r), providerId: r.provider_id, workerId: r.worker_id }))
}

/** The row of those that are not said by themselves. */
export const together = ''
export interface CountedPay {
  readonly payMonth: string
  readonly providerId: string
  readonly count: PayCount | null
}

export async function insertCounts(ctx: Ctx, tx: Db, all: readonly CountedPay[]): Promise<void> {
  await tables(tx)
    .insertInto('pay_counts')
    .values(
      all.map((c) => ({
        ...{ jurisdiction: ctx.jurisdiction, pay_month: c.payMonth, provider_id: c.providerId, counted_on: ctx.today },
        ...{ at_least: c.count?.atLeast ?? null, differ: c.count?.differ ?? null, short_percent: c.count?.shortPercent ?? null },
      })),
    )
    .onConflict((o) => o.doNothing())
    .execute()
}

/** What was counted of institutions, and of all that are not said by themselves, the newest month first. */
export async function readCounts(ctx: Reading, providerIds: readonly string[]): Promise<CountedPay[]> {
  const rows = await tables(ctx.db)
    .selectFrom('pay_counts')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('provider_id', 'in', [...providerIds, together])
    .orderBy('pay_month', 'desc')
    .execute()
  return rows.map((r) => ({
    payMonth: r.pay_month,
    providerId: r.provider_id,
    count: r.at_least === null ? null : { atLeast: r.at_least, differ: r.differ!, shortPercent: r.short_percent },
  }))
}
