import { type Contract, contracts } from '#contracts'
import { type Day, earlier, isRefusal, type Money, noMoney, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { listedFor } from './listed-for.ts'
import { releasedOf } from './released-of.ts'
import type { Claim } from './rules/claim.ts'
import { isEmpty, together, type YearAccount, yearAccount as accountOf } from './rules/year-account.ts'
import { findClaims, paymentsOf } from './store/index.ts'
import { withdrawnOn } from './withdrawn-on.ts'

/** What one contract came to in a year, claim by claim. */
export interface AccountOfContract {
  contract: Contract
  claims: { claim: Claim; account: YearAccount }[]
  account: YearAccount
  /** What it gave back to the budget, in the year in which it ended. */
  released: Money
}
export interface Year {
  year: number
  /** The day it is counted to: the end of the year, or today. */
  until: Day
  rows: AccountOfContract[]
  total: YearAccount
}

/**
 * What was claimed, paid, taken back and carried over in a year, by contract, and what those that ended in it gave back, of everything whoever asks may read; with one other side
 * only of that. Counted from the same entries as every other page.
 */
export async function yearAccount(ctx: Ctx, i: { year: number; party?: string | undefined }): Promise<Year | Refusal> {
  const mine = listedFor(ctx)
  if (isRefusal(mine)) return mine
  const end = Temporal.PlainDate.from({ year: i.year, month: 12, day: 31 })
  const until = earlier(ctx.today, end)
  const sides = { ...mine, ...(i.party && (mine.purchaserId ? { providerId: i.party } : { purchaserId: i.party })) }
  const claims = await findClaims(ctx, sides)
  const made = Map.groupBy(
    await paymentsOf(
      ctx,
      claims.map((c) => c.id),
    ),
    (p) => p.claimId,
  )
  const withdrawn = await withdrawnOn(ctx, claims)
  const told = claims
    .map((claim) => ({ claim, account: accountOf(claim, made.get(claim.id) ?? [], i.year, until, withdrawn.get(claim.id)) }))
    .filter((x) => !isEmpty(x.account))
  // One of which nothing was claimed gives back all it took: it is in no claim.
  const over = await contracts(ctx, { ...sides, overWithin: { from: end.with({ month: 1, day: 1 }), to: end } })
  const back = await releasedOf(ctx, over)
  const rows = (await contracts(ctx, { ids: [...new Set([...told.map((x) => x.claim.contractId), ...back.keys()])] }))
    .map((contract) => {
      const own = told.filter((x) => x.claim.contractId === contract.id)
      return { contract, claims: own, account: together(own.map((x) => x.account)), released: back.get(contract.id)?.amount ?? noMoney }
    })
    .toSorted((a, b) => (a.contract.number < b.contract.number ? -1 : 1))
  return { year: i.year, until, rows, total: together(rows.map((r) => r.account)) }
}
