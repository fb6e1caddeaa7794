import { act, type App, param, show } from '#ui'
import { z } from 'zod'
import { askSupplier } from './ask-supplier.ts'
import { confirmSupplier, refuseApplication, setSupplierRule } from './confirm-supplier.ts'
import { fromOf } from './cookies.ts'
import { enterDocument, withdrawDocument } from './documents.ts'
import { documentForm, halfDocuments, readSupplier, refuseSupplierForm, supplierForm, supplierRuleForm } from './supplier-form.ts'
import {
  applicationPage,
  applicationsPage,
  askedPage,
  documentsPage,
  registerSupplierPage,
  supplierLink,
  suppliersPage,
} from './supplier-views.tsx'

const nothing = z.object({})

/** The public list of suppliers, the form by which one asks to be registered, and what is decided of it. */
export function supplierRoutes(app: App): void {
  app.get('/suppliers', show(suppliersPage))
  app.get('/suppliers/register', show(registerSupplierPage))
  app.post(
    '/suppliers/register',
    act({
      schema: supplierForm,
      also: halfDocuments,
      act: (ctx, i, c) => askSupplier(ctx, { ...readSupplier(i), from: fromOf(c) }),
      // The same page for everybody, whatever is known of whoever asks.
      done: () => '/suppliers/asked',
      again: (ctx, form, c, frame) => registerSupplierPage(ctx, c, frame, form),
    }),
  )
  app.get('/suppliers/asked', show(askedPage))
  decisionRoutes(app)
  documentRoutes(app)
}

function decisionRoutes(app: App): void {
  app.get('/people/suppliers', show(applicationsPage))
  app.post(
    '/people/suppliers/rule',
    act({
      schema: supplierRuleForm,
      act: setSupplierRule,
      done: () => '/people/suppliers',
      again: (ctx, form, c, frame) => applicationsPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/people/suppliers/:id',
    show((ctx, c, frame) => applicationPage(ctx, c, frame)),
  )
  app.post(
    '/people/suppliers/:id/confirm',
    act({
      schema: nothing,
      act: (ctx, _, c) => confirmSupplier(ctx, { id: param(c, 'id'), link: supplierLink(c) }),
      // The link stands in this one answer and nowhere else.
      done: async ({ secret }, ctx, c) => await applicationPage(ctx, c, await c.get('frame')(), { link: supplierLink(c)(secret) }),
    }),
  )
  app.post(
    '/people/suppliers/:id/refuse',
    act({
      schema: refuseSupplierForm,
      act: (ctx, i, c) => refuseApplication(ctx, { ...i, id: param(c, 'id') }),
      done: () => '/people/suppliers',
      again: (ctx, form, c, frame) => applicationPage(ctx, c, frame, { form }),
    }),
  )
}

function documentRoutes(app: App): void {
  app.get(
    '/people/:id/documents',
    show((ctx, c, frame) => documentsPage(ctx, c, frame)),
  )
  app.post(
    '/people/:id/documents',
    act({
      schema: documentForm,
      act: (ctx, i, c) => enterDocument(ctx, { ...i, organisationId: param(c, 'id') }),
      done: (_, __, c) => `/people/${param(c, 'id')}/documents`,
      again: (ctx, form, c, frame) => documentsPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/people/documents/:id/withdraw',
    act({
      schema: nothing,
      act: (ctx, _, c) => withdrawDocument(ctx, param(c, 'id')),
      done: ({ organisationId }) => `/people/${organisationId}/documents`,
    }),
  )
}
