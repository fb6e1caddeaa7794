import type { Day, ErasureGround, Moment } from '#kernel'
import type { Db, Json, Place } from '#platform'
import type { ColumnType, Generated, Selectable } from 'kysely'
import type { OrganisationKind, Role } from './permission.ts'
import type { CommunityState } from './rules/community.ts'
import type { OrganisationState } from './rules/organisation.ts'
import type { ExpertState, SpecialtyState, TieKind } from './rules/expert.ts'
import type { ApplicationState, DocumentKind, DocumentState } from './rules/supplier.ts'
import type { DocumentsJson } from './suppliers.ts'
import type { LocalNumberState } from './rules/local-number.ts'
import type { OwnSettingKind, OwnSettings } from './rules/own-setting.ts'
import type { DataRequestState, RefusedFor, RequestKind } from './rules/data-request-process.ts'

export type PeopleTables = {
  organisations: {
    jurisdiction: string
    id: string
    kind: OrganisationKind
    name: string
    name_en: string | null
    credit_code: string | null
    legal_form: LegalForm | null
    about: string | null
    parent_id: string | null
    created_at: Moment
    address: ColumnType<string | null, string | null | undefined, string | null>
    /** Legal representative, or who is responsible where there is none. */
    represented_by: ColumnType<string | null, string | null | undefined, string | null>
    phone: ColumnType<string | null, string | null | undefined, string | null>
    bank: ColumnType<string | null, string | null | undefined, string | null>
    /** Account number: digits. */
    account: ColumnType<string | null, string | null | undefined, string | null>
    /** The seal it puts on contracts: what it says, and the number it is registered under. */
    contract_seal: ColumnType<string | null, string | null | undefined, string | null>
    state: Generated<OrganisationState>
    closed_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    merged_into: ColumnType<string | null, string | null | undefined, string | null>
    version: Generated<number>
  }
  communities: {
    jurisdiction: string
    id: string
    name: string
    name_en: string | null
    organisation_id: string
    residents: number | null
    households: number | null
    /** Of the national statistics: twelve digits. */
    code: ColumnType<string | null, string | null | undefined, string | null>
    state: Generated<CommunityState>
    closed_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    merged_into: ColumnType<string | null, string | null | undefined, string | null>
    version: Generated<number>
  }
  specialties: {
    jurisdiction: string
    id: string
    name: string
    name_en: string | null
    state: Generated<SpecialtyState>
    version: Generated<number>
  }
  experts: {
    jurisdiction: string
    id: string
    /** Null until somebody with this address has an account and the role. */
    user_id: ColumnType<string | null, string | null | undefined, string | null>
    name: string
    email: ColumnType<string | null, string | null | undefined, string | null>
    specialty_ids: ColumnType<string[], string[] | undefined, string[]>
    title: ColumnType<string | null, string | null | undefined, string | null>
    title_until: ColumnType<Day | null, Day | null | undefined, Day | null>
    employer: ColumnType<string | null, string | null | undefined, string | null>
    away_from: ColumnType<Day | null, Day | null | undefined, Day | null>
    away_to: ColumnType<Day | null, Day | null | undefined, Day | null>
    state: Generated<ExpertState>
    left_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    entered_on: Day
    version: Generated<number>
  }
  expert_ties: { jurisdiction: string; expert_id: string; organisation_id: string; kind: TieKind; stated_on: Day }
  supplier_applications: {
    jurisdiction: string
    id: string
    state: Generated<ApplicationState>
    name: string
    name_en: string | null
    credit_code: string
    legal_form: LegalForm
    address: string | null
    represented_by: string | null
    phone: string | null
    /** Whom to reach, until it is decided. */
    contact_name: string | null
    contact_email: string | null
    documents: DocumentsJson
    asked_on: Day
    decided_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    reason: ColumnType<string | null, string | null | undefined, string | null>
    organisation_id: ColumnType<string | null, string | null | undefined, string | null>
    version: Generated<number>
  }
  supplier_documents: {
    jurisdiction: string
    id: string
    organisation_id: string
    kind: DocumentKind
    number: string
    issuer: string | null
    valid_until: Day | null
    state: Generated<DocumentState>
    entered_on: Day
    withdrawn_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    version: Generated<number>
  }
  /** What a jurisdiction set for itself; the highest version holds. */
  own_settings: { jurisdiction: string; kind: string; version: number; value: Json<OwnSettings[OwnSettingKind]>; from_at: Moment }
  supplier_rules: { jurisdiction: string; by_rule: boolean; known: Generated<string[]>; version: Generated<number> }
  users: {
    jurisdiction: string
    id: string
    email: string
    name: string
    password_hash: string | null
    totp_secret: string | null
    totp_used_step: bigint | null
    /** Wrong tries from elsewhere since the last sign-in. */
    failed_tries: Generated<number>
    last_failed_at: ColumnType<Moment | null, Moment | null | undefined, Moment | null>
    disabled_at: Moment | null
    created_at: Moment
    version: Generated<number>
  }
  memberships: { jurisdiction: string; id: string; user_id: string; organisation_id: string; role: Role; since: Day; ended_on: Day | null }
  sessions: {
    jurisdiction: string
    id: string
    user_id: string
    organisation_id: string
    created_at: Moment
    expires_at: Moment
    demonstration: Generated<boolean>
    by_login_service: Generated<boolean>
    device: string | null
    failed_before: Generated<number>
    failed_before_at: ColumnType<Moment | null, Moment | null | undefined, Moment | null>
  }
  login_services: {
    jurisdiction: string
    name_zh: string
    name_en: string | null
    issuer: string
    client_id: string
    /** Locked for its issuer. */
    client_secret: string | null
    name_claim: string
    email_claim: string
    passwords: boolean
    version: number
  }
  login_links: { jurisdiction: string; issuer: string; subject: string; user_id: string; known_as: string | null; linked_at: Moment }
  login_answers: { jurisdiction: string; id: string; until: Moment }
  known_devices: { jurisdiction: string; user_id: string; id: string; device: string | null; created_at: Moment; last_used_at: Moment }
  recovery_codes: { jurisdiction: string; user_id: string; id: string; created_at: Moment; used_at: Moment | null }
  try_budgets: { jurisdiction: string; key: string; tries: number; last_at: Moment; next_at: Moment }
  password_resets: {
    jurisdiction: string
    id: string
    secret_hash: string
    user_id: string
    made_by: string | null
    ends_two_step: boolean
    created_at: Moment
    expires_at: Moment
    used_at: Moment | null
  }
  invitations: {
    jurisdiction: string
    id: string
    secret_hash: string
    organisation_id: string
    role: Role
    email: string
    invited_by: string | null
    created_at: Moment
    expires_at: Moment
    accepted_at: Moment | null
    withdrawn_at: Moment | null
  }
  api_tokens: {
    jurisdiction: string
    id: string
    token_id: string
    name: string
    user_id: string
    organisation_id: string
    scopes: ColumnType<string[], string[], string[]>
    created_at: Moment
    expires_at: Moment
    revoked_at: Moment | null
  }
  standings: {
    jurisdiction: string
    organisation_id: string
    source_kind: string
    source_id: string
    dimension: string
    score: string
    says: string | null
    stated_on: Day
  }
  data_requests: {
    jurisdiction: string
    id: string
    kind: RequestKind
    /** Null where the officer entered it for somebody without an account. */
    user_id: string | null
    entered_by: string | null
    what: string
    reach: string | null
    asked_on: Day
    due_on: Day
    state: DataRequestState
    answered_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    answered_by: ColumnType<string | null, string | null | undefined, string | null>
    refused_for: ColumnType<RefusedFor | null, RefusedFor | null | undefined, RefusedFor | null>
    answer: ColumnType<string | null, string | null | undefined, string | null>
    version: Generated<number>
  }
  erasures: {
    jurisdiction: string
    id: string
    kind: string
    place: Json<Omit<Place, 'kind'>>
    ground: ErasureGround
    erased_on: Day
    erased_by: string | null
    request_id: string | null
  }
  local_numbers: {
    jurisdiction: string
    id: string
    key: string
    value: string
    from_on: Day
    until_on: Day | null
    source: string
    article: string
    grade: 'A' | 'B' | 'C' | 'D'
    address: string | null
    entered_on: Day
    state: Generated<LocalNumberState>
    withdrawn_on: ColumnType<Day | null, Day | null | undefined, Day | null>
    version: Generated<number>
  }
  calendar_years: {
    jurisdiction: string
    year: number
    source: string
    address: string | null
    entered_on: Day
    version: Generated<number>
  }
  /** Every state a local number had, from the day on which it came to stand so. */
  local_number_versions: {
    jurisdiction: string
    id: string
    version: number
    known_on: Day
    state: LocalNumberState
    until_on: Day | null
  }
  /** Entered years as they stood until they were corrected or withdrawn. */
  calendar_years_before: {
    jurisdiction: string
    year: number
    n: number
    source: string
    address: string | null
    entered_on: Day
    replaced_on: Day
    days_off: Json<readonly (readonly [first: string, last: string])[]>
    worked_weekends: Json<readonly string[]>
  }
}

export type LegalForm = 'enterprise' | 'social-organisation' | 'institution' | 'rural-collective' | 'self-governing' | 'individual'
export const tables = (db: Db) => db.withTables<PeopleTables>()

export type Organisation = Selectable<PeopleTables['organisations']>
export type Community = Selectable<PeopleTables['communities']>
export type Specialty = Selectable<PeopleTables['specialties']>
export type LocalNumber = Selectable<PeopleTables['local_numbers']>
