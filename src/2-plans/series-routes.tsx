import { act, type App, param, show } from '#ui'
import { beginSeries } from './begin-series.ts'
import { editSeries } from './edit-series.ts'
import { enterTyped, seriesForm, valuesForm } from './series-form.ts'
import { newSeriesPage, seriesListPage, seriesPage } from './series-views.tsx'

const toSeries = ({ id }: { id: string }) => `/plans/series/${id}`

/** Price series that offices keep: anybody may read them, each office writes its own. */
export function seriesRoutes(app: App): void {
  app.get('/plans/series', show(seriesListPage))
  app.get('/plans/series/new', show(newSeriesPage))
  app.post(
    '/plans/series/new',
    act({ schema: seriesForm, act: beginSeries, done: toSeries, again: (ctx, form, c, frame) => newSeriesPage(ctx, c, frame, form) }),
  )
  app.get('/plans/series/:id', show(seriesPage))
  app.post(
    '/plans/series/:id/edit',
    act({
      schema: seriesForm,
      act: (ctx, i, c) => editSeries(ctx, { ...i, seriesId: param(c, 'id') }),
      done: toSeries,
      again: (ctx, form, c, frame) => seriesPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/plans/series/:id/values',
    act({
      schema: valuesForm,
      act: (ctx, i, c) => enterTyped(ctx, param(c, 'id'), i),
      done: toSeries,
      again: (ctx, form, c, frame) => seriesPage(ctx, c, frame, form),
    }),
  )
}
