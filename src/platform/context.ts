import type { Day, Lang, Moment } from '#kernel'
import type { Calendar, Law } from '#law'
import type { Apart } from './clock.ts'
import type { Db } from './database/open.ts'
import type { FileStore } from './files/store.ts'
import type { Seal } from './seal.ts'
import type { SmallSecrets } from './small-secrets.ts'

/** Who is asking. Roles are names from `people`; this folder only carries them. */
export interface Asker {
  kind: 'user' | 'token' | 'public' | 'clock' | 'operator'
  userId: string | null
  name: string | null
  membershipId: string | null
  organisationId: string | null
  organisationKind: string | null
  roles: readonly string[]
  /** What a token may do; undefined for a person, who may do what the role may. */
  scopes?: readonly string[]
}

/** Everything a use case needs from its surroundings, gathered once per request. Time is in here, and nowhere else. */
export interface Ctx {
  db: Db
  jurisdiction: string
  /**
   * Who is asking, asked again within a transaction: while one waited for another, a role may have ended, a person been shut out, a session
   * closed. Undefined where nobody came in from outside.
   */
  askedAgain?: (tx: Db) => Promise<Asker>
  /** Time zone of the jurisdiction. */
  zone: string
  /** The law of the jurisdiction's place. A place that is not written down has none, and no request comes as far as here. */
  law: Law
  /** Set where the law is that of a record concluded on a day, as it was known by then: the days off as they were known too. */
  known?: { readonly on: Day; readonly calendar: Calendar }
  /** A district of synthetic data, where anybody may sign in as anybody. */
  demo: boolean
  /** Seconds by which the clock of a synthetic district was moved ahead. */
  rehearsed?: number
  /** The moment that counts: of a request with a body, when its last byte had come. */
  now: Moment
  /** When the request began to arrive, where it had a body. */
  begun?: Moment
  /** Set while nobody knows what time it is: nothing that depends on it may be changed. */
  apart?: Apart
  today: Day
  lang: Lang
  asker: Asker
  requestId: string
  /** The asker's open session, with what only the browser that holds it can open again. Programs and the clock have none. */
  session?: { readonly id: string; readonly secrets: SmallSecrets }
  seal: Seal
  /** Where attachments lie. The command line has none where it does not need it. */
  files?: FileStore
  /** Letters can be sent by mail: a mail server is set up. */
  mail?: boolean
  /** Servers that may be called with notices. */
  webhookOrigins?: readonly string[]
  /** Servers that may be asked who somebody is. */
  signOnServers?: readonly string[]
  /** The part of a post’s paid time in per cent below which an institution is asked what the rest was. */
  recordedShare?: number
  /** Hours of one person on one day above which a record asks for a word. */
  longDay?: number
  /** Days for which a telephone without signal keeps what it fetched. */
  phoneDays?: number
  /** Key the form carried, so that sending it twice is harmless. */
  once?: string
  /** A keyed mark of what was sent with `once`, so that the same key with other contents is not taken for the same form. */
  sent?: string
  /** What is done gives something that is shown once: see `onceWithoutAnswer`. */
  shownOnce?: true
  /**
   * Version of the record the person saw when they filled in the form; 0, which no record has, where the form did not say. Every form
   * has one. The clock, the command line and programs saw no page: they have none, and act on the record as it is.
   */
  version?: number
}

const nobody = { userId: null, name: null, membershipId: null, organisationId: null, organisationKind: null, roles: [] }
export const thePublic: Asker = { kind: 'public', ...nobody }
/** The timed job. */
export const theClock: Asker = { kind: 'clock', ...nobody }
/** Somebody at the command line of the server. */
export const theOperator: Asker = { kind: 'operator', ...nobody }
