import { sayDay, sayMoment } from '#kernel'
import type { Ctx } from '#platform'
import {
  ActionButton,
  Checkboxes,
  DataTable,
  Form,
  type FormState,
  type FrameFacts,
  freshForm,
  Notice,
  NumberField,
  Page,
  SummaryList,
  TextField,
} from '#ui'
import { roles, type Role, tokenScopes } from '../permission.ts'
import type { mySessions, myTokens, myUser } from '../my-account.ts'
import { words } from '../words.ts'

type Rows<T extends (...a: never[]) => Promise<unknown>> = Awaited<ReturnType<T>>

export function AccountPage(p: {
  ctx: Ctx
  frame: FrameFacts
  user: Rows<typeof myUser>
  sessions: Rows<typeof mySessions>
  tokens: Rows<typeof myTokens>
  password?: FormState
  token?: FormState
  made?: string
}) {
  const { ctx, frame } = p
  const { lang } = ctx
  const t = words[lang]
  const password = p.password ?? freshForm()
  const token = p.token ?? freshForm({ scopes: ['read'], days: '90' })
  return (
    <Page ctx={ctx} frame={frame} title={t.account}>
      {p.made && (
        <Notice>
          <p>{t.tokenMade}</p>
          <p>
            <code>{p.made}</code>
          </p>
        </Notice>
      )}
      <SummaryList
        rows={[
          { label: t.name, value: p.user.name },
          { label: t.email, value: p.user.email },
          { label: t.organisation, value: frame.organisation },
          { label: t.role, value: ctx.asker.roles.map((r) => roles[r as Role].words[lang]).join(lang === 'zh' ? '、' : ', ') },
          {
            label: t.twoStep,
            value: p.user.totp_secret ? t.twoStepOn : t.twoStepOff,
            change: p.user.totp_secret ? undefined : { href: '/account/two-step', label: t.twoStepStart },
          },
        ]}
      />
      {p.user.totp_secret && (
        <div className="actions">
          <ActionButton action="/account/two-step/remove" lang={lang} label={t.twoStepRemove} danger />
        </div>
      )}
      <h2>{t.devices}</h2>
      <DataTable
        lang={lang}
        rows={p.sessions}
        rowKey={(s) => s.id}
        columns={[
          { key: 'device', label: t.device, cell: (s) => s.device ?? '–' },
          { key: 'at', label: t.signedInAt, cell: (s) => sayMoment(s.created_at, lang, ctx.zone) },
          { key: 'until', label: t.until, cell: (s) => sayMoment(s.expires_at, lang, ctx.zone) },
        ]}
      />
      <div className="actions">
        <ActionButton action="/account/sign-out-everywhere" lang={lang} label={t.signOutEverywhere} danger />
      </div>
      <h2>{t.changePassword}</h2>
      <Form action="/account/password" form={password} lang={lang} submit={t.changePassword}>
        <input
          type="text"
          name="username"
          autoComplete="username"
          defaultValue={p.user.email}
          hidden
          readOnly
          aria-hidden="true"
          tabIndex={-1}
        />
        <TextField
          form={password}
          lang={lang}
          name="old"
          label={t.oldPassword}
          hint={t.oldPasswordHint}
          type="password"
          autoComplete="current-password"
        />
        <TextField
          form={password}
          lang={lang}
          name="new"
          label={t.newPassword}
          hint={t.newPasswordHint}
          type="password"
          autoComplete="new-password"
        />
      </Form>
      <h2>{t.tokens}</h2>
      <p>{t.tokensLead}</p>
      <DataTable
        lang={lang}
        rows={p.tokens}
        rowKey={(r) => r.token_id}
        empty={<p className="soft">{t.tokenNone}</p>}
        columns={[
          { key: 'name', label: t.tokenName, cell: (r) => r.name },
          { key: 'scopes', label: t.tokenScopes, cell: (r) => r.scopes.join(', ') },
          { key: 'until', label: t.until, cell: (r) => sayDay(r.expires_at.toZonedDateTimeISO(ctx.zone).toPlainDate(), lang) },
          {
            key: 'do',
            label: '',
            cell: (r) =>
              r.revoked_at ? (
                <span className="soft">{t.tokenRevoked}</span>
              ) : (
                <ActionButton action={`/account/tokens/${r.token_id}/revoke`} lang={lang} label={t.tokenRevoke} danger />
              ),
          },
        ]}
      />
      <Form action="/account/tokens" form={token} lang={lang} submit={t.tokenMake}>
        <TextField form={token} lang={lang} name="name" label={t.tokenName} />
        <Checkboxes
          form={token}
          lang={lang}
          name="scopes"
          label={t.tokenScopes}
          options={Object.entries(tokenScopes).map(([value, w]) => ({ value, label: w[lang] }))}
        />
        <NumberField form={token} lang={lang} name="days" label={t.tokenDays} />
      </Form>
    </Page>
  )
}

export function TwoStepPage(p: { ctx: Ctx; frame: FrameFacts; form: FormState; secret: string; picture: string }) {
  const t = words[p.ctx.lang]
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      title={t.twoStep}
      trail={[{ label: t.account, href: '/account' }, { label: t.twoStep }]}
      lead={t.twoStepScan}
    >
      <div style={{ width: 200 }} role="img" aria-label="QR" dangerouslySetInnerHTML={{ __html: p.picture }} />
      <p>
        <code>{p.secret.replace(/(.{4})/g, '$1 ')}</code>
      </p>
      <Form action="/account/two-step" form={p.form} lang={p.ctx.lang} submit={t.twoStepConfirm} cancel="/account">
        <input type="hidden" name="secret" value={p.secret} />
        <TextField form={p.form} lang={p.ctx.lang} name="code" label={t.code} short inputMode="numeric" autoComplete="one-time-code" />
      </Form>
    </Page>
  )
}
