import { sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { ActionButton, DataTable, Form, type FormState, type FrameFacts, Notice, Page, TextField } from '#ui'
import { demoPassphrase } from '../demo-passphrase.ts'
import type { LockRow } from '../store/index.ts'
import { words } from '../words.ts'
import { toClients } from './trail.ts'

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  /** They lead the institution: they make the key and hand it on. */
  keeps: boolean
  hasKey: boolean
  isOpen: boolean
  /** They have a passphrase of their own. */
  hasOwn: boolean
  locks: readonly LockRow[]
  staff: readonly { userId: string; name: string }[]
  start: FormState
  open: FormState
  take: FormState
}

/** The key of names: made, opened, handed on, taken away. */
export function KeyPage(p: Shown) {
  const { ctx } = p
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page ctx={ctx} frame={p.frame} section="delivery" title={t.keyTitle} lead={t.keyLead} trail={toClients(lang)}>
      {!p.hasKey && (p.keeps ? <Start {...p} /> : <p>{t.keyFirstHelp}</p>)}
      {p.hasKey && (p.isOpen ? <IsOpen {...p} /> : <Open {...p} />)}
      {p.hasKey && p.keeps && <Holders {...p} />}
    </Page>
  )
}

function Start({ ctx, start }: Shown) {
  const t = words[ctx.lang]
  return (
    <section>
      <h2>{t.start}</h2>
      <p>{t.startLead}</p>
      <Form action="/clients/key/start" form={start} lang={ctx.lang} submit={t.start}>
        <TextField form={start} lang={ctx.lang} name="passphrase" label={t.passphrase} type="password" autoComplete="new-password" />
      </Form>
    </section>
  )
}

function IsOpen({ ctx, keeps }: Shown) {
  const t = words[ctx.lang]
  return (
    <section>
      <Notice>
        <p>{t.isOpen}</p>
      </Notice>
      <div className="actions">
        <ActionButton action="/clients/key/close" lang={ctx.lang} label={t.close} />
        {keeps && <ActionButton action="/clients/key/hand-on" lang={ctx.lang} label={t.hand} primary />}
        {keeps && <ActionButton action="/clients/key/paper" lang={ctx.lang} label={t.newPaper} />}
      </div>
      {keeps && <p className="soft">{t.newPaperLead}</p>}
    </section>
  )
}

function Open({ ctx, hasOwn, open, take }: Shown) {
  const t = words[ctx.lang]
  const f = { lang: ctx.lang, type: 'password' as const }
  return (
    <>
      {hasOwn && (
        <section>
          <h2>{t.openNames}</h2>
          <p>{t.openLead}</p>
          {ctx.demo && (
            <Notice>
              <p>{t.demoWord(demoPassphrase)}</p>
            </Notice>
          )}
          <Form action="/clients/key/open" form={{ ...open, at: 'open' }} lang={ctx.lang} submit={t.open}>
            <TextField {...f} form={{ ...open, at: 'open' }} name="passphrase" label={t.ownPassphrase} autoComplete="current-password" />
          </Form>
        </section>
      )}
      <section>
        <h2>{t.take}</h2>
        <p>{t.takeLead}</p>
        <Form action="/clients/key/take" form={{ ...take, at: 'take' }} lang={ctx.lang} submit={t.takeIt}>
          <TextField form={{ ...take, at: 'take' }} lang={ctx.lang} name="code" label={t.code} maxLength={60} />
          <TextField
            {...f}
            form={{ ...take, at: 'take' }}
            name="passphrase"
            label={t.newPassphrase}
            hint={t.newPassphraseHint}
            autoComplete="new-password"
          />
        </Form>
      </section>
    </>
  )
}

function Holders({ ctx, locks, staff }: Shown) {
  const { lang } = ctx
  const t = words[lang]
  const who = (l: LockRow) =>
    l.kind === 'paper' ? t.onPaper : l.kind === 'handed' ? t.handedUnused : (staff.find((s) => s.userId === l.user_id)?.name ?? l.user_id!)
  return (
    <section>
      <h2>{t.holders}</h2>
      <DataTable
        lang={lang}
        rows={locks}
        rowKey={(l) => l.id}
        columns={[
          { key: 'who', label: t.by, cell: who },
          { key: 'since', label: t.since, cell: (l) => sayDay(l.made_at.toZonedDateTimeISO(ctx.zone).toPlainDate(), lang) },
          {
            key: 'end',
            label: t.takeAway,
            cell: (l) =>
              l.kind === 'paper' ? '' : <ActionButton action={`/clients/key/${l.id}/end`} lang={lang} label={t.takeAway} danger />,
          },
        ]}
      />
    </section>
  )
}

/** A code in the one answer that shows it. */
export function ShownOncePage({
  ctx,
  frame,
  code,
  what,
}: {
  ctx: Ctx
  frame: FrameFacts
  code: string
  what: 'paperOnce' | 'handedOnce' | 'sentOnce'
}) {
  const t = words[ctx.lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="delivery"
      title={t[what]}
      lead={{ handedOnce: t.handLead, paperOnce: t.paperLead, sentOnce: t.sentLead }[what]}
      trail={toClients(ctx.lang)}
    >
      <Notice late>
        <p>{t.shownOnce}</p>
        <p>
          <code className="secret">{code}</code>
        </p>
      </Notice>
      <p>
        <a className="button" href={what === 'sentOnce' ? '/clients' : '/clients/key'}>
          {t.written2}
        </a>
      </p>
    </Page>
  )
}
