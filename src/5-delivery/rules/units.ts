import { type Line, noUnitTerms, type ServiceKind, serviceKindWords, type UnitTerms, type Words } from '#kernel'
import type { Category } from './record.ts'
import { unitWords } from './words.ts'

/**
 * The least that work which completes a unit must be, by kind: minutes, and people. The house's own measure against slips of the
 * pen and empty entries, no law; where a contract agrees on more, the contract decides.
 */
export const houseFloors: Readonly<Record<ServiceKind, { minutes: number; people: number }>> = {
  casework: { minutes: 15, people: 1 },
  group: { minutes: 30, people: 3 },
  event: { minutes: 30, people: 5 },
  'home-visit': { minutes: 10, people: 1 },
  phone: { minutes: 5, people: 1 },
  supervision: { minutes: 15, people: 1 },
  other: { minutes: 10, people: 1 },
}

/** A line of a contract, as far as a unit of it is concerned. */
export type BoughtLine = Line & { readonly unitTerms?: UnitTerms | null | undefined }

/** What a record says of the work, as far as it is held against its unit. */
export interface Worked {
  readonly what: ServiceKind
  readonly category: Category
  readonly minutes: number
  readonly people: number
  readonly units: number
  /** Whether somebody wrote a word on it. */
  readonly hasNote?: boolean
}
/** What the other records of the same line amount to; only those of the kinds a unit may consist of. */
export interface SoFar {
  readonly records: number
  readonly minutes: number
  readonly people: number
  readonly units: number
  /** How many of them are of the same day as the record that is held against them. */
  readonly sameDay?: number
}
export const nothingYet: SoFar = { records: 0, minutes: 0, people: 0, units: 0 }

/** Whether a record is one of the sessions of which a unit of its line consists, whether it completes one or not. */
function isSession(line: BoughtLine | undefined, r: Pick<Worked, 'what' | 'category' | 'units'>): boolean {
  const terms = line?.unitTerms ?? noUnitTerms
  if (!isSeveral(terms)) return false
  return r.units > 0 || (terms.what.length > 0 ? terms.what.includes(r.what) && r.category !== 'errand' : r.category === 'direct')
}

/** Whether what was recorded before decides too: a session of a unit that consists of several. */
export const needsSoFar = isSession

/**
 * What is missing for the units a record completes, by field; empty where nothing is. A unit of one session is held against this
 * record, a unit of several against all records of the line, so that each session counts for one unit only.
 */
export function unitFaults(line: BoughtLine, r: Worked, soFar: SoFar = nothingYet): Record<string, Words> {
  const say = unitWords.both
  const faults: Record<string, Words> = {}
  if (r.category === 'direct' && ['group', 'event'].includes(r.what) && r.people < 2) faults.people = say('group-of-one')
  if (line.kind !== 'project') return faults
  // Each session is one by itself: no long one makes up for one that was none.
  if (isSession(line, r)) Object.assign(faults, sessionFaults(line.unitTerms ?? noUnitTerms, r, soFar))
  if (r.units === 0) return faults
  const terms = line.unitTerms ?? noUnitTerms
  if (r.category === 'errand') faults.units = say('errand')
  if (terms.what.length > 0 && !terms.what.includes(r.what))
    faults.what = say(
      'other-kind',
      line.title,
      terms.what.map((k) => serviceKindWords[k]),
    )
  if (!isSeveral(terms)) return { ...faults, ...ofOne(terms, r) }
  return { ...faults, ...ofSeveral(terms, r, soFar) }
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

/** The least a session of such a unit is: the house's measure, or less where the contract agreed on units that are made of less. */
function leastOfSession(terms: UnitTerms, what: ServiceKind): { minutes: number; people: number } {
  const floor = houseFloors[what]
  const share = (of: number | null, least: number) => (of === null ? least : Math.min(least, Math.ceil(of / terms.sessions!)))
  return { minutes: share(terms.minutes, floor.minutes), people: share(terms.people, floor.people) }
}

/** A session of a unit that is none, as too short or with too few people; and a second one on one day, of which a word is asked. */
function sessionFaults(terms: UnitTerms, r: Worked, soFar: SoFar): Record<string, Words> {
  const say = unitWords.both
  const least = leastOfSession(terms, r.what)
  return {
    ...(r.people < least.people && { people: say('session-small', least.people, r.people) }),
    ...(r.minutes < least.minutes && { minutes: say('session-short', least.minutes, r.minutes) }),
    // Cases are followed up side by side; a group meets once a day.
    ...((soFar.sameDay ?? 0) > 0 && r.what !== 'casework' && r.hasNote === false && { note: say('same-day', soFar.sameDay!) }),
  }
}

/** Units of several sessions: all records of the line make them together. */
function ofSeveral(terms: UnitTerms, r: Worked, soFar: SoFar): Record<string, Words> {
  const say = unitWords.both
  const units = soFar.units + r.units
  const has = { records: soFar.records + 1, minutes: soFar.minutes + r.minutes, people: soFar.people + r.people }
  const need = { records: terms.sessions! * units, people: (terms.people ?? 0) * units, minutes: (terms.minutes ?? 0) * units }
  return {
    ...(has.records < need.records && { units: say('sessions', terms.sessions!, units, need.records, has.records) }),
    ...(has.people < need.people && { people: say('people', units, need.people, has.people) }),
    ...(has.minutes < need.minutes && { minutes: say('minutes', units, need.minutes, has.minutes) }),
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
    const has = isSeveral(terms) ? plus(span, left) : span
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
export function unspent(u: Under): SoFar {
  const terms = u.terms ?? noUnitTerms
  if (!isSeveral(terms)) return nothingYet
  const rest = (has: number, each: number | null) => Math.max(0, has - (each ?? 0) * u.units)
  return {
    records: rest(u.records, terms.sessions),
    people: rest(u.people, terms.people),
    minutes: rest(u.minutes, terms.minutes),
    units: 0,
  }
}
export const plus = (a: SoFar, b: SoFar): SoFar => ({
  sameDay: (a.sameDay ?? 0) + (b.sameDay ?? 0),
  records: a.records + b.records,
  minutes: a.minutes + b.minutes,
  people: a.people + b.people,
  units: a.units + b.units,
})
const isSeveral = (terms: UnitTerms): boolean => (terms.sessions ?? 1) > 1

/** Units that count: those made, and never more than were bought. More is a signed change. */
export const unitsThatCount = (line: BoughtLine, spans: readonly Under[]): number =>
  line.kind === 'project' ? Math.min(line.quantity, unitsMade(line, spans)) : 0
