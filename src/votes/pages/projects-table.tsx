import { listIn, sayMoney, titleIn } from '#kernel'
import { type Community, nameOf } from '#people'
import type { Ctx } from '#platform'
import { DataTable, Empty, Tag } from '#ui'
import { words } from '../page-words.ts'
import { projectProcess, type Vote, type VoteProject } from '../rules/vote.ts'

/** The projects of a vote; each opens on a page of its own for whoever prepares it. */
export function ProjectsTable(p: { ctx: Ctx; vote: Vote; projects: readonly VoteProject[]; places: readonly Community[]; edits: boolean }) {
  const { lang } = p.ctx
  const t = words[lang]
  const chosen = (x: VoteProject) => x.number !== null && (p.vote.result?.winners.includes(x.number) ?? false)
  const state = (x: VoteProject) =>
    x.state === 'admitted' && p.vote.result ? (chosen(x) ? t.chosen : t.notChosen) : projectProcess.states[x.state][lang]
  const title = (x: VoteProject) => `${x.number === null ? '' : `${x.number}. `}${titleIn(x, lang)}`
  return (
    <DataTable
      lang={lang}
      rows={p.projects}
      rowKey={(x) => x.id}
      empty={
        <Empty title={t.noProjects}>
          <p>{t.noProjectsHelp}</p>
        </Empty>
      }
      columns={[
        {
          key: 'title',
          label: t.project,
          cell: (x) => (p.edits ? <a href={`/votes/${p.vote.id}/projects/${x.id}`}>{title(x)}</a> : title(x)),
        },
        { key: 'state', label: t.state, cell: (x) => <Tag quiet={!chosen(x) && x.state !== 'admitted'}>{state(x)}</Tag> },
        { key: 'cost', label: t.cost, number: true, cell: (x) => (x.cost === null ? '—' : sayMoney(x.cost, lang)) },
        { key: 'where', label: t.where, cell: (x) => sayWhere(x, p.places, lang) },
        { key: 'by', label: t.by, cell: (x) => t[x.proposedBy] },
      ]}
    />
  )
}

/** Where a project is done. */
export const sayWhere = (x: Pick<VoteProject, 'communityIds'>, places: readonly Community[], lang: 'zh' | 'en'): string =>
  x.communityIds.length === 0
    ? words[lang].everywhere
    : listIn(
        places.filter((c) => x.communityIds.includes(c.id)).map((c) => nameOf(c, lang)),
        lang,
      )
