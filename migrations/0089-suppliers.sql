-- Institutions ask by themselves to be registered; until somebody confirms it there is no organisation and no account. Who asked stands
-- here only until it is decided.
create table supplier_applications (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  state text not null default 'asked' check (state in ('asked', 'confirmed', 'refused')),
  name text not null,
  name_en text,
  credit_code text collate "C" not null,
  legal_form text not null,
  address text,
  represented_by text,
  phone text,
  contact_name text,
  contact_email text,
  documents jsonb not null default '[]',
  asked_on date not null,
  decided_on date,
  reason text,
  organisation_id text collate "C",
  version integer not null default 1,
  primary key (jurisdiction, id),
  check ((state = 'asked') = (decided_on is null)),
  check ((state = 'confirmed') = (organisation_id is not null)),
  check (state <> 'asked' or (contact_name is not null and contact_email is not null))
);
create index supplier_applications_state on supplier_applications (jurisdiction, state, asked_on);

-- What an institution shows of itself, kept once and named in every bid.
create table supplier_documents (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  organisation_id text collate "C" not null,
  kind text not null,
  number text not null,
  issuer text,
  valid_until date,
  state text not null default 'stands' check (state in ('stands', 'withdrawn')),
  entered_on date not null,
  withdrawn_on date,
  version integer not null default 1,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, organisation_id) references organisations (jurisdiction, id),
  check ((state = 'withdrawn') = (withdrawn_on is not null))
);
create index supplier_documents_organisation on supplier_documents (jurisdiction, organisation_id, state);
create index supplier_documents_until on supplier_documents (jurisdiction, valid_until) where state = 'stands';

-- Whether who asks is confirmed by rule; without a row an administrator confirms each.
create table supplier_rules (
  jurisdiction text collate "C" not null primary key,
  by_rule boolean not null,
  version integer not null default 1
);

-- supplier: whoever asked is confirmed by rule when the letter is written, if nothing speaks against it.
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in ('letter', 'reset', 'call', 'supplier'));
