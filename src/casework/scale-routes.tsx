import { act, type App, param, show } from '#ui'
import { z } from 'zod'
import { addScale, retireScale } from './keep-scale.ts'
import { measureCase } from './measure-case.ts'
import { measureForm, scaleForm } from './scale-form.ts'
import { measurePage, newScalePage, scalesPage } from './scale-views.tsx'

/** The addresses of scales: those that can be asked, and asking one in a case. */
export function scaleRoutes(app: App): void {
  app.get('/scales', show(scalesPage))
  app.get(
    '/scales/new',
    show((ctx, c, frame) => newScalePage(ctx, c, frame)),
  )
  app.post(
    '/scales/new',
    act({ schema: scaleForm, act: addScale, done: () => '/scales', again: (ctx, form, c, frame) => newScalePage(ctx, c, frame, form) }),
  )
  app.post('/scales/:id/retire', act({ schema: z.object({}), act: (ctx, _, c) => retireScale(ctx, param(c, 'id')), done: () => '/scales' }))
  app.get(
    '/cases/:id/scales/:scale',
    show((ctx, c, frame) => measurePage(ctx, c, frame)),
  )
  app.post(
    '/cases/:id/scales/:scale',
    act({
      schema: measureForm,
      act: (ctx, i, c) => measureCase(ctx, { ...i, id: param(c, 'id'), scaleId: param(c, 'scale') }),
      done: ({ id }) => `/cases/${id}?saved=yes`,
      again: (ctx, form, c, frame) => measurePage(ctx, c, frame, form),
    }),
  )
}
