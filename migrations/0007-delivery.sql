-- Who stands at which post from when to when. Names of workers are staff data; nobody who is served is named anywhere in these tables.
create table appointments (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  contract_id text collate "C" not null,
  line_id text collate "C" not null,
  provider_id text collate "C" not null,
  -- Null for a person without an account.
  worker_id text collate "C",
  worker_name text not null,
  grade text not null check (grade in ('assistant', 'social-worker', 'senior', 'any')),
  -- Ten-thousandths of a full-time post, so that half posts add up exactly.
  share_parts integer not null check (share_parts between 1 and 10000),
  from_on date not null,
  to_on date,
  replaces_id text collate "C",
  -- How the post was competed for, and by how many.
  competition text not null,
  applicants integer check (applicants >= 1),
  end_reason text,
  version integer not null default 1,
  primary key (jurisdiction, id),
  check (to_on is null or to_on >= from_on)
);
create index appointments_contract on appointments (jurisdiction, contract_id, from_on);
create index appointments_provider on appointments (jurisdiction, provider_id, from_on);

-- What a post is for and who may assign work to it.
create table role_cards (
  jurisdiction text collate "C" not null,
  contract_id text collate "C" not null,
  line_id text collate "C" not null,
  purpose text not null,
  may_assign text not null,
  written_on date not null,
  version integer not null default 1,
  primary key (jurisdiction, contract_id, line_id)
);

create table service_records (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  contract_id text collate "C" not null,
  purchaser_id text collate "C" not null,
  provider_id text collate "C" not null,
  line_id text collate "C" not null,
  worker_id text collate "C" not null,
  served_on date not null,
  -- First day of the month of the contract it falls into.
  month_on date not null,
  category text not null check (category in ('direct', 'indirect', 'planning', 'supervision', 'administration', 'errand')),
  what text not null check (what in ('casework', 'group', 'event', 'home-visit', 'phone', 'supervision', 'other')),
  minutes integer not null check (minutes between 1 and 1440),
  asked_by text not null check (asked_by in ('own-plan', 'purchaser', 'host-unit', 'resident')),
  people integer not null check (people >= 0),
  units integer not null check (units >= 0),
  community_id text collate "C",
  note text,
  -- Taken out by a correction; kept for the history, counted nowhere.
  struck boolean not null default false,
  recorded_at timestamptz not null,
  recorded_by text collate "C",
  version integer not null default 1,
  primary key (jurisdiction, id)
);
create index service_records_contract on service_records (jurisdiction, contract_id, served_on desc, id desc);
create index service_records_provider on service_records (jurisdiction, provider_id, served_on desc, id desc);
create index service_records_purchaser on service_records (jurisdiction, purchaser_id, served_on desc, id desc);
create index service_records_worker on service_records (jurisdiction, worker_id, served_on desc, id desc);

-- Every earlier version of a corrected record, and why it was corrected.
create table service_record_editions (
  jurisdiction text collate "C" not null,
  record_id text collate "C" not null,
  version integer not null,
  content jsonb not null,
  reason text not null,
  replaced_at timestamptz not null,
  replaced_by text,
  primary key (jurisdiction, record_id, version)
);

-- Totals kept in the same transaction as the record they count.
create table service_months (
  jurisdiction text collate "C" not null,
  contract_id text collate "C" not null,
  month_on date not null,
  ends_on date not null,
  purchaser_id text collate "C" not null,
  provider_id text collate "C" not null,
  records integer not null default 0,
  minutes bigint not null default 0,
  errand_minutes bigint not null default 0,
  people bigint not null default 0,
  -- The day on which the month, being over, was held against the cap on errands.
  judged_on date,
  primary key (jurisdiction, contract_id, month_on)
);
create index service_months_unjudged on service_months (jurisdiction, ends_on) where judged_on is null;

