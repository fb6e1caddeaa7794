-- A price series that an office keeps, as of consumer prices or wages, and its values by month. A value that was wrong is entered again under the
-- next number: what a price was once worked out from stays.
create table price_series (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  purchaser_id text collate "C" not null,
  name text not null,
  source text not null,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (jurisdiction, id)
);
create index price_series_by_purchaser on price_series (jurisdiction, purchaser_id);
create table price_series_values (
  jurisdiction text collate "C" not null,
  series_id text collate "C" not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  number integer not null check (number >= 1),
  value text not null,
  published_on date not null,
  source text not null,
  -- Why it is entered again; null of the first.
  reason text,
  entered_at timestamptz not null,
  entered_by text collate "C",
  primary key (jurisdiction, series_id, month, number)
);
revoke delete on price_series from tandem_app;
revoke update, delete on price_series_values from tandem_app;
