import { act, type App, param, show } from '#ui'
import { z } from 'zod'
import { closeOrganisation, reopenOrganisation } from './close-organisation.ts'
import { editOrganisation, keepParticulars } from './edit-organisation.ts'
import { mergeOrganisationForm, newOrganisationForm, organisationForm, particularsForm } from './organisation-form.ts'
import { changeOrganisationPage, newOrganisationPage, organisationPage, organisationsPage } from './organisation-views.tsx'
import { registerOrganisation } from './register-organisation.ts'

const nothing = z.object({})
const toOrganisation = ({ id }: { id: string }) => `/people/${id}`

/** The addresses of the list of organisations and of one of them; what is done with its people stands beside them. */
export function organisationRoutes(app: App): void {
  app.get('/people', show(organisationsPage))
  app.get('/people/new', show(newOrganisationPage))
  app.post(
    '/people/new',
    act({
      schema: newOrganisationForm,
      act: registerOrganisation,
      done: toOrganisation,
      again: (ctx, form, c, frame) => newOrganisationPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/people/:id',
    show((ctx, c, frame) => organisationPage(ctx, param(c, 'id'), frame)),
  )
  app.get(
    '/people/:id/change',
    show((ctx, c, frame) => changeOrganisationPage(ctx, c, frame)),
  )
  app.post(
    '/people/:id/change',
    act({
      schema: organisationForm,
      act: (ctx, i, c) => editOrganisation(ctx, { ...i, id: param(c, 'id') }),
      done: toOrganisation,
      again: (ctx, form, c, frame) => changeOrganisationPage(ctx, c, frame, { form }),
    }),
  )
  app.post(
    '/people/:id/particulars',
    act({
      schema: particularsForm,
      act: (ctx, i, c) => keepParticulars(ctx, { ...i, id: param(c, 'id') }),
      done: toOrganisation,
      again: (ctx, particulars, c, frame) => changeOrganisationPage(ctx, c, frame, { particulars }),
    }),
  )
  closingRoutes(app)
}

/** Out of use and back. */
function closingRoutes(app: App): void {
  app.post(
    '/people/:id/merge',
    act({
      schema: mergeOrganisationForm,
      act: (ctx, i, c) => closeOrganisation(ctx, { id: param(c, 'id'), into: i.into }),
      done: toOrganisation,
      again: (ctx, closing, c, frame) => changeOrganisationPage(ctx, c, frame, { closing }),
    }),
  )
  app.post(
    '/people/:id/close',
    act({ schema: nothing, act: (ctx, _, c) => closeOrganisation(ctx, { id: param(c, 'id') }), done: toOrganisation }),
  )
  app.post(
    '/people/:id/reopen',
    act({ schema: nothing, act: (ctx, _, c) => reopenOrganisation(ctx, { id: param(c, 'id') }), done: toOrganisation }),
  )
}
