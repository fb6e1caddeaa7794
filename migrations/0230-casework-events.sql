-- Community work: an event of a line, who came to it counted by heads, on paper or by phones, and volunteers with their hours. Nobody is named.
create table community_events (
  jurisdiction text collate "C" not null references jurisdictions (code),
  id text collate "C" not null,
  organisation_id text collate "C" not null,
  worker_id text collate "C" not null,
  contract_id text collate "C" not null,
  line_id text collate "C" not null,
  community_id text collate "C",
  title text not null,
  place text not null,
  held_on date not null,
  expected integer not null check (expected between 1 and 100000),
  -- What the address on the poster ends with.
  sign_code text collate "C" not null,
  state text not null default 'planned',
  version integer not null default 1,
  heads integer check (heads between 0 and 100000),
  on_paper integer check (on_paper between 0 and 100000),
  volunteers integer check (volunteers between 0 and 10000),
  volunteer_minutes integer check (volunteer_minutes between 0 and 6000000),
  record_id text collate "C",
  closing_note text,
  entered_at timestamptz not null,
  entered_by text collate "C" not null,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, contract_id) references contracts (jurisdiction, id),
  check ((state = 'held') = (record_id is not null))
);
create index community_events_organisation on community_events (jurisdiction, organisation_id, state, held_on);
create unique index community_events_code on community_events (jurisdiction, sign_code);
-- A phone that said it is there: a fingerprint of what its browser keeps for this event alone, and neither when nor from where.
create table event_sign_ins (
  jurisdiction text collate "C" not null,
  event_id text collate "C" not null,
  device text collate "C" not null,
  primary key (jurisdiction, event_id, device),
  foreign key (jurisdiction, event_id) references community_events (jurisdiction, id)
);
