import { type Contract, contracts, signedStates } from '#contracts'
import { minor } from '#kernel'
import type { Ctx, Standing } from '#platform'
import { type Claim, isLate } from './rules/claim.ts'
import { findClaims } from './store/index.ts'
import { words } from './words.ts'

/** Where each purchase stands in paying. */
export async function standings(ctx: Ctx, purchaseIds: readonly string[]): Promise<Map<string, Standing>> {
  const [signed, made] = await Promise.all([contracts(ctx, { purchaseIds, states: signedStates }), findClaims(ctx, { purchaseIds })])
  const out = new Map<string, Standing>()
  for (const purchaseId of purchaseIds) {
    const mine = signed.filter((c) => c.purchaseId === purchaseId && c.signedOn !== null)
    const claimed = made.filter((c) => c.purchaseId === purchaseId)
    if (mine.length > 0 || claimed.length > 0) out.set(purchaseId, standing(ctx, mine, claimed))
  }
  return out
}

function standing(ctx: Ctx, mine: readonly Contract[], claimed: readonly Claim[]): Standing {
  const t = words[ctx.lang]
  const open = claimed.filter((c) => c.state !== 'paid' && c.state !== 'withdrawn')
  const late = open.filter((c) => isLate(c, ctx.today))
  const paid = claimed.reduce((n, c) => n + c.paid, 0n)
  const value = mine.reduce((n, c) => n + c.total, 0n)
  const over = mine.length > 0 && mine.every((c) => c.state === 'ended' || c.state === 'terminated') && open.length === 0
  return {
    state: over || (value > 0n && paid === value) ? 'done' : 'now',
    late: late.length > 0,
    note: late.length > 0 ? t.standingLate(late.length) : t.standingPaid(minor(paid), minor(value)),
    href: `/payments/contracts/${mine[0]?.id ?? claimed[0]!.contractId}`,
  }
}
