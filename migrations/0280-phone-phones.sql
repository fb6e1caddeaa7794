-- Telephones of workers on which records are written without signal, and what came from each. Of a telephone is kept whose it is, what its owner
-- calls it, and the half of its lock that only a live session gets. What is written on it lies there, locked, until it is sent.
create table phones (
  jurisdiction text collate "C" not null references jurisdictions (code),
  id text collate "C" not null,
  organisation_id text collate "C" not null,
  user_id text collate "C" not null,
  name text not null check (char_length(name) between 1 and 60),
  -- Fingerprint of what it shows of itself: whoever has only the database cannot speak as it.
  token_hash text not null,
  -- Opens what lies on the telephone where its PIN was forgotten; locked with the master secret, emptied once the telephone is lost or removed.
  locked_secret text,
  state text not null default 'in-use',
  version integer not null default 1,
  entered_at timestamptz not null,
  seen_at timestamptz not null,
  -- How many entries it said it still had, the last time it was heard of.
  unsent integer not null default 0 check (unsent >= 0),
  -- The session in which it was heard of last, which ends with it.
  session_id text collate "C",
  ended_at timestamptz,
  ended_by text collate "C",
  wiped_at timestamptz,
  primary key (jurisdiction, id),
  check ((state = 'in-use') = (ended_at is null)),
  check ((state = 'in-use') = (locked_secret is not null))
);
create index phones_user on phones (jurisdiction, user_id, entered_at);
create index phones_organisation on phones (jurisdiction, organisation_id, entered_at);

-- What was taken from a telephone, by the id that it gave it: sent again it changes nothing.
create table phone_entries (
  jurisdiction text collate "C" not null,
  phone_id text collate "C" not null,
  id text collate "C" not null,
  kind text not null,
  -- A keyed mark of what it said: the same id with other contents is no repetition.
  sent_mark text not null,
  record_id text collate "C",
  stored_at timestamptz not null,
  primary key (jurisdiction, phone_id, id),
  foreign key (jurisdiction, phone_id) references phones (jurisdiction, id) on delete cascade
);
