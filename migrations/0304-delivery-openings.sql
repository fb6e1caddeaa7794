-- A post of a contract that is competed for: what counts, who judges, who came, what each judge found alone, and what came of it.
create table post_openings (
  jurisdiction text collate "C" not null references jurisdictions (code),
  id text collate "C" not null,
  organisation_id text collate "C" not null,
  contract_id text collate "C" not null,
  line_id text collate "C" not null,
  -- The appointment it is to follow; null for a post that was not filled before.
  replaces_id text collate "C",
  panel text[] not null,
  opened_on date not null,
  closes_on date not null,
  state text not null default 'open',
  version integer not null default 1,
  chosen_id text collate "C",
  over_on date,
  ended_reason text,
  entered_at timestamptz not null,
  entered_by text collate "C" not null,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, contract_id) references contracts (jurisdiction, id),
  check ((state in ('decided', 'ended')) = (over_on is not null)),
  check ((state = 'ended') = (ended_reason is not null))
);
create index post_openings_organisation on post_openings (jurisdiction, organisation_id, opened_on);
create table opening_criteria (
  jurisdiction text collate "C" not null,
  opening_id text collate "C" not null,
  n integer not null,
  says text not null,
  weight integer not null check (weight between 1 and 100),
  primary key (jurisdiction, opening_id, n),
  foreign key (jurisdiction, opening_id) references post_openings (jurisdiction, id)
);
-- Who they are is emptied when its time is over; what they reached stays as a number.
create table candidates (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  opening_id text collate "C" not null,
  number integer not null,
  name text,
  contact text,
  about text,
  reason text,
  entered_at timestamptz not null,
  forgotten_on date,
  primary key (jurisdiction, id),
  unique (jurisdiction, opening_id, number),
  foreign key (jurisdiction, opening_id) references post_openings (jurisdiction, id),
  check (forgotten_on is null or (name is null and contact is null and about is null and reason is null))
);
create index candidates_kept on candidates (jurisdiction, opening_id) where forgotten_on is null;
create table candidate_scores (
  jurisdiction text collate "C" not null,
  candidate_id text collate "C" not null,
  user_id text collate "C" not null,
  n integer not null,
  points integer not null check (points between 0 and 5),
  primary key (jurisdiction, candidate_id, user_id, n),
  foreign key (jurisdiction, candidate_id) references candidates (jurisdiction, id)
);
-- What somebody who works for an institution is qualified by, and until when.
create table qualifications (
  jurisdiction text collate "C" not null references jurisdictions (code),
  id text collate "C" not null,
  organisation_id text collate "C" not null,
  user_id text collate "C" not null,
  kind text not null,
  valid_until date not null,
  entered_at timestamptz not null,
  entered_by text collate "C" not null,
  primary key (jurisdiction, id),
  unique (jurisdiction, organisation_id, user_id, kind)
);
