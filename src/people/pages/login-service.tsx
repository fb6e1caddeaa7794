import type { Ctx } from '#platform'
import { ActionButton, Form, type FormState, type FrameFacts, freshForm, Page, SummaryList, TextField, Tick } from '#ui'
import { words } from '../words.ts'
import { loginWords } from '../login-words.ts'
import { ownSettingWords } from '../own-setting-words.ts'
import { loginServiceName } from '../login-services.ts'
import type { LoginService } from '../rules/login-service.ts'
import { type Asked, AskedPage, Proof } from './proof.tsx'

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  service: LoginService | undefined
  /** A form that came back. */
  form: FormState | undefined
  /** Servers that may be asked. */
  servers: readonly string[]
  back: string
  after: string
}

/** What an administrator keeps of single sign-on. */
export function LoginServicePage(p: Shown) {
  const { lang } = p.ctx
  const t = loginWords[lang]
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      section="settings"
      title={t.title}
      lead={t.lead}
      trail={[{ label: ownSettingWords[lang].settings, href: '/settings' }, { label: t.title }]}
    >
      <h2>{t.atService}</h2>
      <SummaryList
        rows={[
          { label: t.back, value: <code>{p.back}</code> },
          { label: t.after, value: <code>{p.after}</code> },
        ]}
      />
      <LoginServiceForm {...p} />
      {p.service && (
        <>
          <h2>{t.end}</h2>
          <p>{t.endLead}</p>
          <ActionButton action="/settings/sign-in/end" lang={lang} label={t.end} danger />
        </>
      )}
    </Page>
  )
}

function LoginServiceForm({ ctx, service, servers, ...p }: Shown) {
  const t = loginWords[ctx.lang]
  const form = p.form ?? freshForm(valuesOf(service))
  const f = { form, lang: ctx.lang }
  return (
    <Form action="/settings/sign-in" {...f} submit={t.save} {...(service && { version: service.version })}>
      <TextField {...f} name="nameZh" label={t.nameZh} hint={t.nameHint} />
      <TextField {...f} name="nameEn" label={t.nameEn} optional />
      <TextField {...f} name="issuer" label={t.issuer} hint={t.issuerHint(servers)} />
      <TextField {...f} name="clientId" label={t.clientId} />
      <TextField {...f} name="secret" label={t.secret} hint={t.secretHint} type="password" autoComplete="off" optional />
      <TextField {...f} name="nameClaim" label={t.nameClaim} hint={t.claimHint} short />
      <TextField {...f} name="emailClaim" label={t.emailClaim} hint={t.claimHint} short />
      <Tick {...f} name="passwords" label={t.passwords} hint={t.passwordsHint} />
    </Form>
  )
}

const valuesOf = (p: LoginService | undefined): FormState['values'] =>
  p
    ? {
        nameZh: p.nameZh,
        nameEn: p.nameEn ?? '',
        issuer: p.issuer,
        clientId: p.clientId,
        nameClaim: p.nameClaim,
        emailClaim: p.emailClaim,
        passwords: p.passwords ? 'yes' : '',
      }
    : { nameClaim: 'name', emailClaim: 'email', passwords: 'yes' }

/** Before one's account is linked, or the link is taken off: who is at the keyboard. */
export function LinkPage(p: Asked & { does: 'link' | 'unlink'; service: LoginService }) {
  const { lang } = p.ctx
  const t = loginWords[lang]
  const name = loginServiceName(p.service, lang)
  const isLink = p.does === 'link'
  return (
    <AskedPage
      {...p}
      title={isLink ? t.linkTitle(name) : t.unlinkTitle(name)}
      lead={isLink ? t.linkLead : t.unlinkLead}
      action={`/account/login/${p.does}`}
      submit={isLink ? t.link : t.unlink}
      danger={!isLink}
    >
      <Proof p={p} />
    </AskedPage>
  )
}

/** The last page here on the way to the login service. */
export function SetOutPage({ ctx, frame, service, address }: { ctx: Ctx; frame: FrameFacts; service: LoginService; address: string }) {
  const t = loginWords[ctx.lang]
  const title = t.linkTitle(loginServiceName(service, ctx.lang))
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={title}
      lead={t.linkGoLead}
      trail={[{ label: words[ctx.lang].account, href: '/account' }, { label: title }]}
    >
      <p>
        <a className="button" href={address}>
          {t.linkGo(loginServiceName(service, ctx.lang))}
        </a>
      </p>
    </Page>
  )
}
