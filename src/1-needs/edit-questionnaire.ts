import { isRefusal, type Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal, stale } from '#platform'
import { editingOf } from './campaigns.ts'
import { brokenCondition } from './rules/editing.ts'
import type { Question } from './rules/questionnaire.ts'
import { type Questionnaire, questionnaire, writeQuestions } from './store/index.ts'
import { refuse } from './words.ts'

/** A change of a questionnaire that nobody has used yet. `how` gives its questions as they become, or why not. */
export async function editQuestionnaire(
  ctx: Ctx,
  id: string,
  action: string,
  how: (questions: readonly Question[]) => Question[] | Refusal,
  more: Partial<Pick<Questionnaire, 'title' | 'titleEn'>> = {},
): Promise<{ id: string } | Refusal> {
  const before = await questionnaire(ctx, id)
  if (!before) return refuse('not-there')
  const no = mayNot(ctx.asker, editingOf(before.purpose), { purchaserId: before.purchaserId })
  if (no) return await recordRefusal(ctx, action, no, { subject: { kind: 'questionnaire', id } })
  return await change(ctx, { action, subject: { kind: 'questionnaire', id }, before: before.content }, async (tx, entry) => {
    if (before.state === 'in-use') return refuse('questionnaire-in-use')
    const questions = how(before.content.questions)
    if (isRefusal(questions)) return questions
    const broken = brokenCondition(questions)
    if (broken) return refuse('condition-broken', broken.question.label.zh, broken.on?.label.zh ?? broken.question.showIf!.question)
    if (!(await writeQuestions(ctx, tx, { id, version: ctx.version ?? before.version }, { content: { questions }, ...more })))
      return stale()
    entry.after = { questions }
    return { id }
  })
}
