import type { Day, Moment } from '#kernel'
import type { ColumnType, Generated } from 'kysely'

/** A column that is json in the database: read as a value, written as a value. */
export type Json<T> = ColumnType<T, T, T>

export interface JurisdictionRow {
  code: string
  name_zh: string
  name_en: string
  /** Time zone of the place, as in Asia/Shanghai. */
  zone: string
  currency: string
  /** Law place whose differences apply, as in `cn`. */
  place: string
  host: string | null
  /** True of the one that answers hosts no jurisdiction names, null of the others. */
  answers_others: ColumnType<true | null, true | null | undefined, true | null>
  /** Registered prefix of open contracting ids; null until there is one. */
  ocid_prefix: ColumnType<string | null, string | null | undefined, string | null>
  demo: boolean
}

export interface RecordLogRow {
  jurisdiction: string
  id: string
  at: Moment
  action: string
  subject_kind: string | null
  subject_id: string | null
  purchase_id: string | null
  actor_kind: 'user' | 'token' | 'public' | 'clock' | 'operator'
  actor_id: string | null
  actor_name: string | null
  organisation_id: string | null
  outcome: string
  facts: Json<Record<string, unknown>>
  changes: Json<readonly { field: string; before: unknown; after: unknown }[] | null>
  before_hash: string | null
  after_hash: string | null
  request_id: string | null
  /** Salts of what, actor, name and facts; null where a part is erased. Null as a whole until an entry of earlier versions has its leaf. */
  salts: (string | null)[] | null
  erased_by: string | null
}

export interface PlatformTables {
  jurisdictions: JurisdictionRow
  record_log: RecordLogRow
  record_log_pending: { jurisdiction: string; entry_id: string; held_by: string | null }
  /** `hash` is the chain of versions that had no tree; `leaf` is what is published of the entry. */
  record_log_order: { jurisdiction: string; seq: bigint; entry_id: string; hash: string | null; leaf: string | null }
  record_log_tiles: { jurisdiction: string; level: number; number: bigint; hashes: Uint8Array }
  record_log_heads: { jurisdiction: string; size: bigint; signed_at: Moment; note: string }
  record_log_keys: { jurisdiction: string; key: string; since: Moment }
  once_keys: { jurisdiction: string; key: string; action: string; result: Json<unknown>; created_on: Day; sent_mark: string | null }
  counters: { jurisdiction: string; name: string; value: Generated<bigint> }
  rehearsal: { single: boolean; ahead_seconds: bigint; moved_at: Moment }
  set_up: { single: boolean; secret_hash: string; made_at: Moment; used_at: Moment | null }
  secret_check: { single: boolean; salt: Uint8Array; proof: Uint8Array }
  alarms: { jurisdiction: string; kind: string; subject_kind: string; subject_id: string; raised_at: Moment }
  outbox: {
    jurisdiction: string
    id: string
    kind: 'letter' | 'reset' | 'call' | 'supplier'
    content: string | null
    created_at: Moment
    next_at: Moment
    tries: Generated<number>
    sent_at: Moment | null
    given_up_at: Moment | null
    last_error: string | null
  }
  holidays: { jurisdiction: string; day: Day; kind: 'holiday' | 'workday'; source: string }
}
