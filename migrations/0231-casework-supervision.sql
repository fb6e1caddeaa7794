-- Supervision: two people of one institution, when they meet and for how long. What they note lies under the institution's key of names and is
-- shown to the two alone.
create table supervisions (
  jurisdiction text collate "C" not null references jurisdictions (code),
  id text collate "C" not null,
  organisation_id text collate "C" not null,
  supervisor_id text collate "C" not null,
  worker_id text collate "C" not null,
  planned_on date not null,
  state text not null default 'planned',
  version integer not null default 1,
  held_on date,
  minutes integer check (minutes between 1 and 1440),
  record_id text collate "C",
  entered_at timestamptz not null,
  entered_by text collate "C" not null,
  primary key (jurisdiction, id),
  check (supervisor_id <> worker_id),
  check ((state = 'held') = (record_id is not null)),
  check ((state = 'held') = (held_on is not null)),
  check ((state = 'held') = (minutes is not null))
);
create index supervisions_organisation on supervisions (jurisdiction, organisation_id, state, planned_on);
create table supervision_notes (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  supervision_id text collate "C" not null,
  sealed text not null,
  written_by text collate "C" not null,
  written_at timestamptz not null,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, supervision_id) references supervisions (jurisdiction, id)
);
create index supervision_notes_of on supervision_notes (jurisdiction, supervision_id, written_at);
