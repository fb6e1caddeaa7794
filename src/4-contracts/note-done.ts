import { isRefusal, type Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { evidenceOf, type HandedOver } from './handed-over.ts'
import { sideOf } from './rules/contract.ts'
import { dutyTerms } from './rules/duty-terms.ts'
import { readContract, readDuty, settleDuty } from './store/index.ts'
import { refuse } from './words.ts'

/**
 * The side that owes a duty says it is done and where that can be seen: only for duties of which the program has no facts of its own,
 * such as a hand-over or a notice elsewhere. Late is late: the day it was done is today.
 */
export async function noteDone(
  ctx: Ctx,
  i: { dutyId: string; evidence?: string | undefined; handedOver?: HandedOver | undefined; version: number },
): Promise<{ contractId: string } | Refusal> {
  const duty = await readDuty(ctx, i.dutyId)
  const no = mayNot(ctx.asker, 'contracts.propose', duty ?? {})
  if (no)
    return await recordRefusal(ctx, 'contracts.note-done', no, {
      ...(duty && { subject: { kind: 'contract' as const, id: duty.contractId } }),
    })
  if (!duty) return refuse('no-duty')
  const evidence = evidenceOf(duty.kind, i, ctx.lang)
  if (isRefusal(evidence)) return evidence
  const facts = { kind: duty.kind, title: duty.title.zh, evidence: evidence.slice(0, 200) }
  return await change(
    ctx,
    { action: 'contracts.note-done', subject: { kind: 'contract', id: duty.contractId }, purchaseId: duty.purchaseId, facts },
    async (tx) => {
      const c = await readContract({ ...ctx, db: tx }, duty.contractId)
      if (!c || sideOf(c, ctx.asker.organisationId) !== duty.debtor) return refuse('no-duty')
      if (!dutyTerms(c, ctx.law).find((t) => t.kind === duty.kind && t.debtor === duty.debtor)?.byHand) return refuse('not-by-hand')
      if (!(await settleDuty(ctx, tx, duty, i.version, evidence))) return refuse('stale')
      return { contractId: duty.contractId }
    },
  )
}
