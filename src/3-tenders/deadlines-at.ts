import type { Moment } from '#kernel'
import type { Ctx } from '#platform'
import { bidDeadlines, explanationDeadlines } from './store/index.ts'

/** The deadlines a form sent to an address is held against: that of the bids, or those by which low prices are explained. */
export async function deadlinesAt(ctx: Ctx, path: string): Promise<readonly Moment[]> {
  const [, id, what] = /^\/tenders\/([^/]+)\/(bid\/explain|bid|last-offer|questions)(?:\/|$)/.exec(path) ?? []
  if (id === undefined) return []
  return await (what === 'bid/explain' ? explanationDeadlines : bidDeadlines)(ctx, id)
}
