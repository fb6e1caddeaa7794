import { choice, longText, optional, text, ticked, wholeNumber } from '#platform'
import { type FormState, freshForm } from '#ui'
import { z } from 'zod'
import { optionLines } from './rules/editing.ts'
import { marginVariables, type Question, questionKinds } from './rules/questionnaire.ts'
import { templates } from './rules/template-words.ts'

/** What the form of a questionnaire that begins takes. */
export const questionnaireForm = z.object({
  title: text(200),
  titleEn: optional(text(200)),
  purpose: choice(['needs', 'satisfaction', 'opinion']),
  template: choice(['blank', ...templates.map((t) => t.key)]),
})

/** A new questionnaire starts from the first of those that are ready-made. */
export const newQuestionnaireValues = (): FormState =>
  freshForm({ template: 'needs', title: templates[0]!.title.zh, titleEn: templates[0]!.title.en, purpose: 'needs' })

/** What the form of a question takes, whatever its kind; which of it a kind needs the verb says. */
export const questionForm = z.object({
  kind: choice(questionKinds),
  label: text(300),
  labelEn: optional(text(300)),
  hint: optional(text(300)),
  hintEn: optional(text(300)),
  required: ticked(),
  options: optional(longText(6000)),
  margin: optional(choice(marginVariables)),
  showIf: optional(text(200)),
  places: optional(wholeNumber({ min: 1, max: 10 })),
  most: optional(wholeNumber({ min: 1, max: 30 })),
  low: optional(text(40)),
  lowEn: optional(text(40)),
  high: optional(text(40)),
  highEn: optional(text(40)),
  counts: ticked(),
  min: optional(wholeNumber({ min: -999_999_999 })),
  max: optional(wholeNumber({ min: -999_999_999 })),
})

/** What stands in the form of a question that is there, and in that of a new one. */
export const questionValues = (q: Question | undefined): FormState => freshForm(q ? valuesOf(q) : { kind: 'single', required: 'yes' })

const valuesOf = (q: Question): FormState['values'] => ({
  kind: q.kind,
  label: q.label.zh,
  labelEn: q.label.en === q.label.zh ? '' : q.label.en,
  required: q.required ? 'yes' : '',
  hint: q.hint?.zh,
  hintEn: q.hint?.en,
  showIf: q.showIf ? `${q.showIf.question}=${q.showIf.value}` : '',
  ...('options' in q && { options: optionLines(q.options) }),
  ...(q.kind === 'single' && { margin: q.margin ?? '' }),
  ...(q.kind === 'ranking' && { places: String(q.places) }),
  ...(q.kind === 'multiple' && { most: q.most === undefined ? '' : String(q.most) }),
  ...(q.kind === 'scale' && { low: q.low.zh, lowEn: q.low.en, high: q.high.zh, highEn: q.high.en, counts: q.counts ? 'yes' : '' }),
  ...(q.kind === 'number' && { min: String(q.min), max: String(q.max) }),
})
