import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { type Seat, seatOf } from './rules/panel.ts'
import { seats } from './store/index.ts'
import { refuse } from './words.ts'

/** The seat of whoever asks, once they have declared that nothing ties them to a bidder. */
export async function declaredSeat(inside: Ctx, tenderId: string): Promise<Seat | Refusal> {
  const mine = seatOf(await seats(inside, tenderId), inside.asker.userId)
  if (!mine) return refuse('not-on-panel')
  return mine.state === 'appointed' ? refuse('declare-first') : mine
}
