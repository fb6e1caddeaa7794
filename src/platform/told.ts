import type { Citation, Day, Moment, Words } from '#kernel'

/** The nine steps of the cycle, in their order. */
export const cycleSteps = ['needs', 'plans', 'tenders', 'contracts', 'delivery', 'payments', 'evaluations', 'modes', 'open'] as const
export type CycleStep = (typeof cycleSteps)[number]

/** Where one purchase stands in one step of the cycle. Each step of the program says it of itself. */
export interface Standing {
  state: 'ahead' | 'now' | 'done'
  /** A few words: `1,284 answers`, `one payment late`. */
  note?: string | undefined
  late?: boolean | undefined
  href?: string | undefined
}

/** Something that falls due, as a step tells it for the page of today. */
export interface DueItem {
  id: string
  purchaseId: string | null
  /** `ours`: this organisation owes it. `theirs`: it is owed to this organisation. */
  side: 'ours' | 'theirs'
  title: Words
  dueOn: Day | null
  /** The moment on that day, where it is not over with the day: hours are said when it is hours away. */
  dueAt?: Moment
  why: Words
  cites: readonly Citation[]
  href: string
  /** Number of the record it belongs to, where the title does not say it: a contract among twenty. */
  of?: string
  /** The permission whoever does it needs: nobody else is told of it as theirs. Of a page to read, the permission to read it. */
  may: string
  /** There is nothing to be done where it leads: it says how something stands that this organisation answers for. */
  reads?: true
  /** Whether it was done may stand nowhere yet, as that somebody bid: it is shown when asked for, and nothing is written down of it. */
  onlyShown?: true
  /** Somebody unknown brought it about, and the moment would tell who: it is told with everything else of the morning. */
  inMorning?: true
}

/** Something that a search found, as a step tells it. */
export interface Hit {
  title: string
  number?: string
  href: string
  /** A word on how it stands: `published`, `paid`. */
  note?: string
}

/** An entry of the record log, as a step is asked whom its outcome concerns. */
export interface ToldEntry {
  readonly id: string
  readonly action: string
  readonly subjectKind: string | null
  readonly subjectId: string | null
  readonly purchaseId: string | null
  readonly organisationId: string | null
  readonly facts: Record<string, unknown>
}

/** Something that came out, as a step tells it to those it concerns: whoever of an organisation may do `may`. */
export interface Result {
  organisationId: string
  may: string
  title: Words
  href: string
}
