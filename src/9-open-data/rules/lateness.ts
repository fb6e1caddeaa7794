import { type Day, daysBetween, type Moment } from '#kernel'

/** Days a claim came after its due day, or is behind it today; none where it is in time or was withdrawn. */
export const lateness = (k: { dueOn: Day; mayMove?: true; settledOn: Day | null; withdrawnAt: Moment | null }, today: Day): number =>
  k.withdrawnAt || k.mayMove ? 0 : Math.max(0, daysBetween(k.dueOn, k.settledOn ?? today))
