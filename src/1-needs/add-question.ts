import type { Ctx } from '#platform'
import { editQuestionnaire } from './edit-questionnaire.ts'
import { mostQuestions, nextId, readQuestion, type TypedQuestion } from './rules/editing.ts'
import { refuse } from './words.ts'

/** Adds a question at the end. */
export const addQuestion = (ctx: Ctx, id: string, t: TypedQuestion) =>
  editQuestionnaire(ctx, id, 'needs.add-question', (questions) => {
    if (questions.length >= mostQuestions) return refuse('too-many-questions', mostQuestions)
    const made = readQuestion(t, nextId(questions))
    return 'wrong' in made ? refuse('question-wrong').with({ fields: made.wrong }) : [...questions, made]
  })
