-- One row per contract: numbers its claims and makes two claims on it wait for each other.
create table claim_books (
  jurisdiction text collate "C" not null,
  contract_id text collate "C" not null,
  last_number integer not null default 0,
  claimed_minor bigint not null default 0,
  primary key (jurisdiction, contract_id)
);

create table claims (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  number text not null,
  purchase_id text collate "C" not null,
  contract_id text collate "C" not null,
  purchaser_id text collate "C" not null,
  provider_id text collate "C" not null,
  -- What it was made from: accepted facts, or the advance that falls due with the signing.
  source text not null check (source in ('acceptance', 'signing')),
  acceptance_id text collate "C",
  title_zh text not null,
  title_en text not null,
  amount_minor bigint not null check (amount_minor > 0),
  -- What the purchaser disputes of the same instalments: not claimed here, claimed when it is settled.
  disputed_minor bigint not null default 0 check (disputed_minor >= 0),
  -- The facts as they stood, and their fingerprint.
  snapshot jsonb not null,
  snapshot_hash text not null,
  made_on date not null,
  -- The payment clock as the law of the claim's day gives it.
  clock_basis text not null check (clock_basis in ('statute', 'contract')),
  clock_start_on date not null,
  due_on date not null check (due_on >= clock_start_on),
  clock_says jsonb not null,
  daily_late_rate text,
  law_day date not null,
  state text not null check (state in ('with-officer', 'with-head', 'with-treasurer', 'asked-back', 'paid')),
  desk_since_at timestamptz not null,
  -- The one request for completion: who asked what when, and the answer.
  asked_by_desk text check (asked_by_desk in ('with-officer', 'with-head', 'with-treasurer')),
  asked_on date,
  asked_what text,
  completed_on date,
  completed_with text,
  invoice_number text,
  invoice_on date,
  paid_minor bigint not null default 0 check (paid_minor >= 0),
  interest_paid_minor bigint not null default 0 check (interest_paid_minor >= 0),
  -- Interest as it stood when the last of the amount was paid.
  interest_due_minor bigint check (interest_due_minor >= 0),
  last_paid_on date,
  settled_on date,
  version integer not null default 1,
  primary key (jurisdiction, id),
  check (paid_minor <= amount_minor),
  check ((state = 'paid') = (paid_minor = amount_minor)),
  check ((source = 'acceptance') = (acceptance_id is not null)),
  check ((state = 'asked-back') <= (asked_by_desk is not null and asked_what is not null))
);
create unique index claims_number on claims (jurisdiction, number);
create index claims_contract on claims (jurisdiction, contract_id, id);
create index claims_purchase on claims (jurisdiction, purchase_id);
create index claims_purchaser on claims (jurisdiction, purchaser_id, due_on, id);
create index claims_provider on claims (jurisdiction, provider_id, due_on, id);
create index claims_due on claims (jurisdiction, due_on, id);
create index claims_open on claims (jurisdiction, due_on) where state <> 'paid';

-- What was claimed stays as it was claimed: the application can move a claim from desk to desk and pay it, nothing else.
revoke update, delete, truncate on claims from tandem_app;
grant update (state, desk_since_at, asked_by_desk, asked_on, asked_what, completed_on, completed_with, invoice_number, invoice_on,
  paid_minor, interest_paid_minor, interest_due_minor, last_paid_on, settled_on, version) on claims to tandem_app;

-- Which share of which instalment a claim covers.
create table claim_lines (
  jurisdiction text collate "C" not null,
  claim_id text collate "C" not null,
  instalment_key text collate "C" not null,
  contract_id text collate "C" not null,
  line_id text collate "C" not null,
  acceptance_id text collate "C",
  -- Exact fraction of the instalment, as in 2/5.
  share text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  disputed_minor bigint not null default 0 check (disputed_minor >= 0),
  primary key (jurisdiction, claim_id, instalment_key)
);
create index claim_lines_contract on claim_lines (jurisdiction, contract_id);
revoke update, delete, truncate on claim_lines from tandem_app;

-- A claim's way over the desks: the open one has no end.
create table claim_desks (
  jurisdiction text collate "C" not null,
  claim_id text collate "C" not null,
  position integer not null,
  desk text not null check (desk in ('with-officer', 'with-head', 'with-treasurer', 'asked-back')),
  came_at timestamptz not null,
  left_at timestamptz,
  left_by_name text,
  primary key (jurisdiction, claim_id, position)
);

create table payments (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  claim_id text collate "C" not null,
  amount_minor bigint not null check (amount_minor >= 0),
  interest_minor bigint not null default 0 check (interest_minor >= 0),
  paid_on date not null,
  reference text not null,
  recorded_at timestamptz not null,
  recorded_by text collate "C",
  primary key (jurisdiction, id),
  check (amount_minor + interest_minor > 0)
);
create unique index payments_reference on payments (jurisdiction, claim_id, reference);
create index payments_paid on payments (jurisdiction, paid_on);
revoke update, delete, truncate on payments from tandem_app;

-- An institution's own figures, sealed: neither a reader of this table nor of a backup learns them.
create table cash_figures (
  jurisdiction text collate "C" not null,
  organisation_id text collate "C" not null,
  stated_at timestamptz not null,
  locked_key text not null,
  sealed text not null,
  primary key (jurisdiction, organisation_id)
);
