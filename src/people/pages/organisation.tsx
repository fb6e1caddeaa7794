import { type Lang, sayDay } from '#kernel'
import type { Ctx } from '#platform'
import {
  ActionButton,
  type Column,
  DataTable,
  Form,
  type FormState,
  type FrameFacts,
  freshForm,
  Notice,
  Page,
  Select,
  SummaryList,
  TextField,
} from '#ui'
import { accountWords } from '../account-words.ts'
import { Link } from '../address.tsx'
import { nameOf } from '../directory.ts'
import type { members, openInvitations } from '../invitations.ts'
import { kindIn } from '../kind-in.ts'
import { sayAccount } from '../organisation-form.ts'
import { logoWords } from '../logo-words.ts'
import { organisationWords } from '../organisation-words.ts'
import { may, mayAtAll, roles } from '../permission.ts'
import { organisationStates } from '../rules/organisation-words.ts'
import type { Organisation } from '../store.ts'
import { supplierWords } from '../supplier-words.ts'
import { words } from '../words.ts'

type Rows<T extends (...a: never[]) => Promise<unknown>> = Awaited<ReturnType<T>>
type Member = Rows<typeof members>[number]
type Invitation = Rows<typeof openInvitations>[number]

/** One organisation: what is known of it, who works in it, and whom it has invited. */
export function OrganisationPage(p: {
  ctx: Ctx
  frame: FrameFacts
  organisation: Organisation
  members: readonly Member[]
  invitations: readonly Invitation[]
  /** Where it went, and what went into it. */
  into: Organisation | undefined
  mergedHere: readonly Organisation[]
  form?: FormState
  link?: string
  /** Whom the link was sent by mail as well. */
  mailed?: string
  /** A link for a new password, shown once. */
  reset?: { link: string; name: string }
}) {
  const { ctx, organisation: o } = p
  const { lang } = ctx
  const t = words[lang]
  const w = organisationWords[lang]
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="people"
      title={nameOf(o, lang)}
      lead={kindIn(ctx, o.kind)[lang]}
      trail={[{ label: t.peopleTitle, href: '/people' }, { label: nameOf(o, lang) }]}
      actions={<Actions ctx={ctx} organisation={o} />}
    >
      <ShownOnce link={p.link} mailed={p.mailed} reset={p.reset} lang={lang} />
      <OutOfUse {...p} />
      <h2>{t.members}</h2>
      <DataTable
        lang={lang}
        rows={p.members}
        rowKey={(m) => m.id}
        empty={<p className="soft">{t.nobody}</p>}
        columns={memberColumns(ctx, o)}
      />
      {p.invitations.length > 0 && <Invitations rows={p.invitations} ctx={ctx} />}
      {o.state === 'open' && <Invite ctx={ctx} organisation={o} form={p.form ?? freshForm()} />}
      <h2>{w.particulars}</h2>
      <Particulars o={o} lang={lang} />
    </Page>
  )
}

function Actions({ ctx, organisation: o }: { ctx: Ctx; organisation: Organisation }) {
  const { lang } = ctx
  const w = organisationWords[lang]
  return (
    <>
      {o.state === 'open' && (
        <a className="button plain" href={`/people/${o.id}/change`}>
          {w.change}
        </a>
      )}
      {o.state === 'open' && (
        <a className="button plain" href={`/people/${o.id}/logo`}>
          {logoWords[lang].title}
        </a>
      )}
      {o.kind === 'institution' && (
        <a className="button plain" href={`/people/${o.id}/documents`}>
          {supplierWords[lang].documents}
        </a>
      )}
      <Link asker={ctx.asker} className="button plain" href={`/log?record=${o.id}`}>
        {w.history}
      </Link>
    </>
  )
}

/** Links that stand in one answer and nowhere else. */
function ShownOnce(p: {
  link?: string | undefined
  mailed?: string | undefined
  reset?: { link: string; name: string } | undefined
  lang: Lang
}) {
  const a = accountWords[p.lang]
  return (
    <>
      {p.link && (
        <Notice>
          <p>{words[p.lang].inviteMade}</p>
          <p>
            <code>{p.link}</code>
          </p>
          {p.mailed && <p>{a.inviteMailed(p.mailed)}</p>}
        </Notice>
      )}
      {p.reset && (
        <Notice>
          <p>{a.resetMade(p.reset.name)}</p>
          <p>
            <code>{p.reset.link}</code>
          </p>
        </Notice>
      )}
    </>
  )
}

