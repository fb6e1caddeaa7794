-- What people attach to records. The bytes lie in the store of files under their fingerprint; here stands what they are called, on what they
-- hang and whose they are. A row stays when its file is taken away or erased, and says so; `gone_at` is when the bytes went.
create table files (
  jurisdiction text collate "C" not null references jurisdictions (code),
  id text collate "C" not null,
  record_kind text not null,
  record_id text collate "C" not null,
  state text not null default 'kept' check (state in ('kept', 'removed', 'erased')),
  name text not null,
  note text,
  type text not null,
  bytes bigint not null check (bytes > 0),
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  organisation_id text collate "C",
  added_by text collate "C",
  added_at timestamptz not null,
  ended_by text collate "C",
  ended_at timestamptz,
  gone_at timestamptz,
  primary key (jurisdiction, id),
  check ((state = 'kept') = (ended_at is null)),
  check (state <> 'kept' or gone_at is null)
);
create index files_record on files (jurisdiction, record_kind, record_id);
create index files_content on files (jurisdiction, sha256) where state = 'kept';
create index files_organisation on files (jurisdiction, organisation_id) where state = 'kept';
create index files_going on files (jurisdiction) where state <> 'kept' and gone_at is null;
