import { colonIn, type Lang, type Mode, statementsIn } from '#kernel'
import { colours, DataTable, Figure, Plot } from '#ui'
import type { ComparedRow } from '../compare-groups.ts'
import { words } from '../words.ts'
import { sayReading, sayValue } from './say.ts'

/** One figure, a dot for each contract and a tick for each group. */
export function DotsFigure({ row, present, lang }: { row: ComparedRow; present: readonly Mode[]; lang: Lang }) {
  const t = words[lang]
  return (
    <Figure
      title={`${t.dotsTitle}${colonIn(lang)}${row.indicator.title[lang]}`}
      lang={lang}
      note={t.caveat}
      description={t.dotsSays(
        row.indicator.title[lang],
        statementsIn(
          present.map((m) => `${t[m]} ${sayReading(row.groups[m], row.indicator.unit, lang)}`),
          lang,
        ),
      )}
      options={{
        height: 60 + 44 * present.length,
        marginLeft: 150,
        x: { label: null, grid: true, percent: row.indicator.unit === 'percent', nice: true, ticks: 6 },
        y: { label: null, type: 'band', domain: present.map((m) => t[m]) },
        marks: [
          Plot.dot(
            row.values.map((v) => ({ ...v, group: t[v.mode] })),
            { x: 'value', y: 'group', r: 6, fill: colours.accent, fillOpacity: 0.55, stroke: colours.accent },
          ),
          Plot.tickX(
            present.flatMap((m) => {
              const x = row.groups[m].value
              return x === null ? [] : [{ group: t[m], x }]
            }),
            { x: 'x', y: 'group', stroke: colours.ink, strokeWidth: 2 },
          ),
        ],
      }}
      onPhone={{
        marginLeft: 140,
        marginRight: 24,
        x: { label: null, grid: true, percent: row.indicator.unit === 'percent', nice: true, ticks: 3 },
      }}
      table={
        <DataTable
          rows={row.values}
          rowKey={(v) => `${v.number}${v.mode}`}
          lang={lang}
          columns={[
            { key: 'contract', label: t.contract, cell: (v) => v.number },
            { key: 'mode', label: t.mode, cell: (v) => t[v.mode] },
            { key: 'value', label: t.value, number: true, cell: (v) => sayValue(v.value, row.indicator.unit, lang) },
          ]}
        />
      }
    />
  )
}
