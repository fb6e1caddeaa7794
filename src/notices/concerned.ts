import { contracts } from '#contracts'
import type { Ctx } from '#platform'
import { openedBidsByTender, tenders } from '#tenders'
import type { Whom } from './members.ts'

/** Entries that give nobody anything to do: who signs in, reads, or looks after an account. They are most of a day's. */
const ofNobody: ReadonlySet<string> = new Set(
  [
    ...['sign-in', 'sign-out-everywhere', 'switch-organisation', 'end-session', 'make-token', 'revoke-token', 'forget', 'forget-device'],
    ...['change-password', 'change-email', 'recovery-codes', 'two-step', 'make-reset', 'reset-password'],
    ...['choose-notices', 'add-webhook', 'end-webhook'],
  ].map((verb) => `people.${verb}`),
)
export const givesWork = (e: { action: string }): boolean => !ofNobody.has(e.action)

/** After which anybody may have something else to do: a role, the working days of a year. */
const ofEverybody = /^people\.(accept-invitation|add-person|end-role|enter-year|withdraw-year)$/
/** After which every institution may: a call that all may answer. It is for those who bid, and no worker's. */
const ofBidders = /^(tenders|challenges|complaints)\./

/**
 * Whom entries of the log may have given something to do. Institutions are many and a purchase concerns few of them: only those that
 * hold one of its contracts or took part in its tenders are looked at, and after
 * what every bidder may answer whoever bids for them; all of them, as undefined, after what concerns everybody.
 */
export async function concernedBy(
  ctx: Ctx,
  entries: readonly { action: string; purchase_id: string | null; organisation_id: string | null }[],
): Promise<Whom | undefined> {
  if (entries.some((e) => ofEverybody.test(e.action))) return undefined
  const calls = entries.some((e) => ofBidders.test(e.action))
  const purchaseIds = [...new Set(entries.flatMap((e) => e.purchase_id ?? []))]
  const named = new Set<string>(entries.flatMap((e) => e.organisation_id ?? []))
  // A value entered may move the price of any contract of the office.
  for (const e of entries.filter((x) => x.action === 'plans.enter-values'))
    for (const c of await contracts(ctx, { purchaserId: e.organisation_id ?? '', states: ['signed', 'active'] }))
      if (c.terms.index) named.add(c.providerId)
  if (purchaseIds.length > 0) {
    for (const c of await contracts(ctx, { purchaseIds })) named.add(c.providerId)
    const called = await tenders(ctx, { purchaseIds })
    const bids = await openedBidsByTender(
      ctx,
      called.map((t) => t.id),
    )
    for (const b of [...bids.values()].flat()) named.add(b.providerId)
  }
  return { offices: true, organisationIds: [...named], bidders: calls }
}
