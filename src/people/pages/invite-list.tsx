import type { Ctx } from '#platform'
import { DataTable, Form, type FormState, type FrameFacts, Notice, Page, Select, TextArea } from '#ui'
import { nameOf } from '../directory.ts'
import type { InvitedOne } from '../invite-list.ts'
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

/** Where a list of people to be invited is pasted. */
export function InviteListPage(p: Around & { form: FormState }) {
  const { lang } = p.ctx
  const w = organisationWords[lang]
  const here = Object.entries(roles).filter(([, r]) => r.in === p.organisation.kind)
  const f = { form: p.form, lang }
  return (
    <Page ctx={p.ctx} frame={p.frame} section="people" title={w.inviteMany} lead={nameOf(p.organisation, lang)} trail={trail(p)}>
      <p>{w.inviteManyLead}</p>
      <Form action={`/people/${p.organisation.id}/invite-list`} {...f} submit={w.inviteAll} cancel={`/people/${p.organisation.id}`}>
        <Select
          {...f}
          name="role"
          label={w.roleOfAll}
          empty={w.choose}
          options={here.map(([value, r]) => ({ value, label: r.words[lang] }))}
        />
        <TextArea {...f} name="list" label={w.list} hint={w.listHint(here.at(-1)?.[1].words[lang] ?? '')} rows={10} />
      </Form>
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
