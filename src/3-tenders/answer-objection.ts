import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import type { ObjectionFinding } from './rules/notice.ts'
import { refuseNotice } from './rules/notice-words.ts'
import { objectionEnds } from './rules/words.ts'
import { objectionsOf, writeObjectionAnswer } from './store/index.ts'

interface Answering {
  tenderId: string
  objectionId: string
  finding: ObjectionFinding
  /** Who argued it anew. */
  experts: string
  answer: string
}

/**
 * Answers an objection with what experts argued: published, and told to who objected and to finance. One that is founded ends the purchase,
 * and another way of buying is chosen.
 */
export async function answerObjection(ctx: Ctx, i: Answering): Promise<{ id: string } | Refusal> {
  const founded = i.finding === 'founded'
  return await changeTender(
    ctx,
    { action: 'objections.answer', id: i.tenderId, verb: founded ? 'giveWay' : 'answerObjection' },
    async ({ inside, tx, now, entry, set }) => {
      const objection = (await objectionsOf(inside, [now.id])).find((o) => o.id === i.objectionId)
      if (!objection) return refuseNotice('no-objection')
      const written = await writeObjectionAnswer(inside, tx, {
        ...{ id: i.objectionId, tenderId: now.id, finding: i.finding, experts: i.experts, answer: i.answer },
        ...{ by: ctx.asker.userId!, on: ctx.today },
      })
      if (!written) return refuseNotice('objection-answered')
      entry.facts = { number: objection.number, finding: i.finding }
      const moved = await set(founded ? { ended_on: ctx.today, ended_reason: objectionEnds(objection.number) } : {})
      return isRefusal(moved) ? moved : { id: now.id }
    },
  )
}
