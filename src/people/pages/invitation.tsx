import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, Page, TextField } from '#ui'
import { type Role, roles } from '../permission.ts'
import { loginWords } from '../login-words.ts'
import { loginServiceName } from '../login-services.ts'
import type { LoginService } from '../rules/login-service.ts'
import { words } from '../words.ts'

export function InvitationPage(p: {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  secret: string
  organisation: string
  role: Role
  email: string
  service: LoginService | undefined
}) {
  const { lang } = p.ctx
  const t = words[lang]
  const by = loginWords[lang]
  return (
    <Page ctx={p.ctx} frame={p.frame} title={t.acceptTitle} lead={t.acceptLead(p.organisation, roles[p.role].words[lang])}>
      {p.service && (
        <p>
          <a className="button" href={`/invitations/${p.secret}/login`}>
            {by.acceptBy(loginServiceName(p.service, lang))}
          </a>
        </p>
      )}
      {p.service?.passwords && <h2>{by.orChoosePassword}</h2>}
      {(p.service?.passwords ?? true) && (
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
      )}
    </Page>
  )
}
