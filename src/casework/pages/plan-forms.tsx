import type { ClientRow } from '#clients'
import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, Page, Radios, Select, TextArea, TextField } from '#ui'
import type { Case } from '../rules/case.ts'
import { areas, levelWords, risks } from '../rules/words.ts'
import { words } from '../words.ts'
import { ClosedNotice, optionsOf } from './parts.tsx'
import { toCase } from './trail.ts'

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  k: Case
  client: ClientRow
  isOpen: boolean
  form: FormState
}

/** What was found of somebody. */
export function AssessPage({ ctx, frame, k, client, isOpen, form }: Shown) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  const here = `/cases/${k.id}`
  return (
    <Page ctx={ctx} frame={frame} section="delivery" title={t.assess} lead={t.assessLead} trail={toCase(k, client, lang)}>
      {!isOpen && <ClosedNotice lang={lang} />}
      <Form action={`${here}/assess`} form={form} lang={lang} submit={t.save} cancel={here} version={k.version}>
        <TextArea {...f} name="found" label={t.found} hint={t.sealedHint} rows={6} />
        <TextArea {...f} name="strengths" label={t.strengths} optional rows={4} />
        <Radios {...f} name="risk" label={t.risk} options={optionsOf(risks, lang)} />
      </Form>
    </Page>
  )
}

/** A goal with its five levels. */
export function GoalPage({ ctx, frame, k, client, isOpen, form }: Shown) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  const here = `/cases/${k.id}`
  return (
    <Page ctx={ctx} frame={frame} section="delivery" title={t.addGoal} lead={t.goalLead} trail={toCase(k, client, lang)}>
      {!isOpen && <ClosedNotice lang={lang} />}
      <Form action={`${here}/goals/new`} form={form} lang={lang} submit={t.save} cancel={here} version={k.version}>
        <TextField {...f} name="goal" label={t.goal} hint={t.goalHint} maxLength={200} />
        <Select {...f} name="area" label={t.area} empty={t.choose} options={optionsOf(areas, lang)} />
        <TextField {...f} name="muchLess" label={t.muchLess} maxLength={200} />
        <TextField {...f} name="less" label={t.less} maxLength={200} />
        <TextField {...f} name="expected" label={t.expected} maxLength={200} />
        <TextField {...f} name="more" label={t.more} maxLength={200} />
        <TextField {...f} name="muchMore" label={t.muchMore} maxLength={200} />
        <Radios
          {...f}
          name="baseline"
          label={t.baseline}
          options={['-2', '-1', '0', '1'].map((value) => ({ value, label: levelWords[value]![lang] }))}
        />
        <Radios
          {...f}
          name="weight"
          label={t.weight}
          options={[
            { value: '1', label: t.weight1 },
            { value: '2', label: t.weight2 },
            { value: '3', label: t.weight3 },
          ]}
        />
      </Form>
    </Page>
  )
}
