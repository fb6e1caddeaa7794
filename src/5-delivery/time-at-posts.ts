import type { Contract } from '#contracts'
import { type Day, isAfter, isBefore, treeOf } from '#kernel'
import type { Ctx } from '#platform'
import { type ContractMonth, contractMonths } from './period-of.ts'
import { type SharedTime, sharedTime } from './rules/shared-time.ts'
import { minutesAtPosts } from './store/index.ts'

/** Whether any post of a contract is tied to a project: else its recorded time is its own. */
const hasTies = (c: Contract): boolean => treeOf(c.lines).placed.some((p) => p.tie === 'project-in-post' || p.tie === 'post-in-project')

/** What of the time recorded at each post went to its projects, within some days. */
export async function timeAtPosts(ctx: Ctx, c: Contract, within: { from: Day; to: Day }): Promise<SharedTime[]> {
  if (!hasTies(c)) return []
  return sharedTime(treeOf(c.lines), await minutesAtPosts(ctx, { contractId: c.id, ...within }))
}

/** The same of every month of a contract in which anything was recorded. */
export async function timeAtPostsByMonth(ctx: Ctx, c: Contract): Promise<{ month: ContractMonth; time: SharedTime[] }[]> {
  if (!hasTies(c)) return []
  const rows = await minutesAtPosts(ctx, { contractId: c.id, from: c.startsOn, to: c.endsOn })
  const tree = treeOf(c.lines)
  return contractMonths(c).flatMap((month) => {
    const mine = rows.filter((r) => !isBefore(r.servedOn, month.from) && !isAfter(r.servedOn, month.to))
    return mine.length > 0 ? [{ month, time: sharedTime(tree, mine) }] : []
  })
}
