import { fileRoutes } from '#files'
import { deliverableHolder } from './held-by-record.ts'
import { idOf } from '#platform'
import { act, type App, param, show } from '#ui'
import { z } from 'zod'
import { changeDeliverable } from './change-deliverable.ts'
import { deliverablePage, deliverablesPage } from './deliverable-views.tsx'
import { openDeliverable } from './open-deliverable.ts'
import { deliverableFields } from './record-form.ts'

/** What a contract buys that consists of several sessions: finding, opening, and who takes part. */
export function deliverableRoutes(app: App): void {
  app.get(
    '/delivery/deliverables/:deliverable',
    show((ctx, c, frame) => deliverablePage(ctx, c, frame)),
  )
  fileRoutes(app, { at: '/delivery/deliverables/:deliverable', of: deliverableHolder })
  app.post(
    '/delivery/deliverables/:deliverable',
    act({
      schema: z.object(deliverableFields),
      act: (ctx, i, c) => changeDeliverable(ctx, { ...i, deliverableId: param(c, 'deliverable'), version: ctx.version ?? 0 }),
      done: ({ id }) => `/delivery/deliverables/${id}`,
      again: (ctx, form, c, frame) => deliverablePage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/delivery/:id/deliverables',
    show((ctx, c, frame) => deliverablesPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/:id/deliverables',
    act({
      schema: z.object({ ...deliverableFields, lineId: idOf('line') }),
      act: (ctx, i, c) => openDeliverable(ctx, { ...i, contractId: param(c, 'id') }),
      done: ({ id }) => `/delivery/deliverables/${id}`,
      again: (ctx, form, c, frame) => deliverablesPage(ctx, c, frame, form),
    }),
  )
}
