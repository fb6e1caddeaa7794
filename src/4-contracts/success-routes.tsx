import { isRefusal } from '#kernel'
import type { Ctx } from '#platform'
import { act, type App, type C, param, show } from '#ui'
import { z } from 'zod'
import { asked } from './asked.ts'
import { agreeSuccess, saySuccess, writeSuccess } from './say-success.ts'
import { readSuccess, successForm, successWordsForm } from './success-form.ts'
import { successPage } from './success-views.tsx'

const linesOf = async (ctx: Ctx, c: C) => {
  const found = await asked(ctx, c)
  return isRefusal(found) ? [] : found.lines
}
const toPage = (_: unknown, __: Ctx, c: C) => `/contracts/${param(c, 'id')}/success`

/** The addresses at which both sides say what will count as success, read each other, and agree on words. */
export function successRoutes(app: App): void {
  app.get('/contracts/:id/success', show(successPage))
  app.post(
    '/contracts/:id/success',
    act({
      schema: async (ctx, c) => successForm(await linesOf(ctx, c)),
      act: async (ctx, i, c) => await saySuccess(ctx, { contractId: param(c, 'id'), lines: readSuccess(await linesOf(ctx, c), i) }),
      done: toPage,
      again: (ctx, form, c, frame) => successPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/contracts/:id/success/:line/words',
    act({
      schema: successWordsForm,
      act: (ctx, i, c) => writeSuccess(ctx, { contractId: param(c, 'id'), lineId: param(c, 'line'), words: i.words }),
      done: toPage,
      again: (ctx, form, c, frame) => successPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/contracts/:id/success/:line/agree',
    act({
      schema: z.object({}),
      act: (ctx, _, c) => agreeSuccess(ctx, { contractId: param(c, 'id'), lineId: param(c, 'line') }),
      done: toPage,
      again: (ctx, form, c, frame) => successPage(ctx, c, frame, form),
    }),
  )
}
