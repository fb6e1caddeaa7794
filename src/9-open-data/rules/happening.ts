import type { Day, Moment } from '#kernel'
import type { Release, Tag } from './ocds.ts'

/** What happened, before it has its date. */
export interface Happening {
  readonly on: Day
  /** The exact moment, where the facts know it. */
  readonly at: Moment | null
  readonly stage: number
  readonly key: string
  readonly tag: readonly Tag[]
  readonly body: Omit<Release, 'ocid' | 'id' | 'date' | 'tag' | 'initiationType' | 'language'>
}
