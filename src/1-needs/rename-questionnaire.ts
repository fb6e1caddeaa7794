import type { Ctx } from '#platform'
import { editQuestionnaire } from './edit-questionnaire.ts'

/** Gives a questionnaire another title. */
export const renameQuestionnaire = (ctx: Ctx, id: string, i: { title: string; titleEn?: string | undefined }) =>
  editQuestionnaire(ctx, id, 'needs.rename-questionnaire', (questions) => [...questions], { title: i.title, titleEn: i.titleEn ?? null })
