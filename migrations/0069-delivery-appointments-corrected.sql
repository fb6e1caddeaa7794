-- An appointment may be put right: its first day, with every day it had before, and itself where nobody ever came. Nothing of it is
-- taken away: what was withdrawn stays with its reason, and what a first day was before stays beside what it is.
alter table appointments
  add column state text not null default 'stands' check (state in ('stands', 'withdrawn')),
  add column withdrawn_on date,
  add column withdrawn_reason text,
  add check ((state = 'withdrawn') = (withdrawn_on is not null));

create table first_day_corrections (
  jurisdiction text collate "C" not null,
  appointment_id text collate "C" not null,
  -- Which of the corrections of the appointment this was, from 1.
  n integer not null,
  from_on_before date not null,
  from_on date not null,
  corrected_on date not null,
  -- Free text, from which the data officer may erase what is about a person.
  reason text not null,
  primary key (jurisdiction, appointment_id, n)
);
revoke update, delete, truncate on first_day_corrections from tandem_app;
grant update (reason) on first_day_corrections to tandem_app;
