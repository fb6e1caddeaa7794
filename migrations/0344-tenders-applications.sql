-- Who applies to take part in a tender to which not everybody is invited, and what the office found of each.
create table tender_applications (
  jurisdiction text collate "C" not null references jurisdictions (code),
  tender_id text collate "C" not null,
  provider_id text collate "C" not null,
  says text not null,
  applied_at timestamptz not null,
  finding text check (finding in ('qualified', 'unqualified')),
  reason text,
  found_on date,
  primary key (jurisdiction, tender_id, provider_id),
  check ((finding is null) = (found_on is null)),
  check (finding is distinct from 'unqualified' or reason is not null),
  foreign key (jurisdiction, tender_id) references tenders (jurisdiction, id)
);
-- The seed of the draw among those who qualify; null where all of them were invited.
alter table tenders add column invite_seed text;
