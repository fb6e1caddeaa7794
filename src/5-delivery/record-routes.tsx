import { chosen, fileRoutes, readyFiles } from '#files'
import { isRefusal } from '#kernel'
import { recordHolder } from './held-by-record.ts'
import { type Ctx, longText } from '#platform'
import { act, type App, type C, type FormState, type FrameFacts, param, show } from '#ui'
import { z } from 'zod'
import { addServiceRecord } from './add-service-record.ts'
import { contestErrand, upholdErrand, withdrawContest } from './contest-errand.ts'
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
      act: async (ctx, { file, ...i }) => {
        const files = await readyFiles(ctx, chosen(file), { isPhoto: true })
        return isRefusal(files) ? files : atForm(await addServiceRecord(ctx, { ...meantBy(i), files }))
      },
      done: ({ id }) => `/delivery/new?saved=${id}`,
      again: (ctx, form, c, frame) => newRecordPage(ctx, c, frame, form),
    }),
  )
  app.get('/delivery/records', show(recordsPage))
  app.get(
    '/delivery/records/:id',
    show((ctx, c, frame) => recordPage(ctx, c, frame)),
  )
  contestRoutes(app)
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

const toRecord = (_: unknown, __: Ctx, c: C) => `/delivery/records/${param(c, 'id')}`
const again = (ctx: Ctx, form: FormState, c: C, frame: FrameFacts) => recordPage(ctx, c, frame, form)

/** What is said against an errand, and to that. */
function contestRoutes(app: App): void {
  app.post(
    '/delivery/records/:id/contest',
    act({
      schema: z.object({ reason: longText(1000) }),
      act: (ctx, i, c) => contestErrand(ctx, { ...i, recordId: param(c, 'id') }),
      done: toRecord,
      again,
    }),
  )
  app.post(
    '/delivery/records/:id/contest/answer',
    act({
      schema: z.object({ answer: longText(1000) }),
      act: (ctx, i, c) => upholdErrand(ctx, { ...i, recordId: param(c, 'id') }),
      done: toRecord,
      again,
    }),
  )
  app.post(
    '/delivery/records/:id/contest/withdraw',
    act({ schema: z.object({}), act: (ctx, _, c) => withdrawContest(ctx, param(c, 'id')), done: toRecord }),
  )
}
