-- What each side says will count as success, before the service begins: sealed until both have said it, then open to both. It is said once.
create table success_said (
  jurisdiction text collate "C" not null,
  contract_id text collate "C" not null,
  side text not null check (side in ('purchaser', 'provider')),
  sealed text,
  said jsonb,
  said_on date not null,
  primary key (jurisdiction, contract_id, side),
  check ((sealed is null) <> (said is null))
);
revoke delete on success_said from tandem_app;

-- The words both agree on for a line after they have read each other. One side writes them, the other agrees; until then the difference stands.
create table success_words (
  jurisdiction text collate "C" not null,
  contract_id text collate "C" not null,
  line_id text collate "C" not null,
  words text not null,
  written_by text not null check (written_by in ('purchaser', 'provider')),
  written_on date not null,
  agreed_on date,
  version integer not null default 1,
  primary key (jurisdiction, contract_id, line_id)
);
revoke delete on success_words from tandem_app;
