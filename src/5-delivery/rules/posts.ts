import {
  type Day,
  daysBetween,
  earlier,
  type Fraction,
  fraction,
  type Grade,
  type Id,
  isAfter,
  isBefore,
  later,
  plusDays,
  sameName,
} from '#kernel'

/** An appointment stands, or is withdrawn where nobody ever came. */
export type AppointmentState = 'stands' | 'withdrawn'

/** One person at one post, from a day until a day or until further notice. */
export interface Appointment {
  readonly id: Id<'appointment'>
  readonly contractId: string
  readonly lineId: string
  readonly workerId: string | null
  readonly workerName: string
  readonly grade: Grade
  /** Ten-thousandths of a full-time post. */
  readonly shareParts: number
  readonly fromOn: Day
  readonly toOn: Day | null
  readonly replacesId: string | null
  readonly competition: string
  readonly applicants: number | null
  readonly endReason: string | null
  /** When it was entered; null of those entered before that was kept. */
  readonly enteredOn: Day | null
  /** Why its first day was entered so, where that needed a reason. */
  readonly enteredReason: string | null
  readonly state: AppointmentState
  readonly withdrawnOn: Day | null
  readonly withdrawnReason: string | null
  readonly version: number
}

/** What a first day was before it was put right. */
export interface FirstDayCorrection {
  readonly appointmentId: string
  readonly fromOnBefore: Day
  readonly fromOn: Day
  readonly correctedOn: Day
  readonly reason: string
}

/** Whether somebody's appointment ended for nothing but that the other followed them. */
export const endedFor = (a: Appointment, next: Pick<Appointment, 'replacesId' | 'fromOn'>): boolean =>
  a.id === next.replacesId && a.endReason === null && a.toOn !== null && a.toOn.equals(plusDays(next.fromOn, -1))

type Stay = Pick<Appointment, 'shareParts' | 'fromOn' | 'toOn'>

/** How many posts of a line there are from a day on, in ten-thousandths; the list begins with the line's first day. */
interface PostsFrom {
  readonly from: Day
  readonly parts: number
}
/** A post line as it is staffed: its days, and its number of posts, which a supplement may change. */
export interface Staffing {
  readonly from: Day
  readonly to: Day
  readonly posts: readonly PostsFrom[]
}

export const wholePost = 10_000
export const partsOf = (posts: number): number => Math.round(posts * wholePost)
export const sharePosts = (parts: number): Fraction => fraction(parts, wholePost)

export interface Occupied {
  readonly occupied: Fraction
  readonly total: Fraction
}

/**
 * Occupied and agreed post-days of a line within some days, exactly. More people than posts never count for more than the posts.
 */
export function occupiedDays(line: Staffing, appointments: readonly Stay[], within: { from: Day; to: Day }): Occupied {
  const from = later(line.from, within.from)
  const to = earlier(line.to, within.to)
  let [occupied, total] = [0, 0]
  for (const span of spans(line, appointments, from, to)) {
    occupied += Math.min(span.staffed, span.posts) * span.days
    total += span.posts * span.days
  }
  return { occupied: sharePosts(occupied), total: sharePosts(total) }
}

/** A stretch of days on which neither the posts nor the people changed. */
interface Span {
  readonly from: Day
  readonly days: number
  readonly staffed: number
  readonly posts: number
}
function spans(line: Staffing, appointments: readonly Stay[], from: Day, to: Day): Span[] {
  if (isAfter(from, to)) return []
  const end = plusDays(to, 1)
  const marks = [
    from,
    ...line.posts.map((p) => p.from),
    ...appointments.flatMap((a) => [a.fromOn, ...(a.toOn ? [plusDays(a.toOn, 1)] : [])]),
  ]
    .filter((d) => !isBefore(d, from) && isBefore(d, end))
    .sort(Temporal.PlainDate.compare)
    .filter((d, i, all) => i === 0 || !d.equals(all[i - 1]!))
  return marks.map((at, i) => ({
    from: at,
    days: daysBetween(at, marks[i + 1] ?? end),
    staffed: appointments.filter((a) => isThere(a, at)).reduce((n, a) => n + a.shareParts, 0),
    posts: postsOn(line, at),
  }))
}
const isThere = (a: Stay, on: Day): boolean => !isAfter(a.fromOn, on) && (a.toOn === null || !isBefore(a.toOn, on))
/** Posts of a line on a day, in ten-thousandths: those of its first day where that is still ahead. */
export const postsOfDay = (line: Staffing, on: Day): number => postsOn(line, later(on, line.from))
const postsOn = (line: Staffing, on: Day): number => line.posts.filter((p) => !isAfter(p.from, on)).at(-1)?.parts ?? 0

