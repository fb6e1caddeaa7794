import { dayAt } from '#kernel'
import type { Ctx, Standing } from '#platform'
import { tenderProcess } from './rules/tender-process.ts'
import { tenders } from './store/index.ts'
import { standingWords } from './words.ts'

/** Where each purchase stands in this step; nothing here tells whether anybody has bid. */
export async function standings(ctx: Ctx, purchaseIds: readonly string[]): Promise<Map<string, Standing>> {
  const all = await tenders(ctx, { purchaseIds })
  const found = new Map<string, Standing>()
  // The newest first: an older one that came to nothing does not speak for the purchase.
  for (const t of all) {
    if (found.has(t.purchaseId)) continue
    const open = t.state === 'published' && t.deadlineAt
    found.set(t.purchaseId, {
      state: t.state === 'awarded' ? 'done' : 'now',
      note: open ? standingWords[ctx.lang].closes(dayAt(open, ctx.zone)) : tenderProcess.states[t.state][ctx.lang],
      href: `/tenders/${t.id}`,
    })
  }
  return found
}
