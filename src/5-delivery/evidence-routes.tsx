import { act, type App, param, show } from '#ui'
import { answerTime } from './answer-time.ts'
import { checksForm, checksTyped, notesAlone, timeAnswerForm } from './acceptance-form.ts'
import { again, back } from './acceptance-routes.tsx'
import { drawFile } from './draw-file.ts'
import { indicatorsPage, reasonMissing, valuePage } from './indicator-views.tsx'
import { noteChecks } from './note-checks.ts'
import { showValue } from './show-value.ts'
import { valueForm } from './value-form.ts'

/** What an acceptance is decided on: what was reached of indicators, drawn records and what was found of them. */
export function evidenceRoutes(app: App): void {
  app.get('/delivery/:id/indicators', show(indicatorsPage))
  app.get(
    '/delivery/:id/indicators/:indicator/:for',
    show((ctx, c, frame) => valuePage(ctx, c, frame)),
  )
  app.post(
    '/delivery/:id/indicators/:indicator/:for',
    act({
      schema: valueForm,
      also: reasonMissing,
      act: (ctx, i, c) =>
        showValue(ctx, { ...i, contractId: param(c, 'id'), indicatorId: param(c, 'indicator'), shownFor: param(c, 'for') }),
      done: ({ contractId }) => `/delivery/${contractId}/indicators`,
      again: (ctx, form, c, frame) => valuePage(ctx, c, frame, form),
    }),
  )
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
  app.post(
    '/delivery/acceptances/:id/time',
    act({
      schema: timeAnswerForm,
      act: (ctx, { appointmentId, ...i }, c) =>
        answerTime(ctx, {
          appointmentId,
          answer: i[`answer-${appointmentId}`] ?? '',
          acceptanceId: param(c, 'id'),
          version: ctx.version ?? 0,
        }),
      done: back,
      again: again('time'),
    }),
  )
  app.get('/delivery/acceptances/:id/draws/:times', show(drawFile))
}
