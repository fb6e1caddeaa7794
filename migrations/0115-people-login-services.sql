-- Single sign-on: who says who somebody is, of each jurisdiction one. Roles stay here.
create table login_services (
  jurisdiction text collate "C" not null primary key,
  name_zh text not null,
  name_en text,
  issuer text collate "C" not null,
  client_id text collate "C" not null,
  -- Locked for this issuer; null where the login service asks for none.
  client_secret text collate "C",
  name_claim text collate "C" not null,
  email_claim text collate "C" not null,
  -- Whether people may sign in by password beside it.
  passwords boolean not null default true,
  version integer not null default 1
);

-- Whose account somebody is at a login service. By an invitation or from a session of the person, never by an address of mail.
create table login_links (
  jurisdiction text collate "C" not null,
  issuer text collate "C" not null,
  subject text collate "C" not null,
  user_id text collate "C" not null,
  -- What the person is called there, for the person to see which account it is.
  known_as text,
  linked_at timestamptz not null,
  primary key (jurisdiction, issuer, subject),
  unique (jurisdiction, user_id, issuer),
  foreign key (jurisdiction, user_id) references users (jurisdiction, id)
);

-- Answers of a login service that were taken: each opens one thing once.
create table login_answers (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  until timestamptz not null,
  primary key (jurisdiction, id)
);

-- Accounts and sessions of before came by password.
alter table sessions add column by_login_service boolean not null default false;
