-- What each member of a panel finds of each bid before it is scored. More than half of them put a bid out; one alone does not.
create table conformity_looks (
  jurisdiction text collate "C" not null references jurisdictions (code),
  tender_id text collate "C" not null,
  bid_id text collate "C" not null,
  user_id text collate "C" not null,
  item text not null,
  is_met boolean not null,
  reason text,
  said_at timestamptz not null,
  primary key (jurisdiction, tender_id, bid_id, user_id, item),
  check (is_met or reason is not null),
  foreign key (jurisdiction, tender_id) references tenders (jurisdiction, id)
);
