import type { Ctx } from '#platform'
import { editQuestionnaire } from './edit-questionnaire.ts'
import { refuse } from './words.ts'

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
