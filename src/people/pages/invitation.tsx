import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, Page, TextField } from '#ui'
import { type Role, roles } from '../permission.ts'
import { words } from '../words.ts'

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
