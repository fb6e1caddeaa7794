import { sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, Form, type FrameFacts, freshForm, Page } from '#ui'
import type { EndOfRole } from '../end-role.ts'
import { nameOf } from '../directory.ts'
import { roles } from '../permission.ts'
import { words } from '../words.ts'

/** What ends with a role, before it is ended. */
export function EndRolePage({ ctx, frame, ends }: { ctx: Ctx; frame: FrameFacts; ends: EndOfRole }) {
  const { lang } = ctx
  const t = words[lang]
  const organisation = nameOf(ends.organisation, lang)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="people"
      title={t.endRoleTitle}
      lead={t.endRoleLead(ends.name, organisation, roles[ends.role].words[lang])}
      trail={[
        { label: t.peopleTitle, href: '/people' },
        { label: organisation, href: `/people/${ends.organisation.id}` },
        { label: t.endRoleTitle },
      ]}
    >
      <p>{ends.isLastThere ? t.endRoleLast : t.endRoleNotLast}</p>
      <EndsWithIt ctx={ctx} ends={ends} />
      <Form
        action={`/people/roles/${ends.id}/end`}
        form={freshForm()}
        lang={lang}
        submit={t.endRole}
        cancel={`/people/${ends.organisation.id}`}
      />
    </Page>
  )
}

/** The invitations and links that end with a role. */
function EndsWithIt({ ctx, ends }: { ctx: Ctx; ends: EndOfRole }) {
  const { lang } = ctx
  const t = words[lang]
  const dayOf = (at: Temporal.Instant) => sayDay(at.toZonedDateTimeISO(ctx.zone).toPlainDate(), lang)
  const { invitations, links } = ends.over
  return (
    <>
      {invitations.length > 0 && (
        <>
          <h2>{t.endRoleInvitations}</h2>
          <DataTable
            lang={lang}
            rows={invitations}
            rowKey={(i) => i.id}
            columns={[
              { key: 'email', label: t.email, cell: (i) => i.email },
              { key: 'role', label: t.role, cell: (i) => roles[i.role].words[lang] },
              { key: 'organisation', label: t.organisation, cell: (i) => nameOf(ends.organisations.get(i.organisation_id), lang) },
              { key: 'until', label: t.until, cell: (i) => dayOf(i.expires_at) },
            ]}
          />
        </>
      )}
      {links.length > 0 && (
        <>
          <h2>{t.endRoleLinks}</h2>
          <DataTable
            lang={lang}
            rows={links}
            rowKey={(l) => l.id}
            columns={[
              { key: 'for', label: t.endRoleLinkFor, cell: (l) => l.name },
              { key: 'until', label: t.until, cell: (l) => dayOf(l.expires_at) },
            ]}
          />
        </>
      )}
      {invitations.length + links.length === 0 && <p>{t.endRoleNothing}</p>}
    </>
  )
}
