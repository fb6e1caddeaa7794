-- What a jurisdiction sets for itself beside the law of its place: thresholds, wages, contributions, budget items, and national numbers it
-- tightens. A wrong one is withdrawn and stays to be read; none is ever deleted, because records were judged by it.
create table local_numbers (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  -- Its name in the law of the country, as threshold.open-tender.
  key text collate "C" not null,
  -- As it is published: 2000000.00, 4/25, 24, 25 days.
  value text collate "C" not null,
  from_on date not null,
  until_on date,
  source text not null,
  article text not null,
  grade text collate "C" not null check (grade in ('A', 'B', 'C', 'D')),
  address text,
  entered_on date not null,
  state text not null default 'stands' check (state in ('stands', 'withdrawn')),
  withdrawn_on date,
  version integer not null default 1,
  primary key (jurisdiction, id),
  constraint local_numbers_days check (until_on is null or until_on >= from_on),
  constraint local_numbers_withdrawn check ((state = 'withdrawn') = (withdrawn_on is not null))
);
create unique index local_numbers_one on local_numbers (jurisdiction, key, from_on) where state = 'stands';
