import { add, compare, fractionOf, fractionText, isBelow, isSame, type Refusal, subtract } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { readShare } from './decide.ts'
import { moveAcceptance, readAcceptances, tables } from './store.ts'
import { refuse } from './words.ts'

export interface Settlement {
  acceptanceId: string
  instalmentKey: string
  /** For the purchaser: the share of the instalment it accepts in all; all that was claimed when left out. */
  accepted?: string | undefined
  note: string
  version: number
}

/**
 * Settles what is in dispute of one instalment. Each side may give way by itself: the purchaser accepts more, or the
 * institution gives up the rest of its claim. Nobody can settle at the other's cost.
 */
export async function settleDispute(ctx: Ctx, i: Settlement): Promise<{ id: string; settled: boolean } | Refusal> {
  const [seen] = await readAcceptances(ctx.db, ctx, { ids: [i.acceptanceId] })
  const purchaser = mayNot(ctx.asker, 'delivery.accept', { purchaserId: seen?.purchaserId ?? null })
  const provider = mayNot(ctx.asker, 'delivery.hand-in', { providerId: seen?.providerId ?? null })
  if (purchaser && provider)
    return await recordRefusal(ctx, 'delivery.settle', purchaser.status === 401 ? purchaser : refuse('not-a-party'))
  if (!seen) return refuse('no-acceptance')
  return await change(
    ctx,
    {
      action: 'delivery.settle',
      subject: { kind: 'acceptance', id: seen.id },
      purchaseId: seen.purchaseId,
      facts: { period: seen.period, by: purchaser ? 'provider' : 'purchaser' },
    },
    async (tx, entry) => {
      const [a] = await readAcceptances(tx, ctx, { ids: [i.acceptanceId] })
      const line = a!.lines.find((l) => l.instalmentKey === i.instalmentKey)
      if (a!.state !== 'partly-accepted' || !line?.accepted || isSame(fractionOf(line.accepted), fractionOf(line.claimed)))
        return refuse('nothing-disputed')
      const [claimed, before] = [fractionOf(line.claimed), fractionOf(line.accepted)]
      const accepted = purchaser ? before : readShare(i.accepted ?? line.claimed)
      if (!accepted || (!purchaser && (compare(accepted, before) <= 0 || compare(accepted, claimed) > 0)))
        return refuse('settle-between').with({ fields: { accepted: refuse('settle-between').words } })
      const still = purchaser ? before : claimed
      const others = a!.lines.filter((l) => l !== line).some((l) => isBelow(fractionOf(l.accepted ?? '0'), fractionOf(l.claimed)))
      const settled = !others && isSame(accepted, still)
      if (!(await moveAcceptance(tx, ctx, { ...a!, version: i.version }, { state: settled ? 'accepted' : 'partly-accepted' })))
        return refuse('stale')
      await tables(tx)
        .updateTable('acceptance_lines')
        .set({
          accepted: fractionText(accepted),
          claimed: fractionText(still),
          settled_on: ctx.today,
          settled_note: i.note,
          given_up: fractionText(add(fractionOf(line.givenUp), subtract(claimed, still))),
        })
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('acceptance_id', '=', a!.id)
        .where('instalment_key', '=', i.instalmentKey)
        .execute()
      entry.facts = { ...entry.facts, instalment: i.instalmentKey, accepted: fractionText(accepted), note: i.note }
      return { id: a!.id, settled }
    },
  )
}