create table hours_totals (
  jurisdiction text collate "C" not null,
  contract_id text collate "C" not null,
  month_on date not null,
  category text collate "C" not null,
  asked_by text collate "C" not null,
  purchaser_id text collate "C" not null,
  provider_id text collate "C" not null,
  records integer not null default 0,
  minutes bigint not null default 0,
  people bigint not null default 0,
  primary key (jurisdiction, contract_id, month_on, category, asked_by)
);

create table unit_totals (
  jurisdiction text collate "C" not null,
  contract_id text collate "C" not null,
  line_id text collate "C" not null,
  month_on date not null,
  -- Empty where the record names no community.
  community_id text collate "C" not null default '',
  records integer not null default 0,
  units bigint not null default 0,
  people bigint not null default 0,
  minutes bigint not null default 0,
  primary key (jurisdiction, contract_id, line_id, month_on, community_id)
);

create table acceptances (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  contract_id text collate "C" not null,
  purchase_id text collate "C" not null,
  purchaser_id text collate "C" not null,
  provider_id text collate "C" not null,
  kind text not null check (kind in ('month', 'milestone')),
  -- Month of the contract as m01, or the key of the milestone's instalment.
  period text collate "C" not null,
  period_from date not null,
  period_to date not null,
  state text not null check (state in ('handed-in', 'accepted', 'partly-accepted', 'returned')),
  times integer not null default 1 check (times >= 1),
  handed_in_on date not null,
  due_on date not null,
  -- Whether silence counts as acceptance, as the contract said when it was handed in.
  silence_accepts boolean not null,
  says text,
  accepted_on date,
  decided_by text check (decided_by in ('purchaser', 'silence')),
  remark text,
  no_opinion_reason text,
  returned_on date,
  returned_reason text,
  law_day date not null,
  version integer not null default 1,
  primary key (jurisdiction, id),
  unique (jurisdiction, contract_id, period),
  check ((state in ('accepted', 'partly-accepted')) = (accepted_on is not null)),
  check ((accepted_on is null) = (decided_by is null)),
  check (state <> 'returned' or returned_reason is not null)
);
create index acceptances_silent on acceptances (jurisdiction, due_on) where state = 'handed-in' and silence_accepts;
create index acceptances_decided on acceptances (jurisdiction, accepted_on desc) where accepted_on is not null;
create index acceptances_purchase on acceptances (jurisdiction, purchase_id);

create table acceptance_lines (
  jurisdiction text collate "C" not null,
  acceptance_id text collate "C" not null,
  instalment_key text collate "C" not null,
  contract_id text collate "C" not null,
  line_id text collate "C" not null,
  -- Exact shares of the whole instalment, as text: 2/7.
  claimed text not null,
  accepted text,
  given_up text not null default '0',
  disputed_reason text,
  -- What the share was counted from: units, or post-days.
  counted text,
  out_of text,
  settled_on date,
  settled_note text,
  primary key (jurisdiction, acceptance_id, instalment_key)
);
create index acceptance_lines_instalment on acceptance_lines (jurisdiction, contract_id, instalment_key);

-- What residents said of a period, as counts. No names.
create table acceptance_opinions (
  jurisdiction text collate "C" not null,
  acceptance_id text collate "C" not null,
  position integer not null check (position >= 1),
  community_id text collate "C",
  how text not null check (how in ('meeting', 'questionnaire', 'phone', 'visit')),
  satisfied integer not null check (satisfied >= 0),
  neutral integer not null check (neutral >= 0),
  dissatisfied integer not null check (dissatisfied >= 0),
  heard text,
  heard_on date not null,
  entered_by text not null,
  organisation_id text collate "C",
  primary key (jurisdiction, acceptance_id, position),
  check (satisfied + neutral + dissatisfied >= 1)
);

-- Until when the posts of a jurisdiction have been looked at for vacancies.
create table vacancy_rounds (
  jurisdiction text collate "C" not null,
  checked_on date not null,
  checked_at timestamptz not null,
  primary key (jurisdiction)
);
