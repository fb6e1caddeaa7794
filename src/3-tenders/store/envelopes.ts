import type { Moment } from '#kernel'
import { acrossJurisdictions, type Ctx, type Db } from '#platform'
import { tables } from './tables.ts'

export interface Envelope {
  recipient: string
  key: string
}
/** The envelopes of a tender: public parts to seal with, locked parts to open with. For receiving and opening bids only. */
export async function envelopes(ctx: Ctx, tenderId: string): Promise<{ quality: Envelope; price: Envelope } | undefined> {
  const r = await tables(ctx.db)
    .selectFrom('tenders')
    .select(['quality_recipient', 'quality_key', 'price_recipient', 'price_key'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', tenderId)
    .executeTakeFirst()
  if (!r?.quality_recipient || !r.quality_key || !r.price_recipient || !r.price_key) return undefined
  return { quality: { recipient: r.quality_recipient, key: r.quality_key }, price: { recipient: r.price_recipient, key: r.price_key } }
}

/** The newest key locked in this step's tables. Only to know the master secret by it. */
export async function lockedKey(db: Db): Promise<string | undefined> {
  const row = await tables(acrossJurisdictions(db, 'the master secret is one for all of them'))
    .selectFrom('tenders')
    .select('quality_key')
    .where('quality_key', 'is not', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.quality_key ?? undefined
}

/** The moment bids of a tender are due by; asked while a bid is still arriving, so it is no more than that. */
export async function bidDeadlines(ctx: Ctx, tenderId: string): Promise<Moment[]> {
  const rows = await tables(ctx.db)
    .selectFrom('tenders')
    .select('deadline_at')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', tenderId)
    .execute()
  return rows.flatMap((r) => r.deadline_at ?? [])
}

/** State and deadline of a tender, which cannot change before this transaction ends: whether a bid is in time. */
export const stateForBids = async (ctx: Ctx, tx: Db, tenderId: string) =>
  await tables(tx)
    .selectFrom('tenders')
    .select(['state', 'deadline_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', tenderId)
    .forShare()
    .executeTakeFirstOrThrow()
