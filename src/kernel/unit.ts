/** The kind of service, as a resident would name it. What a unit may consist of is said in these, and so is every record. */
export const serviceKinds = ['casework', 'group', 'event', 'home-visit', 'phone', 'supervision', 'other'] as const
export type ServiceKind = (typeof serviceKinds)[number]
/** What one unit of a deliverable must be, as both sides agreed it. What is not agreed is null or an empty list. */
export interface UnitTerms {
  /** Kinds of work of which it may consist; empty for any. */
  readonly what: readonly ServiceKind[]
  /** Least minutes of one unit, over all its sessions. */
  readonly minutes: number | null
  /** Least people of one unit; over several sessions they are person-times: everybody counted each time they came. */
  readonly people: number | null
  /** Least different people of a unit of several sessions. A text has it only where it was agreed: what was sealed before keeps its wording. */
  readonly members?: number | undefined
  /** Sessions or contacts of which it consists. */
  readonly sessions: number | null
}
/** Whether a unit consists of several sessions, which together make one deliverable. */
export const isOfSessions = (terms: UnitTerms | null | undefined): boolean => (terms?.sessions ?? 1) > 1
export const noUnitTerms: UnitTerms = { what: [], minutes: null, people: null, sessions: null }

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

/** The least a session of a unit of several is: the house's measure, or less where the contract agreed on units that are made of less. */
export function leastOfSession(terms: UnitTerms, what: ServiceKind): { minutes: number; people: number } {
  const floor = houseFloors[what]
  const share = (of: number | null, least: number) => (of === null ? least : Math.min(least, Math.ceil(of / terms.sessions!)))
  return { minutes: share(terms.minutes, floor.minutes), people: share(terms.people, floor.people) }
}
