-- The role the application works under. It may not change tables, nor rewrite the record log.
do $$ begin
  if not exists (select from pg_roles where rolname = 'tandem_app') then create role tandem_app nologin; end if;
end $$;
-- Whoever migrates must be able to step down to it.
do $$ begin
  if not pg_has_role(current_user, 'tandem_app', 'member') then execute format('grant tandem_app to %I', current_user); end if;
end $$;
grant usage on schema public to tandem_app;
alter default privileges in schema public grant select, insert, update, delete on tables to tandem_app;

-- reference table
create table jurisdictions (
  code text collate "C" primary key check (code ~ '^[a-z0-9-]{2,32}$'),
  name_zh text not null,
  name_en text not null,
  zone text not null,
  currency text not null,
  place text not null,
  host text unique,
  -- Registered prefix of open contracting ids; without one a clearly marked test prefix is used.
  ocid_prefix text check (ocid_prefix ~ '^ocds-[a-z0-9]{6}$'),
  demo boolean not null default false
);

create table record_log (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  at timestamptz not null,
  action text not null,
  subject_kind text,
  subject_id text collate "C",
  purchase_id text collate "C",
  actor_kind text not null,
  actor_id text collate "C",
  actor_name text,
  organisation_id text collate "C",
  outcome text not null,
  facts jsonb not null,
  before_hash text,
  after_hash text,
  request_id text,
  primary key (jurisdiction, id)
);
create index record_log_subject on record_log (jurisdiction, subject_id, id desc) where subject_id is not null;
create index record_log_purchase on record_log (jurisdiction, purchase_id, id desc) where purchase_id is not null;

-- Committed entries that have no place in the order yet.
create table record_log_pending (
  jurisdiction text collate "C" not null,
  entry_id text collate "C" not null,
  primary key (jurisdiction, entry_id)
);

create table record_log_order (
  jurisdiction text collate "C" not null,
  seq bigint not null,
  entry_id text collate "C" not null,
  hash text not null,
  primary key (jurisdiction, seq),
  unique (jurisdiction, entry_id)
);

revoke update, delete, truncate on record_log, record_log_order from tandem_app;

-- A request that comes twice changes nothing the second time.
create table once_keys (
  jurisdiction text collate "C" not null,
  key text collate "C" not null,
  action text not null,
  result jsonb not null,
  created_on date not null,
  primary key (jurisdiction, key)
);
create index once_keys_age on once_keys (jurisdiction, created_on);

-- Running numbers, such as the number of a purchase within its year.
create table counters (
  jurisdiction text collate "C" not null,
  name text collate "C" not null,
  value bigint not null default 0,
  primary key (jurisdiction, name)
);

-- Days an administrator adds to the national calendar, or years it does not know yet.
create table holidays (
  jurisdiction text collate "C" not null,
  day date not null,
  kind text not null check (kind in ('holiday', 'workday')),
  source text not null,
  primary key (jurisdiction, day)
);

-- Which form the tables have is read by backups.
grant select on kysely_migration to tandem_app;
