-- Inquiries and challenges of a tender: the letter as it came, when it could come on both readings, and what was answered and carried out.
create table challenges (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  tender_id text collate "C" not null,
  purchase_id text collate "C" not null,
  purchaser_id text collate "C" not null,
  provider_id text collate "C" not null,
  number text not null,
  state text not null check (state in ('received', 'returned', 'answered', 'carried-out', 'withdrawn')),
  about text not null check (about in ('inquiry', 'documents', 'process', 'result')),
  -- Which step of the process, where it is about one.
  step text check (step in ('opening', 'scoring')),
  standing text not null,
  -- The letter.
  sender text not null,
  address text,
  postcode text,
  contact text,
  phone text,
  agent text,
  members text,
  matters text not null,
  requests text,
  facts text,
  basis text,
  signed_by text,
  dated_on date not null,
  received_on date not null,
  -- What the law said when it came.
  safe_until_on date,
  last_on date,
  judged text not null,
  -- What the panel says to it.
  panel_asked_at timestamptz,
  -- The answer.
  finding text check (finding in ('unfounded', 'no-effect', 'affects', 'inquiry')),
  answer text,
  answered_on date,
  answered_by text collate "C",
  answered_by_name text,
  -- What was done where it is founded and affects the result.
  outcome text check (outcome in ('cure', 'restart', 'next')),
  outcome_reason text,
  carried_out_on date,
  closed_on date,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (jurisdiction, id),
  check (state not in ('answered', 'carried-out') or (finding is not null and answer is not null and answered_on is not null)),
  check (state <> 'carried-out' or outcome is not null)
);
create index challenges_tender on challenges (jurisdiction, tender_id, id);
create index challenges_provider on challenges (jurisdiction, provider_id, id);
create unique index challenges_number on challenges (jurisdiction, number);

-- What members of the original panel say to a challenge of the evaluation.
create table challenge_help (
  jurisdiction text collate "C" not null,
  challenge_id text collate "C" not null,
  user_id text collate "C" not null,
  name text not null,
  says text not null,
  said_at timestamptz not null,
  primary key (jurisdiction, challenge_id, user_id)
);
