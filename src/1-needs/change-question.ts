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

/** Changes a question; options that are still there keep their names. */
export const changeQuestion = (ctx: Ctx, id: string, questionId: string, t: TypedQuestion) =>
  editQuestionnaire(ctx, id, 'needs.change-question', (questions) => {
    const before = questions.find((q) => q.id === questionId)
    if (!before) return refuse('not-there')
    const made = readQuestion(t, questionId, 'options' in before ? before.options : [])
    return 'wrong' in made ? refuse('question-wrong').with({ fields: made.wrong }) : questions.map((q) => (q.id === questionId ? made : q))
  })

/** Moves a question one place up or down; at the end of the list nothing happens. */
export const moveQuestion = (ctx: Ctx, id: string, questionId: string, by: -1 | 1) =>
  editQuestionnaire(ctx, id, 'needs.move-question', (questions) => {
    const at = questions.findIndex((q) => q.id === questionId)
    const to = at + by
    if (at < 0) return refuse('not-there')
    if (!questions[to]) return [...questions]
    const moved = [...questions]
    ;[moved[at], moved[to]] = [moved[to]!, moved[at]!]
    return moved
  })

/** Takes a question out. */
export const removeQuestion = (ctx: Ctx, id: string, questionId: string) =>
  editQuestionnaire(ctx, id, 'needs.remove-question', (questions) => questions.filter((q) => q.id !== questionId))
