import { contract } from '#contracts'
import type { Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal, stale } from '#platform'
import { readShares, type TypedShare } from './rules/role-card.ts'
import { refuseCard } from './rules/role-card-words.ts'
import { replaceRoleCard } from './store/index.ts'
import { refuse } from './words.ts'

/** Writes down what a post is for, who may assign work to it, and how its time is shared out. */
export async function writeRoleCard(
  ctx: Ctx,
  i: {
    contractId: string
    lineId: string
    purpose: string
    mayAssign: string
    /** The certificate that is asked of whoever stands there. */
    certificate?: string | undefined
    shares?: readonly TypedShare[] | undefined
  },
): Promise<{ contractId: string } | Refusal> {
  const c = await contract(ctx, i.contractId)
  const no = mayNot(ctx.asker, 'delivery.appoint', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, 'delivery.role-card', no)
  if (!c) return refuse('no-contract')
  if (!c.lines.some((l) => l.id === i.lineId && l.kind === 'post')) return refuse('not-a-post')
  const shares = readShares(i.shares ?? [])
  if (!Array.isArray(shares)) return refuseCard('card-wrong').with({ fields: shares })
  return await change(
    ctx,
    {
      action: 'delivery.role-card',
      subject: { kind: 'contract', id: c.id },
      purchaseId: c.purchaseId,
      facts: { contract: c.number },
      after: i,
    },
    async (tx) => {
      const version = await replaceRoleCard(ctx, tx, { ...i, shares, certificate: i.certificate ?? null, contractId: c.id })
      // A card that somebody wrote meanwhile is not written over.
      if (ctx.version !== undefined && version !== ctx.version + 1) return stale()
      return { contractId: c.id }
    },
  )
}
