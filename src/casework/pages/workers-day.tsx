import { sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, Tag } from '#ui'
import type { WorkersDay } from '../day-of.ts'
import { eventWords } from '../event-words.ts'
import { groupWords } from '../group-words.ts'
import { supervisionWords } from '../supervision-words.ts'
import { words } from '../words.ts'

/** What is before a worker today: each one tap from where it is recorded. */
export function DayList({ ctx, day }: { ctx: Ctx; day: WorkersDay }) {
  const { lang } = ctx
  const t = words[lang]
  const rows = [
    ...day.due.map((i) => ({
      id: i.id,
      href: i.href,
      title: i.title[lang],
      late: !i.dueOn!.equals(ctx.today),
      says: sayDay(i.dueOn!, lang),
    })),
    ...day.quiet.map((q) => ({ id: q.id, href: `/cases/${q.id}`, title: q.says[lang], late: false, says: t.quietFor(q.days) })),
  ]
  return (
    <section>
      <h2>{t.today}</h2>
      {rows.length === 0 ? (
        <p className="soft">{t.nothingToday}</p>
      ) : (
        <DataTable
          lang={lang}
          rows={rows}
          rowKey={(r) => r.id}
          columns={[
            {
              key: 'what',
              label: t.one,
              cell: (r) => (
                <a href={r.href}>
                  <strong>{r.title}</strong>
                </a>
              ),
            },
            { key: 'when', label: t.day, cell: (r) => (r.late ? <Tag late>{r.says}</Tag> : r.says) },
          ]}
        />
      )}
      <nav className="subnav" aria-label={t.myWork}>
        <a href="/cases">{t.runningCases(day.running)}</a>
        {day.waiting > 0 && <a href="/cases?show=waiting">{t.waitingCases(day.waiting)}</a>}
        <a href="/groups">{groupWords[lang].title}</a>
        <a href="/events">{eventWords[lang].title}</a>
        <a href="/supervision">{supervisionWords[lang].title}</a>
        <a href="/clients">{t.toClients}</a>
      </nav>
    </section>
  )
}
