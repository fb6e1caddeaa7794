create table tenders (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  purchase_id text collate "C" not null,
  plan_id text collate "C" not null,
  purchaser_id text collate "C" not null,
  number text not null,
  title text not null,
  title_en text,
  method text not null,
  state text not null check (state in ('draft', 'published', 'opened', 'scored', 'awarded', 'void', 'cancelled')),
  -- The lines as the plan had them when the tender was made from it.
  lines jsonb not null,
  budget_minor bigint not null check (budget_minor > 0),
  ceiling_minor bigint check (ceiling_minor > 0),
  fixed_price boolean not null,
  -- Points of 100 that the price brings; null when it is not scored.
  price_weight text,
  starts_on date not null,
  months integer not null,
  conditions text,
  acceptance text,
  payment text,
  is_complex boolean not null default false,
  high_impact boolean not null default false,
  consent text,
  -- Why it was published although the law check warned. It is published.
  despite text,
  issued_on date,
  documents_until_on date,
  deadline_at timestamptz,
  -- Two envelopes: their public parts seal; their locked parts open when the law allows it.
  quality_recipient text,
  quality_key text,
  price_recipient text,
  price_key text,
  opened_at timestamptz,
  consensus_version integer not null default 1,
  consensus_locked_at timestamptz,
  scored_at timestamptz,
  -- Seed of the lot that decided between bids the law cannot tell apart.
  lot_seed text,
  ended_on date,
  ended_reason text,
  law_day date not null,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (jurisdiction, id),
  check (state = 'draft' or state = 'cancelled' or (issued_on is not null and deadline_at is not null and quality_key is not null and price_key is not null)),
  check (state not in ('opened', 'scored', 'awarded') or opened_at is not null),
  check (state not in ('scored', 'awarded') or (consensus_locked_at is not null and scored_at is not null)),
  check (state not in ('void', 'cancelled') or ended_reason is not null),
  check (fixed_price = (price_weight is null))
);
create index tenders_purchase on tenders (jurisdiction, purchase_id, created_at desc);
-- One tender at a time; after it was void or cancelled there may be another.
create unique index tenders_one on tenders (jurisdiction, purchase_id) where state not in ('void', 'cancelled');
create index tenders_state on tenders (jurisdiction, state, deadline_at);
create index tenders_purchaser on tenders (jurisdiction, purchaser_id, created_at desc);
create index tenders_newest on tenders (jurisdiction, issued_on desc, id desc);

create table tender_criteria (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  tender_id text collate "C" not null,
  position integer not null,
  title text not null,
  weight text not null,
  kind text not null check (kind in ('objective', 'subjective')),
  -- The grades and their points: what is scored must be measured.
  guide text not null,
  primary key (jurisdiction, id)
);
create index tender_criteria_tender on tender_criteria (jurisdiction, tender_id, position);

create table tender_questions (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  tender_id text collate "C" not null,
  -- Never shown: questions are public, who asked them is not.
  asked_by text collate "C" not null,
  question text not null,
  asked_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  affects_bids boolean,
  primary key (jurisdiction, id),
  check ((answer is null) = (answered_at is null))
);
create index tender_questions_tender on tender_questions (jurisdiction, tender_id, id);

create table bids (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  tender_id text collate "C" not null,
  provider_id text collate "C" not null,
  state text not null check (state in ('sealed', 'withdrawn', 'opened', 'ranked', 'rejected')),
  received_at timestamptz not null,
  submitted_by text collate "C",
  -- Sealed on receipt. What is inside is not in any other column until it is opened.
  quality_sealed bytea,
  price_sealed bytea,
  file_sealed bytea,
  quality_hash text not null,
  price_hash text not null,
  file_hash text,
  revision integer not null default 1,
  withdrawn_at timestamptz,
  -- Filled at the opening of each envelope.
  quality jsonb,
  price jsonb,
  total_minor bigint check (total_minor > 0),
  quality_score text,
  price_score text,
  total_score text,
  rank integer,
  tie text check (tie in ('none', 'by-price', 'by-draw')),
  reason text,
  version integer not null default 1,
  primary key (jurisdiction, id),
  check (state not in ('sealed', 'withdrawn') or (quality is null and price is null and total_minor is null)),
  check (state <> 'ranked' or (rank is not null and total_score is not null)),
  check (state <> 'rejected' or reason is not null)
);
create unique index bids_one on bids (jurisdiction, tender_id, provider_id);
create index bids_provider on bids (jurisdiction, provider_id);

