-- Talks before the last offers: what was talked about with each, what changed in the requirements for all, and the last offers while they lie sealed.
alter table tenders drop constraint tenders_state_check;
alter table tenders add constraint tenders_state_check
  check (state in ('draft', 'published', 'opened', 'talking', 'last-offers', 'scored', 'awarded', 'lapsed', 'void', 'cancelled'));
-- When the last offers were opened; null before that, and where there were no talks.
alter table tenders add column talked_at timestamptz;
create table talk_notes (
  jurisdiction text collate "C" not null references jurisdictions (code),
  tender_id text collate "C" not null,
  bid_id text collate "C" not null,
  number integer not null check (number > 0),
  says text not null,
  written_by text collate "C" not null,
  written_at timestamptz not null,
  primary key (jurisdiction, tender_id, bid_id, number),
  foreign key (jurisdiction, tender_id) references tenders (jurisdiction, id)
);
create table talk_changes (
  jurisdiction text collate "C" not null references jurisdictions (code),
  tender_id text collate "C" not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('technical-requirement', 'service-requirement', 'contract-terms')),
  says text not null,
  confirmed_by text collate "C" not null,
  confirmed_at timestamptz not null,
  primary key (jurisdiction, tender_id, number),
  foreign key (jurisdiction, tender_id) references tenders (jurisdiction, id)
);
-- Until its deadline the first offer stays in its place; afterwards the two have changed places.
create table last_offers (
  jurisdiction text collate "C" not null references jurisdictions (code),
  tender_id text collate "C" not null,
  bid_id text collate "C" not null,
  cover text not null,
  quality_sealed bytea not null,
  price_sealed bytea not null,
  quality_hash text not null,
  price_hash text not null,
  primary key (jurisdiction, bid_id),
  foreign key (jurisdiction, tender_id) references tenders (jurisdiction, id)
);
