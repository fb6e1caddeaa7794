import { act, type App, param, show } from '#ui'
import { readForm, makeForm, takeAnswerForm, withdrawBatchForm } from './batch-form.ts'
import { answerPage, batchCsv, batchPage, oneBatchPage, painDownload, understoodAgain, understoodPage } from './batch-views.tsx'
import { makeBatch } from './make-batch.ts'
import { takeAnswer } from './take-answer.ts'
import { understandAnswer } from './understand-answer.ts'
import { withdrawBatch } from './withdraw-batch.ts'

/** Claims that are paid together: chosen, made into a file for the bank, and answered by the bank's file. */
export function batchRoutes(app: App): void {
  app.get('/payments/batch', show(batchPage))
  app.post(
    '/payments/batch',
    act({
      schema: makeForm,
      act: (ctx, { claim, on }) => makeBatch(ctx, { claimIds: claim, on }),
      done: ({ id }) => `/payments/batch/${id}`,
      again: (ctx, form, c, frame) => batchPage(ctx, c, frame, form),
    }),
  )
  app.get('/payments/batch/answer', show(answerPage))
  app.post(
    '/payments/batch/answer',
    act({
      schema: readForm,
      act: async (ctx, { file }) => await understandAnswer(ctx, new Uint8Array(await file.arrayBuffer())),
      done: async (read, ctx, c) => understoodPage(ctx, await c.get('frame')(), read),
      again: (ctx, form, c, frame) => answerPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/payments/batch/answer/take',
    act({
      schema: takeAnswerForm,
      act: (ctx, { rows, ...i }) => takeAnswer(ctx, { content: rows, ...i }),
      done: (t) => `/payments/batch?paid=${t.pay}&rejected=${t.reject}&returned=${t.return}`,
      again: (ctx, form, c, frame) => understoodAgain(ctx, c, frame, form),
    }),
  )
  app.get('/payments/batch/:id', show(oneBatchPage))
  app.get('/payments/batch/:id/pain.001.xml', show(painDownload))
  app.get('/payments/batch/:id/batch.csv', show(batchCsv))
  app.post(
    '/payments/batch/:id/withdraw',
    act({
      schema: withdrawBatchForm,
      act: (ctx, { why }, c) => withdrawBatch(ctx, { id: param(c, 'id'), why }),
      done: ({ id }) => `/payments/batch/${id}`,
      again: (ctx, form, c, frame) => oneBatchPage(ctx, c, frame, form),
    }),
  )
}
