import { sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { type Column, DataTable, Empty, type FrameFacts, type Listed, Page, Tag } from '#ui'
import type { Supervision } from '../rules/supervision.ts'
import { supervisionStates } from '../rules/supervision-words.ts'
import { supervisionWords } from '../supervision-words.ts'
import { toDelivery } from './trail.ts'

export function supervisionColumns({ lang }: Ctx, names: ReadonlyMap<string, string>): Column<Supervision>[] {
  const t = supervisionWords[lang]
  const on = (s: Supervision) => s.heldOn ?? s.plannedOn
  const [supervisor, worker] = [(s: Supervision) => names.get(s.supervisorId) ?? '', (s: Supervision) => names.get(s.workerId) ?? '']
  return [
    {
      key: 'day',
      label: t.day,
      sort: true,
      cell: (s) => <a href={`/supervision/${s.id}`}>{sayDay(on(s), lang)}</a>,
      text: (s) => on(s).toString(),
    },
    { key: 'worker', label: t.worker, cell: worker, text: worker },
    { key: 'supervisor', label: t.supervisor, cell: supervisor, text: supervisor },
    {
      key: 'state',
      label: t.state,
      sort: true,
      cell: (s) => <Tag quiet={s.state !== 'planned'}>{supervisionStates[s.state][lang]}</Tag>,
      text: (s) => supervisionStates[s.state][lang],
    },
    { key: 'minutes', label: t.minutes, number: true, cell: (s) => s.minutes ?? '', text: (s) => String(s.minutes ?? '') },
  ]
}

/** Supervision, planned or over. */
export function SupervisionsPage(p: Listed<Supervision> & { ctx: Ctx; frame: FrameFacts; ended: boolean; leads: boolean }) {
  const { lang } = p.ctx
  const t = supervisionWords[lang]
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      section="delivery"
      title={t.title}
      lead={p.leads ? t.allLead : t.lead}
      trail={[toDelivery(lang)]}
      actions={
        <a className="button" href="/supervision/new">
          {t.plan}
        </a>
      }
    >
      <nav className="subnav" aria-label={t.state}>
        <a href="/supervision" aria-current={p.ended ? undefined : 'page'}>
          {t.open}
        </a>
        <a href="/supervision?show=ended" aria-current={p.ended ? 'page' : undefined}>
          {t.ended}
        </a>
      </nav>
      <DataTable
        rows={p.rows}
        columns={p.columns}
        lang={lang}
        rowKey={(s) => s.id}
        here={p.frame.here}
        query={p.query}
        total={p.total}
        files
        empty={
          <Empty title={t.none}>
            <p>{t.noneHelp}</p>
          </Empty>
        }
      />
    </Page>
  )
}
