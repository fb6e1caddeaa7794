import type { Ctx } from '#platform'
import { DataTable, Form, type FormState, type FrameFacts, freshForm, Notice, Page, Select, TextArea } from '#ui'
import { nameOf } from '../directory.ts'
import type { InvitedOne, UnderstoodInvitations } from '../invite-list.ts'
import { organisationWords } from '../organisation-words.ts'
import { roles } from '../permission.ts'
import type { Organisation } from '../store.ts'
import { words } from '../words.ts'

interface Around {
  ctx: Ctx
  frame: FrameFacts
  organisation: Organisation
}
const trail = ({ ctx, organisation: o }: Around) => [
  { label: words[ctx.lang].peopleTitle, href: '/people' },
  { label: nameOf(o, ctx.lang), href: `/people/${o.id}` },
]

/** What is asked of a list: the lines, and the role of those that name none. */
function ListForm({ ctx, organisation: o, form }: { ctx: Ctx; organisation: Organisation; form: FormState }) {
  const { lang } = ctx
  const w = organisationWords[lang]
  const here = Object.entries(roles).filter(([, r]) => r.in === o.kind)
  const f = { form, lang }
  return (
    <Form action={`/people/${o.id}/invite-list`} {...f} submit={w.inviteLook} cancel={`/people/${o.id}`}>
      <Select
        {...f}
        name="role"
        label={w.roleOfAll}
        empty={w.choose}
        options={here.map(([value, r]) => ({ value, label: r.words[lang] }))}
      />
      <TextArea {...f} name="list" label={w.list} hint={w.listHint(here.at(-1)?.[1].words[lang] ?? '')} rows={10} />
    </Form>
  )
}

/** Where a list of people to be invited is pasted. */
export function InviteListPage(p: Around & { form: FormState }) {
  const { lang } = p.ctx
  const w = organisationWords[lang]
  return (
    <Page ctx={p.ctx} frame={p.frame} section="people" title={w.inviteMany} lead={nameOf(p.organisation, lang)} trail={trail(p)}>
      <p>{w.inviteManyLead}</p>
      <ListForm ctx={p.ctx} organisation={p.organisation} form={p.form} />
    </Page>
  )
}

/** Who would be invited, before anybody is; the list stands below, to be mended. */
export function UnderstoodInvitationsPage(p: Around & { read: UnderstoodInvitations; form: FormState; mailed: boolean }) {
  const { lang } = p.ctx
  const w = organisationWords[lang]
  const [here, list] = [`/people/${p.organisation.id}/invite-list`, freshForm(p.form.values)]
  const n = p.read.people.filter((x) => x.is !== 'there').length
  const says = { new: w.inviteNew, again: w.inviteAgain, there: w.inviteThere }
  const back = [...trail(p), { label: w.inviteMany, href: here }]
  return (
    <Page ctx={p.ctx} frame={p.frame} section="people" title={w.inviteSeenTitle} lead={w.inviteSeenLead(n)} trail={back}>
      <DataTable
        lang={lang}
        rows={p.read.people}
        rowKey={(x) => `${x.email} ${x.role}`}
        columns={[
          { key: 'email', label: words[lang].email, cell: (x) => x.email },
          { key: 'role', label: words[lang].role, cell: (x) => roles[x.role].words[lang] },
          { key: 'is', label: w.inviteWhat, cell: (x) => says[x.is] },
        ]}
      />
      {n > 0 && p.mailed && <p>{w.inviteByMail}</p>}
      {n > 0 && (
        <Form action={`${here}/send`} form={p.form} lang={lang} submit={w.inviteAll} cancel={`/people/${p.organisation.id}`}>
          {Object.entries({ role: p.form.values.role, list: p.form.values.list, seen: p.read.seen }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={String(value ?? '')} />
          ))}
        </Form>
      )}
      <h2>{w.inviteChange}</h2>
      <ListForm ctx={p.ctx} organisation={p.organisation} form={list} />
    </Page>
  )
}

/** The links of everybody invited, shown this once. */
export function InvitedListPage(p: Around & { invited: readonly InvitedOne[]; link: (secret: string) => string; mailed: boolean }) {
  const { lang } = p.ctx
  const t = words[lang]
  const w = organisationWords[lang]
  return (
    <Page ctx={p.ctx} frame={p.frame} section="people" title={w.invitedTitle} lead={nameOf(p.organisation, lang)} trail={trail(p)}>
      <Notice>
        <p>{w.invitedLead}</p>
        {p.mailed && <p>{w.invitedMailed}</p>}
      </Notice>
      <DataTable
        lang={lang}
        rows={p.invited}
        rowKey={(i) => i.secret}
        columns={[
          { key: 'email', label: t.email, cell: (i) => i.email },
          { key: 'role', label: t.role, cell: (i) => roles[i.role].words[lang] },
          { key: 'link', label: w.link, cell: (i) => <code>{p.link(i.secret)}</code> },
        ]}
      />
    </Page>
  )
}
