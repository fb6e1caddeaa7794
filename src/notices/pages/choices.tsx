import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, Notice, Page, Radios } from '#ui'
import { kindReasons, kindWords } from '../kind-words.ts'
import { mailChoices, noticeKinds } from '../kinds.ts'
import { words } from '../words.ts'

/** How each kind is to be told by mail. */
export function ChoicesPage({ ctx, frame, form, saved }: { ctx: Ctx; frame: FrameFacts; form: FormState; saved: boolean }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="notices"
      title={t.choicesTitle}
      lead={t.choicesLead}
      trail={[{ label: t.title, href: '/notices' }, { label: t.choicesTitle }]}
    >
      {saved && (
        <Notice>
          <p role="status">{t.saved}</p>
        </Notice>
      )}
      {!ctx.mail && (
        <Notice>
          <p>{t.noMail}</p>
        </Notice>
      )}
      <Form action="/notices/choices" form={form} lang={lang} submit={t.save} cancel="/notices">
        {noticeKinds.map((kind) => (
          <Radios
            key={kind}
            form={form}
            lang={lang}
            name={kind}
            label={kindWords[kind][lang]}
            hint={t.because(kindReasons[kind][lang])}
            options={mailChoices.map((value) => ({ value, label: t[value] }))}
          />
        ))}
      </Form>
    </Page>
  )
}
