import { reachedWords, sayKept } from '#delivery'
import { type Lang, sayDay } from '#kernel'
import { DataTable, Tag } from '#ui'
import type { PublicContract, PublicValue } from '../rules/public-facts.ts'
import { words } from '../words.ts'

/** An indicator of a line with every time it was shown, as it stands after every correction, the last of them first. */
type Shown = readonly [last: PublicValue, ...before: PublicValue[]]

/** What was reached of what the contract is to achieve: an indicator a row, however often it was shown. */
export function Values({ c, lang }: { c: PublicContract; lang: Lang }) {
  const t = words[lang]
  const standing = [...new Map(c.values.map((v) => [v.id, v])).values()]
  const rows = [...Map.groupBy(standing, (v) => v.indicatorId).values()].map((times) => times.toReversed() as unknown as Shown)
  const promised = rows.flatMap(([last]) => (last.promised === null ? [] : [last.reached]))
  return (
    <>
      {promised.length > 0 && <p>{sayKept(promised, lang)}</p>}
      <DataTable
        rows={rows}
        rowKey={([v]) => v.indicatorId}
        lang={lang}
        columns={[
          { key: 'name', label: t.indicator, cell: ([v]) => v.name },
          { key: 'asked', label: t.askedFor, cell: ([v]) => `${v.better === 'less' ? '≤ ' : ''}${v.target} ${v.unit}` },
          { key: 'promised', label: t.promised, cell: ([v]) => (v.promised === null ? '' : `${v.promised} ${v.unit}`) },
          { key: 'value', label: t.reached, cell: (times) => <Times times={times} lang={lang} /> },
        ]}
      />
    </>
  )
}

/** The last time it was shown; where there were others, how often it was reached, and each of them. */
function Times({ times, lang }: { times: Shown; lang: Lang }) {
  const [last, ...before] = times
  const reached = times.filter((v) => v.reached === 'reached').length
  return (
    <>
      <Time v={last} lang={lang} />
      {before.length > 0 && (
        <details>
          <summary className="small">{words[lang].timesReached(reached, times.length)}</summary>
          {before.map((v) => (
            <div key={v.id}>
              <Time v={v} lang={lang} />
            </div>
          ))}
        </details>
      )}
    </>
  )
}

const Time = ({ v, lang }: { v: PublicValue; lang: Lang }) => (
  <>
    {v.value} {v.unit}{' '}
    <Tag late={v.reached === 'short'} quiet={v.reached === 'reached'}>
      {reachedWords[v.reached][lang]}
    </Tag>{' '}
    <span className="soft small">
      {v.shownFor[lang]} · {sayDay(v.shownOn, lang)}
    </span>
  </>
)