/** That it is closed or went into another, and what went into it. */
function OutOfUse(p: { ctx: Ctx; organisation: Organisation; into: Organisation | undefined; mergedHere: readonly Organisation[] }) {
  const { lang } = p.ctx
  const w = organisationWords[lang]
  const o = p.organisation
  return (
    <>
      {o.closed_on && (
        <Notice>
          <p>{organisationStates[o.state][lang]}</p>
          <SummaryList
            rows={[
              { label: w.since, value: sayDay(o.closed_on, lang) },
              ...(p.into ? [{ label: w.into, value: <a href={`/people/${p.into.id}`}>{nameOf(p.into, lang)}</a> }] : []),
            ]}
          />
          {mayAtAll(p.ctx.asker, 'people.manage-all') && (
            <ActionButton action={`/people/${o.id}/reopen`} lang={lang} label={w.reopenDo} version={o.version} />
          )}
        </Notice>
      )}
      {p.mergedHere.length > 0 && (
        <p>
          {w.mergedHere}
          {p.mergedHere.map((m) => (
            <span key={m.id}>
              {' '}
              <a href={`/people/${m.id}`}>{nameOf(m, lang)}</a>
            </span>
          ))}
        </p>
      )}
    </>
  )
}

function memberColumns(ctx: Ctx, o: Organisation): Column<Member>[] {
  const { lang } = ctx
  const t = words[lang]
  return [
    { key: 'name', label: t.name, cell: (m) => m.name },
    { key: 'email', label: t.email, cell: (m) => m.email },
    { key: 'role', label: t.role, cell: (m) => roles[m.role].words[lang] },
    { key: 'since', label: t.since, cell: (m) => sayDay(m.since, lang) },
    { key: 'do', label: '', cell: (m) => <MemberActions ctx={ctx} organisation={o} m={m} /> },
  ]
}

function MemberActions({ ctx, organisation: o, m }: { ctx: Ctx; organisation: Organisation; m: Member }) {
  const { lang } = ctx
  const a = accountWords[lang]
  // Whoever works elsewhere too is let in again by the administrator only, and oneself on one's own account.
  const resettable =
    !ctx.demo && m.userId !== ctx.asker.userId && may(ctx.asker, 'people.reset-password', m.elsewhere ? {} : { organisationId: o.id })
  return (
    <div className="actions tight">
      {resettable && <ActionButton action={`/people/${o.id}/reset/${m.userId}`} lang={lang} label={a.resetMake} />}
      {resettable && m.two_step && may(ctx.asker, 'people.end-two-step') && (
        <ActionButton
          action={`/people/${o.id}/reset/${m.userId}`}
          lang={lang}
          label={a.resetMakeTwoStep}
          values={{ endsTwoStep: 'yes' }}
          danger
        />
      )}
      <a className="button plain" href={`/people/roles/${m.id}/end`}>
        {words[lang].endRole}
      </a>
    </div>
  )
}

function Invitations({ rows, ctx }: { rows: readonly Invitation[]; ctx: Ctx }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <>
      <h2>{t.invitations}</h2>
      <DataTable
        lang={lang}
        rows={rows}
        rowKey={(i) => i.id}
        columns={[
          { key: 'email', label: t.email, cell: (i) => i.email },
          { key: 'role', label: t.role, cell: (i) => roles[i.role].words[lang] },
          { key: 'until', label: t.until, cell: (i) => sayDay(i.expires_at.toZonedDateTimeISO(ctx.zone).toPlainDate(), lang) },
          {
            key: 'do',
            label: '',
            cell: (i) => <ActionButton action={`/people/invitations/${i.id}/withdraw`} lang={lang} label={t.withdraw} danger />,
          },
        ]}
      />
    </>
  )
}

function Invite({ ctx, organisation: o, form }: { ctx: Ctx; organisation: Organisation; form: FormState }) {
  const { lang } = ctx
  const t = words[lang]
  const mine = Object.entries(roles).filter(([, r]) => r.in === o.kind)
  return (
    <>
      <h2>{t.invite}</h2>
      <p>
        {t.inviteLead} <a href={`/people/${o.id}/invite-list`}>{organisationWords[lang].inviteMany}</a>
      </p>
      <Form action={`/people/${o.id}/invite`} form={form} lang={lang} submit={t.inviteSend}>
        <TextField form={form} lang={lang} name="email" label={t.email} type="email" />
        <Select
          form={form}
          lang={lang}
          name="role"
          label={t.role}
          empty=""
          options={mine.map(([value, r]) => ({ value, label: r.words[lang] }))}
        />
      </Form>
    </>
  )
}

/** What is known of it; what nobody wrote down is said to be missing. */
function Particulars({ o, lang }: { o: Organisation; lang: Lang }) {
  const t = words[lang]
  const w = organisationWords[lang]
  const given = (v: string | null) => v ?? <span className="soft">{w.notGiven}</span>
  return (
    <SummaryList
      rows={[
        { label: t.creditCode, value: given(o.credit_code) },
        { label: t.legalForm, value: given(o.legal_form && t[o.legal_form]) },
        { label: w.address, value: given(o.address) },
        { label: w.representedBy, value: given(o.represented_by) },
        { label: w.phone, value: given(o.phone) },
        { label: w.bank, value: given(o.bank) },
        { label: w.account, value: given(o.account && sayAccount(o.account)) },
        { label: w.contractSeal, value: given(o.contract_seal) },
        ...(o.about ? [{ label: w.about, value: o.about }] : []),
      ]}
    />
  )
}
