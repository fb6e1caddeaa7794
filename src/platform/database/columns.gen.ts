// Made from the migrated tables; tests/columns.test.ts says how. Not to be edited: a column is added by a migration.
import type { Day, Moment } from '#kernel'
import type { ColumnType, Generated } from 'kysely'

/** Json that is there, read as a value and written as a value. */
export type SomeJson = ColumnType<NonNullable<unknown>, NonNullable<unknown>, NonNullable<unknown>>
/** Json that may be null. */
export type MaybeJson = ColumnType<NonNullable<unknown> | null, NonNullable<unknown> | null, NonNullable<unknown> | null>

/** Every column of every table: what is read from it, and by `Generated` whether it may be left out when a row is made. */
export interface Columns {
  acceptance_checks: {
    jurisdiction: string
    acceptance_id: string
    times: number
    record_id: string
    result: string
    note: string | null
    checked_on: Day
    checked_by: string
  }
  acceptance_draws: {
    jurisdiction: string
    acceptance_id: string
    times: number
    seed: string
    pool: string[]
    drawn: string[]
    drawn_at: Moment
    pool_size: number | null
  }
  acceptance_lines: {
    jurisdiction: string
    acceptance_id: string
    instalment_key: string
    contract_id: string
    line_id: string
    claimed: string
    accepted: string | null
    given_up: Generated<string>
    disputed_reason: string | null
    counted: string | null
    out_of: string | null
    settled_on: Day | null
    settled_note: string | null
  }
  acceptance_opinions: {
    jurisdiction: string
    acceptance_id: string
    position: number
    community_id: string | null
    how: string
    satisfied: number
    neutral: number
    dissatisfied: number
    heard: string | null
    heard_on: Day
    entered_by: string
    organisation_id: string | null
  }
  acceptances: {
    jurisdiction: string
    id: string
    contract_id: string
    purchase_id: string
    purchaser_id: string
    provider_id: string
    kind: string
    period: string
    period_from: Day
    period_to: Day
    state: string
    times: Generated<number>
    handed_in_on: Day
    due_on: Day
    silence_accepts: boolean
    says: string | null
    accepted_on: Day | null
    decided_by: string | null
    remark: string | null
    no_opinion_reason: string | null
    returned_on: Day | null
    returned_reason: string | null
    law_day: Day
    version: Generated<number>
    unchecked_reason: string | null
  }
  alarms: {
    jurisdiction: string
    kind: string
    subject_kind: string
    subject_id: string
    raised_at: Moment
  }
  answer_drafts: {
    jurisdiction: string
    id_hash: string
    campaign_id: string
    community_id: string
    code_hash: string | null
    submission_id: string | null
    route: string
    content: SomeJson
    touched_on: Day
    sent: Generated<boolean>
    box: Uint8Array | null
  }
  answer_keys: {
    jurisdiction: string
    campaign_id: string
    locked_key: string
    sealed: Uint8Array
    looked_at: Generated<number>
  }
  answer_salts: {
    jurisdiction: string
    salt: string
  }
  answer_totals: {
    jurisdiction: string
    campaign_id: string
    community_id: string
    route: string
    invited: boolean
    answers: number
    scored: number
    score_milli: bigint
  }
  answers: {
    jurisdiction: string
    campaign_id: string
    submission_hash: string
    community_id: string
    route: string
    invited: boolean
    answered_on: Day
    content: SomeJson
    shuffled: Generated<boolean>
  }
  answers_of_day: {
    jurisdiction: string
    campaign_id: string
    day: Day
    answers: number
  }
  api_tokens: {
    jurisdiction: string
    id: string
    token_id: string
    name: string
    user_id: string
    organisation_id: string
    scopes: string[]
    created_at: Moment
    expires_at: Moment
    revoked_at: Moment | null
  }
  appointment_certificates: {
    jurisdiction: string
    appointment_id: string
    kind: string
    valid_until: Day
    entered_at: Moment
  }
  appointments: {
    jurisdiction: string
    id: string
    contract_id: string
    line_id: string
    provider_id: string
    worker_id: string | null
    worker_name: string
    grade: string
    share_parts: number
    from_on: Day
    to_on: Day | null
    replaces_id: string | null
    competition: string
    applicants: number | null
    end_reason: string | null
    version: Generated<number>
    entered_on: Day | null
    entered_reason: string | null
    state: Generated<string>
    withdrawn_on: Day | null
    withdrawn_reason: string | null
  }
  appraisal_instruments: {
    jurisdiction: string
    id: string
    title: string
    indicators: SomeJson
    apart: number
    renews_from: string
    kept_on: Day
    version: Generated<number>
  }
  appraisal_marks: {
    jurisdiction: string
    appraisal_id: string
    rater_id: string
    marks: SomeJson
    given_on: Day
  }
  appraisal_settlements: {
    jurisdiction: string
    appraisal_id: string
    indicator: string
    rater_id: string
    mark: number
    reason: string
    said_on: Day
  }
  appraisal_statements: {
    jurisdiction: string
    appraisal_id: string
    side: string
    says: string
    said_on: Day
  }
  appraisals: {
    jurisdiction: string
    id: string
    purchase_id: string
    contract_id: string
    purchaser_id: string
    provider_id: string
    evaluator_id: string | null
    proposed_by: string | null
    aside: SomeJson
    pool: MaybeJson
    seed: string | null
    instrument: SomeJson
    rater_one: string | null
    rater_two: string | null
    marks_until: Day | null
    opened_on: Day
    law_day: Day
    findings: string | null
    advice: string | null
    statements_until: Day | null
    answer: string | null
    score: string | null
    grade: string | null
    final_on: Day | null
    appeal_until: Day | null
    appealed_by: string | null
    appeal: string | null
    appealed_on: Day | null
    decide_until: Day | null
    decision: string | null
    decided_on: Day | null
    decided_grade: string | null
    state: string
    version: Generated<number>
  }
  asked_again: {
    jurisdiction: string
    round_id: string
    campaign_id: string
    who: string
    seed: string
    drawn: SomeJson
    ended_on: Day
    drawn_on: Day
    closes_on: Day
    drawn_by: string | null
  }
  awards: {
    jurisdiction: string
    id: string
    tender_id: string
    purchase_id: string
    bid_id: string
    provider_id: string
    lines: SomeJson
    total_minor: bigint
    promises: string
    reasons: string
    awarded_on: Day
    notice_on: Day
    signed_on: Day | null
    ended_on: Day | null
    ended_ground: string | null
    ended_reason: string | null
    evidence: string | null
    ended_by: string | null
    begun_on: Day | null
    winner_signed_on: Day | null
    before_winner: Generated<NonNullable<unknown>>
  }
  batch_transfers: {
    jurisdiction: string
    batch_id: string
    end_to_end_id: string
    claim_id: string
    amount_minor: bigint
    interest_minor: bigint
    payer_name: string
    payer_bank: string
    payer_account: string
    payee_name: string
    payee_bank: string
    payee_account: string
    remittance: string
    live: boolean
    answer: string | null
    answered_on: Day | null
    bank_says: string | null
    payment_id: string | null
  }
  bid_examinations: {
    jurisdiction: string
    tender_id: string
    bid_id: string
    stage: string
    item: string
    is_met: boolean
    reason: string | null
    examined_by: string
    examined_at: Moment
  }
  bid_objections: {
    jurisdiction: string
    tender_id: string
    bid_id: string
    reason: string
    proposed_by: string
  }
  bids: {
    jurisdiction: string
    id: string
    tender_id: string
    provider_id: string | null
    state: string
    received_at: Moment | null
    submitted_by: string | null
    quality_sealed: Uint8Array | null
    price_sealed: Uint8Array | null
    file_sealed: Uint8Array | null
    quality_hash: string
    price_hash: string
    file_hash: string | null
    revision: Generated<number>
    withdrawn_at: Moment | null
    quality: MaybeJson
    price: MaybeJson
    total_minor: bigint | null
    quality_score: string | null
    price_score: string | null
    total_score: string | null
    rank: number | null
    tie: string | null
    reason: string | null
    version: Generated<number>
    finding: string | null
    bidder_blind: string | null
    cover: string | null
  }
  budget_items: {
    jurisdiction: string
    purchaser_id: string
    year: number
    name: string
    amount_minor: bigint | null
    carried_minor: bigint
    entered_at: Moment
    entered_by: string | null
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
  calendar_years_before: {
    jurisdiction: string
    year: number
    n: number
    source: string
    address: string | null
    entered_on: Day
    replaced_on: Day
    days_off: SomeJson
    worked_weekends: SomeJson
  }
  campaign_slips: {
    jurisdiction: string
    campaign_id: string
    locked_key: string | null
    sealed: Uint8Array | null
  }
  campaigns: {
    jurisdiction: string
    id: string
    purchaser_id: string
    purchase_id: string | null
    questionnaire_id: string
    title: string
    title_en: string | null
    purpose: string
    community_ids: string[]
    opens_on: Day
    closes_on: Day
    about: string | null
    about_en: string | null
    contact_name: string | null
    contact_phone: string | null
    keyed_twice: Generated<boolean>
    open_token_hash: string | null
    codes_made: Generated<number>
    law_day: Day
    opened_at: Moment
    version: Generated<number>
    drawn_by: string | null
    counted_on: Day | null
    gone_options: Generated<NonNullable<unknown>>
  }
  candidate_scores: {
    jurisdiction: string
    candidate_id: string
    user_id: string
    n: number
    points: number
  }
  candidates: {
    jurisdiction: string
    id: string
    opening_id: string
    number: number
    name: string | null
    contact: string | null
    about: string | null
    reason: string | null
    entered_at: Moment
    forgotten_on: Day | null
  }
  case_contacts: {
    jurisdiction: string
    id: string
    case_id: string
    kind: string
    planned_on: Day | null
    record_id: string | null
    done_on: Day | null
    met: boolean | null
    entered_by: string
    entered_at: Moment
  }
  case_goals: {
    jurisdiction: string
    id: string
    case_id: string
    number: number
    area: string
    weight: number
    baseline: number
    added_on: Day
  }
  case_levels: {
    jurisdiction: string
    id: string
    case_id: string
    goal_id: string
    seen_at: string
    seen_on: Day
    level: number
    entered_by: string
    entered_at: Moment
  }
  case_scales: {
    jurisdiction: string
    id: string
    organisation_id: string
    says: SomeJson
    retired_on: Day | null
    version: Generated<number>
    entered_at: Moment
    entered_by: string
  }
  cases: {
    jurisdiction: string
    id: string
    organisation_id: string
    client_id: string
    number: number
    contract_id: string
    line_id: string
    deliverable_id: string | null
    source: string
    risk: string | null
    asked_on: Day
    waiting_since: Day | null
    taken_on: Day | null
    agreed_on: Day | null
    closed_on: Day | null
    closed_why: string | null
    follow_up_on: Day | null
    followed_on: Day | null
    lasting: string | null
    state: Generated<string>
    version: Generated<number>
    entered_at: Moment
    entered_by: string
  }
  cash_figures: {
    jurisdiction: string
    organisation_id: string
    stated_at: Moment
    locked_key: string
    sealed: string
  }
  challenge_help: {
    jurisdiction: string
    challenge_id: string
    user_id: string
    name: string
    says: string
    said_at: Moment
  }
  challenges: {
    jurisdiction: string
    id: string
    tender_id: string
    purchase_id: string
    purchaser_id: string
    provider_id: string
    number: string
    state: string
    about: string
    step: string | null
    standing: string
    sender: string
    address: string | null
    postcode: string | null
    contact: string | null
    phone: string | null
    agent: string | null
    members: string | null
    matters: string
    requests: string | null
    facts: string | null
    basis: string | null
    signed_by: string | null
    dated_on: Day
    received_on: Day
    safe_until_on: Day | null
    last_on: Day | null
    judged: string
    panel_asked_at: Moment | null
    finding: string | null
    answer: string | null
    answered_on: Day | null
    answered_by: string | null
    answered_by_name: string | null
    outcome: string | null
    outcome_reason: string | null
    carried_out_on: Day | null
    closed_on: Day | null
    created_at: Moment
    version: Generated<number>
  }
  claim_books: {
    jurisdiction: string
    contract_id: string
    last_number: Generated<number>
    claimed_minor: Generated<bigint>
  }
  claim_desks: {
    jurisdiction: string
    claim_id: string
    position: number
    desk: string
    came_at: Moment
    left_at: Moment | null
    left_by_name: string | null
  }
  claim_lines: {
    jurisdiction: string
    claim_id: string
    instalment_key: string
    contract_id: string
    line_id: string
    acceptance_id: string | null
    share: string
    amount_minor: bigint
    disputed_minor: Generated<bigint>
    out_of: string | null
  }
  claims: {
    jurisdiction: string
    id: string
    number: string
    purchase_id: string
    contract_id: string
    purchaser_id: string
    provider_id: string
    source: string
    acceptance_id: string | null
    title_zh: string
    title_en: string
    amount_minor: bigint
    disputed_minor: Generated<bigint>
    snapshot: SomeJson
    snapshot_hash: string
    made_on: Day
    clock_basis: string
    clock_start_on: Day
    due_on: Day
    clock_says: SomeJson
    daily_late_rate: string | null
    law_day: Day
    state: string
    desk_since_at: Moment
    asked_by_desk: string | null
    asked_on: Day | null
    asked_what: string | null
    completed_on: Day | null
    completed_with: string | null
    invoice_number: string | null
    invoice_on: Day | null
    paid_minor: Generated<bigint>
    interest_paid_minor: Generated<bigint>
    interest_due_minor: bigint | null
    last_paid_on: Day | null
    settled_on: Day | null
    version: Generated<number>
    rate_agreed_on: Day | null
  }
  client_consents: {
    jurisdiction: string
    id: string
    client_id: string
    scope: string
    given_on: Day
    given_by: string
    way: string
    until_on: Day | null
    entered_by: string
    entered_at: Moment
    withdrawn_on: Day | null
    withdrawn_at: Moment | null
  }
  client_looks: {
    jurisdiction: string
    client_id: string
    user_id: string
    looked_on: Day
    times: number
    last_at: Moment
  }
  client_notes: {
    jurisdiction: string
    id: string
    client_id: string
    about: string
    kind: string
    sealed: string | null
    written_by: string
    written_at: Moment
  }
  client_reasons: {
    jurisdiction: string
    id: string
    client_id: string
    user_id: string
    reason: string
    given_at: Moment
    until_at: Moment
    read_by: string | null
    read_at: Moment | null
  }
  client_transfers: {
    jurisdiction: string
    id: string
    client_id: string
    organisation_id: string
    to_organisation_id: string
    parts: string[]
    given_on: Day
    given_by: string
    way: string
    salt: string | null
    locked: string | null
    expires_at: Moment
    made_by: string
    made_at: Moment
    taken_at: Moment | null
    taken_by: string | null
  }
  clients: {
    jurisdiction: string
    id: string
    organisation_id: string
    number: number
    sealed: string | null
    name_mark: string | null
    age_group: string
    sex: string
    groups: Generated<string[]>
    community_id: string | null
    worker_id: string
    state: Generated<string>
    version: Generated<number>
    entered_at: Moment
    entered_by: string
    erased_at: Moment | null
    handed_to: string | null
    handed_why: string | null
    handed_by: string | null
    handed_on: Day | null
    handed_unasked: Generated<boolean>
  }
  communities: {
    jurisdiction: string
    id: string
    name: string
    name_en: string | null
    organisation_id: string
    residents: number | null
    households: number | null
    code: string | null
    state: Generated<string>
    closed_on: Day | null
    merged_into: string | null
    version: Generated<number>
  }
  community_events: {
    jurisdiction: string
    id: string
    organisation_id: string
    worker_id: string
    contract_id: string
    line_id: string
    community_id: string | null
    title: string
    place: string
    held_on: Day
    expected: number
    sign_code: string
    state: Generated<string>
    version: Generated<number>
    heads: number | null
    on_paper: number | null
    volunteers: number | null
    volunteer_minutes: number | null
    record_id: string | null
    closing_note: string | null
    entered_at: Moment
    entered_by: string
  }
  community_margins: {
    jurisdiction: string
    community_id: string
    variable: string
    category: string
    people: number
    source: string
    counted_on: Day
  }
  complaint_papers: {
    jurisdiction: string
    complaint_id: string
    number: number
    kind: string
    says: string
    from_on: Day | null
    to_on: Day | null
    organisation_id: string | null
    name: string
    put_at: Moment
  }
  complaints: {
    jurisdiction: string
    id: string
    tender_id: string
    challenge_id: string
    purchase_id: string
    purchaser_id: string
    provider_id: string
    number: string
    state: string
    standing: string
    sender: string
    address: string
    postcode: string
    contact: string
    phone: string
    agent: string | null
    members: string | null
    matters: string
    arises: string | null
    requests: string
    facts: string
    basis: string
    signed_by: string
    dated_on: Day
    received_on: Day
    safe_until_on: Day | null
    last_on: Day | null
    correction_asked: string | null
    correction_asked_on: Day | null
    correction_by_on: Day | null
    corrected_on: Day | null
    refused_reason: string | null
    accepted_on: Day | null
    answer: string | null
    answered_on: Day | null
    answered_by_name: string | null
    suspended_on: Day | null
    suspended_until_on: Day | null
    suspension_reason: string | null
    resumed_on: Day | null
    result: string | null
    dismissal: string | null
    decision: string | null
    outcome: string | null
    decided_by_name: string | null
    closed_on: Day | null
    created_at: Moment
    version: Generated<number>
  }
  conformity_looks: {
    jurisdiction: string
    tender_id: string
    bid_id: string
    user_id: string
    item: string
    is_met: boolean
    reason: string | null
    said_at: Moment
  }
  consensus_scores: {
    jurisdiction: string
    tender_id: string
    bid_id: string
    criterion_id: string
    score: string
    reason: string
    proposed_by: string
    proposed_at: Moment
  }
  contract_grades: {
    jurisdiction: string
    contract_id: string
    source_id: string
    grade: string
    renews: boolean
    is_open: boolean
    open_until: Day | null
    stated_on: Day
  }
  contract_grounds: {
    jurisdiction: string
    contract_id: string
    plan_id: string | null
    kind: string
    earlier_id: string | null
    announced: string | null
    state: string
    asked_at: Moment
    decided_at: Moment | null
    decided_by: string | null
    note: string | null
    approved_minor: bigint | null
    version: Generated<number>
    approved_number: number | null
  }
  contract_versions: {
    jurisdiction: string
    contract_id: string
    number: number
    state: string
    proposed_by: string
    proposed_at: Moment
    reason: string
    content: SomeJson
    purchaser_signed_at: Moment | null
    purchaser_signer: string | null
    provider_signed_at: Moment | null
    provider_signer: string | null
    answer: string | null
    answered_at: Moment | null
    version: Generated<number>
    parties: MaybeJson
  }
  contracts: {
    jurisdiction: string
    id: string
    number: string
    purchase_id: string
    tender_id: string | null
    no_tender_reason: string | null
    purchaser_id: string
    provider_id: string
    title: string
    title_en: string | null
    state: string
    version_number: number
    starts_on: Day
    ends_on: Day
    total_minor: bigint
    original_minor: bigint | null
    award_minor: bigint | null
    law_day: Day
    notice_on: Day | null
    signed_on: Day | null
    published_on: Day | null
    begun_at: Moment | null
    closed_on: Day | null
    close_reason: string | null
    created_at: Moment
    version: Generated<number>
    notice_by: string | null
    offer_by: string | null
    offer_on: Day | null
    offer_reason: string | null
  }
  counted_census: {
    jurisdiction: string
    campaign_id: string
    communities: SomeJson
    margins: SomeJson
  }
  counters: {
    jurisdiction: string
    name: string
    value: Generated<bigint>
  }
  data_requests: {
    jurisdiction: string
    id: string
    kind: string
    user_id: string | null
    entered_by: string | null
    what: string
    reach: string | null
    asked_on: Day
    due_on: Day
    state: string
    answered_on: Day | null
    answered_by: string | null
    refused_for: string | null
    answer: string | null
    version: Generated<number>
  }
  day_totals: {
    jurisdiction: string
    contract_id: string
    served_on: Day
    worker_id: string
    line_id: string
    community_id: Generated<string>
    records: Generated<number>
    units: Generated<bigint>
    people: Generated<bigint>
    minutes: Generated<bigint>
  }
  deliverables: {
    jurisdiction: string
    id: string
    contract_id: string
    purchaser_id: string
    provider_id: string
    line_id: string
    number: number
    title: string
    members: number
    opened_on: Day
    opened_by: string | null
    sessions: Generated<number>
    people: Generated<bigint>
    minutes: Generated<bigint>
    completed_by: string | null
    completed_on: Day | null
    version: Generated<number>
  }
  directory_entries: {
    jurisdiction: string
    contract_id: string
    line_id: string
    says: string
    for_whom: string[]
    address: string | null
    weekdays: number[]
    opens: string | null
    closes: string | null
    hours_note: string | null
    ways: string[]
    phone: string | null
    languages: string[]
    accessible: string
    room: string
    room_on: Day | null
    kept_on: Day
    version: Generated<number>
  }
  duties: {
    jurisdiction: string
    id: string
    contract_id: string
    purchase_id: string
    purchaser_id: string
    provider_id: string
    kind: string
    debtor: string
    subject_kind: string
    subject_id: string
    title: SomeJson
    why: SomeJson
    otherwise: SomeJson
    due_says: MaybeJson
    due_on: Day | null
    amount_minor: bigint | null
    clause: string | null
    cites: SomeJson
    href: string
    raised_on: Day
    state: Generated<string>
    fulfilled_on: Day | null
    evidence: string | null
    version: Generated<number>
  }
  erasures: {
    jurisdiction: string
    id: string
    kind: string
    place: SomeJson
    ground: string
    erased_on: Day
    erased_by: string | null
    request_id: string | null
  }
  errand_contests: {
    jurisdiction: string
    id: string
    record_id: string
    contract_id: string
    purchase_id: string
    purchaser_id: string
    provider_id: string
    state: Generated<string>
    version: Generated<number>
    reason: string
    contested_on: Day
    answer: string | null
    answered_on: Day | null
    withdrawn_on: Day | null
  }
  event_sign_ins: {
    jurisdiction: string
    event_id: string
    device: string
  }
  expert_ties: {
    jurisdiction: string
    expert_id: string
    organisation_id: string
    kind: string
    stated_on: Day
  }
  experts: {
    jurisdiction: string
    id: string
    user_id: string | null
    name: string
    email: string | null
    specialty_ids: Generated<string[]>
    title: string | null
    title_until: Day | null
    employer: string | null
    away_from: Day | null
    away_to: Day | null
    state: Generated<string>
    left_on: Day | null
    entered_on: Day
    version: Generated<number>
  }
  files: {
    jurisdiction: string
    id: string
    record_kind: string
    record_id: string
    state: Generated<string>
    name: string
    note: string | null
    type: string
    bytes: bigint
    sha256: string
    organisation_id: string | null
    added_by: string | null
    added_at: Moment
    ended_by: string | null
    ended_at: Moment | null
    gone_at: Moment | null
    purchase_id: string | null
  }
  first_day_corrections: {
    jurisdiction: string
    appointment_id: string
    n: number
    from_on_before: Day
    from_on: Day
    corrected_on: Day
    reason: string
  }
  group_members: {
    jurisdiction: string
    group_id: string
    number: number
    client_id: string | null
    joined_on: Day
    left_on: Day | null
  }
  group_sessions: {
    jurisdiction: string
    group_id: string
    record_id: string
    number: number
    held_on: Day
    present: number[]
    guests: number
    entered_at: Moment
    entered_by: string
  }
  holidays: {
    jurisdiction: string
    day: Day
    kind: string
    source: string
  }
  hours_totals: {
    jurisdiction: string
    contract_id: string
    month_on: Day
    category: string
    asked_by: string
    purchaser_id: string
    provider_id: string
    records: Generated<number>
    minutes: Generated<bigint>
    people: Generated<bigint>
  }
  household_codes: {
    jurisdiction: string
    code_hash: string
    campaign_id: string
    community_id: string
    used: Generated<boolean>
  }
  import_maps: {
    jurisdiction: string
    organisation_id: string
    columns: SomeJson
    kept_at: Moment
    kept_by: string
  }
  indicator_values: {
    jurisdiction: string
    contract_id: string
    indicator_id: string
    shown_for: string
    edition: number
    line_id: string
    value: string
    evidence: string
    shown_on: Day
    reason: string | null
    entered_at: Moment
    entered_by: string
    organisation_id: string | null
  }
  interference_of_day: {
    jurisdiction: string
    day: Day
    reports: Generated<number>
  }
  interference_reports: {
    jurisdiction: string
    id: string
    kind: string
    by_whom: string
    purchaser_id: string
    provider_id: string
    says: string
    receipt: string
    said_on: Day
    due_on: Day
    outcome: string | null
    answer: string | null
    answered_on: Day | null
    state: Generated<string>
    version: Generated<number>
  }
  invitations: {
    jurisdiction: string
    id: string
    secret_hash: string
    organisation_id: string
    role: string
    email: string
    invited_by: string | null
    created_at: Moment
    expires_at: Moment
    accepted_at: Moment | null
    withdrawn_at: Moment | null
  }
  jurisdictions: {
    code: string
    name_zh: string
    name_en: string
    zone: string
    currency: string
    place: string
    host: string | null
    ocid_prefix: string | null
    demo: Generated<boolean>
    answers_others: boolean | null
  }
  known_devices: {
    jurisdiction: string
    user_id: string
    id: string
    device: string | null
    created_at: Moment
    last_used_at: Moment
  }
  last_offers: {
    jurisdiction: string
    tender_id: string
    bid_id: string
    cover: string
    quality_sealed: Uint8Array
    price_sealed: Uint8Array
    quality_hash: string
    price_hash: string
  }
  local_number_versions: {
    jurisdiction: string
    id: string
    version: number
    known_on: Day
    state: string
    until_on: Day | null
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
    grade: string
    address: string | null
    entered_on: Day
    state: Generated<string>
    withdrawn_on: Day | null
    version: Generated<number>
  }
  login_answers: {
    jurisdiction: string
    id: string
    until: Moment
  }
  login_links: {
    jurisdiction: string
    issuer: string
    subject: string
    user_id: string
    known_as: string | null
    linked_at: Moment
  }
  login_services: {
    jurisdiction: string
    name_zh: string
    name_en: string | null
    issuer: string
    client_id: string
    client_secret: string | null
    name_claim: string
    email_claim: string
    passwords: Generated<boolean>
    version: Generated<number>
  }
  logos: {
    jurisdiction: string
    of: string
    version: number
    type: string | null
    width: number | null
    height: number | null
    sha256: string | null
    image: Uint8Array | null
  }
  low_bid_reviews: {
    jurisdiction: string
    tender_id: string
    bid_id: string
    triggered: string[]
    asked_at: Moment
    explain_until_at: Moment
    explanation: string | null
    explained_at: Moment | null
    decision: string | null
    reason: string | null
    decided_at: Moment | null
    version: Generated<number>
  }
  low_bid_votes: {
    jurisdiction: string
    tender_id: string
    bid_id: string
    user_id: string
    decision: string
    reason: string
    voted_at: Moment
  }
  memberships: {
    jurisdiction: string
    id: string
    user_id: string
    organisation_id: string
    role: string
    since: Day
    ended_on: Day | null
  }
  name_key_locks: {
    jurisdiction: string
    id: string
    organisation_id: string
    kind: string
    user_id: string | null
    salt: string
    locked: string
    made_by: string
    made_at: Moment
    expires_at: Moment | null
    tries: Generated<number>
    tried_at: Moment | null
  }
  name_keys: {
    jurisdiction: string
    organisation_id: string
    made_at: Moment
    made_by: string
    last_number: Generated<number>
  }
  need_evidence: {
    jurisdiction: string
    id: string
    need_id: string
    kind: string
    says: string
    source: string
    campaign_id: string | null
    question_id: string | null
    estimate: MaybeJson
    added_on: Day
  }
  needs: {
    jurisdiction: string
    id: string
    purchaser_id: string
    purchase_id: string | null
    title: string
    title_en: string | null
    statement: string
    state: string
    noticed_on: Day
    accepted_on: Day | null
    set_aside_on: Day | null
    set_aside_reason: string | null
    law_day: Day
    version: Generated<number>
    accepted_reason: string | null
  }
  negotiations: {
    jurisdiction: string
    tender_id: string
    bid_id: string
    held_on: Day
    place: string
    people: string
    costs: string
    terms: string
    dissent: string | null
    offered_minor: bigint
    agreed_minor: bigint
    written_by: string
    written_at: Moment
  }
  notice_choices: {
    jurisdiction: string
    user_id: string
    kind: string
    mail: string
  }
  notice_marks: {
    jurisdiction: string
    told_to: bigint
    swept_on: Day
  }
  notice_objections: {
    jurisdiction: string
    id: string
    tender_id: string
    number: number
    sender: string
    contact: string
    organisation_id: string | null
    says: string
    objected_on: Day
    finding: string | null
    experts: string | null
    answer: string | null
    answered_by: string | null
    answered_on: Day | null
  }
  notices: {
    jurisdiction: string
    id: string
    user_id: string
    organisation_id: string
    kind: string
    about: string
    title_zh: string
    title_en: string
    href: string
    due_on: Day | null
    purchase_id: string | null
    made_at: Moment
    read_at: Moment | null
    done_at: Moment | null
    mailed_at: Moment | null
    as_role: string | null
  }
  once_keys: {
    jurisdiction: string
    key: string
    action: string
    result: SomeJson
    created_on: Day
    sent_mark: string | null
  }
  open_names: {
    jurisdiction: string
    session_id: string
    organisation_id: string
    locked: string
    opened_at: Moment
  }
  opening_criteria: {
    jurisdiction: string
    opening_id: string
    n: number
    says: string
    weight: number
  }
  organisations: {
    jurisdiction: string
    id: string
    kind: string
    name: string
    name_en: string | null
    credit_code: string | null
    legal_form: string | null
    about: string | null
    parent_id: string | null
    created_at: Moment
    version: Generated<number>
    address: string | null
    represented_by: string | null
    phone: string | null
    bank: string | null
    account: string | null
    state: Generated<string>
    closed_on: Day | null
    merged_into: string | null
    contract_seal: string | null
  }
  outbox: {
    jurisdiction: string
    id: string
    kind: string
    content: string | null
    created_at: Moment
    next_at: Moment
    tries: Generated<number>
    sent_at: Moment | null
    given_up_at: Moment | null
    last_error: string | null
  }
  own_settings: {
    jurisdiction: string
    kind: string
    version: number
    value: SomeJson
    from_at: Moment
  }
  panel_agreements: {
    jurisdiction: string
    tender_id: string
    user_id: string
    consensus_version: number
    agreed_at: Moment
  }
  panel_draws: {
    jurisdiction: string
    tender_id: string
    number: number
    seed: string
    pool: string[]
    drawn: string[]
    drawn_at: Moment
    specialty_ids: Generated<string[]>
    left_out: Generated<NonNullable<unknown>>
  }
  panel_scores: {
    jurisdiction: string
    tender_id: string
    bid_id: string
    criterion_id: string
    user_id: string
    score: string
    note: string | null
    scored_at: Moment
  }
  panel_seats: {
    jurisdiction: string
    tender_id: string
    user_id: string
    kind: string
    name: string
    state: string
    draw: number | null
    appointed_at: Moment
    declared_at: Moment | null
    tie: string | null
    recused_reason: string | null
    scored_at: Moment | null
    version: Generated<number>
  }
  paper_of_day: {
    jurisdiction: string
    campaign_id: string
    day: Day
    keyed_by: string
    keyed_name: string | null
    organisation_id: string | null
    keyed: Generated<number>
    settled: Generated<number>
  }
  paper_sheets: {
    jurisdiction: string
    campaign_id: string
    sheet: string
    community_id: string
    code_hash: string | null
    state: string
    first_content: MaybeJson
    second_content: MaybeJson
    first_keyed_by: string | null
    keyed_on: Day
    version: Generated<number>
  }
  paper_uses: {
    jurisdiction: string
    kind: string
    organisation_id: string
    number: string
    claim_id: string
    reason: string | null
    used_on: Day
    numbers: Generated<string[]>
  }
  password_resets: {
    jurisdiction: string
    id: string
    secret_hash: string
    user_id: string
    made_by: string | null
    ends_two_step: Generated<boolean>
    created_at: Moment
    expires_at: Moment
    used_at: Moment | null
  }
  pay_answers: {
    jurisdiction: string
    pay_month: string
    provider_id: string
    user_id: string
    about: string
    sealed: string
  }
  pay_counts: {
    jurisdiction: string
    pay_month: string
    provider_id: string
    at_least: number | null
    differ: string | null
    short_percent: number | null
    counted_on: Day
  }
  pay_statements: {
    jurisdiction: string
    appointment_id: string
    period: string
    edition: number
    contract_id: string
    line_id: string
    pay_month: string
    gross_minor: bigint
    contributions_minor: bigint
    reason: string | null
    stated_on: Day
    stated_by: string
  }
  payment_batches: {
    jurisdiction: string
    id: string
    message_id: string
    made_at: Moment
    made_by: string | null
    initiator: string
    pay_on: Day
    state: string
    withdrawn_why: string | null
    version: Generated<number>
  }
  payment_corrections: {
    jurisdiction: string
    id: string
    claim_id: string
    purchase_id: string
    purchaser_id: string
    provider_id: string
    kind: string
    payment_id: string | null
    amount_minor: bigint | null
    interest_minor: bigint | null
    happened_on: Day
    reference: string | null
    against_id: string | null
    reason: string
    state: string
    recorded_at: Moment
    recorded_by: string | null
    decided_at: Moment | null
    decided_by: string | null
    decided_why: string | null
    version: Generated<number>
  }
  payment_recoveries: {
    jurisdiction: string
    correction_id: string
    reference: string
    amount_minor: bigint
    came_on: Day
    entered_at: Moment
    entered_by: string | null
  }
  payments: {
    jurisdiction: string
    id: string
    claim_id: string
    amount_minor: bigint
    interest_minor: Generated<bigint>
    paid_on: Day
    reference: string
    recorded_at: Moment
    recorded_by: string | null
    entered_reason: string | null
    undoes: string | null
    correction_id: string | null
    happened_on: Day | null
  }
  phone_entries: {
    jurisdiction: string
    phone_id: string
    id: string
    kind: string
    sent_mark: string
    record_id: string | null
    stored_at: Moment
  }
  phones: {
    jurisdiction: string
    id: string
    organisation_id: string
    user_id: string
    name: string
    token_hash: string
    locked_secret: string | null
    state: Generated<string>
    version: Generated<number>
    entered_at: Moment
    seen_at: Moment
    unsent: Generated<number>
    session_id: string | null
    ended_at: Moment | null
    ended_by: string | null
    wiped_at: Moment | null
  }
  plan_lines: {
    jurisdiction: string
    id: string
    plan_id: string
    position: number
    kind: string
    title: string
    hangs_on: string | null
    amount_minor: bigint
    takes_rest: Generated<boolean>
    need_ids: string[]
    reason: string | null
    scope: string | null
    community_ids: string[]
    grade: string | null
    posts: number | null
    months: number | null
    wage_minor: bigint | null
    contributions_minor: bigint | null
    quantity: number | null
    unit: string | null
    unit_price_minor: bigint | null
    wage_reason: string | null
    goals: Generated<NonNullable<unknown>>
    no_goal_reason: string | null
    subsidy: MaybeJson
    unit_terms: MaybeJson
  }
  plan_need_answers: {
    jurisdiction: string
    plan_id: string
    need_id: string
    answer: string
    reason: string
    said_on: Day
  }
  plan_sources: {
    jurisdiction: string
    plan_id: string
    position: number
    source: string
    amount_minor: bigint
  }
  plans: {
    jurisdiction: string
    id: string
    purchase_id: string
    purchaser_id: string
    number: string
    title: string
    title_en: string | null
    fiscal_year: number
    state: string
    starts_on: Day
    months: number
    method: string | null
    fixed_price: Generated<boolean>
    fixed_total_minor: bigint | null
    total_minor: Generated<bigint>
    no_survey_reason: string | null
    returned_reason: string | null
    confirms: Generated<string[]>
    law_day: Day
    submitted_on: Day | null
    approved_on: Day | null
    published_on: Day | null
    created_at: Moment
    version: Generated<number>
    inquiry_on: Day | null
    inquiry_covers: Generated<string[]>
    market_subjects: number | null
    reviews: Generated<string[]>
    reviewed_on: Day | null
    reviewers: Generated<string[]>
    drafting_reviewers: Generated<string[]>
    pricing: string | null
    service_kinds: Generated<string[]>
    suits_small_firms: boolean | null
    category: string | null
    consent: string | null
    from_adjustment: Generated<boolean>
    taken_method: string | null
    taken_consent: string | null
    taken_by: string | null
  }
  post_control: {
    jurisdiction: string
    contract_id: string
    line_id: string
    side: string
    hires: string
    instructs: string
    approves: string
    pays: string
    said_on: Day
    version: Generated<number>
  }
  post_openings: {
    jurisdiction: string
    id: string
    organisation_id: string
    contract_id: string
    line_id: string
    replaces_id: string | null
    panel: string[]
    opened_on: Day
    closes_on: Day
    state: Generated<string>
    version: Generated<number>
    chosen_id: string | null
    over_on: Day | null
    ended_reason: string | null
    entered_at: Moment
    entered_by: string
  }
  price_series: {
    jurisdiction: string
    id: string
    purchaser_id: string
    name: string
    source: string
    created_at: Moment
    version: Generated<number>
  }
  price_series_values: {
    jurisdiction: string
    series_id: string
    month: string
    number: number
    value: string
    published_on: Day
    source: string
    reason: string | null
    entered_at: Moment
    entered_by: string | null
  }
  proposals_of_day: {
    jurisdiction: string
    vote_id: string
    day: Day
    proposed: Generated<number>
  }
  purchases: {
    jurisdiction: string
    id: string
    number: string
    title: string
    title_en: string | null
    purchaser_id: string
    community_ids: string[]
    law_day: Day
    opened_at: Moment
    version: Generated<number>
  }
  qualifications: {
    jurisdiction: string
    id: string
    organisation_id: string
    user_id: string
    kind: string
    valid_until: Day
    entered_at: Moment
    entered_by: string
  }
  questionnaires: {
    jurisdiction: string
    id: string
    purchaser_id: string
    title: string
    title_en: string | null
    purpose: string
    first_id: string
    edition: number
    state: string
    content: SomeJson
    created_on: Day
    version: Generated<number>
  }
  rating_marks: {
    jurisdiction: string
    round_id: string
    side: string
    dimension: string
    mark: number
    purchaser_id: string
    provider_id: string
    revealed_on: Day
  }
  ratings: {
    jurisdiction: string
    round_id: string
    side: string
    given_on: Day
    sealed: string
    marks: MaybeJson
    reply: string | null
    replied_on: Day | null
  }
  reach_told: {
    jurisdiction: string
    contract_id: string
    line_id: string
    looked_on: Day
    until: Day | null
    people: number | null
    by_age: MaybeJson
    by_sex: MaybeJson
  }
  record_log: {
    jurisdiction: string
    id: string
    at: Moment
    action: string
    subject_kind: string | null
    subject_id: string | null
    purchase_id: string | null
    actor_kind: string
    actor_id: string | null
    actor_name: string | null
    organisation_id: string | null
    outcome: string
    facts: SomeJson
    before_hash: string | null
    after_hash: string | null
    request_id: string | null
    changes: MaybeJson
    salts: string[] | null
    erased_by: string | null
  }
  record_log_heads: {
    jurisdiction: string
    size: bigint
    signed_at: Moment
    note: string
  }
  record_log_keys: {
    jurisdiction: string
    key: string
    since: Moment
  }
  record_log_order: {
    jurisdiction: string
    seq: bigint
    entry_id: string
    hash: string | null
    leaf: string | null
  }
  record_log_pending: {
    jurisdiction: string
    entry_id: string
    held_by: string | null
  }
  record_log_tiles: {
    jurisdiction: string
    level: number
    number: bigint
    hashes: Uint8Array
  }
  recovery_codes: {
    jurisdiction: string
    user_id: string
    id: string
    created_at: Moment
    used_at: Moment | null
  }
  refused_of_day: {
    jurisdiction: string
    day: Day
    actor_id: string
    actor_kind: string
    action: string
    times: number
    entered: Generated<number>
  }
  rehearsal: {
    single: Generated<boolean>
    ahead_seconds: bigint
    moved_at: Moment
  }
  renewal_wills: {
    jurisdiction: string
    contract_id: string
    side: string
    goes_on: boolean
    reason: string
    said_on: Day
    version: Generated<number>
  }
  resident_samples: {
    jurisdiction: string
    round_id: string
    campaign_id: string
    seed: string
    drawn_on: Day
    drawn_by: string | null
    closes_on: Day
    counts_on: Day
    counted_on: Day | null
  }
  role_card_shares: {
    jurisdiction: string
    contract_id: string
    line_id: string
    category: string
    percent: number
    tasks: string
  }
  role_cards: {
    jurisdiction: string
    contract_id: string
    line_id: string
    purpose: string
    may_assign: string
    written_on: Day
    version: Generated<number>
    certificate: string | null
  }
  rounds: {
    jurisdiction: string
    id: string
    purchase_id: string
    contract_id: string
    purchaser_id: string
    provider_id: string
    kind: string
    state: string
    opened_on: Day
    closes_on: Day
    due_at: Moment
    revealed_at: Moment | null
    reply_until: Day | null
    recipient: string
    locked_key: string
    law_day: Day
    version: Generated<number>
    lines: MaybeJson
  }
  sampled_households: {
    jurisdiction: string
    round_id: string
    community_id: string
    frame_size: number
    drawn: SomeJson
  }
  score_corrections: {
    jurisdiction: string
    tender_id: string
    number: number
    bid_id: string
    criterion_id: string
    user_id: string
    ground: string
    was: string
    becomes: string
    kept: boolean
    reason: string
    corrected_at: Moment
  }
  score_findings: {
    jurisdiction: string
    tender_id: string
    bid_id: string
    criterion_id: string
    user_id: string
    found_by: string
    ground: string
    reason: string
    found_at: Moment
  }
  secret_check: {
    single: Generated<boolean>
    salt: Uint8Array
    proof: Uint8Array
  }
  service_months: {
    jurisdiction: string
    contract_id: string
    month_on: Day
    ends_on: Day
    purchaser_id: string
    provider_id: string
    records: Generated<number>
    minutes: Generated<bigint>
    errand_minutes: Generated<bigint>
    people: Generated<bigint>
    judged_on: Day | null
  }
  service_record_editions: {
    jurisdiction: string
    record_id: string
    version: number
    content: SomeJson
    reason: string
    replaced_at: Moment
    replaced_by: string | null
  }
  service_records: {
    jurisdiction: string
    id: string
    contract_id: string
    purchaser_id: string
    provider_id: string
    line_id: string
    worker_id: string
    served_on: Day
    month_on: Day
    category: string
    what: string
    minutes: number
    asked_by: string
    people: number
    units: number
    community_id: string | null
    note: string | null
    struck: Generated<boolean>
    recorded_at: Moment
    recorded_by: string | null
    version: Generated<number>
    not_counted: string | null
    deliverable_id: string | null
    errand_about: string | null
    errand_by: string | null
  }
  sessions: {
    jurisdiction: string
    id: string
    user_id: string
    organisation_id: string
    created_at: Moment
    expires_at: Moment
    demonstration: Generated<boolean>
    device: string | null
    failed_before: Generated<number>
    failed_before_at: Moment | null
    by_login_service: Generated<boolean>
  }
  set_up: {
    single: Generated<boolean>
    secret_hash: string
    made_at: Moment
    used_at: Moment | null
  }
  specialties: {
    jurisdiction: string
    id: string
    name: string
    name_en: string | null
    state: Generated<string>
    version: Generated<number>
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
  subsidy_reports: {
    jurisdiction: string
    acceptance_id: string
    times: number
    line_id: string
    came_minor: bigint | null
    came_from: string | null
    quiet_answer: string | null
    said_on: Day
    said_by: string
  }
  success_said: {
    jurisdiction: string
    contract_id: string
    side: string
    sealed: string | null
    said: MaybeJson
    said_on: Day
    by_text: number | null
  }
  success_words: {
    jurisdiction: string
    contract_id: string
    line_id: string
    words: string
    written_by: string
    written_on: Day
    agreed_on: Day | null
    version: Generated<number>
  }
  supervision_notes: {
    jurisdiction: string
    id: string
    supervision_id: string
    sealed: string
    written_by: string
    written_at: Moment
  }
  supervisions: {
    jurisdiction: string
    id: string
    organisation_id: string
    supervisor_id: string
    worker_id: string
    planned_on: Day
    state: Generated<string>
    version: Generated<number>
    held_on: Day | null
    minutes: number | null
    record_id: string | null
    entered_at: Moment
    entered_by: string
  }
  supplier_applications: {
    jurisdiction: string
    id: string
    state: Generated<string>
    name: string
    name_en: string | null
    credit_code: string
    legal_form: string
    address: string | null
    represented_by: string | null
    phone: string | null
    contact_name: string | null
    contact_email: string | null
    documents: Generated<NonNullable<unknown>>
    asked_on: Day
    decided_on: Day | null
    reason: string | null
    organisation_id: string | null
    version: Generated<number>
  }
  supplier_documents: {
    jurisdiction: string
    id: string
    organisation_id: string
    kind: string
    number: string
    issuer: string | null
    valid_until: Day | null
    state: Generated<string>
    entered_on: Day
    withdrawn_on: Day | null
    version: Generated<number>
  }
  supplier_rules: {
    jurisdiction: string
    by_rule: boolean
    version: Generated<number>
    known: Generated<NonNullable<unknown>>
  }
  talk_changes: {
    jurisdiction: string
    tender_id: string
    number: number
    kind: string
    says: string
    confirmed_by: string
    confirmed_at: Moment
  }
  talk_notes: {
    jurisdiction: string
    tender_id: string
    bid_id: string
    number: number
    says: string
    written_by: string
    written_at: Moment
  }
  tender_applications: {
    jurisdiction: string
    tender_id: string
    provider_id: string
    says: string
    applied_at: Moment
    finding: string | null
    reason: string | null
    found_on: Day | null
  }
  tender_criteria: {
    jurisdiction: string
    id: string
    tender_id: string
    position: number
    title: string
    weight: string
    kind: string
    guide: string
    counts_own: Generated<boolean>
  }
  tender_questions: {
    jurisdiction: string
    id: string
    tender_id: string
    asked_by: string
    question: string
    asked_at: Moment
    answer: string | null
    answered_at: Moment | null
    affects_bids: boolean | null
  }
  tenders: {
    jurisdiction: string
    id: string
    purchase_id: string
    plan_id: string
    purchaser_id: string
    number: string
    title: string
    title_en: string | null
    method: string
    state: string
    lines: SomeJson
    budget_minor: bigint
    ceiling_minor: bigint | null
    fixed_price: boolean
    price_weight: string | null
    starts_on: Day
    months: number
    conditions: string | null
    acceptance: string | null
    payment: string | null
    is_complex: Generated<boolean>
    high_impact: Generated<boolean>
    consent: string | null
    despite: string | null
    issued_on: Day | null
    documents_until_on: Day | null
    deadline_at: Moment | null
    quality_recipient: string | null
    quality_key: string | null
    price_recipient: string | null
    price_key: string | null
    opened_at: Moment | null
    consensus_version: Generated<number>
    consensus_locked_at: Moment | null
    scored_at: Moment | null
    lot_seed: string | null
    ended_on: Day | null
    ended_reason: string | null
    law_day: Day
    created_at: Moment
    version: Generated<number>
    reserve: string | null
    reserved_minor: bigint | null
    reserved_small_minor: bigint | null
    why_not_reserved: string | null
    small_deduction: string | null
    deducts_for_social: Generated<boolean>
    scoring: Generated<string>
    advance_share: string | null
    advance_when: string | null
    retention_share: string | null
    retention_until: string | null
    retention_days: number | null
    price_index: MaybeJson
    stages: SomeJson
    talked_at: Moment | null
    named: Generated<NonNullable<unknown>>
    ground: string | null
    ground_says: string | null
    ground_experts: string | null
    ground_original_minor: bigint | null
    announced_on: Day | null
    notice_until_on: Day | null
    qualified_at: Moment | null
    conformed_at: Moment | null
    invite_seed: string | null
  }
  time_answers: {
    jurisdiction: string
    acceptance_id: string
    times: number
    appointment_id: string
    answer: string
    answered_on: Day
    answered_by: string
  }
  try_budgets: {
    jurisdiction: string
    key: string
    tries: number
    last_at: Moment
    next_at: Moment
  }
  unit_kind_wordings: {
    jurisdiction: string
    kind_id: string
    number: number
    name: string
    name_en: string | null
    unit: string
    unit_en: string | null
    terms: MaybeJson
    written_at: Moment
    written_by: string | null
  }
  unit_kinds: {
    jurisdiction: string
    id: string
    purchaser_id: string
    retired_on: Day | null
    created_at: Moment
    version: Generated<number>
  }
  unit_totals: {
    jurisdiction: string
    contract_id: string
    line_id: string
    month_on: Day
    community_id: Generated<string>
    records: Generated<number>
    units: Generated<bigint>
    people: Generated<bigint>
    minutes: Generated<bigint>
  }
  users: {
    jurisdiction: string
    id: string
    email: string
    name: string
    password_hash: string | null
    totp_secret: string | null
    totp_used_step: bigint | null
    failed_tries: Generated<number>
    blocked_until: Moment | null
    disabled_at: Moment | null
    created_at: Moment
    version: Generated<number>
    last_failed_at: Moment | null
  }
  vacancy_rounds: {
    jurisdiction: string
    checked_on: Day
    checked_at: Moment
  }
  voice_helped: {
    jurisdiction: string
    voice_id: string
    helped: string
    said_on: Day
  }
  voices: {
    jurisdiction: string
    id: string
    kind: string
    about: string
    office_id: string
    provider_id: string | null
    purchase_id: string | null
    contract_id: string | null
    line_id: string | null
    answerer_id: string
    words: string
    receipt: string | null
    said_on: Day
    due_on: Day | null
    answer: string | null
    answered_on: Day | null
    answered_by: string | null
    state: Generated<string>
    version: Generated<number>
  }
  voices_of_day: {
    jurisdiction: string
    day: Day
    said: Generated<number>
    helped: Generated<number>
  }
  vote_projects: {
    jurisdiction: string
    id: string
    vote_id: string
    state: Generated<string>
    version: Generated<number>
    title: string
    title_en: string | null
    what: string
    cost_minor: bigint | null
    need_id: string | null
    community_ids: string[]
    proposed_by: string
    proposed_on: Day
    reason: string | null
    decided_on: Day | null
    line_id: string | null
  }
  votes: {
    jurisdiction: string
    id: string
    purchaser_id: string
    purchase_id: string
    title: string
    title_en: string | null
    about: string | null
    state: Generated<string>
    version: Generated<number>
    community_ids: string[]
    budget_minor: bigint
    most: number | null
    opens_on: Day
    closes_on: Day
    households: number
    keyed_twice: Generated<boolean>
    contact_phone: string | null
    campaign_id: string | null
    seed: string | null
    law_day: Day
    closed_on: Day | null
    counted_on: Day | null
    result: MaybeJson
    ended_on: Day | null
    ended_reason: string | null
  }
  waiting_answers: {
    jurisdiction: string
    campaign_id: string
    token: string
    submission: string
    box: Uint8Array
    community_id: string | null
  }
  webhooks: {
    jurisdiction: string
    id: string
    name: string
    url: string
    secret: string
    created_at: Moment
    ended_at: Moment | null
    version: Generated<number>
  }
  work_groups: {
    jurisdiction: string
    id: string
    organisation_id: string
    worker_id: string
    contract_id: string
    line_id: string
    deliverable_id: string | null
    title: string
    aims: string
    sessions: number
    state: Generated<string>
    version: Generated<number>
    next_on: Day | null
    closed_on: Day | null
    attained: string | null
    closing_note: string | null
    entered_at: Moment
    entered_by: string
  }
}

/** The names of the columns, where a record is written back into its row. */
export const columnNames = {
  acceptance_checks: ['jurisdiction', 'acceptance_id', 'times', 'record_id', 'result', 'note', 'checked_on', 'checked_by'],
  acceptance_draws: ['jurisdiction', 'acceptance_id', 'times', 'seed', 'pool', 'drawn', 'drawn_at', 'pool_size'],
  acceptance_lines: ['jurisdiction', 'acceptance_id', 'instalment_key', 'contract_id', 'line_id', 'claimed', 'accepted', 'given_up', 'disputed_reason', 'counted', 'out_of', 'settled_on', 'settled_note'],
  acceptance_opinions: ['jurisdiction', 'acceptance_id', 'position', 'community_id', 'how', 'satisfied', 'neutral', 'dissatisfied', 'heard', 'heard_on', 'entered_by', 'organisation_id'],
  acceptances: ['jurisdiction', 'id', 'contract_id', 'purchase_id', 'purchaser_id', 'provider_id', 'kind', 'period', 'period_from', 'period_to', 'state', 'times', 'handed_in_on', 'due_on', 'silence_accepts', 'says', 'accepted_on', 'decided_by', 'remark', 'no_opinion_reason', 'returned_on', 'returned_reason', 'law_day', 'version', 'unchecked_reason'],
  alarms: ['jurisdiction', 'kind', 'subject_kind', 'subject_id', 'raised_at'],
  answer_drafts: ['jurisdiction', 'id_hash', 'campaign_id', 'community_id', 'code_hash', 'submission_id', 'route', 'content', 'touched_on', 'sent', 'box'],
  answer_keys: ['jurisdiction', 'campaign_id', 'locked_key', 'sealed', 'looked_at'],
  answer_salts: ['jurisdiction', 'salt'],
  answer_totals: ['jurisdiction', 'campaign_id', 'community_id', 'route', 'invited', 'answers', 'scored', 'score_milli'],
  answers: ['jurisdiction', 'campaign_id', 'submission_hash', 'community_id', 'route', 'invited', 'answered_on', 'content', 'shuffled'],
  answers_of_day: ['jurisdiction', 'campaign_id', 'day', 'answers'],
  api_tokens: ['jurisdiction', 'id', 'token_id', 'name', 'user_id', 'organisation_id', 'scopes', 'created_at', 'expires_at', 'revoked_at'],
  appointment_certificates: ['jurisdiction', 'appointment_id', 'kind', 'valid_until', 'entered_at'],
  appointments: ['jurisdiction', 'id', 'contract_id', 'line_id', 'provider_id', 'worker_id', 'worker_name', 'grade', 'share_parts', 'from_on', 'to_on', 'replaces_id', 'competition', 'applicants', 'end_reason', 'version', 'entered_on', 'entered_reason', 'state', 'withdrawn_on', 'withdrawn_reason'],
  appraisal_instruments: ['jurisdiction', 'id', 'title', 'indicators', 'apart', 'renews_from', 'kept_on', 'version'],
  appraisal_marks: ['jurisdiction', 'appraisal_id', 'rater_id', 'marks', 'given_on'],
  appraisal_settlements: ['jurisdiction', 'appraisal_id', 'indicator', 'rater_id', 'mark', 'reason', 'said_on'],
  appraisal_statements: ['jurisdiction', 'appraisal_id', 'side', 'says', 'said_on'],
  appraisals: ['jurisdiction', 'id', 'purchase_id', 'contract_id', 'purchaser_id', 'provider_id', 'evaluator_id', 'proposed_by', 'aside', 'pool', 'seed', 'instrument', 'rater_one', 'rater_two', 'marks_until', 'opened_on', 'law_day', 'findings', 'advice', 'statements_until', 'answer', 'score', 'grade', 'final_on', 'appeal_until', 'appealed_by', 'appeal', 'appealed_on', 'decide_until', 'decision', 'decided_on', 'decided_grade', 'state', 'version'],
  asked_again: ['jurisdiction', 'round_id', 'campaign_id', 'who', 'seed', 'drawn', 'ended_on', 'drawn_on', 'closes_on', 'drawn_by'],
  awards: ['jurisdiction', 'id', 'tender_id', 'purchase_id', 'bid_id', 'provider_id', 'lines', 'total_minor', 'promises', 'reasons', 'awarded_on', 'notice_on', 'signed_on', 'ended_on', 'ended_ground', 'ended_reason', 'evidence', 'ended_by', 'begun_on', 'winner_signed_on', 'before_winner'],
  batch_transfers: ['jurisdiction', 'batch_id', 'end_to_end_id', 'claim_id', 'amount_minor', 'interest_minor', 'payer_name', 'payer_bank', 'payer_account', 'payee_name', 'payee_bank', 'payee_account', 'remittance', 'live', 'answer', 'answered_on', 'bank_says', 'payment_id'],
  bid_examinations: ['jurisdiction', 'tender_id', 'bid_id', 'stage', 'item', 'is_met', 'reason', 'examined_by', 'examined_at'],
  bid_objections: ['jurisdiction', 'tender_id', 'bid_id', 'reason', 'proposed_by'],
  bids: ['jurisdiction', 'id', 'tender_id', 'provider_id', 'state', 'received_at', 'submitted_by', 'quality_sealed', 'price_sealed', 'file_sealed', 'quality_hash', 'price_hash', 'file_hash', 'revision', 'withdrawn_at', 'quality', 'price', 'total_minor', 'quality_score', 'price_score', 'total_score', 'rank', 'tie', 'reason', 'version', 'finding', 'bidder_blind', 'cover'],
  budget_items: ['jurisdiction', 'purchaser_id', 'year', 'name', 'amount_minor', 'carried_minor', 'entered_at', 'entered_by', 'version'],
  calendar_years: ['jurisdiction', 'year', 'source', 'address', 'entered_on', 'version'],
  calendar_years_before: ['jurisdiction', 'year', 'n', 'source', 'address', 'entered_on', 'replaced_on', 'days_off', 'worked_weekends'],
  campaign_slips: ['jurisdiction', 'campaign_id', 'locked_key', 'sealed'],
  campaigns: ['jurisdiction', 'id', 'purchaser_id', 'purchase_id', 'questionnaire_id', 'title', 'title_en', 'purpose', 'community_ids', 'opens_on', 'closes_on', 'about', 'about_en', 'contact_name', 'contact_phone', 'keyed_twice', 'open_token_hash', 'codes_made', 'law_day', 'opened_at', 'version', 'drawn_by', 'counted_on', 'gone_options'],
  candidate_scores: ['jurisdiction', 'candidate_id', 'user_id', 'n', 'points'],
  candidates: ['jurisdiction', 'id', 'opening_id', 'number', 'name', 'contact', 'about', 'reason', 'entered_at', 'forgotten_on'],
  case_contacts: ['jurisdiction', 'id', 'case_id', 'kind', 'planned_on', 'record_id', 'done_on', 'met', 'entered_by', 'entered_at'],
  case_goals: ['jurisdiction', 'id', 'case_id', 'number', 'area', 'weight', 'baseline', 'added_on'],
  case_levels: ['jurisdiction', 'id', 'case_id', 'goal_id', 'seen_at', 'seen_on', 'level', 'entered_by', 'entered_at'],
  case_scales: ['jurisdiction', 'id', 'organisation_id', 'says', 'retired_on', 'version', 'entered_at', 'entered_by'],
  cases: ['jurisdiction', 'id', 'organisation_id', 'client_id', 'number', 'contract_id', 'line_id', 'deliverable_id', 'source', 'risk', 'asked_on', 'waiting_since', 'taken_on', 'agreed_on', 'closed_on', 'closed_why', 'follow_up_on', 'followed_on', 'lasting', 'state', 'version', 'entered_at', 'entered_by'],
  cash_figures: ['jurisdiction', 'organisation_id', 'stated_at', 'locked_key', 'sealed'],
  challenge_help: ['jurisdiction', 'challenge_id', 'user_id', 'name', 'says', 'said_at'],
  challenges: ['jurisdiction', 'id', 'tender_id', 'purchase_id', 'purchaser_id', 'provider_id', 'number', 'state', 'about', 'step', 'standing', 'sender', 'address', 'postcode', 'contact', 'phone', 'agent', 'members', 'matters', 'requests', 'facts', 'basis', 'signed_by', 'dated_on', 'received_on', 'safe_until_on', 'last_on', 'judged', 'panel_asked_at', 'finding', 'answer', 'answered_on', 'answered_by', 'answered_by_name', 'outcome', 'outcome_reason', 'carried_out_on', 'closed_on', 'created_at', 'version'],
  claim_books: ['jurisdiction', 'contract_id', 'last_number', 'claimed_minor'],
  claim_desks: ['jurisdiction', 'claim_id', 'position', 'desk', 'came_at', 'left_at', 'left_by_name'],
  claim_lines: ['jurisdiction', 'claim_id', 'instalment_key', 'contract_id', 'line_id', 'acceptance_id', 'share', 'amount_minor', 'disputed_minor', 'out_of'],
  claims: ['jurisdiction', 'id', 'number', 'purchase_id', 'contract_id', 'purchaser_id', 'provider_id', 'source', 'acceptance_id', 'title_zh', 'title_en', 'amount_minor', 'disputed_minor', 'snapshot', 'snapshot_hash', 'made_on', 'clock_basis', 'clock_start_on', 'due_on', 'clock_says', 'daily_late_rate', 'law_day', 'state', 'desk_since_at', 'asked_by_desk', 'asked_on', 'asked_what', 'completed_on', 'completed_with', 'invoice_number', 'invoice_on', 'paid_minor', 'interest_paid_minor', 'interest_due_minor', 'last_paid_on', 'settled_on', 'version', 'rate_agreed_on'],
  client_consents: ['jurisdiction', 'id', 'client_id', 'scope', 'given_on', 'given_by', 'way', 'until_on', 'entered_by', 'entered_at', 'withdrawn_on', 'withdrawn_at'],
  client_looks: ['jurisdiction', 'client_id', 'user_id', 'looked_on', 'times', 'last_at'],
  client_notes: ['jurisdiction', 'id', 'client_id', 'about', 'kind', 'sealed', 'written_by', 'written_at'],
  client_reasons: ['jurisdiction', 'id', 'client_id', 'user_id', 'reason', 'given_at', 'until_at', 'read_by', 'read_at'],
  client_transfers: ['jurisdiction', 'id', 'client_id', 'organisation_id', 'to_organisation_id', 'parts', 'given_on', 'given_by', 'way', 'salt', 'locked', 'expires_at', 'made_by', 'made_at', 'taken_at', 'taken_by'],
  clients: ['jurisdiction', 'id', 'organisation_id', 'number', 'sealed', 'name_mark', 'age_group', 'sex', 'groups', 'community_id', 'worker_id', 'state', 'version', 'entered_at', 'entered_by', 'erased_at', 'handed_to', 'handed_why', 'handed_by', 'handed_on', 'handed_unasked'],
  communities: ['jurisdiction', 'id', 'name', 'name_en', 'organisation_id', 'residents', 'households', 'code', 'state', 'closed_on', 'merged_into', 'version'],
  community_events: ['jurisdiction', 'id', 'organisation_id', 'worker_id', 'contract_id', 'line_id', 'community_id', 'title', 'place', 'held_on', 'expected', 'sign_code', 'state', 'version', 'heads', 'on_paper', 'volunteers', 'volunteer_minutes', 'record_id', 'closing_note', 'entered_at', 'entered_by'],
  community_margins: ['jurisdiction', 'community_id', 'variable', 'category', 'people', 'source', 'counted_on'],
  complaint_papers: ['jurisdiction', 'complaint_id', 'number', 'kind', 'says', 'from_on', 'to_on', 'organisation_id', 'name', 'put_at'],
  complaints: ['jurisdiction', 'id', 'tender_id', 'challenge_id', 'purchase_id', 'purchaser_id', 'provider_id', 'number', 'state', 'standing', 'sender', 'address', 'postcode', 'contact', 'phone', 'agent', 'members', 'matters', 'arises', 'requests', 'facts', 'basis', 'signed_by', 'dated_on', 'received_on', 'safe_until_on', 'last_on', 'correction_asked', 'correction_asked_on', 'correction_by_on', 'corrected_on', 'refused_reason', 'accepted_on', 'answer', 'answered_on', 'answered_by_name', 'suspended_on', 'suspended_until_on', 'suspension_reason', 'resumed_on', 'result', 'dismissal', 'decision', 'outcome', 'decided_by_name', 'closed_on', 'created_at', 'version'],
  conformity_looks: ['jurisdiction', 'tender_id', 'bid_id', 'user_id', 'item', 'is_met', 'reason', 'said_at'],
  consensus_scores: ['jurisdiction', 'tender_id', 'bid_id', 'criterion_id', 'score', 'reason', 'proposed_by', 'proposed_at'],
  contract_grades: ['jurisdiction', 'contract_id', 'source_id', 'grade', 'renews', 'is_open', 'open_until', 'stated_on'],
  contract_grounds: ['jurisdiction', 'contract_id', 'plan_id', 'kind', 'earlier_id', 'announced', 'state', 'asked_at', 'decided_at', 'decided_by', 'note', 'approved_minor', 'version', 'approved_number'],
  contract_versions: ['jurisdiction', 'contract_id', 'number', 'state', 'proposed_by', 'proposed_at', 'reason', 'content', 'purchaser_signed_at', 'purchaser_signer', 'provider_signed_at', 'provider_signer', 'answer', 'answered_at', 'version', 'parties'],
  contracts: ['jurisdiction', 'id', 'number', 'purchase_id', 'tender_id', 'no_tender_reason', 'purchaser_id', 'provider_id', 'title', 'title_en', 'state', 'version_number', 'starts_on', 'ends_on', 'total_minor', 'original_minor', 'award_minor', 'law_day', 'notice_on', 'signed_on', 'published_on', 'begun_at', 'closed_on', 'close_reason', 'created_at', 'version', 'notice_by', 'offer_by', 'offer_on', 'offer_reason'],
  counted_census: ['jurisdiction', 'campaign_id', 'communities', 'margins'],
  counters: ['jurisdiction', 'name', 'value'],
  data_requests: ['jurisdiction', 'id', 'kind', 'user_id', 'entered_by', 'what', 'reach', 'asked_on', 'due_on', 'state', 'answered_on', 'answered_by', 'refused_for', 'answer', 'version'],
  day_totals: ['jurisdiction', 'contract_id', 'served_on', 'worker_id', 'line_id', 'community_id', 'records', 'units', 'people', 'minutes'],
  deliverables: ['jurisdiction', 'id', 'contract_id', 'purchaser_id', 'provider_id', 'line_id', 'number', 'title', 'members', 'opened_on', 'opened_by', 'sessions', 'people', 'minutes', 'completed_by', 'completed_on', 'version'],
  directory_entries: ['jurisdiction', 'contract_id', 'line_id', 'says', 'for_whom', 'address', 'weekdays', 'opens', 'closes', 'hours_note', 'ways', 'phone', 'languages', 'accessible', 'room', 'room_on', 'kept_on', 'version'],
  duties: ['jurisdiction', 'id', 'contract_id', 'purchase_id', 'purchaser_id', 'provider_id', 'kind', 'debtor', 'subject_kind', 'subject_id', 'title', 'why', 'otherwise', 'due_says', 'due_on', 'amount_minor', 'clause', 'cites', 'href', 'raised_on', 'state', 'fulfilled_on', 'evidence', 'version'],
  erasures: ['jurisdiction', 'id', 'kind', 'place', 'ground', 'erased_on', 'erased_by', 'request_id'],
  errand_contests: ['jurisdiction', 'id', 'record_id', 'contract_id', 'purchase_id', 'purchaser_id', 'provider_id', 'state', 'version', 'reason', 'contested_on', 'answer', 'answered_on', 'withdrawn_on'],
  event_sign_ins: ['jurisdiction', 'event_id', 'device'],
  expert_ties: ['jurisdiction', 'expert_id', 'organisation_id', 'kind', 'stated_on'],
  experts: ['jurisdiction', 'id', 'user_id', 'name', 'email', 'specialty_ids', 'title', 'title_until', 'employer', 'away_from', 'away_to', 'state', 'left_on', 'entered_on', 'version'],
  files: ['jurisdiction', 'id', 'record_kind', 'record_id', 'state', 'name', 'note', 'type', 'bytes', 'sha256', 'organisation_id', 'added_by', 'added_at', 'ended_by', 'ended_at', 'gone_at', 'purchase_id'],
  first_day_corrections: ['jurisdiction', 'appointment_id', 'n', 'from_on_before', 'from_on', 'corrected_on', 'reason'],
  group_members: ['jurisdiction', 'group_id', 'number', 'client_id', 'joined_on', 'left_on'],
  group_sessions: ['jurisdiction', 'group_id', 'record_id', 'number', 'held_on', 'present', 'guests', 'entered_at', 'entered_by'],
  holidays: ['jurisdiction', 'day', 'kind', 'source'],
  hours_totals: ['jurisdiction', 'contract_id', 'month_on', 'category', 'asked_by', 'purchaser_id', 'provider_id', 'records', 'minutes', 'people'],
  household_codes: ['jurisdiction', 'code_hash', 'campaign_id', 'community_id', 'used'],
  import_maps: ['jurisdiction', 'organisation_id', 'columns', 'kept_at', 'kept_by'],
  indicator_values: ['jurisdiction', 'contract_id', 'indicator_id', 'shown_for', 'edition', 'line_id', 'value', 'evidence', 'shown_on', 'reason', 'entered_at', 'entered_by', 'organisation_id'],
  interference_of_day: ['jurisdiction', 'day', 'reports'],
  interference_reports: ['jurisdiction', 'id', 'kind', 'by_whom', 'purchaser_id', 'provider_id', 'says', 'receipt', 'said_on', 'due_on', 'outcome', 'answer', 'answered_on', 'state', 'version'],
  invitations: ['jurisdiction', 'id', 'secret_hash', 'organisation_id', 'role', 'email', 'invited_by', 'created_at', 'expires_at', 'accepted_at', 'withdrawn_at'],
  jurisdictions: ['code', 'name_zh', 'name_en', 'zone', 'currency', 'place', 'host', 'ocid_prefix', 'demo', 'answers_others'],
  known_devices: ['jurisdiction', 'user_id', 'id', 'device', 'created_at', 'last_used_at'],
  last_offers: ['jurisdiction', 'tender_id', 'bid_id', 'cover', 'quality_sealed', 'price_sealed', 'quality_hash', 'price_hash'],
  local_number_versions: ['jurisdiction', 'id', 'version', 'known_on', 'state', 'until_on'],
  local_numbers: ['jurisdiction', 'id', 'key', 'value', 'from_on', 'until_on', 'source', 'article', 'grade', 'address', 'entered_on', 'state', 'withdrawn_on', 'version'],
  login_answers: ['jurisdiction', 'id', 'until'],
  login_links: ['jurisdiction', 'issuer', 'subject', 'user_id', 'known_as', 'linked_at'],
  login_services: ['jurisdiction', 'name_zh', 'name_en', 'issuer', 'client_id', 'client_secret', 'name_claim', 'email_claim', 'passwords', 'version'],
  logos: ['jurisdiction', 'of', 'version', 'type', 'width', 'height', 'sha256', 'image'],
  low_bid_reviews: ['jurisdiction', 'tender_id', 'bid_id', 'triggered', 'asked_at', 'explain_until_at', 'explanation', 'explained_at', 'decision', 'reason', 'decided_at', 'version'],
  low_bid_votes: ['jurisdiction', 'tender_id', 'bid_id', 'user_id', 'decision', 'reason', 'voted_at'],
  memberships: ['jurisdiction', 'id', 'user_id', 'organisation_id', 'role', 'since', 'ended_on'],
  name_key_locks: ['jurisdiction', 'id', 'organisation_id', 'kind', 'user_id', 'salt', 'locked', 'made_by', 'made_at', 'expires_at', 'tries', 'tried_at'],
  name_keys: ['jurisdiction', 'organisation_id', 'made_at', 'made_by', 'last_number'],
  need_evidence: ['jurisdiction', 'id', 'need_id', 'kind', 'says', 'source', 'campaign_id', 'question_id', 'estimate', 'added_on'],
  needs: ['jurisdiction', 'id', 'purchaser_id', 'purchase_id', 'title', 'title_en', 'statement', 'state', 'noticed_on', 'accepted_on', 'set_aside_on', 'set_aside_reason', 'law_day', 'version', 'accepted_reason'],
  negotiations: ['jurisdiction', 'tender_id', 'bid_id', 'held_on', 'place', 'people', 'costs', 'terms', 'dissent', 'offered_minor', 'agreed_minor', 'written_by', 'written_at'],
  notice_choices: ['jurisdiction', 'user_id', 'kind', 'mail'],
  notice_marks: ['jurisdiction', 'told_to', 'swept_on'],
  notice_objections: ['jurisdiction', 'id', 'tender_id', 'number', 'sender', 'contact', 'organisation_id', 'says', 'objected_on', 'finding', 'experts', 'answer', 'answered_by', 'answered_on'],
  notices: ['jurisdiction', 'id', 'user_id', 'organisation_id', 'kind', 'about', 'title_zh', 'title_en', 'href', 'due_on', 'purchase_id', 'made_at', 'read_at', 'done_at', 'mailed_at', 'as_role'],
  once_keys: ['jurisdiction', 'key', 'action', 'result', 'created_on', 'sent_mark'],
  open_names: ['jurisdiction', 'session_id', 'organisation_id', 'locked', 'opened_at'],
  opening_criteria: ['jurisdiction', 'opening_id', 'n', 'says', 'weight'],
  organisations: ['jurisdiction', 'id', 'kind', 'name', 'name_en', 'credit_code', 'legal_form', 'about', 'parent_id', 'created_at', 'version', 'address', 'represented_by', 'phone', 'bank', 'account', 'state', 'closed_on', 'merged_into', 'contract_seal'],
  outbox: ['jurisdiction', 'id', 'kind', 'content', 'created_at', 'next_at', 'tries', 'sent_at', 'given_up_at', 'last_error'],
  own_settings: ['jurisdiction', 'kind', 'version', 'value', 'from_at'],
  panel_agreements: ['jurisdiction', 'tender_id', 'user_id', 'consensus_version', 'agreed_at'],
  panel_draws: ['jurisdiction', 'tender_id', 'number', 'seed', 'pool', 'drawn', 'drawn_at', 'specialty_ids', 'left_out'],
  panel_scores: ['jurisdiction', 'tender_id', 'bid_id', 'criterion_id', 'user_id', 'score', 'note', 'scored_at'],
  panel_seats: ['jurisdiction', 'tender_id', 'user_id', 'kind', 'name', 'state', 'draw', 'appointed_at', 'declared_at', 'tie', 'recused_reason', 'scored_at', 'version'],
  paper_of_day: ['jurisdiction', 'campaign_id', 'day', 'keyed_by', 'keyed_name', 'organisation_id', 'keyed', 'settled'],
  paper_sheets: ['jurisdiction', 'campaign_id', 'sheet', 'community_id', 'code_hash', 'state', 'first_content', 'second_content', 'first_keyed_by', 'keyed_on', 'version'],
  paper_uses: ['jurisdiction', 'kind', 'organisation_id', 'number', 'claim_id', 'reason', 'used_on', 'numbers'],
  password_resets: ['jurisdiction', 'id', 'secret_hash', 'user_id', 'made_by', 'ends_two_step', 'created_at', 'expires_at', 'used_at'],
  pay_answers: ['jurisdiction', 'pay_month', 'provider_id', 'user_id', 'about', 'sealed'],
  pay_counts: ['jurisdiction', 'pay_month', 'provider_id', 'at_least', 'differ', 'short_percent', 'counted_on'],
  pay_statements: ['jurisdiction', 'appointment_id', 'period', 'edition', 'contract_id', 'line_id', 'pay_month', 'gross_minor', 'contributions_minor', 'reason', 'stated_on', 'stated_by'],
  payment_batches: ['jurisdiction', 'id', 'message_id', 'made_at', 'made_by', 'initiator', 'pay_on', 'state', 'withdrawn_why', 'version'],
  payment_corrections: ['jurisdiction', 'id', 'claim_id', 'purchase_id', 'purchaser_id', 'provider_id', 'kind', 'payment_id', 'amount_minor', 'interest_minor', 'happened_on', 'reference', 'against_id', 'reason', 'state', 'recorded_at', 'recorded_by', 'decided_at', 'decided_by', 'decided_why', 'version'],
  payment_recoveries: ['jurisdiction', 'correction_id', 'reference', 'amount_minor', 'came_on', 'entered_at', 'entered_by'],
  payments: ['jurisdiction', 'id', 'claim_id', 'amount_minor', 'interest_minor', 'paid_on', 'reference', 'recorded_at', 'recorded_by', 'entered_reason', 'undoes', 'correction_id', 'happened_on'],
  phone_entries: ['jurisdiction', 'phone_id', 'id', 'kind', 'sent_mark', 'record_id', 'stored_at'],
  phones: ['jurisdiction', 'id', 'organisation_id', 'user_id', 'name', 'token_hash', 'locked_secret', 'state', 'version', 'entered_at', 'seen_at', 'unsent', 'session_id', 'ended_at', 'ended_by', 'wiped_at'],
  plan_lines: ['jurisdiction', 'id', 'plan_id', 'position', 'kind', 'title', 'hangs_on', 'amount_minor', 'takes_rest', 'need_ids', 'reason', 'scope', 'community_ids', 'grade', 'posts', 'months', 'wage_minor', 'contributions_minor', 'quantity', 'unit', 'unit_price_minor', 'wage_reason', 'goals', 'no_goal_reason', 'subsidy', 'unit_terms'],
  plan_need_answers: ['jurisdiction', 'plan_id', 'need_id', 'answer', 'reason', 'said_on'],
  plan_sources: ['jurisdiction', 'plan_id', 'position', 'source', 'amount_minor'],
  plans: ['jurisdiction', 'id', 'purchase_id', 'purchaser_id', 'number', 'title', 'title_en', 'fiscal_year', 'state', 'starts_on', 'months', 'method', 'fixed_price', 'fixed_total_minor', 'total_minor', 'no_survey_reason', 'returned_reason', 'confirms', 'law_day', 'submitted_on', 'approved_on', 'published_on', 'created_at', 'version', 'inquiry_on', 'inquiry_covers', 'market_subjects', 'reviews', 'reviewed_on', 'reviewers', 'drafting_reviewers', 'pricing', 'service_kinds', 'suits_small_firms', 'category', 'consent', 'from_adjustment', 'taken_method', 'taken_consent', 'taken_by'],
  post_control: ['jurisdiction', 'contract_id', 'line_id', 'side', 'hires', 'instructs', 'approves', 'pays', 'said_on', 'version'],
  post_openings: ['jurisdiction', 'id', 'organisation_id', 'contract_id', 'line_id', 'replaces_id', 'panel', 'opened_on', 'closes_on', 'state', 'version', 'chosen_id', 'over_on', 'ended_reason', 'entered_at', 'entered_by'],
  price_series: ['jurisdiction', 'id', 'purchaser_id', 'name', 'source', 'created_at', 'version'],
  price_series_values: ['jurisdiction', 'series_id', 'month', 'number', 'value', 'published_on', 'source', 'reason', 'entered_at', 'entered_by'],
  proposals_of_day: ['jurisdiction', 'vote_id', 'day', 'proposed'],
  purchases: ['jurisdiction', 'id', 'number', 'title', 'title_en', 'purchaser_id', 'community_ids', 'law_day', 'opened_at', 'version'],
  qualifications: ['jurisdiction', 'id', 'organisation_id', 'user_id', 'kind', 'valid_until', 'entered_at', 'entered_by'],
  questionnaires: ['jurisdiction', 'id', 'purchaser_id', 'title', 'title_en', 'purpose', 'first_id', 'edition', 'state', 'content', 'created_on', 'version'],
  rating_marks: ['jurisdiction', 'round_id', 'side', 'dimension', 'mark', 'purchaser_id', 'provider_id', 'revealed_on'],
  ratings: ['jurisdiction', 'round_id', 'side', 'given_on', 'sealed', 'marks', 'reply', 'replied_on'],
  reach_told: ['jurisdiction', 'contract_id', 'line_id', 'looked_on', 'until', 'people', 'by_age', 'by_sex'],
  record_log: ['jurisdiction', 'id', 'at', 'action', 'subject_kind', 'subject_id', 'purchase_id', 'actor_kind', 'actor_id', 'actor_name', 'organisation_id', 'outcome', 'facts', 'before_hash', 'after_hash', 'request_id', 'changes', 'salts', 'erased_by'],
  record_log_heads: ['jurisdiction', 'size', 'signed_at', 'note'],
  record_log_keys: ['jurisdiction', 'key', 'since'],
  record_log_order: ['jurisdiction', 'seq', 'entry_id', 'hash', 'leaf'],
  record_log_pending: ['jurisdiction', 'entry_id', 'held_by'],
  record_log_tiles: ['jurisdiction', 'level', 'number', 'hashes'],
  recovery_codes: ['jurisdiction', 'user_id', 'id', 'created_at', 'used_at'],
  refused_of_day: ['jurisdiction', 'day', 'actor_id', 'actor_kind', 'action', 'times', 'entered'],
  rehearsal: ['single', 'ahead_seconds', 'moved_at'],
  renewal_wills: ['jurisdiction', 'contract_id', 'side', 'goes_on', 'reason', 'said_on', 'version'],
  resident_samples: ['jurisdiction', 'round_id', 'campaign_id', 'seed', 'drawn_on', 'drawn_by', 'closes_on', 'counts_on', 'counted_on'],
  role_card_shares: ['jurisdiction', 'contract_id', 'line_id', 'category', 'percent', 'tasks'],
  role_cards: ['jurisdiction', 'contract_id', 'line_id', 'purpose', 'may_assign', 'written_on', 'version', 'certificate'],
  rounds: ['jurisdiction', 'id', 'purchase_id', 'contract_id', 'purchaser_id', 'provider_id', 'kind', 'state', 'opened_on', 'closes_on', 'due_at', 'revealed_at', 'reply_until', 'recipient', 'locked_key', 'law_day', 'version', 'lines'],
  sampled_households: ['jurisdiction', 'round_id', 'community_id', 'frame_size', 'drawn'],
  score_corrections: ['jurisdiction', 'tender_id', 'number', 'bid_id', 'criterion_id', 'user_id', 'ground', 'was', 'becomes', 'kept', 'reason', 'corrected_at'],
  score_findings: ['jurisdiction', 'tender_id', 'bid_id', 'criterion_id', 'user_id', 'found_by', 'ground', 'reason', 'found_at'],
  secret_check: ['single', 'salt', 'proof'],
  service_months: ['jurisdiction', 'contract_id', 'month_on', 'ends_on', 'purchaser_id', 'provider_id', 'records', 'minutes', 'errand_minutes', 'people', 'judged_on'],
  service_record_editions: ['jurisdiction', 'record_id', 'version', 'content', 'reason', 'replaced_at', 'replaced_by'],
  service_records: ['jurisdiction', 'id', 'contract_id', 'purchaser_id', 'provider_id', 'line_id', 'worker_id', 'served_on', 'month_on', 'category', 'what', 'minutes', 'asked_by', 'people', 'units', 'community_id', 'note', 'struck', 'recorded_at', 'recorded_by', 'version', 'not_counted', 'deliverable_id', 'errand_about', 'errand_by'],
  sessions: ['jurisdiction', 'id', 'user_id', 'organisation_id', 'created_at', 'expires_at', 'demonstration', 'device', 'failed_before', 'failed_before_at', 'by_login_service'],
  set_up: ['single', 'secret_hash', 'made_at', 'used_at'],
  specialties: ['jurisdiction', 'id', 'name', 'name_en', 'state', 'version'],
  standings: ['jurisdiction', 'organisation_id', 'source_kind', 'source_id', 'dimension', 'score', 'says', 'stated_on'],
  subsidy_reports: ['jurisdiction', 'acceptance_id', 'times', 'line_id', 'came_minor', 'came_from', 'quiet_answer', 'said_on', 'said_by'],
  success_said: ['jurisdiction', 'contract_id', 'side', 'sealed', 'said', 'said_on', 'by_text'],
  success_words: ['jurisdiction', 'contract_id', 'line_id', 'words', 'written_by', 'written_on', 'agreed_on', 'version'],
  supervision_notes: ['jurisdiction', 'id', 'supervision_id', 'sealed', 'written_by', 'written_at'],
  supervisions: ['jurisdiction', 'id', 'organisation_id', 'supervisor_id', 'worker_id', 'planned_on', 'state', 'version', 'held_on', 'minutes', 'record_id', 'entered_at', 'entered_by'],
  supplier_applications: ['jurisdiction', 'id', 'state', 'name', 'name_en', 'credit_code', 'legal_form', 'address', 'represented_by', 'phone', 'contact_name', 'contact_email', 'documents', 'asked_on', 'decided_on', 'reason', 'organisation_id', 'version'],
  supplier_documents: ['jurisdiction', 'id', 'organisation_id', 'kind', 'number', 'issuer', 'valid_until', 'state', 'entered_on', 'withdrawn_on', 'version'],
  supplier_rules: ['jurisdiction', 'by_rule', 'version', 'known'],
  talk_changes: ['jurisdiction', 'tender_id', 'number', 'kind', 'says', 'confirmed_by', 'confirmed_at'],
  talk_notes: ['jurisdiction', 'tender_id', 'bid_id', 'number', 'says', 'written_by', 'written_at'],
  tender_applications: ['jurisdiction', 'tender_id', 'provider_id', 'says', 'applied_at', 'finding', 'reason', 'found_on'],
  tender_criteria: ['jurisdiction', 'id', 'tender_id', 'position', 'title', 'weight', 'kind', 'guide', 'counts_own'],
  tender_questions: ['jurisdiction', 'id', 'tender_id', 'asked_by', 'question', 'asked_at', 'answer', 'answered_at', 'affects_bids'],
  tenders: ['jurisdiction', 'id', 'purchase_id', 'plan_id', 'purchaser_id', 'number', 'title', 'title_en', 'method', 'state', 'lines', 'budget_minor', 'ceiling_minor', 'fixed_price', 'price_weight', 'starts_on', 'months', 'conditions', 'acceptance', 'payment', 'is_complex', 'high_impact', 'consent', 'despite', 'issued_on', 'documents_until_on', 'deadline_at', 'quality_recipient', 'quality_key', 'price_recipient', 'price_key', 'opened_at', 'consensus_version', 'consensus_locked_at', 'scored_at', 'lot_seed', 'ended_on', 'ended_reason', 'law_day', 'created_at', 'version', 'reserve', 'reserved_minor', 'reserved_small_minor', 'why_not_reserved', 'small_deduction', 'deducts_for_social', 'scoring', 'advance_share', 'advance_when', 'retention_share', 'retention_until', 'retention_days', 'price_index', 'stages', 'talked_at', 'named', 'ground', 'ground_says', 'ground_experts', 'ground_original_minor', 'announced_on', 'notice_until_on', 'qualified_at', 'conformed_at', 'invite_seed'],
  time_answers: ['jurisdiction', 'acceptance_id', 'times', 'appointment_id', 'answer', 'answered_on', 'answered_by'],
  try_budgets: ['jurisdiction', 'key', 'tries', 'last_at', 'next_at'],
  unit_kind_wordings: ['jurisdiction', 'kind_id', 'number', 'name', 'name_en', 'unit', 'unit_en', 'terms', 'written_at', 'written_by'],
  unit_kinds: ['jurisdiction', 'id', 'purchaser_id', 'retired_on', 'created_at', 'version'],
  unit_totals: ['jurisdiction', 'contract_id', 'line_id', 'month_on', 'community_id', 'records', 'units', 'people', 'minutes'],
  users: ['jurisdiction', 'id', 'email', 'name', 'password_hash', 'totp_secret', 'totp_used_step', 'failed_tries', 'blocked_until', 'disabled_at', 'created_at', 'version', 'last_failed_at'],
  vacancy_rounds: ['jurisdiction', 'checked_on', 'checked_at'],
  voice_helped: ['jurisdiction', 'voice_id', 'helped', 'said_on'],
  voices: ['jurisdiction', 'id', 'kind', 'about', 'office_id', 'provider_id', 'purchase_id', 'contract_id', 'line_id', 'answerer_id', 'words', 'receipt', 'said_on', 'due_on', 'answer', 'answered_on', 'answered_by', 'state', 'version'],
  voices_of_day: ['jurisdiction', 'day', 'said', 'helped'],
  vote_projects: ['jurisdiction', 'id', 'vote_id', 'state', 'version', 'title', 'title_en', 'what', 'cost_minor', 'need_id', 'community_ids', 'proposed_by', 'proposed_on', 'reason', 'decided_on', 'line_id'],
  votes: ['jurisdiction', 'id', 'purchaser_id', 'purchase_id', 'title', 'title_en', 'about', 'state', 'version', 'community_ids', 'budget_minor', 'most', 'opens_on', 'closes_on', 'households', 'keyed_twice', 'contact_phone', 'campaign_id', 'seed', 'law_day', 'closed_on', 'counted_on', 'result', 'ended_on', 'ended_reason'],
  waiting_answers: ['jurisdiction', 'campaign_id', 'token', 'submission', 'box', 'community_id'],
  webhooks: ['jurisdiction', 'id', 'name', 'url', 'secret', 'created_at', 'ended_at', 'version'],
  work_groups: ['jurisdiction', 'id', 'organisation_id', 'worker_id', 'contract_id', 'line_id', 'deliverable_id', 'title', 'aims', 'sessions', 'state', 'version', 'next_on', 'closed_on', 'attained', 'closing_note', 'entered_at', 'entered_by'],
} as const satisfies { readonly [T in keyof Columns]: readonly (keyof Columns[T])[] }
