-- What a jurisdiction sets for itself by its screens, each change a row of its own: what was published under an older one keeps it.
create table own_settings (
  jurisdiction text collate "C" not null,
  kind text collate "C" not null,
  -- From 1; the highest holds.
  version integer not null check (version > 0),
  value jsonb not null,
  from_at timestamptz not null,
  primary key (jurisdiction, kind, version)
);
revoke update, delete, truncate on own_settings from tandem_app;
