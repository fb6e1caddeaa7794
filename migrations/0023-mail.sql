-- Letters that wait to be sent by mail, and those that were. What they say and to whom is locked under the master secret, and is
-- erased once the letter is sent or given up.
create table outbox (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  -- letter: as it stands; reset: written only when it is sent, if anybody has the address.
  kind text not null check (kind in ('letter', 'reset')),
  content text,
  created_at timestamptz not null,
  -- Sent not before this moment; the next try after one that failed.
  next_at timestamptz not null,
  tries integer not null default 0,
  sent_at timestamptz,
  given_up_at timestamptz,
  last_error text,
  primary key (jurisdiction, id)
);
create index outbox_due on outbox (jurisdiction, next_at) where sent_at is null and given_up_at is null;
