import { type Money, type Moment, minor, noMoney, type Refusal } from '#kernel'
import { mayNot } from '#people'
import type { Ctx } from '#platform'
import { paidOfLines } from './rules/by-line.ts'
import type { Claim } from './rules/claim.ts'
import { claimLinesOf, findClaim, findClaims, findCorrections } from './store/index.ts'
import { refuse } from './words.ts'

/** Claims as every later step reads them, without asking who may see them. Earliest due first. */
export const claims = (
  ctx: Ctx,
  of: {
    ids?: readonly string[]
    contractIds?: readonly string[]
    purchaseIds?: readonly string[]
    purchaserId?: string
    providerId?: string
  },
): Promise<Claim[]> => findClaims(ctx, of)

/** What was paid of each line of some contracts, by line id. Interest is not part of it. */
export async function paidByLine(ctx: Ctx, of: { contractIds: readonly string[] }): Promise<Map<string, Money>> {
  if (of.contractIds.length === 0) return new Map()
  const [made, lines] = await Promise.all([findClaims(ctx, of), claimLinesOf(ctx, of)])
  const byClaim = Map.groupBy(lines, (l) => l.claimId)
  const out = new Map<string, Money>()
  for (const c of made)
    for (const [lineId, paid] of paidOfLines(c, byClaim.get(c.id) ?? [])) out.set(lineId, minor((out.get(lineId) ?? noMoney) + paid))
  return out
}

/** When each of some claims was withdrawn, by its id; those that were not have none. */
export async function withdrawals(ctx: Ctx, claimIds: readonly string[]): Promise<Map<string, Moment>> {
  const all = await findCorrections(ctx, { claimIds })
  return new Map(all.flatMap((c) => (c.kind === 'wrong-claim' && c.state === 'confirmed' && c.decidedAt ? [[c.claimId, c.decidedAt]] : [])))
}

/** What was claimed of each line of some contracts, by line id. */
export async function claimedByLine(ctx: Ctx, of: { contractIds: readonly string[] }): Promise<Map<string, Money>> {
  const out = new Map<string, Money>()
  for (const l of await claimLinesOf(ctx, of)) out.set(l.lineId, minor((out.get(l.lineId) ?? noMoney) + l.amount))
  return out
}

/** A claim this person may see. A claim of others is answered as if it were not there. */
export async function visibleClaim(ctx: Ctx, id: string): Promise<Claim | Refusal> {
  const found = await findClaim(ctx, id)
  if (!found) return refuse('no-claim')
  const no = mayNot(ctx.asker, 'payments.read', found)
  if (!no) return found
  return no.status === 401 ? no : refuse('no-claim')
}
