import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { declaredSeat } from './declared-seat.ts'
import { type Talked, talkedWith } from './rules/talks.ts'
import type { LastOffersFacts } from './rules/talk-process.ts'
import type { Tender } from './rules/tender.ts'
import { stillIn } from './still-in.ts'
import { talkNotes } from './store/index.ts'
import { whyNotUntil } from './why-not-until.ts'

/** After the talks everybody who is still in is asked for a last offer, sealed until one deadline for all. */
export async function askLastOffers(ctx: Ctx, i: { tenderId: string; deadlineAt: Temporal.Instant }): Promise<{ id: string } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'panel.ask-last-offers', id: i.tenderId, verb: 'askLastOffers', own: { userId: ctx.asker.userId }, facts: lastOffersFacts },
    async ({ inside, now, entry, set }) => {
      const mine = await declaredSeat(inside, now.id)
      if (isRefusal(mine)) return mine
      const no = whyNotUntil(inside, i.deadlineAt)
      if (no) return no
      entry.facts = { deadline: i.deadlineAt.toString() }
      return await set({ deadline_at: i.deadlineAt })
    },
  )
}

/** Who is still in, and in how many rounds each was talked with. */
export async function lastOffersFacts(ctx: Ctx, t: Tender): Promise<LastOffersFacts> {
  const still = await stillIn(ctx, t.id)
  const talked: Talked = talkedWith(
    still.map((b) => b.id),
    await talkNotes(ctx, t.id),
  )
  const enough = ctx.law.tenders.mayContinue({ method: t.method, conforming: still.length, isPurchasedService: true, lawDay: t.lawDay })
  return { ...talked, still: still.length, enough: enough.value }
}
