import { isRefusal, type Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { editingOf } from './campaigns.ts'
import { questionnaire } from './questionnaires.ts'
import { brokenCondition, mostQuestions, nextId, readQuestion, type TypedQuestion } from './rules/editing.ts'
import type { Question } from './rules/questionnaire.ts'
import { tables } from './store.ts'
import { refuse } from './words.ts'

export const addQuestion = (ctx: Ctx, id: string, t: TypedQuestion) =>
  edit(ctx, id, 'needs.add-question', (questions) => {
    if (questions.length >= mostQuestions) return refuse('too-many-questions', mostQuestions)
    const made = readQuestion(t, nextId(questions))
    return 'wrong' in made ? refuse('question-wrong').with({ fields: made.wrong }) : [...questions, made]
  })

export const changeQuestion = (ctx: Ctx, id: string, questionId: string, t: TypedQuestion) =>
  edit(ctx, id, 'needs.change-question', (questions) => {
    const before = questions.find((q) => q.id === questionId)
    if (!before) return refuse('not-there')
    const made = readQuestion(t, questionId, 'options' in before ? before.options : [])
    return 'wrong' in made ? refuse('question-wrong').with({ fields: made.wrong }) : questions.map((q) => (q.id === questionId ? made : q))
  })

export const moveQuestion = (ctx: Ctx, id: string, questionId: string, by: -1 | 1) =>
  edit(ctx, id, 'needs.move-question', (questions) => {
    const at = questions.findIndex((q) => q.id === questionId)
    const to = at + by
    if (at < 0) return refuse('not-there')
    if (!questions[to]) return [...questions]
    const moved = [...questions]
    ;[moved[at], moved[to]] = [moved[to]!, moved[at]!]
    return moved
  })

export const removeQuestion = (ctx: Ctx, id: string, questionId: string) =>
  edit(ctx, id, 'needs.remove-question', (questions) => questions.filter((q) => q.id !== questionId))

export const renameQuestionnaire = async (ctx: Ctx, id: string, i: { title: string; titleEn?: string | undefined }) =>
  await edit(ctx, id, 'needs.rename-questionnaire', (questions) => [...questions], { title: i.title, title_en: i.titleEn ?? null })

async function edit(
  ctx: Ctx,
  id: string,
  action: string,
  how: (questions: readonly Question[]) => Question[] | Refusal,
  more: { title?: string; title_en?: string | null } = {},
): Promise<{ id: string } | Refusal> {
  const before = await questionnaire(ctx, id)
  if (!before) return refuse('not-there')
  const no = mayNot(ctx.asker, editingOf(before.purpose), { purchaserId: before.purchaser_id })
  if (no) return await recordRefusal(ctx, action, no, { subject: { kind: 'questionnaire', id } })
  return await change(ctx, { action, subject: { kind: 'questionnaire', id }, before: before.content }, async (tx, entry) => {
    if (before.state === 'in-use') return refuse('questionnaire-in-use')
    const questions = how(before.content.questions)
    if (isRefusal(questions)) return questions
    const broken = brokenCondition(questions)
    if (broken) return refuse('condition-broken', broken.question.label.zh, broken.on?.label.zh ?? broken.question.showIf!.question)
    const { numUpdatedRows } = await tables(tx)
      .updateTable('questionnaires')
      .set((e) => ({ ...more, content: { questions }, version: e('version', '+', 1) }))
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('id', '=', id)
      .where('state', '=', 'draft')
      .where('version', '=', ctx.version ?? before.version)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return refuse('stale')
    entry.after = { questions }
    return { id }
  })
}
