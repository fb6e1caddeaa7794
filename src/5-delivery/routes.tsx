import { longText } from '#platform'
import type { Ctx } from '#platform'
import { act, type App, type C, param, show } from '#ui'
import { z } from 'zod'
import { acceptanceRoutes } from './acceptance-routes.tsx'
import { appointWorker } from './appoint-worker.ts'
import { evidenceRoutes } from './evidence-routes.tsx'
import { endAppointment } from './end-appointment.ts'
import { subsidyRoutes } from './subsidy-routes.ts'
import { writeRoleCard } from './write-role-card.ts'
import { correctFirstDay } from './correct-first-day.ts'
import { withdrawAppointment } from './withdraw-appointment.ts'
import { appointmentForm, endAppointmentForm, firstDayForm, roleCardForm, withdrawalForm } from './appointment-form.ts'
import { deliverableRoutes } from './deliverable-routes.tsx'
import { handInForm, toldIn } from './subsidy-form.ts'
import { handInPeriod } from './hand-in-period.ts'
import { answerErrands } from './judge-month.ts'
import { payRoutes } from './pay-routes.tsx'
import { recordRoutes } from './record-routes.tsx'
import { endPage, firstDayPage, withdrawPage } from './appointment-views.tsx'
import { contractPage, handInPage, overviewPage, postsPage } from './views.tsx'

const toPosts = (_: unknown, __: Ctx, c: C) => `/delivery/${param(c, 'id')}/posts`

/** The addresses of delivery: records, acceptances, and a contract's months, posts and people. */
export function routes(app: App): void {
  recordRoutes(app)
  payRoutes(app)
  deliverableRoutes(app)
  acceptanceRoutes(app)
  evidenceRoutes(app)
  subsidyRoutes(app)

  app.get('/delivery', show(overviewPage))
  app.get(
    '/delivery/:id',
    show((ctx, c, frame) => contractPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/:id/errands/:month',
    act({
      schema: z.object({ answer: longText(2000) }),
      act: (ctx, i, c) => answerErrands(ctx, { ...i, contractId: param(c, 'id'), month: param(c, 'month') }),
      done: (_, __, c) => `/delivery/${param(c, 'id')}`,
      again: (ctx, form, c, frame) => contractPage(ctx, c, frame, form),
    }),
  )

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
  app.get(
    '/delivery/appointments/:id/end',
    show((ctx, c, frame) => endPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/appointments/:id/end',
    act({
      schema: endAppointmentForm,
      act: (ctx, i, c) => endAppointment(ctx, { ...i, appointmentId: param(c, 'id'), version: ctx.version ?? 0 }),
      done: ({ contractId }) => `/delivery/${contractId}/posts`,
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
      done: ({ contractId }) => `/delivery/${contractId}/posts`,
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
      done: ({ contractId }) => `/delivery/${contractId}/posts`,
      again: (ctx, form, c, frame) => withdrawPage(ctx, c, frame, form),
    }),
  )

  app.get(
    '/delivery/:id/hand-in/:period',
    show((ctx, c, frame) => handInPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/:id/hand-in/:period',
    act({
      schema: (ctx, c) => handInForm(ctx, param(c, 'id')),
      act: (ctx, i, c) => handInPeriod(ctx, { says: i.says, told: toldIn(i), contractId: param(c, 'id'), period: param(c, 'period') }),
      done: ({ id }) => `/delivery/acceptances/${id}`,
      again: (ctx, form, c, frame) => handInPage(ctx, c, frame, form),
    }),
  )
}
