import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeChallenge } from './change-challenge.ts'
import type { Finding } from './rules/challenge.ts'

/** The purchaser answers with reasons, to the challenger and the other suppliers concerned. */
export async function answerChallenge(
  ctx: Ctx,
  i: { challengeId: string; finding: Finding; answer: string },
): Promise<{ id: string } | Refusal> {
  const facts = () => ({ finding: i.finding, answer: i.answer })
  return await changeChallenge(ctx, { id: i.challengeId, verb: 'answer', facts }, async ({ now, entry, set }) => {
    entry.facts = { about: now.about, number: now.number, finding: i.finding }
    return await set({
      finding: i.finding,
      answer: i.answer,
      answered_on: ctx.today,
      answered_by: ctx.asker.userId,
      answered_by_name: ctx.asker.name,
    })
  })
}
