import type { Day, Id, Moment, ServiceKind } from '#kernel'
import type { NotCounted } from './counts.ts'

/** What the time was spent on. `errand` is what the purchaser or the host unit asked for outside the contract. */
export const categories = ['direct', 'indirect', 'planning', 'supervision', 'administration', 'errand'] as const
export type Category = (typeof categories)[number]
export { askerWords, categoryHints, categoryWords } from './words.ts'

/** The kind of service, as a resident would name it: the same as a unit of a contract is made of. */
export { type ServiceKind, serviceKinds as kinds, serviceKindWords as kindWords } from '#kernel'

/** Who asked for it: the field that shows how much of the time is the contract's own. */
export const askers = ['own-plan', 'purchaser', 'host-unit', 'resident'] as const
export type AskedBy = (typeof askers)[number]

/** The longest a record can be: one whole day. */
export const longestMinutes = 1440

/** One piece of work, without the name of anybody who was served. */
export interface ServiceRecord {
  readonly id: Id<'record'>
  readonly contractId: string
  /** The line it counts for. */
  readonly lineId: string
  /** The group, case or course of which it is a session; null where it is none. */
  readonly deliverableId: string | null
  readonly workerId: string
  readonly servedOn: Day
  readonly category: Category
  readonly what: ServiceKind
  readonly minutes: number
  readonly askedBy: AskedBy
  /** How many people were served. */
  readonly people: number
  /** How many units of the line it completes; of a deliverable they are counted, not typed. */
  readonly units: number
  readonly communityId: string | null
  readonly note: string | null
  /** What an errand was about, and who asked for it; null of anything else, and of what was recorded before it was asked. */
  readonly errandAbout: string | null
  readonly errandBy: string | null
  /** Why it counts nowhere for the contract; null when it counts. */
  readonly notCounted: NotCounted | null
  /** Taken out by a correction. */
  readonly struck: boolean
  readonly recordedAt: Moment
  readonly version: number
}
