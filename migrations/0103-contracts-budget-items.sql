-- What finance gives a purchaser for a year under one name, as the sources of its plans call it, and what of it was carried over from the year
-- before for what was bound then. Contracts take from it what of them falls into the year.
create table budget_items (
  jurisdiction text collate "C" not null,
  purchaser_id text collate "C" not null,
  year integer not null check (year between 2020 and 2100),
  name text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  carried_minor bigint not null check (carried_minor >= 0),
  entered_at timestamptz not null,
  entered_by text collate "C",
  version integer not null default 1,
  primary key (jurisdiction, purchaser_id, year, name)
);
