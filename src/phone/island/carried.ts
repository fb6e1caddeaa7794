/** What a telephone carries along for its owner, as the server gives it. */
export interface PhoneData {
  now: string
  today: string
  lang: 'zh' | 'en'
  owner: string
  /** For how many days what was fetched is kept without hearing of the server. */
  keepDays: number
  contracts: { id: string; number: string; lines: { id: string; title: string; isPost: boolean; ofSessions: boolean }[] }[]
  communities: [string, string][]
  deliverables: { id: string; line: string; title: string }[]
  cases: {
    id: string
    code: string
    line: string
    asksUnit: boolean
    next: { on: string; kind: string } | null
    contacts: [string, string][]
  }[]
  groups: {
    id: string
    title: string
    line: string
    nextOn: string | null
    held: string[]
    places: { number: number; code: string | null; leftOn: string | null }[]
  }[]
  records: { id: string; version: number; line: string; fields: Fields }[]
  choices: {
    what: [string, string][]
    askedBy: [string, string][]
    category: [string, string][]
    contact: [string, string][]
    minutes: readonly string[]
  }
}

/** What was typed, field by field, under the names of the forms. */
export type Fields = Record<string, string | string[]>
export type EntryKind = 'record' | 'contact' | 'session' | 'correction'

/** One thing that was written on the telephone. */
export interface Entry {
  /** Made on the telephone, and sorted by when: UUID version 7. */
  id: string
  kind: EntryKind
  /** When it was written, by the clock of the telephone. */
  at: string
  fields: Fields
  /** The case, the group or the record that it is about. */
  of?: string | undefined
  /** The version of the record that was seen when it was corrected. */
  version?: number | undefined
  /** The owner looked at the day though the clock was wrong. */
  dayKept?: boolean | undefined
  /** It is another session of the same day. */
  asWell?: boolean | undefined
  /** How many pictures and recordings were taken with it. */
  photos?: number | undefined
}

/** A record as it stands on the server, to be laid beside what was written. */
export interface Stands {
  id: string
  version: number
  fields: Fields
}

/** What became of one entry. */
export type Answer = { id: string } & (
  | { is: 'stored' | 'already'; record: string | null }
  | { is: 'refused' | 'ask-day' | 'session-there'; says: string; fields: Record<string, string> }
  | { is: 'conflict'; says: string; stands: Stands | null }
)

/** What the server says to what was sent. */
export interface Taken {
  now: string
  /** Minutes by which the clock of the telephone is ahead, where that is worth saying. */
  ahead: number | null
  answers: Answer[]
}
