import { contracts } from '#contracts'
import { add, sayNumber, zero } from '#kernel'
import type { Ctx } from '#platform'
import { appointments } from './occupancy.ts'
import { sharePosts } from './rules/posts.ts'
import { vacanciesByContract } from './vacancies.ts'

/** Posts of an institution at which nobody stands today, by line: how many. */
export async function openVacancies(
  ctx: Ctx,
  providerId: string,
): Promise<{ contractId: string; lineId: string; number: string; title: string; posts: string }[]> {
  const all = (await contracts(ctx, { providerId, states: ['active'] })).filter((c) => c.lines.some((l) => l.kind === 'post'))
  const open = await vacanciesByContract(ctx, all, await appointments(ctx, { contractIds: all.map((c) => c.id) }))
  return all.flatMap((c) =>
    c.lines.flatMap((l) => {
      const mine = (open.get(c.id) ?? []).filter((v) => v.lineId === l.id && !v.filledOn)
      const posts = sayNumber(mine.reduce((n, v) => add(n, sharePosts(v.parts)), zero))
      return mine.length === 0 ? [] : [{ contractId: c.id, lineId: l.id, number: c.number, title: l.title, posts }]
    }),
  )
}
