import { type Day, daysBetween, isAfter } from './day.ts'

/** So many days after its day something may be entered without a word: papers take their time. The house's own measure, no law. */
export const enteredWithin = 7

/** What is entered today for an earlier day, where somebody has to be done by a last day, or null. */
interface EnteredFor {
  readonly today: Day
  readonly on: Day
  readonly dueOn: Day | null
}

/**
 * Why a day needs a reason as it is entered, or undefined: it is typed by whoever is judged by it. It makes what would be late one in
 * time, or lies further back than is ordinary.
 */
export function whyEnteredSo({ today, on, dueOn }: EnteredFor): 'in-time-by-entry' | 'entered-late' | undefined {
  if (dueOn && isAfter(today, dueOn) && !isAfter(on, dueOn)) return 'in-time-by-entry'
  return daysBetween(on, today) > enteredWithin ? 'entered-late' : undefined
}
