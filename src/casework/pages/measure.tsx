import type { ClientRow } from '#clients'
import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, Page, Radios } from '#ui'
import type { Case } from '../rules/case.ts'
import { type CaseScale, momentsAt } from '../rules/case-scale.ts'
import { moments } from '../rules/scale-words.ts'
import { scaleWords } from '../scale-words.ts'
import { ClosedNotice } from './parts.tsx'
import { toCase } from './trail.ts'

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  k: Case
  client: ClientRow
  isOpen: boolean
  form: FormState
  scale: CaseScale
}

/** A scale as it is asked. */
export function MeasurePage({ ctx, frame, k, client, isOpen, form, scale }: Shown) {
  const { lang } = ctx
  const t = scaleWords[lang]
  const here = `/cases/${k.id}`
  const options = scale.answers.map((a, n) => ({ value: String(scale.lowest + n), label: a[lang] }))
  return (
    <Page ctx={ctx} frame={frame} section="delivery" title={scale.name[lang]} lead={scale.about[lang]} trail={toCase(k, client, lang)}>
      {!isOpen && <ClosedNotice lang={lang} />}
      <Form action={`${here}/scales/${scale.id}`} form={form} lang={lang} submit={t.save} cancel={here}>
        <Radios
          form={form}
          lang={lang}
          name="at"
          label={t.at}
          options={momentsAt(k.state).map((value) => ({ value, label: moments[value][lang] }))}
        />
        {scale.asks.map((ask, n) => (
          <Radios key={ask.en} form={form} lang={lang} name={`item-${n + 1}`} label={`${n + 1}. ${ask[lang]}`} options={options} />
        ))}
      </Form>
      <p className="small soft">
        {scale.source}
        <br />
        {scale.licence[lang]} {scale.wording?.[lang]}
      </p>
    </Page>
  )
}
