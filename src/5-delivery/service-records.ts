import { isAfter, type Refusal } from '#kernel'
import { mayNot } from '#people'
import type { Ctx, Db } from '#platform'
import type { ServiceRecord } from './rules/record.ts'
import {
  keptRecord,
  keptRecords,
  lastKeptRecord,
  monthsWithRecords,
  pageOfRecords,
  type Reach,
  recordOf,
  type RecordRow,
  type RecordsAsked,
  totalsOfList,
} from './store/index.ts'
import { refuse } from './words.ts'

export { dayOf, type Edition, editionsOf, type Recorded, recordedWithin, type RecordsAsked, recordSorts, uncounted } from './store/index.ts'

/**
 * A record as this person may see it. What was written in one that is struck out is for the institution's manager alone: it was struck
 * because it should not stand there.
 */
export const shownTo = (ctx: Ctx, row: RecordRow): ServiceRecord =>
  hidesNote(ctx, row) ? { ...recordOf(row), note: null, errandAbout: null, errandBy: null } : recordOf(row)

/** Whether what was written in this record is not for whoever asks. */
export const hidesNote = (ctx: Ctx, row: Pick<RecordRow, 'struck' | 'provider_id'>): boolean =>
  row.struck && mayNot(ctx.asker, 'delivery.appoint', { providerId: row.provider_id }) !== undefined

/** One page of the records this person may see, with how many there are and how many minutes in all. */
export async function serviceRecords(
  ctx: Ctx,
  asked: RecordsAsked,
): Promise<{ rows: ServiceRecord[]; total: number; minutes: number } | Refusal> {
  const side = reachOf(ctx)
  if ('refused' in side) return side
  if (asked.from && asked.to && isAfter(asked.from, asked.to)) return refuse('days-reversed', asked.from, asked.to).at('to')
  const rows = await pageOfRecords(ctx, asked, side)
  return { rows: rows.map((r) => shownTo(ctx, r)), ...(await totalsOfList(ctx, asked, side)) }
}

/** Some records by their ids, as whoever may see their period sees them. */
export const recordsByIds = async (ctx: Ctx, ids: readonly string[]): Promise<ServiceRecord[]> =>
  (await keptRecords(ctx, ids)).map((r) => shownTo(ctx, r))

/** One record this person may see. */
export async function serviceRecord(
  ctx: Ctx,
  id: string,
  db: Db = ctx.db,
): Promise<(ServiceRecord & { purchaserId: string; providerId: string }) | Refusal> {
  const row = await keptRecord(ctx, id, db)
  if (!row) return refuse('no-record')
  const no = mayNot(ctx.asker, 'delivery.read', { purchaserId: row.purchaser_id, providerId: row.provider_id })
  if (no) return no.status === 401 ? no : refuse('no-record')
  return { ...shownTo(ctx, row), purchaserId: row.purchaser_id, providerId: row.provider_id }
}

/** The last record of a worker that still stands: what the form can be filled from, when asked to. */
export async function lastRecordOf(ctx: Ctx, workerId: string): Promise<ServiceRecord | undefined> {
  const row = await lastKeptRecord(ctx, workerId)
  return row && shownTo(ctx, row)
}

/** Every month for which there are records this person may see, the newest first. */
export async function recordedMonths(ctx: Ctx): Promise<string[]> {
  const side = reachOf(ctx)
  if ('refused' in side) return []
  return await monthsWithRecords(ctx, side)
}

/** How far the lists of whoever asks reach. */
export function reachOf(ctx: Ctx): Reach | Refusal {
  if (!mayNot(ctx.asker, 'delivery.read', {})) return { organisationId: null }
  const own = ctx.asker.organisationId
  return mayNot(ctx.asker, 'delivery.read', { purchaserId: own, providerId: own }) ?? { organisationId: own }
}
