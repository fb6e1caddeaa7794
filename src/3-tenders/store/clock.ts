import type { Day, Moment } from '#kernel'
import type { Ctx, Db } from '#platform'
import { standingStill } from './complaints.ts'
import { tables } from './tables.ts'

/** While offers lie sealed: the first ones, and after talks the last. */
const sealing = ['published', 'last-offers'] as const

/** Tenders whose deadline lies before a moment and whose bids are still sealed. */
export const toOpen = async (ctx: Ctx, before: Moment) =>
  await tables(ctx.db)
    .selectFrom('tenders')
    .select(['id', 'purchase_id'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'published')
    .where('deadline_at', '<', before)
    .where('id', 'not in', standingStill(ctx))
    .execute()

/** The first deadline from a moment on of a call whose bids are still sealed. */
export async function nextDeadline(ctx: Ctx, from: Moment): Promise<Moment | undefined> {
  const { at } = await tables(ctx.db)
    .selectFrom('tenders')
    .select((e) => e.fn.min('deadline_at').as('at'))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', 'in', sealing)
    .where('deadline_at', '>=', from)
    .executeTakeFirstOrThrow()
  return at ?? undefined
}

/** Tenders whose scores are locked and whose prices are still sealed; not while a bid is set aside and waits for a person. */
export const toFinish = async (ctx: Ctx) =>
  await tables(ctx.db)
    .selectFrom('tenders as t')
    .select(['id', 'purchase_id'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'opened')
    .where('consensus_locked_at', 'is not', null)
    .where('t.id', 'not in', standingStill(ctx))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('bids as b')
            .select('b.id')
            .whereRef('b.jurisdiction', '=', 't.jurisdiction')
            .whereRef('b.tender_id', '=', 't.id')
            .where('b.state', '=', 'set-aside'),
        ),
      ),
    )
    .execute()

/** The day the oldest call that is still open was issued. */
export async function oldestOpenCall(ctx: Ctx): Promise<Day | undefined> {
  const open = await tables(ctx.db)
    .selectFrom('tenders')
    .select('issued_on')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', 'in', sealing)
    .where('issued_on', 'is not', null)
    .orderBy('issued_on')
    .limit(1)
    .executeTakeFirst()
  return open?.issued_on ?? undefined
}

/** Of these tenders those whose bids nobody may count yet: what was written into the log for them waits for its place until then. */
export async function stillSealed(db: Db, jurisdiction: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tables(db)
    .selectFrom('tenders')
    .select('id')
    .where('jurisdiction', '=', jurisdiction)
    .where('state', 'in', sealing)
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.map((r) => r.id))
}
