import { openable } from '#people'
import type { Ctx } from '#platform'
import { type Column, DataTable } from '#ui'
import type { ContractFacts } from '../rules/contract-facts.ts'
import type { Indicator, Reading } from '../rules/indicator.ts'
import { noDataYet, sayBehind } from '../rules/indicator-words.ts'
import { indicators } from '../rules/indicators.ts'
import { words } from '../words.ts'
import { sayReading } from './say.ts'

export interface Row {
  indicator: Indicator
  reading: Reading
  facts: readonly ContractFacts[]
}
export const rowsOf = (facts: readonly ContractFacts[]): Row[] =>
  indicators.map((indicator) => ({ indicator, reading: indicator.read(facts), facts }))

export const readingColumns = ({ lang, asker }: Asking): Column<Row>[] => {
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
      cell: (r) => (r.reading.n === 0 ? '' : sayBehind(r.reading.n, r.indicator.of, lang)),
      text: (r) => String(r.reading.n),
    },
    { key: 'low', label: t.low, cell: () => null, text: (r) => String(r.reading.low ?? '') },
    { key: 'high', label: t.high, cell: () => null, text: (r) => String(r.reading.high ?? '') },
    { key: 'source', label: t.source, cell: (r) => <Sources row={r} lang={lang} asker={asker} /> },
  ]
}
const onPage = (ctx: Asking) => readingColumns(ctx).filter((c) => c.key !== 'low' && c.key !== 'high')

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

/** All figures of these contracts, and what cannot be answered yet. */
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
