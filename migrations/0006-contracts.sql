create table contracts (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  number text not null,
  purchase_id text collate "C" not null,
  tender_id text collate "C",
  -- Published when the contract did not come from a tender.
  no_tender_reason text,
  purchaser_id text collate "C" not null,
  provider_id text collate "C" not null,
  title text not null,
  title_en text,
  state text not null check (state in ('draft', 'negotiating', 'signed', 'active', 'ended', 'terminated')),
  -- The text in force; before both signed, the text on the table.
  version_number integer not null,
  starts_on date not null,
  ends_on date not null,
  total_minor bigint not null check (total_minor > 0),
  -- What both signed first: supplements are measured against it.
  original_minor bigint,
  -- What was awarded; the first text may not depart from it.
  award_minor bigint,
  law_day date not null,
  notice_on date,
  signed_on date,
  published_on date,
  begun_at timestamptz,
  closed_on date,
  close_reason text,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (jurisdiction, id),
  unique (jurisdiction, number),
  check (ends_on > starts_on),
  check (tender_id is not null or no_tender_reason is not null)
);
create index contracts_purchase on contracts (jurisdiction, purchase_id);
create index contracts_purchaser on contracts (jurisdiction, purchaser_id, starts_on desc);
create index contracts_provider on contracts (jurisdiction, provider_id, starts_on desc);
create index contracts_begin on contracts (jurisdiction, starts_on) where state = 'signed';
create index contracts_begun on contracts (jurisdiction, begun_at) where begun_at is not null;
create index contracts_end on contracts (jurisdiction, ends_on) where state = 'active';
-- One tender, one contract with one provider.
create unique index contracts_tender on contracts (jurisdiction, tender_id, provider_id) where tender_id is not null and state <> 'terminated';

-- Every text either side proposed, whole: lines, terms, dates, clauses.
create table contract_versions (
  jurisdiction text collate "C" not null,
  contract_id text collate "C" not null,
  number integer not null check (number > 0),
  state text not null check (state in ('open', 'agreed', 'declined', 'replaced')),
  proposed_by text not null check (proposed_by in ('purchaser', 'provider')),
  proposed_at timestamptz not null,
  reason text not null,
  content jsonb not null,
  purchaser_signed_at timestamptz,
  purchaser_signer text,
  provider_signed_at timestamptz,
  provider_signer text,
  answer text,
  answered_at timestamptz,
  version integer not null default 1,
  primary key (jurisdiction, contract_id, number)
);
-- One open proposal at a time.
create unique index contract_versions_open on contract_versions (jurisdiction, contract_id) where state = 'open';

-- What fell due under a contract, for either side: the register of duties.
create table duties (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  contract_id text collate "C" not null,
  purchase_id text collate "C" not null,
  purchaser_id text collate "C" not null,
  provider_id text collate "C" not null,
  kind text not null,
  debtor text not null check (debtor in ('purchaser', 'provider')),
  subject_kind text not null,
  subject_id text collate "C" not null,
  title jsonb not null,
  why jsonb not null,
  otherwise jsonb not null,
  -- Said when the day cannot be counted yet, or besides it.
  due_says jsonb,
  due_on date,
  amount_minor bigint,
  clause text,
  cites jsonb not null,
  href text not null,
  raised_on date not null,
  state text not null default 'open' check (state in ('open', 'done', 'void')),
  fulfilled_on date,
  evidence text,
  version integer not null default 1,
  primary key (jurisdiction, id),
  unique (jurisdiction, contract_id, kind, subject_id)
);
create index duties_purchaser on duties (jurisdiction, purchaser_id, due_on) where state = 'open';
create index duties_provider on duties (jurisdiction, provider_id, due_on) where state = 'open';
create index duties_purchase on duties (jurisdiction, purchase_id) where state = 'open';
