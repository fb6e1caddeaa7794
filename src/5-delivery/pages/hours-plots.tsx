import { type Lang, sayWhen, toNumber, type Words } from '#kernel'
import { colours, DataTable, Figure, monthTick, Plot, Tag } from '#ui'
import { type AskedBy, askers, askerWords, categories, categoryWords } from '../rules/record.ts'
import type { ErrandMonth } from '../errand-share.ts'
import { roleWords } from '../role-words.ts'
import { shareOfErrands } from '../rules/errands.ts'
import { words } from '../words.ts'
import { sayHours, sayPercent } from './say.ts'
import type { ContractFacts } from './contract.tsx'

const shades = ['#0a5c55', '#4d8d86', '#86b0aa', '#b9d1cd', '#d8d4c6', '#8a5a2b']
const askerShades = ['#0a5c55', '#8a5a2b', '#c39a6b', '#86b0aa']

interface Shown {
  f: ContractFacts
  lang: Lang
}

/** The hours of a contract month by month: for what they went, who asked for them, and how much of them were errands. */
export function HoursPlots({ f, lang }: Shown) {
  const t = words[lang]
  return (
    <div className="plots">
      <StackedHours
        {...{ f, lang }}
        by={{ key: 'category', order: categories, says: categoryWords, title: t.hoursByCategory, colours: shades }}
      />
      <StackedHours
        {...{ f, lang }}
        by={{ key: 'askedBy', order: askers, says: askerWords as Record<AskedBy, Words>, title: t.hoursByAsker, colours: askerShades }}
      />
      <ErrandPlot f={f} lang={lang} />
    </div>
  )
}

/** By what the hours of each month are told apart. */
interface By {
  key: 'category' | 'askedBy'
  order: readonly string[]
  says: Record<string, Words>
  title: string
  colours: readonly string[]
}

/** A month's hours, one upon another. */
function StackedHours({ f, lang, by: { key, order, says, title, colours: range } }: Shown & { by: By }) {
  const t = words[lang]
  const months = [...new Set(f.hours.map((h) => h.month))].sort()
  const total = f.hours.reduce((n, h) => n + h.minutes, 0)
  const used = order.filter((k) => f.hours.some((h) => h[key] === k))
  const rows = months.flatMap((m) =>
    used.map((k) => ({
      month: m,
      kind: says[k]![lang],
      minutes: f.hours.filter((h) => h.month === m && h[key] === k).reduce((n, h) => n + h.minutes, 0),
    })),
  )
  const cell = (m: string, k: string) => rows.find((r) => r.month === m && r.kind === says[k]![lang])!.minutes
  const named = used.map((k) => ({ key: k, says: says[k]![lang], colour: range[order.indexOf(k)]! }))
  return (
    <Figure
      lang={lang}
      title={title}
      description={t.hoursByCategorySays(sayHours(total).replace(/\.0$/, ''))}
      options={{
        x: { type: 'band', domain: months, label: null, tickFormat: monthTick(months) },
        y: { label: t.hours, grid: true },
        color: { domain: used.map((k) => says[k]![lang]), range: used.map((k) => range[order.indexOf(k)]!), legend: false },
        marks: [
          Plot.barY(rows, {
            x: 'month',
            y: (r: { minutes: number }) => r.minutes / 60,
            fill: 'kind',
            order: used.map((k) => says[k]![lang]),
          }),
          Plot.ruleY([0]),
        ],
      }}
      note={<Legend of={named} />}
      table={
        <DataTable
          lang={lang}
          rows={months}
          rowKey={(m) => m}
          columns={[
            { key: 'm', label: t.month, cell: (m) => sayWhen(m, lang) },
            ...used.map((k) => ({ key: k, label: says[k]![lang], number: true, cell: (m: string) => sayHours(cell(m, k)) })),
          ]}
        />
      }
    />
  )
}

const Legend = ({ of }: { of: readonly { key: string; says: string; colour: string }[] }) => (
  <span className="small">
    {of.map((k) => (
      <span key={k.key} className="nowrap">
        <i style={{ display: 'inline-block', width: 12, height: 12, background: k.colour, marginInline: '8px 4px' }} aria-hidden="true" />
        {k.says}
      </span>
    ))}
  </span>
)

/** The share of errands in each month's hours, beside the cap. */
function ErrandPlot({ f, lang }: Shown) {
  const t = words[lang]
  const share = f.errands
    .filter((m) => m.minutes > 0)
    .map((m) => ({ month: m.month, percent: toNumber(m.share) * 100, above: m.aboveCap, running: !m.isOver, cap: Number(m.cap) }))
  const caps = [...new Set(share.map((m) => m.cap))]
  const colour = (s: (typeof share)[number]) => (s.above ? colours.late : colours.accent)
  return (
    <Figure
      lang={lang}
      title={t.errandTitle}
      description={t.errandSays(
        f.cap,
        share.some((s) => s.running),
      )}
      options={{
        height: 180,
        x: { type: 'band', domain: share.map((s) => s.month), label: null, tickFormat: monthTick(share.map((s) => s.month)) },
        y: { label: '%', grid: true, domain: [0, Math.max(...caps.map((cap) => cap * 1.5), ...share.map((s) => s.percent), 1)] },
        marks: [
          // What may still change is drawn lighter.
          Plot.barY(share, {
            x: 'month',
            y: 'percent',
            fill: colour,
            fillOpacity: (s: (typeof share)[number]) => (s.running ? 0.3 : 1),
            stroke: colour,
          }),
          // A supplement may have changed the cap on the way: each month then has its own.
          caps.length > 1
            ? Plot.tickY(share, { x: 'month', y: 'cap', stroke: colours.ink, strokeDasharray: '4 3' })
            : Plot.ruleY(caps, { stroke: colours.ink, strokeDasharray: '4 3' }),
          Plot.ruleY([0]),
        ],
      }}
      table={<ErrandTable f={f} lang={lang} />}
    />
  )
}

/** How much of a month's errands is contested, and what the share would be without it. */
function sayContested(m: ErrandMonth, f: ContractFacts, lang: Lang): string {
  const minutes = f.contested.get(m.month) ?? 0
  if (minutes === 0) return ''
  const without = shareOfErrands(BigInt(m.errandMinutes - minutes), BigInt(m.minutes))
  return roleWords[lang].without(sayHours(minutes), sayPercent(without))
}

function ErrandTable({ f, lang }: Shown) {
  const t = words[lang]
  return (
    <DataTable
      lang={lang}
      rows={f.errands}
      rowKey={(m) => m.month}
      late={(m) => m.overCap}
      columns={[
        { key: 'm', label: t.month, cell: (m) => `${sayWhen(m.month, lang)}${m.isOver ? '' : ` ${t.soFar}`}` },
        { key: 'h', label: t.hours, number: true, cell: (m) => sayHours(m.minutes) },
        { key: 'e', label: t.errands, number: true, cell: (m) => sayHours(m.errandMinutes) },
        ...(f.contested.size > 0
          ? [{ key: 'c', label: roleWords[lang].ofContested, cell: (m: ErrandMonth) => sayContested(m, f, lang) }]
          : []),
        {
          key: 's',
          label: t.share,
          number: true,
          cell: (m) => (
            <>
              {sayPercent(m.share)}
              {m.aboveCap && (
                <>
                  {' '}
                  <Tag late={m.overCap}>{t.overCap}</Tag>
                </>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
