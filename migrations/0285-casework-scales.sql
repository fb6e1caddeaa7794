-- Scales of an institution's own, or of others whose wording it may use: what is asked, how it is scored, where it is from and by which
-- licence. What somebody answers lies in client_notes, under the key of names; here stands nothing of anybody. A scale is not changed once it
-- is there, since scores would not mean the same: it is taken out of use, and another one added.
create table case_scales (
  jurisdiction text collate "C" not null references jurisdictions (code),
  id text collate "C" not null,
  organisation_id text collate "C" not null,
  says jsonb not null,
  retired_on date,
  version integer not null default 1,
  entered_at timestamptz not null,
  entered_by text collate "C" not null,
  primary key (jurisdiction, id)
);
create index case_scales_organisation on case_scales (jurisdiction, organisation_id);
create index client_notes_kind on client_notes (jurisdiction, kind, client_id);
