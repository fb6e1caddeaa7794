create table purchases (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  -- Year of opening and running number, as in 2026-014.
  number text not null,
  title text not null,
  title_en text,
  purchaser_id text collate "C" not null,
  community_ids text[] not null check (cardinality(community_ids) > 0),
  law_day date not null,
  opened_at timestamptz not null,
  version integer not null default 1,
  primary key (jurisdiction, id),
  unique (jurisdiction, number)
);
create index purchases_purchaser on purchases (jurisdiction, purchaser_id, opened_at desc);

-- Census margins: how many people of each group live in a community.
create table community_margins (
  jurisdiction text collate "C" not null,
  community_id text collate "C" not null,
  variable text collate "C" not null check (variable in ('sex', 'age', 'household', 'register')),
  category text collate "C" not null,
  people integer not null check (people >= 0),
  source text not null,
  counted_on date not null,
  primary key (jurisdiction, community_id, variable, category)
);

create table questionnaires (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  purchaser_id text collate "C" not null,
  title text not null,
  title_en text,
  purpose text not null check (purpose in ('needs', 'satisfaction', 'opinion')),
  -- Versions of one questionnaire share the id of the first.
  first_id text collate "C" not null,
  edition integer not null check (edition >= 1),
  state text not null check (state in ('draft', 'in-use')),
  content jsonb not null,
  created_on date not null,
  version integer not null default 1,
  primary key (jurisdiction, id),
  unique (jurisdiction, first_id, edition)
);
create index questionnaires_purchaser on questionnaires (jurisdiction, purchaser_id);

create table campaigns (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  purchaser_id text collate "C" not null,
  purchase_id text collate "C",
  questionnaire_id text collate "C" not null,
  title text not null,
  title_en text,
  purpose text not null check (purpose in ('needs', 'satisfaction', 'opinion')),
  community_ids text[] not null check (cardinality(community_ids) > 0),
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  -- What the answers are for, as residents read it, and whom they can ask.
  about text,
  about_en text,
  contact_name text,
  contact_phone text,
  keyed_twice boolean not null default false,
  open_token_hash text,
  codes_made integer not null default 0,
  law_day date not null,
  opened_at timestamptz not null,
  version integer not null default 1,
  primary key (jurisdiction, id)
);
create index campaigns_purchase on campaigns (jurisdiction, purchase_id) where purchase_id is not null;
create index campaigns_purchaser on campaigns (jurisdiction, purchaser_id, closes_on);
create index campaigns_closing on campaigns (jurisdiction, closes_on);
create unique index campaigns_open_link on campaigns (jurisdiction, open_token_hash) where open_token_hash is not null;

-- The codes and the open link, encrypted under the master secret so that slips can be printed again; emptied when the campaign is over.
create table campaign_slips (
  jurisdiction text collate "C" not null,
  campaign_id text collate "C" not null,
  locked_key text,
  sealed bytea,
  primary key (jurisdiction, campaign_id)
);

-- Salt of all codes and submissions of a jurisdiction.
create table answer_salts (
  jurisdiction text collate "C" primary key,
  salt text not null
);

-- One per invited household. Only a salted fingerprint of the code, and whether it was used; never when, never by which answer.
create table household_codes (
  jurisdiction text collate "C" not null,
  code_hash text collate "C" not null,
  campaign_id text collate "C" not null,
  community_id text collate "C" not null,
  used boolean not null default false,
  primary key (jurisdiction, code_hash)
);
create index household_codes_campaign on household_codes (jurisdiction, campaign_id, community_id);

-- An answer someone has begun and not sent. Emptied when it is sent.
create table answer_drafts (
  jurisdiction text collate "C" not null,
  id_hash text collate "C" not null,
  campaign_id text collate "C" not null,
  community_id text collate "C" not null,
  code_hash text collate "C",
  -- The random number the answer is stored under; gone when it is sent.
  submission_id text,
  route text not null check (route in ('own-phone', 'helped', 'tablet', 'open-link')),
  content jsonb not null,
  touched_on date not null,
  sent boolean not null default false,
  primary key (jurisdiction, id_hash)
);
create index answer_drafts_old on answer_drafts (jurisdiction, touched_on);

-- No name, no address, no device, no code, nothing finer than the day.
create table answers (
  jurisdiction text collate "C" not null,
  campaign_id text collate "C" not null,
  -- Fingerprint of the random number the form carried: the same form sent twice is one answer.
  submission_hash text collate "C" not null,
  community_id text collate "C" not null,
  route text not null check (route in ('own-phone', 'helped', 'tablet', 'paper', 'open-link')),
  -- Came with a household code, so that it belongs to the drawn sample.
  invited boolean not null,
  answered_on date not null,
  content jsonb not null,
  -- Rewritten in random order after its day, so that the order of storage tells nothing.
  shuffled boolean not null default false,
  primary key (jurisdiction, campaign_id, submission_hash)
);
create index answers_unshuffled on answers (jurisdiction, answered_on) where not shuffled;

-- Kept in the same transaction as the answer. Scores in thousandths, so that sums are exact.
create table answer_totals (
  jurisdiction text collate "C" not null,
  campaign_id text collate "C" not null,
  community_id text collate "C" not null,
  route text collate "C" not null,
  invited boolean not null,
  answers integer not null,
  scored integer not null,
  score_milli bigint not null,
  primary key (jurisdiction, campaign_id, community_id, route, invited)
);

-- A paper questionnaire between its first and its second keying. Its content is taken out when it is settled.
create table paper_sheets (
  jurisdiction text collate "C" not null,
  campaign_id text collate "C" not null,
  -- Running number written on the paper.
  sheet text collate "C" not null,
  community_id text collate "C" not null,
  code_hash text collate "C",
  state text not null check (state in ('keyed-once', 'differs', 'settled')),
  first_content jsonb,
  second_content jsonb,
  first_keyed_by text collate "C",
  keyed_on date not null,
  version integer not null default 1,
  primary key (jurisdiction, campaign_id, sheet),
  check ((state = 'settled') = (first_content is null))
);

create table needs (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  purchaser_id text collate "C" not null,
  purchase_id text collate "C",
  title text not null,
  title_en text,
  statement text not null,
  state text not null check (state in ('noticed', 'accepted', 'set-aside')),
  noticed_on date not null,
  accepted_on date,
  set_aside_on date,
  set_aside_reason text,
  law_day date not null,
  version integer not null default 1,
  primary key (jurisdiction, id),
  check ((state = 'accepted') = (accepted_on is not null)),
  check ((state = 'set-aside') = (set_aside_reason is not null))
);
create index needs_purchaser on needs (jurisdiction, purchaser_id, noticed_on desc);
create index needs_purchase on needs (jurisdiction, purchase_id) where purchase_id is not null;

create table need_evidence (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  need_id text collate "C" not null,
  kind text not null check (kind in ('felt', 'normative', 'expressed', 'comparative')),
  says text not null,
  source text not null,
  campaign_id text collate "C",
  question_id text,
  -- The estimate as it stood on the day it was attached.
  estimate jsonb,
  added_on date not null,
  primary key (jurisdiction, id),
  check (kind <> 'felt' or (campaign_id is not null and estimate is not null))
);
create index need_evidence_need on need_evidence (jurisdiction, need_id);
