import { keepWill, readWills } from '#contracts'
import { isRefusal, type Refusal } from '#kernel'
import { change, type Ctx, recordRefusal } from '#platform'
import { gateOf, whyNotSayWill } from './gate-of.ts'
import type { Side } from './rules/dimensions.ts'
import { refuse } from './words.ts'

/** One side says whether it wants another year of a contract, and why. Until the last day it may say otherwise; the record log keeps both. */
export async function sayWill(ctx: Ctx, i: { contractId: string; goesOn: boolean; reason: string }): Promise<{ id: string } | Refusal> {
  const of = await gateOf(ctx, i.contractId)
  const no = whyNotSayWill(ctx, of)
  if (no || isRefusal(of)) return await recordRefusal(ctx, 'evaluations.say-will', no ?? refuse('no-gate'))
  const { c } = of
  const side: Side = ctx.asker.organisationId === c.purchaserId ? 'purchaser' : 'provider'
  return await change(
    ctx,
    {
      action: 'evaluations.say-will',
      subject: { kind: 'contract', id: c.id },
      purchaseId: c.purchaseId,
      facts: { side, goesOn: i.goesOn, contract: c.number },
    },
    async (tx) => {
      const before = (await readWills({ ...ctx, db: tx }, [c.id])).get(c.id)?.find((w) => w.side === side)
      if (before && before.goesOn === i.goesOn && before.reason === i.reason.trim()) return refuse('will-said').at('reason')
      if ((ctx.version ?? before?.version ?? 0) !== (before?.version ?? 0)) return refuse('will-stale')
      const said = { contractId: c.id, side, goesOn: i.goesOn, reason: i.reason.trim() }
      return (await keepWill(ctx, tx, said, before?.version ?? 0)) ? { id: c.id } : refuse('will-stale')
    },
  )
}
