import type { Targets } from '#delivery'
import { type Combination, combinationWords, type Lang } from '#kernel'
import type { Balance } from '#measures'
import { DataTable } from '#ui'
import type { ComparedRow, Pair } from '../compare-groups.ts'
import type { ContractFacts } from '../rules/contract-facts.ts'
import type { Reading, Unit } from '../rules/indicator.ts'
import { shortNames, words } from '../words.ts'
import { sayReading, sayValue } from './say.ts'

/** The groups side by side, and whether two of them can be told apart. */
export function Groups(p: {
  rows: readonly ComparedRow[]
  /** The groups there are, and how many contracts stand in each. */
  present: readonly Combination[]
  count: (k: Combination) => number
  pair: Pair
  lang: Lang
}) {
  const { rows, present, count, pair, lang } = p
  const t = words[lang]
  return (
    <DataTable
      rows={rows}
      rowKey={(r) => r.indicator.key}
      lang={lang}
      columns={[
        { key: 'finding', label: t.finding, cell: (r) => <span className="soft">{r.indicator.finding}</span> },
        { key: 'title', label: t.indicator, cell: (r) => r.indicator.title[lang] },
        ...present.map((m) => ({
          key: m,
          label: t.group(shortNames[m][lang], count(m)),
          cell: (r: ComparedRow) => <GroupCell reading={r.groups[m]} unit={r.indicator.unit} lang={lang} />,
        })),
        {
          key: 'apart',
          label: `${t.apart} (${t.pair(shortNames[pair[0]][lang], shortNames[pair[1]][lang])})`,
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
  // Why it cannot be told is nearly the same for every figure, and would be most of the page.
  if (apart.answer === 'cannot-tell')
    return (
      <details className="small">
        <summary>
          {t.cannotTell}
          <span className="visually-hidden">: {row.indicator.title[lang]}</span>
        </summary>
        {apart.reason[lang]}
      </details>
    )
  return (
    <span className="small">
      <b>{apart.reason[lang]}</b>
      {apart.difference !== null && apart.interval && (
        <span className="soft" style={{ display: 'block' }}>
          {t.difference} {say(apart.difference)} ({t.interval(say(apart.interval.low), say(apart.interval.high))})
        </span>
      )}
    </span>
  )
}

/** What became of the targets of each group: met, not met, and due without anybody having shown them; and of the promises. */
export function Reached({ facts, present, lang }: { facts: readonly ContractFacts[]; present: readonly Combination[]; lang: Lang }) {
  const t = words[lang]
  const known = (k: Combination) => facts.flatMap((c) => (c.combination === k && c.targets ? [c.targets] : []))
  // Where nothing is due yet there is nothing to count, which is no zero.
  const of = (k: Combination, which: keyof Targets) => (known(k).length === 0 ? '–' : known(k).reduce((n, t) => n + t[which], 0))
  if (!facts.some((c) => c.targets)) return <p className="soft">{t.noTargets}</p>
  return (
    <DataTable
      rows={present}
      rowKey={(k) => k}
      lang={lang}
      columns={[
        { key: 'group', label: t.combination, cell: (k) => combinationWords[k][lang] },
        ...(['met', 'missed', 'notShown', 'kept', 'broken'] as const).map((which) => ({
          key: which,
          label: t[which],
          number: true,
          cell: (k: Combination) => of(k, which),
        })),
      ]}
    />
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
            { key: 'a', label: shortNames[pair[0]][lang], number: true, cell: (b) => b.treatedMean.toFixed(1) },
            { key: 'b', label: shortNames[pair[1]][lang], number: true, cell: (b) => b.controlMean.toFixed(1) },
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
