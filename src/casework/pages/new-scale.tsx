import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, NumberField, Page, Radios, TextArea, TextField } from '#ui'
import { scaleWords } from '../scale-words.ts'
import { toCases } from './trail.ts'

/** A scale that an institution adds. */
export function NewScalePage({ ctx, frame, form }: { ctx: Ctx; frame: FrameFacts; form: FormState }) {
  const { lang } = ctx
  const t = scaleWords[lang]
  const f = { form, lang }
  const higher = (['better', 'worse'] as const).map((value) => ({ value, label: t[value] }))
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="delivery"
      title={t.add}
      lead={t.addLead}
      trail={[...toCases(lang), { label: t.title, href: '/scales' }]}
    >
      <Form action="/scales/new" form={form} lang={lang} submit={t.save} cancel="/scales">
        <TextField {...f} name="name" label={t.name} maxLength={100} />
        <TextField {...f} name="about" label={t.about} hint={t.aboutHint} maxLength={300} />
        <TextArea {...f} name="asks" label={t.asks} hint={t.asksHint} rows={8} />
        <TextArea {...f} name="answers" label={t.answers} hint={t.answersHint} rows={4} />
        <NumberField {...f} name="lowest" label={t.lowest} />
        <TextField {...f} name="reversed" label={t.reversed} hint={t.reversedHint} optional short />
        <NumberField {...f} name="factor" label={t.factor} />
        <NumberField {...f} name="mayMiss" label={t.mayMiss} hint={t.mayMissHint} />
        <Radios {...f} name="higher" label={t.higher} options={higher} />
        <TextArea {...f} name="bands" label={t.bands} hint={t.bandsHint} optional rows={4} />
        <TextField {...f} name="source" label={t.source} maxLength={300} />
        <TextField {...f} name="licence" label={t.licence} hint={t.licenceHint} maxLength={300} />
      </Form>
    </Page>
  )
}
