import { type Day, type Id, isOfSessions, type ServiceKind, type UnitTerms } from '#kernel'
import type { Category } from './record.ts'

/** One of the things a line buys whose unit consists of several sessions: a group, a case, a course. Nobody in it is named. */
export interface Deliverable {
  readonly id: Id<'deliverable'>
  readonly contractId: string
  readonly lineId: string
  /** 1.. within its line. */
  readonly number: number
  readonly title: string
  /** How many different people take part. */
  readonly members: number
  readonly openedOn: Day
  readonly openedBy: string | null
  /** Sums of its records that count. */
  readonly sessions: number
  readonly people: number
  readonly minutes: number
  /** The record with which it became a unit; null while something is missing. */
  readonly completedBy: string | null
  readonly completedOn: Day | null
  readonly version: number
}

/** A record of a deliverable that counts, as far as it decides when the unit is made. */
export interface Session {
  readonly id: string
  readonly servedOn: Day
  readonly people: number
  readonly minutes: number
  readonly units: number
  /** Its month is handed in and stands. */
  readonly isClosed: boolean
}
type Has = Pick<Deliverable, 'sessions' | 'people' | 'members' | 'minutes'>

/** One of the conditions of a unit beside what there is of it. */
export interface Condition {
  readonly of: 'sessions' | 'people' | 'members' | 'minutes'
  readonly has: number
  readonly need: number
}

/** The conditions of a unit beside what a deliverable has, in the order in which they are said; what was not agreed is none. */
export function conditionsOf(terms: UnitTerms | null | undefined, has: Has): Condition[] {
  if (!terms || !isOfSessions(terms)) return []
  const all: [Condition['of'], number | null | undefined][] = [
    ['sessions', terms.sessions],
    ['people', terms.people],
    ['members', terms.members],
    ['minutes', terms.minutes],
  ]
  // Different people are told, not counted: there are never more of them than times that somebody came.
  const there: Has = { ...has, members: Math.min(has.members, has.people) }
  return all.flatMap(([of, need]) => (need ? [{ of, has: there[of], need }] : []))
}

/** Whether so much makes a unit. A unit that is one session is made by a record alone, never by a deliverable. */
const isUnit = (terms: UnitTerms | null | undefined, has: Has): boolean => {
  const conditions = conditionsOf(terms, has)
  return conditions.length > 0 && conditions.every((c) => c.has >= c.need)
}

/** Whether a record is one of the sessions of which a unit of its line consists, by what was agreed on its day. */
export function isSession(terms: UnitTerms | null | undefined, r: { readonly what: ServiceKind; readonly category: Category }): boolean {
  if (!terms || !isOfSessions(terms)) return false
  return terms.what.length > 0 ? terms.what.includes(r.what) && r.category !== 'errand' : r.category === 'direct'
}

/**
 * The record on which the unit of a deliverable stands: the first in order with which everything its day asks for was there. A unit in a
 * month that is handed in stays where it was handed in, and none is put into such a month later: where what was missing comes into a month
 * that was returned, after later ones were handed in, the unit stands on the last record of an open month.
 * @param sessions its records that count, by day and then by id
 * @param termsOn what a unit of the line was on a day
 */
export function completing(
  sessions: readonly Session[],
  members: number,
  termsOn: (on: Day) => UnitTerms | null | undefined,
): Session | undefined {
  const stays = sessions.find((s) => s.isClosed && s.units > 0)
  if (stays) return stays
  const has = { sessions: 0, people: 0, minutes: 0, members }
  let whole = false
  for (const s of sessions) {
    has.sessions += 1
    has.people += s.people
    has.minutes += s.minutes
    whole = isUnit(termsOn(s.servedOn), has)
    if (whole && !s.isClosed) return s
  }
  return whole ? sessions.findLast((s) => !s.isClosed) : undefined
}
