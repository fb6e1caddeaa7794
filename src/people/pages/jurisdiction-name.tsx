import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, Page, SummaryList, TextField } from '#ui'
import { ownSettingWords } from '../own-setting-words.ts'
import { type Kept, seenAs } from '../rules/own-setting.ts'
import { BeforeOfSetting } from './before-of-setting.tsx'

/** What the jurisdiction is called, and beside it what was chosen at the beginning. */
export function JurisdictionNamePage(p: {
  ctx: Ctx
  frame: FrameFacts
  history: readonly Kept<'name'>[]
  form: FormState
  /** Where people come to it. */
  address: string
}) {
  const { ctx, history } = p
  const { lang } = ctx
  const { country } = ctx.law
  const t = ownSettingWords[lang]
  const f = { form: p.form, lang }
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="settings"
      title={t.nameTitle}
      lead={t.nameLead}
      trail={[{ label: t.settings, href: '/settings' }, { label: t.nameTitle }]}
    >
      <Form action="/settings/name" {...f} submit={t.save} version={seenAs(history[0])}>
        <TextField {...f} name="name" label={t.nameOf} maxLength={100} />
        <TextField {...f} name="nameEn" label={t.nameOfEn} hint={t.nameOfEnHint} optional maxLength={100} />
      </Form>
      <BeforeOfSetting ctx={ctx} kind="name" history={history} say={(v) => [v.name, v.nameEn].filter(Boolean).join(' · ')} />
      <h2>{t.nameFixed}</h2>
      <SummaryList
        rows={[
          { label: t.nameCode, value: ctx.jurisdiction },
          { label: t.nameZone, value: ctx.zone },
          { label: t.nameCurrency, value: country.currency.code },
          { label: t.nameYear, value: t.nameYearFrom(country.fiscalYear.month, country.fiscalYear.day) },
        ]}
      />
      <h2>{t.nameAddress}</h2>
      <p>
        <code>{p.address}</code>
      </p>
      <p className="soft small">{t.nameAddressHint}</p>
    </Page>
  )
}
