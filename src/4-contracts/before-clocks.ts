import { dayAt } from '#kernel'
import type { Ctx } from '#platform'
import { beforeClock, type BeforeClock } from './rules/before-clock.ts'
import type { Contract } from './rules/contract.ts'
import { readTextMoments } from './store/index.ts'

/** What passed before the clocks of those contracts ran, and what their changes took, by contract. One query for all of them. */
export async function beforeClocks(ctx: Ctx, of: readonly Contract[]): Promise<Map<string, BeforeClock>> {
  const texts = await readTextMoments(
    ctx,
    of.map((c) => c.id),
  )
  const at = { today: ctx.today, dayOf: (m: Parameters<typeof dayAt>[0]) => dayAt(m, ctx.zone) }
  return new Map(of.map((c) => [c.id, beforeClock(c, texts.get(c.id) ?? [], at)]))
}
