import { isBefore, isRefusal, type Refusal } from '#kernel'
import { calendarOf } from '#people'
import type { Ctx } from '#platform'
import { changeContract, partyOf } from './change-contract.ts'
import { endOfferAnswer, noOffer } from './store/index.ts'
import type { Ending } from './end-early.ts'
import { followHandIns } from './hand-in-duties.ts'
import { followHandOvers } from './follow-hand-overs.ts'
import { refuse } from './words.ts'

/** The other side agrees: the contract ends on the day offered, or goes on as if there had been no notice. What is owed at the end follows. */
export const agreeEnd = (ctx: Ctx, i: Omit<Ending, 'reason'>): Promise<{ agreed: true } | Refusal> =>
  changeContract(
    { ...ctx, version: i.version },
    { id: i.contractId, verb: 'agreeEnd', action: 'contracts.agree-end' },
    async ({ tx, inside, now, entry, set }) => {
      const side = partyOf(ctx, now)
      if (isRefusal(side)) return side
      const { by, on } = now.offer!
      entry.facts = { side, on: on?.toString() ?? '' }
      if (by === side) return refuse('own-proposal')
      if (on && isBefore(on, ctx.today)) return refuse('day-past', ctx.today)
      const moved = await set({ ...(on ? { closed_on: on } : { closed_on: null, close_reason: null, notice_by: null }), ...noOffer })
      if (isRefusal(moved)) return moved
      await endOfferAnswer(ctx, tx, now.id, ctx.today)
      await followHandOvers(ctx, tx, now, on, await calendarOf(inside))
      await followHandIns(inside, tx, now, { closedOn: on })
      return { agreed: true as const }
    },
  )

/** The other side does not agree: the notice stands as it was given. */
export const declineEnd = (ctx: Ctx, i: Omit<Ending, 'reason'>): Promise<{ declined: true } | Refusal> =>
  changeContract(
    { ...ctx, version: i.version },
    { id: i.contractId, verb: 'declineEnd', action: 'contracts.decline-end' },
    async ({ tx, now, entry, set }) => {
      const side = partyOf(ctx, now)
      if (isRefusal(side)) return side
      entry.facts = { side }
      if (now.offer!.by === side) return refuse('own-proposal')
      const moved = await set(noOffer)
      if (isRefusal(moved)) return moved
      await endOfferAnswer(ctx, tx, now.id, ctx.today)
      return { declined: true as const }
    },
  )
