import type { Day } from '#kernel'
import type { Ctx } from '#platform'
import { type BandOf, bandOf } from './rules/band.ts'
import { countsOfLines } from './store/index.ts'

/** Casework of one line in some days, as whoever sees the contract may know it. */
interface CasesTold {
  readonly lineId: string
  readonly running: BandOf
  readonly begun: BandOf
  readonly closed: BandOf
  readonly waiting: BandOf
  /** Sessions of groups and events name nobody: they are counted exactly. */
  readonly sessions: number
  readonly events: number
}

/** What there was of cases, groups and events for each line of a contract within some days. Cases are told in ranges. */
export async function countCases(ctx: Ctx, of: { contractId: string; from: Day; to: Day }): Promise<CasesTold[]> {
  return (await countsOfLines(ctx, of)).map(({ lineId, sessions, events, ...n }) => ({
    ...{ lineId, sessions, events },
    ...{ running: bandOf(n.running), begun: bandOf(n.begun), closed: bandOf(n.closed), waiting: bandOf(n.waiting) },
  }))
}
