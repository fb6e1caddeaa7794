import type { Moment } from '#kernel'
import { calendarOf } from '#people'
import type { Ctx } from '#platform'
import { replyEnd } from './reply.ts'
import { findRound } from './store/index.ts'

/** The deadlines a form sent to an address is held against: the end of a round for its marks, and that of the time for replies to them. */
export async function deadlinesAt(ctx: Ctx, path: string): Promise<readonly Moment[]> {
  const [, id, what] = /^\/evaluations\/rounds\/([^/]+)\/(marks|reply)$/.exec(path) ?? []
  const round = id === undefined ? undefined : await findRound(ctx, id)
  if (!round) return []
  if (what === 'marks') return [round.dueAt]
  const end = replyEnd(ctx, round, await calendarOf(ctx))
  return end ? [end] : []
}
