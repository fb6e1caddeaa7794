import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { declaredSeat } from './declared-seat.ts'
import { stageOf } from './rules/stages.ts'
import type { ChangeKind } from './rules/talks.ts'
import { insertTalkChange, talkChanges } from './store/index.ts'
import { refuse } from './words.ts'

/**
 * The purchaser's representative on the panel confirms what changes in a requirement; all who are still in are told in writing at the same
 * moment. Only what the stage names may change: the budget, the qualification and the scoring stay as they were published.
 */
export async function changeRequirements(
  ctx: Ctx,
  i: { tenderId: string; kind: ChangeKind; says: string },
): Promise<{ number: number } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'panel.change-requirements', id: i.tenderId, verb: 'changeRequirements', own: { userId: ctx.asker.userId } },
    async ({ inside, tx, now, entry }) => {
      const mine = await declaredSeat(inside, now.id)
      if (isRefusal(mine)) return mine
      if (mine.kind !== 'purchaser') return refuse('representative-confirms')
      if (!stageOf(now, 'talk')?.mayChange.includes(i.kind)) return refuse('may-not-change').at('kind')
      const number = (await talkChanges(inside, now.id)).length + 1
      await insertTalkChange(inside, tx, now.id, { number, kind: i.kind, says: i.says, confirmedBy: mine.userId })
      entry.facts = { number, kind: i.kind }
      return { number }
    },
  )
}
