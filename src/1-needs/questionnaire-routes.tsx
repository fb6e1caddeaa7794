import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { act, type App, type C, param, show } from '#ui'
import { z } from 'zod'
import { addQuestion } from './add-question.ts'
import { changeQuestion } from './change-question.ts'
import { moveQuestion } from './move-question.ts'
import { removeQuestion } from './remove-question.ts'
import { questionForm, questionnaireForm } from './questionnaire-form.ts'
import { newPage, previewPage, questionnairePage, questionnairesPage, questionPage } from './questionnaire-views.tsx'
import { copyQuestionnaire } from './copy-questionnaire.ts'
import { createQuestionnaire } from './create-questionnaire.ts'

const nothing = z.object({})
const toQuestionnaire = ({ id }: { id: string }) => `/surveys/questionnaires/${id}`
/** Back to where the question stands in its questionnaire. */
const toQuestion = ({ id }: { id: string }, _: Ctx, c: C) =>
  `/surveys/questionnaires/${id}${param(c, 'question') ? `#${param(c, 'question')}` : ''}`

/** The addresses of questionnaires: what each shows (questionnaire-views.tsx), and which verb each form does. */
export function questionnaireRoutes(app: App): void {
  app.get('/surveys/questionnaires', show(questionnairesPage))
  app.get('/surveys/questionnaires/new', show(newPage))
  app.post(
    '/surveys/questionnaires/new',
    act({
      schema: questionnaireForm,
      act: createQuestionnaire,
      done: toQuestionnaire,
      again: (ctx, form, c, frame) => newPage(ctx, c, frame, form),
    }),
  )

  app.get('/surveys/questionnaires/:id', show(questionnairePage))
  app.get('/surveys/questionnaires/:id/preview', previewPage)
  app.post(
    '/surveys/questionnaires/:id/copy',
    act({ schema: nothing, act: (ctx, _, c) => copyQuestionnaire(ctx, param(c, 'id')), done: toQuestionnaire }),
  )
  questionRoutes(app)
}

function questionRoutes(app: App): void {
  app.get('/surveys/questionnaires/:id/questions/new', show(questionPage))
  app.post(
    '/surveys/questionnaires/:id/questions/new',
    act({
      schema: questionForm,
      act: (ctx, i, c) => addQuestion(ctx, param(c, 'id'), i),
      done: toQuestion,
      again: (ctx, form, c, frame) => questionPage(ctx, c, frame, form),
    }),
  )
  app.get('/surveys/questionnaires/:id/questions/:question', show(questionPage))
  app.post(
    '/surveys/questionnaires/:id/questions/:question',
    act({
      schema: questionForm,
      act: (ctx, i, c) => changeQuestion(ctx, param(c, 'id'), param(c, 'question'), i),
      done: toQuestion,
      again: (ctx, form, c, frame) => questionPage(ctx, c, frame, form),
    }),
  )
  const one = (how: (ctx: Ctx, id: string, question: string) => Promise<{ id: string } | Refusal>) =>
    act({ schema: nothing, act: (ctx, _, c) => how(ctx, param(c, 'id'), param(c, 'question')), done: toQuestion })
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
