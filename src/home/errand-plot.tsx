import type { ErrandMonth } from '#delivery'
import { decimal, fraction, type Lang, listIn, multiply, sayWhen, toNumber } from '#kernel'
import { colours, DataTable, Figure, monthTick, Plot } from '#ui'
import { words } from './words.ts'

interface Row {
  month: string
  percent: number
  over: boolean
  above: boolean
  running: boolean
  /** The share in percent, as it is written. */
  says: string
}

/** Whose hours they were: the share that the purchaser's own errands took, month by month, against the cap of the contract. */
export function ErrandPlot(p: { lang: Lang; cap: string; months: readonly ErrandMonth[]; href: string | undefined }) {
  const t = words[p.lang]
  const rows = p.months.map((m): Row => {
    const percent = multiply(m.share, fraction(100))
    return {
      month: m.month,
      percent: toNumber(percent),
      over: m.overCap,
      above: m.aboveCap,
      running: !m.isOver,
      says: decimal(percent, 1),
    }
  })
  return (
    <section>
      <h2>{t.whoseHours}</h2>
      <Figure
        lang={p.lang}
        title={t.errandShare}
        description={says(rows, p.cap, p.lang)}
        note={p.href && <a href={p.href}>{t.countedFrom}</a>}
        options={drawn(rows, p.cap, p.lang)}
        onPhone={{ marginRight: 8, marginLeft: 40, marks: bars(rows, p.cap) }}
        table={
          <DataTable
            lang={p.lang}
            caption={t.errandShare}
            rows={rows}
            rowKey={(r) => r.month}
            late={(r) => r.over}
            columns={[
              { key: 'month', label: t.month, cell: (r) => (r.running ? t.soFar(sayWhen(r.month, p.lang)) : sayWhen(r.month, p.lang)) },
              { key: 'share', label: '%', number: true, cell: (r) => r.says },
            ]}
          />
        }
      />
    </section>
  )
}

/** Which months passed the cap, and how the one stands that is not over. */
function says(rows: readonly Row[], cap: string, lang: Lang): string {
  const t = words[lang]
  const over = rows.filter((r) => r.over).map((r) => `${sayWhen(r.month, lang)} ${r.says}%`)
  const running = rows.find((r) => r.running)
  return t.errandSays(listIn(over, lang), cap, running && t.errandRunning(sayWhen(running.month, lang), running.says, running.above))
}

const colour = (r: Row) => (r.above ? colours.late : colours.accent)

const bars = (rows: readonly Row[], cap: string) => [
  Plot.barY(rows, {
    x: 'month',
    y: 'percent',
    fill: colour,
    // What may still change is drawn lighter.
    fillOpacity: (r: Row) => (r.running ? 0.3 : 1),
    stroke: colour,
    insetLeft: 4,
    insetRight: 4,
  }),
  Plot.text(
    rows.filter((r) => r.above),
    { x: 'month', y: 'percent', text: 'says', dy: -8, fontSize: 10, fill: colours.late },
  ),
  Plot.ruleY([Number(cap)], { stroke: colours.late, strokeDasharray: '5 4' }),
]

function drawn(rows: readonly Row[], cap: string, lang: Lang): Plot.PlotOptions {
  const months = rows.map((r) => r.month)
  return {
    // Beside the bars, where it stands on no value.
    marginRight: 96,
    x: { type: 'band', domain: months, label: null, tickFormat: monthTick(months) },
    y: {
      domain: [0, Math.max(Number(cap) * 1.4, ...rows.map((r) => r.percent)) || 1],
      label: null,
      grid: true,
      ticks: 4,
      tickFormat: (v: number) => `${v}%`,
    },
    marks: [
      ...bars(rows, cap),
      Plot.text([Number(cap)], {
        y: (v: number) => v,
        text: () => words[lang].capLine(cap),
        frameAnchor: 'right',
        textAnchor: 'start',
        dx: 8,
        fill: colours.late,
      }),
    ],
  }
}
