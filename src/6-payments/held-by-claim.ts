import { type Holder, refuseFiles } from '#files'
import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { type C, param } from '#ui'
import { visibleClaim } from './claims.ts'
import type { Claim } from './rules/claim.ts'

/** The invoice and what else a claim rests on; once the purchaser has passed it on, what was there stays. */
export const heldByClaim = (claim: Claim): Holder => ({
  kind: 'claim',
  id: claim.id,
  href: `/payments/claims/${claim.id}`,
  title: claim.number,
  on: claim,
  see: 'payments.read',
  add: 'payments.claim',
  frozen: claim.state === 'withdrawn' ? refuseFiles('files-closed') : undefined,
  stays: claim.state === 'with-officer' ? undefined : refuseFiles('files-stay'),
  photos: true,
})

export async function claimHolder(ctx: Ctx, c: C): Promise<Holder | Refusal> {
  const claim = await visibleClaim(ctx, param(c, 'id'))
  return isRefusal(claim) ? claim : heldByClaim(claim)
}
