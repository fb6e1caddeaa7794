import type { Ctx } from '#platform'
import { ActionButton, Form, type FormState, type FrameFacts, Page, Select, TextArea, TextField } from '#ui'
import { namedChoice, nameOf } from '../directory.ts'
import { kindIn } from '../kind-in.ts'
import { kinds, legalForms } from '../organisation-form.ts'
import { organisationWords } from '../organisation-words.ts'
import { mayAtAll } from '../permission.ts'
import type { Organisation } from '../store.ts'
import { words } from '../words.ts'

interface Asked {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
}

/** What an organisation is registered as. */
function RegisteredFields({ ctx, form }: Pick<Asked, 'ctx' | 'form'>) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  return (
    <>
      <TextField {...f} name="name" label={t.organisationName} maxLength={100} />
      <TextField {...f} name="nameEn" label={t.englishName} optional maxLength={100} />
      <Select
        {...f}
        name="legalForm"
        label={t.legalForm}
        hint={t.legalFormHint}
        optional
        empty=""
        options={legalForms.map((value) => ({ value, label: t[value] }))}
      />
      <TextField {...f} name="creditCode" label={t.creditCode} optional maxLength={60} />
    </>
  )
}

export function NewOrganisationPage(p: Asked) {
  const { ctx, form } = p
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="people"
      title={organisationWords[lang].add}
      trail={[{ label: t.peopleTitle, href: '/people' }]}
    >
      <Form action="/people/new" form={form} lang={lang} submit={t.addOrganisation} cancel="/people">
        <Select
          form={form}
          lang={lang}
          name="kind"
          label={t.kind}
          hint={organisationWords[lang].kindStays}
          empty=""
          options={kinds.map((value) => ({ value, label: kindIn(ctx, value)[lang] }))}
        />
        <RegisteredFields ctx={ctx} form={form} />
      </Form>
    </Page>
  )
}

/** Everything that can be changed of an organisation: its particulars by its own people, the rest by the administrator. */
export function ChangeOrganisationPage(
  p: Asked & {
    organisation: Organisation
    particulars: FormState
    closing: FormState
    /** Those of its kind in use, which it may be merged into. */
    others: readonly Organisation[]
  },
) {
  const { ctx, organisation: o } = p
  const { lang } = ctx
  const t = words[lang]
  const w = organisationWords[lang]
  const here = `/people/${o.id}`
  const all = mayAtAll(ctx.asker, 'people.manage-all')
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="people"
      title={w.change}
      lead={nameOf(o, lang)}
      trail={[
        { label: t.peopleTitle, href: '/people' },
        { label: nameOf(o, lang), href: here },
      ]}
    >
      <h2>{w.particulars}</h2>
      <p>{w.particularsLead}</p>
      <ParticularsForm {...p} form={p.particulars} />
      {all && (
        <>
          <h2>{w.nameTitle}</h2>
          <p>{w.nameLead}</p>
          <Form action={`${here}/change`} form={p.form} lang={lang} submit={w.save} cancel={here} version={o.version}>
            <RegisteredFields ctx={ctx} form={p.form} />
          </Form>
          <Closing {...p} />
        </>
      )}
    </Page>
  )
}

function ParticularsForm({ ctx, organisation: o, form }: { ctx: Ctx; organisation: Organisation; form: FormState }) {
  const { lang } = ctx
  const w = organisationWords[lang]
  const f = { form, lang, optional: true }
  return (
    <Form action={`/people/${o.id}/particulars`} form={form} lang={lang} submit={w.save} cancel={`/people/${o.id}`} version={o.version}>
      <TextField {...f} name="address" label={w.address} maxLength={200} />
      <TextField {...f} name="representedBy" label={w.representedBy} maxLength={60} />
      <TextField {...f} name="phone" label={w.phone} hint={w.phoneHint} maxLength={40} />
      <TextField {...f} name="bank" label={w.bank} maxLength={100} />
      <TextField {...f} name="account" label={w.account} hint={w.accountHint} inputMode="numeric" maxLength={60} />
      <TextField {...f} name="contractSeal" label={w.contractSeal} hint={w.contractSealHint} maxLength={80} />
      <TextArea {...f} name="about" label={w.about} hint={w.aboutHint} rows={3} />
    </Form>
  )
}

function Closing(p: { ctx: Ctx; organisation: Organisation; closing: FormState; others: readonly Organisation[] }) {
  const { lang } = p.ctx
  const w = organisationWords[lang]
  const o = p.organisation
  if (o.state !== 'open') return null
  return (
    <>
      <h2 id="close">{w.closeTitle}</h2>
      <p>{w.closeLead}</p>
      {p.others.length > 0 && (
        <Form action={`/people/${o.id}/merge`} form={p.closing} lang={lang} submit={w.mergeDo} version={o.version}>
          <Select
            form={p.closing}
            lang={lang}
            name="into"
            label={w.mergeInto}
            empty={w.choose}
            options={p.others.map((other) => namedChoice(other, lang))}
          />
        </Form>
      )}
      <ActionButton action={`/people/${o.id}/close`} lang={lang} label={w.closeDo} version={o.version} danger />
    </>
  )
}
