-- Who is served. Names lie under a key that is the institution's alone: it is kept here only locked, by what its people know by heart or hold
-- on paper, and while it is open by a secret of the session that lies in the browser. Whoever has the database, its backup and the
-- master secret of the program reads no name.
create table name_keys (
  jurisdiction text collate "C" not null references jurisdictions (code),
  organisation_id text collate "C" not null,
  made_at timestamptz not null,
  made_by text collate "C" not null,
  -- Clients are numbered within their institution.
  last_number integer not null default 0,
  primary key (jurisdiction, organisation_id)
);
create table name_key_locks (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  organisation_id text collate "C" not null,
  -- By a passphrase of one person, by a code that is handed over and opens once, by the code on paper that opens when all else is lost.
  kind text not null check (kind in ('person', 'handed', 'paper')),
  user_id text collate "C",
  salt text not null,
  locked text not null,
  made_by text collate "C" not null,
  made_at timestamptz not null,
  expires_at timestamptz,
  tries integer not null default 0,
  tried_at timestamptz,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, organisation_id) references name_keys (jurisdiction, organisation_id),
  check ((kind = 'person') = (user_id is not null))
);
create unique index name_key_locks_person on name_key_locks (jurisdiction, organisation_id, user_id) where kind = 'person';
create table open_names (
  jurisdiction text collate "C" not null,
  session_id text collate "C" not null,
  organisation_id text collate "C" not null,
  locked text not null,
  opened_at timestamptz not null,
  primary key (jurisdiction, session_id),
  foreign key (jurisdiction, session_id) references sessions (jurisdiction, id) on delete cascade
);
create table clients (
  jurisdiction text collate "C" not null references jurisdictions (code),
  id text collate "C" not null,
  organisation_id text collate "C" not null,
  number integer not null,
  -- Name, telephone, address, guardian: under the institution's key. Empty once erased.
  sealed text,
  -- Keyed fingerprint of the name, by which the institution finds somebody entered twice. Nobody without its key can try names out.
  name_mark text,
  age_group text not null,
  sex text not null,
  groups text[] not null default '{}',
  community_id text collate "C",
  worker_id text collate "C" not null,
  state text not null default 'known' check (state in ('known', 'erased')),
  version integer not null default 1,
  entered_at timestamptz not null,
  entered_by text collate "C" not null,
  erased_at timestamptz,
  primary key (jurisdiction, id),
  check ((state = 'erased') = (sealed is null)),
  check ((state = 'erased') = (erased_at is not null)),
  check (state = 'known' or name_mark is null)
);
create unique index clients_number on clients (jurisdiction, organisation_id, number);
create index clients_worker on clients (jurisdiction, worker_id);
create index clients_mark on clients (jurisdiction, organisation_id, name_mark) where name_mark is not null;
create table client_consents (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  client_id text collate "C" not null,
  scope text not null,
  given_on date not null,
  given_by text not null check (given_by in ('self', 'guardian')),
  way text not null check (way in ('written', 'spoken')),
  until_on date,
  entered_by text collate "C" not null,
  entered_at timestamptz not null,
  withdrawn_on date,
  withdrawn_at timestamptz,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, client_id) references clients (jurisdiction, id)
);
create unique index client_consents_one on client_consents (jurisdiction, client_id, scope) where withdrawn_at is null;
-- Every look at a name: who, whose, on which day, how often.
create table client_looks (
  jurisdiction text collate "C" not null,
  client_id text collate "C" not null,
  user_id text collate "C" not null,
  looked_on date not null,
  times integer not null,
  last_at timestamptz not null,
  primary key (jurisdiction, client_id, user_id, looked_on),
  foreign key (jurisdiction, client_id) references clients (jurisdiction, id)
);
-- Why somebody looked who is not of the case, and who read that.
create table client_reasons (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  client_id text collate "C" not null,
  user_id text collate "C" not null,
  reason text not null,
  given_at timestamptz not null,
  until_at timestamptz not null,
  read_by text collate "C",
  read_at timestamptz,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, client_id) references clients (jurisdiction, id),
  check ((read_by is null) = (read_at is null))
);
create index client_reasons_client on client_reasons (jurisdiction, client_id);
