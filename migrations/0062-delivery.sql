-- At each hand-in some records of its days are drawn at random for the purchaser to check. What they were drawn from and the seed are kept,
-- so that anybody can draw them again; a period that is handed in again is drawn anew, and the earlier draw stays.
create table acceptance_draws (
  jurisdiction text collate "C" not null,
  acceptance_id text collate "C" not null,
  -- Which hand-in of the period, from 1.
  times integer not null check (times >= 1),
  seed text not null,
  pool text[] not null,
  drawn text[] not null,
  drawn_at timestamptz not null,
  primary key (jurisdiction, acceptance_id, times)
);

-- What the purchaser found when it checked a drawn record.
create table acceptance_checks (
  jurisdiction text collate "C" not null,
  acceptance_id text collate "C" not null,
  times integer not null,
  record_id text collate "C" not null,
  result text not null check (result in ('as-recorded', 'differs', 'not-checkable')),
  note text,
  checked_on date not null,
  checked_by text not null,
  primary key (jurisdiction, acceptance_id, times, record_id),
  foreign key (jurisdiction, acceptance_id, times) references acceptance_draws (jurisdiction, acceptance_id, times),
  check (result = 'as-recorded' or note is not null)
);

-- Why it was accepted with drawn records that nobody had checked.
alter table acceptances add column unchecked_reason text;
