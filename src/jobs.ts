import type { Clock, Db, Seal, TimedJob } from '#platform'

/** What falls due by the clock, step by step. */
export function timedJobs(_: { db: Db; clock: Clock; seal: Seal }): TimedJob[] {
  return []
}
