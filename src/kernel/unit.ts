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
