import type { Contract } from '#contracts'
import { type Acceptance, occupancy, recordedWithin } from '#delivery'
import type { Ctx } from '#platform'
import type { Seen } from './rules/claim-snapshot.ts'

/** What stands behind an accepted period: occupied post days and hours recorded. */
export async function claimFacts(ctx: Ctx, c: Contract, a: Acceptance | undefined): Promise<Seen> {
  if (!a) return { postDays: new Map(), records: null }
  const days = { from: a.periodFrom, to: a.periodTo }
  const [posts, worked] = await Promise.all([
    occupancy(ctx, c.id, days),
    recordedWithin(ctx, { contractId: c.id, ...days, ...(a.kind === 'milestone' && { lineId: a.period.split(':')[0] }) }),
  ])
  return {
    postDays: new Map(posts.map((p) => [p.lineId, { occupied: String(p.postDaysOccupied), total: String(p.postDaysTotal) }])),
    records: { count: worked.reduce((n, h) => n + h.records, 0), minutes: worked.reduce((n, h) => n + h.minutes, 0) },
  }
}
