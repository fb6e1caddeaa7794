-- Which master secret this database was begun with: a slow fingerprint of it, from which it cannot be found. One row for the whole database.
-- reference table
create table secret_check (
  single boolean primary key default true check (single),
  salt bytea not null,
  proof bytea not null
);
revoke update, delete, truncate on secret_check from tandem_app;

-- What the program could not do although it was due, and tries again: it stands here until it is done.
create table alarms (
  jurisdiction text collate "C" not null,
  kind text collate "C" not null,
  subject_kind text not null,
  subject_id text collate "C" not null,
  raised_at timestamptz not null,
  primary key (jurisdiction, kind, subject_id)
);
create index alarms_subject on alarms (jurisdiction, subject_id);

-- A bid whose content does not match the fingerprint it came with is set aside until a person confirms that.
alter table bids drop constraint bids_state_check;
alter table bids
  add constraint bids_state_check check (state in ('sealed', 'withdrawn', 'opened', 'ranked', 'rejected', 'set-aside')),
  add column finding text,
  add check (state <> 'set-aside' or finding is not null);
