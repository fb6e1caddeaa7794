import { type Lang, listIn } from '#kernel'
import { type Ctx, holds, type ListQuery } from '#platform'
import { type C, Cites, type Column, Empty, type FrameFacts, type Listed, ListTable, listView, Page, Tag, type View } from '#ui'
import { LawTabs, published } from './law-parts.tsx'
import { grade, sayGrade, sayValue } from './law-value.ts'
import { words } from './law-words.ts'

type Published = ReturnType<typeof published>['law']
type Parameter = Published['parameters'][number]
/** One value of a number of the law, with the number it is of. */
interface NumberRow {
  readonly of: Parameter
  /** The ways to buy it is a number of: those of several are called alike. */
  readonly methods: (lang: Lang) => string
  readonly value: Parameter['values'][number]
  /** None of the same number began later and no later than today. */
  readonly isNewest: boolean
}

/** Every number of the law, a row for each value it had: found, sorted, paged, to take away. */
export async function NumbersPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const search = (c.req.query('q') ?? '').trim().slice(0, 60)
  const list = {
    sorts: ['number', 'from'] as const,
    name: 'numbers-of-the-law',
    read: (query: ListQuery) => pageOf(ctx, numbersAbout(ctx, search), query),
    columns: () => columnsFor(ctx),
  }
  return await listView(c, list, (listed) => <NumbersTable {...listed} ctx={ctx} frame={frame} search={search} />)
}

/** The values of all numbers whose name, unit, article or way to buy holds what somebody looks for. */
function numbersAbout(ctx: Ctx, search: string): NumberRow[] {
  const { parameters, methods } = published(ctx).law
  return parameters.flatMap((of) => {
    const buying = methods.rows.filter((m) => Object.values(m.cells as Record<string, string>).includes(of.name))
    const named = (lang: Lang) =>
      listIn(
        buying.map((m) => m.says[lang]),
        lang,
      )
    const texts = of.values.flatMap((v) => v.cites.flatMap((x) => [x.rule, x.instrument.zh, x.instrument.en]))
    const told = [of.name, of.says.zh, of.says.en, named('zh'), named('en'), ...texts].join(' ')
    if (search !== '' && !holds(told, search)) return []
    const newest = of.values.findLast((v) => v.from <= ctx.today.toString())
    return of.values.toReversed().map((value) => ({ of, methods: named, value, isNewest: value === newest }))
  })
}

/** One page of them. Sorted by name the values of one number stay together, the newest first. */
function pageOf(ctx: Ctx, rows: readonly NumberRow[], { sort, descending, page, size }: ListQuery) {
  const order =
    sort === 'from'
      ? (a: NumberRow, b: NumberRow) => a.value.from.localeCompare(b.value.from)
      : (a: NumberRow, b: NumberRow) => sayNumber(a, ctx.lang).localeCompare(sayNumber(b, ctx.lang), ctx.lang)
  const sorted = rows.toSorted((a, b) => (descending ? -1 : 1) * order(a, b))
  return { rows: sorted.slice((page - 1) * size, page * size), total: rows.length }
}

const sayNumber = (r: NumberRow, lang: Lang) =>
  r.methods(lang) ? words[lang].ofMethods(r.methods(lang), r.of.says[lang]) : r.of.says[lang]

function columnsFor(ctx: Ctx): Column<NumberRow>[] {
  const { lang } = ctx
  const t = words[lang]
  const value = (r: NumberRow) => sayValue(r.value.value, lang, ctx.law.country.currency)
  const sure = (r: NumberRow) => sayGrade(grade(r.value.cites), lang)
  const source = (r: NumberRow) =>
    listIn(
      r.value.cites.map((x) => `${x.instrument[lang]} ${x.article[lang]}`),
      lang,
    )
  return [
    {
      key: 'number',
      label: t.number,
      sort: true,
      cell: (r) => (
        <>
          {sayNumber(r, lang)}
          <br />
          <span className="small soft">{`${r.of.unit[lang]} · ${t.checked} ${r.of.checkedOn}`}</span>
        </>
      ),
      text: (r) => sayNumber(r, lang),
    },
    { key: 'unit', label: t.unit, cell: (r) => r.of.unit[lang], text: (r) => r.of.unit[lang], hidden: true },
    { key: 'value', label: t.value, cell: (r) => <b>{value(r)}</b>, text: value },
    {
      key: 'from',
      label: t.from,
      sort: true,
      cell: (r) => (
        <span className="nowrap">
          {r.value.from} {r.isNewest && r.of.values.length > 1 && <Tag quiet>{t.newest}</Tag>}
        </span>
      ),
      text: (r) => r.value.from,
    },
    {
      key: 'source',
      label: t.source,
      cell: (r) => (
        <>
          <Cites cites={r.value.cites} lang={lang} />
          {r.value.note && <span className="small"> {r.value.note[lang]}</span>}
        </>
      ),
      text: source,
    },
    { key: 'sure', label: t.sure, cell: (r) => <Tag quiet={!['A', 'B'].includes(grade(r.value.cites))}>{sure(r)}</Tag>, text: sure },
    { key: 'checked', label: t.checked, cell: (r) => r.of.checkedOn, text: (r) => r.of.checkedOn, hidden: true },
  ]
}

function NumbersTable(p: Listed<NumberRow> & { ctx: Ctx; frame: FrameFacts; search: string }) {
  const { lang } = p.ctx
  const t = words[lang]
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      section="law"
      title={t.numbers}
      lead={t.numbersLead}
      trail={[{ label: t.law, href: '/law' }, { label: t.numbers }]}
    >
      <LawTabs lang={lang} at="/law/numbers" />
      <form className="filters" method="get" role="search">
        <div className="field">
          <label htmlFor="q">{t.searchNumbers}</label>
          <input id="q" type="search" name="q" defaultValue={p.search} style={{ width: 300 }} />
        </div>
        <button className="button plain small">{t.go}</button>
      </form>
      <ListTable of={p} frame={p.frame} lang={lang} rowKey={(r) => `${r.of.name} ${r.value.from}`} empty={<Empty title={t.nothing} />} />
    </Page>
  )
}
