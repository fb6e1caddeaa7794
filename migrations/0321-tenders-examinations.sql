-- What is looked at of each bid before anybody scores: whether its bidder may take part, and whether it answers the documents. Item by item, with the reason where one is not met.
alter table tenders add column qualified_at timestamptz;
alter table tenders add column conformed_at timestamptz;
create table bid_examinations (
  jurisdiction text collate "C" not null references jurisdictions (code),
  tender_id text collate "C" not null,
  bid_id text collate "C" not null,
  stage text not null check (stage in ('qualify', 'conform')),
  item text not null,
  is_met boolean not null,
  reason text,
  examined_by text collate "C" not null,
  examined_at timestamptz not null,
  primary key (jurisdiction, tender_id, bid_id, stage, item),
  check (is_met or reason is not null),
  foreign key (jurisdiction, tender_id) references tenders (jurisdiction, id)
);
