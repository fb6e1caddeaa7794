import type { Day } from '#kernel'
import type { Ctx, Db } from '#platform'
import { tables } from './tables.ts'

/** The certificates with which people stand at posts, by the appointment. */
export async function certificatesOf(ctx: Ctx, appointmentIds: readonly string[]): Promise<Map<string, { kind: string; until: Day }>> {
  if (appointmentIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('appointment_certificates')
    .select(['appointment_id', 'kind', 'valid_until'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('appointment_id', 'in', [...appointmentIds])
    .execute()
  return new Map(rows.map((r) => [r.appointment_id, { kind: r.kind, until: r.valid_until }]))
}

/** What the role cards of some contracts ask for, by contract and line. */
export async function certificatesAsked(ctx: Ctx, contractIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tables(ctx.db)
    .selectFrom('role_cards')
    .select(['contract_id', 'line_id', 'certificate'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', 'in', [...contractIds, ''])
    .where('certificate', 'is not', null)
    .execute()
  return new Map(rows.map((r) => [`${r.contract_id} ${r.line_id}`, r.certificate!]))
}

/** Keeps with which certificate somebody stands at a post, over what was said of it before. */
export const putCertificate = async (ctx: Ctx, tx: Db, c: { appointmentId: string; kind: string; until: Day }): Promise<void> =>
  void (await tables(tx)
    .insertInto('appointment_certificates')
    .values({
      ...{ jurisdiction: ctx.jurisdiction, appointment_id: c.appointmentId, kind: c.kind },
      ...{ valid_until: c.until, entered_at: ctx.now },
    })
    .onConflict((o) =>
      o.columns(['jurisdiction', 'appointment_id']).doUpdateSet({ kind: c.kind, valid_until: c.until, entered_at: ctx.now }),
    )
    .execute())
