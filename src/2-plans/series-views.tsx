import { mayNot, organisations, organisation, may } from '#people'
import { type Ctx, type ListQuery, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, listView, param, type View } from '#ui'
import { NewSeriesPage, SeriesListPage, SeriesPage, valueColumns } from './pages/series.tsx'
import { valuesThatCount } from './rules/series.ts'
import { pageOfValues, readSeries, readValues, valueSorts } from './store/index.ts'

/** Every series that is kept, by whom, and its newest value. */
export async function seriesListPage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  const all = await readSeries(ctx)
  const values = await readValues(
    ctx,
    all.map((s) => s.id),
  )
  const offices = new Map((await organisations(ctx, { ids: all.map((s) => s.purchaserId) })).map((o) => [o.id as string, o]))
  const rows = all.map((series) => ({
    series,
    office: offices.get(series.purchaserId),
    newest: valuesThatCount(values.get(series.id) ?? []).at(-1),
  }))
  return <SeriesListPage ctx={ctx} frame={frame} rows={rows} />
}

export function newSeriesPage(ctx: Ctx, _: C, frame: FrameFacts, form?: FormState): View {
  const no = mayNot(ctx.asker, 'plans.edit', { purchaserId: ctx.asker.organisationId })
  return no ?? <NewSeriesPage ctx={ctx} frame={frame} form={form ?? freshForm()} />
}

/** One series with its values, as a page or as a file; its own office enters more. */
export async function seriesPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const series = (await readSeries(ctx, { id: param(c, 'id') }))[0]
  if (!series) return notThere()
  const counting = new Set(valuesThatCount((await readValues(ctx, [series.id])).get(series.id) ?? []).map((v) => `${v.month}:${v.number}`))
  const office = await organisation(ctx, series.purchaserId)
  const list = {
    sorts: valueSorts,
    descending: true,
    name: 'price-series',
    read: (query: ListQuery) => pageOfValues(ctx, series.id, query),
    columns: () => valueColumns(ctx, counting),
  }
  return await listView(c, list, (listed) => (
    <SeriesPage
      ctx={ctx}
      frame={frame}
      {...listed}
      series={series}
      office={office}
      keeps={may(ctx.asker, 'plans.edit', { purchaserId: series.purchaserId })}
      form={form ?? freshForm({ name: series.name, source: series.source })}
    />
  ))
}
