import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { declaredSeat } from './declared-seat.ts'
import { type Talked, talkedWith } from './rules/talks.ts'
import type { LastOffersFacts } from './rules/talk-process.ts'
import type { Tender } from './rules/tender.ts'
import { stillIn } from './still-in.ts'
import { talkNotes } from './store/index.ts'
import { refuse } from './words.ts'

/** A whole day, as a bidder has to explain a low price: what is typed too early would reject everybody, and too late would hold the purchase. */
const leastHours = 24
const mostDays = 60

/** After the talks everybody who is still in is asked for a last offer, sealed until one deadline for all. */
export async function askLastOffers(ctx: Ctx, i: { tenderId: string; deadlineAt: Temporal.Instant }): Promise<{ id: string } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'panel.ask-last-offers', id: i.tenderId, verb: 'askLastOffers', own: { userId: ctx.asker.userId }, facts: lastOffersFacts },
    async ({ inside, now, entry, set }) => {
      const mine = await declaredSeat(inside, now.id)
      if (isRefusal(mine)) return mine
      if (Temporal.Instant.compare(i.deadlineAt, inside.now) <= 0) return refuse('deadline-over').at('deadlineAt')
      const [soonest, latest] = [inside.now.add({ hours: leastHours }), inside.now.add({ hours: 24 * mostDays })]
      if (Temporal.Instant.compare(i.deadlineAt, soonest) < 0 || Temporal.Instant.compare(i.deadlineAt, latest) > 0)
        return refuse('last-offers-soon', leastHours, mostDays).at('deadlineAt')
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
