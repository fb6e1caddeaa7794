import type { Ctx } from '#platform'
import { act, type App, type C, param, show } from '#ui'
import { appointmentForm, certificateForm, endAppointmentForm, firstDayForm, roleCardForm, withdrawalForm } from './appointment-form.ts'
import { certificatePage, endPage, firstDayPage, withdrawPage } from './appointment-views.tsx'
import { appointWorker } from './appoint-worker.ts'
import { certify } from './certify.ts'
import { correctFirstDay } from './correct-first-day.ts'
import { endAppointment } from './end-appointment.ts'
import { roleTimePage } from './role-views.tsx'
import { postsPage } from './views.tsx'
import { withdrawAppointment } from './withdraw-appointment.ts'
import { writeRoleCard } from './write-role-card.ts'

/** The addresses of a contract’s posts: who stands at them, and what is said of who came, went or never came. */
export function postRoutes(app: App): void {
  app.get(
    '/delivery/:id/posts',
    show((ctx, c, frame) => postsPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/:id/posts',
    act({
      schema: appointmentForm,
      act: (ctx, i, c) => appointWorker(ctx, { ...i, contractId: param(c, 'id') }),
      done: toPosts,
      again: (ctx, form, c, frame) => postsPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/delivery/:id/posts/:line/card',
    act({
      schema: roleCardForm,
      act: (ctx, i, c) => writeRoleCard(ctx, { ...i, contractId: param(c, 'id'), lineId: param(c, 'line') }),
      done: toPosts,
      again: (ctx, form, c, frame) => postsPage(ctx, c, frame, undefined, { lineId: param(c, 'line'), form }),
    }),
  )
  app.get('/delivery/:id/role-time', show(roleTimePage))
  appointmentRoutes(app)
}

const toPosts = (_: unknown, __: Ctx, c: C) => `/delivery/${param(c, 'id')}/posts`
const backToPosts = ({ contractId }: { contractId: string }) => `/delivery/${contractId}/posts`

function appointmentRoutes(app: App): void {
  app.get(
    '/delivery/appointments/:id/certificate',
    show((ctx, c, frame) => certificatePage(ctx, c, frame)),
  )
  app.post(
    '/delivery/appointments/:id/certificate',
    act({
      schema: certificateForm,
      act: (ctx, i, c) => certify(ctx, { ...i, appointmentId: param(c, 'id') }),
      done: backToPosts,
      again: (ctx, form, c, frame) => certificatePage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/delivery/appointments/:id/end',
    show((ctx, c, frame) => endPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/appointments/:id/end',
    act({
      schema: endAppointmentForm,
      act: (ctx, i, c) => endAppointment(ctx, { ...i, appointmentId: param(c, 'id'), version: ctx.version ?? 0 }),
      done: backToPosts,
      again: (ctx, form, c, frame) => endPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/delivery/appointments/:id/first-day',
    show((ctx, c, frame) => firstDayPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/appointments/:id/first-day',
    act({
      schema: firstDayForm,
      act: (ctx, i, c) => correctFirstDay(ctx, { ...i, appointmentId: param(c, 'id'), version: ctx.version ?? 0 }),
      done: backToPosts,
      again: (ctx, form, c, frame) => firstDayPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/delivery/appointments/:id/withdraw',
    show((ctx, c, frame) => withdrawPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/appointments/:id/withdraw',
    act({
      schema: withdrawalForm,
      act: (ctx, i, c) => withdrawAppointment(ctx, { ...i, appointmentId: param(c, 'id'), version: ctx.version ?? 0 }),
      done: backToPosts,
      again: (ctx, form, c, frame) => withdrawPage(ctx, c, frame, form),
    }),
  )
}
