-- What was reached of an indicator of a contract, each time it is due to be shown, with how that is known. A value is corrected by a further
-- edition with its reason; what was said before stays as it was.
create table indicator_values (
  jurisdiction text collate "C" not null,
  contract_id text collate "C" not null,
  indicator_id text collate "C" not null,
  -- The month as m03, or half-way, at-the-end, after-the-end.
  shown_for text collate "C" not null,
  edition integer not null check (edition >= 1),
  line_id text collate "C" not null,
  value text not null,
  evidence text not null,
  shown_on date not null,
  reason text,
  entered_at timestamptz not null,
  entered_by text not null,
  organisation_id text collate "C",
  primary key (jurisdiction, contract_id, indicator_id, shown_for, edition),
  check (edition = 1 or reason is not null)
);
revoke update, delete on indicator_values from tandem_app;
grant update (evidence, reason, entered_by) on indicator_values to tandem_app;

-- What the institution answers where far less time was recorded than its post is paid for: once for each post and hand-in.
create table time_answers (
  jurisdiction text collate "C" not null,
  acceptance_id text collate "C" not null,
  times integer not null check (times >= 1),
  appointment_id text collate "C" not null,
  answer text not null,
  answered_on date not null,
  answered_by text not null,
  primary key (jurisdiction, acceptance_id, times, appointment_id)
);
