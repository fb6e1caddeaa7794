-- What people are told: that it is their turn, that a day nears or has passed, how something came out. One row for each person and matter.
create table notices (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  user_id text collate "C" not null,
  -- The organisation in whose name it is theirs.
  organisation_id text collate "C" not null,
  kind text not null check (kind in ('turn', 'near', 'late', 'owed', 'result')),
  -- What it is about: something due, or the entry of the record log that tells of a result.
  about text collate "C" not null,
  title_zh text not null,
  title_en text not null,
  href text not null,
  due_on date,
  purchase_id text collate "C",
  made_at timestamptz not null,
  read_at timestamptz,
  -- When it was over. What comes again later is told again.
  done_at timestamptz,
  -- When it went into a letter: one of its own, or that of the day.
  mailed_at timestamptz,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, user_id) references users (jurisdiction, id),
  foreign key (jurisdiction, organisation_id) references organisations (jurisdiction, id)
);
-- Nobody is told a thing twice while it lasts.
create unique index notices_once on notices (jurisdiction, user_id, organisation_id, kind, about) where done_at is null;
create index notices_mine on notices (jurisdiction, user_id, organisation_id, id desc);
create index notices_unread on notices (jurisdiction, user_id, organisation_id) where read_at is null and done_at is null;
create index notices_unmailed on notices (jurisdiction, user_id) where mailed_at is null and read_at is null and done_at is null;

-- How a person wants to be told of each kind, where otherwise than usual.
create table notice_choices (
  jurisdiction text collate "C" not null,
  user_id text collate "C" not null,
  kind text not null check (kind in ('turn', 'near', 'late', 'owed', 'result')),
  mail text not null check (mail in ('at-once', 'daily', 'never')),
  primary key (jurisdiction, user_id, kind),
  foreign key (jurisdiction, user_id) references users (jurisdiction, id)
);

-- Up to which place of the record log everybody has been told, and the day on which everything due was last gone through.
create table notice_marks (
  jurisdiction text collate "C" not null primary key,
  told_to bigint not null,
  swept_on date not null
);

-- Addresses of other programs, as a gateway for short messages, that are called with every notice.
create table webhooks (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  url text not null,
  -- With which each call is signed; locked under the master secret.
  secret text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  primary key (jurisdiction, id)
);

alter table outbox drop constraint outbox_kind_check;
-- call: a notice handed to a webhook.
alter table outbox add constraint outbox_kind_check check (kind in ('letter', 'reset', 'call'));
