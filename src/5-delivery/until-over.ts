import { contracts } from '#contracts'
import { type Day, earlier } from '#kernel'
import type { Ctx } from '#platform'
import { staffingOf } from './occupancy.ts'
import type { Appointment } from './rules/posts.ts'
import { runsFor } from './runs-of.ts'

/**
 * Stays with the last day their post has: whoever was appointed until further notice is free again once the post is over, because the
 * contract ran out or was ended, or because the project that pays for it is done.
 */
export async function untilOver<S extends Pick<Appointment, 'contractId' | 'lineId' | 'toOn'>>(
  ctx: Ctx,
  stays: readonly S[],
): Promise<S[]> {
  const all = await contracts(ctx, { ids: [...new Set(stays.map((s) => s.contractId))] })
  const runs = await runsFor(ctx, all)
  const over = new Map<string, Day>(
    all.flatMap((c) =>
      [...staffingOf(c, runs.get(c.id))].map(([line, post]) => [`${c.id} ${line}`, c.closedOn ? earlier(post.to, c.closedOn) : post.to]),
    ),
  )
  return stays.map((s) => {
    const last = over.get(`${s.contractId} ${s.lineId}`)
    return last ? { ...s, toOn: s.toOn ? earlier(s.toOn, last) : last } : s
  })
}
