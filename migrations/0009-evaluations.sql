create table rounds (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  purchase_id text collate "C" not null,
  contract_id text collate "C" not null,
  purchaser_id text collate "C" not null,
  provider_id text collate "C" not null,
  kind text not null check (kind in ('mid-term', 'final')),
  state text not null check (state in ('open', 'revealed')),
  opened_on date not null,
  -- Last day on which either side can give its marks.
  closes_on date not null check (closes_on >= opened_on),
  -- First moment after that day, in the place's own time.
  due_at timestamptz not null,
  revealed_at timestamptz,
  -- Last day for a reply; known once the marks are.
  reply_until date,
  -- Marks are sealed to this key until both sides are in or the round ends.
  recipient text not null,
  locked_key text not null,
  law_day date not null,
  version integer not null default 1,
  primary key (jurisdiction, id),
  check ((state = 'revealed') = (revealed_at is not null)),
  check ((revealed_at is null) = (reply_until is null))
);
create unique index rounds_one_open on rounds (jurisdiction, contract_id) where state = 'open';
create index rounds_contract on rounds (jurisdiction, contract_id);
create index rounds_purchase on rounds (jurisdiction, purchase_id);
create index rounds_purchaser on rounds (jurisdiction, purchaser_id, closes_on);
create index rounds_provider on rounds (jurisdiction, provider_id, closes_on);
create index rounds_due on rounds (jurisdiction, due_at) where state = 'open';

create table ratings (
  jurisdiction text collate "C" not null,
  round_id text collate "C" not null,
  -- Who gives the marks.
  side text not null check (side in ('purchaser', 'provider')),
  given_on date not null,
  sealed text not null,
  -- Filled when the round is revealed, not before.
  marks jsonb,
  reply text,
  replied_on date,
  primary key (jurisdiction, round_id, side)
);

-- One mark on one dimension, once revealed: for pooling over many rounds.
create table rating_marks (
  jurisdiction text collate "C" not null,
  round_id text collate "C" not null,
  side text not null check (side in ('purchaser', 'provider')),
  dimension text not null,
  mark smallint not null check (mark between 1 and 5),
  purchaser_id text collate "C" not null,
  provider_id text collate "C" not null,
  revealed_on date not null,
  primary key (jurisdiction, round_id, side, dimension)
);
create index rating_marks_purchaser on rating_marks (jurisdiction, purchaser_id, side);
create index rating_marks_provider on rating_marks (jurisdiction, provider_id, side);

-- Residents asked for a contract: the draw can be repeated from its seed.
create table resident_samples (
  jurisdiction text collate "C" not null,
  round_id text collate "C" not null,
  campaign_id text collate "C" not null,
  seed text not null,
  drawn_on date not null,
  drawn_by text collate "C",
  closes_on date not null,
  -- First day on which its result counts: paper collected in time may still be entered until then.
  counts_on date not null,
  counted_on date,
  primary key (jurisdiction, round_id)
);
create index resident_samples_due on resident_samples (jurisdiction, counts_on) where counted_on is null;
create unique index resident_samples_campaign on resident_samples (jurisdiction, campaign_id);

create table sampled_households (
  jurisdiction text collate "C" not null,
  round_id text collate "C" not null,
  community_id text collate "C" not null,
  -- Households of the community, numbered 1 to this in its own register.
  frame_size integer not null check (frame_size > 0),
  drawn jsonb not null,
  primary key (jurisdiction, round_id, community_id)
);
