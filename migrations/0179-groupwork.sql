-- Group work: a group of a line, its members by a place (A1, A2 …) that may be somebody served, its sessions and who was there. What the
-- purchaser sees of it is the deliverable and its records: sessions, person-times, how many different people.
create table work_groups (
  jurisdiction text collate "C" not null references jurisdictions (code),
  id text collate "C" not null,
  organisation_id text collate "C" not null,
  worker_id text collate "C" not null,
  contract_id text collate "C" not null,
  line_id text collate "C" not null,
  deliverable_id text collate "C",
  title text not null,
  aims text not null,
  sessions integer not null check (sessions between 1 and 100),
  state text not null default 'planned',
  version integer not null default 1,
  next_on date,
  closed_on date,
  attained text,
  closing_note text,
  entered_at timestamptz not null,
  entered_by text collate "C" not null,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, contract_id) references contracts (jurisdiction, id),
  check ((state = 'closed') = (closed_on is not null)),
  check ((state = 'closed') = (attained is not null))
);
create index work_groups_organisation on work_groups (jurisdiction, organisation_id, state);
create table group_members (
  jurisdiction text collate "C" not null,
  group_id text collate "C" not null,
  -- The place in the group, A1, A2 …: a member who leaves keeps it.
  number integer not null,
  client_id text collate "C",
  joined_on date not null,
  left_on date,
  primary key (jurisdiction, group_id, number),
  foreign key (jurisdiction, group_id) references work_groups (jurisdiction, id),
  foreign key (jurisdiction, client_id) references clients (jurisdiction, id)
);
create unique index group_members_client on group_members (jurisdiction, group_id, client_id) where client_id is not null;
create table group_sessions (
  jurisdiction text collate "C" not null,
  group_id text collate "C" not null,
  record_id text collate "C" not null,
  number integer not null,
  held_on date not null,
  -- Who was there: places of members, and how many others.
  present integer[] not null,
  guests integer not null check (guests between 0 and 10000),
  entered_at timestamptz not null,
  entered_by text collate "C" not null,
  primary key (jurisdiction, group_id, number),
  foreign key (jurisdiction, group_id) references work_groups (jurisdiction, id)
);
