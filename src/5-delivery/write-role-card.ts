import { contract } from '#contracts'
import type { Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal, stale } from '#platform'
import { replaceRoleCard } from './store/index.ts'
import { refuse } from './words.ts'

/** Writes down what a post is for and who may assign work to it. */
export async function writeRoleCard(
  ctx: Ctx,
  i: { contractId: string; lineId: string; purpose: string; mayAssign: string },
): Promise<{ contractId: string } | Refusal> {
  const c = await contract(ctx, i.contractId)
  const no = mayNot(ctx.asker, 'delivery.appoint', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, 'delivery.role-card', no)
  if (!c) return refuse('no-contract')
  if (!c.lines.some((l) => l.id === i.lineId && l.kind === 'post')) return refuse('not-a-post')
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
      const version = await replaceRoleCard(ctx, tx, { ...i, contractId: c.id })
      // A card that somebody wrote meanwhile is not written over.
      if (ctx.version !== undefined && version !== ctx.version + 1) return stale()
      return { contractId: c.id }
    },
  )
}
