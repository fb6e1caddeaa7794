import { type Holder, refuseFiles } from '#files'
import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { type C, param } from '#ui'
import { isReplyOver } from './reply.ts'
import { visibleRound } from './rounds.ts'
import type { Round } from './store/index.ts'

/**
 * What each side adds to its marks and replies: sealed from the other side as long as the marks are.
 * @param isOver the time to reply is over: nobody adds to what was said any more
 */
export const heldByRound = (round: Round, isOver: boolean): Holder => ({
  kind: 'round',
  id: round.id,
  href: `/evaluations/rounds/${round.id}`,
  title: round.id.slice(0, 10),
  on: round,
  see: 'evaluations.read',
  add: ['evaluations.rate-institution', 'evaluations.rate-purchaser', 'evaluations.sample'],
  ownOnly: round.state === 'open',
  frozen: round.state === 'revealed' && isOver ? refuseFiles('files-closed') : undefined,
  stays: round.state === 'open' ? undefined : refuseFiles('files-stay'),
})

export async function roundHolder(ctx: Ctx, c: C): Promise<Holder | Refusal> {
  const round = await visibleRound(ctx, param(c, 'id'))
  return isRefusal(round) ? round : heldByRound(round, await isReplyOver(ctx, round))
}
