import { isRefusal, type Refusal } from '#kernel'
import { mayNot } from '#people'
import { choice, type Ctx, historyOf, notThere, optional, text, ticked, wholeNumber } from '#platform'
import { act, type App, type C, type FormState, type FrameFacts, freshForm, html, refusalPage, show } from '#ui'
import { z } from 'zod'
import { longText } from '#platform'
import { editingOf } from './campaigns.ts'
import { addQuestion, changeQuestion, moveQuestion, removeQuestion } from './change-question.ts'
import { listedFor, mayRead } from './listed-for.ts'
import { NewQuestionnairePage, QuestionnairesPage } from './pages/questionnaires.tsx'
import { PreviewPage, QuestionnairePage } from './pages/questionnaire.tsx'
import { QuestionFormPage } from './pages/question-form.tsx'
import { copyQuestionnaire, createQuestionnaire, type Questionnaire, questionnaire, questionnaires } from './questionnaires.ts'
import { optionLines } from './rules/editing.ts'
import { marginVariables, type Question, questionKinds } from './rules/questionnaire.ts'
import { templates } from './rules/template-words.ts'
import { refuse } from './words.ts'

const newQuestionnaire = z.object({
  title: text(200),
  titleEn: optional(text(200)),
  purpose: choice(['needs', 'satisfaction', 'opinion']),
  template: choice(['blank', ...templates.map((t) => t.key)]),
})
const typedQuestion = z.object({
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

export function questionnaireRoutes(app: App): void {
  app.get(
    '/surveys/questionnaires',
    show(
      async (ctx, _, frame) =>
        mayRead(ctx) ?? <QuestionnairesPage ctx={ctx} frame={frame} list={await questionnaires(ctx, listedFor(ctx))} />,
    ),
  )
  const newPage = (ctx: Ctx, frame: FrameFacts, form: FormState) =>
    mayNot(ctx.asker, 'needs.edit', { purchaserId: ctx.asker.organisationId }) ?? (
      <NewQuestionnairePage ctx={ctx} frame={frame} form={form} />
    )
  app.get(
    '/surveys/questionnaires/new',
    show((ctx, _, frame) =>
      newPage(
        ctx,
        frame,
        freshForm({ template: 'needs', title: templates[0]!.title.zh, titleEn: templates[0]!.title.en, purpose: 'needs' }),
      ),
    ),
  )
  app.post(
    '/surveys/questionnaires/new',
    act({
      schema: newQuestionnaire,
      act: createQuestionnaire,
      done: ({ id }) => `/surveys/questionnaires/${id}`,
      again: (ctx, form, _, frame) => newPage(ctx, frame, form),
    }),
  )
  app.get(
    '/surveys/questionnaires/:id',
    show(async (ctx, c, frame) => {
      const q = await readable(ctx, c)
      return isRefusal(q) ? q : <QuestionnairePage ctx={ctx} frame={frame} q={q} history={await historyOf(ctx, { subjectId: q.id })} />
    }),
  )
  app.get('/surveys/questionnaires/:id/preview', async (c) => {
    const ctx = c.get('ctx')
    const q = await readable(ctx, c)
    if (isRefusal(q)) return refusalPage(c, await c.get('frame')(), q)
    return html(c, <PreviewPage ctx={ctx} styles={c.get('styles')} here={new URL(c.req.url).pathname} q={q} />)
  })
  app.post(
    '/surveys/questionnaires/:id/copy',
    act({
      schema: z.object({}),
      act: (ctx, _, c) => copyQuestionnaire(ctx, c.req.param('id')!),
      done: ({ id }) => `/surveys/questionnaires/${id}`,
    }),
  )

  const questionPage = async (ctx: Ctx, c: C, frame: FrameFacts, form: FormState | undefined) => {
    const q = await readable(ctx, c)
    if (isRefusal(q)) return q
    const no = mayNot(ctx.asker, editingOf(q.purpose), { purchaserId: q.purchaser_id })
    if (no) return no
    if (q.state === 'in-use') return refuse('questionnaire-in-use')
    const id = c.req.param('question')
    const question = id ? q.content.questions.find((x) => x.id === id) : undefined
    if (id && !question) return notThere()
    return (
      <QuestionFormPage
        ctx={ctx}
        frame={frame}
        q={q}
        question={question}
        form={form ?? freshForm(question ? typedOf(question) : { kind: 'single', required: 'yes' })}
      />
    )
  }
  app.get(
    '/surveys/questionnaires/:id/questions/new',
    show((ctx, c, frame) => questionPage(ctx, c, frame, undefined)),
  )
  app.get(
    '/surveys/questionnaires/:id/questions/:question',
    show((ctx, c, frame) => questionPage(ctx, c, frame, undefined)),
  )
  const back = ({ id }: { id: string }, _: Ctx, c: C) =>
    `/surveys/questionnaires/${id}${c.req.param('question') ? `#${c.req.param('question')}` : ''}`
  app.post(
    '/surveys/questionnaires/:id/questions/new',
    act({
      schema: typedQuestion,
      act: (ctx, i, c) => addQuestion(ctx, c.req.param('id')!, i),
      done: back,
      again: (ctx, form, c, frame) => questionPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/surveys/questionnaires/:id/questions/:question',
    act({
      schema: typedQuestion,
      act: (ctx, i, c) => changeQuestion(ctx, c.req.param('id')!, c.req.param('question')!, i),
      done: back,
      again: (ctx, form, c, frame) => questionPage(ctx, c, frame, form),
    }),
  )
  const one = (how: (ctx: Ctx, id: string, question: string) => Promise<{ id: string } | Refusal>) =>
    act({ schema: z.object({}), act: (ctx, _, c) => how(ctx, c.req.param('id')!, c.req.param('question')!), done: back })
  app.post(
    '/surveys/questionnaires/:id/questions/:question/up',
    one((ctx, id, q) => moveQuestion(ctx, id, q, -1)),
  )
  app.post(
    '/surveys/questionnaires/:id/questions/:question/down',
    one((ctx, id, q) => moveQuestion(ctx, id, q, 1)),
  )
  app.post('/surveys/questionnaires/:id/questions/:question/remove', one(removeQuestion))
}

async function readable(ctx: Ctx, c: C): Promise<Questionnaire | Refusal> {
  const q = await questionnaire(ctx, c.req.param('id')!)
  return q ? (mayRead(ctx, q.purchaser_id) ?? q) : notThere()
}

/** A question as the fields of its form. */
function typedOf(q: Question): FormState['values'] {
  return {
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
  }
}
