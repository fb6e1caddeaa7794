import { moneyText } from '#kernel'
import { changeOf, may } from '#people'
import type { Asker, Ctx, PlainFields } from '#platform'
import { type AtDesk, claimProcess, type ClaimOnDesk, type Desk, deskNeeds } from './rules/claim-process.ts'
import type { Claim } from './rules/claim.ts'
import { findClaim, moveClaim } from './store/index.ts'

/** Every change of a claim goes this way. */
export const changeClaim = changeOf({
  process: claimProcess,
  kind: 'claim',
  log: 'payments',
  load: (ctx: Ctx, id: string): Promise<Claim | undefined> => findClaim(ctx, id),
  move: moveClaim,
  plain,
})

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
