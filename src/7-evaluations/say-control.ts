import { contract } from '#contracts'
import type { Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal, stale } from '#platform'
import { refuseIndependence as refuse } from './independence-words.ts'
import { type Control, controlQuestionsAsked } from './rules/interference.ts'
import { keepControl, readControl } from './store/index.ts'

/** A side says who hires, instructs, approves and pays at one post of a contract. It may say otherwise later. */
export async function sayControl(
  ctx: Ctx,
  i: Omit<Control, 'side' | 'saidOn' | 'version'> & { contractId: string },
): Promise<{ id: string } | Refusal> {
  const c = await contract(ctx, i.contractId)
  const no = mayNot(ctx.asker, 'evaluations.say-control', c ?? {})
  if (no) return no.status === 401 || c ? await recordRefusal(ctx, 'evaluations.say-control', no) : refuse('no-contract-here')
  if (!c?.lines.some((l) => l.id === i.lineId && l.kind === 'post')) return refuse('no-post')
  const side = ctx.asker.organisationId === c.purchaserId ? ('purchaser' as const) : ('provider' as const)
  const about = { subject: { kind: 'contract', id: c.id }, purchaseId: c.purchaseId, facts: { side } } as const
  return await change(ctx, { action: 'evaluations.say-control', ...about }, async (tx) => {
    const before = (await readControl(ctx, c.id, tx)).find((x) => x.lineId === i.lineId && x.side === side)
    // A page on which nothing was said yet saw the first version that will be.
    if (ctx.version !== undefined && ctx.version !== (before?.version ?? 0) + 1) return stale()
    if (before && controlQuestionsAsked.every((q) => before[q] === i[q])) return refuse('control-same')
    return (await keepControl(ctx, tx, c.id, { ...i, side }, before?.version ?? 0)) ? { id: c.id } : stale()
  })
}
