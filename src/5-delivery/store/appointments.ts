import type { Day, Id } from '#kernel'
import { codecs, type Ctx, type Db } from '#platform'
import { sql } from 'kysely'
import type { Appointment } from '../rules/posts.ts'
import { type DeliveryTables, type Row, tables } from './tables.ts'

const appointmentRow = codecs<DeliveryTables>()('appointments', { except: ['provider_id'] })
const appointmentOf = (r: Row<'appointments'>): Appointment => ({ ...appointmentRow.read(r), id: r.id as Id<'appointment'> })

/** Appointments of some contracts, or of everybody an institution employs, the earliest first. */
export async function readAppointments(
  ctx: Pick<Ctx, 'jurisdiction' | 'db'>,
  of: { contractIds: readonly string[] } | { providerId: string } | { id: string },
): Promise<Appointment[]> {
  let q = tables(ctx.db).selectFrom('appointments').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if ('id' in of) q = q.where('id', '=', of.id)
  else if ('providerId' in of) q = q.where('provider_id', '=', of.providerId)
  else {
    if (of.contractIds.length === 0) return []
    q = q.where('contract_id', 'in', [...of.contractIds])
  }
  return (await q.orderBy('from_on').orderBy('id').execute()).map(appointmentOf)
}

/** Appointments of one institution are changed one after the other, so that two at once cannot fill the same post. */
export const lockStaff = (ctx: Ctx, tx: Db, providerId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`staff:${ctx.jurisdiction}:${providerId}`}, 0))`.execute(tx)

/** Appoints somebody of an institution. */
export async function insertAppointment(
  ctx: Ctx,
  tx: Db,
  providerId: string,
  a: Omit<Appointment, 'endReason' | 'version'>,
): Promise<void> {
  await tables(tx)
    .insertInto('appointments')
    .values({
      ...appointmentRow.write({ ...a, endReason: null }),
      jurisdiction: ctx.jurisdiction,
      provider_id: providerId,
      end_reason: null,
    })
    .execute()
}

/** Moves the last day of an appointment to before whoever follows. */
export async function endBefore(ctx: Ctx, tx: Db, a: Pick<Appointment, 'id' | 'version'>, lastOn: Day): Promise<void> {
  await tables(tx)
    .updateTable('appointments')
    .set({ to_on: lastOn, version: a.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', a.id)
    .execute()
}

/** Ends an appointment with its reason; false when it has moved on. */
export async function writeEnd(
  ctx: Ctx,
  tx: Db,
  a: { id: string; version: number },
  end: { lastOn: Day; reason: string },
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('appointments')
    .set({ to_on: end.lastOn, end_reason: end.reason, version: a.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', a.id)
    .where('version', '=', a.version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
