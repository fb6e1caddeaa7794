import { contracts } from '#contracts'
import type { Ctx } from '#platform'
import { openedBidsByTender, tenders } from '#tenders'
import type { Member } from './members.ts'

/**
 * Whom entries of the log may have given something to do. Institutions are many and a purchase concerns few of them: only those that
 * hold one of its contracts or took part in its tenders are looked at, but all of them where an open call may have changed.
 */
export async function isConcerned(
  ctx: Ctx,
  entries: readonly { action: string; purchase_id: string | null; organisation_id: string | null }[],
): Promise<(member: Member) => boolean> {
  if (entries.some((e) => /^(tenders|people)\./.test(e.action))) return () => true
  const purchaseIds = [...new Set(entries.flatMap((e) => e.purchase_id ?? []))]
  const named = new Set<string>(entries.flatMap((e) => e.organisation_id ?? []))
  if (purchaseIds.length > 0) {
    for (const c of await contracts(ctx, { purchaseIds })) named.add(c.providerId)
    const called = await tenders(ctx, { purchaseIds })
    const bids = await openedBidsByTender(
      ctx,
      called.map((t) => t.id),
    )
    for (const b of [...bids.values()].flat()) named.add(b.providerId)
  }
  return (member) => member.asker.organisationKind !== 'institution' || named.has(member.organisationId)
}