/** Posts that fell vacant on one day; each vacancy has its own clock. */
export interface Vacancy {
  readonly beganOn: Day
  /** Day on which the last of them was filled; null while one is open. */
  readonly filledOn: Day | null
  /** Posts of it that are still open, in ten-thousandths; those it began with once it is filled. */
  readonly parts: number
}

/** Vacancies of a line up to a day. Whoever comes fills the post that has been vacant longest. */
export function vacanciesOf(line: Staffing, appointments: readonly Stay[], until: Day): Vacancy[] {
  const all: { beganOn: Day; filledOn: Day | null; began: number; open: number }[] = []
  let vacant = 0
  for (const span of spans(line, appointments, line.from, earlier(line.to, until))) {
    const now = Math.max(0, span.posts - span.staffed)
    if (now > vacant) all.push({ beganOn: span.from, filledOn: null, began: now - vacant, open: now - vacant })
    let fewer = vacant - now
    for (const v of all) {
      if (fewer <= 0) break
      const taken = Math.min(v.open, fewer)
      v.open -= taken
      fewer -= taken
      if (taken > 0 && v.open === 0) v.filledOn = span.from
    }
    vacant = now
  }
  return all.map((v) => ({ beganOn: v.beganOn, filledOn: v.filledOn, parts: v.filledOn ? v.began : v.open }))
}

/** Days on which nobody stands at any post of a line, in their order, up to a day. */
export function emptySpans(line: Staffing, appointments: readonly Stay[], until: Day): { readonly from: Day; readonly to: Day }[] {
  const all: { from: Day; to: Day }[] = []
  for (const s of spans(line, appointments, line.from, earlier(line.to, until))) {
    if (s.staffed > 0 || s.posts === 0) continue
    const to = plusDays(s.from, s.days - 1)
    const last = all.at(-1)
    if (last && plusDays(last.to, 1).equals(s.from)) last.to = to
    else all.push({ from: s.from, to })
  }
  return all
}

/** The first day on which a further person would be one too many, or undefined when there is room throughout. */
export function firstOverfull(line: Staffing, appointments: readonly Stay[], next: Stay): Day | undefined {
  const to = next.toOn ?? line.to
  return spans(line, [...appointments, next], next.fromOn, earlier(to, line.to)).find((s) => s.staffed > s.posts)?.from
}

/** The first of some months, in order, of which a day lies within others; they may be without end. */
export const firstWithin = <M extends { readonly from: Day; readonly to: Day }>(
  months: readonly M[],
  days: { readonly from: Day; readonly to: Day | null },
): M | undefined => months.find((m) => !isBefore(m.to, days.from) && (days.to === null || !isAfter(m.from, days.to)))

/** The first day on which one person would stand at more than one full-time post. */
export function firstDoubled(stays: readonly Stay[], next: Stay): Day | undefined {
  const starts = [next.fromOn, ...stays.map((s) => s.fromOn)].filter((d) => isThere(next, d))
  return starts
    .sort(Temporal.PlainDate.compare)
    .find((d) => [...stays, next].filter((s) => isThere(s, d)).reduce((n, s) => n + s.shareParts, 0) > wholePost)
}

/**
 * Whether an appointment may be the same person's: the same account, or the same name. Two different accounts of one name may be
 * one person too, so only a human being can say that they are two.
 */
export const isOne = (a: Pick<Appointment, 'workerId' | 'workerName'>, workerId: string | undefined, name: string): boolean =>
  (workerId !== undefined && a.workerId === workerId) || sameName(a.workerName, name)

const ranks: Record<Grade, number> = { any: 0, assistant: 1, 'social-worker': 2, senior: 3 }
/** Whether a qualification is at least what the line asks for. */
export const isQualified = (has: Grade, wanted: Grade): boolean => ranks[has] >= ranks[wanted]
