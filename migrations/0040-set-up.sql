-- The one-time address by which the first jurisdiction of an empty installation is set up. One row for the whole database.
-- reference table
create table set_up (
  single boolean primary key default true check (single),
  secret_hash text collate "C" not null,
  made_at timestamptz not null,
  used_at timestamptz
);
