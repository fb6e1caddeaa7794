-- What is written about somebody who is served, by whoever serves them. It lies under the key of names: the database, a backup and the
-- program's master secret read none of it. It is emptied when what is known of the client is erased.
create table client_notes (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  client_id text collate "C" not null,
  -- What it is about, as the id of a case, a goal or a contact, and what kind of note it is.
  about text collate "C" not null,
  kind text not null,
  sealed text,
  written_by text collate "C" not null,
  written_at timestamptz not null,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, client_id) references clients (jurisdiction, id)
);
create index client_notes_client on client_notes (jurisdiction, client_id);
