import type { ClientRow } from '#clients'
import type { Contract } from '#contracts'
import { daysBetween, sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { type Column, DataTable, Empty, type FrameFacts, type Listed as ListedRows, Page, Tag } from '#ui'
import type { Case } from '../rules/case.ts'
import { caseStates, contactKinds, risks } from '../rules/words.ts'
import type { nextAndLast } from '../store/index.ts'
import type { ShownStates } from '../views.tsx'
import { caseloadWords } from '../caseload-words.ts'
import { scaleWords } from '../scale-words.ts'
import { words } from '../words.ts'
import { numbered, toDelivery } from './trail.ts'

/** A case beside whose it is, and what is planned and done. */
export type Listed = Case & {
  readonly client: ClientRow
  readonly at: (Awaited<ReturnType<typeof nextAndLast>> extends Map<string, infer N> ? N : never) | undefined
}
interface Known {
  staff: readonly { userId: string; name: string }[]
  contracts: readonly Contract[]
  leads: boolean
}

export function caseColumns(ctx: Ctx, k: Known): Column<Listed>[] {
  const { lang } = ctx
  const t = words[lang]
  const worker = (c: Listed) => k.staff.find((p) => p.userId === c.client.workerId)?.name ?? ''
  const line = (c: Listed) => k.contracts.find((x) => x.id === c.contractId)?.lines.find((l) => l.id === c.lineId)?.title ?? ''
  const waits = (c: Listed) => (c.state === 'waiting' && c.waitingSince ? t.waitingDays(daysBetween(c.waitingSince, ctx.today)) : '')
  const next = (c: Listed) => (c.at?.nextOn ? `${sayDay(c.at.nextOn, lang)} ${contactKinds[c.at.nextKind!][lang]}` : '')
  const isMine = (c: Listed) => c.client.workerId === ctx.asker.userId && (c.state === 'assessing' || c.state === 'serving')
  const columns: (Column<Listed> | false)[] = [
    {
      key: 'one',
      label: t.one,
      cell: (c) => <a href={`/cases/${c.id}`}>{numbered(c, c.client, lang)}</a>,
      text: (c) => numbered(c, c.client, lang),
    },
    {
      key: 'state',
      label: t.state,
      sort: true,
      cell: (c) => (
        <>
          <Tag quiet={c.closedOn !== null}>{caseStates[c.state][lang]}</Tag> {waits(c)}
        </>
      ),
      text: (c) => caseStates[c.state][lang],
    },
    {
      key: 'risk',
      label: t.risk,
      cell: (c) => (c.risk === 'high' ? <Tag late>{risks.high[lang]}</Tag> : c.risk ? risks[c.risk][lang] : ''),
      text: (c) => (c.risk ? risks[c.risk][lang] : ''),
    },
    {
      key: 'next',
      label: t.next,
      cell: (c) => (
        <>
          {next(c)} {isMine(c) && <a href={`/cases/${c.id}/contact`}>{t.record}</a>}
        </>
      ),
      text: next,
    },
    {
      key: 'last',
      label: t.last,
      cell: (c) => (c.at?.lastOn ? sayDay(c.at.lastOn, lang) : ''),
      text: (c) => c.at?.lastOn?.toString() ?? '',
    },
    { key: 'contacts', label: t.contacts, number: true, cell: (c) => c.at?.done ?? 0, text: (c) => String(c.at?.done ?? 0) },
    { key: 'line', label: t.line, cell: line, text: line },
    k.leads && { key: 'worker', label: t.worker, cell: worker, text: worker },
  ]
  return columns.filter((c) => c !== false)
}

/** Cases by number, with what comes next. */
export function CasesPage(p: ListedRows<Listed> & { ctx: Ctx; frame: FrameFacts; which: ShownStates; leads: boolean }) {
  const { lang } = p.ctx
  const t = words[lang]
  const ways: readonly [ShownStates, string][] = [
    ['running', t.running],
    ['waiting', t.waitingList],
    ['ended', t.ended],
    ['all', t.all],
  ]
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      section="delivery"
      title={t.title}
      lead={p.leads ? t.allLead : t.mineLead}
      trail={[toDelivery(lang)]}
      actions={
        <>
          <a className="button" href="/cases/new">
            {t.open}
          </a>
          <a className="button plain" href="/clients">
            {t.toClients}
          </a>
          <a className="button plain" href="/cases/load">
            {caseloadWords[lang].title}
          </a>
          <a className="button plain" href="/scales">
            {scaleWords[lang].title}
          </a>
        </>
      }
    >
      <nav className="subnav" aria-label={t.state}>
        {ways.map(([which, label]) => (
          <a key={which} href={`/cases?show=${which}`} aria-current={which === p.which ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <DataTable
        rows={p.rows}
        columns={p.columns}
        lang={lang}
        rowKey={(c) => c.id}
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
