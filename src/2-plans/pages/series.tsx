import { sayDay, sayIndexMonth } from '#kernel'
import { Link, mayAtAll, nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import {
  type Column,
  DataTable,
  DayField,
  Form,
  type FormState,
  type FrameFacts,
  type Listed,
  ListTable,
  NumberField,
  Page,
  SummaryList,
  Tag,
  TextArea,
  TextField,
} from '#ui'
import type { PriceSeries, SeriesValue } from '../rules/series.ts'
import { seriesWords } from '../series-words.ts'
import { words } from '../words.ts'

interface SeriesRow {
  readonly series: PriceSeries
  readonly office: Organisation | undefined
  readonly newest: SeriesValue | undefined
}
const said = (v: SeriesValue, lang: Ctx['lang']): string => `${sayIndexMonth(v.month)[lang]} · ${v.value}`

/** Every series that is kept, by whom, and its newest value. */
export function SeriesListPage({ ctx, frame, rows }: { ctx: Ctx; frame: FrameFacts; rows: readonly SeriesRow[] }) {
  const { lang } = ctx
  const t = seriesWords[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.title}
      section="plans"
      lead={t.lead}
      trail={[{ label: words[lang].plans, href: '/plans' }, { label: t.title }]}
      actions={
        mayAtAll(ctx.asker, 'plans.edit') && (
          <Link asker={ctx.asker} className="button" href="/plans/series/new">
            {t.add}
          </Link>
        )
      }
    >
      <DataTable
        lang={lang}
        rows={rows}
        rowKey={(r) => r.series.id}
        empty={<p className="soft">{t.none}</p>}
        columns={[
          { key: 'name', label: t.name, cell: (r) => <a href={`/plans/series/${r.series.id}`}>{r.series.name}</a> },
          { key: 'source', label: t.source, cell: (r) => r.series.source },
          { key: 'office', label: t.office, cell: (r) => nameOf(r.office, lang) },
          { key: 'newest', label: t.newest, cell: (r) => (r.newest ? said(r.newest, lang) : '–') },
        ]}
      />
    </Page>
  )
}

export function NewSeriesPage({ ctx, frame, form }: { ctx: Ctx; frame: FrameFacts; form: FormState }) {
  const { lang } = ctx
  const t = seriesWords[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.add}
      section="plans"
      lead={t.lead}
      trail={[{ label: t.title, href: '/plans/series' }, { label: t.add }]}
    >
      <Form action="/plans/series/new" form={form} lang={lang} submit={t.save} cancel="/plans/series">
        <Said form={form} lang={lang} />
      </Form>
    </Page>
  )
}

function Said({ form, lang }: { form: FormState; lang: Ctx['lang'] }) {
  const t = seriesWords[lang]
  const f = { form, lang }
  return (
    <>
      <TextField {...f} name="name" label={t.name} hint={t.nameHint} />
      <TextField {...f} name="source" label={t.source} hint={t.sourceHint} />
    </>
  )
}

export const valueColumns = (ctx: Ctx, counting: ReadonlySet<string>): Column<SeriesValue>[] => {
  const t = seriesWords[ctx.lang]
  const standing = (v: SeriesValue) => (counting.has(`${v.month}:${v.number}`) ? t.counts : t.replaced)
  return [
    { key: 'month', label: t.month, sort: true, cell: (v) => sayIndexMonth(v.month)[ctx.lang], text: (v) => v.month },
    { key: 'value', label: t.value, number: true, cell: (v) => v.value, text: (v) => v.value },
    { key: 'published', label: t.published, cell: (v) => sayDay(v.publishedOn, ctx.lang), text: (v) => v.publishedOn.toString() },
    { key: 'source', label: t.source, cell: (v) => v.source, text: (v) => v.source },
    {
      key: 'number',
      label: t.number,
      cell: (v) => (
        <>
          {v.number} <Tag quiet={!counting.has(`${v.month}:${v.number}`)}>{standing(v)}</Tag>
        </>
      ),
      text: (v) => String(v.number),
    },
    { key: 'reason', label: t.reason, cell: (v) => v.reason ?? '–', text: (v) => v.reason ?? '' },
  ]
}

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  series: PriceSeries
  office: Organisation | undefined
  keeps: boolean
  form: FormState
}

/** One series: who publishes and who keeps it, its values with those that were put right, and for its office the forms. */
export function SeriesPage(p: Listed<SeriesValue> & Shown) {
  const { ctx, frame, series: s } = p
  const { lang } = ctx
  const t = seriesWords[lang]
  return (
    <Page ctx={ctx} frame={frame} title={s.name} section="plans" trail={[{ label: t.title, href: '/plans/series' }, { label: s.name }]}>
      <SummaryList
        rows={[
          { label: t.source, value: s.source },
          { label: t.office, value: nameOf(p.office, lang) },
        ]}
      />
      <h2>{t.values}</h2>
      <ListTable of={p} frame={frame} lang={lang} rowKey={(v) => `${v.month}:${v.number}`} empty={<p className="soft">{t.noValues}</p>} />
      {p.keeps && <Keeping {...p} />}
    </Page>
  )
}

function Keeping({ ctx: { lang }, series: s, form }: Shown) {
  const t = seriesWords[lang]
  const f = { form, lang }
  // Both forms stand on one page: what is wrong with one is not said of the other.
  const renamed = form.errors.name !== undefined
  return (
    <>
      <h2>{t.enter}</h2>
      <Form action={`/plans/series/${s.id}/values`} {...f} submit={t.enter} version={s.version}>
        <div className="row">
          <TextField {...f} name="month" label={t.month} hint={t.monthHint} optional />
          <NumberField {...f} name="value" label={t.value} decimal optional />
          <DayField {...f} name="publishedOn" label={t.published} optional />
        </div>
        <TextField {...f} name="valueSource" label={t.source} hint={t.valueSourceHint} optional />
        <TextArea {...f} name="rows" label={t.rows} hint={t.rowsHint} rows={4} optional />
        <TextField {...f} name="reason" label={t.reason} hint={t.reasonHint} optional />
      </Form>
      <details open={renamed}>
        <summary>{t.edit}</summary>
        <Form action={`/plans/series/${s.id}/edit`} {...f} submit={t.save} version={s.version}>
          <Said {...f} />
        </Form>
      </details>
    </>
  )
}
