import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { declaredSeat } from './declared-seat.ts'
import { stillIn } from './still-in.ts'
import { insertTalkNote, talkNotes } from './store/index.ts'
import { refuse } from './words.ts'

/** What was talked about with one supplier in its next round. */
export async function noteTalk(ctx: Ctx, i: { tenderId: string; bidId: string; says: string }): Promise<{ number: number } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'panel.talk', id: i.tenderId, verb: 'talk', own: { userId: ctx.asker.userId } },
    async ({ inside, tx, now, entry }) => {
      const mine = await declaredSeat(inside, now.id)
      if (isRefusal(mine)) return mine
      if (!(await stillIn(inside, now.id)).some((b) => b.id === i.bidId)) return refuse('no-bid')
      const number = (await talkNotes(inside, now.id)).filter((n) => n.bidId === i.bidId).length + 1
      await insertTalkNote(inside, tx, { tenderId: now.id, bidId: i.bidId, number, says: i.says })
      entry.facts = { bid: i.bidId, round: number }
      return { number }
    },
  )
}
