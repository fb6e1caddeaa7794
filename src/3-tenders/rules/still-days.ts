import { type Day, earlier, isAfter, plusDays } from '#kernel'
import { type Challenge, stillStands } from './challenge.ts'
import type { Complaint } from './complaint.ts'

/** Every day on which finance had the procurement stand still, or has: each once, whichever complaints it was for. */
export const suspendedDays = (all: readonly Pick<Complaint, 'suspendedOn' | 'suspendedUntilOn' | 'resumedOn' | 'closedOn'>[]): Day[] =>
  once(
    all.flatMap((c) =>
      c.suspendedOn && c.suspendedUntilOn
        ? daysOf(
            c.suspendedOn,
            [c.suspendedUntilOn, c.resumedOn, c.closedOn].reduce<Day>((a, b) => (b ? earlier(a, b) : a), c.suspendedUntilOn),
          )
        : [],
    ),
  )

type Pausing = Pick<Challenge, 'about' | 'state' | 'finding' | 'receivedOn' | 'answeredOn' | 'carriedOutOn' | 'closedOn'>

/** Every day on which a challenge stood that might have changed the result, so that nobody might sign. */
export const challengedDays = (all: readonly Pausing[], today: Day): Day[] =>
  once(
    all
      .filter((c) => c.about !== 'inquiry')
      .flatMap((c) => daysOf(c.receivedOn, stillStands(c) ? today : (c.carriedOutOn ?? c.answeredOn ?? c.closedOn ?? today))),
  )

/** A time in which a text lay before the winner of an award to sign; until is null while it does. */
export interface TextBefore {
  readonly from: Day
  readonly until: Day | null
}
/** Whether one lies there now. */
export const liesBefore = (all: readonly TextBefore[]): boolean => all.at(-1)?.until === null

/**
 * The days since the notice on which the winner had nothing to sign: it was the turn of the office, which had put no text on the table, or none
 * after the one that was signed or declined. The day on which a text is put there is the winner's from the next one on.
 */
export function daysWithoutText(all: readonly TextBefore[], noticeOn: Day, today: Day): Day[] {
  const within = (d: Day) => all.some((t) => isAfter(d, t.from) && !(t.until && isAfter(d, t.until)))
  return daysOf(plusDays(noticeOn, 1), today).filter((d) => !within(d))
}

export const once = (all: readonly Day[]): Day[] => [...new Map(all.map((d) => [d.toString(), d])).values()]

function daysOf(from: Day, to: Day): Day[] {
  const all: Day[] = []
  for (let d = from; !isAfter(d, to); d = plusDays(d, 1)) all.push(d)
  return all
}
