import type { Lang, Mode } from '#kernel'
import type { Balance } from '#measures'
import { DataTable } from '#ui'
import { type ComparedRow, modes, type Pair } from '../compare-groups.ts'
import type { Reading, Unit } from '../rules/indicator.ts'
import { words } from '../words.ts'
import { sayReading, sayValue } from './say.ts'

/** The groups side by side, and whether two of them can be told apart. */
export function Groups(p: { rows: readonly ComparedRow[]; count: (m: Mode) => number; pair: Pair; lang: Lang }) {
  const { rows, count, pair, lang } = p
  const t = words[lang]
  return (
    <DataTable
      rows={rows}
      rowKey={(r) => r.indicator.key}
      lang={lang}
      columns={[
        { key: 'finding', label: t.finding, cell: (r) => <span className="soft">{r.indicator.finding}</span> },
        { key: 'title', label: t.indicator, cell: (r) => r.indicator.title[lang] },
        ...modes.map((m) => ({
          key: m,
          label: t.group(t[m], count(m)),
          cell: (r: ComparedRow) => <GroupCell reading={r.groups[m]} unit={r.indicator.unit} lang={lang} />,
        })),
        {
          key: 'apart',
          label: `${t.apart} (${t.pair(t[pair[0]], t[pair[1]])})`,
          cell: (r) => <ApartCell row={r} lang={lang} />,
        },
      ]}
    />
  )
}

function GroupCell({ reading, unit, lang }: { reading: Reading; unit: Unit; lang: Lang }) {
  if (reading.value === null) return <span className="soft">{sayReading(reading, unit, lang)}</span>
  return (
    <>
      {sayReading(reading, unit, lang)}
      <span className="soft small" style={{ display: 'block' }}>
        n = {reading.n.toLocaleString('en')}
      </span>
    </>
  )
}

function ApartCell({ row, lang }: { row: ComparedRow; lang: Lang }) {
  const t = words[lang]
  const { apart } = row
  if (apart === null) return <span className="soft">{t.noData}</span>
  const say = (x: number) => sayValue(x, row.indicator.unit, lang)
  return (
    <span className="small">
      {apart.answer === 'differs' ? <b>{apart.reason[lang]}</b> : apart.reason[lang]}
      {apart.answer === 'differs' && apart.difference !== null && apart.interval && (
        <span className="soft" style={{ display: 'block' }}>
          {t.difference} {say(apart.difference)} ({t.interval(say(apart.interval.low), say(apart.interval.high))})
        </span>
      )}
    </span>
  )
}

/** Whether the two groups were alike to begin with. */
export function Alike({ balance, pair, lang }: { balance: readonly Balance[] | undefined; pair: Pair; lang: Lang }) {
  const t = words[lang]
  return (
    <>
      <h2>{t.balanceTitle}</h2>
      <p>{t.balanceLead}</p>
      {balance ? (
        <DataTable
          rows={balance}
          rowKey={(b) => b.covariate}
          lang={lang}
          columns={[
            { key: 'covariate', label: t.covariate, cell: (b) => t[b.covariate as 'size' | 'months' | 'residents' | 'startedIn'] },
            { key: 'a', label: t[pair[0]], number: true, cell: (b) => b.treatedMean.toFixed(1) },
            { key: 'b', label: t[pair[1]], number: true, cell: (b) => b.controlMean.toFixed(1) },
            { key: 'smd', label: t.smd, number: true, cell: (b) => (b.difference === null ? t.constant : b.difference.toFixed(2)) },
            { key: 'flag', label: '', cell: (b) => (b.flagged ? t.unlike : t.alike) },
          ]}
        />
      ) : (
        <p className="soft">{t.balanceTooFew}</p>
      )}
    </>
  )
}
