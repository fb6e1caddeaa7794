import type { Lang } from '#kernel'
import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, Notice, Page, TextField } from '#ui'
import { accountWords } from '../account-words.ts'
import { supplierWords } from '../supplier-words.ts'
import { loginWords } from '../login-words.ts'
import { loginServiceName } from '../login-services.ts'
import type { DemoPeople } from '../demo-people.ts'
import type { LoginService } from '../rules/login-service.ts'
import { words } from '../words.ts'
import { PeopleToBe } from './people-to-be.tsx'

export function SignInPage({
  ctx,
  frame,
  form,
  demo,
  service,
  done,
}: {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  demo: DemoPeople | undefined
  service: LoginService | undefined
  /** What was just done that signed the person out. */
  done?: string
}) {
  const t = words[ctx.lang]
  const a = accountWords[ctx.lang]
  const f = { form, lang: ctx.lang }
  const to = String(form.values.to ?? '')
  const said = saidOfDone(done, ctx.lang)
  const byPassword = service?.passwords ?? true
  return (
    <Page ctx={ctx} frame={frame} title={ctx.demo ? t.demoTitle : t.signIn} lead={ctx.demo ? t.demoLead : undefined}>
      {said && (
        <Notice>
          <p>{said}</p>
        </Notice>
      )}
      {demo && <PeopleToBe lang={ctx.lang} people={demo} to={to} />}
      {service && <ByLoginService ctx={ctx} service={service} to={to} isOut={done === 'out'} />}
      {byPassword && (
        <>
          {(ctx.demo || service) && <h2 id="password-way">{ctx.demo ? t.withPassword : loginWords[ctx.lang].orPassword}</h2>}
          <Form action="/sign-in" {...f} submit={t.signIn}>
            <input type="hidden" name="to" value={to} />
            <TextField {...f} name="email" label={t.email} type="email" autoComplete="username" />
            <TextField {...f} name="password" label={t.password} type="password" autoComplete="current-password" />
            <TextField {...f} name="code" label={t.code} hint={a.codeHint} optional short autoComplete="one-time-code" />
          </Form>
          <p>
            <a href="/forgotten">{a.forgotten}</a>
          </p>
        </>
      )}
      <p className="soft">
        {t.noAccount} <a href="/suppliers/register">{supplierWords[ctx.lang].register}</a>
      </p>
    </Page>
  )
}

const saidOfDone = (done: string | undefined, lang: Lang): string | undefined => {
  const [a, p] = [accountWords[lang], loginWords[lang]]
  const says = { reset: a.doneReset, everywhere: a.doneEverywhere, 'set-up': a.doneSetUp, unlinked: p.doneUnlinked }
  // The address may name anything, also what every object has.
  return done !== undefined && Object.hasOwn(says, done) ? says[done as keyof typeof says] : undefined
}

/** The way by single sign-on; for whoever just signed out here, the way out there too. */
function ByLoginService({ ctx, service, to, isOut }: { ctx: Ctx; service: LoginService; to: string; isOut: boolean }) {
  const t = loginWords[ctx.lang]
  const name = loginServiceName(service, ctx.lang)
  return (
    <>
      {isOut && (
        <Notice>
          <p>{t.signedOutHere(name)}</p>
          <p>
            <a href="/sign-out/service">{t.signOutThere(name)}</a>
          </p>
        </Notice>
      )}
      <p>
        <a className="button" href={`/sign-in/service${to && `?to=${encodeURIComponent(to)}`}`}>
          {t.signInBy(name)}
        </a>
      </p>
      {!service.passwords && <p className="soft">{t.onlyService}</p>}
    </>
  )
}

/** The way to a new password: by mail where mail is set up, else by somebody who hands a link over. */
export function ForgottenPage({ ctx, frame, form, sent }: { ctx: Ctx; frame: FrameFacts; form: FormState; sent: boolean }) {
  const t = words[ctx.lang]
  const a = accountWords[ctx.lang]
  const byMail = ctx.mail === true
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={a.forgotten}
      lead={byMail ? a.forgottenLead : a.forgottenNoMail}
      trail={[{ label: t.signIn, href: '/sign-in' }, { label: a.forgotten }]}
    >
      {byMail && sent && (
        <Notice>
          <p>{a.forgottenSent}</p>
        </Notice>
      )}
      {byMail && !sent && (
        <Form action="/forgotten" form={form} lang={ctx.lang} submit={a.forgottenSend}>
          <TextField form={form} lang={ctx.lang} name="email" label={t.email} type="email" autoComplete="username" />
        </Form>
      )}
      {!byMail && <p className="soft">{a.forgottenOperator}</p>}
      <p>
        <a className="button plain" href="/sign-in">
          {a.backToSignIn}
        </a>
      </p>
    </Page>
  )
}

export function ResetPage(p: {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  secret: string
  name: string
  email: string
  endsTwoStep: boolean
}) {
  const { lang } = p.ctx
  const t = words[lang]
  const a = accountWords[lang]
  return (
    <Page ctx={p.ctx} frame={p.frame} title={a.resetTitle} lead={a.resetLead(p.name)}>
      <p>{a.resetEnds}</p>
      {p.endsTwoStep && <p>{a.resetEndsTwoStep}</p>}
      <Form action={`/reset/${p.secret}`} form={p.form} lang={lang} submit={a.resetDo}>
        <UserName email={p.email} />
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

/** Tells a password manager whose password stands beside it. */
export function UserName({ email }: { email: string }) {
  return <input type="text" name="username" autoComplete="username" defaultValue={email} hidden readOnly aria-hidden="true" tabIndex={-1} />
}
