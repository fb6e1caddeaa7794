import { isRefusal, type Refusal } from '#kernel'
import { mayNot } from '#people'
import { type Ctx, historyOf, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, html, param, refusalPage, type View } from '#ui'
import { editingOf } from './campaigns.ts'
import { listedFor, mayRead } from './listed-for.ts'
import { QuestionFormPage } from './pages/question-form.tsx'
import { PreviewPage, QuestionnairePage } from './pages/questionnaire.tsx'
import { NewQuestionnairePage, QuestionnairesPage } from './pages/questionnaires.tsx'
import { newQuestionnaireValues, questionValues } from './questionnaire-form.ts'
import { type Questionnaire, questionnaire, questionnaires } from './store/index.ts'
import { refuse } from './words.ts'

export async function questionnairesPage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  return mayRead(ctx) ?? <QuestionnairesPage ctx={ctx} frame={frame} list={await questionnaires(ctx, listedFor(ctx))} />
}

export function newPage(ctx: Ctx, _: C, frame: FrameFacts, form?: FormState): View {
  const no = mayNot(ctx.asker, 'needs.edit', { purchaserId: ctx.asker.organisationId })
  return no ?? <NewQuestionnairePage ctx={ctx} frame={frame} form={form ?? newQuestionnaireValues()} />
}

/** The questionnaire of the address, for who may read it. */
async function asked(ctx: Ctx, c: C): Promise<Questionnaire | Refusal> {
  const q = await questionnaire(ctx, param(c, 'id'))
  return q ? (mayRead(ctx, q.purchaserId) ?? q) : notThere()
}

/** The same, for who may change it, as long as no survey uses it. */
async function editable(ctx: Ctx, c: C): Promise<Questionnaire | Refusal> {
  const q = await asked(ctx, c)
  if (isRefusal(q)) return q
  const no = mayNot(ctx.asker, editingOf(q.purpose), { purchaserId: q.purchaserId })
  return no ?? (q.state === 'in-use' ? refuse('questionnaire-in-use') : q)
}

export async function questionnairePage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const q = await asked(ctx, c)
  return isRefusal(q) ? q : <QuestionnairePage ctx={ctx} frame={frame} q={q} history={await historyOf(ctx, { subjectId: q.id })} />
}

/** A questionnaire as residents see it: a page of theirs, without the frame of the house. */
export async function previewPage(c: C): Promise<Response> {
  const ctx = c.get('ctx')
  const q = await asked(ctx, c)
  if (isRefusal(q)) return refusalPage(c, await c.get('frame')(), q)
  return html(c, <PreviewPage ctx={ctx} styles={c.get('styles')} here={new URL(c.req.url).pathname} q={q} />)
}

/** The form of a question: a new one, or one that is there. */
export async function questionPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const q = await editable(ctx, c)
  if (isRefusal(q)) return q
  const id = param(c, 'question')
  const question = id ? q.content.questions.find((x) => x.id === id) : undefined
  if (id && !question) return notThere()
  return <QuestionFormPage ctx={ctx} frame={frame} q={q} question={question} form={form ?? questionValues(question)} />
}
