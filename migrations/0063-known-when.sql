-- What was known when. A record that is concluded is judged by the numbers of its place and the days off as they were known on that day,
-- so every state they had stays to be read and none of it can be rewritten.
create table local_number_versions (
  jurisdiction text collate "C" not null,
  id text collate "C" not null,
  version integer not null,
  -- The day on which the number came to stand so: entered, given another last day, withdrawn, restored.
  known_on date not null,
  state text not null check (state in ('stands', 'withdrawn')),
  until_on date,
  primary key (jurisdiction, id, version)
);
revoke update, delete, truncate on local_number_versions from tandem_app;
-- Of a number that was changed before this was kept, its last state is taken to be as old as the number, its withdrawal as its own day says.
insert into local_number_versions (jurisdiction, id, version, known_on, state, until_on)
select jurisdiction, id, case when state = 'withdrawn' then 0 else version end, entered_on, 'stands', until_on from local_numbers;
insert into local_number_versions (jurisdiction, id, version, known_on, state, until_on)
select jurisdiction, id, version, withdrawn_on, 'withdrawn', until_on from local_numbers where state = 'withdrawn';

-- Years of working days as they stood until they were corrected or withdrawn.
create table calendar_years_before (
  jurisdiction text collate "C" not null,
  year integer not null,
  -- Which of the states of the year this was, from 1.
  n integer not null,
  source text not null,
  address text,
  entered_on date not null,
  replaced_on date not null,
  days_off jsonb not null,
  worked_weekends jsonb not null,
  primary key (jurisdiction, year, n)
);
revoke update, delete, truncate on calendar_years_before from tandem_app;
