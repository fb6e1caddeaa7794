import { type Lang, sayDay } from '#kernel'
import type { Ctx } from '#platform'
import {
  ActionButton,
  type Column,
  Empty,
  Form,
  type FormState,
  type FrameFacts,
  freshForm,
  type Listed,
  ListTable,
  Notice,
  Page,
  SummaryList,
  Tag,
  TextArea,
  Tick,
} from '#ui'
import { nameOf } from '../directory.ts'
import { organisationWords } from '../organisation-words.ts'
import { applicationStates } from '../rules/supplier-words.ts'
import type { SupplierDocument } from '../rules/supplier.ts'
import type { Organisation } from '../store.ts'
import { supplierWords as words } from '../supplier-words.ts'
import type { Application } from '../suppliers.ts'
import { words as peopleWords } from '../words.ts'
import { DocumentTable } from './documents.tsx'

export function applicationColumns(lang: Lang): Column<Application>[] {
  const t = words[lang]
  return [
    { key: 'name', label: t.name, sort: true, cell: (a) => <a href={`/people/suppliers/${a.id}`}>{a.name}</a>, text: (a) => a.name },
    { key: 'code', label: peopleWords[lang].creditCode, cell: (a) => a.credit_code, text: (a) => a.credit_code },
    { key: 'askedOn', label: t.askedOn, sort: true, cell: (a) => sayDay(a.asked_on, lang), text: (a) => a.asked_on.toString() },
    {
      key: 'state',
      label: t.state,
      sort: true,
      cell: (a) => <Tag quiet={a.state !== 'asked'}>{applicationStates[a.state][lang]}</Tag>,
      text: (a) => applicationStates[a.state][lang],
    },
  ]
}

interface Rule {
  byRule: boolean
  known: readonly string[]
  version: number
}

/** Who asked to be registered, and whether some are confirmed by rule. */
export function ApplicationsPage(p: Listed<Application> & { ctx: Ctx; frame: FrameFacts; rule: Rule; form: FormState | undefined }) {
  const { ctx, frame } = p
  const { lang } = ctx
  const t = words[lang]
  const form = p.form ?? freshForm({ byRule: p.rule.byRule ? 'yes' : '' })
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="people"
      title={t.title}
      lead={t.lead}
      trail={[{ label: peopleWords[lang].peopleTitle, href: '/people' }]}
      actions={
        <a className="button plain" href="/suppliers">
          {t.publicTitle}
        </a>
      }
    >
      <ListTable
        of={p}
        frame={frame}
        lang={lang}
        rowKey={(a) => a.id}
        empty={
          <Empty title={t.none}>
            <p>{t.noneLead}</p>
          </Empty>
        }
      />
      <h2>{t.ruleTitle}</h2>
      <p>{t.ruleLead}</p>
      {!ctx.mail && <p className="soft">{t.noMail}</p>}
      <Form action="/people/suppliers/rule" form={form} lang={lang} submit={t.save} version={p.rule.version}>
        <Tick form={form} lang={lang} name="byRule" label={t.ruleOn} />
        <TextArea
          form={form}
          lang={lang}
          name="known"
          label={t.knownAddresses}
          hint={t.knownAddressesHint(p.rule.known.length)}
          rows={4}
          optional
        />
      </Form>
    </Page>
  )
}

interface One {
  ctx: Ctx
  frame: FrameFacts
  application: Application
  documents: readonly SupplierDocument[]
  /** Who is registered under its code or name. */
  alike: Organisation | undefined
  form: FormState
  link: string | undefined
}

/** One application, with everything that is decided of it. */
export function ApplicationPage(p: One) {
  const { ctx, application: a } = p
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="people"
      title={a.name}
      lead={applicationStates[a.state][lang]}
      trail={[{ label: t.title, href: '/people/suppliers' }]}
      actions={
        a.organisation_id && (
          <a className="button plain" href={`/people/${a.organisation_id}`}>
            {t.toOrganisation}
          </a>
        )
      }
    >
      {p.link && (
        <Notice>
          <p>{t.invited}</p>
          <p>
            <code>{p.link}</code>
          </p>
          {ctx.mail && <p>{t.invitedMailed}</p>}
        </Notice>
      )}
      {p.alike && (
        <Notice late>
          <p>
            {t.known(nameOf(p.alike, lang))} <a href={`/people/${p.alike.id}`}>{t.toOrganisation}</a>
          </p>
        </Notice>
      )}
      <Said {...p} />
      <h2>{t.documents}</h2>
      <DocumentTable lang={lang} today={ctx.today} rows={p.documents} />
      {a.state === 'asked' && <Decide {...p} />}
    </Page>
  )
}

function Said({ ctx, application: a }: One) {
  const { lang } = ctx
  const t = words[lang]
  const w = peopleWords[lang]
  const o = organisationWords[lang]
  const given = (v: string | null) => v ?? <span className="soft">{o.notGiven}</span>
  return (
    <SummaryList
      rows={[
        { label: w.creditCode, value: a.credit_code },
        { label: w.legalForm, value: w[a.legal_form] },
        { label: w.englishName, value: given(a.name_en) },
        { label: o.address, value: given(a.address) },
        { label: o.representedBy, value: given(a.represented_by) },
        { label: o.phone, value: given(a.phone) },
        { label: t.askedOn, value: sayDay(a.asked_on, lang) },
        ...(a.contact_name ? [{ label: t.contact, value: `${a.contact_name} · ${a.contact_email}` }] : []),
        ...(a.decided_on ? [{ label: t.decidedOn, value: sayDay(a.decided_on, lang) }] : []),
        ...(a.reason ? [{ label: t.reason, value: a.reason }] : []),
      ]}
    />
  )
}

function Decide({ ctx, application: a, form, alike }: One) {
  const { lang } = ctx
  const t = words[lang]
  const here = `/people/suppliers/${a.id}`
  return (
    <>
      {!alike && (
        <>
          <p>{t.confirmLead}</p>
          <ActionButton action={`${here}/confirm`} lang={lang} label={t.confirmDo} version={a.version} />
        </>
      )}
      <h2>{t.refuseTitle}</h2>
      <Form action={`${here}/refuse`} form={form} lang={lang} submit={t.refuseDo} version={a.version}>
        <TextArea form={form} lang={lang} name="reason" label={t.reason} hint={t.reasonHint} rows={3} />
      </Form>
    </>
  )
}
