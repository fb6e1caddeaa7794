import type { Ctx, Db } from '#platform'
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { blindBidder, type Cover, coverColumns, openCover } from './cover.ts'
import { tables, type TenderTables } from './store.ts'

/** Bids of the asker's institution: by their blind name while sealed, by the institution once they are open. */
export const ownedBy =
  (ctx: Ctx, tenderIds: readonly string[]) =>
  (e: ExpressionBuilder<TenderTables, 'bids'>): Expression<SqlBool> =>
    e.or([
      e('provider_id', '=', ctx.asker.organisationId),
      e(
        'bidder_blind',
        'in',
        tenderIds.map((id) => blindBidder(ctx, id, ctx.asker.organisationId!)),
      ),
    ])

/** The asker's bid in a tender, held for this transaction: two forms sent at once by one institution come one after the other. */
export async function ownBid(ctx: Ctx, tx: Db, tenderId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${blindBidder(ctx, tenderId, ctx.asker.organisationId!)}, 0))`.execute(tx)
  return await tables(tx)
    .selectFrom('bids')
    .select([...coverColumns, 'state'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .where(ownedBy(ctx, [tenderId]))
    .forUpdate()
    .executeTakeFirst()
}

/** The answer a form got when it was sent before, if it was. */
export const answerIn = <T>(cover: Cover | undefined, key: string | undefined): T | undefined =>
  key === undefined ? undefined : (cover?.answers.find(([k]) => k === key)?.[1] as T | undefined)

/** The same before anything is begun, so that a form sent twice leaves no second entry in the log. */
export async function answerGiven<T>(ctx: Ctx, tenderId: string, key: string | undefined): Promise<T | undefined> {
  if (key === undefined) return undefined
  const row = await tables(ctx.db)
    .selectFrom('bids')
    .select(coverColumns)
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .where(ownedBy(ctx, [tenderId]))
    .executeTakeFirst()
  return answerIn<T>(row && openCover(ctx, row), key)
}
