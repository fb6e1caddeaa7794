-- What a line buys whose unit consists of several sessions: one group, one case, one course, of which its records are the sessions. Nobody
-- who takes part is named, they are counted. The sums are of its records that count, kept in the same transaction as these.
create table deliverables (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  contract_id text collate "C" not null,
  purchaser_id text collate "C" not null,
  provider_id text collate "C" not null,
  line_id text collate "C" not null,
  number integer not null check (number >= 1),
  title text not null,
  -- How many different people take part.
  members integer not null check (members >= 1),
  opened_on date not null,
  opened_by text collate "C",
  sessions integer not null default 0 check (sessions >= 0),
  people bigint not null default 0,
  minutes bigint not null default 0,
  -- The record with which it became a unit, and the day of it.
  completed_by text collate "C",
  completed_on date,
  version integer not null default 1,
  primary key (jurisdiction, id),
  unique (jurisdiction, contract_id, line_id, number),
  check ((completed_by is null) = (completed_on is null))
);
create index deliverables_opened_by on deliverables (jurisdiction, opened_by);

-- Null where a record is no session of one, and for every record from before there were deliverables: these keep the units they made.
alter table service_records add column deliverable_id text collate "C";
create index service_records_deliverable on service_records (jurisdiction, deliverable_id, served_on, id) where deliverable_id is not null;
