import { type Lang, titleIn } from '#kernel'
import { Form, type FormState, NumberField, Page, Radios, Select, TextArea, TextField, Tick } from '#ui'
import { words } from '../page-words.ts'
import type { Questionnaire } from '../store/index.ts'
import { census } from '../rules/census.ts'
import { conditionsBefore } from '../rules/editing.ts'
import { marginVariables, type Question, questionKinds } from '../rules/questionnaire.ts'
import { type Common, kindWords } from './parts.tsx'

export function QuestionFormPage({
  ctx,
  frame,
  q,
  question,
  form,
}: Common & { q: Questionnaire; question: Question | undefined; form: FormState }) {
  const t = words[ctx.lang]
  const { lang } = ctx
  const f = { form, lang }
  const base = `/surveys/questionnaires/${q.id}`
  const title = question ? t.changeQuestion : t.addQuestion
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={title}
      section="needs"
      trail={[
        { label: t.questionnaires, href: '/surveys/questionnaires' },
        { label: titleIn(q, lang), href: base },
      ]}
    >
      <Form
        action={question ? `${base}/questions/${question.id}` : `${base}/questions/new`}
        {...f}
        submit={t.save}
        cancel={base}
        version={q.version}
      >
        <Radios {...f} name="kind" label={t.kind} options={questionKinds.map((k) => ({ value: k, label: kindWords[k][lang] }))} />
        <TextField {...f} name="label" label={t.label} maxLength={300} />
        <TextField {...f} name="labelEn" label={t.labelEn} optional maxLength={300} />
        <Tick {...f} name="required" label={t.required} />
        <TextArea
          {...f}
          name="options"
          label={t.options}
          hint={
            <>
              {t.optionsHint}
              <br />
              {t.optionsFor}
            </>
          }
          optional
          rows={6}
        />
        <Depends q={q} question={question} form={form} lang={lang} />
        <Further form={form} lang={lang} />
      </Form>
    </Page>
  )
}

/** What only some kinds of question have. */
function Further({ form, lang }: { form: FormState; lang: Lang }) {
  const t = words[lang]
  const f = { form, lang }
  return (
    <details open={['low', 'high', 'places', 'most', 'min', 'max', 'hint'].some((n) => form.errors[n] || form.values[n])}>
      <summary>{t.further}</summary>
      <div className="row">
        <TextField {...f} name="hint" label={t.hint} optional maxLength={300} />
        <TextField {...f} name="hintEn" label={t.hintEn} optional maxLength={300} />
      </div>
      <div className="row">
        <TextField {...f} name="low" label={t.lowWord} optional maxLength={40} />
        <TextField {...f} name="lowEn" label={t.lowWordEn} optional maxLength={40} />
      </div>
      <div className="row">
        <TextField {...f} name="high" label={t.highWord} optional maxLength={40} />
        <TextField {...f} name="highEn" label={t.highWordEn} optional maxLength={40} />
      </div>
      <Tick {...f} name="counts" label={t.counts} />
      <div className="row">
        <NumberField {...f} name="places" label={t.places} optional />
        <NumberField {...f} name="most" label={t.mostChoices} optional />
      </div>
      <div className="row">
        <NumberField {...f} name="min" label={t.minValue} optional />
        <NumberField {...f} name="max" label={t.maxValue} optional />
      </div>
    </details>
  )
}

/** What a question weighs by, and on which answer it depends. */
function Depends({ q, question, form, lang }: { q: Questionnaire; question: Question | undefined; form: FormState; lang: Lang }) {
  const t = words[lang]
  const f = { form, lang }
  return (
    <>
      <Select
        {...f}
        name="margin"
        label={t.margin}
        hint={t.marginHint}
        optional
        empty={t.noMargin}
        options={marginVariables.map((v) => ({ value: v, label: census[v].name[lang] }))}
      />
      <Select
        {...f}
        name="showIf"
        label={t.showIf}
        hint={t.showIfHint}
        optional
        empty={t.always}
        options={conditionsBefore(q.content.questions, question?.id).map((x) => ({ value: x.value, label: x.label[lang] }))}
      />
    </>
  )
}
