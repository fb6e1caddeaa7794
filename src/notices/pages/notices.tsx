import { dayAt, sayDay, sayMoment } from '#kernel'
import { openable } from '#people'
import type { Ctx } from '#platform'
import { type Column, Empty, Form, type FrameFacts, freshForm, type Listed, ListTable, Notice as Box, OpenedFor, Page, Tag } from '#ui'
import { kindWords } from '../kind-words.ts'
import { titleOf, whyTold } from '../say.ts'
import type { Notice } from '../store.ts'
import { words } from '../words.ts'

interface Facts extends Listed<Notice> {
  ctx: Ctx
  frame: FrameFacts
  open: boolean
  unread: { here: number; elsewhere: number }
}

/** What one person was told, the newest first. */
export function NoticesPage(p: Facts) {
  const { ctx, frame } = p
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="notices"
      title={t.title}
      lead={t.lead}
      trail={[{ label: t.today, href: '/' }, { label: t.title }]}
      actions={
        <>
          {p.unread.here > 0 && <Form plain action="/notices/read" form={freshForm()} lang={lang} submit={t.markAll} />}
          <a className="button plain" href="/notices/choices">
            {t.choose}
          </a>
        </>
      }
    >
      {p.unread.elsewhere > 0 && (
        <Box>
          <p>
            {t.elsewhere(p.unread.elsewhere)} <a href="/account">{t.toOrganisations}</a>
          </p>
        </Box>
      )}
      <p className="filters">
        <Choice here={p.open} href="/notices" label={t.open} /> · <Choice here={!p.open} href="/notices?show=all" label={t.all} />
      </p>
      <ListTable
        of={p}
        frame={frame}
        lang={lang}
        rowKey={(n) => n.id}
        late={(n) => n.kind === 'late' && n.done_at === null}
        empty={
          p.open ? (
            <p>{t.noneOpen}</p>
          ) : (
            <Empty title={t.none}>
              <p>{t.noneLead}</p>
            </Empty>
          )
        }
      />
    </Page>
  )
}

const Choice = ({ here, href, label }: { here: boolean; href: string; label: string }) =>
  here ? <b>{label}</b> : <a href={href}>{label}</a>

export function noticeColumns(ctx: Ctx): Column<Notice>[] {
  const { lang } = ctx
  const t = words[lang]
  return [
    { key: 'what', label: t.what, cell: (n) => <Matter ctx={ctx} notice={n} />, text: (n) => titleOf(n, lang) },
    { key: 'kind', label: t.kind, cell: () => null, text: (n) => kindWords[n.kind][lang], hidden: true },
    {
      key: 'due',
      label: t.dueOn,
      sort: true,
      cell: (n) => (n.due_on ? sayDay(n.due_on, lang) : '—'),
      text: (n) => n.due_on?.toString() ?? '',
    },
    {
      key: 'made',
      label: t.made,
      sort: true,
      cell: (n) =>
        dayAt(n.made_at, ctx.zone).equals(ctx.today) ? sayMoment(n.made_at, lang, ctx.zone) : sayDay(dayAt(n.made_at, ctx.zone), lang),
      text: (n) => dayAt(n.made_at, ctx.zone).toString(),
    },
    {
      key: 'state',
      label: t.state,
      cell: (n) => <Tag quiet={n.read_at !== null || n.done_at !== null}>{t[stateOf(n)]}</Tag>,
      text: (n) => t[stateOf(n)],
    },
  ]
}

const stateOf = (n: Notice): 'over' | 'read' | 'new' => (n.done_at ? 'over' : n.read_at ? 'read' : 'new')

/** What it is, and why this person is told. Opening it marks it as read. */
function Matter({ ctx, notice: n }: { ctx: Ctx; notice: Notice }) {
  const { lang } = ctx
  const title = titleOf(n, lang)
  return (
    <>
      <span className="soft small">{kindWords[n.kind][lang]}</span>{' '}
      {openable(ctx.asker, n.href) ? (
        <form method="post" action={`/notices/${n.id}/open`} style={{ display: 'inline' }}>
          <OpenedFor />
          <button className="link">{title}</button>
        </form>
      ) : (
        title
      )}
      <span className="soft small" style={{ display: 'block' }}>
        {whyTold(n, lang)}
      </span>
    </>
  )
}
