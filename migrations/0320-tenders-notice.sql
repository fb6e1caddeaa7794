-- A tender that asks one supplier: whom its documents name and why, the notice that stands before anything is asked, and what anybody says against it.
alter table tenders drop constraint tenders_state_check;
alter table tenders add constraint tenders_state_check
  check (state in ('draft', 'announced', 'published', 'opened', 'talking', 'last-offers', 'scored', 'awarded', 'lapsed', 'void', 'cancelled'));
-- The institutions that may make an offer; empty where everybody may.
alter table tenders add column named jsonb not null default '[]';
alter table tenders add column ground text;
alter table tenders add constraint tenders_ground_check check (ground in ('only-supplier', 'unforeseeable-emergency', 'follow-on'));
alter table tenders add column ground_says text;
alter table tenders add column ground_experts text;
-- Of what is added to a contract: its amount.
alter table tenders add column ground_original_minor bigint;
alter table tenders add column announced_on date;
alter table tenders add column notice_until_on date;
-- While its notice stands there is neither a deadline nor an envelope; one that ends there never has them.
alter table tenders drop constraint tenders_check;
alter table tenders add constraint tenders_check check (
  state in ('draft', 'cancelled')
  or (state in ('announced', 'void') and announced_on is not null and issued_on is not null)
  or (issued_on is not null and deadline_at is not null and quality_key is not null and price_key is not null)
);
create table notice_objections (
  jurisdiction text collate "C" not null references jurisdictions (code),
  id text collate "C" not null,
  tender_id text collate "C" not null,
  number integer not null check (number > 0),
  -- Who objects and where an answer reaches them: for the office alone.
  sender text not null,
  contact text not null,
  -- Known where somebody was signed in.
  organisation_id text collate "C",
  says text not null,
  objected_on date not null,
  finding text check (finding in ('founded', 'unfounded')),
  experts text,
  answer text,
  answered_by text collate "C",
  answered_on date,
  primary key (jurisdiction, id),
  unique (jurisdiction, tender_id, number),
  check ((finding is null) = (answered_on is null)),
  foreign key (jurisdiction, tender_id) references tenders (jurisdiction, id)
);
-- What was agreed with the one supplier, and how: kept as it was written.
create table negotiations (
  jurisdiction text collate "C" not null references jurisdictions (code),
  tender_id text collate "C" not null,
  bid_id text collate "C" not null,
  held_on date not null,
  place text not null,
  people text not null,
  costs text not null,
  terms text not null,
  dissent text,
  offered_minor bigint not null,
  agreed_minor bigint not null,
  written_by text collate "C" not null,
  written_at timestamptz not null,
  primary key (jurisdiction, tender_id),
  foreign key (jurisdiction, tender_id) references tenders (jurisdiction, id)
);
