import { listIn, nameIn } from '#kernel'
import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, Notice, Page, TextField } from '#ui'
import type { ReactNode } from 'react'
import { accountWords } from '../account-words.ts'
import type { myOrganisations, MyUser } from '../my-access.ts'
import { roles } from '../permission.ts'
import { words } from '../words.ts'
import { UserName } from './sign-in.tsx'

/* Pages of one's own account that ask who is at the keyboard: the password, and the code where two-step sign-in is on. */

export interface Asked {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  user: MyUser
}

export function AskedPage(
  p: Asked & { title: string; lead: ReactNode; action: string; submit: string; danger?: boolean; children?: ReactNode },
) {
  const { lang } = p.ctx
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      title={p.title}
      lead={p.lead}
      trail={[{ label: words[lang].account, href: '/account' }, { label: p.title }]}
    >
      <Form action={p.action} form={p.form} lang={lang} submit={p.submit} cancel="/account" danger={p.danger ?? false}>
        <UserName email={p.user.email} />
        {p.children}
      </Form>
    </Page>
  )
}

export function Proof({ p, password = 'password', code = 'code' }: { p: Asked; password?: string; code?: string }) {
  const { lang } = p.ctx
  const a = accountWords[lang]
  return (
    <>
      <TextField
        form={p.form}
        lang={lang}
        name={password}
        label={a.passwordNow}
        hint={a.passwordNowHint}
        type="password"
        autoComplete="current-password"
      />
      {p.user.twoStep && <TextField form={p.form} lang={lang} name={code} label={a.codeNow} short autoComplete="one-time-code" />}
    </>
  )
}

export function PasswordPage(p: Asked) {
  const { lang } = p.ctx
  const t = words[lang]
  return (
    <AskedPage {...p} title={t.changePassword} lead={accountWords[lang].passwordLead} action="/account/password" submit={t.changePassword}>
      <Proof p={p} password="old" />
      <TextField
        form={p.form}
        lang={lang}
        name="new"
        label={t.newPassword}
        hint={t.newPasswordHint}
        type="password"
        autoComplete="new-password"
      />
    </AskedPage>
  )
}

export function EmailPage(p: Asked) {
  const { lang } = p.ctx
  const a = accountWords[lang]
  return (
    <AskedPage {...p} title={a.emailChange} lead={a.emailLead} action="/account/email" submit={a.emailChange}>
      <TextField form={p.form} lang={lang} name="email" label={a.emailNew} type="email" autoComplete="email" />
      <Proof p={p} />
    </AskedPage>
  )
}

export function TwoStepPage(p: Asked & { secret: string; picture: string }) {
  const { lang } = p.ctx
  const t = words[lang]
  const a = accountWords[lang]
  return (
    <AskedPage
      {...p}
      title={p.user.twoStep ? a.twoStepMove : t.twoStep}
      lead={a.twoStepLead}
      action="/account/two-step"
      submit={t.twoStepConfirm}
    >
      <div style={{ width: 200, margin: '0 0 16px' }} role="img" aria-label="QR" dangerouslySetInnerHTML={{ __html: p.picture }} />
      <p>
        <code>{p.secret.replace(/(.{4})/g, '$1 ')}</code>
      </p>
      <input type="hidden" name="secret" value={p.secret} />
      <TextField form={p.form} lang={lang} name="code" label={a.twoStepNewCode} short inputMode="numeric" autoComplete="one-time-code" />
      <TextField
        form={p.form}
        lang={lang}
        name="password"
        label={a.passwordNow}
        hint={a.passwordNowHint}
        type="password"
        autoComplete="current-password"
      />
      {p.user.twoStep && <TextField form={p.form} lang={lang} name="current" label={a.twoStepCurrent} short />}
    </AskedPage>
  )
}

export function TwoStepOffPage(p: Asked) {
  const a = accountWords[p.ctx.lang]
  return (
    <AskedPage {...p} title={a.twoStepRemove} lead={a.twoStepRemoveLead} action="/account/two-step/remove" submit={a.twoStepRemove} danger>
      <Proof p={p} />
    </AskedPage>
  )
}

export function RenewCodesPage(p: Asked) {
  const a = accountWords[p.ctx.lang]
  return (
    <AskedPage {...p} title={a.recovery} lead={a.recoveryRenewLead} action="/account/recovery-codes" submit={a.recoveryRenew}>
      <Proof p={p} />
    </AskedPage>
  )
}

export function RecoveryCodesPage({ ctx, frame, codes }: { ctx: Ctx; frame: FrameFacts; codes: readonly string[] }) {
  const a = accountWords[ctx.lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={a.recoveryTitle}
      trail={[{ label: words[ctx.lang].account, href: '/account' }, { label: a.recovery }]}
    >
      <Notice>
        <p>{a.recoveryLead}</p>
      </Notice>
      <ol className="codes">
        {codes.map((c) => (
          <li key={c}>
            <code>{c}</code>
          </li>
        ))}
      </ol>
      <div className="actions">
        <a className="button" href="/account">
          {a.recoveryKept}
        </a>
      </div>
    </Page>
  )
}

export function OrganisationsPage(p: {
  ctx: Ctx
  frame: FrameFacts
  organisations: Awaited<ReturnType<typeof myOrganisations>>
  to: string
}) {
  const { lang, asker } = p.ctx
  const a = accountWords[lang]
  return (
    <Page ctx={p.ctx} frame={p.frame} title={a.organisations} lead={a.organisationsLead}>
      <div className="roles">
        {p.organisations.map((o) => (
          <form key={o.id} method="post" action="/account/organisation">
            <input type="hidden" name="organisation" value={o.id} />
            <input type="hidden" name="to" value={p.to} />
            <button aria-current={o.id === asker.organisationId ? 'true' : undefined}>
              <b>{nameIn(o, lang)}</b>
              <span className="soft">
                {[
                  listIn(
                    o.roles.map((r) => roles[r].words[lang]),
                    lang,
                  ),
                  o.id === asker.organisationId && a.organisationNow,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </button>
          </form>
        ))}
      </div>
    </Page>
  )
}
