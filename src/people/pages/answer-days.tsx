import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, NumberField, Page } from '#ui'
import { ownSettingWords } from '../own-setting-words.ts'
import { type Kept, seenAs } from '../rules/own-setting.ts'
import { BeforeOfSetting } from './before-of-setting.tsx'

/** Within how many days words of residents are answered here. */
export function AnswerDaysPage(p: { ctx: Ctx; frame: FrameFacts; history: readonly Kept<'voices'>[]; form: FormState }) {
  const { ctx, history } = p
  const { lang } = ctx
  const t = ownSettingWords[lang]
  const f = { form: p.form, lang }
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="settings"
      title={t.voicesTitle}
      lead={t.voicesLead}
      trail={[{ label: t.settings, href: '/settings' }, { label: t.voicesTitle }]}
    >
      <Form action="/settings/voices" {...f} submit={t.save} version={seenAs(history[0])}>
        <NumberField {...f} name="answerDays" label={t.answerDays} hint={t.answerDaysHint} unit={t.daysUnit} />
      </Form>
      <BeforeOfSetting ctx={ctx} kind="voices" history={history} say={(v) => t.sayAnswerDays(v.answerDays)} />
    </Page>
  )
}
