import { type Day, plusDays, type Refusal } from '#kernel'
import type { Ctx, Db } from '#platform'
import { campaigns, questionsOf } from './campaigns.ts'
import type { Question } from './rules/questionnaire.ts'
import { canBeTakenApart, daysApart, sameQuestions } from './rules/same-questions.ts'
import { anyAnswer } from './store/index.ts'
import { refuse } from './words.ts'

/**
 * Refuses a survey that asks what another asks in the same community at about the same time, whoever runs it: what the two say could be
 * held against each other. One that ended without an answer is in nobody's way, and neither are samples of satisfaction that an
 * evaluator drew, which ask of one contract each.
 */
export async function askedAlready(
  ctx: Ctx,
  tx: Db,
  i: { readonly communityIds: readonly string[]; readonly opensOn: Day; readonly closesOn: Day; readonly questions: readonly Question[] },
): Promise<Refusal | undefined> {
  const inside: Ctx = { ...ctx, db: tx }
  const near = (await campaigns(inside, { closesFrom: plusDays(i.opensOn, -daysApart) })).filter((c) => !c.drawnBy)
  for (const c of near) {
    const questions = await questionsOf(inside, c)
    if (!canBeTakenApart(i, { ...c, questions })) continue
    if (c.countedOn && !(await anyAnswer(ctx, c.id, tx))) continue
    return refuse(
      'asked-already',
      c.title,
      c.titleEn ?? c.title,
      sameQuestions(i.questions, questions)[0]!.label,
      plusDays(c.closesOn, daysApart + 1),
    )
  }
  return undefined
}
