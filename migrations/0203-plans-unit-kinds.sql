-- What an office buys as one, kept to begin the lines of its plans from. Every wording stays: what a line was begun from can be looked up.
create table unit_kinds (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  purchaser_id text collate "C" not null,
  -- Offered no more from that day on; lines that were begun from it keep what they say.
  retired_on date,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (jurisdiction, id)
);
create index unit_kinds_by_purchaser on unit_kinds (jurisdiction, purchaser_id);
create table unit_kind_wordings (
  jurisdiction text collate "C" not null,
  kind_id text collate "C" not null,
  number integer not null check (number >= 1),
  name text not null,
  name_en text,
  unit text not null,
  unit_en text,
  terms jsonb,
  written_at timestamptz not null,
  written_by text collate "C",
  primary key (jurisdiction, kind_id, number)
);
revoke delete on unit_kinds from tandem_app;
revoke update, delete on unit_kind_wordings from tandem_app;
