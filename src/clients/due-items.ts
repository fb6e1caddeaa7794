import { type Action, mayAtAll } from '#people'
import type { Ctx, DueItem } from '#platform'
import { unreadReasons } from './store/index.ts'
import { words } from './words.ts'

/** Reasons to look that whoever leads the institution has not read; their own are read by somebody else. */
export async function clientsDue(ctx: Ctx): Promise<DueItem[]> {
  if (!ctx.asker.organisationId || !mayAtAll(ctx.asker, 'clients.manage')) return []
  const open = await unreadReasons(ctx, ctx.asker.organisationId)
  return open
    .filter((l) => l.user_id !== ctx.asker.userId)
    .map((l) => ({
      id: l.id,
      purchaseId: null,
      side: 'ours' as const,
      title: words.both('dueRead', l.number),
      why: words.both('dueReadWhy'),
      dueOn: null,
      cites: [],
      href: `/clients/${l.client_id}`,
      may: 'clients.manage' satisfies Action,
    }))
}
