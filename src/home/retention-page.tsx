import { setOn } from '#law'
import { type LocalNumber, localNumbers, localStates, localWords, mayNot, ownSettingWords, sayLocal } from '#people'
import type { Ctx } from '#platform'
import { Cites, DataTable, Form, type FormState, type FrameFacts, Notice, Page, Tag, type View } from '#ui'
import { aheadDays, type Retention, type RetentionChange, retentions } from './retention.ts'
import { retentionWords } from './retention-words.ts'

/** How long things are kept here, what goes soon, and what was set before. */
export async function RetentionPage(ctx: Ctx, frame: FrameFacts): Promise<View> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return no
  const { lang } = ctx
  const t = retentionWords[lang]
  const set = (await localNumbers(ctx)).filter((n) => n.key.startsWith('retention.'))
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="settings"
      title={t.title}
      lead={t.lead}
      trail={[{ label: ownSettingWords[lang].settings, href: '/settings' }, { label: t.title }]}
      actions={
        <a className="button" href="/settings/retention/enter">
          {t.change}
        </a>
      }
    >
      <Periods of={await retentions(ctx)} ctx={ctx} />
      <h2>{t.filesTitle}</h2>
      <KeptByLaw ctx={ctx} />
      <p className="soft">{t.residents}</p>
      {set.length > 0 && <Set of={set} ctx={ctx} />}
    </Page>
  )
}

function Periods({ of, ctx }: { of: readonly Retention[]; ctx: Ctx }) {
  const { lang } = ctx
  const t = retentionWords[lang]
  const by = (r: Retention) => setOn(ctx.law, r.settable, ctx.today)
  return (
    <DataTable
      lang={lang}
      rows={of}
      rowKey={(r) => r.kind}
      columns={[
        { key: 'what', label: t.what, cell: (r) => r.settable.says[lang] },
        { key: 'days', label: t.days, cell: (r) => <b className="nowrap">{t.sayDays(r.days)}</b> },
        {
          key: 'by',
          label: t.by,
          cell: (r) => (by(r)?.by.own ? <Tag>{t.here}</Tag> : <span className="small soft">{t.program}</span>),
        },
        {
          key: 'going',
          label: t.going(aheadDays),
          cell: (r) => (r.going > 0 && r.firstOn ? t.goes(r.going, r.firstOn) : <span className="soft">{t.none}</span>),
        },
        {
          key: 'may',
          label: t.mayBe,
          cell: (r) => <span className="small soft">{t.bounds(...(r.settable.between as [number, number]))}</span>,
        },
        { key: 'on', label: t.basis, cell: (r) => <Cites cites={by(r)?.cites ?? []} lang={lang} /> },
      ]}
    />
  )
}

/** Of the file of a procurement the law says how long; a place may say more. */
function KeptByLaw({ ctx }: { ctx: Ctx }) {
  const { lang } = ctx
  const t = retentionWords[lang]
  const years = ctx.law.numberOrFirst('fileKeptYears', ctx.today)
  return (
    <p>
      {years ? t.files(years.value) : t.filesUnknown} <a href="/law/local/enter/periods">{t.toFiles}</a>
    </p>
  )
}

function Set({ of, ctx }: { of: readonly LocalNumber[]; ctx: Ctx }) {
  const { lang } = ctx
  const t = retentionWords[lang]
  return (
    <>
      <h2>{t.history}</h2>
      <p className="soft">{t.undo}</p>
      <DataTable
        lang={lang}
        rows={of}
        rowKey={(n) => n.id}
        columns={[
          { key: 'what', label: t.what, cell: (n) => <a href={`/law/local/${n.id}`}>{sayLocal(n, ctx).what}</a> },
          { key: 'value', label: t.value, number: true, cell: (n) => sayLocal(n, ctx).value },
          { key: 'span', label: t.span, cell: (n) => localWords[lang].span(n.from_on, n.until_on) },
          { key: 'basis', label: t.basis, cell: (n) => `${n.source} ${n.article} (${n.grade})` },
          { key: 'state', label: t.state, cell: (n) => <Tag quiet={n.state === 'stands'}>{localStates[n.state][lang]}</Tag> },
        ]}
      />
    </>
  )
}

/** What new periods would delete, before anything is kept. */
export function LookAtRetentionPage(p: {
  ctx: Ctx
  frame: FrameFacts
  changes: readonly RetentionChange[]
  /** What was typed, to be sent again as it is. */
  typed: Readonly<Record<string, string>>
  form: FormState
}) {
  const { lang } = p.ctx
  const t = retentionWords[lang]
  const effect = (c: RetentionChange) => {
    if (c.goes > 0) return <b>{t.deletes(c.goes, c.on)}</b>
    return c.after > c.before ? t.longer : t.nothingGoes
  }
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      section="settings"
      title={t.lookTitle}
      lead={t.lookLead}
      trail={[
        { label: ownSettingWords[lang].settings, href: '/settings' },
        { label: t.title, href: '/settings/retention' },
        { label: t.lookTitle },
      ]}
    >
      <DataTable
        lang={lang}
        rows={p.changes}
        rowKey={(c) => c.kind}
        columns={[
          { key: 'what', label: t.what, cell: (c) => c.settable.says[lang] },
          { key: 'now', label: t.now, cell: (c) => t.sayDays(c.before) },
          { key: 'then', label: t.becomes, cell: (c) => <b>{t.sayDays(c.after)}</b> },
          { key: 'effect', label: t.effect, cell: effect },
        ]}
      />
      {p.changes.some((c) => c.goes > 0) && <Notice>{t.gone}</Notice>}
      {p.typed.grade === 'D' && <Notice>{t.secondHand}</Notice>}
      <Form
        action="/settings/retention/keep"
        form={p.form}
        lang={lang}
        submit={t.keep}
        cancel={`/settings/retention/enter?${new URLSearchParams(p.typed)}`}
      >
        {Object.entries(p.typed).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      </Form>
    </Page>
  )
}