create table panel_seats (
  jurisdiction text collate "C" not null,
  tender_id text collate "C" not null,
  user_id text collate "C" not null,
  kind text not null check (kind in ('expert', 'purchaser')),
  name text not null,
  state text not null check (state in ('appointed', 'declared', 'scored', 'recused')),
  -- Number of the draw an expert came from; null for the purchaser's representative.
  draw integer,
  appointed_at timestamptz not null,
  declared_at timestamptz,
  -- Kind of tie that was declared; what it was is not kept longer than the file.
  tie text,
  recused_reason text,
  scored_at timestamptz,
  version integer not null default 1,
  primary key (jurisdiction, tender_id, user_id)
);
create index panel_seats_user on panel_seats (jurisdiction, user_id, state);

-- Every draw of experts: anyone can repeat it from the pool and the seed.
create table panel_draws (
  jurisdiction text collate "C" not null,
  tender_id text collate "C" not null,
  number integer not null,
  seed text not null,
  pool text[] not null,
  drawn text[] not null,
  drawn_at timestamptz not null,
  primary key (jurisdiction, tender_id, number)
);

create table panel_scores (
  jurisdiction text collate "C" not null,
  tender_id text collate "C" not null,
  bid_id text collate "C" not null,
  criterion_id text collate "C" not null,
  user_id text collate "C" not null,
  score text not null,
  note text,
  scored_at timestamptz not null,
  primary key (jurisdiction, tender_id, bid_id, criterion_id, user_id)
);

create table consensus_scores (
  jurisdiction text collate "C" not null,
  tender_id text collate "C" not null,
  bid_id text collate "C" not null,
  criterion_id text collate "C" not null,
  score text not null,
  reason text not null,
  proposed_by text collate "C" not null,
  proposed_at timestamptz not null,
  primary key (jurisdiction, tender_id, bid_id, criterion_id)
);

-- A bid the panel found not to meet a requirement, before any price is seen.
create table bid_objections (
  jurisdiction text collate "C" not null,
  tender_id text collate "C" not null,
  bid_id text collate "C" not null,
  reason text not null,
  proposed_by text collate "C" not null,
  primary key (jurisdiction, tender_id, bid_id)
);

create table panel_agreements (
  jurisdiction text collate "C" not null,
  tender_id text collate "C" not null,
  user_id text collate "C" not null,
  consensus_version integer not null,
  agreed_at timestamptz not null,
  primary key (jurisdiction, tender_id, user_id)
);

create table low_bid_reviews (
  jurisdiction text collate "C" not null,
  tender_id text collate "C" not null,
  bid_id text collate "C" not null,
  triggered text[] not null,
  asked_at timestamptz not null,
  explain_until_at timestamptz not null,
  explanation text,
  explained_at timestamptz,
  decision text check (decision in ('kept', 'rejected')),
  reason text,
  decided_at timestamptz,
  version integer not null default 1,
  primary key (jurisdiction, tender_id, bid_id),
  check ((decision is null) = (reason is null))
);

create table low_bid_votes (
  jurisdiction text collate "C" not null,
  tender_id text collate "C" not null,
  bid_id text collate "C" not null,
  user_id text collate "C" not null,
  decision text not null check (decision in ('kept', 'rejected')),
  reason text not null,
  voted_at timestamptz not null,
  primary key (jurisdiction, tender_id, bid_id, user_id)
);

create table awards (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  tender_id text collate "C" not null,
  purchase_id text collate "C" not null,
  bid_id text collate "C" not null,
  provider_id text collate "C" not null,
  lines jsonb not null,
  total_minor bigint not null check (total_minor > 0),
  promises text not null,
  reasons text not null,
  awarded_on date not null,
  notice_on date not null,
  primary key (jurisdiction, id)
);
create unique index awards_tender on awards (jurisdiction, tender_id);
create unique index awards_purchase on awards (jurisdiction, purchase_id);
