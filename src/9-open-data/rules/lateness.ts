import { type Day, daysBetween } from '#kernel'

/** Days a claim came after its due day, or is behind it today; none where it is in time. */
export const lateness = (k: { dueOn: Day; settledOn: Day | null }, today: Day): number =>
  Math.max(0, daysBetween(k.dueOn, k.settledOn ?? today))
