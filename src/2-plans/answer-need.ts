import { isRefusal, type Refusal } from '#kernel'
import { type Ctx, notThere } from '#platform'
import { changePlan } from './change-plan.ts'
import { earlierNeeds } from './earlier-needs.ts'
import { refuseNeed } from './earlier-need-words.ts'
import { type NeedAnswer, writeAnswer } from './store/index.ts'

/** Says of a need of an earlier round that it is done, or dropped, and why: the reason is published with the plan. One that a line takes on needs no word. */
export const answerNeed = (
  ctx: Ctx,
  i: { planId: string; needId: string; answer: NeedAnswer; reason: string },
): Promise<{ id: string } | Refusal> =>
  changePlan(ctx, { id: i.planId, verb: 'edit', action: 'plans.answer-need' }, async ({ tx, inside, now, entry, set }) => {
    const found = (await earlierNeeds(inside, now)).find((e) => e.need.id === i.needId)
    if (!found) return notThere()
    if (found.lines.length > 0) return refuseNeed('need-taken-on', found.lines[0]!)
    if (found.said?.answer === i.answer && found.said.reason === i.reason) return refuseNeed('need-said')
    const moved = await set({})
    if (isRefusal(moved)) return moved
    await writeAnswer(ctx, tx, { planId: now.id, needId: i.needId, answer: i.answer, reason: i.reason })
    entry.facts = { need: found.need.title.slice(0, 120), answer: i.answer }
    return { id: now.id }
  })
