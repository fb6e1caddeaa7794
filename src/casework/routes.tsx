import { reasonForm, sayWhy } from '#clients'
import { act, type App, type C, param, show } from '#ui'
import type { Ctx } from '#platform'
import { z } from 'zod'
import { assessCase } from './assess-case.ts'
import { assessForm, closeForm, contactForm, declineForm, followForm, goalForm, newCaseForm, planForm, reviewForm } from './case-form.ts'
import { addGoal, agreeOnPlan, dropGoal } from './goals-of-case.ts'
import { eraseServed } from './erase-served.ts'
import { eventRoutes } from './event-routes.tsx'
import { groupRoutes } from './group-routes.tsx'
import { openWorkPage } from './open-work-view.tsx'
import { openCase } from './open-case.ts'
import { planContact } from './plan-contact.ts'
import { recordContact } from './record-contact.ts'
import { closeCase, followUp, reviewCase } from './review-case.ts'
import { clientOfCase } from './client-of-case.ts'
import { scaleRoutes } from './scale-routes.tsx'
import { supervisionRoutes } from './supervision-routes.tsx'
import { caseloadPage } from './caseload-views.tsx'
import { declineCase, letWait, takeCase } from './take-case.ts'
import {
  assessPage,
  casePage,
  casesPage,
  closePage,
  contactPage,
  followPage,
  goalPage,
  newCasePage,
  noteFile,
  reviewPage,
} from './views.tsx'

const nothing = z.object({})
const toCase = (_: unknown, __: Ctx, c: C) => `/cases/${param(c, 'id')}`

/** The addresses of casework. */
export function routes(app: App): void {
  app.post(
    '/clients/:id/erase',
    act({ schema: nothing, act: (ctx, _, c) => eraseServed(ctx, param(c, 'id')), done: (_, __, c) => `/clients/${param(c, 'id')}` }),
  )
  app.get('/clients/:id/open-work', show(openWorkPage))
  app.get('/cases', show(casesPage))
  app.get('/cases/load', show(caseloadPage))
  app.get(
    '/cases/new',
    show((ctx, c, frame) => newCasePage(ctx, c, frame)),
  )
  app.post(
    '/cases/new',
    act({
      schema: newCaseForm,
      act: openCase,
      done: ({ id }) => `/cases/${id}`,
      again: (ctx, form, c, frame) => newCasePage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/cases/:id',
    show((ctx, c, frame) => casePage(ctx, c, frame)),
  )
  app.post(
    '/cases/:id/why',
    act({
      schema: reasonForm,
      act: async (ctx, i, c) => await sayWhy(ctx, { ...i, id: await clientOfCase(ctx, param(c, 'id')) }),
      done: toCase,
      again: (ctx, reason, c, frame) => casePage(ctx, c, frame, { reason }),
    }),
  )
  begin(app)
  planRoutes(app)
  contactRoutes(app)
  endRoutes(app)
  groupRoutes(app)
  eventRoutes(app)
  scaleRoutes(app)
  supervisionRoutes(app)
}

function begin(app: App): void {
  app.post('/cases/:id/wait', act({ schema: nothing, act: (ctx, _, c) => letWait(ctx, param(c, 'id')), done: toCase }))
  app.post('/cases/:id/take', act({ schema: nothing, act: (ctx, _, c) => takeCase(ctx, param(c, 'id')), done: toCase }))
  app.post(
    '/cases/:id/decline',
    act({
      schema: declineForm,
      act: (ctx, i, c) => declineCase(ctx, { ...i, id: param(c, 'id') }),
      done: toCase,
      again: (ctx, decline, c, frame) => casePage(ctx, c, frame, { decline }),
    }),
  )
}

function planRoutes(app: App): void {
  app.get(
    '/cases/:id/assess',
    show((ctx, c, frame) => assessPage(ctx, c, frame)),
  )
  app.post(
    '/cases/:id/assess',
    act({
      schema: assessForm,
      act: (ctx, i, c) => assessCase(ctx, { ...i, id: param(c, 'id') }),
      done: toCase,
      again: (ctx, form, c, frame) => assessPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/cases/:id/goals/new',
    show((ctx, c, frame) => goalPage(ctx, c, frame)),
  )
  app.post(
    '/cases/:id/goals/new',
    act({
      schema: goalForm,
      act: (ctx, i, c) => addGoal(ctx, { ...i, id: param(c, 'id') }),
      done: toCase,
      again: (ctx, form, c, frame) => goalPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/cases/:id/goals/:goal/drop',
    act({ schema: nothing, act: (ctx, _, c) => dropGoal(ctx, { id: param(c, 'id'), goalId: param(c, 'goal') }), done: toCase }),
  )
  app.post('/cases/:id/agree', act({ schema: nothing, act: (ctx, _, c) => agreeOnPlan(ctx, param(c, 'id')), done: toCase }))
}

function contactRoutes(app: App): void {
  app.get(
    '/cases/:id/contact',
    show((ctx, c, frame) => contactPage(ctx, c, frame)),
  )
  app.post(
    '/cases/:id/contact',
    act({
      schema: contactForm,
      act: (ctx, i, c) => recordContact(ctx, { ...i, id: param(c, 'id') }),
      done: ({ id }) => `/cases/${id}?saved=yes`,
      again: (ctx, form, c, frame) => contactPage(ctx, c, frame, form),
    }),
  )
  app.get('/cases/:id/files/:note', show(noteFile))
  app.post(
    '/cases/:id/plan',
    act({
      schema: planForm,
      act: (ctx, i, c) => planContact(ctx, { ...i, id: param(c, 'id') }),
      done: toCase,
      again: (ctx, plan, c, frame) => casePage(ctx, c, frame, { plan }),
    }),
  )
}

function endRoutes(app: App): void {
  app.get(
    '/cases/:id/review',
    show((ctx, c, frame) => reviewPage(ctx, c, frame)),
  )
  app.post(
    '/cases/:id/review',
    act({
      schema: reviewForm,
      act: (ctx, i, c) => reviewCase(ctx, { ...i, id: param(c, 'id') }),
      done: toCase,
      again: (ctx, form, c, frame) => reviewPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/cases/:id/close',
    show((ctx, c, frame) => closePage(ctx, c, frame)),
  )
  app.post(
    '/cases/:id/close',
    act({
      schema: closeForm,
      act: (ctx, i, c) => closeCase(ctx, { ...i, id: param(c, 'id') }),
      done: toCase,
      again: (ctx, form, c, frame) => closePage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/cases/:id/follow-up',
    show((ctx, c, frame) => followPage(ctx, c, frame)),
  )
  app.post(
    '/cases/:id/follow-up',
    act({
      schema: followForm,
      act: (ctx, i, c) => followUp(ctx, { ...i, id: param(c, 'id') }),
      done: toCase,
      again: (ctx, form, c, frame) => followPage(ctx, c, frame, form),
    }),
  )
}
