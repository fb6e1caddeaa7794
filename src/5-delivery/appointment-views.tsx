import { earlier, type Refusal } from '#kernel'
import { whyNotDo } from '#people'
import type { Ctx } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { keptAppointment } from './change-appointment.ts'
import { appointments } from './occupancy.ts'
import { CertificatePage, EndAppointmentPage, FirstDayPage, WithdrawPage } from './pages/appointment.tsx'
import { appointmentProcess, type KeptAppointment } from './rules/appointment-process.ts'
import { endedFor } from './rules/posts.ts'
import { refuse } from './words.ts'

/** Gives somebody at a post a last day. */
export async function endPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await asked(ctx, c, 'end')
  if ('refused' in found) return found
  const fresh = freshForm({ lastOn: (found.toOn ? earlier(found.toOn, ctx.today) : ctx.today).toString() })
  return <EndAppointmentPage ctx={ctx} frame={frame} form={form ?? fresh} appointment={found} />
}

/** Enters until when the certificate of somebody at a post holds. */
export async function certificatePage(ctx: Ctx, c: C, frame: FrameFacts, form = freshForm()): Promise<View> {
  const found = await asked(ctx, c, 'certify')
  if ('refused' in found) return found
  return <CertificatePage ctx={ctx} frame={frame} form={form} appointment={found} />
}

/** Puts a first day right. */
export async function firstDayPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await asked(ctx, c, 'correctFirstDay')
  if ('refused' in found) return found
  const fresh = freshForm({ fromOn: found.fromOn.toString(), predecessorFollows: 'yes' })
  return <FirstDayPage ctx={ctx} frame={frame} form={form ?? fresh} appointment={found} previous={await previousOf(ctx, found)} />
}

/** Withdraws an appointment of somebody who never came. */
export async function withdrawPage(ctx: Ctx, c: C, frame: FrameFacts, form = freshForm()): Promise<View> {
  const found = await asked(ctx, c, 'withdraw')
  if ('refused' in found) return found
  return <WithdrawPage ctx={ctx} frame={frame} form={form} appointment={found} previous={await previousOf(ctx, found)} />
}

/** The appointment of an address, for whoever may change it so. */
async function asked(ctx: Ctx, c: C, verb: 'certify' | 'end' | 'correctFirstDay' | 'withdraw'): Promise<KeptAppointment | Refusal> {
  const found = await keptAppointment(ctx, param(c, 'id'))
  return found ? (whyNotDo(ctx.asker, appointmentProcess, verb, found) ?? found) : refuse('no-appointment')
}

/** Whoever left a post for nothing but that this one follows. */
const previousOf = async (ctx: Ctx, a: KeptAppointment) =>
  (await appointments(ctx, { contractIds: [a.contractId] })).find((x) => endedFor(x, a))
