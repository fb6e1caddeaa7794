import { type Lang, sayMoment } from '#kernel'
import type { Ctx, mailStands } from '#platform'
import { ActionButton, DataTable, Form, type FormState, type FrameFacts, Notice, Page, TextField } from '#ui'
import type { Webhook } from '../store.ts'
import { words } from '../words.ts'

/** Other programs that are called with every notice, and how sending stands. */
export function WebhooksPage(p: {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  hooks: readonly Webhook[]
  /** Where calls may go, as whoever keeps the machine set it. */
  origins: readonly string[]
  stands: Awaited<ReturnType<typeof mailStands>>
  made?: { name: string; secret: string }
}) {
  const { ctx, frame } = p
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="people"
      title={t.hooksTitle}
      lead={t.hooksLead}
      trail={[{ label: t.toPeople, href: '/people' }, { label: t.hooksTitle }]}
    >
      {p.made && (
        <Notice>
          <h2>{t.headed(t.hookSecretTitle, p.made.name)}</h2>
          <p>
            <code>{p.made.secret}</code>
          </p>
          <p>{t.hookSecretLead}</p>
        </Notice>
      )}
      <Stands stands={p.stands} ctx={ctx} />
      <Hooks ctx={ctx} hooks={p.hooks} />
      <Add form={p.form} lang={lang} origins={p.origins} />
    </Page>
  )
}

function Stands({ stands, ctx }: { stands: Awaited<ReturnType<typeof mailStands>>; ctx: Ctx }) {
  const t = words[ctx.lang]
  if (stands.waiting + stands.givenUp === 0) return null
  return (
    <Notice late={stands.givenUp > 0}>
      {stands.waiting > 0 && <p>{t.hookWaiting(stands.waiting)}</p>}
      {stands.givenUp > 0 && <p>{t.hookStuck(stands.givenUp)}</p>}
      {stands.lastError && <p>{t.lastError(stands.lastError)}</p>}
    </Notice>
  )
}

function Hooks({ ctx, hooks }: { ctx: Ctx; hooks: readonly Webhook[] }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <DataTable
      lang={lang}
      rows={hooks}
      rowKey={(h) => h.id}
      empty={<p className="soft">{t.hookNone}</p>}
      columns={[
        { key: 'name', label: t.hookName, cell: (h) => h.name },
        { key: 'url', label: t.hookUrl, cell: (h) => <code>{h.url}</code> },
        { key: 'since', label: t.hookSince, cell: (h) => sayMoment(h.created_at, lang, ctx.zone) },
        {
          key: 'end',
          label: '',
          cell: (h) => <ActionButton action={`/people/webhooks/${h.id}/end`} lang={lang} label={t.hookEnd} danger />,
        },
      ]}
    />
  )
}

/** Where calls may go, and the form for one more; who must do what where they may go nowhere. */
function Add({ form, lang, origins }: { form: FormState; lang: Lang; origins: readonly string[] }) {
  const t = words[lang]
  if (origins.length === 0)
    return (
      <Notice>
        <p>{t.hooksNowhere}</p>
      </Notice>
    )
  return (
    <>
      <h2>{t.hookAdd}</h2>
      <p className="soft">{t.hooksMayGo(origins.join('  '))}</p>
      <Form action="/people/webhooks" form={form} lang={lang} submit={t.hookAdd}>
        <TextField form={form} lang={lang} name="name" label={t.hookName} maxLength={60} />
        <TextField form={form} lang={lang} name="url" label={t.hookUrl} hint={t.hookUrlHint(origins[0]!)} maxLength={500} />
      </Form>
    </>
  )
}
