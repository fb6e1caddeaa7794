import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeChallenge } from './change-challenge.ts'
import { refuseRedress } from './rules/redress-words.ts'
import { seatOf } from './rules/panel.ts'
import { insertHelp, seats } from './store/index.ts'
import { refuse } from './words.ts'

/** A member of the panel that scored says what it says to a challenge, once. The purchaser answers, and not the panel. */
export async function helpAnswer(ctx: Ctx, i: { challengeId: string; says: string }): Promise<{ id: string } | Refusal> {
  const own = { userId: ctx.asker.userId }
  return await changeChallenge(ctx, { id: i.challengeId, verb: 'help', own }, async ({ inside, tx, now, entry }) => {
    const seat = seatOf(await seats(inside, now.tenderId), ctx.asker.userId)
    if (!seat) return refuse('not-on-panel')
    entry.facts = { number: now.number }
    const said = await insertHelp(inside, tx, { challengeId: now.id, userId: seat.userId, name: seat.name, says: i.says })
    return said ? { id: now.id } : refuseRedress('helped-already')
  })
}
