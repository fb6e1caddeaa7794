import { add, type Day, divide, type Fraction, fraction, isBelow, multiply, zero } from '#kernel'
import { type Appointment, sharePosts } from './posts.ts'

/** Hours of one person at posts of a contract within some days: what their posts are paid for, and what was recorded of it. */
export interface PersonTime {
  /** Their first appointment of these days: what a question about it names. */
  readonly appointmentId: string
  readonly workerId: string | null
  readonly workerName: string
  /** Lines of the posts they stand at. */
  readonly lineIds: readonly string[]
  /** Minutes their posts are paid for; null where the calendar of these days is not known. */
  readonly paid: Fraction | null
  /** Minutes recorded; null of somebody without an account, in whose name nothing can be recorded. */
  readonly recorded: number | null
}

/** Days of an appointment, within the days asked for. */
export interface Stay {
  readonly appointment: Pick<Appointment, 'id' | 'workerId' | 'workerName' | 'lineId' | 'shareParts'>
  readonly from: Day
  readonly to: Day
}

/**
 * The time of each person: working days of their stays, times what a full post works on a working day, times their share of it. Somebody
 * at two half posts is one person: what they recorded is not told apart by post.
 */
export function timeOf(
  stays: readonly Stay[],
  f: { workingDays: (from: Day, to: Day) => number | null; dayMinutes: number; recorded: ReadonlyMap<string, number> },
): PersonTime[] {
  const people = Map.groupBy(stays, (s) => s.appointment.workerId ?? `name ${s.appointment.workerName}`)
  return [...people.values()].map((own): PersonTime => {
    const { id, workerId, workerName } = own[0]!.appointment
    const paid = own.map((s) => {
      const days = f.workingDays(s.from, s.to)
      return days === null ? null : multiply(sharePosts(s.appointment.shareParts), fraction(days * f.dayMinutes))
    })
    return {
      appointmentId: id,
      workerId,
      workerName,
      lineIds: [...new Set(own.map((s) => s.appointment.lineId))],
      paid: paid.includes(null) ? null : paid.reduce<Fraction>((n, p) => add(n, p!), zero),
      recorded: workerId === null ? null : (f.recorded.get(workerId) ?? 0),
    }
  })
}

/**
 * The part of the paid time that was recorded; null where nothing is known to be paid, or nothing was to be worked. In the name of somebody
 * without an account nothing is recorded, and it counts as that.
 */
export const recordedShare = (p: Pick<PersonTime, 'paid' | 'recorded'>): Fraction | null =>
  p.paid === null || p.paid.n === 0n ? null : divide(fraction(p.recorded ?? 0), p.paid)

/** Whether so little was recorded that the institution is asked. Exactly the share is enough. */
export function isTooLittle(p: Pick<PersonTime, 'paid' | 'recorded'>, askBelowPercent: number): boolean {
  const share = recordedShare(p)
  return share !== null && isBelow(share, fraction(askBelowPercent, 100))
}

/**
 * All of them together whose pay is known. Whoever has no account to record with is paid like the others: their time stands in the total as not
 * recorded, and how many they are is said beside it.
 */
export function togetherOf(all: readonly PersonTime[]): { paid: Fraction; recorded: number; people: number; noAccount: number } {
  const known = all.filter((p) => p.paid !== null)
  return {
    paid: known.reduce((n, p) => add(n, p.paid!), zero),
    recorded: known.reduce((n, p) => n + (p.recorded ?? 0), 0),
    people: known.length,
    noAccount: known.filter((p) => p.recorded === null).length,
  }
}
