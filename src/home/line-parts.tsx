import { sayPeriod } from '#delivery'
import { fraction, type Lang, sayMonth, sayMoney, sayNumber } from '#kernel'
import { DataTable, SummaryList } from '#ui'
import type { LineFacts } from './line-facts.ts'
import { lineWords } from './line-words.ts'

/** What was recorded for a line, month by month. */
export function LineDone({ f, lang }: { f: LineFacts; lang: Lang }) {
  const t = lineWords[lang]
  const months = [...Map.groupBy(f.units, (u) => u.month)].map(([month, rows]) => ({ month, on: rows[0]!.monthOn, rows }))
  const sum = (rows: LineFacts['units'], key: 'records' | 'people' | 'minutes' | 'units') => rows.reduce((n, r) => n + r[key], 0)
  return (
    <>
      <h2>{t.done}</h2>
      {months.length === 0 ? (
        <p className="soft">{t.nothingYet}</p>
      ) : (
        <DataTable
          lang={lang}
          rows={months}
          rowKey={(m) => m.month}
          columns={[
            { key: 'month', label: t.month, cell: (m) => sayMonth(m.on.year, m.on.month, lang) },
            { key: 'records', label: t.records, number: true, cell: (m) => sum(m.rows, 'records') },
            { key: 'people', label: t.people, number: true, cell: (m) => sum(m.rows, 'people') },
            { key: 'hours', label: t.hours, number: true, cell: (m) => sayNumber(fraction(Math.round(sum(m.rows, 'minutes') / 6), 10)) },
            ...(f.at.line.kind === 'project'
              ? [{ key: 'units', label: t.units, number: true, cell: (m: (typeof months)[number]) => sum(m.rows, 'units') }]
              : []),
          ]}
        />
      )}
    </>
  )
}

/** What residents said of periods it was in; of fewer than five only that they were heard. And of a subsidised post, what came of the rest. */
export function LineSaid({ f, lang }: { f: LineFacts; lang: Lang }) {
  const [t, h] = [lineWords[lang], f.heard]
  const heard = h.satisfied + h.neutral + h.dissatisfied
  return (
    <>
      {f.rests.length > 0 && (
        <>
          <h2>{t.rest}</h2>
          <SummaryList
            rows={f.rests.map(({ period, report: r }) => ({
              label: sayPeriod(f.c, period, lang),
              value: r?.came == null ? t.notSaid : t.came(sayMoney(r.came, lang), r.cameFrom!),
            }))}
          />
        </>
      )}
      <h2>{t.said}</h2>
      <p className="small soft">{t.saidLead}</p>
      <p>{heard === 0 ? t.nobodyHeard : heard < 5 ? t.saidFew : t.saidCounts(heard, h.satisfied, h.neutral, h.dissatisfied)}</p>
    </>
  )
}
