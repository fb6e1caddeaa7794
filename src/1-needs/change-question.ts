import type { Ctx } from '#platform'
import { editQuestionnaire } from './edit-questionnaire.ts'
import { readQuestion, type TypedQuestion } from './rules/editing.ts'
import { refuse } from './words.ts'

/** Changes a question; options that are still there keep their names. */
export const changeQuestion = (ctx: Ctx, id: string, questionId: string, t: TypedQuestion) =>
  editQuestionnaire(ctx, id, 'needs.change-question', (questions) => {
    const before = questions.find((q) => q.id === questionId)
    if (!before) return refuse('not-there')
    const ownWord = before.kind === 'text' ? before.ownWord : undefined
    const made = readQuestion({ ...t, ownWord }, questionId, 'options' in before ? before.options : [])
    return 'wrong' in made ? refuse('question-wrong').with({ fields: made.wrong }) : questions.map((q) => (q.id === questionId ? made : q))
  })
