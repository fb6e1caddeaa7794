import { openable } from '#people'
import { categories, categoryWords } from '#delivery'
import { type Lang, sayDay, sayMoney } from '#kernel'
import type { Ctx } from '#platform'
import { type Column, colours, csvOf, DataTable, Empty, Figure, type FrameFacts, Notice, Page, Plot } from '#ui'
import type { Choice, Chosen } from '../choose.ts'
import { modes } from '../compare.ts'
import { mostContracts } from '../facts.ts'
import type { ContractFacts } from '../rules/contract-facts.ts'
import { type Indicator, indicators, noDataYet, type Reading } from '../rules/indicators.ts'
import { fewestInstitutions, type Pooled, pooled } from '../rules/pooled.ts'
import { words } from '../words.ts'
import { sayReading, sayValue } from './say.ts'

export interface Row {
  indicator: Indicator
  reading: Reading
  facts: readonly ContractFacts[]
}
export const rowsOf = (facts: readonly ContractFacts[]): Row[] =>
  indicators.map((indicator) => ({ indicator, reading: indicator.read(facts), facts }))

const columns = ({ lang, asker }: Asking): Column<Row>[] => {
  const t = words[lang]
  return [
    {
      key: 'finding',
      label: t.finding,
      cell: (r) => <span className="soft">{r.indicator.finding}</span>,
      text: (r) => r.indicator.finding,
    },
    { key: 'title', label: t.indicator, cell: (r) => r.indicator.title[lang], text: (r) => r.indicator.title[lang] },
    {
      key: 'value',
      label: t.value,
      cell: (r) =>
        r.reading.value === null ? (
          <span className="soft">{sayReading(r.reading, r.indicator.unit, lang)}</span>
        ) : (
          <b>{sayReading(r.reading, r.indicator.unit, lang)}</b>
        ),
      text: (r) => (r.reading.value === null ? '' : String(r.reading.value)),
    },
    {
      key: 'n',
      label: 'n',
      number: true,
      cell: (r) => (r.reading.n === 0 ? '' : `${r.reading.n.toLocaleString('en')} ${r.indicator.of[lang]}`),
      text: (r) => String(r.reading.n),
    },
    { key: 'low', label: lang === 'zh' ? '区间下限' : 'Low', cell: () => null, text: (r) => String(r.reading.low ?? '') },
    { key: 'high', label: lang === 'zh' ? '区间上限' : 'High', cell: () => null, text: (r) => String(r.reading.high ?? '') },
    { key: 'source', label: t.source, cell: (r) => <Sources row={r} lang={lang} asker={asker} /> },
  ]
}
const onPage = (ctx: Asking) => columns(ctx).filter((c) => c.key !== 'low' && c.key !== 'high')
export const readingsCsv = (rows: readonly Row[], ctx: Asking): string => csvOf(rows, columns(ctx))

type Asking = Pick<Ctx, 'lang' | 'asker'>

/** Where a figure was counted: one page for one contract, a list behind a click for several. */
function Sources({ row, lang, asker }: Asking & { row: Row }) {
  const t = words[lang]
  if (row.reading.n === 0) return null
  const spoke = row.facts.filter((c) => {
    const r = row.indicator.read([c])
    return r.value !== null || r.n > 0
  })
  // What is another institution's shows its public page instead.
  const from = (c: ContractFacts) => openable(asker, row.indicator.from(c), c) ?? `/open/purchases/${c.purchaseId}`
  const links = [...new Map(spoke.map((c) => [from(c), c])).entries()]
  if (links.length === 1)
    return (
      <a href={links[0]![0]}>
        {t.seeSource}
        <span className="visually-hidden">: {row.indicator.title[lang]}</span>
      </a>
    )
  return (
    <details>
      <summary className="small">
        {links.length}
        <span className="visually-hidden"> {row.indicator.title[lang]}</span>
      </summary>
      {links.slice(0, 50).map(([href, c]) => (
        <a key={href} style={{ display: 'block' }} href={href}>
          {c.number}
        </a>
      ))}
    </details>
  )
}

export function Readings({ facts, ctx }: { facts: readonly ContractFacts[]; ctx: Asking }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <>
      <DataTable rows={rowsOf(facts)} columns={onPage(ctx)} rowKey={(r) => r.indicator.key} lang={lang} caption={t.countedNote} />
      <h2>{t.notRecorded}</h2>
      <p>{t.notRecordedLead}</p>
      <DataTable
        rows={noDataYet}
        rowKey={(r) => `${r.finding}${r.title.en}`}
        lang={lang}
        columns={[
          { key: 'finding', label: t.finding, cell: (r) => <span className="soft">{r.finding}</span> },
          { key: 'title', label: t.indicator, cell: (r) => r.title[lang] },
          { key: 'why', label: t.noData, cell: (r) => r.why[lang] },
        ]}
      />
    </>
  )
}

