import type { Day, Id } from '#kernel'
import { codecs, type Ctx, type Db, movesOf } from '#platform'
import { sql } from 'kysely'
import type { Appointment, AppointmentState, FirstDayCorrection } from '../rules/posts.ts'
import { type DeliveryTables, type Row, tables } from './tables.ts'

const appointmentRow = codecs<DeliveryTables>()('appointments', { except: ['provider_id'] })
const appointmentOf = (r: Row<'appointments'>): Appointment => ({ ...appointmentRow.read(r), id: r.id as Id<'appointment'> })

const correctionRow = codecs<DeliveryTables>()('first_day_corrections', { except: ['n'] })

/** Appointments of some contracts, or of everybody an institution employs, the earliest first: those that stand, or those withdrawn. */
export async function readAppointments(
  ctx: Pick<Ctx, 'jurisdiction' | 'db'>,
  of: { contractIds: readonly string[]; state?: AppointmentState } | { providerId: string } | { id: string },
): Promise<Appointment[]> {
  let q = tables(ctx.db).selectFrom('appointments').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  // One by its id is whatever it is; of several only those that stand count anywhere.
  if (!('id' in of)) q = q.where('state', '=', ('state' in of && of.state) || 'stands')
  if ('id' in of) q = q.where('id', '=', of.id)
  else if ('providerId' in of) q = q.where('provider_id', '=', of.providerId)
  else {
    if (of.contractIds.length === 0) return []
    q = q.where('contract_id', 'in', [...of.contractIds])
  }
  return (await q.orderBy('from_on').orderBy('id').execute()).map(appointmentOf)
}

/** Everybody who stands or stood at a post, by id and by name. */
export const appointed = async (ctx: Ctx): Promise<{ userId: string | null; name: string }[]> =>
  await tables(ctx.db)
    .selectFrom('appointments')
    .select(['worker_id as userId', 'worker_name as name'])
    .distinct()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'stands')
    .execute()

/** Appointments of one institution are changed one after the other, so that two at once cannot fill the same post. */
export const lockStaff = (ctx: Ctx, tx: Db, providerId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`staff:${ctx.jurisdiction}:${providerId}`}, 0))`.execute(tx)

/** Appoints somebody of an institution. */
export async function insertAppointment(
  ctx: Ctx,
  tx: Db,
  providerId: string,
  a: Omit<Appointment, 'endReason' | 'version' | 'state' | 'withdrawnOn' | 'withdrawnReason'>,
): Promise<void> {
  await tables(tx)
    .insertInto('appointments')
    .values({
      ...appointmentRow.write({ ...a, endReason: null, state: 'stands', withdrawnOn: null, withdrawnReason: null }),
      jurisdiction: ctx.jurisdiction,
      provider_id: providerId,
      end_reason: null,
    })
    .execute()
}

/** Moves the last day of an appointment to before whoever follows; null where nobody does after all. */
export async function endBefore(ctx: Ctx, tx: Db, a: Pick<Appointment, 'id' | 'version'>, lastOn: Day | null): Promise<void> {
  await tables(tx)
    .updateTable('appointments')
    .set({ to_on: lastOn, version: a.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', a.id)
    .execute()
}

/** What a change of an appointment may write; its state comes from the process. */
type AppointmentColumns = Partial<Pick<Row<'appointments'>, 'from_on' | 'to_on' | 'end_reason' | 'withdrawn_on' | 'withdrawn_reason'>>

/** Changes an appointment if it still is as it was seen; false when somebody was faster. */
export const moveAppointment = movesOf<AppointmentState, AppointmentColumns>('appointments')

/** Whose staff somebody belongs to, by their appointment. */
export async function providerOf(ctx: Ctx, tx: Db, id: string): Promise<string | undefined> {
  const row = await tables(tx)
    .selectFrom('appointments')
    .select('provider_id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.provider_id
}

/** Keeps what a first day was before it is put right, today. */
export async function insertFirstDay(
  ctx: Ctx,
  tx: Db,
  c: { appointmentId: string; before: Day; fromOn: Day; reason: string },
): Promise<void> {
  const { n } = await tables(tx)
    .selectFrom('first_day_corrections')
    .select((e) => e.fn.countAll<bigint>().as('n'))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('appointment_id', '=', c.appointmentId)
    .executeTakeFirstOrThrow()
  await tables(tx)
    .insertInto('first_day_corrections')
    .values({
      jurisdiction: ctx.jurisdiction,
      appointment_id: c.appointmentId,
      n: Number(n) + 1,
      from_on_before: c.before,
      from_on: c.fromOn,
      corrected_on: ctx.today,
      reason: c.reason,
    })
    .execute()
}

/** What the first days of some appointments were before, the first correction first. */
export async function firstDayCorrections(ctx: Ctx, appointmentIds: readonly string[]): Promise<FirstDayCorrection[]> {
  if (appointmentIds.length === 0) return []
  const rows = await tables(ctx.db)
    .selectFrom('first_day_corrections')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('appointment_id', 'in', [...appointmentIds])
    .orderBy('appointment_id')
    .orderBy('n')
    .execute()
  return rows.map((r) => correctionRow.read(r))
}
