import type { Ctx } from '#platform'
import { DayField, Form, type FormState, type FrameFacts, Notice, Page, Select, TextField } from '#ui'
import { Fragment } from 'react'
import { legalForms } from '../organisation-form.ts'
import { organisationWords } from '../organisation-words.ts'
import { documentKinds } from '../rules/supplier-words.ts'
import { documentRows } from '../supplier-form.ts'
import { supplierWords as words } from '../supplier-words.ts'
import { words as peopleWords } from '../words.ts'

interface Asked {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
}
const trail = (ctx: Ctx) => [{ label: words[ctx.lang].publicTitle, href: '/suppliers' }]

/** The form by which an institution asks to be registered, for everybody. */
export function RegisterSupplierPage(p: Asked) {
  const { ctx, form } = p
  const { lang } = ctx
  const t = words[lang]
  const w = peopleWords[lang]
  const o = organisationWords[lang]
  const f = { form, lang }
  return (
    <Page ctx={ctx} frame={p.frame} section="open" title={t.register} lead={t.registerLead} trail={trail(ctx)}>
      <Form action="/suppliers/register" form={form} lang={lang} submit={t.send} cancel="/suppliers">
        <h2>{t.organisation}</h2>
        <TextField {...f} name="name" label={w.organisationName} maxLength={100} />
        <TextField {...f} name="nameEn" label={w.englishName} optional maxLength={100} />
        <TextField {...f} name="creditCode" label={w.creditCode} maxLength={60} />
        <Select
          {...f}
          name="legalForm"
          label={w.legalForm}
          empty={t.choose}
          options={legalForms.map((value) => ({ value, label: w[value] }))}
        />
        <TextField {...f} name="address" label={o.address} optional maxLength={200} />
        <TextField {...f} name="representedBy" label={o.representedBy} optional maxLength={60} />
        <TextField {...f} name="phone" label={o.phone} hint={o.phoneHint} optional maxLength={40} />
        <h2>{t.documents}</h2>
        <p>{t.documentsLead}</p>
        {documentRows.map((n) => (
          <Fragment key={n}>
            <h3>{t.document(n)}</h3>
            <DocumentFields {...f} suffix={`-${n}`} optional />
          </Fragment>
        ))}
        <h2>{t.contact}</h2>
        <p>{t.contactLead}</p>
        <TextField {...f} name="contactName" label={t.contactName} maxLength={60} />
        <TextField {...f} name="contactEmail" label={t.contactEmail} type="email" />
      </Form>
    </Page>
  )
}

/** One document, as it is described. */
export function DocumentFields(p: { form: FormState; lang: Ctx['lang']; suffix?: string; optional?: boolean }) {
  const t = words[p.lang]
  const f = { form: p.form, lang: p.lang, ...(p.optional && { optional: true }) }
  const name = (field: string) => `${field}${p.suffix ?? ''}`
  return (
    <>
      <Select
        {...f}
        name={name('kind')}
        label={t.kind}
        empty={t.choose}
        options={Object.entries(documentKinds).map(([value, says]) => ({ value, label: says[p.lang] }))}
      />
      <TextField {...f} name={name('number')} label={t.number} maxLength={60} />
      <TextField {...f} optional name={name('issuer')} label={t.issuer} maxLength={100} />
      <DayField {...f} optional name={name('validUntil')} label={t.validUntil} hint={t.validUntilHint} />
    </>
  )
}

/** The same answer for everybody. */
export function AskedPage({ ctx, frame }: Omit<Asked, 'form'>) {
  const t = words[ctx.lang]
  return (
    <Page ctx={ctx} frame={frame} section="open" title={t.asked} trail={trail(ctx)}>
      <Notice>
        <p role="status">{t.askedLead}</p>
      </Notice>
    </Page>
  )
}
