import { act, type App, param, show } from '#ui'
import { checksForm, checksTyped, notesAlone } from './acceptance-form.ts'
import { again, back } from './acceptance-routes.tsx'
import { drawFile } from './draw-file.ts'
import { noteChecks } from './note-checks.ts'

/** What an acceptance is decided on: drawn records and what was found of them. */
export function evidenceRoutes(app: App): void {
  app.post(
    '/delivery/acceptances/:id/checks',
    act({
      schema: checksForm,
      also: notesAlone,
      act: (ctx, i, c) => noteChecks(ctx, { acceptanceId: param(c, 'id'), checks: checksTyped(i), version: ctx.version ?? 0 }),
      done: back,
      again: again('check'),
    }),
  )
  app.get('/delivery/acceptances/:id/draws/:times', show(drawFile))
}
