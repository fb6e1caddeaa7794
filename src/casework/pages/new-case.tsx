import type { ClientRow } from '#clients'
import { lineChoices, type Contract } from '#contracts'
import type { Ctx } from '#platform'
import { clientWords } from '#clients'
import { DayField, Empty, Form, type FormState, type FrameFacts, Page, Radios, Select, TextArea } from '#ui'
import { sources } from '../rules/words.ts'
import { words } from '../words.ts'
import { ClosedNotice, optionsOf } from './parts.tsx'
import { toCases } from './trail.ts'

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  clients: readonly ClientRow[]
  contracts: readonly Contract[]
  isOpen: boolean
}

/** A case is opened: whose, how they came, and what it counts for. */
export function NewCasePage(p: Shown) {
  const { lang } = p.ctx
  const t = words[lang]
  const f = { form: p.form, lang }
  const lines = lineChoices(p.contracts, lang)
  const missing = p.clients.length === 0 ? 'client' : lines.length === 0 ? 'line' : undefined
  return (
    <Page ctx={p.ctx} frame={p.frame} section="delivery" title={t.open} lead={t.openLead} trail={toCases(lang)}>
      {missing === 'client' && (
        <Empty title={t.noClient}>
          <p>
            <a href="/clients/new">{clientWords[lang].add}</a>
          </p>
        </Empty>
      )}
      {missing === 'line' && (
        <Empty title={t.noLine}>
          <p>{t.noLineHelp}</p>
        </Empty>
      )}
      {!missing && (
        <Form action="/cases/new" form={p.form} lang={lang} submit={t.open} cancel="/cases">
          <Select
            {...f}
            name="clientId"
            label={t.who}
            empty={t.choose}
            options={p.clients.map((c) => ({ value: c.id, label: clientWords[lang].numbered(c.number) }))}
          />
          <Radios {...f} name="source" label={t.source} options={optionsOf(sources, lang)} />
          <DayField {...f} name="askedOn" label={t.askedOn} />
          <Select {...f} name="line" label={t.line} options={lines} {...(lines.length > 1 && { empty: t.choose })} />
          {p.isOpen ? (
            <TextArea {...f} name="request" label={t.request} hint={t.sealedHint} optional rows={3} />
          ) : (
            <ClosedNotice lang={lang} />
          )}
        </Form>
      )}
    </Page>
  )
}
