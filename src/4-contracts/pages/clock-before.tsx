import { sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { type Column, DataTable, Facts } from '#ui'
import { clockWords } from '../before-clock-words.ts'
import type { BeforeClock, ChangeDays, DeskDays } from '../rules/before-clock.ts'
import type { Contract } from '../rules/contract.ts'
import { words } from '../words.ts'

/** What passed before any clock ran, and what each change took, with whom it lay. */
export function ClockBefore({ ctx, c, before: b }: { ctx: Ctx; c: Contract; before: BeforeClock }) {
  const { lang } = ctx
  const t = clockWords[lang]
  const desks = (d: DeskDays) => t.desks(d.desks.purchaser, d.desks.provider)
  return (
    <>
      <h2 id="clock">{t.title}</h2>
      <p className="small soft">{t.lead}</p>
      <Facts
        facts={[
          ...(b.toSignature
            ? [
                {
                  label: b.toSignature.to ? t.toSignature : t.toSignatureOpen,
                  value: t.days(b.toSignature.days),
                  note: desks(b.toSignature),
                },
              ]
            : []),
          {
            label: t.servedBefore,
            value: b.servedBefore > 0 ? t.days(b.servedBefore) : t.noneBefore,
            ...(c.signedOn && { note: t.signedOn(c.signedOn) }),
          },
        ]}
      />
      {b.changes.length > 0 && (
        <>
          <h3>{t.changes}</h3>
          <DataTable rows={b.changes} columns={changeColumns(ctx, c)} rowKey={(r) => String(r.number)} lang={lang} />
        </>
      )}
    </>
  )
}

function changeColumns({ lang }: Ctx, c: Contract): Column<ChangeDays>[] {
  const t = clockWords[lang]
  const w = words[lang]
  return [
    { key: 'number', label: t.change, cell: (r) => <a href={`/contracts/${c.id}/versions/${r.number}`}>{w.version(r.number)}</a> },
    {
      key: 'proposed',
      label: t.proposed,
      cell: (r) => (
        <>
          {sayDay(r.from, lang)} <span className="soft">{t.by(r.proposedBy)}</span>
        </>
      ),
    },
    { key: 'days', label: t.took, number: true, cell: (r) => r.days },
    { key: 'purchaser', label: t.withPurchaser, number: true, cell: (r) => r.desks.purchaser },
    { key: 'provider', label: t.withProvider, number: true, cell: (r) => r.desks.provider },
    { key: 'state', label: t.state, cell: (r) => (r.with ? t.nowWith(r.with) : w[r.state]) },
  ]
}
