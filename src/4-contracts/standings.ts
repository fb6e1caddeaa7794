import { isBefore } from '#kernel'
import type { Ctx, Standing } from '#platform'
import { contracts } from './contracts.ts'
import { dutiesOf } from './duties-of.ts'
import type { ContractState } from './rules/contract-process.ts'
import { standingWords } from './words.ts'

const order: readonly ContractState[] = ['draft', 'negotiating', 'signed', 'active', 'ended', 'terminated']
/** Where purchases stand in this step: the least advanced of their living contracts, and whether a side is late. */
export async function standings(ctx: Ctx, purchaseIds: readonly string[]): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>()
  if (purchaseIds.length === 0) return found
  const all = await contracts(ctx, { purchaseIds })
  const open = await dutiesOf(ctx, {
    purchaseIds,
    open: true,
    kinds: ['answer-change', 'publish-contract', 'file-contract', 'hand-over', 'hand-over-clients', 'add-own'],
  })
  for (const purchaseId of purchaseIds) {
    const of = all.filter((c) => c.purchaseId === purchaseId)
    const living = of.filter((c) => c.state !== 'terminated')
    const c = (living.length > 0 ? living : of).sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))[0]
    if (!c) continue
    const late = open.filter((d) => d.purchaseId === purchaseId && d.dueOn && isBefore(d.dueOn, ctx.today)).length
    const t = standingWords[ctx.lang]
    found.set(purchaseId, {
      state: ['draft', 'negotiating'].includes(c.state) ? 'now' : 'done',
      href: `/contracts/${c.id}`,
      late: late > 0,
      note: late > 0 ? t.late(t[c.state], late) : of.length > 1 ? t.several(t[c.state], of.length) : t[c.state],
    })
  }
  return found
}