/** Hours by category, over all chosen contracts. */
export function HoursFigure({ facts, lang }: { facts: readonly ContractFacts[]; lang: Lang }) {
  const t = words[lang]
  const all = facts.reduce((n, c) => n + c.minutes, 0)
  if (all === 0) return null
  const rows = categories
    .map((k) => ({ key: k, name: categoryWords[k][lang], hours: facts.reduce((n, c) => n + (c.minutesBy[k] ?? 0), 0) / 60 }))
    .map((r) => ({ ...r, share: (r.hours * 60) / all }))
  const most = rows.toSorted((a, b) => b.hours - a.hours)[0]!
  return (
    <Figure
      title={t.hoursTitle}
      description={t.hoursSays(most.name, sayValue(most.share, 'percent', lang))}
      lang={lang}
      options={{
        height: 220,
        marginLeft: lang === 'zh' ? 140 : 205,
        marginRight: 56,
        x: { label: null, percent: true, grid: true, ticks: 5 },
        y: { label: null, type: 'band', domain: rows.map((r) => r.name) },
        marks: [
          Plot.barX(rows, {
            x: 'share',
            y: 'name',
            fill: (r: (typeof rows)[number]) => (r.key === 'errand' ? colours.late : colours.accent),
          }),
          Plot.text(rows, {
            x: 'share',
            y: 'name',
            text: (r: (typeof rows)[number]) => sayValue(r.share, 'percent', lang),
            dx: 6,
            textAnchor: 'start',
            fill: colours.ink,
          }),
          Plot.ruleX([0]),
        ],
      }}
      table={
        <DataTable
          rows={rows}
          rowKey={(r) => r.key}
          lang={lang}
          columns={[
            { key: 'category', label: t.category, cell: (r) => r.name },
            { key: 'hours', label: t.hours, number: true, cell: (r) => r.hours.toFixed(1) },
            { key: 'share', label: t.shareOf, number: true, cell: (r) => sayValue(r.share, 'percent', lang) },
          ]}
        />
      }
    />
  )
}

export function Filters({
  choice,
  options,
  lang,
  action,
  more,
}: {
  choice: Choice
  options: Chosen['options']
  lang: Lang
  action: string
  more?: React.ReactNode
}) {
  const t = words[lang]
  const select = (name: keyof Choice, label: string, list: readonly (readonly [string, string])[]) => (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={String(choice[name] ?? '')}>
        <option value="">{t.any}</option>
        {list.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <form className="filters" action={action}>
      {select('mode', t.mode, [
        ['post', t.post],
        ['project', t.project],
        ['combined', t.combined],
      ])}
      {select('purchaser', t.purchaser, options.purchasers)}
      {select('provider', t.provider, options.providers)}
      {select(
        'year',
        t.year,
        options.years.map((y) => [String(y), String(y)]),
      )}
      {select('community', t.community, options.communities)}
      {more}
      <button className="button plain small">{t.filter}</button>
      {Object.values(choice).some(Boolean) && <a href={action}>{t.clear}</a>}
    </form>
  )
}

/** What other institutions' contracts say together, for whoever may not see them one by one. */
function Others({ facts, lang }: { facts: readonly ContractFacts[]; lang: Lang }) {
  const t = words[lang]
  const rows = pooled(facts).filter((r) => modes.some((m) => r.groups[m]))
  return (
    <>
      <h2>{t.others}</h2>
      <p>{t.othersLead(fewestInstitutions)}</p>
      {rows.length === 0 ? (
        <p className="soft">{t.othersFew(fewestInstitutions)}</p>
      ) : (
        <DataTable
          rows={rows}
          rowKey={(r) => r.indicator.key}
          lang={lang}
          columns={[
            { key: 'title', label: t.indicator, cell: (r) => r.indicator.title[lang] },
            ...modes.map((m) => ({
              key: m,
              label: t[m],
              cell: (r: Pooled) => {
                const reading = r.groups[m]
                return reading ? sayReading(reading, r.indicator.unit, lang) : <span className="soft">—</span>
              },
            })),
          ]}
        />
      )}
    </>
  )
}

export function OverviewPage({
  ctx,
  frame,
  choice,
  found,
  here,
}: {
  ctx: Ctx
  frame: FrameFacts
  choice: Choice
  found: Chosen
  here: URL
}) {
  const { lang } = ctx
  const t = words[lang]
  const csv = new URL(here)
  csv.searchParams.set('format', 'csv')
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="modes"
      title={t.title}
      lead={t.lead}
      actions={
        <a className="button plain" href={`/modes/compare${here.search}`}>
          {t.toCompare}
        </a>
      }
    >
      <Filters choice={choice} options={found.options} lang={lang} action="/modes" />
      {found.tooMany && (
        <Notice>
          <p>{t.tooMany(mostContracts)}</p>
        </Notice>
      )}
      {found.facts.length === 0 ? (
        <Empty title={t.noContracts}>
          <p>{t.noContractsHelp}</p>
          <p>
            <a className="button" href="/contracts">
              {t.toContracts}
            </a>
          </p>
        </Empty>
      ) : (
        <>
          <h2>{t.chosen(found.facts.length)}</h2>
          <HoursFigure facts={found.facts} lang={lang} />
          <Readings facts={found.facts} ctx={ctx} />
          <p className="pages">
            <a href={csv.pathname + csv.search} download>
              CSV
            </a>
          </p>
          <h2>{t.contracts}</h2>
          <DataTable
            rows={found.facts}
            rowKey={(c) => c.id}
            lang={lang}
            columns={[
              {
                key: 'contract',
                label: t.contract,
                cell: (c) => (
                  <a href={`/modes/contracts/${c.id}`}>
                    {c.number} {(lang === 'en' && c.titleEn) || c.title}
                  </a>
                ),
              },
              { key: 'mode', label: t.mode, cell: (c) => t[c.mode] },
              { key: 'purchaser', label: t.purchaser, cell: (c) => found.names.get(c.purchaserId) },
              { key: 'provider', label: t.provider, cell: (c) => found.names.get(c.providerId) },
              { key: 'runs', label: t.runs, cell: (c) => `${sayDay(c.startsOn, lang)} – ${sayDay(c.endsOn, lang)}` },
              { key: 'total', label: t.total, number: true, cell: (c) => sayMoney(c.total, lang) },
            ]}
          />
        </>
      )}
      {found.others.length > 0 && <Others facts={found.others} lang={lang} />}
    </Page>
  )
}
