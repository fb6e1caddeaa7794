import { isRefusal } from '#kernel'
import { workload } from '#measures'

/** So many cases, or groups, counted at the end of each of the months looked back over, are needed before an average says anything. */
const fewestCounted = 5

/** Hours one case, or one group, took in a month so far; null where too few were counted. */
export const hoursEach = (minutes: number, counted: number): number | null => (counted < fewestCounted ? null : minutes / 60 / counted)

/** What one worker has in hand, and the hours there are for it. */
export interface InHand {
  readonly cases: number
  readonly groups: number
  /** Paid hours of the month; null where the worker stands at no post. */
  readonly paid: number | null
  /** The part of a hundred that the role card gives to direct service; null where it says none. */
  readonly direct: number | null
}
interface Load {
  readonly available: number
  readonly needed: number
  /** Above 1 more is asked than there are hours. */
  readonly load: number
  /** How many more cases would fit; below zero where it is too many already. */
  readonly room: number | null
}

/** The load of one worker, or why it cannot be told. */
export function loadOf(w: InHand, each: { case: number | null; group: number | null }): Load | 'no-post' | 'no-card' | 'too-few' {
  if (w.paid === null) return 'no-post'
  if (w.direct === null) return 'no-card'
  if ((w.cases > 0 && each.case === null) || (w.groups > 0 && each.group === null)) return 'too-few'
  const found = workload((w.paid * w.direct) / 100, {
    cases: [{ count: w.cases, hours: each.case ?? 0 }],
    // What was recorded of sessions is taken as it is: preparation has records of its own.
    sessions: [{ count: w.groups, hours: each.group ?? 0, preparation: 1 }],
  })
  if (isRefusal(found)) return 'no-post'
  const { available, needed, load, free } = found
  return { available, needed, load, room: each.case ? Math.floor(free / each.case) : null }
}
