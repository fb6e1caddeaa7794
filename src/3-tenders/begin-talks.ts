import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { declaredSeat } from './declared-seat.ts'
import { isComplete } from './rules/panel.ts'
import type { BeginTalksFacts } from './rules/talk-process.ts'
import type { Tender } from './rules/tender.ts'
import { seatsNeeded } from './seats-needed.ts'
import { bidRows, givenScores, seats } from './store/index.ts'

/** A member of the panel begins the talks: each supplier is talked with apart, and nobody hears what another offered. */
export async function beginTalks(ctx: Ctx, i: { tenderId: string }): Promise<{ id: string } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'panel.begin-talks', id: i.tenderId, verb: 'beginTalks', own: { userId: ctx.asker.userId }, facts: beginTalksFacts },
    async ({ inside, now, set }) => {
      const mine = await declaredSeat(inside, now.id)
      return isRefusal(mine) ? mine : await set({})
    },
  )
}

/** Whether the panel is there, nobody has scored yet, and no offer waits for a person to say why it does not match its fingerprint. */
export const beginTalksFacts = async (ctx: Ctx, t: Tender): Promise<BeginTalksFacts> => {
  const all = await seats(ctx, t.id)
  const isScored = all.some((s) => s.state === 'scored') || (await givenScores(ctx, t.id)).length > 0
  const findings = (await bidRows(ctx, t.id)).some((b) => b.state === 'set-aside')
  return { isComplete: isComplete(all, seatsNeeded(ctx, t)), isScored, findings }
}
