import { add, type Lang, toNumber, zero } from '#kernel'
import { DataTable } from '#ui'
import { linesOfSessions } from '../deliverables.ts'
import { words } from '../words.ts'
import { sayHours } from './say.ts'
import type { ContractFacts } from './contract.tsx'

export function UnitsTable({ f, lang }: { f: ContractFacts; lang: Lang }) {
  const t = words[lang]
  const lines = f.contract.lines.filter((l) => f.units.some((u) => u.lineId === l.id) || l.kind === 'project')
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
          cell: (l) =>
            linesOfSessions(f.contract).includes(l) ? (
              <a href={`/delivery/${f.contract.id}/deliverables?line=${l.id}`}>{l.title}</a>
            ) : (
              l.title
            ),
        },
        { key: 'bought', label: t.bought, number: true, cell: (l) => (l.kind === 'project' ? l.quantity : '') },
        {
          key: 'done',
          label: t.completed,
          number: true,
          cell: (l) => {
            const d = f.done.get(l.id)
            if (l.kind !== 'project' || !d) return ''
            return (
              <>
                {d.units}
                {d.recorded > d.units && <small className="soft"> · {t.notCountedUnits(d.recorded - d.units)}</small>}
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
