import { act, type App, param, show } from '#ui'
import { controlForm, reportAnswerForm, reportForm } from './independence-form.ts'
import { answerReportPage, controlPage, independencePage, receiptPage, reportPage } from './independence-views.tsx'
import { answerInterference, reportInterference } from './report-interference.ts'
import { sayControl } from './say-control.ts'

const at = '/evaluations/independence'

/** The addresses of independence: who decides at posts, and reports of interference. */
export function independenceRoutes(app: App): void {
  app.get(at, show(independencePage))
  app.get(
    `${at}/report`,
    show((ctx, c, frame) => reportPage(ctx, c, frame)),
  )
  app.post(
    `${at}/report`,
    act({
      schema: reportForm,
      act: reportInterference,
      done: async ({ receipt }, ctx, c) => receiptPage(ctx, await c.get('frame')(), receipt),
      again: (ctx, form, c, frame) => reportPage(ctx, c, frame, form),
    }),
  )
  app.get(
    `${at}/reports/:id`,
    show((ctx, c, frame) => answerReportPage(ctx, c, frame)),
  )
  app.post(
    `${at}/reports/:id`,
    act({
      schema: reportAnswerForm,
      act: (ctx, i, c) => answerInterference(ctx, { ...i, id: param(c, 'id') }),
      done: ({ id }) => `${at}/reports/${id}`,
      again: (ctx, form, c, frame) => answerReportPage(ctx, c, frame, form),
    }),
  )
  app.get(
    `${at}/contracts/:id`,
    show((ctx, c, frame) => controlPage(ctx, c, frame)),
  )
  app.post(
    `${at}/contracts/:id/:line`,
    act({
      schema: controlForm,
      act: (ctx, i, c) => sayControl(ctx, { ...i, contractId: param(c, 'id'), lineId: param(c, 'line') }),
      done: ({ id }) => `${at}/contracts/${id}`,
      again: (ctx, form, c, frame) => controlPage(ctx, c, frame, form),
    }),
  )
}
