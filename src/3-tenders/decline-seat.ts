import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { drawAnother } from './draw-experts.ts'
import { seatOf } from './rules/panel.ts'
import { moveSeat, seats } from './store/index.ts'
import { refuse } from './words.ts'

/** A member who cannot come gives the seat back, before declaring anything; in the place of an expert another is drawn. */
export const declineSeat = (ctx: Ctx, input: { tenderId: string }): Promise<{ replaced: boolean } | Refusal> =>
  changeTender(
    ctx,
    { action: 'panel.decline', id: input.tenderId, verb: 'decline', own: { userId: ctx.asker.userId } },
    async ({ tx, now: tender, entry, inside }) => {
      const mine = seatOf(await seats(inside, tender.id), ctx.asker.userId)
      if (!mine) return refuse('not-on-panel')
      const done = await moveSeat(inside, tx, { tenderId: tender.id, userId: mine.userId }, 'appointed', { state: 'declined' })
      if (!done) return refuse('declared-already')
      entry.after = { member: mine.userId }
      if (mine.kind !== 'expert') return { replaced: false }
      const drawn = await drawAnother(inside, tx, tender)
      // Nobody left to draw leaves the seat empty, as where somebody steps back.
      if (isRefusal(drawn)) return { replaced: false }
      entry.facts = { seed: drawn.seed }
      return { replaced: true }
    },
  )
