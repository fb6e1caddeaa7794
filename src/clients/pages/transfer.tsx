import { type Lang, listIn, sayDay } from '#kernel'
import { namedChoice, nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { ActionButton, Checkboxes, DataTable, Form, type FormState, type FrameFacts, Notice, Page, Select, Tag, TextField, Tick } from '#ui'
import type { Client } from '../rules/client.ts'
import { transferParts } from '../rules/words.ts'
import type { TransferRow } from '../store/index.ts'
import { words } from '../words.ts'
import { AgreedFields } from './client-forms.tsx'
import { toClients } from './trail.ts'

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
}
const partOptions = (lang: Lang) => Object.entries(transferParts).map(([value, says]) => ({ value, label: says[lang] }))

/** Somebody goes to another institution: where, what goes along, and how they agreed. */
export function SendPage({ ctx, frame, form, c, others, isOpen }: Shown & { c: Client; others: readonly Organisation[]; isOpen: boolean }) {
  const { lang } = ctx
  const t = words[lang]
  const here = `/clients/${c.id}`
  const f = { form, lang }
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="delivery"
      title={t.send}
      lead={t.sendLead}
      trail={[...toClients(lang), { label: t.numbered(c.number), href: here }]}
    >
      {!isOpen && (
        <Notice late>
          <p>
            <a href="/clients/key" target="_blank" rel="noopener">
              {t.openNames}
            </a>
          </p>
        </Notice>
      )}
      <Form action={`${here}/send`} form={form} lang={lang} submit={t.send} cancel={here} version={c.version}>
        <Select {...f} name="toId" label={t.sendTo} empty={t.sendChoose} options={others.map((o) => namedChoice(o, lang))} />
        <Checkboxes {...f} name="parts" label={t.sendParts} hint={t.sendPartsHint} optional options={partOptions(lang)} />
        <AgreedFields {...f} />
      </Form>
    </Page>
  )
}

/** What was given along of somebody, and what became of it. */
export function Sent({ ctx, c, sent, others }: { ctx: Ctx; c: Client; sent: readonly TransferRow[]; others: readonly Organisation[] }) {
  const { lang } = ctx
  const t = words[lang]
  if (sent.length === 0) return null
  const on = (at: Temporal.Instant) => sayDay(at.toZonedDateTimeISO(ctx.zone).toPlainDate(), lang)
  const stands = (s: TransferRow) =>
    s.taken_at ? <Tag>{t.sentTaken(on(s.taken_at))}</Tag> : s.locked ? t.sentUntil(on(s.expires_at)) : <Tag quiet>{t.sentOver}</Tag>
  return (
    <section>
      <h2>{t.sent}</h2>
      <DataTable
        lang={lang}
        rows={sent}
        rowKey={(s) => s.id}
        columns={[
          {
            key: 'to',
            label: t.sendTo,
            cell: (s) =>
              nameOf(
                others.find((o) => o.id === s.to_organisation_id),
                lang,
              ),
          },
          { key: 'on', label: t.givenOn, cell: (s) => sayDay(s.given_on, lang) },
          {
            key: 'parts',
            label: t.sendParts,
            cell: (s) =>
              listIn(
                s.parts.map((p) => transferParts[p][lang]),
                lang,
              ),
          },
          {
            key: 'state',
            label: t.sentState,
            cell: (s) => (
              <>
                {stands(s)}{' '}
                {s.locked && <ActionButton action={`/clients/${c.id}/call-back`} lang={lang} label={t.callBack} version={c.version} />}
              </>
            ),
          },
        ]}
      />
      <p className="small soft">{t.sentStays}</p>
    </section>
  )
}

/** Somebody comes from another institution: its code, and the consent they give here. */
export function TakePage({ ctx, frame, form, isOpen }: Shown & { isOpen: boolean }) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  return (
    <Page ctx={ctx} frame={frame} section="delivery" title={t.takeClient} lead={t.takeClientLead} trail={toClients(lang)}>
      {!isOpen && (
        <Notice late>
          <p>
            <a href="/clients/key" target="_blank" rel="noopener">
              {t.openNames}
            </a>
          </p>
        </Notice>
      )}
      <Form action="/clients/take" form={form} lang={lang} submit={t.takeClient} cancel="/clients">
        <TextField {...f} name="code" label={t.code} maxLength={60} />
        {form.errors.twice && <Tick {...f} name="twice" label={t.twice} />}
        <AgreedFields {...f} />
      </Form>
    </Page>
  )
}
