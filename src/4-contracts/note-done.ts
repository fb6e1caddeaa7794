import type { Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { sideOf } from './rules/contract.ts'
import { dutyTerms } from './rules/duty-terms.ts'
import { dutyOf } from './duties.ts'
import { readContract, tables } from './store.ts'
import { refuse } from './words.ts'

/**
 * The side that owes a duty says it is done and where that can be seen: only for duties of which the program has no facts of its own,
 * such as a hand-over or a notice elsewhere. Late is late: the day it was done is today.
 */
export async function noteDone(
  ctx: Ctx,
  i: { dutyId: string; evidence: string; version: number },
): Promise<{ contractId: string } | Refusal> {
  const row = await tables(ctx.db)
    .selectFrom('duties')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', i.dutyId)
    .executeTakeFirst()
  const duty = row && dutyOf(row)
  const no = mayNot(ctx.asker, 'contracts.propose', duty ?? {})
  if (no)
    return await recordRefusal(ctx, 'contracts.note-done', no, {
      ...(duty && { subject: { kind: 'contract' as const, id: duty.contractId } }),
    })
  if (!duty) return refuse('no-duty')
  const facts = { kind: duty.kind, title: duty.title.zh, evidence: i.evidence.slice(0, 200) }
  return await change(
    ctx,
    { action: 'contracts.note-done', subject: { kind: 'contract', id: duty.contractId }, purchaseId: duty.purchaseId, facts },
    async (tx) => {
      const c = await readContract({ ...ctx, db: tx }, duty.contractId)
      if (!c || sideOf(c, ctx.asker.organisationId) !== duty.debtor) return refuse('no-duty')
      if (!dutyTerms(c).find((t) => t.kind === duty.kind && t.debtor === duty.debtor)?.byHand) return refuse('not-by-hand')
      const done = await tables(tx)
        .updateTable('duties')
        .set({ state: 'done', fulfilled_on: ctx.today, evidence: i.evidence, version: duty.version + 1 })
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('id', '=', duty.id)
        .where('state', '=', 'open')
        .where('version', '=', i.version)
        .executeTakeFirst()
      if (done.numUpdatedRows !== 1n) return refuse('stale')
      return { contractId: duty.contractId }
    },
  )
}
