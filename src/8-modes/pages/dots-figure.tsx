import { colonIn, type Combination, type Lang, statementsIn } from '#kernel'
import { colours, DataTable, Figure, Plot } from '#ui'
import type { ComparedRow } from '../compare-groups.ts'
import { shortNames, words } from '../words.ts'
import { sayReading, sayValue } from './say.ts'

/** One figure, a dot for each contract and a tick for each group. */
export function DotsFigure({ row, present, lang }: { row: ComparedRow; present: readonly Combination[]; lang: Lang }) {
  const t = words[lang]
  const name = (k: Combination) => shortNames[k][lang]
  return (
    <Figure
      title={`${t.dotsTitle}${colonIn(lang)}${row.indicator.title[lang]}`}
      lang={lang}
      note={t.caveat}
      description={t.dotsSays(
        row.indicator.title[lang],
        statementsIn(
          present.map((m) => `${name(m)} ${sayReading(row.groups[m], row.indicator.unit, lang)}`),
          lang,
        ),
      )}
      options={{
        height: 60 + 44 * present.length,
        marginLeft: 150,
        x: { label: null, grid: true, percent: row.indicator.unit === 'percent', nice: true, ticks: 6 },
        y: { label: null, type: 'band', domain: present.map(name) },
        marks: [
          Plot.dot(
            row.values.map((v) => ({ ...v, group: name(v.combination) })),
            { x: 'value', y: 'group', r: 6, fill: colours.accent, fillOpacity: 0.55, stroke: colours.accent },
          ),
          Plot.tickX(
            present.flatMap((m) => {
              const x = row.groups[m].value
              return x === null ? [] : [{ group: name(m), x }]
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
          rowKey={(v) => `${v.number}${v.combination}`}
          lang={lang}
          columns={[
            { key: 'contract', label: t.contract, cell: (v) => v.number },
            { key: 'combination', label: t.combination, cell: (v) => name(v.combination) },
            { key: 'value', label: t.value, number: true, cell: (v) => sayValue(v.value, row.indicator.unit, lang) },
          ]}
        />
      }
    />
  )
}
