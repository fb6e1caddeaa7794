import { contract } from '#contracts'
import { changeOf } from '#people'
import type { Ctx } from '#platform'
import { appointmentProcess, type KeptAppointment } from './rules/appointment-process.ts'
import { holdSummed, lockStaff, moveAppointment, providerOf, readAppointments } from './store/index.ts'
import { refuse } from './words.ts'

/** Every change of an appointment goes this way. Those of one institution come one after the other, and none while a month is handed in. */
export const changeAppointment = changeOf({
  process: appointmentProcess,
  kind: 'appointment',
  log: 'delivery',
  load: keptAppointment,
  hold: async (ctx, tx, id) => {
    const [a] = await readAppointments({ ...ctx, db: tx }, { id })
    const providerId = await providerOf(ctx, tx, id)
    if (providerId) await lockStaff(ctx, tx, providerId)
    if (a) await holdSummed(ctx, tx, a.contractId)
  },
  move: moveAppointment,
  says: { absent: () => refuse('no-appointment') },
  plain: (a) => ({ fromOn: a.fromOn, toOn: a.toOn }),
})

/** An appointment with whose it is, also a withdrawn one. */
export async function keptAppointment(ctx: Ctx, id: string): Promise<KeptAppointment | undefined> {
  const [a] = await readAppointments(ctx, { id })
  const c = a && (await contract(ctx, a.contractId))
  return a && c && { ...a, providerId: c.providerId, purchaseId: c.purchaseId }
}
