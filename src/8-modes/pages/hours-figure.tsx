import { categories, categoryWords } from '#delivery'
import type { Lang } from '#kernel'
import { colours, DataTable, Figure, Plot } from '#ui'
import type { ContractFacts } from '../rules/contract-facts.ts'
import { categoryWidth, words } from '../words.ts'
import { sayValue } from './say.ts'

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
        marginLeft: categoryWidth[lang],
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
      onPhone={{ marginRight: 48, x: { label: null, percent: true, grid: true, ticks: 2 } }}
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
