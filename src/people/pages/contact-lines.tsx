import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, Page, TextField } from '#ui'
import { ownSettingWords } from '../own-setting-words.ts'
import { type Kept, sayContact, seenAs } from '../rules/own-setting.ts'
import { BeforeOfSetting } from './before-of-setting.tsx'

/** Where an administrator says how people reach the office, and sees it as it will be printed. */
export function ContactPage(p: { ctx: Ctx; frame: FrameFacts; history: readonly Kept<'contact'>[]; form: FormState }) {
  const { ctx, frame, history, form } = p
  const { lang } = ctx
  const t = ownSettingWords[lang]
  const f = { form, lang }
  const now = history[0]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="settings"
      title={t.contactTitle}
      lead={t.contactLead}
      trail={[{ label: t.settings, href: '/settings' }, { label: t.contactTitle }]}
    >
      {now && (
        <>
          <h2>{t.sample}</h2>
          <p>{sayContact(now.value, lang)}</p>
        </>
      )}
      <Form action="/settings/contact" {...f} submit={t.save} version={seenAs(now)}>
        <TextField {...f} name="office" label={t.office} hint={t.officeHint} maxLength={60} />
        <TextField {...f} name="officeEn" label={t.officeEn} optional maxLength={80} />
        <TextField {...f} name="phone" label={t.phone} type="tel" maxLength={40} />
        <TextField {...f} name="hours" label={t.hours} hint={t.hoursHint} optional maxLength={60} />
        <TextField {...f} name="hoursEn" label={t.hoursEn} optional maxLength={80} />
      </Form>
      <BeforeOfSetting ctx={ctx} kind="contact" history={history} say={(v) => sayContact(v, lang)} />
    </Page>
  )
}
