import { isRefusal, moneyText, type Refusal } from '#kernel'
import { advance, changeOf, may } from '#people'
import { type Asker, type Ctx, type Entry, fieldChanges, type PlainFields } from '#platform'
import { type AtDesk, claimProcess, type ClaimOnDesk, type Desk, deskNeeds } from './rules/claim-process.ts'
import type { Claim } from './rules/claim.ts'
import { type ClaimColumns, findClaim, moveClaim } from './store/index.ts'

const kept = {
  process: claimProcess,
  kind: 'claim' as const,
  log: 'payments',
  load: (ctx: Ctx, id: string): Promise<Claim | undefined> => findClaim(ctx, id),
  move: moveClaim,
  plain,
}
/** Every change of a claim goes this way. */
export const changeClaim = changeOf(kept)

/** Moves a claim inside another change, as when a correction of its payments is confirmed, and tells in its entry what became of it. */
export async function moveClaimAlong(
  inside: Ctx,
  now: Claim,
  verb: 'owe-again' | 'set-right' | 'pay' | 'withdraw',
  columns: ClaimColumns,
  entry: Entry,
): Promise<{ id: string } | Refusal> {
  const moved = await advance(inside, kept, now, verb, columns, entry)
  if (isRefusal(moved)) return moved
  const after = (await findClaim(inside, now.id, inside.db))!
  entry.changes = [...(entry.changes ?? []), ...fieldChanges(plain(now), plain(after))]
  return moved
}

/** What of a claim the log tells as it was and as it became. */
function plain(c: Claim): PlainFields {
  return { paid: moneyText(c.paid), interestPaid: moneyText(c.interestPaid), invoiceNumber: c.invoiceNumber, invoiceOn: c.invoiceOn }
}

/** What the work of such a change gets. */
export type ClaimChange = Parameters<Parameters<typeof changeClaim>[2]>[0]

/** The desks of this claim's parties at which somebody may sit. */
export const atDesk = (asker: Asker, claim: ClaimOnDesk): AtDesk => ({
  desks: (Object.keys(deskNeeds) as Desk[]).filter((d) => may(asker, deskNeeds[d], claim)),
})
