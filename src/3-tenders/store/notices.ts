import type { Day } from '#kernel'
import { codecs, type Ctx, type Db } from '#platform'
import type { Negotiation, Objection, ObjectionFinding } from '../rules/notice.ts'
import { tables, type TenderTables } from './tables.ts'

const of = codecs<TenderTables>()
const objectionRow = of('notice_objections', { except: [] })
const negotiationRow = of('negotiations', { except: ['tender_id', 'bid_id', 'written_by', 'written_at'] })

/** What was said against the notices of these tenders, in the order in which it came. */
export async function objectionsOf(ctx: Ctx, tenderIds: readonly string[]): Promise<Objection[]> {
  if (tenderIds.length === 0) return []
  const rows = await tables(ctx.db)
    .selectFrom('notice_objections')
    .select(objectionRow.columns)
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', 'in', [...tenderIds])
    .orderBy('tender_id')
    .orderBy('number')
    .execute()
  return rows.map((r) => objectionRow.read(r))
}

export async function insertObjection(
  ctx: Ctx,
  tx: Db,
  o: Pick<Objection, 'id' | 'tenderId' | 'number' | 'sender' | 'contact' | 'organisationId' | 'says' | 'objectedOn'>,
): Promise<void> {
  const nothingYet = { finding: null, experts: null, answer: null, answeredBy: null, answeredOn: null }
  await tables(tx)
    .insertInto('notice_objections')
    .values({ ...objectionRow.write({ ...o, ...nothingYet }), jurisdiction: ctx.jurisdiction })
    .execute()
}

/** Answers an objection that has no answer yet; false where it has one. */
export async function writeObjectionAnswer(
  ctx: Ctx,
  tx: Db,
  o: { id: string; tenderId: string; finding: ObjectionFinding; experts: string; answer: string; by: string; on: Day },
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('notice_objections')
    .set({ finding: o.finding, experts: o.experts, answer: o.answer, answered_by: o.by, answered_on: o.on })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', o.tenderId)
    .where('id', '=', o.id)
    .where('finding', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return done !== undefined
}

/** What was agreed in a tender, where anything was. */
export async function negotiation(ctx: Ctx, tenderId: string): Promise<Negotiation | undefined> {
  const row = await tables(ctx.db)
    .selectFrom('negotiations')
    .select(negotiationRow.columns)
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .executeTakeFirst()
  return row && negotiationRow.read(row)
}

export async function insertNegotiation(ctx: Ctx, tx: Db, on: { tenderId: string; bidId: string }, n: Negotiation): Promise<void> {
  await tables(tx)
    .insertInto('negotiations')
    .values({
      ...negotiationRow.write(n),
      jurisdiction: ctx.jurisdiction,
      tender_id: on.tenderId,
      bid_id: on.bidId,
      written_by: ctx.asker.userId!,
      written_at: ctx.now,
    })
    .execute()
}
