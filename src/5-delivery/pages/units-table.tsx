import { boughtOn, type Contract, type ContractLine, toCome } from '#contracts'
import { add, type Day, earlier, type Lang, toNumber, treeOf, zero } from '#kernel'
import { DataTable, LineName } from '#ui'
import { linesOfSessions } from '../deliverables.ts'
import { words } from '../words.ts'
import { sayHours } from './say.ts'
import type { ContractFacts } from './contract.tsx'

/** What of each line was bought, done and accepted. What is agreed for a later day is said beside what holds today. */
export function UnitsTable({ f, lang, today }: { f: ContractFacts; lang: Lang; today: Day }) {
  const t = words[lang]
  const c = f.contract
  const { bought, later } = quantitiesOf(c, today)
  const tree = treeOf(c.lines)
  const lines = tree.placed.map((at) => at.line).filter((l) => f.units.some((u) => u.lineId === l.id) || l.kind === 'project')
  const of = (id: string) => f.units.filter((u) => u.lineId === id)
  const accepted = (id: string) => {
    const units = f.periods
      .flatMap((p) => p.acceptance?.lines ?? [])
      .filter((l) => l.instalmentKey === `${id}:units`)
      .reduce((s, l) => add(s, l.accepted?.count ?? zero), zero)
    const line = f.contract.lines.find((l) => l.id === id)
    return line?.kind === 'project' && line.paidBy === 'units' ? String(Math.round(toNumber(units) * 100) / 100) : ''
  }
  return (
    <DataTable
      lang={lang}
      rows={lines}
      rowKey={(l) => l.id}
      columns={[
        {
          key: 'line',
          label: t.line,
          cell: (l) => (
            <LineName tree={tree} id={l.id} lang={lang}>
              <a href={pageOf(c, l)}>{l.title}</a>
            </LineName>
          ),
        },
        {
          key: 'bought',
          label: t.bought,
          number: true,
          cell: (l) => l.kind === 'project' && <Bought now={bought(l.id)} later={later(l.id)} lang={lang} />,
        },
        {
          key: 'done',
          label: t.completed,
          number: true,
          cell: (l) => {
            const d = f.done.get(l.id)
            if (l.kind !== 'project' || !d) return ''
            const units = Math.min(d.made, bought(l.id))
            return (
              <>
                {units}
                {d.recorded > units && <small className="soft"> · {t.notCountedUnits(d.recorded - units)}</small>}
              </>
            )
          },
        },
        { key: 'accepted', label: t.claimedSoFar, number: true, cell: (l) => accepted(l.id) },
        { key: 'people', label: t.reached, number: true, cell: (l) => of(l.id).reduce((n, u) => n + u.people, 0) },
        { key: 'hours', label: t.minutesSpent, number: true, cell: (l) => sayHours(of(l.id).reduce((n, u) => n + u.minutes, 0)) },
      ]}
    />
  )
}

/** Of a line of sessions its deliverables, of every other its own page. */
const pageOf = (c: Contract, l: ContractLine): string =>
  linesOfSessions(c).includes(l) ? `/delivery/${c.id}/deliverables?line=${l.id}` : `/delivery/${c.id}/lines/${l.id}`

const Bought = (p: { now: number; later: readonly { quantity: number; on: Day }[]; lang: Lang }) => (
  <>
    {p.now}
    {p.later.length > 0 && <small className="soft"> · {p.later.map((x) => words[p.lang].boughtFrom(x.quantity, x.on)).join(' · ')}</small>}
  </>
)

/** How many of a line are bought by the text in force, and what is signed for later days. */
function quantitiesOf(c: Contract, today: Day) {
  const on = c.closedOn ? earlier(c.closedOn, today) : today
  const days = c.closedOn ? [] : toCome(c, today).map((v) => v.text.effectiveOn!)
  return {
    bought: (lineId: string) => boughtOn(c, lineId, on),
    later: (lineId: string) =>
      days
        .map((d) => ({ on: d, quantity: boughtOn(c, lineId, d) }))
        .filter((x, i) => x.quantity !== boughtOn(c, lineId, days[i - 1] ?? on)),
  }
}
