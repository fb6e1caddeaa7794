import { type Lang, sayMoney, sum } from '#kernel'
import { type Column, Facts, Tag } from '#ui'
import { deliverableWords } from '../deliverable-words.ts'
import { linesOfSessions } from '../deliverables.ts'
import { evidenceWords } from '../evidence-words.ts'
import { payWords } from '../pay-words.ts'
import type { AcceptanceLine } from '../rules/acceptance.ts'
import { recordedShare, togetherOf } from '../rules/recorded-time.ts'
import { reachedOf } from '../rules/value.ts'
import { type AcceptanceFacts, recordsHref, worthIn } from './acceptance-parts.tsx'
import { countsOf } from './drawn.tsx'
import { sayHours, sayPaid, sayPercent, sharePercent } from './say.ts'

/** What a period is decided on, in a line of figures. */
export function AtAGlance({ f, lang }: { f: AcceptanceFacts; lang: Lang }) {
  const [e, t] = [evidenceWords[lang], payWords[lang]]
  const { acceptance: a, contract: c } = f
  const time = togetherOf(f.time.time)
  const share = recordedShare(time)
  const draw = countsOf(f.drawn)
  const promised = f.values.flatMap(({ showing: s, editions: [last] }) =>
    last && s.promised !== null ? [reachedOf(s.indicator, s.promised, last.value)] : [],
  )
  return (
    <Facts
      facts={[
        { label: e.glanceClaimed, value: sayMoney(sum(a.lines.map((l) => worthIn(c, l, l.claimed))), lang) },
        ...(share
          ? [
              {
                label: e.glanceTime,
                value: `${sayHours(time.recorded)} / ${sayPaid(time.paid)}`,
                note: `${sayPercent(share)} · ${e.timeAll(time.people, time.noAccount)}`,
              },
            ]
          : []),
        ...(draw && draw.of > 0 ? [{ label: e.glanceDrawn, value: `${draw.drawn - draw.unchecked} / ${draw.drawn}` }] : []),
        ...(promised.length > 0
          ? [{ label: e.glanceReached, value: `${promised.filter((x) => x === 'reached').length} / ${promised.length}` }]
          : []),
        ...(f.pay !== undefined ? [{ label: t.title, value: <Passed f={f} lang={lang} /> }] : []),
        { label: e.glanceHeard, value: String(f.opinions.reduce((n, o) => n + o.satisfied + o.neutral + o.dissatisfied, 0)) },
      ]}
    />
  )
}

/** What reached those at the posts, of the price of the posts it is stated for. */
const Passed = ({ f, lang }: { f: AcceptanceFacts; lang: Lang }) => (
  <a href={`/delivery/${f.contract.id}/pay`}>
    {f.pay && f.pay.price > 0n ? sharePercent(f.pay.gross + f.pay.contributions, f.pay.price) : payWords[lang].notStated}
  </a>
)

/** What was recorded of each line in the days of a period, opening exactly those records, and what differs among the drawn ones. */
export function doneColumn(f: AcceptanceFacts, lang: Lang): Column<AcceptanceLine> {
  const e = evidenceWords[lang]
  const draw = f.drawn.draws[0]
  const differs = (lineId: string) =>
    f.drawn.checks.filter(
      (x) => x.times === draw?.times && x.result === 'differs' && f.drawn.records.find((r) => r.id === x.recordId)?.lineId === lineId,
    ).length
  return {
    key: 'done',
    label: e.done,
    cell: (l) => {
      const own = f.behind.filter((r) => r.lineId === l.lineId)
      const total = (of: 'records' | 'minutes' | 'people') => own.reduce((n, r) => n + r[of], 0)
      if (own.length === 0) return <span className="soft">{e.noRecords}</span>
      const says = e.doneOf(total('records'), sayHours(total('minutes')), total('people'))
      const n = differs(l.lineId)
      return (
        <>
          {f.mayOpenRecords ? <a href={recordsHref(f.acceptance, l.lineId)}>{says}</a> : says} {n > 0 && <Tag late>{e.differsHere(n)}</Tag>}
          {f.mayOpenRecords && linesOfSessions(f.contract).some((x) => x.id === l.lineId) && (
            <>
              {' '}
              <a className="small" href={`/delivery/${f.contract.id}/deliverables?line=${l.lineId}`}>
                {deliverableWords[lang].title}
              </a>
            </>
          )}
        </>
      )
    },
  }
}
