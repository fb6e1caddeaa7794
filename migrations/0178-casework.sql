-- Casework: one case of somebody who is served, from request to following up. Here stand codes, days and numbers; what is written in words
-- about a person lies in client_notes, under the key of their institution. A case has no name and no worker of its own: its worker is
-- whoever serves the client.
create table cases (
  jurisdiction text collate "C" not null references jurisdictions (code),
  id text collate "C" not null,
  organisation_id text collate "C" not null,
  client_id text collate "C" not null,
  -- 1.. within its client.
  number integer not null,
  contract_id text collate "C" not null,
  line_id text collate "C" not null,
  -- What the line counts it as, where a unit of it is a case of several contacts.
  deliverable_id text collate "C",
  source text not null,
  risk text,
  asked_on date not null,
  waiting_since date,
  taken_on date,
  agreed_on date,
  closed_on date,
  closed_why text,
  follow_up_on date,
  followed_on date,
  -- What following up found, where the client was reached.
  lasting text,
  state text not null default 'requested',
  version integer not null default 1,
  entered_at timestamptz not null,
  entered_by text collate "C" not null,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, client_id) references clients (jurisdiction, id),
  foreign key (jurisdiction, contract_id) references contracts (jurisdiction, id),
  check ((state in ('closed', 'followed', 'declined')) = (closed_on is not null)),
  check ((closed_on is null) = (closed_why is null)),
  check ((state = 'followed') = (followed_on is not null))
);
create unique index cases_number on cases (jurisdiction, client_id, number);
create unique index cases_running on cases (jurisdiction, client_id) where closed_on is null;
create index cases_organisation on cases (jurisdiction, organisation_id, state);
create index cases_line on cases (jurisdiction, contract_id, line_id);
create table case_goals (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  case_id text collate "C" not null,
  number integer not null,
  area text not null,
  weight smallint not null check (weight between 1 and 3),
  baseline smallint not null check (baseline between -2 and 2),
  added_on date not null,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, case_id) references cases (jurisdiction, id)
);
create index case_goals_case on case_goals (jurisdiction, case_id);
-- Where a goal stood when somebody looked: at a review, at closing, at following up.
create table case_levels (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  case_id text collate "C" not null,
  goal_id text collate "C" not null,
  seen_at text not null check (seen_at in ('review', 'closing', 'follow-up')),
  seen_on date not null,
  level smallint not null check (level between -2 and 2),
  entered_by text collate "C" not null,
  entered_at timestamptz not null,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, case_id) references cases (jurisdiction, id),
  foreign key (jurisdiction, goal_id) references case_goals (jurisdiction, id)
);
create index case_levels_case on case_levels (jurisdiction, case_id);
-- A contact that is planned, done, or both: what was done is a service record, which says nothing of whom it was with.
create table case_contacts (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  case_id text collate "C" not null,
  kind text not null,
  planned_on date,
  record_id text collate "C",
  done_on date,
  met boolean,
  entered_by text collate "C" not null,
  entered_at timestamptz not null,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, case_id) references cases (jurisdiction, id),
  check (planned_on is not null or record_id is not null),
  check ((record_id is null) = (done_on is null))
);
create index case_contacts_case on case_contacts (jurisdiction, case_id);
create unique index case_contacts_record on case_contacts (jurisdiction, record_id) where record_id is not null;
create unique index case_contacts_next on case_contacts (jurisdiction, case_id) where record_id is null;
