import { type Lang, sayDay, sayMoney } from '#kernel'
import { type Ctx, holds } from '#platform'
import { type C, type Column, csvOf, DataTable, download, Empty, type FrameFacts, listQuery, Page, tableWords } from '#ui'
import { type IndexRow, publicIndex, stages } from '../public-index.ts'
import { modeWords, stageWords, words } from '../words.ts'
import { joined, partyName, titleOf } from './purchase-page.tsx'

export const indexColumns = (lang: Lang): Column<IndexRow>[] => {
  const t = words[lang]
  return [
    { key: 'on', label: t.on, sort: true, cell: (r) => <span className="nowrap">{sayDay(r.on, lang)}</span>, text: (r) => r.on.toString() },
    { key: 'number', label: t.number, sort: true, cell: (r) => <span className="nowrap">{r.number}</span>, text: (r) => r.number },
    {
      key: 'title',
      label: t.title,
      sort: true,
      cell: (r) => <a href={`/open/purchases/${r.id}`}>{titleOf(r, lang)}</a>,
      text: (r) => titleOf(r, lang),
    },
    { key: 'purchaser', label: t.purchaser, cell: (r) => partyName(r.purchaser, lang), text: (r) => partyName(r.purchaser, lang) },
    {
      key: 'provider',
      label: t.provider,
      cell: (r) =>
        r.providers.map((p, i) => (
          <span key={p.id}>
            {i > 0 && (lang === 'zh' ? '、' : ', ')}
            <a href={`/open/institutions/${p.id}`}>{partyName(p, lang)}</a>
          </span>
        )),
      text: (r) =>
        joined(
          r.providers.map((p) => partyName(p, lang)),
          lang,
        ),
    },
    {
      key: 'mode',
      label: t.mode,
      cell: (r) => (r.mode ? modeWords[r.mode][lang] : ''),
      text: (r) => (r.mode ? modeWords[r.mode][lang] : ''),
    },
    { key: 'stage', label: t.stage, cell: (r) => stageWords[r.stage][lang], text: (r) => stageWords[r.stage][lang] },
    {
      key: 'total',
      label: t.total,
      sort: true,
      number: true,
      cell: (r) => sayMoney(r.total, lang),
      text: (r) => (Number(r.total) / 100).toFixed(2),
    },
  ]
}

export async function PurchasesPage(ctx: Ctx, c: C, frame: FrameFacts) {
  const { lang } = ctx
  const t = words[lang]
  const url = new URL(c.req.url)
  const params = url.searchParams
  const q = (params.get('q') ?? '').trim().toLowerCase()
  const [stage, mode, purchaser] = [params.get('stage') ?? '', params.get('mode') ?? '', params.get('purchaser') ?? '']
  const query = listQuery(params, ['on', 'number', 'title', 'total'], { descending: true })
  const all = await publicIndex(ctx)
  const found = all.filter(
    (r) =>
      (!q || holds(`${r.number} ${r.title} ${r.titleEn ?? ''}`, q)) &&
      (!stage || r.stage === stage) &&
      (!mode || r.mode === mode) &&
      (!purchaser || r.purchaser.id === purchaser),
  )
  const collator = new Intl.Collator(lang === 'zh' ? 'zh-CN' : 'en')
  const by: Record<string, (a: IndexRow, b: IndexRow) => number> = {
    on: (a, b) => Temporal.PlainDate.compare(a.on, b.on),
    number: (a, b) => (a.number < b.number ? -1 : 1),
    title: (a, b) => collator.compare(titleOf(a, lang), titleOf(b, lang)),
    total: (a, b) => (a.total < b.total ? -1 : a.total > b.total ? 1 : 0),
  }
  const sorted = found.toSorted((a, b) => by[query.sort]!(a, b) * (query.descending ? -1 : 1))
  const columns = indexColumns(lang)
  if (params.get('format') === 'csv') return download(csvOf(sorted, columns), 'purchases.csv', 'text/csv; charset=utf-8')
  const offices = [...new Map(all.map((r) => [r.purchaser.id, partyName(r.purchaser, lang)]))].sort((a, b) => collator.compare(a[1], b[1]))
  const option = (value: string, label: string) => (
    <option key={value} value={value}>
      {label}
    </option>
  )
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      title={t.purchases}
      lead={t.purchasesLead}
      trail={[{ label: t.open, href: '/open' }, { label: t.purchases }]}
    >
      <form className="filters" action="/open/purchases">
        <div className="field">
          <label htmlFor="q">{t.search}</label>
          <input type="search" id="q" name="q" defaultValue={params.get('q') ?? ''} />
        </div>
        <div className="field">
          <label htmlFor="stage">{t.stage}</label>
          <select id="stage" name="stage" defaultValue={stage}>
            {option('', t.any)}
            {stages.map((s) => option(s, stageWords[s][lang]))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="mode">{t.mode}</label>
          <select id="mode" name="mode" defaultValue={mode}>
            {option('', t.any)}
            {(['post', 'project', 'combined'] as const).map((m) => option(m, modeWords[m][lang]))}
          </select>
        </div>
        {offices.length > 1 && (
          <div className="field">
            <label htmlFor="purchaser">{t.purchaser}</label>
            <select id="purchaser" name="purchaser" defaultValue={purchaser}>
              {option('', t.any)}
              {offices.map(([id, name]) => option(id, name))}
            </select>
          </div>
        )}
        <button className="button plain small">{t.filter}</button>
        {(q || stage || mode || purchaser) && <a href="/open/purchases">{t.clear}</a>}
      </form>
      <DataTable
        rows={sorted.slice((query.page - 1) * query.size, query.page * query.size)}
        columns={columns}
        lang={lang}
        rowKey={(r) => r.id}
        here={url.pathname + url.search}
        query={query}
        total={sorted.length}
        csv
        empty={
          all.length === 0 ? (
            <Empty title={t.noPurchases}>
              <p>{t.noPurchasesHelp}</p>
            </Empty>
          ) : (
            <p className="soft">{tableWords[lang].nothing}</p>
          )
        }
      />
      <p>
        <a href="/open/ocds.json">{t.goOcds}</a>
      </p>
    </Page>
  )
}
