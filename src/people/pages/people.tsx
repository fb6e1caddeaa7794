import { sayDay } from '#kernel'
import type { Ctx, mailStands } from '#platform'
import { ActionButton, DataTable, Form, type FormState, type FrameFacts, freshForm, Notice, Page, Select, TextField } from '#ui'
import { accountWords } from '../account-words.ts'
import { Link } from '../address.tsx'
import { communityWords } from '../community-words.ts'
import { nameOf } from '../directory.ts'
import type { members, openInvitations } from '../invitations.ts'
import { kindIn } from '../kind-in.ts'
import { may, mayAtAll, type OrganisationKind, type Role, roles } from '../permission.ts'
import { organisationKinds } from '../role-words.ts'
import type { Organisation } from '../store.ts'
import { words } from '../words.ts'

type Rows<T extends (...a: never[]) => Promise<unknown>> = Awaited<ReturnType<T>>
const legalForms = ['social-organisation', 'enterprise', 'institution', 'rural-collective', 'self-governing', 'individual'] as const

export function OrganisationPage(p: {
  ctx: Ctx
  frame: FrameFacts
  organisation: Organisation
  members: Rows<typeof members>
  invitations: Rows<typeof openInvitations>
  form?: FormState
  link?: string
  /** Whom the link was sent by mail as well. */
  mailed?: string
  /** A link for a new password, shown once. */
  reset?: { link: string; name: string }
}) {
  const { ctx } = p
  const { lang } = ctx
  const t = words[lang]
  const a = accountWords[lang]
  const form = p.form ?? freshForm()
  // Whoever works elsewhere too is let in again by the administrator only, and oneself on one's own account.
  const resettable = (m: (typeof p.members)[number]) =>
    !ctx.demo &&
    m.userId !== ctx.asker.userId &&
    may(ctx.asker, 'people.reset-password', m.elsewhere ? {} : { organisationId: p.organisation.id })
  const mine = Object.entries(roles).filter(([, r]) => r.in === p.organisation.kind)
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="people"
      title={nameOf(p.organisation, lang)}
      lead={kindIn(ctx, p.organisation.kind)[lang]}
      trail={[{ label: t.peopleTitle, href: '/people' }, { label: nameOf(p.organisation, lang) }]}
    >
      {p.link && (
        <Notice>
          <p>{t.inviteMade}</p>
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
      <h2>{t.members}</h2>
      <DataTable
        lang={lang}
        rows={p.members}
        rowKey={(m) => m.id}
        empty={<p className="soft">{t.nobody}</p>}
        columns={[
          { key: 'name', label: t.name, cell: (m) => m.name },
          { key: 'email', label: t.email, cell: (m) => m.email },
          { key: 'role', label: t.role, cell: (m) => roles[m.role].words[lang] },
          { key: 'since', label: t.since, cell: (m) => sayDay(m.since, lang) },
          {
            key: 'do',
            label: '',
            cell: (m) => (
              <div className="actions tight">
                {resettable(m) && (
                  <ActionButton action={`/people/${p.organisation.id}/reset/${m.userId}`} lang={lang} label={a.resetMake} />
                )}
                {resettable(m) && m.two_step && may(ctx.asker, 'people.end-two-step') && (
                  <ActionButton
                    action={`/people/${p.organisation.id}/reset/${m.userId}`}
                    lang={lang}
                    label={a.resetMakeTwoStep}
                    values={{ endsTwoStep: 'yes' }}
                    danger
                  />
                )}
                <a className="button plain" href={`/people/roles/${m.id}/end`}>
                  {t.endRole}
                </a>
              </div>
            ),
          },
        ]}
      />
      {p.invitations.length > 0 && (
        <>
          <h2>{t.invitations}</h2>
          <DataTable
            lang={lang}
            rows={p.invitations}
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
      )}
      <h2>{t.invite}</h2>
      <p>{t.inviteLead}</p>
      <Form action={`/people/${p.organisation.id}/invite`} form={form} lang={lang} submit={t.inviteSend}>
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
    </Page>
  )
}

export function PeoplePage(p: {
  ctx: Ctx
  frame: FrameFacts
  organisations: readonly Organisation[]
  form?: FormState
  /** How the mail stands, where it is set up. */
  mail?: Rows<typeof mailStands>
}) {
  const { ctx } = p
  const { lang } = ctx
  const t = words[lang]
  const a = accountWords[lang]
  const form = p.form ?? freshForm()
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="people"
      title={t.organisations}
      actions={
        <>
          <Link asker={ctx.asker} className="button plain" href="/people/communities">
            {communityWords[lang].title}
          </Link>
          <Link asker={ctx.asker} className="button plain" href="/people/webhooks">
            {a.webhooks}
          </Link>
        </>
      }
    >
      <DataTable
        lang={lang}
        rows={p.organisations}
        rowKey={(o) => o.id}
        columns={[
          { key: 'name', label: t.organisation, cell: (o) => <a href={`/people/${o.id}`}>{nameOf(o, lang)}</a> },
          { key: 'kind', label: t.kind, cell: (o) => kindIn(ctx, o.kind)[lang] },
          { key: 'legal', label: t.legalForm, cell: (o) => (o.legal_form ? t[o.legal_form] : '') },
          { key: 'code', label: t.creditCode, cell: (o) => o.credit_code ?? '' },
        ]}
      />
      {p.mail && (
        <>
          <h2>{a.mailTitle}</h2>
          <p className={p.mail.givenUp > 0 ? undefined : 'soft'}>
            {[
              a.mailWaiting(p.mail.waiting),
              p.mail.givenUp > 0 && a.mailGivenUp(p.mail.givenUp),
              p.mail.lastError && a.mailError(p.mail.lastError),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </>
      )}
      {mayAtAll(ctx.asker, 'people.manage-all') && (
        <>
          <h2>{t.addOrganisation}</h2>
          <Form action="/people" form={form} lang={lang} submit={t.addOrganisation}>
            <TextField form={form} lang={lang} name="name" label={t.organisationName} />
            <TextField form={form} lang={lang} name="nameEn" label={t.englishName} optional />
            <Select
              form={form}
              lang={lang}
              name="kind"
              label={t.kind}
              empty=""
              options={kinds.map((value) => ({ value, label: kindIn(ctx, value)[lang] }))}
            />
            <Select
              form={form}
              lang={lang}
              name="legalForm"
              label={t.legalForm}
              hint={t.legalFormHint}
              optional
              empty=""
              options={legalForms.map((value) => ({ value, label: t[value] }))}
            />
            <TextField form={form} lang={lang} name="creditCode" label={t.creditCode} optional maxLength={60} />
          </Form>
        </>
      )}
    </Page>
  )
}

export function InvitationPage(p: {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  secret: string
  organisation: string
  role: Role
  email: string
}) {
  const { lang } = p.ctx
  const t = words[lang]
  return (
    <Page ctx={p.ctx} frame={p.frame} title={t.acceptTitle} lead={t.acceptLead(p.organisation, roles[p.role].words[lang])}>
      <Form action={`/invitations/${p.secret}`} form={p.form} lang={lang} submit={t.acceptDo}>
        <input
          type="text"
          name="username"
          autoComplete="username"
          defaultValue={p.email}
          hidden
          readOnly
          aria-hidden="true"
          tabIndex={-1}
        />
        <TextField form={p.form} lang={lang} name="name" label={t.name} autoComplete="name" />
        <TextField
          form={p.form}
          lang={lang}
          name="password"
          label={t.newPassword}
          hint={t.newPasswordHint}
          type="password"
          autoComplete="new-password"
        />
      </Form>
    </Page>
  )
}
export const kinds = Object.keys(organisationKinds) as [OrganisationKind, ...OrganisationKind[]]
export { legalForms }
