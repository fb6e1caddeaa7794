import { fileRoutes } from '#files'
import { recordHolder } from './held-by-record.ts'
import { act, type App, param, show } from '#ui'
import { addServiceRecord } from './add-service-record.ts'
import { correctRecord } from './correct-record.ts'
import { atForm, correctionForm, meantBy, newRecordForm } from './record-form.ts'
import { correctPage, newRecordPage, recordPage, recordsPage } from './record-views.tsx'

/** Service records: adding, finding, correcting. */
export function recordRoutes(app: App): void {
  app.get('/delivery/new', show(newRecordPage))
  app.post(
    '/delivery/new',
    act({
      schema: newRecordForm,
      act: async (ctx, i) => atForm(await addServiceRecord(ctx, meantBy(i))),
      done: ({ id }) => `/delivery/new?saved=${id}`,
      again: (ctx, form, c, frame) => newRecordPage(ctx, c, frame, form),
    }),
  )
  app.get('/delivery/records', show(recordsPage))
  app.get('/delivery/records/:id', show(recordPage))
  fileRoutes(app, { at: '/delivery/records/:id', of: recordHolder })
  app.get('/delivery/records/:id/correct', show(correctPage))
  app.post(
    '/delivery/records/:id/correct',
    act({
      schema: correctionForm,
      act: async (ctx, i, c) => atForm(await correctRecord(ctx, { ...meantBy(i), recordId: param(c, 'id'), version: ctx.version ?? 0 })),
      done: ({ id }) => `/delivery/records/${id}`,
      again: (ctx, form, c, frame) => correctPage(ctx, c, frame, form),
    }),
  )
}
