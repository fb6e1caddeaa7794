-- Which column of an institution's own tables says what, as it was said when records were last taken from one.
create table import_maps (
  jurisdiction text collate "C" not null references jurisdictions (code),
  organisation_id text collate "C" not null,
  columns jsonb not null,
  kept_at timestamptz not null,
  kept_by text collate "C" not null,
  primary key (jurisdiction, organisation_id)
);
