import { plusDays } from '#kernel'
import type { Ctx, DueWork } from '#platform'
import { changeOpening } from './change-opening.ts'
import { candidateDays } from './rules/opening.ts'
import { forgetCandidates as forget, openingsToForget } from './store/index.ts'

/** Who applied is forgotten when its time is over: name, contact, what they wrote and what they were told. */
export async function forgetCandidates(ctx: Ctx, work: DueWork): Promise<void> {
  const over = await openingsToForget(ctx, plusDays(ctx.today, -candidateDays))
  const recordOf = (o: { id: string }) => ({ subject: { kind: 'opening' as const, id: o.id } })
  await work.each('openings.forget', over, recordOf, async (o) => {
    await changeOpening(ctx, { id: o.id, verb: 'forget' }, async ({ tx, now }) => {
      await forget(ctx, tx, now.id)
      return { id: now.id }
    })
    return true
  })
}
