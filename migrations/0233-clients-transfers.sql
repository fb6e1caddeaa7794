-- Somebody served goes to another institution at their own wish: what they agreed to takes along lies here locked with a code that one worker hands
-- the other, until it is taken or its days are over. Neither institution's key opens it, nor does the program.
create table client_transfers (
  jurisdiction text collate "C" not null references jurisdictions (code),
  id text collate "C" not null,
  client_id text collate "C" not null,
  organisation_id text collate "C" not null,
  to_organisation_id text collate "C" not null,
  -- What goes beside name and contacts.
  parts text[] not null,
  given_on date not null,
  given_by text not null,
  way text not null,
  salt text,
  locked text,
  expires_at timestamptz not null,
  made_by text collate "C" not null,
  made_at timestamptz not null,
  taken_at timestamptz,
  taken_by text collate "C",
  primary key (jurisdiction, id),
  foreign key (jurisdiction, client_id) references clients (jurisdiction, id),
  check (organisation_id <> to_organisation_id),
  check ((salt is null) = (locked is null)),
  check (taken_at is null or locked is null)
);
create index client_transfers_to on client_transfers (jurisdiction, to_organisation_id, expires_at) where locked is not null;
create index client_transfers_of on client_transfers (jurisdiction, client_id, made_at);
