import { type Action, mayAtAll } from '#people'
import type { Ctx, DueItem } from '#platform'
import { handedTo, keepersOf, unreadReasons } from './store/index.ts'
import { words } from './words.ts'

/** What somebody has to answer or read of those who are served. */
export const clientsDue = async (ctx: Ctx): Promise<DueItem[]> => [...(await handedDue(ctx)), ...(await reasonsDue(ctx))]

/** Whoever keeps somebody has what is theirs alone. */
export const ownWork = (ctx: Ctx) => keepersOf(ctx)

/** Those whom a colleague asks them to take on. */
async function handedDue(ctx: Ctx): Promise<DueItem[]> {
  const { organisationId, userId } = ctx.asker
  if (!organisationId || !userId || !mayAtAll(ctx.asker, 'clients.keep')) return []
  return (await handedTo(ctx, userId))
    .filter((c) => c.organisationId === organisationId)
    .map((c) => ({
      ...{ id: `${c.id}-handed`, purchaseId: null, side: 'ours' as const, dueOn: null, cites: [] },
      title: words.both('dueHanded', c.number),
      why: words.both('dueHandedWhy'),
      href: `/clients/${c.id}`,
      may: 'clients.keep' satisfies Action,
    }))
}

/** Reasons to look that whoever leads the institution has not read; their own are read by somebody else. */
async function reasonsDue(ctx: Ctx): Promise<DueItem[]> {
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
