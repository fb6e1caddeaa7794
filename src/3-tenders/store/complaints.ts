import type { Day } from '#kernel'
import { codecs, type Ctx, type Db, movesOf } from '#platform'
import { type Complaint, openComplaints, type Paper } from '../rules/complaint.ts'
import type { ComplaintState } from '../rules/complaint-process.ts'
import { type Row, tables, type TenderTables } from './tables.ts'

const complaintRow = codecs<TenderTables>()('complaints', { except: ['created_at'] })
const paperRow = codecs<TenderTables>()('complaint_papers', { except: ['complaint_id'] })

interface ComplaintQuery {
  ids?: readonly string[] | undefined
  tenderIds?: readonly string[] | undefined
  challengeId?: string | undefined
  purchaserId?: string | undefined
  providerId?: string | undefined
  states?: readonly ComplaintState[] | undefined
}

/** Complaints, the newest first. */
export async function complaints(ctx: Ctx, of: ComplaintQuery = {}): Promise<Complaint[]> {
  if (of.ids?.length === 0 || of.tenderIds?.length === 0) return []
  let q = tables(ctx.db).selectFrom('complaints').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (of.ids) q = q.where('id', 'in', [...of.ids])
  if (of.tenderIds) q = q.where('tender_id', 'in', [...of.tenderIds])
  if (of.challengeId) q = q.where('challenge_id', '=', of.challengeId)
  if (of.purchaserId) q = q.where('purchaser_id', '=', of.purchaserId)
  if (of.providerId) q = q.where('provider_id', '=', of.providerId)
  if (of.states) q = q.where('state', 'in', [...of.states])
  return (await q.orderBy('id', 'desc').limit(500).execute()).map((r) => complaintRow.read(r))
}

export const complaint = async (ctx: Ctx, id: string): Promise<Complaint | undefined> => (await complaints(ctx, { ids: [id] }))[0]

/** Puts a complaint down; false where its challenge has one that is open or was decided. */
export async function insertComplaint(ctx: Ctx, tx: Db, c: Omit<Complaint, 'version'>): Promise<boolean> {
  const made = await tables(tx)
    .insertInto('complaints')
    .values({ ...complaintRow.write(c), jurisdiction: ctx.jurisdiction, created_at: ctx.now })
    .onConflict((x) => x.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

type ComplaintColumns = Partial<Omit<Row<'complaints'>, 'jurisdiction' | 'id' | 'version' | 'state'>>

const suspending = (ctx: Ctx) =>
  tables(ctx.db)
    .selectFrom('complaints')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', 'in', openComplaints)
    .where('resumed_on', 'is', null)

/**
 * Until when those tenders stand still: the last day of the complaints about each that have it do so. It is counted and not kept beside
 * them: several may stand at once, and one that ends takes nothing from another.
 */
export async function suspendedUntil(ctx: Ctx, tenderIds: readonly string[]): Promise<Map<string, Day>> {
  const rows = await suspending(ctx)
    .select(['tender_id', 'suspended_until_on'])
    .where('tender_id', 'in', [...tenderIds])
    .where('suspended_until_on', 'is not', null)
    .orderBy('suspended_until_on')
    .execute()
  return new Map(rows.map((r) => [r.tender_id, r.suspended_until_on!]))
}

/** Tenders that stand still today. */
export const standingStill = (ctx: Ctx) => suspending(ctx).select('tender_id').where('suspended_until_on', '>=', ctx.today)

/** Moves a complaint that is still in the state and version it was read in; false when it has moved on. */
export const moveComplaint = movesOf<ComplaintState, ComplaintColumns>('complaints')

/** What lies in the file of a complaint, in the order it was put there. */
export async function papersOf(ctx: Ctx, complaintId: string): Promise<Paper[]> {
  const rows = await tables(ctx.db)
    .selectFrom('complaint_papers')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('complaint_id', '=', complaintId)
    .orderBy('number')
    .execute()
  return rows.map((r) => paperRow.read(r))
}

/** Puts a paper to the file; its complaint is held, so that each gets a number of its own. */
export async function insertPaper(ctx: Ctx, tx: Db, complaintId: string, p: Omit<Paper, 'number' | 'putAt'>): Promise<number> {
  const number = (await papersOf({ ...ctx, db: tx }, complaintId)).length + 1
  await tables(tx)
    .insertInto('complaint_papers')
    .values({ ...paperRow.write({ ...p, number, putAt: ctx.now }), jurisdiction: ctx.jurisdiction, complaint_id: complaintId })
    .execute()
  return number
}
