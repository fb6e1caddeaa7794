import { type Lang, listIn, sayDay, sayMoment } from '#kernel'
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
  Tag,
  TextField,
} from '#ui'
import { accountWords, sayDevice } from '../account-words.ts'
import { roles, type Role, type TokenScope } from '../permission.ts'
import { tokenScopes } from '../role-words.ts'
import type { myDevices, myOrganisations, mySessions, myTokens, MyUser } from '../my-access.ts'
import type { MyLink } from '../login-links.ts'
import { loginWords } from '../login-words.ts'
import { words } from '../words.ts'

type Rows<T extends (...a: never[]) => Promise<unknown>> = Awaited<ReturnType<T>>

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  user: MyUser
  /** The session this page is asked for by. */
  here: string | undefined
  sessions: Rows<typeof mySessions>
  devices: Rows<typeof myDevices>
  organisations: Rows<typeof myOrganisations>
  tokens: Rows<typeof myTokens>
  /** How the person stands to the login service of the jurisdiction; undefined where it has none. */
  link: MyLink | undefined
  token?: FormState
  made?: string
}

export function AccountPage(p: Shown) {
  const { ctx, frame } = p
  const { lang } = ctx
  const t = words[lang]
  const a = accountWords[lang]
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
      <FailedBefore ctx={ctx} failed={p.sessions.find((s) => s.id === p.here)} />
      <SummaryList
        rows={[
          { label: t.name, value: p.user.name },
          {
            label: t.organisation,
            value: frame.organisation,
            change: p.organisations.length > 1 ? { href: '/account/organisation', label: a.organisationSwitch } : undefined,
          },
          {
            label: t.role,
            value: listIn(
              ctx.asker.roles.map((r) => roles[r as Role].words[lang]),
              lang,
            ),
          },
        ]}
      />
      <Security {...p} />
      <Access {...p} />
      <Tokens {...p} />
    </Page>
  )
}

/** How one signs in: the address, the password, the second step. */
function Security({ user, ctx, link }: Shown) {
  const t = words[ctx.lang]
  const a = accountWords[ctx.lang]
  return (
    <>
      <h2>{a.security}</h2>
      <SummaryList
        rows={[
          { label: t.email, value: user.email, change: { href: '/account/email', label: a.change } },
          {
            label: t.password,
            value: user.hasPassword ? a.passwordSet : a.passwordNone,
            change: { href: '/account/password', label: t.changePassword },
          },
          {
            label: t.twoStep,
            value: user.twoStep ? (
              <>
                {a.twoStepOn} · <a href="/account/two-step/remove">{a.twoStepRemove}</a>
              </>
            ) : (
              a.twoStepOff
            ),
            change: { href: '/account/two-step', label: user.twoStep ? a.twoStepMove : t.twoStepStart },
          },
          ...(user.twoStep
            ? [
                {
                  label: a.recovery,
                  value: a.recoveryLeft(user.codesLeft),
                  change: { href: '/account/recovery-codes', label: a.recoveryRenew },
                },
              ]
            : []),
          ...(link ? [linkRow(link, ctx.lang)] : []),
        ]}
      />
    </>
  )
}

/** Single sign-on, and the way to link it or take the link off. */
function linkRow({ link }: MyLink, lang: Lang) {
  const t = loginWords[lang]
  const change = link ? { href: '/account/login/unlink', label: t.unlink } : { href: '/account/login/link', label: t.link }
  return { label: t.account, value: link ? (link.knownAs ? t.linkedAs(link.knownAs) : t.linked) : t.notLinked, change }
}

/** Told once somebody is in again: others tried. */
function FailedBefore({ ctx, failed }: { ctx: Ctx; failed: Rows<typeof mySessions>[number] | undefined }) {
  if (!failed?.failed_before) return null
  const a = accountWords[ctx.lang]
  return (
    <Notice late>
      <p>
        {a.failedBefore(failed.failed_before)}
        {failed.failed_before_at && ` ${a.failedBeforeLast(sayMoment(failed.failed_before_at, ctx.lang, ctx.zone))}`}
      </p>
      <p>{a.failedBeforeDo}</p>
    </Notice>
  )
}

/** Where the person is signed in, and the browsers that are known. */
function Access(p: Shown) {
  const { ctx } = p
  const { lang } = ctx
  const t = words[lang]
  const a = accountWords[lang]
  const device = (d: { device: string | null }) => <span title={d.device ?? undefined}>{sayDevice(d.device, lang)}</span>
  return (
    <>
      <h2>{a.sessions}</h2>
      <DataTable
        lang={lang}
        rows={p.sessions}
        rowKey={(s) => s.id}
        columns={[
          {
            key: 'device',
            label: a.device,
            cell: (s) => (
              <>
                {device(s)} {s.id === p.here && <Tag quiet>{a.thisDevice}</Tag>}
              </>
            ),
          },
          { key: 'at', label: t.signedInAt, cell: (s) => sayMoment(s.created_at, lang, ctx.zone) },
          { key: 'until', label: t.until, cell: (s) => sayMoment(s.expires_at, lang, ctx.zone) },
          {
            key: 'do',
            label: '',
            cell: (s) =>
              s.id !== p.here && <ActionButton action={`/account/sessions/${s.id}/end`} lang={lang} label={a.endSession} danger />,
          },
        ]}
      />
      <p className="soft">{a.everywhereLead}</p>
      <div className="actions">
        <ActionButton action="/account/sign-out-everywhere" lang={lang} label={t.signOutEverywhere} danger />
      </div>
      <h2>{a.devices}</h2>
      <p>{a.devicesLead}</p>
      <DataTable
        lang={lang}
        rows={p.devices}
        rowKey={(d) => d.id}
        empty={<p className="soft">{a.devicesNone}</p>}
        columns={[
          { key: 'device', label: a.device, cell: device },
          { key: 'used', label: a.lastUsed, cell: (d) => sayMoment(d.last_used_at, lang, ctx.zone) },
          {
            key: 'do',
            label: '',
            cell: (d) => <ActionButton action={`/account/devices/${d.id}/forget`} lang={lang} label={a.forget} danger />,
          },
        ]}
      />
    </>
  )
}

function Tokens(p: Shown) {
  const { ctx } = p
  const { lang } = ctx
  const t = words[lang]
  const token = p.token ?? freshForm({ scopes: ['read'], days: '90' })
  return (
    <>
      <h2>{t.tokens}</h2>
      <p>{t.tokensLead}</p>
      <DataTable
        lang={lang}
        rows={p.tokens}
        rowKey={(r) => r.token_id}
        empty={<p className="soft">{t.tokenNone}</p>}
        columns={[
          { key: 'name', label: t.tokenName, cell: (r) => r.name },
          {
            key: 'scopes',
            label: t.tokenScopes,
            cell: (r) =>
              listIn(
                r.scopes.map((s) => tokenScopes[s as TokenScope][lang]),
                lang,
              ),
          },
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
      <h2>{t.myData}</h2>
      <p>{t.myDataLead}</p>
      <p>
        <a className="button plain" href="/account/data">
          {t.myDataSee}
        </a>
      </p>
    </>
  )
}
