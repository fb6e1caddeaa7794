import type { Ctx, Standing } from '#platform'
import { findRounds } from './store/index.ts'
import { words } from './words.ts'

/** Where each purchase stands in its verdicts. */
export async function standings(ctx: Ctx, purchaseIds: readonly string[]): Promise<Map<string, Standing>> {
  const t = words[ctx.lang]
  const out = new Map<string, Standing>()
  for (const r of (await findRounds(ctx, { purchaseIds })).reverse()) {
    const open = r.state === 'open'
    out.set(r.purchaseId, {
      state: !open && r.kind === 'final' ? 'done' : 'now',
      note: open ? t.standingOpen(r.closesOn) : t.standingRevealed,
      href: `/evaluations/rounds/${r.id}`,
    })
  }
  return out
}
