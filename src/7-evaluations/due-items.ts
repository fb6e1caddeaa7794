import { calendarOf } from '#people'
import type { Ctx, DueItem } from '#platform'
import { whyNotReply } from './reply.ts'
import { findRounds } from './store/index.ts'
import { dueWords } from './words.ts'

/** The reply a side may still give. Giving the marks is a duty under the contract and comes from its register. */
export async function dueItems(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const mine = [
    ...(await findRounds(ctx, { purchaserId: organisationId, state: 'revealed' })),
    ...(await findRounds(ctx, { providerId: organisationId, state: 'revealed' })),
  ]
  if (mine.length === 0) return []
  const calendar = await calendarOf(ctx)
  return mine.flatMap((r) => {
    const side = organisationId === r.purchaserId ? ('purchaser' as const) : ('provider' as const)
    if (whyNotReply(ctx, r, side, calendar)) return []
    return [
      {
        id: `${r.id}:reply`,
        purchaseId: r.purchaseId,
        side: 'ours' as const,
        dueOn: r.replyUntil,
        href: `/evaluations/rounds/${r.id}`,
        may: 'evaluations.reply',
        cites: [],
        title: dueWords.both('reply'),
        why: dueWords.both('reply-why'),
      },
    ]
  })
}
