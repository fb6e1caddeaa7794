import { type Day, dayAt } from '#kernel'
import type { Ctx } from '#platform'
import type { Claim } from './rules/claim.ts'
import { findCorrections } from './store/index.ts'

/** The days on which the claims of these that were withdrawn were: when the other side confirmed it. */
export async function withdrawnOn(ctx: Ctx, claims: readonly Claim[]): Promise<ReadonlyMap<string, Day>> {
  const claimIds = claims.filter((c) => c.state === 'withdrawn').map((c) => c.id as string)
  const all = (await findCorrections(ctx, { claimIds })).filter((x) => x.kind === 'wrong-claim' && x.state === 'confirmed')
  return new Map(all.flatMap((x) => (x.decidedAt ? [[x.claimId as string, dayAt(x.decidedAt, ctx.zone)] as const] : [])))
}
