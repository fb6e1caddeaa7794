import { type Day, isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeAppointment } from './change-appointment.ts'
import { refuseCertificate } from './rules/certificate-words.ts'
import { putCertificate, roleCards } from './store/index.ts'

/** Enters until when the certificate holds with which somebody stands at a post. */
export const certify = (ctx: Ctx, i: { appointmentId: string; validUntil: Day }): Promise<{ contractId: string } | Refusal> =>
  changeAppointment(ctx, { id: i.appointmentId, verb: 'certify', action: 'delivery.certify' }, async ({ tx, inside, now, entry, set }) => {
    const kind = (await roleCards(inside, now.contractId)).find((r) => r.lineId === now.lineId)?.certificate
    if (!kind) return refuseCertificate('no-certificate-asked')
    entry.facts = { until: i.validUntil.toString() }
    await putCertificate(ctx, tx, { appointmentId: now.id, kind, until: i.validUntil })
    const moved = await set({})
    return isRefusal(moved) ? moved : { contractId: now.contractId }
  })
