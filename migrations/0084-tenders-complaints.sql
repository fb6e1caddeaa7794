-- Complaints before finance: from the letter to the decision and what it led to.
create table complaints (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  tender_id text collate "C" not null,
  challenge_id text collate "C" not null,
  purchase_id text collate "C" not null,
  purchaser_id text collate "C" not null,
  provider_id text collate "C" not null,
  number text not null,
  state text not null check (state in ('received', 'correcting', 'not-accepted', 'accepted', 'decided', 'withdrawn')),
  standing text not null,
  -- The letter.
  sender text not null,
  address text not null,
  postcode text not null,
  contact text not null,
  phone text not null,
  agent text,
  members text,
  matters text not null,
  -- Matters that the answer to the challenge gave rise to.
  arises text,
  requests text not null,
  facts text not null,
  basis text not null,
  signed_by text not null,
  dated_on date not null,
  received_on date not null,
  safe_until_on date,
  last_on date,
  -- Intake.
  correction_asked text,
  correction_asked_on date,
  correction_by_on date,
  corrected_on date,
  refused_reason text,
  accepted_on date,
  -- What the purchaser says.
  answer text,
  answered_on date,
  answered_by_name text,
  -- Suspension of the procurement.
  suspended_on date,
  suspended_until_on date,
  suspension_reason text,
  resumed_on date,
  -- The decision.
  result text check (result in ('dismissed', 'no-effect', 'upheld')),
  dismissal text check (dismissal in ('not-admissible', 'unfounded', 'fabricated', 'unlawful-proof')),
  decision text,
  outcome text check (outcome in ('cure', 'restart', 'next', 'stands')),
  decided_by_name text,
  closed_on date,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (jurisdiction, id),
  check (state <> 'decided' or (result is not null and decision is not null and closed_on is not null)),
  check (state <> 'not-accepted' or refused_reason is not null),
  check ((result = 'dismissed') = (dismissal is not null))
);
create unique index complaints_number on complaints (jurisdiction, number);
-- One of a challenge at a time.
create unique index complaints_one on complaints (jurisdiction, challenge_id) where state not in ('not-accepted', 'withdrawn');
create index complaints_tender on complaints (jurisdiction, tender_id, id);
create index complaints_provider on complaints (jurisdiction, provider_id, id);
-- What is put to the file: evidence of either side, hearings, and tests whose days do not count in the clock of the decision.
create table complaint_papers (
  jurisdiction text collate "C" not null,
  complaint_id text collate "C" not null,
  number integer not null,
  kind text not null check (kind in ('evidence', 'hearing', 'test')),
  says text not null,
  from_on date,
  to_on date,
  organisation_id text collate "C",
  name text not null,
  put_at timestamptz not null,
  primary key (jurisdiction, complaint_id, number),
  check ((kind = 'test') = (from_on is not null and to_on is not null))
);
-- Until when no act of a procurement may take place.
alter table tenders add column suspended_until_on date;
-- When a contract of it began: what is performed is not undone.
alter table awards add column begun_on date;
update awards a
   set begun_on = c.signed_on
  from contracts c
 where c.jurisdiction = a.jurisdiction and c.tender_id = a.tender_id and c.provider_id = a.provider_id and c.begun_at is not null;
