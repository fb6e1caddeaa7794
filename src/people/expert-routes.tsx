import { isRefusal } from '#kernel'
import type { Ctx } from '#platform'
import { act, type App, type C, freshForm, param, show } from '#ui'
import { z } from 'zod'
import { howText } from './community-form.ts'
import { editExpert, enterExpert, leavePool, returnToPool, sayAway, tieExpert, untieExpert } from './enter-expert.ts'
import { awayForm, expertForm, expertListForm, specialtyForm, takeExpertsForm, tieForm } from './expert-form.ts'
import {
  expertListPage,
  expertPage,
  expertsPage,
  myExpertPage,
  newExpertPage,
  specialtiesPage,
  specialtyPage,
  understoodExpertsPage,
} from './expert-views.tsx'
import { may } from './permission.ts'
import { closeSpecialty, editSpecialty, enterSpecialty, reopenSpecialty } from './specialties.ts'
import { takeExperts, understandExperts } from './take-experts.ts'

const nothing = z.object({})
const ofAddress = (c: C) => ({ id: param(c, 'id') })
const toExpert = (_: unknown, ctx: Ctx, c: C) =>
  may(ctx.asker, 'people.keep-experts') ? `/people/experts/${param(c, 'id')}` : '/account/expert'
const toSpecialties = () => '/people/experts/specialties'

/** The addresses of the pool of experts, of its specialties, and of what an expert keeps of their own. */
export function expertRoutes(app: App): void {
  app.get('/people/experts', show(expertsPage))
  app.get('/people/experts/new', show(newExpertPage))
  app.post(
    '/people/experts/new',
    act({
      schema: expertForm,
      act: enterExpert,
      done: ({ id }) => `/people/experts/${id}`,
      again: (ctx, form, c, frame) => newExpertPage(ctx, c, frame, form),
    }),
  )
  listRoutes(app)
  specialtyRoutes(app)
  oneRoutes(app)
  app.get('/account/expert', show(myExpertPage))
}

/** A whole list: read, shown as it was understood, stored. */
function listRoutes(app: App): void {
  app.get('/people/experts/upload', show(expertListPage))
  app.post(
    '/people/experts/upload',
    act({
      schema: expertListForm,
      act: async (ctx, { file }) => {
        const read = await understandExperts(ctx, new Uint8Array(await file.arrayBuffer()))
        return isRefusal(read) ? read : { rows: read.rows, how: howText(read) }
      },
      // Nothing is stored before somebody has seen what would change.
      done: async (read, ctx, c) => await understoodExpertsPage(ctx, c, await c.get('frame')(), freshForm(read)),
      again: (ctx, form, c, frame) => expertListPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/people/experts/upload/take',
    act({
      schema: takeExpertsForm,
      act: (ctx, { rows, seen }) => takeExperts(ctx, { content: rows, seen }),
      done: (r) => `/people/experts?added=${r.added}&changed=${r.changed}`,
      again: (ctx, form, c, frame) => understoodExpertsPage(ctx, c, frame, form),
    }),
  )
}

function specialtyRoutes(app: App): void {
  app.get('/people/experts/specialties', show(specialtiesPage))
  app.post(
    '/people/experts/specialties',
    act({
      schema: specialtyForm,
      act: enterSpecialty,
      done: toSpecialties,
      again: (ctx, form, c, frame) => specialtiesPage(ctx, c, frame, form),
    }),
  )
  app.get('/people/experts/specialties/:id', show(specialtyPage))
  app.post(
    '/people/experts/specialties/:id',
    act({
      schema: specialtyForm,
      act: (ctx, i, c) => editSpecialty(ctx, { ...i, ...ofAddress(c) }),
      done: toSpecialties,
      again: (ctx, form, c, frame) => specialtyPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/people/experts/specialties/:id/close',
    act({ schema: nothing, act: (ctx, _, c) => closeSpecialty(ctx, param(c, 'id')), done: toSpecialties }),
  )
  app.post(
    '/people/experts/specialties/:id/reopen',
    act({ schema: nothing, act: (ctx, _, c) => reopenSpecialty(ctx, param(c, 'id')), done: toSpecialties }),
  )
}

/** One expert; what is theirs to keep comes from their own page too. */
function oneRoutes(app: App): void {
  app.get(
    '/people/experts/:id',
    show((ctx, c, frame) => expertPage(ctx, param(c, 'id'), frame)),
  )
  app.post(
    '/people/experts/:id',
    act({
      schema: expertForm,
      act: (ctx, i, c) => editExpert(ctx, { ...i, ...ofAddress(c) }),
      done: toExpert,
      again: (ctx, form, c, frame) => expertPage(ctx, param(c, 'id'), frame, { form }),
    }),
  )
  app.post(
    '/people/experts/:id/away',
    act({
      schema: awayForm,
      act: (ctx, i, c) => sayAway(ctx, { ...i, ...ofAddress(c) }),
      done: toExpert,
      again: (ctx, away, c, frame) => expertPage(ctx, param(c, 'id'), frame, { away }),
    }),
  )
  app.post(
    '/people/experts/:id/ties',
    act({
      schema: tieForm,
      act: (ctx, i, c) => tieExpert(ctx, { ...i, ...ofAddress(c) }),
      done: toExpert,
      again: (ctx, tie, c, frame) => expertPage(ctx, param(c, 'id'), frame, { tie }),
    }),
  )
  app.post(
    '/people/experts/:id/ties/:organisation/drop',
    act({
      schema: nothing,
      act: (ctx, _, c) => untieExpert(ctx, { ...ofAddress(c), organisationId: param(c, 'organisation') }),
      done: toExpert,
    }),
  )
  app.post('/people/experts/:id/leave', act({ schema: nothing, act: (ctx, _, c) => leavePool(ctx, param(c, 'id')), done: toExpert }))
  app.post('/people/experts/:id/return', act({ schema: nothing, act: (ctx, _, c) => returnToPool(ctx, param(c, 'id')), done: toExpert }))
}
