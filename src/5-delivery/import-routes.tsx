import { act, type App, freshForm, show } from '#ui'
import { importFileForm, importForm } from './import-form.ts'
import { importRecords } from './import-records.ts'
import { importPage, lookPage, tableOf } from './import-views.tsx'

/** Records taken from a table: it is read, looked at, taken. */
export function importRoutes(app: App): void {
  app.get(
    '/delivery/import',
    show((ctx, c, frame) => importPage(ctx, c, frame)),
  )
  app.post(
    '/delivery/import',
    act({
      schema: importFileForm,
      act: async (ctx, { file }) => await tableOf(ctx, new Uint8Array(await file.arrayBuffer())),
      done: async ({ rows }, ctx, c) => lookPage(ctx, c, await c.get('frame')(), freshForm({ rows })),
      again: (ctx, form, c, frame) => importPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/delivery/import/take',
    act({
      schema: importForm,
      act: importRecords,
      done: (r) => `/delivery/import?added=${r.added}&there=${r.there}`,
      again: (ctx, form, c, frame) => lookPage(ctx, c, frame, form),
    }),
  )
}
