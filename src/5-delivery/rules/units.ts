import {
  houseFloors,
  isOfSessions,
  leastOfSession,
  type Line,
  noUnitTerms,
  type ServiceKind,
  serviceKindWords,
  type UnitTerms,
  type Words,
} from '#kernel'
import { isSession } from './deliverable.ts'
import type { Category } from './record.ts'
import { unitWords } from './words.ts'

/** A line of a contract, as far as a unit of it is concerned. */
type BoughtLine = Line & { readonly unitTerms?: UnitTerms | null | undefined }

/** What a record says of the work, as far as it is held against its unit. */
export interface Worked {
  readonly what: ServiceKind
  readonly category: Category
  readonly minutes: number
  readonly people: number
  readonly units: number
  /** Whether somebody wrote a word on it. */
  readonly hasNote?: boolean
  /** The deliverable of which it is to be a session, with how many other sessions of it there are on that day. */
  readonly deliverable?: { readonly members: number; readonly sameDay: number } | undefined
  /** What it says so far, where it is from before there were deliverables and in none: it may stay so. */
  readonly before?: { readonly units: number } | undefined
}
/** What records of a line amount to. */
interface SoFar {
  readonly records: number
  readonly minutes: number
  readonly people: number
  readonly units: number
}
export const nothingYet: SoFar = { records: 0, minutes: 0, people: 0, units: 0 }

/**
 * What is wrong with a record for the unit it is a part of, by field; empty where nothing is. A unit of one session is held against this
 * record. Of a unit of several this is one session, which says of which deliverable: whether that makes a unit is counted, not typed.
 */
export function unitFaults(line: BoughtLine, r: Worked): Record<string, Words> {
  const say = unitWords.both
  const faults: Record<string, Words> = {}
  if (r.category === 'direct' && ['group', 'event'].includes(r.what) && r.people < 2) faults.people = say('group-of-one')
  const terms = (line.kind === 'project' && line.unitTerms) || noUnitTerms
  if (line.kind === 'project' && isOfSessions(terms)) return { ...faults, ...ofSessions(line, terms, r) }
  if (r.deliverable) faults.deliverableId = say('no-sessions-here', line.title)
  if (line.kind !== 'project' || r.units === 0) return faults
  return { ...faults, ...madeOf(line, terms, r), ...ofOne(terms, r) }
}

/** Of what kinds of work a unit is made. */
function madeOf(line: BoughtLine, terms: UnitTerms, r: Worked): Record<string, Words> {
  return {
    ...(r.category === 'errand' && { units: unitWords.both('errand') }),
    ...(terms.what.length > 0 && !terms.what.includes(r.what) && { what: unitWords.both('other-kind', line.title, kindsOf(terms)) }),
  }
}
const kindsOf = (terms: UnitTerms): Words[] => terms.what.map((k) => serviceKindWords[k])

/** A record for a unit that consists of several sessions. */
function ofSessions(line: BoughtLine, terms: UnitTerms, r: Worked): Record<string, Words> {
  const say = unitWords.both
  const session = isSession(terms, r)
  return {
    // Each session is one by itself: no long one makes up for one that was none.
    ...(session && leastFaults(terms, r)),
    ...(session && r.deliverable && besideFaults(r, r.deliverable)),
    ...(!session && r.deliverable && { deliverableId: say('no-session', kindsOf(terms)) }),
    ...(session && !r.deliverable && r.category === 'direct' && !r.before && { deliverableId: say('which-deliverable', line.title) }),
    ...(r.units > 0 && !r.deliverable && madeOf(line, terms, r)),
    ...(r.units > (r.before?.units ?? 0) && { units: say('counted', line.title) }),
  }
}

/** Units of one session each: this record makes them all. */
function ofOne(terms: UnitTerms, r: Worked): Record<string, Words> {
  const floor = houseFloors[r.what]
  const [minutes, people] = [Math.max(terms.minutes ?? 0, floor.minutes) * r.units, Math.max(terms.people ?? 0, floor.people) * r.units]
  return {
    ...(r.minutes < minutes && { minutes: unitWords.both('too-short', r.units, minutes, r.minutes) }),
    ...(r.people < people && { people: unitWords.both('too-few', r.units, people, r.people) }),
  }
}

/** A session of a unit that is none, as too short or with too few people. */
function leastFaults(terms: UnitTerms, r: Worked): Record<string, Words> {
  const least = leastOfSession(terms, r.what)
  return {
    ...(r.people < least.people && { people: unitWords.both('session-small', least.people, r.people) }),
    ...(r.minutes < least.minutes && { minutes: unitWords.both('session-short', least.minutes, r.minutes) }),
  }
}

/** More people than take part, and a second session of one deliverable on one day, of which a word is asked. */
function besideFaults(r: Worked, d: NonNullable<Worked['deliverable']>): Record<string, Words> {
  return {
    ...(r.people > d.members && { people: unitWords.both('beyond-members', d.members) }),
    // A group meets once a day, and six follow-ups of a case are rarely of one day.
    ...(d.sameDay > 0 && r.hasNote === false && { note: unitWords.both('same-day', d.sameDay) }),
  }
}

/** What was recorded while a unit was one and the same thing. */
export interface Under extends SoFar {
  readonly terms: UnitTerms | null
}

/**
 * Units of a line that are made, whatever was recorded: never more than the sessions, people and minutes of the line make up by what a
 * unit was on their day. Sessions that made no unit before a change of that count for one of after.
 * @param spans what was recorded, in order of its days
 */
export function unitsMade(line: BoughtLine, spans: readonly Under[]): number {
  if (line.kind !== 'project') return 0
  let [all, left] = [0, nothingYet]
  for (const span of spans) {
    const terms = span.terms ?? noUnitTerms
    const has = isOfSessions(terms) ? plus(span, left) : span
    const made = (of: number, each: number | null) => (each === null ? span.units : Math.floor(of / each))
    const units = Math.max(
      0,
      Math.min(span.units, made(has.records, terms.sessions), made(has.people, terms.people), made(has.minutes, terms.minutes)),
    )
    all += units
    left = unspent({ ...has, units, terms: span.terms })
  }
  return all
}

/** What of some records makes no unit of theirs yet: nothing where a unit is one session, which is its own unit or none. */
function unspent(u: Under): SoFar {
  const terms = u.terms ?? noUnitTerms
  if (!isOfSessions(terms)) return nothingYet
  const rest = (has: number, each: number | null) => Math.max(0, has - (each ?? 0) * u.units)
  return {
    records: rest(u.records, terms.sessions),
    people: rest(u.people, terms.people),
    minutes: rest(u.minutes, terms.minutes),
    units: 0,
  }
}
export const plus = (a: SoFar, b: SoFar): SoFar => ({
  records: a.records + b.records,
  minutes: a.minutes + b.minutes,
  people: a.people + b.people,
  units: a.units + b.units,
})

/** Units that count: those made, and never more than were bought. More is a signed change. */
export const unitsThatCount = (line: BoughtLine, spans: readonly Under[]): number =>
  line.kind === 'project' ? Math.min(line.quantity, unitsMade(line, spans)) : 0
