import type { Ctx } from '#platform'
import { editQuestionnaire } from './edit-questionnaire.ts'

/** Takes a question out. */
export const removeQuestion = (ctx: Ctx, id: string, questionId: string) =>
  editQuestionnaire(ctx, id, 'needs.remove-question', (questions) => questions.filter((q) => q.id !== questionId))
